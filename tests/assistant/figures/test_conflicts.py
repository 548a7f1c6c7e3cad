"""What contradicts, and what is the same number written otherwise or about something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_figures import match

from assistant.figures.conflicts import MOST, agreeing, compatible, differing
from corpus.figures.figure import Source
from corpus.quantities import Quantity, quantities

WHEAT = {
    "commodity": "wheat",
    "measure": "trade",
    "flow": "export",
    "origin": "Russia",
    "period": "2025-08",
}
BEST = match("4.1 million tonnes", **WHEAT)


def q(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3,500,000 tonnes", "3.5 million tonnes", True),
        ("3.52 million tonnes", "3.5 million tonnes", True),
        ("3.5 million tonnes", "4 million tonnes", True),
        ("3.52 million tonnes", "3.9 million tonnes", False),
        ("2,004 kilograms", "2 tonnes", True),
        ("2,004 kilograms", "2.0 tonnes", True),
        ("2,004 kilograms", "2.5 tonnes", False),
        ("4.1 million tonnes", "4.6 million tonnes", False),
        ("353 kilograms", "over 350 kilograms", True),
        ("353 kilograms", "about 360 kilograms", True),
        ("353 kilograms", "over 500 kilograms", False),
        ("353 kilograms", "354 kilograms", True),
        ("353 kilograms", "355 kilograms", False),
        ("$250 million", "$251 million", True),
        ("$250 million", "$280 million", False),
        ("74%", "88%", False),
        ("74%", "74.4%", True),
        ("$250 million", "100,000 tonnes", True),
    ],
)
def test_rounding_and_units(one: str, other: str, same: bool) -> None:
    assert compatible(q(one), q(other)) is same
    assert compatible(q(other), q(one)) is same


@given(st.integers(1, 10**9), st.integers(0, 2))
def test_a_number_never_contradicts_its_own_rounding(kilograms: int, places: int) -> None:
    exact = q(f"{kilograms:,} kilograms")
    tonnes = round(Decimal(kilograms) / 1000, places)
    assert compatible(exact, q(f"{tonnes:,} tonnes"))


def test_other_publishers_that_differ() -> None:
    other = match("4.6 million tonnes", publisher="B Daily", **WHEAT)
    assert differing(BEST, [BEST, other]) == [other]


@pytest.mark.parametrize(
    ("publisher", "changed"),
    [
        ("A Paper", {}),
        ("B Daily", {"period": "2025-07"}),
        ("B Daily", {"period": "2024-08"}),
        ("B Daily", {"period": "2025-01/2025-08"}),
        ("B Daily", {"commodity": "corn"}),
        ("B Daily", {"origin": "Ukraine"}),
        ("B Daily", {"destination": "Egypt"}),
        ("B Daily", {"measure": "production"}),
        ("B Daily", {"status": "forecast"}),
    ],
)
def test_what_is_about_something_else_contradicts_nothing(publisher: str, changed: dict[str, str]) -> None:
    other = match("4.6 million tonnes", publisher=publisher, **{**WHEAT, **changed})
    assert differing(BEST, [other]) == []


@pytest.mark.parametrize("source", ["heading", "title", "default"])
def test_slots_of_headings_raise_no_conflict(source: Source) -> None:
    other = match("4.6 million tonnes", publisher="B Daily", source=source, **WHEAT)
    assert differing(BEST, [other]) == []
    assert differing(other, [BEST]) == []


def test_without_a_period_nothing_contradicts() -> None:
    open_ = {name: value for name, value in WHEAT.items() if name != "period"}
    other = match("4.6 million tonnes", publisher="B Daily", **open_)
    assert differing(match("4.1 million tonnes", **open_), [other]) == []


def test_each_publisher_speaks_once_and_no_more_than_a_few() -> None:
    others = [match(f"{n} million tonnes", publisher=f"Paper {n % 5}", **WHEAT) for n in range(6, 16)]
    found = differing(BEST, others)
    assert len(found) == MOST
    assert len({one.found.document.publisher for one in found}) == MOST


def test_witnesses_state_the_same_number() -> None:
    same = match("4,100,000 tonnes", publisher="Grain Ledger", **WHEAT)
    rounded = match("4 million tonnes", publisher="C Weekly", **WHEAT)
    assert agreeing(BEST, [BEST, same, rounded]) == [same]
