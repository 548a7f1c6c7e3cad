"""Which chart a list of figures makes, if any: levels that differ in one thing, or shares of one whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from assistant.figures.conflicts import compatible
from corpus.quantities import Quantity, quantities
from corpus.units import unit_named
from ui import texts
from ui.captions import day
from ui.charts.chart import Chart, Kind, Point, legible
from ui.charts.periods import in_time
from ui.charts.titles import in_words, label_of, title_of

VARYING = ("destination", "origin", "place", "commodity", "period", "entity")
"""The slots of which one may differ from value to value."""
FEWEST = 3
_ALL = frozenset({"World", "all goods"})
"""Values that stand for all others of their slot."""
_COUNT = "unit"
_HUNDRED = Decimal(100)
_DIGITS = 6
"""Significant digits of a converted value."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A figure of the list, in the unit of the chart."""

    at: int
    slots: Mapping[str, str]
    point: Point
    literal: str
    signed: str

    @property
    def measured(self) -> Quantity | None:
        """The number as it is written, which tells how exact it is; None where it cannot be read alone."""
        return _read(self.literal)


@lru_cache(maxsize=4096)
def _read(literal: str) -> Quantity | None:
    again = quantities(literal)
    return again[0] if len(again) == 1 else None


def chart_of(figures: Sequence[Mapping[str, Any]], sources: Sequence[str] = ()) -> Chart | None:
    """The chart of figures as `Answer.to_dict()` or `CitedFigure.to_dict()` gives them, None without one.

    There is one where three or more levels of one measure, in units that can be converted into each other,
    differ in just one of partner, place, commodity, period and entity; or where shares of one whole do.
    Changes and differences beside them are passed over. `sources` are the publishers to name below.
    """
    known = [legible(name) for name in sources if legible(name)] or sorted(
        {name for figure in figures if (name := _publisher(figure))}
    )
    for role in ("level", "share"):
        levels = _levels(figures, role)
        chart = _chart(levels, role) if levels else None
        if chart is not None:
            return replace(chart, sources=tuple(known))
    return None


def _levels(figures: Sequence[Mapping[str, Any]], role: str) -> list[_Level]:
    """The figures of a role in their commonest unit; none where they have no common measure and unit."""
    chosen = [(at, figure) for at, figure in enumerate(figures) if figure["role"] == role]
    if len({figure["measure"] or "" for _, figure in chosen}) != 1:
        return []
    known = Counter(_unit(figure) for _, figure in chosen if not _is_bare_zero(figure))
    if not known:
        return []
    unit = max(known, key=lambda name: (known[name], name))
    found: list[_Level] = []
    for at, figure in chosen:
        factor = Decimal(1) if _is_bare_zero(figure) else _factor(_unit(figure), unit)
        if factor is None:
            return []
        found.append(_level(at, figure, factor))
    return [replace(one, slots={**one.slots, "unit": unit}) for one in found]


def _level(at: int, figure: Mapping[str, Any], factor: Decimal) -> _Level:
    slots = {name: str(figure[name] or "") for name in (*VARYING, "measure", "flow")}
    if slots["measure"] != "trade":
        slots["flow"] = ""
    if slots["place"] in (slots["origin"], slots["destination"]):
        slots["place"] = ""
    high = figure["high"]
    point = Point(
        label="",
        value=_converted(Decimal(figure["value"]), factor),
        high=None if high is None else _converted(Decimal(high), factor),
        figures=(at,),
        status=figure["status"] or "",
        qualifier=figure["qualifier"] or "=",
    )
    return _Level(at, slots, point, figure["literal"], _signed(figure))


def _chart(levels: list[_Level], role: str) -> Chart | None:
    varying = _varying(levels)
    if varying is None or not _one_flow(levels):
        return None
    whole, parts = _apart(levels, varying)
    if role == "share":
        # A share of all of them is no part of the whole.
        return _shares(levels, parts, varying) if whole is None else None
    points, notes = _points(parts, varying)
    if len({point.label for point in points}) < FEWEST:
        return None
    slots = _common(levels)
    kind: Kind = "bars"
    if varying == "period":
        timed = in_time(points)
        if timed is None:
            return None
        points, kind = timed.points, timed.kind
        if timed.whole is not None:
            whole = timed.whole
    else:
        points = tuple(sorted(points, key=lambda point: (-(point.value or 0), point.label, point.source)))
        if whole is not None and any((point.value or 0) > (whole.value or 0) for point in points):
            return None
    if varying != "period" and len({level.slots["flow"] for level in levels}) > 1:
        notes = (*notes, texts.CHART_TWO_REPORTERS)
    return Chart(
        kind, title_of(slots, varying), slots["unit"], points,
        head=texts.CHART_HEADS[varying], whole=whole, notes=notes,
    )  # fmt: skip


def _varying(levels: Sequence[_Level]) -> str | None:
    """The one slot in which the levels differ. A source that only some name is a note, not a second slot."""
    differing = [name for name in VARYING if len({level.slots[name] for level in levels}) > 1]
    if len(differing) == 2 and differing[1] == "entity":
        named = {level.slots["entity"] for level in levels}
        differing = differing[:1] if "" in named and len(named) == 2 else differing
    return differing[0] if len(differing) == 1 else None


def _one_flow(levels: Sequence[_Level]) -> bool:
    """Whether all tell of one flow; between two named ends the word for it says only whose statistics."""
    flows = {level.slots["flow"] for level in levels}
    return len(flows) == 1 or all(level.slots["origin"] and level.slots["destination"] for level in levels)


def _apart(levels: Sequence[_Level], varying: str) -> tuple[Point | None, list[_Level]]:
    """The total over the varying slot, and the levels that are its parts; no parts where there are two."""
    totals = [level for level in levels if level.slots[varying] in ("", *_ALL)]
    parts = [level for level in levels if level not in totals]
    if varying not in ("origin", "destination") and any(not level.slots[varying] for level in totals):
        return None, []  # what is left open is not known to mean all of them
    points, _ = _points(totals, varying)
    if len(points) > 1:
        return None, []
    return (replace(points[0], label="") if points else None), parts


def _points(levels: Iterable[_Level], varying: str) -> tuple[tuple[Point, ...], tuple[str, ...]]:
    """One point for each value, what differs for one label side by side; and notes on whose figure it is."""
    held: dict[str, list[_Level]] = {}
    notes: list[str] = []
    for level in levels:
        same = held.setdefault(level.slots[varying], [])
        for place, other in enumerate(same):
            if _one_value(level, other):
                same[place] = _merged(other, level)
                break
        else:
            same.append(level)
    points: list[Point] = []
    entities = {level.slots["entity"] for same in held.values() for level in same}
    for value, same in held.items():
        label = label_of(varying, value)
        for level in same:
            entity = legible(level.slots["entity"])
            source = level.signed or entity if len(same) > 1 else ""
            points.append(replace(level.point, label=label, source=source))
            if varying != "entity" and len(same) == 1 and entity and len(entities) > 1:
                notes.append(texts.CHART_SAID_BY.format(label=in_words(label), source=entity))
    several = [in_words(label_of(varying, value)) for value, same in held.items() if len(same) > 1]
    if several:
        notes.insert(0, texts.CHART_SEVERAL.format(labels=", ".join(several)))
    return tuple(points), tuple(notes)


def _one_value(one: _Level, other: _Level) -> bool:
    """Whether two figures of one thing are one number, perhaps rounded in one of them."""
    if one.point.ends == other.point.ends:
        return one.point.status == other.point.status
    if one.point.status != other.point.status or one.point.high is not None or other.point.high is not None:
        return False
    left, right = one.measured, other.measured
    return left is not None and right is not None and left.base == right.base and compatible(left, right)


def _merged(one: _Level, other: _Level) -> _Level:
    """Of two figures that are one number the more exact, with both places."""
    first, second = sorted((one, other), key=lambda level: (_coarseness(level), level.at))
    figures = tuple(sorted({*one.point.figures, *other.point.figures}))
    return replace(first, point=replace(first.point, figures=figures), signed=first.signed or second.signed)


def _coarseness(level: _Level) -> tuple[bool, Decimal]:
    measured = level.measured
    return level.point.qualifier != "=", measured.step if measured else Decimal(0)


def _shares(levels: Sequence[_Level], parts: list[_Level], varying: str) -> Chart | None:
    """Shares that together are no more than the whole."""
    points, notes = _points(parts, varying)
    values = [point.value for point in points if point.value is not None]
    several = len({point.label for point in points})
    if varying == "period" or several < 2 or several < len(points) or min(values) < 0:
        return None
    if sum(values) > _HUNDRED + 1 or any(point.high is not None for point in points):
        return None
    slots = _common(levels)
    if slots["unit"] != "%":
        return None
    ranked = tuple(sorted(points, key=lambda point: (-(point.value or 0), point.label)))
    title = texts.CHART_SHARES.format(title=title_of(slots, varying))
    return Chart("shares", title, "%", ranked, head=texts.CHART_HEADS[varying], notes=notes)


def _common(levels: Sequence[_Level]) -> dict[str, str]:
    """What all levels have in common."""
    flows = {level.slots["flow"] for level in levels}
    same = {
        name: value if all(level.slots[name] == value for level in levels) else ""
        for name, value in levels[0].slots.items()
    }
    if len(flows) > 1:  # two ends with the words of both: named from the side of the end they share
        same["flow"] = "export" if same["origin"] else "import"
    return same


def _publisher(figure: Mapping[str, Any]) -> str:
    citation = figure.get("citation")
    document = citation["document"] if citation else {}
    return legible(str(document.get("publisher") or document.get("name") or ""))


def _signed(figure: Mapping[str, Any]) -> str:
    """Who states a figure, and when: one publisher may say two things."""
    citation = figure.get("citation")
    published = day(citation["document"].get("published")) if citation else ""
    return ", ".join(part for part in (_publisher(figure), published) if part)


def _unit(figure: Mapping[str, Any]) -> str:
    """The unit; a bare number counts pieces, as "438,000 units" does."""
    return str(figure["unit"]) or _COUNT


def _is_bare_zero(figure: Mapping[str, Any]) -> bool:
    return Decimal(figure["value"]) == 0 and not figure["unit"]


def _factor(unit: str, other: str) -> Decimal | None:
    """What a value in `unit` is multiplied with to count `other`; None where it cannot be converted."""
    if unit == other:
        return Decimal(1)
    one, two = unit_named(unit), unit_named(other)
    if one is None or two is None or one.base != two.base or not one.base:
        return None
    return one.factor / two.factor


def _converted(value: Decimal, factor: Decimal) -> Decimal:
    if factor == 1 or not value:
        return value
    exact = value * factor
    return round(exact, max(0, _DIGITS - 1 - exact.adjusted()))
