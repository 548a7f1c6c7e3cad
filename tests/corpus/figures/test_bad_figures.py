"""Bad input: no crash, no wrong number, and work that grows no faster than the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import document, figures_of, figures_of_file

from corpus.document import Document
from corpus.figures.reading import LONGEST, figures
from corpus.reading import read_bytes

TITLE = "China gallium exports"


def values(text: str, title: str = TITLE) -> list[str]:
    return [
        f"{one.quantity.value.normalize():f} {one.quantity.unit}".strip() for one in figures_of(text, title)
    ]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1.234,5 tonnes", []),
        ("1.234.567 tonnes", []),
        ("2,28 million tonnes", []),
        ("3,5 tonnes", []),
        ("1'234'567 kg", ["1234567 kg"]),
        ("4,00,000 tonnes", ["400000 t"]),
        ("12,34,567 kg", ["1234567 kg"]),
        ("2.28 lakh tonnes", ["228000 t"]),
        ("1,234,567 kg", ["1234567 kg"]),
        ("NaN tonnes", []),
        ("1e9 tonnes", []),
        ("١٢٣ tonnes", []),
        ("12,3456 tonnes", []),
    ],
)
def test_a_number_is_read_rightly_or_not_at_all(number: str, told: list[str]) -> None:
    assert values(f"Exports reached {number} in May.") == told


@pytest.mark.parametrize(
    "when",
    [
        *("in the 13th month of 2025", "in month 2025-13", "on 00.00.2025", "in 2025-00", "in 2025/19"),
        *("in Q7 2025", "on 45 June", "in June 0000", "between June 30 and June 2"),
        *("from December 2026 to January 2024", "on 2025-02-31", "in the last decade of June 9999"),
    ],
)
def test_an_impossible_date_takes_no_number_away(when: str) -> None:
    found = {one.quantity.literal: one for one in figures_of(f"China exported 40 tonnes of gallium {when}.")}
    assert found["40 tonnes"].quantity.value == 40
    assert found["40 tonnes"].value("origin") == "China"


@pytest.mark.parametrize("when", ["in month 2025-13", "on 00.00.2025", "in 2025-00", "in 2025/19"])
def test_a_month_that_does_not_exist_is_no_period(when: str) -> None:
    (found,) = figures_of(f"China exported 40 tonnes of gallium {when}.")
    assert found.value("period") == ""


def test_contradictory_units_are_both_told_and_never_mixed() -> None:
    text = "China exported 500 tonnes (500 kg) of gallium in June, or 300 barrels."
    assert values(text) == ["500 t", "500 kg", "300 bbl"]


def test_contradictory_figures_of_one_sentence_are_both_told() -> None:
    assert values("China exported 40 tonnes of gallium in June, and 45 tonnes in June.") == ["40 t", "45 t"]


def test_a_table_without_header_names_no_column() -> None:
    found = figures_of_file("rice.csv", "2025-06,Japan,2004\n2025-07,Germany,300\n")
    assert [one.quantity.value for one in found] == [2004, 300]
    assert [one.quantity.unit for one in found] == ["", ""]
    assert [one.value("period") for one in found] == ["2025-06", "2025-07"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1.234,5", [Decimal("1234.5")]),
        ("4,00,000", [400_000]),
        ("1,234,567", [1_234_567]),
        ("1.2.3", []),
        ("--", []),
        ("n/a", []),
        ("12-15", []),
        ("(400)", []),
        ("1e400", []),
        ("#REF!", []),
        ("NaN", []),
    ],
)
def test_a_cell_is_read_rightly_or_not_at_all(cell: str, told: list[Decimal | int]) -> None:
    found = figures_of_file(
        "tin.csv", f'period,partner,quantity_t\n2025-06,Japan,"{cell}"\n2025-07,Japan,7\n'
    )
    assert [one.quantity.value for one in found] == [*told, 7]


def test_rows_that_are_too_long_too_short_or_empty() -> None:
    text = "period,partner,commodity,quantity,unit\n2025-06\n,,,,\n2025-06,Japan,tin,5,kg,extra,9\n,,,7,\n"
    assert [one.quantity.value for one in figures_of_file("bad.csv", text)][:1] == [5]


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.text(alphabet='ab1,.;|"\n -%(\t2025', max_size=120))
def test_no_table_stops_the_reading(text: str) -> None:
    for one in figures_of_file("tin-exports.csv", f"period,partner,quantity\n2025-06,Japan,5\n{text}"):
        assert one.quantity.literal


SENTENCE = "China exported 1,200 kg of gallium to Japan, 300 kg to Germany and 20 kg to Peru in June"


def calls(step: Callable[[], object]) -> int:
    """How many calls a step makes once everything is loaded: the same on every machine."""
    step()
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        step()
    finally:
        sys.setprofile(before)
    return counted


def table(rows: int) -> Document:
    text = "".join(f"{2000 + row % 20}-{row % 12 + 1:02},Japan,tin,{row},kg\n" for row in range(rows))
    return read_bytes(f"period,partner,commodity,quantity,unit\n{text}".encode(), "table.csv")


def lines(count: int) -> Document:
    return document(". ".join([SENTENCE] * count))


def paragraphs(count: int) -> Document:
    return document("\n\n".join(f"Exports in June\n\n{SENTENCE}." for _ in range(count)))


@pytest.mark.parametrize(
    ("made", "size"), [(table, 60), (lines, 5), (paragraphs, 5)], ids=lambda value: str(value)
)
def test_four_times_the_text_is_four_times_the_work(made: Callable[[int], Document], size: int) -> None:
    small, large = made(size), made(4 * size)
    assert calls(lambda: figures(large)) < 4.5 * calls(lambda: figures(small))


def test_a_sentence_within_the_limit_costs_little_more_for_each_of_its_numbers() -> None:
    small, large = (document(", ".join([SENTENCE] * count)) for count in (3, 12))
    assert len(large.text) < LONGEST
    assert calls(lambda: figures(large)) < 11 * calls(lambda: figures(small))


@pytest.mark.parametrize(
    "piece", [f"{SENTENCE}, ", "June 2024 and ", "no exports of ", "from (", "1 t ", "zero; ", "a"]
)
def test_a_sentence_of_5000_characters_gives_nothing_and_stops_nothing(piece: str) -> None:
    text = (piece * 5000)[:5000]
    found = figures_of(f"{text}.\n\nChina exported 7 kg of gallium in May.")
    assert [one.quantity.literal for one in found if one.start >= 5000] == ["7 kg"]
    assert not [one for one in found if one.start < 5000]


def test_a_table_of_10000_rows_is_read_to_its_end() -> None:
    rows = "".join(f"Japan,{row % 50}\n" for row in range(10_000))
    found = figures_of_file("tin.csv", f"partner,tin_t\n{rows}")
    assert [one.quantity.value for one in found] == [row % 50 for row in range(10_000)]
    assert {one.value("destination") for one in found} == {"Japan"}
