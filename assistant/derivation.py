"""Numbers that follow from other numbers. The answerer computes with this, and the proof computes again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from corpus.quantities import Quantity, quantities
from corpus.units import Unit, unit_named

Operation = Literal[
    "convert",
    "packs",
    "sum",
    "difference",
    "rest",
    "change",
    "share",
    "ratio",
    "unit price",
    "part",
    "before",
    "before fall",
    "mean",
]


class NotComparable(Exception):
    """The operands do not go together: other dimensions, a division by zero, too few of them."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What is done with the operands, in their order; the result counts `unit` ("" for the first
    operand's), `scale` of them at a time.

    convert: the first in another unit. packs: so many packs of the weight named with
    the last. sum: all. difference: first minus second. rest: first minus all
    others. change: by how many percent the first exceeds the second. share: all but the last, together, in
    percent of the last. ratio: first by second. unit price: money by amount. part: so many percent (second)
    of the first. before: what the first was before it rose by so many percent (second); before fall: before
    it fell by so many. mean: all together by `count`, the periods that they cover.
    """

    operation: Operation
    unit: str = ""
    scale: Decimal = Decimal(1)
    count: int = 1

    @property
    def words(self) -> str:
        """The formula as a reader knows it."""
        return {
            "convert": f"a in {self.unit}",
            "packs": f"a x weight of one, in {self.unit}",
            "sum": "a + b + ...",
            "difference": "a - b",
            "rest": "a - b - ...",
            "change": "(a - b) / b x 100",
            "share": "(a + ...) / z x 100",
            "ratio": "a / b",
            "unit price": f"a / b, in {self.unit}",
            "part": "a x b / 100",
            "before": "a / (1 + b / 100)",
            "before fall": "a / (1 - b / 100)",
            "mean": f"(a + ...) / {self.count}",
        }[self.operation]

    def result(self, operands: Sequence[Quantity]) -> Decimal:
        """The value, in `unit` times `scale` (million tonnes). Raises `NotComparable`."""
        return self._value(operands) / self.scale

    def factor(self, operands: Sequence[Quantity]) -> Decimal | None:
        """By what the value of the one operand of a conversion is multiplied, None for all else."""
        if self.operation != "convert" or len(operands) != 1:
            return None
        return _in(replace(operands[0], value=Decimal(1)), self.unit) / self.scale

    def _value(self, operands: Sequence[Quantity]) -> Decimal:
        if not operands:
            raise NotComparable("no operands")
        if self.operation == "convert":
            return _in(operands[0], self.unit)
        if self.operation == "packs":
            return operands[0].value * _in(_weight_of_one(operands[-1]), self.unit)
        if self.operation in ("sum", "mean"):
            total = sum((_in(operand, self.unit or operands[0].unit) for operand in operands), Decimal(0))
            return total / (self.count if self.operation == "mean" else 1)
        if self.operation == "rest":
            unit = self.unit or operands[0].unit
            return _in(operands[0], unit) - sum((_in(part, unit) for part in operands[1:]), Decimal(0))
        if self.operation == "share" and len(operands) > 1:
            whole = operands[-1]
            parts = sum((_in(part, whole.unit) for part in operands[:-1]), Decimal(0))
            return parts / _not_zero(whole.value) * 100
        if len(operands) != 2:
            raise NotComparable(f"{len(operands)} operands")
        return self._of_two(*operands)

    def _of_two(self, a: Quantity, b: Quantity) -> Decimal:
        if self.operation == "unit price":
            money, basis = self.unit.split("/")
            if a.unit.removesuffix(f"/{_pack(a)}") != money:
                raise NotComparable(f"{a.unit} is not {money}")
            return a.value / _not_zero(_in(b, basis))
        if self.operation == "part":
            return _in(a, self.unit or a.unit) * b.value / 100
        if self.operation in ("before", "before fall"):
            rate = b.value / 100 * (1 if self.operation == "before" else -1)
            return _in(a, self.unit or a.unit) / _not_zero(1 + rate)
        first, second = _in(a, self.unit or a.unit), _in(b, self.unit or a.unit)
        if self.operation == "difference":
            return first - second
        first, second = _in(a, a.unit), _not_zero(_in(b, a.unit))
        if self.operation == "change":
            return (first - second) / second * 100
        return first / second


_WEIGHT = re.compile(r"\b\d+(?:\.\d+)?[ -](?:kg|kilos?|kilograms?|lbs?|pounds?)(?=[ -]|$)", re.IGNORECASE)


def _weight_of_one(packs: Quantity) -> Quantity:
    """What one pack weighs, as the words of the number say: "60-kg bags"."""
    named = _WEIGHT.search(packs.literal)
    read = quantities(named.group().replace("-", " ")) if named else ()
    if len(read) != 1 or read[0].dimension != "mass" or packs.dimension != "count":
        raise NotComparable("no weight of a pack")
    return read[0]


def _pack(price: Quantity) -> str:
    """What a price is for one of: the bag of "19,400 rupees per bag"."""
    return price.unit.partition("/")[2] if price.dimension == "money per count" else ""


def _not_zero(value: Decimal) -> Decimal:
    if value == 0:
        raise NotComparable("division by zero")
    return value


def _in(quantity: Quantity, unit: str) -> Decimal:
    """The value of a quantity in a unit; a zero without a unit is zero in all."""
    if quantity.unit == unit or (quantity.value == 0 and not quantity.unit):
        return quantity.value
    target = unit_named(unit) if unit else None
    if target is None or target.base != quantity.base:
        raise NotComparable(f"{quantity.unit} is not {unit}")
    return quantity.canonical / target.factor


def unit_of(quantity: Quantity) -> Unit | None:
    """The unit of a quantity, None for bare numbers."""
    return unit_named(quantity.unit) if quantity.unit else None
