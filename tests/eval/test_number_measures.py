"""Numbers in answers: one table of what matches what, and which numbers are unsupported."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Citation
from eval.gold import Number
from eval.measures import Case
from eval.measures.numbers import NUMERIC_RECALL, UNSUPPORTED, answer_quantities, matches

FIRST = "Peru shipped 310 tonnes of tin in May."


def number(value: str, unit: str, rel_tol: str | None = None, qualifier: str = "=") -> Number:
    return Number(Decimal(value), unit, None if rel_tol is None else Decimal(rel_tol), qualifier)


@pytest.mark.parametrize(
    ("text", "wanted", "kind"),
    [
        ("2,004 kg", number("2004", "kg"), "exact"),
        ("**2,004 kg**", number("2004", "kg"), "exact"),
        ("2.004 mt", number("2004", "kg"), "exact"),
        ("2,004 kilograms", number("2.004", "t"), "exact"),
        ("2,004", number("2004", "kg"), ""),
        ("2,004 lb", number("2004", "kg"), ""),
        ("2,000 kg", number("2004", "kg"), ""),
        ("2.0 t", number("2004", "kg"), "rounding"),
        ("2 t", number("2004", "kg"), ""),  # one digit is no rounding of four
        ("4.26 million tonnes", number("4258000", "t"), "rounding"),
        ("nearly 75%", number("74.9", "%"), "rounding"),
        ("25%", number("24.6", "%"), "rounding"),
        ("25%", number("24.6", "%", "0"), ""),
        ("25%", number("24.6", "%", "0.02"), "tolerant"),
        ("26%", number("24.6", "%", "0.02"), ""),
        ("47.2%", number("47.0", "%", "0.005"), "tolerant"),
        ("5 percentage points", number("5", "%"), ""),
        ("$5 million", number("5000000", "USD"), "exact"),
        ("€5 million", number("5000000", "USD"), ""),
        ("$450 per kg", number("450000", "USD/t"), "exact"),
        ("353 tons", number("350", "t", None, "over"), "bound"),
        ("over 350 tons", number("350", "t", None, "over"), "exact"),
        ("349 tons", number("350", "t", None, "over"), ""),
        ("3,530 tons", number("350", "t", None, "over"), ""),
        ("347 tons", number("350", "t", None, "under"), "bound"),
        ("it fell 92.8%", number("-92.8", "%"), "exact"),
        ("a change of -92.8%", number("-92.8", "%"), "exact"),
        ("it rose 92.8%", number("-92.8", "%"), ""),
        ("20-22 tonnes", number("22", "t"), "exact"),
        ("14 mines", number("14", "mines"), "exact"),
        ("37,000 mining jobs", number("37000", "jobs"), "exact"),
        ("14 tonnes", number("14", "mines"), ""),
        ("5 m³/d", number("5", "m3/d"), "exact"),
        ("40 million m³", number("40000000", "m3"), "exact"),
        ("12 cargoes", number("12", "jobs"), ""),
    ],
)
def test_matches(text: str, wanted: Number, kind: str) -> None:
    kinds = {matches(quantity, wanted, text) for quantity in answer_quantities(text)}
    assert kinds - {""} == ({kind} if kind else set())


def test_marks_and_years_are_no_numbers_of_an_answer() -> None:
    assert [
        q.literal for q in answer_quantities("In 2024 it was 5 t. [1] Later, in June 2025, more. [12]")
    ] == ["5 t"]


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("310 tonnes", [{"value": 310, "unit": "t"}], 1),
        ("310 tonnes", [{"value": 310, "unit": "t"}, {"value": 120, "unit": "t"}], 0.5),
        ("nothing was shipped", [{"value": 0, "unit": "kg"}], 1),
        ("exports came to a halt", [{"value": 0, "unit": None}], 1),
        ("some was shipped", [{"value": 0, "unit": "kg"}], 0),
        (None, [{"value": 0, "unit": "kg"}], 0),
        ("310 tonnes", [], None),
    ],
)
def test_numeric_recall(
    case: Callable[..., Case], text: str, numbers: list[Any], expected: float | None
) -> None:
    assert NUMERIC_RECALL.score(case(text, numbers=numbers)).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru shipped 310 tonnes. [1]", 0),
        ("Peru shipped 310,000 kg. [1]", 0),
        ("Peru shipped 310. [1]", 0),
        ("Peru shipped 911 tonnes. [1]", 1),
        ("Peru shipped 310 kg. [1]", 1),
        ("Peru shipped 310 tonnes and 911 tonnes. [1]", 0.5),
        ("In 2031 it grew. [1]", 0),
        (None, 0),
    ],
)
def test_unsupported_numbers(
    case: Callable[..., Case], cited: Callable[..., Citation], text: str | None, expected: float
) -> None:
    made = case(text, (cited(FIRST),) if text else ())
    assert UNSUPPORTED.score(made).value == expected


def test_numbers_of_the_question_are_supported(case: Callable[..., Case]) -> None:
    made = case("It was above 50 tonnes.", question="Was it above 50 tonnes, or 60?")
    assert UNSUPPORTED.score(made).value == 0
