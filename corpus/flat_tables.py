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

_NUMBER = re.compile(r"[-+−–(]?\s?[$€£¥]?\d[\d.,' ]*%?\)?|[-–—]|n/?a", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?")
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
    at = done = 0
    while at < len(cells):
        grid = _table(text, at)
        if grid is None:
            at += 1
            continue
        mark = f"\ue000table {len(tables)}\ue001"
        tables[mark] = grid
        left += [*lines[done : cells[at][0]], "", mark, ""]
        at += len(grid.header) * (len(grid.rows) + 1)
        done = cells[at - 1][0] + 1
    return Lifted([*left, *lines[done:]], tables)


def _table(text: Sequence[str], at: int) -> Grid | None:
    """The table whose header begins at a cell, None where there is none."""
    width = _width(text[at : at + 2 * WIDEST])
    rows: list[tuple[str, ...]] = []
    while width and _is_row(row := text[(first := at + width * (len(rows) + 1)) : first + width], width):
        rows.append(tuple(row))
    return Grid(tuple(text[at : at + width]), tuple(rows)) if len(rows) >= FEWEST_ROWS else None


def _width(text: Sequence[str]) -> int:
    """How many columns: labels or years until the first row, which has as many cells; 0 without one."""
    if not text or not _is_label(text[0]):
        return 0
    for width in range(2, WIDEST + 1):
        if width > len(text) or not (_is_label(text[width - 1]) or _YEAR.fullmatch(text[width - 1])):
            return 0
        if _is_row(text[width : 2 * width], width):
            return width
    return 0


def _is_row(cells: Sequence[str], width: int) -> bool:
    return len(cells) == width and _is_label(cells[0]) and all(map(_NUMBER.fullmatch, cells[1:]))


def _is_label(text: str) -> bool:
    return (
        len(text) <= LONGEST_CELL
        and any(char.isalpha() for char in text)
        and not _SENTENCE.search(text)
        and not _NUMBER.fullmatch(text)
    )
