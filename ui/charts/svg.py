"""Charts as SVG: inline with the page's colours, or as a file of its own with colours written out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from ui.charts.chart import Chart, valid
from ui.charts.drawing import Drawing
from ui.charts.layout import drawn, notes
from ui.templates import render

WIDE, NARROW = 640, 340
"""Widths in pixels for a column of text and for a phone; the page shows the one that fits."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for."""

    ink: str
    quiet: str
    line: str
    accent: str
    ground: str
    font: str


ON_PAGE = Palette("var(--ink)", "var(--quiet)", "var(--line)", "var(--accent)", "var(--ground)", "inherit")
IN_FILE = Palette(
    "#17212b",
    "#52606d",
    "#dde3e9",
    "#0b4f6c",
    "#ffffff",
    "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
)


def svg(chart: Chart, width: int = 0) -> Markup:
    """The chart as an inline `<svg>`, at most `width` pixels wide, in the colours of the page.

    Without a width it is drawn for wide and for narrow, and the page shows the one that has room.
    """
    if width:
        return _rendered(chart, drawn(chart, width), ON_PAGE, in_file=False)
    return render("chart_drawing", wide=svg(chart, WIDE), narrow=svg(chart, NARROW))


def standalone(chart: Chart, width: int = WIDE) -> str:
    """The chart as the text of an SVG file: light colours written out, on a ground of its own."""
    return str(_rendered(chart, drawn(chart, width), IN_FILE, in_file=True))


def described(chart: Chart) -> str:
    """The chart in words, for those who do not see it: every value, and what is said below it."""
    values = "; ".join(f"{point.name}: {chart.in_full(point)}" for point in chart.points)
    return ". ".join([values, *(note.rstrip(".") for note in notes(chart))]) + "."


def _rendered(chart: Chart, drawing: Drawing, palette: Palette, in_file: bool) -> Markup:
    described_ = described(chart)
    # A pattern must have a name that no other chart of the page has.
    key = hashlib.sha256(f"{chart}{drawing.width}{in_file}".encode(errors="replace")).hexdigest()[:10]
    drawn_ = render(
        "chart",
        chart=chart, drawing=drawing, palette=palette, standalone=in_file, key=key, described=described_,
        kinds=[(type(shape).__name__, shape) for shape in drawing.shapes],
    )  # fmt: skip
    return Markup(valid(drawn_))
