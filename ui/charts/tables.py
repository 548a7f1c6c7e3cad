"""The values of a chart as an HTML table and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from markupsafe import Markup

from ui import texts
from ui.charts.chart import Chart, Point, valid
from ui.templates import render

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(chart: Chart, places: Sequence[str] = ()) -> Markup:
    """All points as an HTML table, the stated total last.

    `places` are links to passages ("src/ID/start-end"), one for each figure that the chart was made of; with
    them each value opens its passage.
    """
    points = [*chart.points, *([chart.whole] if chart.whole else [])]
    return render(
        "chart_table",
        chart=chart,
        rows=[(_label(chart, point), point, _opened(point, places)) for point in points],
        with_status=any(point.status for point in points),
        with_source=any(point.source for point in points),
    )


def csv_of(chart: Chart) -> str:
    """All points as CSV: values in plain digits, each in `unit`; an empty value was not stated.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((chart.head.lower() or "label", "value", "high", "unit", "qualifier", "status", "source"))
    for point in [*chart.points, *([chart.whole] if chart.whole else [])]:
        writer.writerow(_csv_row(chart, point))
    return valid(out.getvalue())


def _csv_row(chart: Chart, point: Point) -> list[str]:
    value, high = ("" if end is None else f"{end:f}" for end in (point.value, point.high))
    qualifier = "" if point.qualifier == "=" else point.qualifier
    words = (_label(chart, point), chart.unit, qualifier, point.status, point.source)
    label, unit, qualifier, status, source = (_inert(word) for word in words)
    return [label, value, high, unit if value else "", qualifier, status, source]


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _label(chart: Chart, point: Point) -> str:
    return point.label or texts.CHART_TOTAL


def _opened(point: Point, places: Sequence[str]) -> list[str]:
    return [places[at] for at in point.figures if at < len(places)]
