"""Where everything of a chart is drawn: heading, plot, notes. The plots are in modules of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ui import texts
from ui.charts import bars, columns, lines
from ui.charts.chart import Chart, legible
from ui.charts.drawing import Dot, Drawing, Rule, Shape, Words, wrapped

NARROWEST = 280
_TITLE, _TEXT, _SMALL = 15, 13, 12


def drawn(chart: Chart, width: int) -> Drawing:
    """A chart as shapes, `width` pixels wide (at least `NARROWEST`) and as high as it has to be."""
    room = max(width, NARROWEST)
    head, y = _stacked(_heading(chart), room, 0)
    plot = _plot(chart, room)
    body = [_moved(shape, y + 10) for shape in plot.shapes]
    foot, end = _stacked(_footing(chart, plot), room, y + 10 + plot.height + 6)
    return Drawing(room, end + 4, (*head, *body, *foot))


def _plot(chart: Chart, width: int) -> Drawing:
    """The plot in its kind; columns too narrow for their numbers become bars."""
    if chart.kind == "line":
        return lines.plot(chart, width)
    if chart.kind == "columns" and (plot := columns.plot(chart, width)) is not None:
        return plot
    return bars.plot(chart, width)


def _heading(chart: Chart) -> Iterator[Words]:
    yield Words(0, 0, chart.title, _TITLE, bold=True)
    parts = (chart.unit_label if chart.unit != "%" else texts.CHART_PERCENT, chart.common_status)
    if line := ", ".join(part for part in parts if part):
        yield Words(0, 0, line[:1].upper() + line[1:] if chart.unit == "%" else line, _TEXT, "quiet")


def _footing(chart: Chart, plot: Drawing) -> Iterator[Words]:
    for note in notes(chart, any(isinstance(shape, Dot) and shape.hollow for shape in plot.shapes)):
        yield Words(0, 0, note, _SMALL, "quiet")


def notes(chart: Chart, gaps: bool = False) -> list[str]:
    """What is said below the plot: the total, what hatching means, whose figures these are."""
    found: list[str] = []
    if chart.whole is not None:
        said = texts.CHART_WHOLE_OF if chart.whole.label else texts.CHART_WHOLE
        found.append(said.format(label=chart.whole.label, value=chart.in_full(chart.whole)))
    expected = sorted({point.status for point in chart.points if point.expected})
    if expected:
        said = texts.CHART_DASHED if chart.kind == "line" else texts.CHART_HATCHED
        found.append(said.format(statuses=legible(", ".join(expected))))
    if gaps:
        found.append(texts.CHART_GAPS)
    found += chart.notes
    if chart.sources:
        said = texts.CHART_SOURCES if len(chart.sources) > 1 else texts.CHART_SOURCE
        found.append(said.format(names=", ".join(chart.sources)))
    return found


def _stacked(lines_: Iterator[Words], width: float, y: float) -> tuple[Sequence[Words], float]:
    """Lines of text below each other, wrapped, and where they end."""
    placed: list[Words] = []
    for words in lines_:
        for text in wrapped(words.text, words.size, width, words.bold):
            y += round(words.size * 1.4)
            placed.append(replace(words, y=y - 4, text=text))
    return placed, y


def _moved(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Rule):
        return replace(shape, y1=shape.y1 + down, y2=shape.y2 + down)
    return replace(shape, y=shape.y + down)
