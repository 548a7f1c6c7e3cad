"""Files that were refused are remembered as long as that is true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hashed_words import HashedWords

from index.store import Store

TIN = "Exports of tin rose in June."


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a good file, an empty one, and one of a kind that cannot be read."""
    folder = tmp_path / "files"
    (folder / "old").mkdir(parents=True)
    (folder / "tin.txt").write_text(TIN, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "old" / "empty.md").write_text(" \n", encoding="utf-8")
    return folder


def names(store: Store) -> set[str]:
    return {refused.path.name for refused in store.refused.all()}


def test_what_fails_is_remembered_with_its_reason(store: Store, files: Path) -> None:
    report = store.add([files])
    remembered = {one.path: one.reason for one in store.refused.all()}
    assert remembered == {failure.path: failure.reason for failure in report.failed}
    assert names(store) == {"empty.txt", "empty.md"}
    one = store.refused.all()[0]
    assert one.to_dict() == {"name": one.path.name, "reason": one.reason, "when": one.when.isoformat()}
    store.close()
    again = Store(store.folder, HashedWords())
    assert {refused.path: refused.reason for refused in again.refused.all()} == remembered
    again.close()


def mended(store: Store, files: Path) -> None:
    (files / "empty.txt").write_text("Zinc fell in May.", encoding="utf-8")
    store.add([files / "empty.txt"])


def copied(store: Store, files: Path) -> None:
    """Now it is a copy of a document that is in the store."""
    (files / "empty.txt").write_text(TIN, encoding="utf-8")
    store.add([files])


def removed(store: Store, files: Path) -> None:
    (files / "empty.txt").unlink()
    store.add([files])


def removed_and_named(store: Store, files: Path) -> None:
    (files / "empty.txt").unlink()
    assert store.add([files / "empty.txt"]).failed


def failed_again(store: Store, files: Path) -> None:
    store.add([files])


def not_read_in_a_folder(store: Store, files: Path) -> None:
    """A folder is searched for files that can be read; what was named by itself stays refused."""
    (files / "logo.gif").write_bytes(b"GIF89a")
    store.add([files / "logo.gif"])
    store.add([files])


def others_added(store: Store, files: Path) -> None:
    store.add([files / "tin.txt"])
    store.add([files / "old"])


def document_removed(store: Store, files: Path) -> None:
    store.remove(store.catalogue.documents()[0].id)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (mended, {"empty.md"}),
        (copied, {"empty.md"}),
        (removed, {"empty.md"}),
        (removed_and_named, {"empty.md"}),
        (failed_again, {"empty.md", "empty.txt"}),
        (not_read_in_a_folder, {"empty.md", "empty.txt", "logo.gif"}),
        (others_added, {"empty.md", "empty.txt"}),
        (document_removed, {"empty.md", "empty.txt"}),
    ],
)
def test_how_long_it_is_remembered(
    store: Store, files: Path, change: Callable[[Store, Path], None], left: set[str]
) -> None:
    store.add([files])
    change(store, files)
    assert names(store) == left


def test_a_file_whose_content_of_before_is_back(store: Store, files: Path) -> None:
    tin = files / "tin.txt"
    store.add([tin])
    tin.write_text("", encoding="utf-8")
    store.add([tin])
    assert names(store) == {"tin.txt"}
    assert [document.text for document in store.catalogue.documents()] == [TIN]  # its older version stays
    tin.write_text(TIN, encoding="utf-8")
    assert store.add([tin]).unchanged
    assert names(store) == set()


def test_paths_that_are_no_file_are_only_reported(store: Store, files: Path) -> None:
    (files / "none").mkdir()
    report = store.add([files / "typo.txt", files / "none", Path("~nobody-of-that-name/x")])
    assert len(report.failed) == 3
    assert names(store) == set()


def test_the_same_file_in_two_ways(store: Store, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)
    store.add([Path("empty.txt")])
    store.add([files / "old" / ".." / "empty.txt"])
    assert [refused.path for refused in store.refused.all()] == [(files / "empty.txt").resolve()]


def test_forgetting_and_asking_change_nothing_that_is_searched(store: Store, files: Path) -> None:
    store.add([files])
    version = store.catalogue.version()
    store.add([files / "empty.txt"])
    assert store.catalogue.version() == version
    store.refused.forget()
    assert (names(store), store.catalogue.version()) == (set(), version)
