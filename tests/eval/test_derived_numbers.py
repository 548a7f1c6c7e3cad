"""Numbers that follow from cited ones count as supported; what only claims to follow does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

import pytest

from assistant.answer import Citation, Proof
from assistant.derivation import Formula
from corpus.figures.figure import Figure, Slot
from corpus.quantities import quantities
from eval.measures import Case
from eval.measures.numbers import UNSUPPORTED

Made = Callable[..., Case]
Cited = Callable[..., Citation]
FIRST = "Peru shipped 310 tonnes of tin in May."
SECOND = "Chile took 120 tonnes of it."
TEXT = FIRST + " " + SECOND
PERU, CHILE = (
    Figure(start, end, quantity, period=Slot("2025-05", "published"))
    for quantity, (start, end) in zip(
        quantities(TEXT), [(0, len(FIRST)), (len(FIRST) + 1, len(TEXT))], strict=True
    )
)


def proved(text: str, number: str, formula: Formula | None, *figures: Figure) -> Proof:
    start = text.index(number)
    cited = tuple(range(len(figures)))
    kind: Literal["computed", "period"] = "computed" if formula else "period"
    return Proof(number, start, start + len(number), kind, 0, -1, figures, cited, formula)


@pytest.mark.parametrize(
    ("text", "number", "formula", "figures", "loose"),
    [
        ("Together 430 t [1][2]", "430", Formula("sum"), (PERU, CHILE), 0),
        ("Together 0.43 kt [1][2]", "0.43", Formula("sum", "kt"), (PERU, CHILE), 0),
        ("Together 0.43 thousand t [1][2]", "0.43", Formula("sum", "t", Decimal(1000)), (PERU, CHILE), 0),
        ("Together 431 t [1][2]", "431", Formula("sum"), (PERU, CHILE), 1),
        ("Together 430 kg [1][2]", "430", Formula("sum"), (PERU, CHILE), 1),  # the unit is not the formula's
        ("Together 430% [1][2]", "430", Formula("sum"), (PERU, CHILE), 1),
        ("Down by 61.29% [1][2]", "61.29", Formula("change"), (CHILE, PERU), 0),
        ("Down by 61.3% [1][2]", "61.3", Formula("change"), (CHILE, PERU), 0),
        ("Down by 61.2% [1][2]", "61.2", Formula("change"), (CHILE, PERU), 1),
        ("A share of 38.7% [1][2]", "38.7", Formula("share"), (CHILE, PERU), 0),
        ("That is 683,433 lb [1]", "683,433", Formula("convert", "lb"), (PERU,), 0),
        ("That is 310,001 kg [1]", "310,001", Formula("convert", "kg"), (PERU,), 1),
        ("That is 310,001 kg [1]", "310,001", Formula("convert", "USD"), (PERU,), 1),
        ("That is 999 t [1]", "999", Formula("difference"), (PERU,), 1),
        ("That is 999 USD/t [1]", "999", Formula("unit price", "t"), (PERU, CHILE), 1),
        ("That is 430 t [1]", "430", Formula("sum"), (), 1),
    ],
)
def test_a_number_is_worked_out_again(
    case: Made,
    cited: Cited,
    text: str,
    number: str,
    formula: Formula,
    figures: tuple[Figure, ...],
    loose: int,
) -> None:
    citations = tuple(cited(SECOND if figure is CHILE else FIRST) for figure in figures) or (cited(FIRST),)
    made = case(text, citations, proof=(proved(text, number, formula, *figures),))
    assert UNSUPPORTED.score(made).value == loose


ALTERED = replace(PERU, quantity=replace(PERU.quantity, literal="910 tonnes"))
"""A figure that claims to be read where other words stand."""


@pytest.mark.parametrize(
    "changes",
    [
        {"citations": (1, 0)},
        {"citations": (0, 7)},
        {"citations": (0,)},
        {"figures": (ALTERED, CHILE)},
        {"number": "43"},
        {"kind": "quoted"},
        {"start": 0},
        {"formula": None},
    ],
)
def test_a_proof_that_does_not_hold_supports_nothing(
    case: Made, cited: Cited, changes: dict[str, Any]
) -> None:
    text = "Together 430 t [1][2]"
    proof = replace(proved(text, "430", Formula("sum"), PERU, CHILE), **changes)
    assert UNSUPPORTED.score(case(text, (cited(FIRST), cited(SECOND)), proof=(proof,))).value == 1


@pytest.mark.parametrize(
    ("text", "number", "loose"),
    [
        ("Tin exports from Peru, May 2025: 310 tonnes [1]", "2025", 0),
        ("Stocks of 2,025 in all [1]", "2,025", 1),
        ("Grew to 2026 t [1]", "2026", 1),
        ("In all 2025 t [1]", "2025", 0),
    ],
)
def test_the_year_of_a_period(case: Made, cited: Cited, text: str, number: str, loose: int) -> None:
    proof = proved(text, number, None, PERU)
    assert UNSUPPORTED.score(case(text, (cited(FIRST),), proof=(proof,))).value == loose


def test_each_number_of_a_range_needs_proof(case: Made, cited: Cited) -> None:
    text = "Between 310,001 and 430,001 kg [1]"
    proof = proved(text, "430,001", Formula("convert", "kg"), PERU)
    assert UNSUPPORTED.score(case(text, (cited(FIRST),), proof=(proof,))).value == 1
