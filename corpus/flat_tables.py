"""Tables that copying from a web page has flattened to one cell a line, made tables again.

Country / January (t) / Change (%) / Japan / 27,284 / -84.6 / Chile / 22,817 / -53.8
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.content import Grid

LONGEST_CELL = 60
"""A line of more characters is no cell."""
WIDEST = 12
"""Columns of a table at most."""
FEWEST_ROWS = 2
"""A single row cannot be told from a label with numbers below it."""

_NUMBER = re.compile(r"[-+−–(]?\s?[$€£¥]?\d[\d.,' ]*(?:%| ?cents?|¢)?\)?|[-–—]|n/?a", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d")
_COLUMN = re.compile(
    r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|q[1-4]|h[12]|ytd)\b.{0,24}\d\d"
    r"|(?i:(?:%|\w+ )?(?:change|chg|yoy|mom|y/y|m/m)\b.{0,12})"
)
"""A name of a column that can be no label of a row: a period, a change."""
_SENTENCE = re.compile(r"[.!?;:,]$")


@dataclass(frozen=True, slots=True)
class Lifted:
    """The lines with a mark in place of every table, and the tables by their mark."""

    lines: list[str]
    tables: dict[str, Grid]


def lift(lines: Sequence[str]) -> Lifted:
    """Put a mark in the place of every flattened table; blank lines and those of a bar alone part cells."""
    cells = [(index, cell) for index, line in enumerate(lines) if (cell := line.strip(" |"))]
    text = [cell for _, cell in cells]
    left: list[str] = []
    tables: dict[str, Grid] = {}
    at = done = after = 0
    while at < len(cells):
        found = _table(text, at)
        if found is None:
            at += 1
            continue
        grid, taken = found
        if not grid.header[0] and tables and at == after:
            last = tables[_mark(len(tables) - 1)]
            grid = Grid((last.header[0], *grid.header[1:]), grid.rows)  # a further part of the table above
        mark = _mark(len(tables))
        tables[mark] = grid
        left += [*lines[done : cells[at][0]], "", mark, ""]
        at += taken
        after = at
        done = cells[at - 1][0] + 1
    return Lifted([*left, *lines[done:]], tables)


def _mark(number: int) -> str:
    return f"\ue000table {number}\ue001"


def _table(text: Sequence[str], at: int) -> tuple[Grid, int] | None:
    """The table whose header begins at a cell and how many cells it has, None where there is none."""
    for names, width in ((_width(text[at : at + 2 * WIDEST]), 0), (_unlabelled(text[at : at + WIDEST]), 1)):
        rows: list[tuple[str, ...]] = []
        width += names
        while names and _is_row(
            row := text[(first := at + names + width * len(rows)) : first + width], width
        ):
            rows.append(tuple(row))
        if len(rows) >= FEWEST_ROWS:
            corner = ("",) if names < width else ()
            return Grid((*corner, *text[at : at + names]), tuple(rows)), names + width * len(rows)
    return None


def _unlabelled(text: Sequence[str]) -> int:
    """How many columns of numbers, where the header names those and has nothing above the row labels."""
    count = next((i for i, cell in enumerate(text) if not _COLUMN.fullmatch(cell)), len(text))
    return count if count >= 2 else 0


def _width(text: Sequence[str]) -> int:
    """How many columns: labels or periods until the first row, which has as many cells; 0 without one."""
    if not text or not _is_label(text[0]):
        return 0
    for width in range(2, WIDEST + 1):
        if width > len(text) or not _names_column(text[width - 1]):
            return 0
        if _is_row(text[width : 2 * width], width):
            return width
    return 0


def _names_column(text: str) -> bool:
    return bool(_is_label(text) or _YEAR.fullmatch(text) or _DAY.fullmatch(text))


def _is_row(cells: Sequence[str], width: int) -> bool:
    return len(cells) == width and _is_label(cells[0]) and all(map(_NUMBER.fullmatch, cells[1:]))


def _is_label(text: str) -> bool:
    return (
        len(text) <= LONGEST_CELL
        and any(char.isalpha() for char in text)
        and not _SENTENCE.search(text)
        and not _NUMBER.fullmatch(text)
    )
