"""A line over many periods: every stated value is a dot, and the line breaks where none is stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from ui import texts
from ui.charts.chart import Chart, Point, written
from ui.charts.drawing import Box, Dot, Drawing, Rule, Shape, Words, width_of

_HEIGHT = 190
_SIZE, _AXIS, _LINE = 13, 12, 16
_STEPS = 4
"""About so many horizontal rules."""
_TOP = 22
_CROWDED = 60
"""From so many periods on dots are small."""


def plot(chart: Chart, width: float) -> Drawing:
    """A line with the axis from zero; the first, last, lowest and highest value are written out."""
    ends = [end for point in chart.points for end in point.ends]
    ticks = _ticks(min([Decimal(0), *ends]), max([Decimal(0), *ends]))
    left = max(width_of(written(tick / chart.scale), _AXIS) for tick in ticks) + 10
    widest = max(width_of(chart.said(point), _SIZE, bold=True) for point in chart.points if point.ends)
    room = min(widest / 2 + 4, width / 8)
    groups = [tuple(group) for _, group in groupby(chart.points, key=lambda point: point.label)]
    step = (width - left - 2 * room) / max(len(groups) - 1, 1)
    pixel = _HEIGHT / (float(ticks[-1] - ticks[0]) or 1.0)
    zero = _TOP + float(ticks[-1]) * pixel
    bottom = zero - float(ticks[0]) * pixel
    places = [left + room + at * step for at in range(len(groups))]
    shapes: list[Shape] = [*_rules(chart, ticks, left, width, zero, pixel)]
    shapes += _strokes(groups, places, zero, pixel)
    shapes += _values(chart, groups, places, zero, pixel, width)
    shapes += _dots(chart, groups, places, zero, pixel)
    shapes += _axis([group[0] for group in groups], places, bottom, width)
    return Drawing(width, bottom + 2 * _LINE + 6, tuple(shapes))


def _ticks(lowest: Decimal, highest: Decimal) -> list[Decimal]:
    """Round values from below the lowest to above the highest; zero is one of them."""
    span = highest - lowest
    if not span:
        return [Decimal(0), Decimal(1)]
    magnitude = Decimal(1).scaleb((span / _STEPS).adjusted())
    size = next(m * magnitude for m in (1, 2, 5, 10) if span / (m * magnitude) <= _STEPS)
    first, last = lowest // size - (1 if lowest % size else 0), -(-highest // size)
    last += 1 if highest > last * size else 0
    return [size * at for at in range(int(first), int(last) + 1)]


def _rules(
    chart: Chart, ticks: Sequence[Decimal], left: float, right: float, zero: float, pixel: float
) -> Iterator[Shape]:
    for tick in ticks:
        y = zero - float(tick) * pixel
        yield Rule(left, y, right, y, "line" if tick else "quiet")
        yield Words(left - 8, y + 4, written(tick / chart.scale), _AXIS, "quiet", "end")


def _strokes(
    groups: Sequence[tuple[Point, ...]], places: Sequence[float], zero: float, pixel: float
) -> Iterator[Shape]:
    """From value to value; none to or from a period with no value, or with several."""
    for (before, x1), (after, x2) in pairwise(zip(groups, places, strict=True)):
        if len(before) == len(after) == 1 and before[0].ends and after[0].ends:
            y1, y2 = (zero - float(point.ends[0]) * pixel for point in (before[0], after[0]))
            yield Rule(x1, y1, x2, y2, "accent", 2, dashed=after[0].expected)


def _dots(
    chart: Chart, groups: Sequence[tuple[Point, ...]], places: Sequence[float], zero: float, pixel: float
) -> Iterator[Shape]:
    at = 0
    radius = 2 if len(groups) >= _CROWDED else 3.5
    for group, x in zip(groups, places, strict=True):
        for point in group:
            said = texts.CHART_BAR_SAID.format(label=point.name, value=chart.in_full(point))
            for part in point.stretches:
                if part.open:
                    height = float(part.high - part.low) * pixel
                    yield Box(
                        x - 2, zero - float(part.high) * pixel, 4, height, faint=True, point=at, said=said
                    )
            y = zero - float(point.ends[0]) * pixel if point.ends else zero
            hollow = point.value is None
            yield Dot(x, y, 2.5 if hollow else radius, "quiet" if hollow else "accent", hollow, at, said)
            at += 1


def _values(
    chart: Chart,
    groups: Sequence[tuple[Point, ...]],
    places: Sequence[float],
    zero: float,
    pixel: float,
    width: float,
) -> Iterator[Shape]:
    """The values that matter most, those first that must not be missed; none over another."""
    stated = [(point, x) for group, x in zip(groups, places, strict=True) for point in group if point.ends]
    if not stated:
        return
    ranked = sorted(stated, key=lambda pair: pair[0].ends[0])
    taken: list[tuple[float, float, float]] = []
    for point, x in (stated[-1], ranked[-1], stated[0], ranked[0]):
        text = chart.said(point)
        half = width_of(text, _SIZE, bold=True) / 2
        x = min(max(x, half), width - half)
        top, base = (zero - float(end) * pixel for end in (max(point.ends), min(point.ends)))
        dots = [
            zero - float(end) * pixel for other, at in stated if abs(at - x) <= half for end in other.ends
        ]
        sides = (top - 9, base + 21) if point is not ranked[0][0] else (base + 21, top - 9)
        clear = [at for at in sides if at + 6 < zero and _clear(at, dots)]
        if not clear and point is not stated[-1][0]:
            continue
        y = clear[0] if clear else top - 9
        if all(x + half < low or x - half > high or abs(y - at) > _LINE for low, high, at in taken):
            taken.append((x - half, x + half, y))
            yield Words(x, y, text, _SIZE, "ink", "middle", bold=point is stated[-1][0], over=True)


def _clear(y: float, dots: Sequence[float]) -> bool:
    """Whether a text on this line covers no dot."""
    return all(not y - _SIZE < dot < y + 4 for dot in dots)


def _axis(points: Sequence[Point], places: Sequence[float], bottom: float, width: float) -> Iterator[Shape]:
    """Labels below as far as they do not touch; the year below the first label of a year."""
    end, year = -1.0, ""
    for point, x in zip(points, places, strict=True):
        first, second = point.axis
        half = max(width_of(line, _AXIS) for line in point.axis) / 2
        if x - half < end + 6 or x + half > width:
            continue
        end = x + half
        yield Words(max(x, half), bottom + _LINE, first, _AXIS, "quiet", "middle")
        if second and second != year:
            year = second
            yield Words(max(x, half), bottom + 2 * _LINE, second, _AXIS, "quiet", "middle")
