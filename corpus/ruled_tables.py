"""Tables that a text file draws with bars or tabs between the cells, one row a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.content import Grid
from corpus.flat_tables import LONGEST_CELL, WIDEST, Lifted
from corpus.readers.header import is_value, with_groups

FEWEST_ROWS = 2
"""Rows below the header."""
_RULE = re.compile(r"[\s|:+=-]+")
_BARS = re.compile(r"\s*\|\s*")
_PERIOD = re.compile(r".*(?:19|20)\d\d.*|\d{1,2}[/.-]\d{1,2}[/.-]\d\d")


def lift_ruled(lines: Sequence[str]) -> Lifted:
    """Put a mark in the place of every run of lines with the same number of cells that reads as a table."""
    left: list[str] = []
    tables: dict[str, Grid] = {}
    for run in _runs(lines):
        grid = _grid(run)
        if grid is None:
            left += run
            continue
        mark = f"\ue000ruled {len(tables)}\ue001"
        tables[mark] = grid
        left += ["", mark, ""]
    return Lifted(left, tables)


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines, those that have the same number of cells together."""
    run: list[str] = []
    for line in lines:
        if run and not (_RULE.fullmatch(line) and "-" in line) and _width(line) != _width(run[0]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _width(line: str) -> int:
    return len(_cells(line))


def _cells(line: str) -> tuple[str, ...]:
    if "\t" in line:
        return tuple(cell.strip() for cell in line.rstrip().split("\t"))
    if "|" not in line:
        return (line,)
    bare = line.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    bare = bare[:-1] if bare.endswith("|") else bare
    return tuple(_BARS.split(bare.strip(" ")))


def _grid(run: Sequence[str]) -> Grid | None:
    """The table of a run of lines; None where its first line names no columns, or two of them alike."""
    rows = [_cells(line) for line in run if not (_RULE.fullmatch(line) and "-" in line)]
    if not 2 <= len(rows[0] if rows else ()) <= WIDEST or len(rows) <= FEWEST_ROWS:
        return None
    grid = with_groups([rows[0], _spread(rows[1]), *rows[2:]])
    names = [name for name in grid.header[1:] if name]
    named = all(map(_names_column, grid.header)) and len(names) == len(set(names)) == len(grid.header) - 1
    filled = all(row[0] and len(row[0]) <= LONGEST_CELL and not is_value(row[0]) for row in grid.rows)
    counted = sum(any(map(_holds_number, row[1:])) for row in grid.rows)
    return grid if named and filled and counted * 2 > len(grid.rows) >= FEWEST_ROWS else None


def _spread(row: tuple[str, ...]) -> tuple[str, ...]:
    """A second line of the header, in which a unit stands once for all the columns up to the next one."""
    if row[0] or any(map(is_value, filter(None, row))):
        return row
    cells = list(row)
    for at in range(2, len(cells)):
        cells[at] = cells[at] or cells[at - 1]
    return tuple(cells)


def _names_column(cell: str) -> bool:
    return len(cell) <= LONGEST_CELL and (not is_value(cell) or _PERIOD.fullmatch(cell) is not None)


def _holds_number(cell: str) -> bool:
    return any(char.isdigit() for char in cell)
