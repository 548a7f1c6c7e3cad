"""A figure: one number of a text with everything that says what it counts, and where each part is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from corpus.quantities import Quantity

Role = Literal["level", "change", "difference", "ratio", "share"]
"""level: an amount, price or rate; change: a percentage by which something rose or fell; difference: an
amount by which it did; ratio: a multiple ("doubled"); share: a part of a whole in percent."""
Direction = Literal["", "up", "down"]
Of = Literal["", "money", "amount"]
Source = Literal[
    "clause", "sentence", "previous", "heading", "title", "published", "unit", "header", "default"
]
"""Where a slot comes from, in the order of trust; "default" is assumed and nowhere said."""
INHERITED: frozenset[Source] = frozenset({"previous", "heading", "title", "default"})
"""Sources outside the sentence itself."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing known of a figure. `start`, `end`: the words of the document that say so; -1 for none."""

    value: str
    source: Source
    start: int = -1
    end: int = -1

    @property
    def inherited(self) -> bool:
        """Whether it is said outside of the figure's own sentence."""
        return self.source in INHERITED


SLOTS = (
    *("measure", "flow", "reporter", "origin", "destination", "place"),
    *("commodity", "period", "base", "status", "entity"),
)


_NAMES = frozenset(SLOTS)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence or table row states.

    `start`, `end`: the sentence in the document's text; `quantity`: the number with its unit, its `start` and
    `end` in the same text. Goods go from `origin` to `destination`; `place` is where something is produced,
    stored, priced. Periods are written as in corpus.figures.calendar. `base`: the period that a change is
    measured against. `total`: the text gives no partner because it means all of them.
    `sole`: all of it went there, so the figure for the partner is that for all partners too.
    `of`: whether a change or share is one of money or of an amount, where the text tells.
    """

    start: int
    end: int
    quantity: Quantity
    role: Role = "level"
    direction: Direction = ""
    measure: Slot | None = None
    flow: Slot | None = None
    reporter: Slot | None = None
    origin: Slot | None = None
    destination: Slot | None = None
    place: Slot | None = None
    commodity: Slot | None = None
    period: Slot | None = None
    base: Slot | None = None
    status: Slot | None = None
    entity: Slot | None = None
    of: Of = ""
    total: bool = False
    sole: bool = False
    row: bool = False

    def value(self, slot: str) -> str:
        """What a slot says, "" where it is open."""
        held: Slot | None = getattr(self, slot)
        return held.value if held else ""

    def slot(self, name: str) -> Slot | None:
        """A slot, None where it is open or no slot has that name."""
        held: Slot | None = getattr(self, name) if name in _NAMES else None
        return held

    @property
    def slots(self) -> Mapping[str, Slot]:
        """The slots that are filled, by name."""
        return {name: slot for name in SLOTS if (slot := getattr(self, name)) is not None}

    @property
    def is_zero(self) -> bool:
        """Whether the text says that there was none."""
        return self.role == "level" and self.quantity.value == 0

    def to_dict(self) -> dict[str, Any]:
        """The figure as JSON values."""
        quantity = self.quantity
        return {
            "literal": quantity.literal,
            "value": str(quantity.value),
            "high": None if quantity.high is None else str(quantity.high),
            "unit": quantity.unit,
            "qualifier": quantity.qualifier,
            "role": self.role,
            "direction": self.direction or None,
            **{name: self.value(name) or None for name in SLOTS},
            "sources": {name: slot.source for name, slot in self.slots.items()},
            "start": self.start,
            "end": self.end,
        }


QUANTITY_FIELDS = tuple(field.name for field in fields(Quantity))
