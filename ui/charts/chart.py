"""What a chart shows: points of one measure in one unit, and how their values are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.figures.wording import SCALES, unit_words
from ui import texts

Kind = Literal["bars", "columns", "line", "shares"]
"""bars: a ranking; columns: a few periods; line: many periods; shares: the parts of one whole, in percent."""
EXPECTED = frozenset({"forecast", "target", "planned"})
"""Statuses of what has not happened yet; it is drawn hatched."""
_PLACES = 3
"""Decimal places up to which "6.37 million" is as exact as the number in full."""
_LONGEST = 15
_ILLEGIBLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
"""What XML does not allow, and what would turn the text after it around."""


_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar; `open` for that between the ends of a range."""

    low: Decimal
    high: Decimal
    open: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart.

    `value` is None where the documents state none; `high` is the upper end of a range. `figures` are the
    places of the figures in the list that the chart was made of. `axis`: the label in two short lines, for
    under a column. `source` is named where it tells two values of one label apart.
    """

    label: str
    value: Decimal | None = None
    high: Decimal | None = None
    figures: tuple[int, ...] = ()
    status: str = ""
    qualifier: str = "="
    source: str = ""
    axis: tuple[str, str] = ("", "")

    @property
    def name(self) -> str:
        """The label, with the source where it has one."""
        return f"{self.label} ({self.source})" if self.source else self.label

    @property
    def expected(self) -> bool:
        """Whether the value is a forecast or a target."""
        return self.status in EXPECTED

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The values that must lie on the chart."""
        return tuple(end for end in (self.value, self.high) if end is not None)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """What a bar covers: from zero to the value, and from there to the upper end of a range."""
        if not self.ends:
            return ()
        low, high = min(self.ends), max(self.ends)
        if low == high:
            return (Stretch(min(low, _ZERO), max(low, _ZERO)),)
        sure = [Stretch(_ZERO, low)] if low > 0 else [Stretch(high, _ZERO)] if high < 0 else []
        return (*sure, Stretch(low, high, open=True))


@dataclass(frozen=True, slots=True)
class Chart:
    """Points of one measure. All values count `unit`; `whole` is the stated total, which is not drawn.

    `head` names the labels ("Destination"). `notes` say what a reader must know beside the values.
    """

    kind: Kind
    title: str
    unit: str
    points: tuple[Point, ...]
    head: str = ""
    whole: Point | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def scale(self) -> Decimal:
        """What the written values count: millions or billions where that loses no digit, else ones."""
        ends = [abs(end) for point in self.points for end in point.ends if end]
        for scale in sorted(SCALES, reverse=True):
            if scale > 1000 and ends and max(ends) >= scale:
                return scale if all(_places(end / scale) <= _PLACES for end in ends) else Decimal(1)
        return Decimal(1)

    @property
    def unit_label(self) -> str:
        """The unit that the written values have: "million t", "kg", "" for plain numbers."""
        return legible(unit_words(texts.UNIT_NAMES.get(self.unit, self.unit), self.scale).strip())

    @property
    def common_status(self) -> str:
        """The status that all values share, "" where they share none."""
        found = {point.status for point in self.points if point.value is not None}
        return found.pop() if len(found) == 1 else ""

    def said(self, point: Point) -> str:
        """A value as it is written beside its bar: "over 2,004", "3–5", "62.4%", "not stated"."""
        return self._written(point, self.scale, "%" if self.unit == "%" else "")

    def in_full(self, point: Point) -> str:
        """A value with its unit and status: "6.37 million t, forecast"."""
        unit = "%" if self.unit == "%" else f" {self.unit_label}".rstrip()
        value = self._written(point, self.scale, unit)
        return f"{value}, {legible(point.status)}" if point.status else value

    def _written(self, point: Point, scale: Decimal, unit: str) -> str:
        if point.value is None:
            return texts.NOT_STATED
        text = "–".join(written(end / scale) for end in point.ends)
        return f"{'' if point.qualifier == '=' else f'{legible(point.qualifier)} '}{text}{unit}"


def written(value: Decimal) -> str:
    """A number in plain digits with thousands separators; very long ones in powers of ten."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if len(text) > _LONGEST:
        text = f"{value:,.{max(0, 3 - value.adjusted())}f}" if -3 < value.adjusted() < 9 else f"{value:.3e}"
    return "0" if text == "-0" else text.replace("-", "−")


def legible(text: str) -> str:
    """A text of a document in one line, without characters that XML does not allow."""
    return " ".join(valid(text).split())


def valid(text: str) -> str:
    """A text without what XML does not allow and without marks that turn the direction of writing."""
    return _ILLEGIBLE.sub("", text)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
