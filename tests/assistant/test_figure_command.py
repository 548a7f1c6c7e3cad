"""`assistant figures`: the table, the CSV, the grid."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.figure_print import COLUMNS


def test_a_table_with_sources(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    assert "No figures found" in command("figures").out
    command("add", files)
    told = command("figures", "--commodity", "gallium", "--partner", "japanese")
    assert (told.code, told.err) == (0, "")
    assert "2,004 kg" in told.out
    assert "June 2025" in told.out
    assert "[1] " in told.out


def test_csv_can_be_read_back(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    command("add", files)
    rows = list(csv.DictReader(io.StringIO(command("figures", "--csv").out)))
    assert tuple(rows[0]) == COLUMNS
    (japan,) = [row for row in rows if row["value"] == "2004"]
    assert (japan["unit"], japan["literal"], japan["document"]) == ("kg", "2,004 kilograms", "gallium.txt")
    assert japan["destination"] == "Japan"
    assert int(japan["end"]) - int(japan["start"]) == len(japan["quote"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_document_writes_formulas_into_a_spreadsheet(command: Callable, files: Path, start: str) -> None:  # type: ignore[type-arg]
    (files / "bad.txt").write_text(
        f"{start}HYPERLINK(1) exports of tin were 5 tonnes in May 2025.", encoding="utf-8"
    )
    command("add", files / "bad.txt")
    rows = list(csv.DictReader(io.StringIO(command("figures", "--csv", "--document", "bad.txt").out)))
    for row in rows:
        assert not row["quote"].startswith(("=", "+", "-", "@"))


def test_json_and_grid(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    command("add", files)
    listed = json.loads(command("figures", "--commodity", "gallium", "--json").out)
    assert {"commodity", "value", "unit", "citation"} <= set(listed[0])
    told = command("figures", "--commodity", "gallium", "--grid").out
    assert "2025-06" in told and "2,004 kg" in told and "0 kg" in told
    laid_out = json.loads(command("figures", "--commodity", "gallium", "--grid", "--json").out)
    assert laid_out["months"] == ["2025-06"]


def test_markup_of_documents_is_text(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    name = "[red]x[/red].txt"
    (files / "marked.txt").write_text("Exports of tin were 5 tonnes in May 2025.", encoding="utf-8")
    (files / "marked.txt").rename(files / name.replace("/", ""))
    command("add", files)
    assert "[red]x[red]" in command("figures", "--commodity", "tin").out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--partner", "Atlantis"], 1, "'Atlantis' is no known place."),
        (["--period", "June"], 1, "names no year"),
        (["--document", "d0"], 1, "There is no document 'd0'"),
        (["--csv", "--json"], 2, "Leave out --json"),
        (["--csv", "--grid"], 2, "Leave out --json"),
        (["gallium"], 2, ""),
    ],
)
def test_what_is_wrong_is_told(command: Callable, arguments: list[str], code: int, told: str) -> None:  # type: ignore[type-arg]
    done = command("figures", *arguments)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
