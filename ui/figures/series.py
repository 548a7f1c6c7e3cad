"""What can be drawn of the figures: those that differ in one thing only, and of which a chart can be made."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.figures.figure import Figure
from ui.charts import Chart, chart_of
from ui.charts.choosing import FEWEST, VARYING
from ui.figures.held import Held

MOST = 60
"""Charts that are offered, those with most values first."""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that differ in one slot, by their places among all. `key` is their name in the address."""

    key: str
    chosen: tuple[int, ...]
    chart: Chart

    @property
    def values(self) -> int:
        """For how many labels the chart shows a value."""
        return len({point.label for point in self.chart.points if point.value is not None})


def series_of(held: Held, fitting: Sequence[int], varying: Sequence[str] = VARYING) -> list[Series]:
    """Every chart that these figures make, those with most values first, each once.

    `varying`: the slots of which one differs within a chart.
    """
    found: dict[tuple[int, ...], Series] = {}
    for key, chosen in _groups(held, fitting, varying):
        chart = chart_of([held.stated[at] for at in chosen])
        if chart is not None:
            drawn = tuple(sorted({chosen[at] for point in chart.points for at in point.figures}))
            found.setdefault(drawn, Series(key, tuple(chosen), chart))
    return sorted(
        found.values(), key=lambda one: (-one.values, len(one.chart.points), one.chart.title, one.key)
    )


def _groups(held: Held, fitting: Sequence[int], slots: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in fitting:
        figure = held.figures[at].figure
        for varying in slots:
            if figure.role in ("level", "share"):
                groups[_key(figure, varying)].append(at)
    for key, chosen in groups.items():
        if len({held.figures[at].figure.value(key[0]) for at in chosen} - {""}) >= FEWEST:
            yield hashlib.sha256("\n".join(key).encode(errors="replace")).hexdigest()[:12], chosen


def series_key(figure: Figure, varying: str) -> str:
    """The name of the series that a figure belongs to when one slot varies."""
    return hashlib.sha256("\n".join(_key(figure, varying)).encode(errors="replace")).hexdigest()[:12]


def _key(figure: Figure, varying: str) -> tuple[str, ...]:
    """What all figures of a series share. The word for the flow tells only where an end is open.

    The trade with all partners is no series with that whose partner the text leaves open; where partners
    vary it is the whole that they are parts of.
    """
    slots = [figure.value(name) if name != varying else "" for name in VARYING]
    flow = "" if figure.value("origin") and figure.value("destination") else figure.value("flow")
    measure = figure.value("measure")
    whole = "total" if figure.total and varying not in ("origin", "destination") else ""
    traded = flow if measure == "trade" else ""
    return (varying, *slots, traded, measure, figure.role, figure.quantity.base, whole)
