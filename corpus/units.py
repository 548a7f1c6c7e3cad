"""The table of units, currencies and scale words: `vocabulary/units.csv`, loaded and checked once.

Assumptions that the table makes, because trade news does: a ton is metric unless the text says short or
long, `mt` and `MT` are metric tons and only `Mt` is a million of them, an ounce is a troy ounce, a pound is
a weight, `$` alone is the US dollar. `¥` alone stays `¥`, since it may be yen or yuan.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

TABLE = "units.csv"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: `factor` of it are one `base`; units of one base can be compared.

    `symbol` is what the product prints. Currencies are each their own base and are never converted.
    """

    symbol: str
    dimension: str
    base: str
    factor: Decimal
    aliases: tuple[str, ...] = ()

    def per(self, denominator: Unit) -> Unit:
        """The unit of a price or a rate: USD and kg make USD/kg. Periods of time are not converted."""
        timed = denominator.dimension == "duration"
        return Unit(
            symbol=f"{self.symbol}/{denominator.symbol}",
            dimension=f"{self.dimension} per {PERIOD_NAMES.get(denominator.symbol, denominator.dimension)}",
            base=f"{self.base}/{denominator.symbol if timed else denominator.base}",
            factor=self.factor if timed else self.factor / denominator.factor,
        )


PERIOD_NAMES = {"h": "hour", "d": "day", "wk": "week", "mo": "month", "yr": "year"}
SCALES = ("scale", "short scale")


@cache
def units() -> tuple[Unit, ...]:
    """Every row of the table. Raises ValueError, naming the line, when the table is not well formed."""
    text = files("corpus.vocabulary").joinpath(TABLE).read_text(encoding="utf-8")
    return check(csv.DictReader(text.splitlines()))


def check(rows: Iterable[dict[str, str]]) -> tuple[Unit, ...]:
    """Rows as units. ValueError: a symbol or an alias given twice, a factor that is not above zero."""
    found: list[Unit] = []
    owner: dict[tuple[bool, str], int] = {}
    for line, row in enumerate(rows, start=2):
        unit = Unit(
            row["symbol"],
            row["dimension"],
            row["base"],
            Decimal(row["factor"]),
            tuple(row["aliases"].split("|")),
        )
        if unit.factor <= 0 or not all(unit.aliases) or not unit.dimension:
            raise ValueError(f"{TABLE}, line {line}: factor, dimension and aliases must be given.")
        for alias in {*unit.aliases, unit.symbol}:
            first = owner.setdefault((unit.dimension in SCALES, alias), line)
            if first != line:
                raise ValueError(f"{TABLE}, line {line}: {alias!r} is already in line {first}.")
        found.append(unit)
    return tuple(found)


@cache
def by_alias(scales: bool = False) -> dict[str, Unit]:
    """Units (or, with `scales`, scale words) by every way to write them, as written in the table."""
    return {a: unit for unit in units() if (unit.dimension in SCALES) == scales for a in unit.aliases}


def unit_named(name: str) -> Unit | None:
    """The unit of a symbol or alias, `USD/kg` and `yuan/t` included; None when the table has none."""
    table = by_alias()
    known = table.get(name) or table.get(name.lower()) or next((u for u in units() if u.symbol == name), None)
    if known or "/" not in name:
        return known
    above, below = (unit_named(part.strip()) for part in name.split("/", 1))
    return above.per(below) if above and below else None
