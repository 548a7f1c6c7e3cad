"""Figures as tables for spreadsheets: CSV, and XLSX with real numbers and dates."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from assistant import CitedFigure

Cell: TypeAlias = str | Decimal | date | int | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _slot(name: str) -> Callable[[CitedFigure], Cell]:
    return lambda cited: cited.figure.value(name)


COLUMNS: Mapping[str, Callable[[CitedFigure], Cell]] = {
    **{
        name: _slot(name)
        for name in (
            *("commodity", "measure", "flow", "reporter", "origin", "destination", "place", "period", "base"),
        )
    },
    "value": lambda cited: cited.figure.quantity.value,
    "high": lambda cited: cited.figure.quantity.high,
    "unit": lambda cited: cited.figure.quantity.unit,
    "qualifier": lambda cited: cited.figure.quantity.qualifier.removeprefix("="),
    "role": lambda cited: cited.figure.role,
    "direction": lambda cited: cited.figure.direction,
    "status": _slot("status"),
    "entity": _slot("entity"),
    "document": lambda cited: cited.document.name,
    "publisher": lambda cited: cited.document.publisher,
    "published": lambda cited: cited.document.published,
    "page": lambda cited: cited.citation.page,
    "quote": lambda cited: cited.citation.quote,
}
"""The columns by name. `value` to `high` is a range of `unit`; a change is one against `base`."""


def as_csv(figures: Sequence[CitedFigure]) -> bytes:
    """A line of names and one for each figure, in UTF-8; what a spreadsheet would run gets an apostrophe."""
    from assistant.figure_print import inert  # at the top it would delay the page by a second

    def plain(value: Cell) -> str:
        if isinstance(value, Decimal):
            return f"{value:f}"
        return inert(value) if isinstance(value, str) else "" if value is None else str(value)

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([plain(cell(cited)) for cell in COLUMNS.values()] for cited in figures)
    return out.getvalue().encode("utf-8", "replace")


def as_xlsx(figures: Sequence[CitedFigure]) -> bytes:
    """The same as a workbook: numbers are numbers, dates are dates, and text stays text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    from assistant.figure_print import inert

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Figures")
    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, name) for name in COLUMNS]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for cited in figures:
        row = []
        for of in COLUMNS.values():
            value = of(cited)
            if isinstance(value, str):
                text = _NO_XML.sub("\ufffd", value)[:_LONGEST_CELL]
                made = WriteOnlyCell(sheet, text or None)
                if text != inert(text):
                    made.data_type = "s"  # openpyxl takes "=..." for a formula
                    made.quotePrefix = True  # and so does Excel, once somebody edits the cell
            else:
                made = WriteOnlyCell(sheet, value)
                if isinstance(value, date):
                    made.number_format = "yyyy-mm-dd"
            row.append(made)
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
