"""Assistants and command lines over a model that loads nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hashed_words import HashedWords

from assistant import Assistant
from assistant.cli import main

GALLIUM = """Gallium exports in June

China exported 3,000 kilograms of gallium in June 2025. Japan received 2,004 kilograms of gallium in June.
Germany received none in June. "We expect no change," said Ada Beck, an analyst in London.

The exports fell because of new licences, which take 45 working days.
"""
TIN = "Tin prices in London\n\nThe price of tin rose to 30,500 dollars per tonne in May 2025.\n"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every assistant opened in this process uses the model that loads nothing."""
    monkeypatch.setattr("assistant.api.SentenceTransformerEmbedder", lambda model: HashedWords())


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Two small documents."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "gallium.txt").write_text(GALLIUM, encoding="utf-8")
    (folder / "tin.txt").write_text(TIN, encoding="utf-8")
    return folder


@pytest.fixture
def made(light: None, tmp_path: Path, files: Path) -> Iterator[Assistant]:
    """An assistant that knows the two documents; its store is `tmp_path / "store"`."""
    with Assistant.open(tmp_path / "store") as assistant:
        assistant.add(files)
        yield assistant


@pytest.fixture
def command(
    light: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Ran]:
    """Runs `assistant ...` in this process, on the store `tmp_path / "store"` unless told otherwise."""
    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path / "store"))

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main()
            raise SystemExit(0)
        told = capsys.readouterr()
        code = exit_.value.code
        return Ran(code if isinstance(code, int) else 1, told.out, told.err)

    return run
