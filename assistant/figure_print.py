"""Figures as the command line prints them: a table, CSV, a grid."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from assistant.figure_grid import NOT_STATED, Grid, SeriesKey, written
from assistant.figure_table import CitedFigure
from assistant.printing import cells, console
from corpus.figures import calendar
from corpus.figures.figure import SLOTS, Figure

COLUMNS = (
    *("role", "direction", *SLOTS, "value", "high", "unit", "qualifier", "literal"),
    *("document", "publisher", "published", "page", "quote", "start", "end"),
)
"""Columns of the CSV. `value` and `high` count `unit`; `start` and `end` are the quote's characters."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(figures: Sequence[CitedFigure]) -> str:
    """A head line and one line for each figure, for spreadsheets and programs.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for cited in figures:
        writer.writerow(_csv_row(cited))
    return out.getvalue()


def _csv_row(cited: CitedFigure) -> list[str]:
    figure, document = cited.figure, cited.document
    quantity = figure.quantity
    written_out = {
        "role": figure.role,
        "direction": figure.direction,
        **{name: inert(figure.value(name)) for name in SLOTS},
        "value": f"{quantity.value:f}",
        "high": "" if quantity.high is None else f"{quantity.high:f}",
        "unit": quantity.unit,
        "qualifier": "" if quantity.qualifier == "=" else quantity.qualifier,
        "literal": inert(quantity.literal),
        "document": inert(document.name),
        "publisher": inert(document.publisher),
        "published": document.published.isoformat() if document.published else "",
        "page": str(cited.citation.page or ""),
        "quote": inert(cited.citation.quote),
        "start": str(figure.start),
        "end": str(figure.end),
    }
    return [written_out[name] for name in COLUMNS]


def inert(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def print_table(figures: Sequence[CitedFigure]) -> None:
    """Print one line for each figure, and below the documents that the marks [1], [2] ... stand for."""
    table = Table("commodity", "what", "from", "to", "period")
    table.add_column("figure", justify="right")
    table.add_column("source")
    sources: dict[str, str] = {}
    for cited in figures:
        figure, document = cited.figure, cited.document
        sources.setdefault(document.id, f"[{len(sources) + 1}]")
        what = " ".join(filter(None, (figure.value("measure"), figure.value("status"), _role(figure))))
        table.add_row(
            *cells(
                figure.value("commodity"),
                what,
                figure.value("origin") or figure.value("place"),
                figure.value("destination"),
                _period(figure),
                written(figure.quantity),
                sources[document.id],
            )
        )
    output = console()
    output.print(table)
    for document in {cited.document.id: cited.document for cited in figures}.values():
        published = document.published.isoformat() if document.published else ""
        parts = (document.title or document.name, document.publisher, published)
        output.print(sources[document.id], ", ".join(filter(None, parts)))


def print_grid(found: Grid) -> None:
    """Print one line for each flow of a good and one column for each month."""
    table = Table("commodity", "what", "from", "to")
    for month in found.months:
        table.add_column(month, justify="right")
    for series in found.series:
        months = [cell.text if cell.values else Text(NOT_STATED, style="dim") for cell in series.cells]
        table.add_row(*cells(*_about(series.key), *months))
    output = console(len(found.months) * 16)
    output.print(table)
    if found.left_out:
        output.print(f"Not shown: {found.left_out} changes, shares and amounts of other periods.")


def _about(key: SeriesKey) -> tuple[str, str, str, str]:
    what = " ".join(filter(None, (key.measure, key.flow, key.status, key.entity)))
    return key.commodity, what, key.origin or key.place, key.destination


def _role(figure: Figure) -> str:
    return "" if figure.role == "level" else f"{figure.role} {figure.direction}".rstrip()


def _period(figure: Figure) -> str:
    period, base = figure.value("period"), figure.value("base")
    return f"{_words(period)} against {_words(base)}" if base and figure.role != "level" else _words(period)


def _words(period: str) -> str:
    time = calendar.parse(period)
    return time.words if time else period
