from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import figures_of_file, parts, read_parts

from corpus.figures.labels import column_kind
from corpus.figures.unit_names import column_unit
from corpus.vocabulary import records

KINDS = {"period", "flow", "reporter", "partner", "origin", "destination", "commodity", "unit", "note"}
KINDS |= {"entity"}


def told(name: str, text: str, *wanted: str) -> None:
    """Each of `wanted` begins with the literal of the figure that it tells of; in the order of the text."""
    found = figures_of_file(name, text)
    read = [(figure.quantity.literal, figure) for figure in found]
    assert [literal for literal, _ in read] == [one.partition(": ")[0] for one in wanted]
    for (_, figure), one in zip(read, wanted, strict=True):
        names = parts(one.partition(": ")[2])
        assert read_parts(figure, names) == names
        assert figure.row


def test_a_file_name_says_what_a_bare_table_is_about() -> None:
    told(
        "china-gallium-exports.csv",
        "period,partner,quantity,unit\n2025-06,Japan,2004,kg\n2025-06,World,2500,kg\n",
        "2004: unit kg, measure trade, flow export, origin China, destination Japan, "
        "commodity gallium, period 2025-06",
        "2500: total True, origin China, destination -, period 2025-06",
    )


def test_flow_reporter_and_partner_columns() -> None:
    told(
        "tin.csv",
        "period,flow,reporter,partner,commodity,quantity,unit\n"
        "2025-06,export,Peru,World,tin,1900,t\n"
        "2025-06,import,Japan,Peru,tin,210,t\n"
        "2025-06,export,Peru,Japan,tin,220,t\n",
        "1900: flow export, reporter Peru, origin Peru, destination -, total True",
        "210: flow import, reporter Japan, origin Peru, destination Japan",
        "220: flow export, reporter Peru, origin Peru, destination Japan",
    )


def test_units_in_column_names() -> None:
    told(
        "d.csv",
        "period,exporter,importer,commodity,quantity_t,value_musd\n2025-06,Chile,Japan,copper,1200,11.4\n",
        "1200: value 1200, unit t, origin Chile, destination Japan, commodity copper",
        "11.4: value 11400000, unit USD, origin Chile, destination Japan, commodity copper",
    )


def test_a_column_of_thousands_without_a_unit() -> None:
    told(
        "tyre-exports.csv",
        "year,exporter,importer,tyres_thousand\n2025,Turkey,Japan,569\n",
        "569: value 569000, unit -, origin Turkey, destination Japan, commodity tyres",
    )


def test_periods_in_column_names() -> None:
    told(
        "coal-exports-indonesia.csv",
        "destination,Q1 2025 (kt),Q2 2025 (kt)\nChina,100,120\nTotal,190,200\n",
        "100: unit kt, destination China, period 2025-01/2025-03",
        "120: unit kt, destination China, period 2025-04/2025-06",
        "190: total True, destination -, period 2025-01/2025-03",
        "200: total True, destination -, period 2025-04/2025-06",
    )


def test_partners_in_column_names() -> None:
    told(
        "f.md",
        "# Gallium exports of China\n\n| Month | Japan (kg) | Germany (kg) |\n|---|---|---|\n"
        "| June 2025 | 1,200 | 300 |\n",
        "1,200: value 1200, origin China, destination Japan, commodity gallium, period 2025-06",
        "300: origin China, destination Germany, commodity gallium, period 2025-06",
    )


def test_production_stocks_and_prices() -> None:
    told(
        "coffee.csv",
        "year,country,commodity,production (thousand bags)\n2024,Brazil,coffee,66400\n",
        "66400: value 66400000, unit bag, measure production, place Brazil, commodity coffee, period 2024",
    )
    told(
        "stocks.csv",
        "date,warehouse,commodity,stocks_t\n2025-06-30,Rotterdam,tin,1200\n",
        "1200: measure stock, place Rotterdam, commodity tin, period 2025-06-30",
    )
    told(
        "prices.csv",
        "date,commodity,price_usd_t\n2025-06-21,Copper,9800\n",
        "9800: unit USD/t, measure price, commodity copper, period 2025-06-21",
    )
    told(
        "e.csv",
        "company,commodity,year,production_kt\nCodelco,copper,2024,1328\n",
        "1328: measure production, commodity copper, entity Codelco, period 2024",
    )


def test_changes_and_shares() -> None:
    told(
        "swiss-gold.csv",
        "month,country,tonnes,change_pct,share_%\n2024-03,China,12.5,-4.2,31\n",
        "12.5: role level, unit t, destination China",
        "-4.2: role change, direction down, value 4.2, unit %",
        "31: role share, direction -, value 31",
    )


def test_nil_is_none_and_an_empty_cell_nothing() -> None:
    told(
        "b.csv",
        "month,destination,commodity,exports_t\n2025-06,Japan,tin,nil\n2025-07,Japan,tin,\n2025-08,Japan,tin,n/a\n",
        "nil: value 0, destination Japan, commodity tin, period 2025-06",
    )


@pytest.mark.parametrize(
    ("name", "scale", "unit"),
    [
        ("value_musd", 1_000_000, "USD"),
        ("Q1 2024 (million litres)", 1_000_000, "L"),
        ("quantity (t)", 1, "t"),
        ("exports (thousand tonnes)", 1_000, "t"),
        ("price_usd_t", 1, "USD/t"),
        ("crude_kbd", 1_000, "bbl/d"),
        ("share %", 1, "%"),
        ("country", 1, ""),
    ],
)
def test_the_unit_of_a_column(name: str, scale: int, unit: str) -> None:
    found_scale, found = column_unit(name)
    assert found_scale == scale
    assert (found.symbol if found else "") == unit


def test_column_kinds_are_known_and_no_name_has_two() -> None:
    names = [name for row in records("columns.csv") for name in row["names"].split("|")]
    assert {row["kind"] for row in records("columns.csv")} <= KINDS
    assert len(names) == len(set(names))
    assert all(name == " ".join(name.lower().replace("_", " ").split()) for name in names)
    assert column_kind("Partner_Country") == "partner"


CELLS = st.sampled_from(
    ["Japan", "China", "tin", "2025-06", "1,200", "-4", "nil", "", "kg", "3%", "4,00,000", "1.234,5", "x"]
)
NAMES = st.sampled_from(
    [
        "period",
        "partner",
        "quantity",
        "unit",
        "exports (t)",
        "change %",
        "",
        "note",
        "June 2025",
        "value_musd",
    ]
)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.lists(NAMES, min_size=1, max_size=5),
    st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=4),
)
def test_every_number_is_the_cell_it_points_at(header: list[str], rows: list[list[str]]) -> None:
    quoted = [",".join(f'"{cell}"' for cell in row) for row in [header, *rows]]
    text = "\n".join(["period,partner,quantity", "2025-05,Peru,1", *quoted])
    for figure in figures_of_file("tin-exports.csv", text):
        assert figure.start <= figure.quantity.start < figure.quantity.end <= figure.end
        assert figure.quantity.literal in {cell for row in [["1"], header, *rows] for cell in row}
