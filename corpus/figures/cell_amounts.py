"""What a number of a table is: level, change or share, and its quantity, by the words of row and column."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpus.figures.cells import Value
from corpus.figures.columns import Column, shift_of
from corpus.figures.ends import Named
from corpus.figures.figure import Role
from corpus.figures.labels import Label
from corpus.figures.unit_names import Stated
from corpus.figures.when import When
from corpus.numerals import numeral
from corpus.quantities import Quantity
from corpus.units import Unit


@dataclass(frozen=True, slots=True)
class Words:
    """What the labels of a row say together."""

    labels: tuple[Label, ...]
    sections: tuple[Label, ...]
    named: Named
    whens: tuple[When, ...]
    units: tuple[Stated, ...]
    counts: str
    role: str
    entity: str
    status: str
    good: str


def role_of(
    column: Column, said: Words, value: Value, unit: Unit | None, near: bool, measure: str
) -> Role | None:
    """level, change, share or difference; None where a number may be one or the other."""
    words = column.role or said.role
    percent = unit is not None and unit.dimension == "percent"
    if percent:
        if words in ("change", "share"):
            return words  # type: ignore[return-value]
        if value.signed or value.bracketed:
            return "change"
        stated = any(char.isalpha() for char in column.name) or said.units
        return "level" if measure == "tariff" or stated else None
    if words == "change":
        if unit is not None and unit.dimension == "percentage points":
            return "difference"
        texts = f"{column.name} {' '.join(one.text for one in said.labels)}"
        if unit is not None and column.role == "change" and column.large and value.signed:
            return "difference"
        if unit is None or not near:
            return "change" if shift_of(texts) or "growth" in texts.lower() else None
        return "difference"
    if words == "share":
        number = value.number(column.style)
        return "share" if number is not None and number > 1 and not near else None
    return "level"


def quantity_of(
    cell: str, start: int, value: Value, number: Decimal, scale: Decimal, unit: Unit | None, role: Role
) -> Quantity:
    literal = cell[value.start : value.end]
    shown = literal.lstrip("+-−–( ").rstrip(")% ")
    read = numeral(shown)
    if read is not None and value.unit is None and read.value and number and abs(number) != read.value:
        # "2.000" is two thousand in this column: thousands with three places, so that the literal stays true
        scale, decimals = scale * abs(number) / read.value, read.decimals
    else:
        decimals = max(0, -int(number.as_tuple().exponent))
    if value.unit is not None and value.scale != 1:
        scale, decimals = value.scale, 0
    worth = number * (Decimal(1) if value.unit is not None else scale)
    if read is not None and value.unit is None and read.value and abs(number) != read.value:
        worth = (read.value if number > 0 else -read.value) * scale
    if role != "level":
        worth = abs(worth)
    return Quantity(
        start=start + value.start, end=start + value.end, literal=literal, value=worth, high=None,
        unit=unit.symbol if unit else "", dimension=unit.dimension if unit else "number",
        qualifier=value.qualifier, decimals=decimals, scale=scale, base=unit.base if unit else "",
        factor=unit.factor if unit else Decimal(1),
    )  # fmt: skip
