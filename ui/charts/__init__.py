"""Charts of figures: what they show (`chart_of`), as inline SVG, as a table, as CSV."""

from __future__ import annotations

from ui.charts.chart import Chart, Point
from ui.charts.choosing import chart_of
from ui.charts.page import chart_block
from ui.charts.svg import standalone, svg
from ui.charts.tables import csv_of, table

__all__ = ["Chart", "Point", "chart_block", "chart_of", "csv_of", "standalone", "svg", "table"]
