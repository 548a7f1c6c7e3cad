"""The shape of a table: the words above and below it, rows that head others, labels said once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Document, Table
from corpus.figures.cells import is_dash, value_of
from corpus.figures.columns import Column
from corpus.figures.labels import label
from corpus.figures.unit_names import Stated, stated_units

_FOREIGN = re.compile(
    r"\b(?:menge|wert|ausfuhr|einfuhr|tonnen|monat|jahr|gewicht|quantité|valeur|pays|poids|mois|année|cantidad"
    r"|valor|país|toneladas|quantità|valore|hoeveelheid|waarde|peso|mês|quantidade|ilość|wartość)\b",
    re.IGNORECASE,
)
_DASH_IS_ZERO = re.compile(
    r"(?:^|[\s;,.(“\"'‘])[-–—][\"'”’]?\s*(?:=|:|means|denotes|indicates|represents|stands for)?"
    r"\s*(?:nil|zero)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:sources?|notes?|data|\*|\d\))(?:\b|$)", re.IGNORECASE)
_LONGEST_SECTION = 80
_LONGEST_NEAR = 250
_SHORT = 40
"""Characters of a line that may be the name of a table."""


def foreign(text: str) -> bool:
    """Whether words of a table are of a language that writes decimal commas."""
    return _FOREIGN.search(text.replace("_", " ")) is not None


def dash_is_zero(text: str) -> bool:
    """Whether the words around a table say that a dash means zero."""
    return _DASH_IS_ZERO.search(text) is not None


def beside(document: Document, table: Table) -> tuple[str, str]:
    """The lines directly above a table, and the note directly below it."""
    before = document.text[max(0, table.start - 400) : table.start].strip().rsplit("\n\n", 1)[-1]
    if len(before) > _LONGEST_NEAR:
        before = before.rsplit(". ", 1)[-1]
    after = document.text[table.end : table.end + 400].strip("\n").split("\n\n", 1)[0]
    return before, after if len(after) <= _LONGEST_NEAR else ""


def units_of_money(document: Document, table: Table, before: str) -> list[Stated]:
    """What money is counted in, told by the paragraph above a short line above a table: "values in million
    yen".

    Of amounts it says nothing that holds for all rows: "volumes of crude in kilolitres, of coal in tonnes".
    """
    above = document.text[max(0, table.start - 800) : table.start].strip().split("\n\n")
    if len(above) < 2 or above[-1] != before or len(before) > _SHORT or any(map(str.isdigit, before)):
        return []
    return [one for one in stated_units(above[-2]) if one.unit.dimension == "money"]


def last_lines(table: Table) -> str:
    """Rows at the end of a table that hold one cell of words: notes that the file did not set apart."""
    lines: list[str] = []
    for row in reversed(table.rows[-5:]):
        held = [cell for cell in row.cells if cell]
        if len(held) != 1 or len(row.cells) < 2 or value_of(held[0]):
            break
        lines.insert(0, held[0])
    return "\n".join(lines)


Filled = dict[int, tuple[tuple[str, ...], tuple[str, ...]]]
"""Cells and section names of a row, by where it starts."""


def filled(table: Table, columns: Sequence[Column]) -> Filled:
    """The rows, with labels that stand only in the first of several, and the names of their section."""
    carried = [""] * len(columns)
    sections: list[str] = []
    open_section = False
    found: Filled = {}
    for row in table.rows:
        full = [index for index, cell in enumerate(row.cells) if cell]
        if len(full) == 1 and len(columns) > 1 and _is_section(row.cells[full[0]], columns[full[0]]):
            name = row.cells[full[0]]
            sections = [*(sections if open_section else _kept(sections, name)), name]
            open_section, carried = True, [""] * len(columns)
            continue
        open_section = False
        cells = list(row.cells)
        if full and full[0] > 0 and any(carried[: full[0]]) and _labels_follow(row.cells, columns, full[0]):
            cells[: full[0]] = carried[: full[0]]
        carried = [cell if not column.numeric else "" for cell, column in zip(cells, columns, strict=False)]
        grand = bool(cells) and cells[0].lower().startswith("grand")
        found[row.start] = (tuple(cells), () if grand else tuple(sections))
    return found


def _is_section(cell: str, column: Column) -> bool:
    plain = len(cell) <= _LONGEST_SECTION and value_of(cell) is None and not is_dash(cell)
    return plain and column.kind != "note" and not _NOTE.match(cell) and any(map(str.isalpha, cell))


def _labels_follow(cells: Sequence[str], columns: Sequence[Column], first: int) -> bool:
    """Whether the first cell of a row is a label too: those before it are left out, not missing."""
    column = columns[first]
    return not column.numeric and value_of(cells[first]) is None and column.kind != "note"


def _kept(sections: list[str], name: str) -> list[str]:
    """Of the names before those that say other things than the new one."""
    new = label(name, None)
    says = (bool(new.good), bool(new.flow or new.measure), bool(new.places), bool(new.when), bool(new.units))
    kept = []
    for section in sections if any(says) else ():
        old = label(section, None)
        said = (
            bool(old.good),
            bool(old.flow or old.measure),
            bool(old.places),
            bool(old.when),
            bool(old.units),
        )
        if any(said) and not any(a and b for a, b in zip(says, said, strict=True)):
            kept.append(section)
    return kept
