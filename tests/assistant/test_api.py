"""The promised API: what other programs may rely on."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

import assistant as package
from assistant import Assistant, AssistantError, BadQuestion, EmptyStore, UnknownDocument, library_folder


def test_everything_promised_is_there() -> None:
    for name in package.__all__:
        assert getattr(package, name).__doc__
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        _ = package.Nothing


def test_a_life(light: None, tmp_path: Path, files: Path) -> None:
    with Assistant.open(str(tmp_path / "new" / "store")) as a:
        seen: list[tuple[int, int]] = []
        report = a.add(
            files, str(files / "tin.txt"), progress=lambda done, total, path: seen.append((done, total))
        )
        assert [path.name for path in report.added] == ["gallium.txt", "tin.txt"]
        assert seen == [(1, 2), (2, 2)]
        assert [document.name for document in a.documents()] == ["gallium.txt", "tin.txt"]
        gallium = a.documents()[0]
        assert a.document(gallium.id) == gallium
        assert a.search("tin", limit=1)[0].document.name == "tin.txt"
        answer = a.ask("How much gallium went to Japan in June?")
        assert "2,004 kilograms" in answer.text
        assert answer.text.endswith("]")
        assert a.remove(gallium.id) == gallium
        assert a.ask("How much gallium went to Japan in June?").abstained
    with Assistant.open(tmp_path / "new" / "store") as again:
        assert [document.name for document in again.documents()] == ["tin.txt"]


def test_citations_are_exact_places(made: Assistant) -> None:
    answer = made.ask("How much gallium went to Japan in June?")
    for citation in answer.citations:
        document = made.document(citation.document.id)
        assert citation.quote == document.text[citation.start : citation.end]
    told = json.loads(json.dumps(answer.to_dict()))
    assert told["citations"][0]["quote"] == answer.citations[0].quote
    assert len(answer.proof) == sum(1 for entry in told["proof"])


def test_errors_are_for_people(made: Assistant, light: None, tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "empty") as empty:
        cases = [
            (EmptyStore, lambda: empty.ask("How much gallium?")),
            (BadQuestion, lambda: made.ask("")),
            (BadQuestion, lambda: made.search("  ")),
            (BadQuestion, lambda: made.search("tin", limit=0)),
            (UnknownDocument, lambda: made.document("d0")),
            (UnknownDocument, lambda: made.remove("")),
        ]
        for expected, call in cases:
            with pytest.raises(expected) as told:
                call()
            assert isinstance(told.value, AssistantError)
            assert told.value.came and told.value.allowed and told.value.next_step
        assert empty.search("gallium") == ()


def test_the_store_may_come_from_the_environment(
    light: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path / "from-environment"))
    Assistant.open().close()
    assert (tmp_path / "from-environment" / "catalogue.sqlite").is_file()


def test_asking_from_threads_while_adding(made: Assistant, tmp_path: Path) -> None:
    expected = made.ask("How much gallium went to Japan in June?").text
    errors: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        try:
            while not stop.is_set():
                assert made.ask("How much gallium went to Japan in June?").text == expected
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Zinc stocks were {number + 3} tonnes in May.", encoding="utf-8")
        made.add(path)
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []


def test_the_library_is_there() -> None:
    assert any(path.suffix == ".csv" for path in library_folder().rglob("*"))
    assert os.access(library_folder(), os.R_OK)


def test_the_bundled_library_answers(library_store: Assistant) -> None:
    answer = library_store.ask("How much gallium went to Japan in June?")
    assert "2,004" in answer.text
    assert any("2,004" in citation.quote for citation in answer.citations)
    assert library_store.store.faults() == ()
    assert library_store.ask("How much plutonium went to Iceland in June 1999?").abstained
