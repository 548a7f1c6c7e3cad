"""The Figures view as a whole: what the page shows for what its address or a filter says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant import Assistant
from ui import texts
from ui.charts import chart_block
from ui.figures.filters import Filters, View, read_filters
from ui.figures.grid import MOST_ROWS, GridPage, grid_page
from ui.figures.held import Held, held
from ui.figures.rows import table_rows
from ui.figures.selection import selected
from ui.figures.series import MOST, Series, series_of
from ui.templates import render

MOST_FIGURES = 50
"""Rows of the table on one page."""
_VIEWS: tuple[View, ...] = ("table", "grid", "chart")


def show(assistant: Assistant, said: Filters | Mapping[str, object]) -> str:
    """The HTML of the whole view. `said`: filters, or what the browser says (see `read_filters`).

    What cannot be read is told and left out. Raises `StoreError` when the store cannot be read.
    """
    filters, problems = (said, ()) if isinstance(said, Filters) else read_filters(said)
    known = held(assistant)
    filters, missing = _with_document(known, filters)
    choice = selected(known, filters)
    values = {
        "table": _table, "grid": _grid, "chart": _chart,
    }[filters.view](known, filters, choice.fitting)  # fmt: skip
    shown: Filters = values.pop("filters", filters)
    return str(
        render(
            "figures",
            filters=shown,
            problems=(*problems, *missing),
            facets=choice.facets,
            total=len(choice.fitting),
            stated=len(known.figures),
            disputed=sum(at in known.disputed for at in choice.fitting),
            views=[(view, texts.FIGURE_VIEWS[view]) for view in _VIEWS],
            **values,
        )
    )


def _with_document(known: Held, filters: Filters) -> tuple[Filters, tuple[str, ...]]:
    """A document is named by its id, file name or title; a message where there is none of that name."""
    wanted = filters.document
    if not wanted or wanted in known.documents:
        return filters, ()
    for key, document in known.documents.items():
        if wanted.casefold() in (document.name.casefold(), document.title.casefold()):
            return replace(filters, document=key), ()
    return replace(filters, document=""), (texts.NO_SUCH_DOCUMENT.format(name=wanted),)


def _table(known: Held, filters: Filters, fitting: Sequence[int]) -> dict[str, Any]:
    filters = _at_real_page(filters, len(fitting), MOST_FIGURES)
    first = (filters.page - 1) * MOST_FIGURES
    rows = table_rows(known, fitting[first : first + MOST_FIGURES])
    return {"filters": filters, "rows": rows, **_pages(filters, len(fitting), MOST_FIGURES)}


def _grid(known: Held, filters: Filters, fitting: Sequence[int]) -> dict[str, Any]:
    drawable = [one.key for one in series_of(known, fitting, ("period",))]
    page: GridPage = grid_page(known, fitting, filters.page, drawable)
    if filters.page > 1 and not page.rows:
        filters = _at_real_page(filters, page.total, MOST_ROWS)
        page = grid_page(known, fitting, filters.page, drawable)
    return {"filters": filters, "grid": page, **_pages(filters, page.total, MOST_ROWS)}


def _chart(known: Held, filters: Filters, fitting: Sequence[int]) -> dict[str, Any]:
    found = series_of(known, fitting)
    drawn = next((one for one in found if one.key == filters.series), found[0] if found else None)
    block = ""
    if drawn is not None:
        block = chart_block(drawn.chart, [known.places[at] for at in drawn.chosen])
        filters = replace(filters, series=drawn.key)
    return {"filters": filters, "chart": block, "charts": _offered(found, drawn), "pages": 1}


def _offered(found: Sequence[Series], drawn: Series | None) -> list[Series]:
    """The charts to choose from, the one that is drawn among them."""
    offered = list(found[:MOST])
    return offered if drawn is None or drawn in offered else [drawn, *offered]


def _at_real_page(filters: Filters, total: int, size: int) -> Filters:
    """The last page for one behind it: filters may have left fewer."""
    return replace(filters, page=max(1, min(filters.page, -(-total // size))))


def _pages(filters: Filters, total: int, size: int) -> dict[str, int]:
    first = (filters.page - 1) * size
    return {"pages": -(-total // size), "first": first + 1 if total else 0, "last": min(total, first + size)}
