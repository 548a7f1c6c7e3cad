"""Horizontal bars: a ranking, the parts of a whole, or periods that are too many for columns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ui import texts
from ui.charts.chart import Chart, Point
from ui.charts.drawing import Box, Drawing, Ink, Rule, Shape, Words, shortened, width_of

MOST = 25
"""Bars drawn; the table has all."""
_SIZE, _ROW, _BAR, _LINE = 13, 27, 17, 18
_GAP, _BASE = 8, 4.5
_LABELS, _NUMBERS = 0.36, 0.45
"""The shares of the width that labels may take beside the bars, and numbers at their ends."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where zero is, how long one unit is, and whether labels and numbers stand above the bars."""

    zero: float
    pixel: float
    width: float
    labels_above: bool
    numbers_above: bool

    @property
    def row(self) -> float:
        return _ROW + (_LINE if self.labels_above else 0)

    def x(self, value: float) -> float:
        return self.zero + value * self.pixel


def plot(chart: Chart, width: float) -> Drawing:
    """Bars from zero to the right, below zero to the left, each with its label and value."""
    points = chart.points[:MOST]
    scale = _scale(chart, points, width)
    shapes: list[Shape] = []
    y, before = 0.0, 0.0
    for at, point in enumerate(points):
        shapes += _row(chart, point, at, scale, y, before)
        if chart.kind == "shares":
            before += float(point.value or 0)
        y += scale.row
    if chart.kind == "shares" and 100 - before >= 0.5:
        shapes += _rest(scale, y, before)
        y += scale.row
    if not scale.labels_above:
        shapes.append(Rule(scale.zero, 0, scale.zero, y, "quiet"))
    elif scale.zero > 0:  # beside bars only, where labels do not stand
        ends = [scale.row * (at + 1) for at in range(round(y / scale.row))]
        shapes += [Rule(scale.zero, end - _ROW, scale.zero, end, "quiet") for end in ends]
    if len(chart.points) > MOST:
        more = texts.CHART_MORE.format(count=len(chart.points) - MOST)
        shapes.append(Words(0, y + 16, more, _SIZE, "quiet"))
        y += 22
    return Drawing(width, y, tuple(shapes))


def _scale(chart: Chart, points: tuple[Point, ...], width: float) -> _Scale:
    lowest, highest = _extent(chart)
    labels = max(width_of(point.name, _SIZE) for point in points) + _GAP
    numbers = max(width_of(_said(chart, point), _SIZE) for point in points) + _GAP
    sides = 2 if lowest < 0 else 1
    numbers_above = numbers * sides > width * _NUMBERS
    labels_above = numbers_above or labels > width * _LABELS
    left = 0.0 if labels_above else labels
    if numbers_above:
        numbers = 0
    left += numbers * (sides - 1)
    pixel = (width - left - numbers) / (float(highest - lowest) or 1.0)
    return _Scale(left - float(lowest) * pixel, pixel, width, labels_above, numbers_above)


def _extent(chart: Chart) -> tuple[Decimal, Decimal]:
    """What the bars have to show: zero always, the whole for shares of it."""
    if chart.kind == "shares":
        parts = sum((point.value or Decimal(0) for point in chart.points), Decimal(0))
        return Decimal(0), max(Decimal(100), parts)
    ends = [end for point in chart.points for end in point.ends]
    return min([Decimal(0), *ends]), max([Decimal(0), *ends])


def _said(chart: Chart, point: Point) -> str:
    status = "" if chart.common_status or not point.status else f", {point.status}"
    return chart.said(point) + status


def _row(chart: Chart, point: Point, at: int, scale: _Scale, y: float, before: float) -> list[Shape]:
    """Label, bar and number of one point; its bar begins after what came `before` in the whole."""
    middle = y + scale.row - _ROW / 2
    said = texts.CHART_BAR_SAID.format(label=point.name, value=chart.in_full(point))
    bars = [
        Box(
            scale.x(before + float(part.low)), middle - _BAR / 2, float(part.high - part.low) * scale.pixel,
            _BAR, hatched=point.expected, faint=part.open, point=at, said=said,
        )
        for part in point.stretches
    ]  # fmt: skip
    number = _number(chart, point, scale, middle, before)
    taken = width_of(number.text, _SIZE) + _GAP if scale.numbers_above else 0
    return [_label(point.name, y, scale, taken), *bars, number]


def _label(label: str, y: float, scale: _Scale, taken: float) -> Words:
    shown = shortened(label, _SIZE, scale.width * (1 if scale.labels_above else _LABELS) - taken)
    base = y + (14 if scale.labels_above else _ROW / 2 + _BASE)
    return Words(0, base, shown, _SIZE, said=label if shown != label else "")


def _number(chart: Chart, point: Point, scale: _Scale, middle: float, before: float) -> Words:
    """The value at the end of its bar; on the other side where the bar goes to the left."""
    ink: Ink = "quiet" if point.value is None else "ink"
    said = _said(chart, point)
    if scale.numbers_above:
        shown = shortened(said, _SIZE, scale.width * 0.7)
        base = middle + _ROW / 2 - scale.row + 14
        return Words(scale.width, base, shown, _SIZE, ink, "end", said=said if shown != said else "")
    if point.ends and max(point.ends) < 0:
        return Words(scale.x(float(min(point.ends))) - 6, middle + _BASE, said, _SIZE, ink, "end")
    end = before + float(max(point.ends, default=Decimal(0)))
    return Words(scale.x(end) + 6, middle + _BASE, said, _SIZE, ink)


def _rest(scale: _Scale, y: float, before: float) -> list[Shape]:
    """What is left of the whole, as an empty frame: nobody has said whose it is."""
    top = y + scale.row - _ROW / 2 - _BAR / 2
    box = Box(scale.x(before), top, (100 - before) * scale.pixel, _BAR, outlined=True)
    base = y + (14 if scale.labels_above else _ROW / 2 + _BASE)
    return [Words(0, base, texts.CHART_REST, _SIZE, "quiet"), box]
