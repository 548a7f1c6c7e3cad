"""Units that a document or its country defines: "lakh tonnes (LT)", "MT (million tonnes)", rupees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from corpus.figures.local_currencies import in_local_currency, local_currencies
from corpus.quantities import Quantity, quantities
from corpus.rare import Rare
from corpus.units import Unit, unit_named

_SCALE = r"(?P<scale>lakh|million|thousand|crore|billion)"
_UNIT = (
    r"(?P<unit>(?:metric )?(?:tonnes?|tons?)|cubic (?:met(?:er|re)s|feet)|barrels|bales|bags|units|litres"
    r"|gallons|bushels|pounds|kilograms|cartons|boxes)"
)
_SHORT = r"[A-Za-z]{1,4}"
_DEFINED = Rare(
    rf"\b{_SCALE} {_UNIT} ?\((?P<short>{_SHORT})\)"
    rf"|\b(?P<before>{_SHORT}) ?\({_SCALE.replace('scale', 'scale2')} "
    rf"{_UNIT.replace('unit', 'unit2')}\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LocalUnits:
    """`short`: scale and unit by abbreviation; `currencies`: what is meant by a name that several share."""

    short: Mapping[str, tuple[Decimal, Unit]] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)

    def read(self, text: str, quantity: Quantity) -> Quantity:
        """The quantity as this document means it."""
        for written, (scale, unit) in self.short.items():
            if quantity.unit and quantity.literal.endswith(written) and quantity.scale == 1:
                return _measured(text, quantity, quantity.end, scale, unit)
            if not quantity.unit and quantity.dimension in ("number", "count"):
                match = re.compile(rf"[ -]?{re.escape(written)}(?![A-Za-z0-9])").match(text, quantity.end)
                if match:
                    return _measured(text, quantity, match.end(), scale, unit)
        return in_local_currency(quantity, self.currencies)


def _measured(text: str, quantity: Quantity, end: int, scale: Decimal, unit: Unit) -> Quantity:
    factor = scale if quantity.scale == 1 else Decimal(1)
    return replace(
        quantity,
        end=end,
        literal=text[quantity.start : end],
        value=quantity.value * factor,
        high=None if quantity.high is None else quantity.high * factor,
        scale=quantity.scale * factor,
        unit=unit.symbol,
        dimension=unit.dimension,
        base=unit.base,
        factor=unit.factor,
    )


def local_units(text: str, country: str) -> LocalUnits:
    """What a document defines in its text, and what its country means by rupees."""
    short: dict[str, tuple[Decimal, Unit]] = {}
    for match in _DEFINED.finditer(text):
        written = match["short"] or match["before"]
        name = match["unit"] or match["unit2"]
        unit = unit_named(name.lower())
        scaled = quantities(f"1 {match['scale'] or match['scale2']} tonnes".lower())
        if unit is None or not scaled or written.lower() in ("the", "of", "in", "t", "kg"):
            continue
        short.setdefault(written, (scaled[0].scale, unit))
    return LocalUnits(short, local_currencies(text, country))
