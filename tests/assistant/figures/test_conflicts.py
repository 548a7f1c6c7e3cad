"""What contradicts, and what is the same number written otherwise or about something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_figures import match

from assistant.figures.around import Found
from assistant.figures.asked import Asked
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
        ("280 lakh tonnes", "29 million tonnes", False),
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


TIN = {"commodity": "tin", "period": "2025-05"}
ASKED = Asked("", measure="trade", destinations=("Japan",))


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"place": "Japan"}, True),
        ({"destination": "Japan"}, True),
        ({"destination": "Japan", "measure": "trade"}, True),
        ({"destination": "South Korea", "measure": "trade"}, False),
        ({"destination": "Japan", "measure": "stock"}, False),
        ({"destination": "Japan", "measure": "trade", "origin": "Peru"}, False),
        ({"destination": "Japan", "measure": "trade", "period": "2025-04"}, False),
    ],
)
def test_what_one_source_leaves_open_the_question_may_name(changed: dict[str, str], differs: bool) -> None:
    best = match("310 tonnes", destination="Japan", measure="trade", flow="import", **TIN)
    other = match("402 tonnes", publisher="B Daily", **{**TIN, **changed})
    assert bool(differing(best, [other], ASKED)) is differs


@pytest.mark.parametrize(
    ("one", "two", "differs"),
    [("2025-06", "2025-06-30", True), ("2025-06", "2025-06-10", False), ("2025-06-30", "2025-06-30", True)],
)
def test_stocks_at_the_end_of_a_month(one: str, two: str, differs: bool) -> None:
    held = {"commodity": "zinc", "measure": "stock", "place": "Shanghai"}
    best = match("118,200 tonnes", period=one, **held)
    assert bool(differing(best, [match("124.6 kt", publisher="B Daily", period=two, **held)])) is differs


@pytest.mark.parametrize(
    ("one", "two", "differs"),
    [
        ("Grain Desk on fob offers", "Grain Desk on cif offers", False),
        ("Fob offers in A Paper", "Fob offers in B Daily", True),
        ("Dry weight", "Wet weight", False),
        ("Metal content by A Paper", "Gross weight by B Daily", False),
    ],
)
def test_prices_and_weights_on_other_terms(one: str, two: str, differs: bool) -> None:
    best, other = match("310 tonnes", publisher=one, **WHEAT), match("402 tonnes", publisher=two, **WHEAT)
    terms = [replace(found, found=_whole_sentence(found.found)) for found in (best, other)]
    assert bool(differing(terms[0], terms[1:])) is differs


def _whole_sentence(found: Found) -> Found:
    return replace(found, figure=replace(found.figure, start=0))


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
