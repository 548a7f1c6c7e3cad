"""Figures of a store as a table: each with the sentence or table row that states it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from assistant.answer import Citation
from assistant.figure_filters import (
    WORLD,
    Parties,
    flow_named,
    goods_named,
    measure_named,
    period_named,
    place_named,
)
from corpus.document import Document
from corpus.figures import calendar
from corpus.figures.figure import Figure
from index.catalogue import Catalogue
from index.figures import Filters, StoredFigure

_LAST = 10**6
"""Stands for the month of figures without a period: they come after all others."""


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure and the sentence or table row that states it."""

    figure: Figure
    citation: Citation

    @property
    def document(self) -> Document:
        """The document that states it."""
        return self.citation.document

    def to_dict(self) -> dict[str, Any]:
        """The figure as JSON values; `literal_start`, `literal_end`: the number in the document's text."""
        quantity = self.figure.quantity
        return {
            **self.figure.to_dict(),
            "literal_start": quantity.start,
            "literal_end": quantity.end,
            "citation": self.citation.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Choice:
    """The words that figures are looked for by, as a person gives them; None leaves a part open."""

    commodity: str | None = None
    partner: str | None = None
    reporter: str | None = None
    flow: str | None = None
    measure: str | None = None
    period: str | None = None


def cited_figures(
    catalogue: Catalogue, choice: Choice, documents: Collection[str] | None = None
) -> tuple[CitedFigure, ...]:
    """The figures that fit, by commodity, period and document; `documents`: ids, None for all.

    Raises `BadFilter` for a word that cannot be read.
    """
    parties = Parties(
        "" if choice.flow is None else flow_named(choice.flow),
        "" if choice.reporter is None else place_named(choice.reporter, "reporter"),
        "" if choice.partner is None else place_named(choice.partner, "partner"),
    )
    time = None if choice.period is None else period_named(choice.period)
    filters: Filters = {
        "commodities": None if choice.commodity is None else goods_named(choice.commodity),
        "measures": None if choice.measure is None else (measure_named(choice.measure),),
        "months": None if time is None else (time.first, time.last),
        "documents": documents,
        "reporters": (parties.reporter,) if parties.reporter else None,
        "places": (parties.partner,) if parties.partner not in ("", WORLD) else None,
    }
    fitting = [
        stored
        for stored in catalogue.figures(**filters)
        if parties.fit(stored.figure) and (time is None or _lies_in(stored.figure, time))
    ]
    return tuple(_cited(stored) for stored in sorted(fitting, key=_order))


def _lies_in(figure: Figure, time: calendar.Time) -> bool:
    own = calendar.parse(figure.value("period"))
    return own is not None and own.within(time)


def _cited(stored: StoredFigure) -> CitedFigure:
    figure = stored.figure
    return CitedFigure(figure, Citation(stored.document, figure.start, figure.end))


def _order(stored: StoredFigure) -> tuple[object, ...]:
    document, figure = stored.document, stored.figure
    good = figure.value("commodity").lower()
    time = calendar.parse(figure.value("period")) or calendar.Time(_LAST, 1)
    return (not good, good, time, document.name, document.id, figure.start, figure.quantity.start)
