"""Adding uploaded files: a result for each, limits, progress, and nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_uploads import TIN, added, uploaded

from assistant import Assistant
from ui import texts
from ui.documents import handlers, uploads


def outcomes(adding: uploads.Adding) -> list[tuple[str, str]]:
    return [(result.name, result.outcome) for result in adding.results]


def test_each_file_has_its_result(desk: Assistant, tmp_path: Path) -> None:
    files = (("tin.md", TIN), ("empty.md", ""), ("program.txt", b"MZ\x90\x00\x03" * 500), ("fake.pdf", "no"))
    adding = added(desk, tmp_path, *files)
    assert outcomes(adding) == [
        ("empty.md", "failed"), ("fake.pdf", "failed"), ("program.txt", "failed"), ("tin.md", "added"),
    ]  # fmt: skip
    assert "is no PDF" in adding.results[1].notes[0] and "Windows program" in adding.results[2].notes[0]
    assert desk.document(adding.results[3].document).title == "Tin leaves Peru"


def test_the_same_name_means_a_newer_version(desk: Assistant, tmp_path: Path) -> None:
    before = len(desk.documents())
    assert outcomes(added(desk, tmp_path, ("tin.md", TIN))) == [("tin.md", "added")]
    assert outcomes(added(desk, tmp_path, ("tin.md", TIN))) == [("tin.md", "unchanged")]
    assert outcomes(added(desk, tmp_path, ("copy.md", TIN))) == [("copy.md", "unchanged")]
    newer = added(desk, tmp_path, ("tin.md", TIN.replace("310", "325")))
    assert outcomes(newer) == [("tin.md", "updated")]
    assert "325" in desk.document(newer.results[0].document).text
    assert len(desk.documents()) == before + 2  # copy.md still stands for the first version


def test_two_files_of_one_name_in_a_folder_are_two_documents(desk: Assistant, tmp_path: Path) -> None:
    before = len(desk.documents())
    files = (("a.md", TIN), ("a.md", TIN.replace("Peru", "Bolivia")), (".DS_Store", "x"), ("a.bin", "x"))
    adding = added(desk, tmp_path, *files, folder=True)
    assert outcomes(adding) == [("a.md", "added")] * 2 and adding.passed_over == 2
    assert len(desk.documents()) == before + 2


def test_what_is_added_before_a_cancel_stays(desk: Assistant, tmp_path: Path) -> None:
    checks = iter([False, False, True])
    files = [(f"{n}.md", TIN.replace("310", f"{n}10")) for n in range(1, 6)]
    adding = added(desk, tmp_path, *files, cancelled=lambda: next(checks))
    assert adding.cancelled and outcomes(adding) == [("1.md", "added"), ("2.md", "added")]
    assert {"1.md", "2.md"} <= {document.name for document in desk.documents()}


def test_whoever_goes_away_leaves_no_files(desk: Assistant, tmp_path: Path) -> None:
    paths = [uploaded(tmp_path, n, f"{n}.md", TIN) for n in range(3)]
    steps = uploads.add(desk, paths, tmp_path / "places")
    assert next(steps).current == "0.md"
    steps.close()  # type: ignore[attr-defined]
    assert not any(path.exists() for path in paths)


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("MAX_FILES", 1, "2 files came"), ("MAX_TOTAL_MB", 0, "0 MB are allowed at once")],
)
def test_too_much_at_once_is_refused_in_words(
    desk: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    monkeypatch.setattr(uploads, limit, value)
    adding = added(desk, tmp_path, ("a.md", TIN), ("b.md", TIN))
    assert words in adding.message and adding.results == ()


def test_a_big_file_keeps_out_no_other(
    desk: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_FILE_MB", 0.001)
    adding = added(desk, tmp_path, ("a.md", TIN), ("b.md", TIN + " More." * 400))
    assert outcomes(adding) == [("a.md", "added"), ("b.md", "failed")]
    assert "Split it" in adding.results[1].notes[0]


def test_a_folder_without_documents(desk: Assistant, tmp_path: Path) -> None:
    adding = added(desk, tmp_path, ("a.bin", "x"), folder=True)
    assert "No file came that can be read" in adding.message


def test_rate_and_time_left_follow_the_bytes(desk: Assistant, tmp_path: Path) -> None:
    paths = [uploaded(tmp_path, n, f"{n}.md", TIN[:-1] + str(n)) for n in range(4)]
    ticks = iter(range(0, 100, 3))
    steps = list(uploads.add(desk, paths, tmp_path / "places", clock=lambda: next(ticks)))
    assert [(step.done, step.left, step.per_minute) for step in steps] == [
        (0, None, None), (1, 9, 20), (2, 6, 20), (3, 3, 20), (4, 0, 20),
    ]  # fmt: skip
    page = handlers.progress(steps[1])
    assert (
        "1 of 4 files" in page and "1.md" in page and "about 9 s left" in page and "20 files a minute" in page
    )


def test_one_broken_reader_stops_nothing(
    desk: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = desk.add
    monkeypatch.setattr(
        desk,
        "add",
        lambda path: real(path) if path.name != "a.md" else (_ for _ in ()).throw(OSError("disk")),
    )
    adding = added(desk, tmp_path, ("a.md", TIN), ("b.md", TIN + " More."))
    assert outcomes(adding) == [("a.md", "failed"), ("b.md", "added")]
    assert adding.results[0].notes == (texts.UNEXPECTED,)
