"""Arithmetic over quantities: what each formula gives, what it refuses, and what holds for all numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.derivation import Formula, NotComparable, Operation, unit_of
from corpus.quantities import Quantity, quantities
from corpus.units import unit_named


def q(text: str) -> Quantity:
    """The one quantity of a text."""
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("operation", "unit", "scale", "operands", "result"),
    [
        ("convert", "t", 1, ["2,004 kilograms"], "2.004"),
        ("convert", "kg", 1, ["1.5 tonnes"], "1500"),
        ("convert", "t", 1_000_000, ["4.2 million tonnes"], "4.2"),
        ("convert", "USD", 1, ["$6.2 million"], "6200000"),
        ("sum", "", 1, ["1,900 tonnes", "4,200 tonnes"], "6100"),
        ("sum", "", 1, ["1 tonne", "500 kilograms"], "1.5"),
        ("sum", "kg", 1, ["1 tonne", "500 kilograms"], "1500"),
        ("sum", "t", 1_000_000, ["1.2 million tonnes", "800,000 tonnes", "0.5 million tonnes"], "2.5"),
        ("difference", "", 1, ["410,000 tonnes", "60,000 tonnes"], "350000"),
        ("difference", "", 1, ["1 tonne", "1,500 kilograms"], "-0.5"),
        ("difference", "kg", 1, ["1 tonne", "1,500 kilograms"], "-500"),
        ("change", "", 1, ["3,000 kilograms", "2,400 kilograms"], "25"),
        ("change", "", 1, ["1,500 kilograms", "3 tonnes"], "-50"),
        ("change", "", 1, ["$5 million", "$4 million"], "25"),
        ("share", "", 1, ["50,000 tonnes", "200,000 tonnes"], "25"),
        ("share", "", 1, ["500 kilograms", "2 tonnes"], "25"),
        ("ratio", "", 1, ["40,000 tonnes", "20,000 tonnes"], "2"),
        ("unit price", "USD/t", 1, ["$250 million", "100,000 tonnes"], "2500"),
        ("unit price", "USD/kg", 1, ["$250 million", "100,000 tonnes"], "2.5"),
        ("part", "", 1, ["2,000 tonnes", "31%"], "620"),
        ("before", "", 1, ["1,500 tonnes", "25%"], "1200"),
        ("before fall", "", 1, ["1,500 tonnes", "25%"], "2000"),
        ("rest", "", 1, ["1,500 tonnes", "300 tonnes", "200,000 kilograms"], "1000"),
        ("share", "", 1, ["300 tonnes", "200,000 kilograms", "2,000 tonnes"], "25"),
    ],
)
def test_results(operation: Operation, unit: str, scale: int, operands: list[str], result: str) -> None:
    formula = Formula(operation, unit, Decimal(scale))
    assert formula.result([q(text) for text in operands]) == Decimal(result)
    assert formula.words


TONNE, DOLLAR, BARREL, NOTHING = q("3 tonnes"), q("$3 million"), q("3 barrels"), q("0 tonnes")


@pytest.mark.parametrize(
    ("formula", "operands"),
    [
        (Formula("sum"), []),
        (Formula("convert", "t"), []),
        (Formula("convert", "t"), [DOLLAR]),
        (Formula("convert", "bbl"), [TONNE]),
        (Formula("convert", "no such unit"), [TONNE]),
        (Formula("convert", "EUR"), [DOLLAR]),
        (Formula("sum"), [TONNE, DOLLAR]),
        (Formula("sum"), [TONNE, BARREL]),
        (Formula("difference"), [TONNE]),
        (Formula("difference"), [TONNE, TONNE, TONNE]),
        (Formula("difference"), [TONNE, DOLLAR]),
        (Formula("change"), [TONNE, NOTHING]),
        (Formula("change"), [TONNE, DOLLAR]),
        (Formula("share"), [TONNE, NOTHING]),
        (Formula("share"), [DOLLAR, TONNE]),
        (Formula("ratio"), [TONNE, NOTHING]),
        (Formula("unit price", "USD/t"), [TONNE, TONNE]),
        (Formula("unit price", "EUR/t"), [DOLLAR, TONNE]),
        (Formula("unit price", "USD/t"), [DOLLAR, NOTHING]),
        (Formula("unit price", "USD/t"), [DOLLAR, BARREL]),
    ],
)
def test_what_does_not_go_together(formula: Formula, operands: list[Quantity]) -> None:
    with pytest.raises(NotComparable):
        formula.result(operands)


amounts = st.builds(
    lambda whole, unit: q(f"{whole:,} {unit}"),
    st.integers(1, 9_999_999),
    st.sampled_from(["tonnes", "kilograms", "pounds", "ounces"]),
)


def close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= Decimal("1e-15") * max(Decimal(1), abs(one), abs(other))


@given(amounts, st.sampled_from(["t", "kg", "lb"]))
def test_there_and_back(amount: Quantity, unit: str) -> None:
    converted, target = Formula("convert", unit).result([amount]), unit_named(unit)
    assert target is not None
    assert close(converted * target.factor, amount.canonical)


@given(st.lists(amounts, min_size=1, max_size=5))
def test_a_sum_knows_no_order(operands: list[Quantity]) -> None:
    total = Formula("sum", "kg").result(operands)
    assert close(total, Formula("sum", "kg").result(operands[::-1]))
    assert total >= max(Formula("convert", "kg").result([one]) for one in operands)


@given(amounts, amounts)
def test_difference_and_sum_undo_each_other(one: Quantity, other: Quantity) -> None:
    both = Formula("sum", "kg").result([one, other])
    gap = Formula("difference", "kg").result([one, other])
    assert close(both + gap, 2 * Formula("convert", "kg").result([one]))
    assert close(gap, -Formula("difference", "kg").result([other, one]))


@given(amounts, amounts)
def test_change_share_and_ratio_agree(one: Quantity, other: Quantity) -> None:
    ratio = Formula("ratio").result([one, other])
    assert close(Formula("share").result([one, other]), ratio * 100)
    assert close(Formula("change").result([one, other]), ratio * 100 - 100)


@given(amounts, st.sampled_from([1, 1_000, 1_000_000]))
def test_a_scale_divides_the_result(amount: Quantity, scale: int) -> None:
    plain = Formula("convert", "kg").result([amount])
    assert close(Formula("convert", "kg", Decimal(scale)).result([amount]) * scale, plain)


@given(amounts, st.integers(-99, 400))
def test_what_it_was_before_the_change(amount: Quantity, percent: int) -> None:
    assume(percent)
    change = Quantity(0, 0, "", Decimal(percent), None, "%", "percent", "=", 0, Decimal(1), "%", Decimal(1))
    before = Formula("before").result([amount, change])
    assert close(before * (1 + Decimal(percent) / 100), amount.value)


def test_units() -> None:
    unit = unit_of(TONNE)
    assert unit is not None
    assert unit.symbol == "t"
    assert unit_of(q("3 of them")) is None
