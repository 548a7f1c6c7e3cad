"""Columns: a few periods side by side, those without a figure as gaps."""

from __future__ import annotations

from decimal import Decimal

from ui import texts
from ui.charts.chart import Chart, Point
from ui.charts.drawing import Box, Drawing, Ink, Rule, Shape, Words, width_of

_HEIGHT = 170
_VALUE, _AXIS, _LINE = 13, 12, 16
_WIDEST, _COLUMN = 110, 0.58
_AIR = 8


def plot(chart: Chart, width: float) -> Drawing | None:
    """Columns from zero, values at their ends; None where the numbers are too wide for that."""
    points = chart.points
    if len({point.label for point in points}) < len(points):
        return None  # two values of one period need room for whose they are
    slot = min(width / len(points), _WIDEST)
    if any(_breadth(chart, point) > slot - _AIR for point in points):
        return None
    ends = [end for point in points for end in point.ends]
    lowest, highest = min([Decimal(0), *ends]), max([Decimal(0), *ends])
    pixel = _HEIGHT / (float(highest - lowest) or 1.0)
    lines = max(len(_said(chart, point)) for point in points)
    zero = lines * _LINE + float(highest) * pixel
    bottom = zero + float(-lowest) * pixel + (lines * _LINE + 2 if lowest < 0 else 0)
    shapes: list[Shape] = []
    for at, point in enumerate(points):
        middle = (at + 0.5) * slot
        shapes += _column(chart, point, at, middle, slot, zero, pixel)
        shapes += _values(chart, point, middle, zero, pixel)
        shapes += _axis(points, at, middle, bottom)
    shapes.append(Rule(0, zero, slot * len(points), zero, "quiet"))
    return Drawing(width, bottom + 2 * _LINE + 4, tuple(shapes))


def _said(chart: Chart, point: Point) -> list[str]:
    """The value, and its status below where the values have several."""
    if point.value is None:
        return texts.NOT_STATED.split()
    status = [] if chart.common_status or not point.status else [point.status]
    return [chart.said(point), *status]


def _breadth(chart: Chart, point: Point) -> float:
    values = [width_of(line, _VALUE if point.value is not None else _AXIS) for line in _said(chart, point)]
    return max([*values, *(width_of(line, _AXIS) for line in point.axis)])


def _column(
    chart: Chart, point: Point, at: int, middle: float, slot: float, zero: float, pixel: float
) -> list[Shape]:
    said = texts.CHART_BAR_SAID.format(label=point.label, value=chart.in_full(point))
    return [
        Box(
            middle - slot * _COLUMN / 2, zero - float(part.high) * pixel, slot * _COLUMN,
            float(part.high - part.low) * pixel, hatched=point.expected, faint=part.open, point=at, said=said,
        )
        for part in point.stretches
    ]  # fmt: skip


def _values(chart: Chart, point: Point, middle: float, zero: float, pixel: float) -> list[Shape]:
    """The lines of a value above its column, below it where the column goes down."""
    lines = _said(chart, point)
    if point.ends and max(point.ends) < 0:
        first = zero - float(min(point.ends)) * pixel + _LINE - 2
    else:
        first = zero - float(max(point.ends, default=Decimal(0))) * pixel - 5 - (len(lines) - 1) * _LINE
    shapes: list[Shape] = []
    for number, line in enumerate(lines):
        plain = point.value is not None and number == 0
        ink: Ink = "ink" if plain else "quiet"
        shapes.append(Words(middle, first + number * _LINE, line, _VALUE if plain else _AXIS, ink, "middle"))
    return shapes


def _axis(points: tuple[Point, ...], at: int, middle: float, bottom: float) -> list[Shape]:
    """The label below; its second line (the year) only where it changes."""
    first, second = points[at].axis
    repeated = at > 0 and points[at - 1].axis[1] == second
    lines = [first] if repeated or not second else [first, second]
    return [
        Words(middle, bottom + (number + 1) * _LINE, line, _AXIS, "quiet", "middle")
        for number, line in enumerate(lines)
    ]
