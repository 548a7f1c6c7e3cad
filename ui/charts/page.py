"""A chart as it stands on the page: the drawing, its table, and what can be taken along."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from re import sub

from markupsafe import Markup

from ui.charts.chart import Chart
from ui.charts.svg import NARROW, WIDE, standalone_svg, svg
from ui.charts.tables import csv_of, table
from ui.templates import render


def chart_block(chart: Chart, places: Sequence[str] = ()) -> Markup:
    """The chart in two widths, of which the page shows the one that fits, with its table and downloads.

    `places`: see `tables.table`. The downloads are links that hold the file: no further request is made.
    """
    name = sub(r"[^a-z0-9]+", "-", chart.title.lower()).strip("-")[:60] or "chart"
    return render(
        "chart-block.html",
        chart=chart,
        wide=svg(chart, WIDE),
        narrow=svg(chart, NARROW),
        table=table(chart, places),
        file_name=name,
        svg_file=_link("image/svg+xml", standalone_svg(chart)),
        csv_file=_link("text/csv;charset=utf-8", csv_of(chart)),
    )


def _link(kind: str, text: str) -> str:
    return f"data:{kind};base64,{b64encode(text.encode()).decode()}"
