"""Units that a document or its country defines: "lakh tonnes (LT)", "MT (million tonnes)", rupees of"
" Pakistan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from corpus.quantities import Quantity, quantities
from corpus.rare import Rare
from corpus.units import Unit, unit_named

_SCALE = r"(?P<scale>lakh|million|thousand|crore|billion)"
_UNIT = r"(?P<unit>(?:metric )?(?:tonnes?|tons?)|cubic met(?:er|re)s|barrels|bales|bags|units|litres)"
_SHORT = r"[A-Za-z]{1,4}"
_DEFINED = Rare(
    rf"\b{_SCALE} {_UNIT} ?\((?P<short>{_SHORT})\)"
    rf"|\b(?P<before>{_SHORT}) ?\({_SCALE.replace('scale', 'scale2')} "
    rf"{_UNIT.replace('unit', 'unit2')}\)",
    re.IGNORECASE,
)
_RUPEES = {"Pakistan": "PKR", "Sri Lanka": "LKR", "Nepal": "NPR", "Mauritius": "MUR"}
_FULL = Rare(r"\b(?P<full>(?:CFA|Swiss|Congolese|Guinean|Rwandan|Malagasy) francs)\b")
_FRANCS = re.compile(r" (?:million |billion )?francs\b")
_RUPEE = re.compile(r"\b(?:Rs\.?|rupees?)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LocalUnits:
    """`short`: scale and unit by abbreviation; `rupee`: the currency that "Rs" stands for, "" for India's."""

    short: Mapping[str, tuple[Decimal, Unit]] = field(default_factory=dict)
    rupee: str = ""
    franc: Unit | None = None
    """The currency that "francs" stands for, where the document has named one in full."""

    def read(self, text: str, quantity: Quantity) -> Quantity:
        """The quantity as this document means it."""
        for written, (scale, unit) in self.short.items():
            if quantity.unit and quantity.literal.endswith(written) and quantity.scale == 1:
                return _measured(text, quantity, quantity.end, scale, unit)
            if not quantity.unit and quantity.dimension in ("number", "count"):
                match = re.compile(rf"[ -]?{re.escape(written)}(?![A-Za-z0-9])").match(text, quantity.end)
                if match:
                    return _measured(text, quantity, match.end(), scale, unit)
        if self.franc and not quantity.unit and quantity.dimension in ("number", "count"):
            match = _FRANCS.match(text, quantity.end)
            if match and match.group() == " francs":
                return _measured(text, quantity, match.end(), Decimal(1), self.franc)
        if self.rupee and quantity.unit.startswith("INR") and _RUPEE.search(quantity.literal):
            swap = {name: getattr(quantity, name).replace("INR", self.rupee) for name in ("unit", "base")}
            return replace(quantity, **swap)
        return quantity


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
    full = {match["full"] for match in _FULL.finditer(text)}
    franc = unit_named(full.pop()) if len(full) == 1 else None
    return LocalUnits(short, _RUPEES.get(country, ""), franc)
