"""What answers lose when a document is removed: figures that no other one states, and kept citations."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.coverage import partners
from corpus.document import Document
from corpus.figures import calendar
from index.catalogue import Catalogue
from index.conversations import StoredConversations
from index.holdings import HeldFigure, holdings


@dataclass(frozen=True, slots=True)
class Loss:
    """What only this document states of a commodity.

    `whole`: no other document states anything of it, then `periods` and `partners` are all that it states;
    else those of its periods ("2025-06", "2024", "2025-01/2025-03") and partners that no other one states.
    `figures` counts those that it states of the commodity.
    """

    commodity: str
    figures: int
    whole: bool
    periods: tuple[str, ...]
    partners: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The loss as JSON values."""
        return {
            "commodity": self.commodity,
            "figures": self.figures,
            "whole": self.whole,
            "periods": list(self.periods),
            "partners": list(self.partners),
        }


@dataclass(frozen=True, slots=True)
class Consequences:
    """What goes with a document: its figures and passages, and what no other document states.

    `losses` are ordered by figures. `conversations` counts the kept ones, of all owners, with an answer that
    cites it; `titles` are those of the owner who asked, the one changed last first.
    """

    document: Document
    figures: int
    passages: int
    losses: tuple[Loss, ...]
    conversations: int
    titles: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The consequences as JSON values."""
        return {
            "document": {"id": self.document.id, "name": self.document.name, "title": self.document.title},
            "figures": self.figures,
            "passages": self.passages,
            "losses": [loss.to_dict() for loss in self.losses],
            "conversations": self.conversations,
            "titles": list(self.titles),
        }


def consequences(catalogue: Catalogue, document: Document, owner: str) -> Consequences:
    """What is lost with a document of the catalogue. Raises `StoreError`."""
    own: defaultdict[str, list[HeldFigure]] = defaultdict(list)
    others: defaultdict[str, list[HeldFigure]] = defaultdict(list)
    with holdings(catalogue) as held:
        passages = held.passages(document.id)
        for figure in held.figures_beside(document.id):
            (own if figure.document == document.id else others)[figure.commodity.lower()].append(figure)
    losses = [_loss(figures, others[good]) for good, figures in own.items() if good]
    citing = _citing(catalogue, document.id)
    return Consequences(
        document=document,
        figures=sum(map(len, own.values())),
        passages=passages,
        losses=tuple(
            sorted(
                (loss for loss in losses if loss.whole or loss.periods or loss.partners),
                key=lambda loss: (-loss.figures, loss.commodity),
            )
        ),
        conversations=len(citing),
        titles=tuple(title for title, whose in citing.values() if whose == owner),
    )


def _loss(own: list[HeldFigure], others: list[HeldFigure]) -> Loss:
    return Loss(
        commodity=min(figure.commodity for figure in own),
        figures=len(own),
        whole=not others,
        periods=tuple(sorted(_periods(own) - _periods(others))),
        partners=tuple(sorted(_partners(own) - _partners(others))),
    )


def _periods(figures: Iterable[HeldFigure]) -> set[str]:
    """The periods as text; days stand for their month."""
    times = filter(None, (calendar.parse(figure.period) for figure in figures))
    return {calendar.Time(time.first, time.months).iso for time in times}


def _partners(figures: Iterable[HeldFigure]) -> set[str]:
    return {name for figure in figures for name in partners(figure)}


def _citing(catalogue: Catalogue, document: str) -> dict[str, tuple[str, str]]:
    """Title and owner of the conversations that cite a document, by id. Passages only shown are not cited."""
    found: dict[str, tuple[str, str]] = {}
    for kept in StoredConversations(catalogue).naming(document):
        cited = {str(one["document"]["id"]) for one in json.loads(kept.answer)["citations"]}
        if document in cited:
            found[kept.conversation] = (kept.title, kept.owner)
    return found
