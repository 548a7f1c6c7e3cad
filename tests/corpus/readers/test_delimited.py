"""CSV and TSV files as customs offices, spreadsheets and scripts write them."""

from __future__ import annotations

import pytest

from corpus.content import Content, Grid, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.delimited import read


def grid(text: str, name: str = "june.csv") -> Grid:
    (block,) = read(text.encode(), name).blocks
    assert isinstance(block, Grid)
    return block


HEADER = ("Partner", "Quantity (kg)", "Value (USD)")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Partner,Quantity (kg),Value (USD)\nJapan,2004,12.50\nKorea,0,0.0\n",
         (("Japan", "2004", "12.50"), ("Korea", "0", "0.0"))),
        ('Partner,Quantity (kg),Value (USD)\r\nJapan,"2,004","1,200"\r\n"Korea, Republic of",1,2\r\n',
         (("Japan", "2,004", "1,200"), ("Korea, Republic of", "1", "2"))),
        ("Partner;Quantity (kg);Value (USD)\nJapan;2.004,5;1,2\nKorea;1,5;2,5\n",
         (("Japan", "2.004,5", "1,2"), ("Korea", "1,5", "2,5"))),
        ("sep=;\nPartner;Quantity (kg);Value (USD)\nJapan;1;2\n", (("Japan", "1", "2"),)),
        ("Partner\tQuantity (kg)\tValue (USD)\nJapan\t2,004\t1\n", (("Japan", "2,004", "1"),)),
        ("Partner|Quantity (kg)|Value (USD)\nJapan|1|2\n", (("Japan", "1", "2"),)),
        ('Partner,Quantity (kg),Value (USD)\n"Japan\n(incl. Okinawa)",1,"say ""2"""\n',
         (("Japan (incl. Okinawa)", "1", 'say "2"'),)),
        ("#Partner,Quantity (kg),Value (USD)\nJapan,1,2\n", (("Japan", "1", "2"),)),
        ("Partner,Quantity (kg),Value (USD),\nJapan,1,2,\n", (("Japan", "1", "2"),)),
        ("\ufeffPartner,Quantity (kg),Value (USD)\nJapan,1,2\n", (("Japan", "1", "2"),)),
        ("Partner,Quantity (kg),Value (USD)\n\nJapan,1,2\n", (("Japan", "1", "2"),)),
    ],
)  # fmt: skip
def test_cells_stay_as_written(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert grid(text) == Grid(HEADER, rows)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("# Source: customs, retrieved in July\n# Gallium\nPartner,kg,USD\nJapan,1,2\n",
         "Source: customs, retrieved in July; Gallium"),
        ("Exports of gallium, June 2025\nPartner,kg,USD\nJapan,1,2\nKorea,1,2\n",
         "Exports of gallium, June 2025"),
        ("Exports of gallium, June 2025,,\nPartner,kg,USD\nJapan,1,2\nKorea,1,2\n",
         "Exports of gallium, June 2025"),
        ("Exports of gallium\n\nPartner,kg,USD\nJapan,1,2\nKorea,1,2\n", "Exports of gallium"),
        ("Exports of gallium,,\nTonnes,,\nPartner,kg,USD\nJapan,1,2\n", "Exports of gallium; Tonnes"),
    ],
)  # fmt: skip
def test_lines_above_the_header_are_the_caption(text: str, caption: str) -> None:
    assert grid(text).caption == caption
    assert grid(text).header == ("Partner", "kg", "USD")


def test_without_a_header_the_columns_have_no_names() -> None:
    assert grid("Japan,2004\nKorea,120\n") == Grid((), (("Japan", "2004"), ("Korea", "120")))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Partner\nJapan\nKorea\n", (("Japan",), ("Korea",))),
        ("Quantity\n1,200\n2,004\n", (("1,200",), ("2,004",))),
        ('Partner\n"Korea, Republic of"\nJapan\n', (("Korea, Republic of",), ("Japan",))),
    ],
)
def test_one_column(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert grid(text).rows == rows


def test_a_line_below_the_table_is_a_paragraph() -> None:
    blocks = read(b"Partner,kg\nJapan,1\nSource: customs\n", "a.csv").blocks
    assert blocks == (Grid(("Partner", "kg"), (("Japan", "1"),)), Paragraph("Source: customs"))


def test_rows_of_unequal_length_are_kept_with_a_warning() -> None:
    content: Content = read(b"Partner,kg,USD\nJapan,1\nKorea,1,2,late\nChile,5,6\n", "a.csv")
    (block,) = content.blocks
    assert isinstance(block, Grid)
    assert block.rows == (("Japan", "1", "", ""), ("Korea", "1", "2", "late"), ("Chile", "5", "6", ""))
    assert content.warnings == ("Rows with more or fewer cells than the usual 3: 2 (row 2, 3).",)


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file() -> None:
    text = 'Partner,kg\nJapan,"12\n' + "".join(f"Country {number},{number}\n" for number in range(100))
    content = read(text.encode(), "a.csv")
    (block,) = content.blocks
    assert isinstance(block, Grid)
    assert len(block.rows) == 101
    assert "not closed" in content.warnings[0]


def test_a_legacy_encoding_is_read_with_a_warning() -> None:
    content = read("Partner;Menge (t)\nÖsterreich;1,5\nCôte d’Ivoire;2,5\n".encode("cp1252"), "a.csv")
    (block,) = content.blocks
    assert isinstance(block, Grid)
    assert block.rows[0] == ("Österreich", "1,5")
    assert len(content.warnings) == 1


def test_ten_thousand_rows() -> None:
    text = "Month,Partner,Quantity (kg)\n" + "".join(f"2025-06,Country {n},{n}.5\n" for n in range(10_000))
    assert len(grid(text).rows) == 10_000


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,\n,,\n", b"PK\x03\x04rest", bytes(range(256)) * 9])
def test_what_holds_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.csv")
    assert all((caught.value.came, caught.value.allowed, caught.value.next_step))
