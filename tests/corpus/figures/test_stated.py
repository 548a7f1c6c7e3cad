from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures.stated import stated


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (item.quantity.literal, f"{item.quantity.value.normalize():f}", item.kind) for item in stated(text)
    ]


@pytest.mark.parametrize(
    ("text", "literal", "value"),
    [
        ("exports doubled", "doubled", "2"),
        ("exports rose threefold", "threefold", "3"),
        ("twice as much as before", "twice", "2"),
        ("output halved", "halved", "0.5"),
        ("a six-fold rise", "six-fold", "6"),
        ("10 times the level of May", "10 times", "10"),
    ],
)
def test_multiples_in_words(text: str, literal: str, value: str) -> None:
    assert told(text) == [(literal, value, "ratio")]


@pytest.mark.parametrize(
    ("text", "literal", "percent"),
    [
        ("half of all exports", "half", "50"),
        ("a quarter of output", "a quarter", "25"),
        ("three quarters of supply", "three quarters", "75"),
        ("one in five tonnes", "one in five", "20"),
        ("fell by more than half", "half", "50"),
    ],
)
def test_parts_in_words(text: str, literal: str, percent: str) -> None:
    assert told(text) == [(literal, percent, "part")]


@pytest.mark.parametrize(
    "text",
    [
        "no exports of tin",
        "exported none",
        "nothing was shipped",
        "not a single cargo",
        "exports were nil",
        "shipments fell to zero",
        "a complete halt",
        "did not ship any tin",
        "exports ceased",
    ],
)
def test_none_in_words(text: str) -> None:
    assert [(value, kind) for _, value, kind in told(text)] == [("0", "zero")]


@pytest.mark.parametrize(
    "text",
    [
        "no exports were reported because the data are withheld",
        "near zero exports",
        "virtually no shipments",
        "no longer exported",
        "a zero tariff",
        "the strike did no harm to tin exports",
        "the second half of 2025",
        "the first quarter",
        "a quarter of the year",
        "double-digit growth",
        "after 5 days",
    ],
)
def test_no_number_at_all(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("1.49 million tonnes from 0.71", [1_490_000, 710_000], "t"),
        ("$188 a tonne, up from $160", [188, 160], "USD/t"),
        ("rose from $160 to $188 a tonne", [160, 188], "USD/t"),
        ("210,000 and 95,000 tonnes", [210_000, 95_000], "t"),
        ("15.9 million tons in May and 13.1 million in June", [15_900_000, 13_100_000], "t"),
    ],
)
def test_a_number_without_unit_takes_that_of_its_neighbour(text: str, values: list[int], unit: str) -> None:
    found = [item.quantity for item in stated(text)]
    assert [quantity.value for quantity in found] == [Decimal(value) for value in values]
    assert {quantity.unit for quantity in found} == {unit}


def test_a_list_goes_on_with_the_unit_of_the_sentence_before() -> None:
    (given_one,) = stated("Brazil took 12,000 tonnes.")
    (found,) = stated("Vietnam: 394", given_one.quantity)
    assert found.quantity.value == 394
    assert found.quantity.unit == "t"


WORDS = [
    "no",
    "exports",
    "zero",
    "half",
    "of",
    "a third",
    "doubled",
    "5 t",
    "3",
    "$4",
    "12%",
    "from",
    "to",
    "and",
    ",",
    "fell",
]


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=80))
def test_numbers_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for item in stated(text):
        quantity = item.quantity
        assert end <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.literal
        end = quantity.end
