"""Header rows of real-looking tables, and tables that have none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.content import Grid, Paragraph
from corpus.readers.header import is_value, tables


def cells(text: str) -> list[list[str]]:
    """One line a row, cells parted by "|"."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    "cell",
    ["2,004", "2.004,5", "1 200", "-3.5", "(12)", "+30%", "12.5 %", "$12", "€1.2", "5 t", "12 kg", "-", "n/a",
     "…", "2,004¹", "1e-5", "12*", "2024", "2,004 (p)"],
)  # fmt: skip
def test_figures_and_their_stand_ins_are_values(cell: str) -> None:
    assert is_value(cell)


@pytest.mark.parametrize(
    "cell", ["", "Japan", "Q2 2025", "2025-06", "Jan-25", "2024/25", "HS 8112.92", "6月", "Quantity (kg)"]
)
def test_labels_are_not(cell: str) -> None:
    assert not is_value(cell)


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ("Partner|Quantity (kg)\nJapan|2,004\nKorea|120", ("Partner", "Quantity (kg)")),
        ("Japan|2,004\nKorea|120", ()),
        ("Japan|2004\nKorea|120", ()),
        ("Japan|2004|1990\nKorea|120|90", ()),
        ("Partner|2025\nJapan|2004", ("Partner", "2025")),
        ("|2025\nJapan|2004", ("", "2025")),
        ("Metal price|2023|2024|2025\nTin|1|2|3", ("Metal price", "2023", "2024", "2025")),
        ("Partner|202505|202506\nJapan|1|2", ("Partner", "202505", "202506")),
        ("Partner|2024|2025e\nJapan|1|2", ("Partner", "2024", "2025e")),
        ("Month|Jan-25|Feb-25\nJapan|1|-", ("Month", "Jan-25", "Feb-25")),
        ("Partner|Status\nJapan|licensed\nKorea|banned", ("Partner", "Status")),
        ("Partner|2024||2025|\n|kg|USD|kg|USD\nJapan|1|2|3|4",
         ("Partner", "2024 kg", "2024 USD", "2025 kg", "2025 USD")),
        ("Partner|2024|2024\nPartner|kg|USD\nJapan|1|2", ("Partner", "2024 kg", "2024 USD")),
        ("Partner|Quantity|Value\n|kg|USD\nJapan|1|2", ("Partner", "Quantity kg", "Value USD")),
        ("Exports||\nPartner|2024|2025\nJapan|1|2", ("Partner", "2024", "2025")),
        ("|2024|2025|Change\nPartner|kg|kg|%\nJapan|1|2|100", ("Partner", "2024 kg", "2025 kg", "Change %")),
        ("Partner|Quantity\nJapan|-\nKorea|120", ("Partner", "Quantity")),
        ("Partner|Quantity|Note\nGermanium||\nJapan|120|", ("Partner", "Quantity", "Note")),
    ],
)  # fmt: skip
def test_the_header_is_found(rows: str, header: tuple[str, ...]) -> None:
    (grid,) = tables(cells(rows))
    assert isinstance(grid, Grid)
    assert grid.header == header


def test_a_header_that_the_file_marks_is_believed() -> None:
    (grid,) = tables(cells("Rank|1|2\n|kg|kg\nJapan|5|6"), header_rows=2)
    assert grid == Grid(("Rank", "1 kg", "2 kg"), (("Japan", "5", "6"),))


def test_titles_become_the_caption_and_the_source_line_a_paragraph() -> None:
    found = tables(
        cells("Table 3||\nExports of gallium, June 2025||\n||\nPartner||kg\nJapan||2,004\nSource: customs||"),
        "June",
    )
    assert found == [
        Grid(("Partner", "kg"), (("Japan", "2,004"),), "June; Table 3; Exports of gallium, June 2025"),
        Paragraph("Source: customs"),
    ]


def test_a_last_row_without_figures_stays_a_row() -> None:
    (grid,) = tables(cells("Partner|kg\nJapan|1\nKorea|"))
    assert grid == Grid(("Partner", "kg"), (("Japan", "1"), ("Korea", "")))


def test_a_second_table_after_an_empty_row_has_its_own_header() -> None:
    found = tables(cells("Partner|kg\nJapan|1\n|\nMonth|USD\nJune|2"))
    assert found == [Grid(("Partner", "kg"), (("Japan", "1"),)), Grid(("Month", "USD"), (("June", "2"),))]


def test_rows_after_an_empty_row_go_on_under_the_same_header() -> None:
    (grid,) = tables(cells("Partner|kg\n|\nJapan|1\n|\nTotal|1"))
    assert grid == Grid(("Partner", "kg"), (("Japan", "1"), ("Total", "1")))


def test_a_titled_part_without_header_takes_the_one_above() -> None:
    found = tables(cells("Partner|kg\nJapan|1\n|\nGermanium|\nJapan|2"))
    assert found[1] == Grid(("Partner", "kg"), (("Japan", "2"),), "Germanium")


def test_a_column_of_sentences_is_text() -> None:
    long = "Quantities are net weight as declared to customs; re-exports are left out."
    assert tables([["Notes"], [long]]) == [Paragraph("Notes"), Paragraph(long)]


def test_nothing_gives_nothing() -> None:
    assert tables([]) == tables([["", " "], []]) == []


cell = st.sampled_from(["", "Japan", "Partner", "2,004", "-", "2024", "kg", " note", "Source: customs"])


@given(st.lists(st.lists(cell, max_size=5), max_size=8))
def test_no_cell_is_lost_and_grids_are_rectangular(rows: list[list[str]]) -> None:
    found = tables(rows)
    texts = []
    for block in found:
        if isinstance(block, Grid):
            assert len({len(row) for row in (*block.rows, *([block.header] if block.header else []))}) <= 1
            texts += [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Paragraph):
            texts.append(block.text)
    joined = "\n".join(texts)
    assert all(cell.strip() in joined for row in rows for cell in row)
