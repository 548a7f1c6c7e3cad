"""Excel workbooks: every sheet with content becomes one or more tables."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import Any

from corpus.content import Attributes, Content, Grid, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.header import is_value, tables
from corpus.readers.number_format import shown
from corpus.readers.office import check_package, damaged

_KIND = "an Excel workbook (.xlsx)"
_DEFAULT_NAME = re.compile(r"(?:Sheet|Tabelle|Feuil|Hoja|Foglio|Planilha|Blad|工作表|シート)\s?\d*")


def read(data: bytes, name: str) -> Content:
    """Read all sheets of a workbook, hidden ones too, each captioned with its name (but not "Sheet1").

    Cells are written as the sheet shows them, see `corpus.readers.number_format`. A label merged over
    several rows stands in each of them; a figure merged over several rows stands once.

    Raises UnreadableFile: no workbook, damaged, protected by a password, or without any content.
    """
    check_package(data, name, "xl/workbook.xml", _KIND)
    book = _open(data, name, values=True)
    blocks: list[Grid | Paragraph] = []
    found: list[str] = []
    for sheet in book.worksheets:
        cells = _cells(sheet)
        if not cells:
            continue
        if sheet.sheet_state != "visible":
            found.append(f"The sheet “{sheet.title}” is hidden in the workbook; it was read too.")
        caption = "" if _DEFAULT_NAME.fullmatch(sheet.title) else sheet.title
        blocks += tables(_rows(cells), caption)
    if _has_formulas(data):
        found += _without_result(book, _open(data, name, values=False))
    if not blocks:
        raise UnreadableFile(
            name,
            f"{name} has no sheet with content." + "".join(f" {warning}" for warning in found),
            "A workbook needs at least one filled cell.",
            "Open it in Excel, save it again, and add that.",
        )
    title = (book.properties.title or "").strip()
    return Content(tuple(blocks), Attributes(title=title), tuple(found))


def _open(data: bytes, name: str, values: bool) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drawings and validations, which hold no text
            return load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:  # a broken part surfaces as any of a dozen exceptions
        raise damaged(name, _KIND) from error


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [part for part in package.namelist() if part.startswith("xl/worksheets/")]
        return any(re.search(rb"<f[ >/]", package.read(part)) for part in sheets)


def _cells(sheet: Any) -> dict[tuple[int, int], str]:
    """The text of the filled cells by (row, column); merged labels repeated downwards."""
    # The sheet's own iterators visit every cell up to the last formatted one, which may be row 1,048,576.
    found = {
        place: text
        for place, cell in sheet._cells.items()
        if cell.value is not None and (text := shown(cell.value, cell.number_format).strip())
    }
    filled = {row for row, _ in found}
    for merged in sheet.merged_cells.ranges:
        text = found.get((merged.min_row, merged.min_col), "")
        if text and not is_value(text):
            found |= {(row, merged.min_col): text for row in filled if merged.min_row < row <= merged.max_row}
    return found


def _rows(cells: dict[tuple[int, int], str]) -> list[list[str]]:
    """The filled part of a sheet; rows that are empty in the sheet are kept as one empty row."""
    width = max(column for _, column in cells)
    by_row: dict[int, list[str]] = {}
    for (row, column), text in cells.items():
        by_row.setdefault(row, [""] * width)[column - 1] = text
    rows: list[list[str]] = []
    for row in sorted(by_row):
        if row - 1 not in by_row:
            rows.append([])
        rows.append(by_row[row])
    return rows


def _without_result(values: Any, formulas: Any) -> list[str]:
    """A warning for each sheet whose formulas were never calculated: their cells are empty."""
    found = []
    for sheet in formulas.worksheets:
        results = values[sheet.title]._cells
        missing = [
            cell.coordinate
            for place, cell in sheet._cells.items()
            if cell.data_type == "f" and (place not in results or results[place].value is None)
        ]
        if missing:
            some = ", ".join(missing[:5]) + (" and more" if len(missing) > 5 else "")
            found.append(
                f"{len(missing)} formulas on the sheet “{sheet.title}” have no saved result ({some}); "
                "these cells were left empty. Open the workbook in Excel and save it to fill them."
            )
    return found
