"""Workbooks as a desk keeps them, made with openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook

from corpus.content import Content, Grid, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.number_format import shown
from corpus.readers.xlsx import read


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook(
    *rows: list[object], title: str = "Gallium", then: Callable[..., None] = lambda sheet: None
) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    then(sheet)
    return saved(book)


def grid(content: Content) -> Grid:
    (block,) = content.blocks
    assert isinstance(block, Grid)
    return block


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (2004, "General", "2004"),
        (2004, "#,##0", "2004"),
        (2004.0, "General", "2004"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (123456789012, "General", "123456789012"),
        (46.0733, "0.0", "46.1"),
        (2.5, "0", "3"),
        (2.5, "0.##", "2.5"),
        (3, "0.##", "3"),
        (0.125, "0.0%", "12.5%"),
        (-0.88, "0%", "-88%"),
        (0.755, "0.0 %", "75.5%"),
        (12.5, '0.0" kt"', "12.5 kt"),
        (1200.5, '"$"#,##0.00', "$1200.50"),
        (1200.5, "[$€-407] #,##0.00", "€ 1200.50"),
        (-3, "#,##0;(#,##0)", "-3"),
        (-3, "#,##0_);[Red](#,##0)", "-3"),
        (0, '#,##0;-#,##0;"-"', "0"),
        (5_577_000, "#,##0,", "5577"),
        (1_012_100, "00000000", "01012100"),
        (5_000_000, '[>=1000000]0.0,,"M";0', "5000000"),
        (0.5, "# ?/?", "0.5"),
        (12, "0.00E+00", "12"),
        (12, "@", "12"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("Japan", "General", "Japan"),
        (datetime(2025, 6, 1), "yyyy-mm-dd", "2025-06-01"),
        (datetime(2025, 6, 1), "mmm-yy", "2025-06"),
        (datetime(2025, 6, 1), 'yyyy"年"m"月"', "2025-06"),
        (datetime(2025, 6, 1), "[$-409]mmmm\\ yyyy", "2025-06"),
        (datetime(2025, 1, 1), "yyyy", "2025"),
        (datetime(2025, 6, 1, 8, 30), "d/m/yy h:mm AM/PM", "2025-06-01 08:30"),
        (date(2025, 6, 1), "d mmm", "2025-06-01"),
        (time(8, 30), "h:mm", "08:30"),
        (timedelta(hours=30), "[h]:mm:ss", "30:00:00"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_the_sheet_shows_it(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_sheet_with_titles_dates_percents_and_a_source_line() -> None:
    def finish(sheet: Any) -> None:
        sheet["A5"].number_format = "mmm-yy"
        sheet["C5"].number_format = "0.0%"

    content = read(
        workbook(
            ["Exports of gallium"],
            ["Net weight"],
            [],
            ["Month", "Quantity (kg)", "Change"],
            [datetime(2025, 6, 1), 2004.0, 0.755],
            ["Source: customs"],
            then=finish,
        ),
        "june.xlsx",
    )
    assert content.blocks == (
        Grid(
            ("Month", "Quantity (kg)", "Change"),
            (("2025-06", "2004", "75.5%"),),
            "Gallium; Exports of gallium; Net weight",
        ),
        Paragraph("Source: customs"),
    )
    assert content.warnings == ()


def test_merged_header_cells_name_all_their_columns() -> None:
    def merge(sheet: Any) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:E1"):
            sheet.merge_cells(cells)

    data = workbook(
        ["Partner", "2024", None, "2025", None],
        [None, "kg", "USD", "kg", "USD"],
        ["Japan", 1, 2, 3, 4],
        then=merge,
    )
    assert grid(read(data, "a.xlsx")).header == ("Partner", "2024 kg", "2024 USD", "2025 kg", "2025 USD")


def test_a_merged_label_stands_in_each_row_and_a_merged_figure_once() -> None:
    def merge(sheet: Any) -> None:
        for cells in ("A2:A3", "C2:C3"):
            sheet.merge_cells(cells)

    data = workbook(["Metal", "Partner", "kg"], ["Gallium", "Japan", 7], [None, "Korea", None], then=merge)
    assert grid(read(data, "a.xlsx")).rows == (("Gallium", "Japan", "7"), ("Gallium", "Korea", ""))


def test_every_sheet_with_content_is_read_and_hidden_ones_are_named() -> None:
    book = Workbook()
    book.worksheets[0].append(["Partner", "kg"])
    book.worksheets[0].append(["Japan", 1])
    book.create_sheet("Empty")
    hidden = book.create_sheet("Germanium")
    hidden.append(["Partner", "kg"])
    hidden.append(["Korea", 2])
    hidden.sheet_state = "hidden"
    book.properties.title = "Minor metals"
    book.properties.creator = "A. Clerk"
    content = read(saved(book), "a.xlsx")
    assert [block.caption for block in content.blocks if isinstance(block, Grid)] == ["", "Germanium"]
    assert content.warnings == ("The sheet “Germanium” is hidden in the workbook; it was read too.",)
    assert (content.attributes.title, content.attributes.publisher) == ("Minor metals", "")


def test_a_formula_without_a_saved_result_is_empty_and_named() -> None:
    content = read(workbook(["Partner", "kg", "t"], ["Japan", 2004, "=B2/1000"]), "a.xlsx")
    assert grid(content).rows == (("Japan", "2004", ""),)
    assert "C2" in content.warnings[0]


def test_a_table_that_starts_in_the_middle_of_a_sheet_formatted_to_its_end() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for place, value in {"C5": "Partner", "D5": "kg", "C6": "Japan", "D6": 1}.items():
        sheet[place] = value
    sheet["XFD1048576"].number_format = "0.0"
    assert grid(read(saved(book), "a.xlsx")) == Grid(("Partner", "kg"), (("Japan", "1"),))


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


BOOK = workbook(["Partner", "kg"], ["Japan", 1])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (BOOK[: len(BOOK) // 2], "damaged"),
        (archive(**{"xl/workbook.xml": b"<broken"}), "damaged"),
        (archive(**{"readme.txt": b"x"}), "not an Excel workbook"),
        (OLE, "old binary format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"Partner;kg\nJapan;1", "name says otherwise"),
        (b"%PDF-1.4 ...", "is a PDF"),
        (saved(Workbook()), "no sheet with content"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.xlsx")
    assert words in caught.value.came
    assert all((caught.value.allowed, caught.value.next_step))
