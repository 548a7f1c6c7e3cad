"""A chart as it stands on the page: the drawing, its table, and what can be taken along."""

from __future__ import annotations

from collections.abc import Sequence
from re import sub

from markupsafe import Markup

from ui.charts.chart import Chart
from ui.charts.svg import standalone, svg
from ui.charts.tables import csv_of, table
from ui.templates import render


def chart_block(chart: Chart, places: Sequence[str] = ()) -> Markup:
    """The chart with its table and downloads; the files stand in the page, so that no request is made.

    `places`: see `tables.table`.
    """
    name = sub(r"[^a-z0-9]+", "-", chart.title.lower()).strip("-")[:60] or "chart"
    return render(
        "chart_block",
        chart=chart,
        drawing=svg(chart),
        table=table(chart, places),
        file_name=name,
        key=f"{name}-{len(chart.points)}",
        svg_file=standalone(chart),
        csv_file=csv_of(chart),
    )
