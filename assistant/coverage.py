"""What a store covers: its documents and publishers, and the goods, partners and months of its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from corpus.figures import calendar
from index.holdings import HeldDocument, HeldFigure, Holdings, holdings
from index.refused import RefusedFile
from index.store import Store

AHEAD = frozenset({"forecast", "target", "planned"})
"""The status of figures that say nothing of what has been: a target for 2050 covers no month of 2050."""
NO_PARTNER = frozenset({"World", "other countries"})
"""Ends of trade that are no partner but all of them, or the rest."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A partner, flow, measure or month, and how many figures are about it."""

    name: str
    figures: int


@dataclass(frozen=True, slots=True)
class CoveredPublisher:
    """A publisher, how many documents of it there are, and the first and last day they were published."""

    name: str
    documents: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class CoveredCommodity:
    """What the figures of one commodity are about; kinds of it are counted by themselves.

    `first`, `last`: the months ("2025-06") that its periods begin and end with, forecasts aside, "" where no
    period is stated. `partners`, `flows` and `measures`: those with most figures first.
    """

    name: str
    figures: int
    documents: int
    first: str
    last: str
    partners: tuple[Counted, ...]
    flows: tuple[Counted, ...]
    measures: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a store holds.

    `newest` is the document published last. `publishers` are ordered by documents, `commodities` and
    `partners` by figures, ties by name; `months` are those that single figures are about, in order, forecasts
    aside. `refused`: the files that were refused when they were last added, the last one first.
    """

    documents: int
    passages: int
    figures: int
    newest: HeldDocument | None
    without_date: tuple[HeldDocument, ...]
    without_publisher: tuple[HeldDocument, ...]
    with_warnings: tuple[HeldDocument, ...]
    publishers: tuple[CoveredPublisher, ...]
    commodities: tuple[CoveredCommodity, ...]
    partners: tuple[Counted, ...]
    months: tuple[Counted, ...]
    refused: tuple[RefusedFile, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The coverage as JSON values."""
        return {
            "documents": self.documents,
            "passages": self.passages,
            "figures": self.figures,
            "newest": self.newest.to_dict() if self.newest else None,
            "without_date": [document.to_dict() for document in self.without_date],
            "without_publisher": [document.to_dict() for document in self.without_publisher],
            "with_warnings": [document.to_dict() for document in self.with_warnings],
            "publishers": [
                {
                    "name": publisher.name,
                    "documents": publisher.documents,
                    "first": publisher.first.isoformat() if publisher.first else None,
                    "last": publisher.last.isoformat() if publisher.last else None,
                }
                for publisher in self.publishers
            ],
            "commodities": [
                {
                    "name": commodity.name,
                    "figures": commodity.figures,
                    "documents": commodity.documents,
                    "first": commodity.first or None,
                    "last": commodity.last or None,
                    "partners": _listed(commodity.partners),
                    "flows": _listed(commodity.flows),
                    "measures": _listed(commodity.measures),
                }
                for commodity in self.commodities
            ],
            "partners": _listed(self.partners),
            "months": _listed(self.months),
            "refused": [refused.to_dict() for refused in self.refused],
        }


class CoverageOfStore:
    """The coverage of a store, counted again whenever the store has changed. For several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: tuple[int, Coverage] | None = None

    def now(self) -> Coverage:
        """What the store holds now. Raises `StoreError`."""
        self._store.refresh()
        with holdings(self._store.catalogue) as held:
            version, counted = held.version, self._counted
            if counted is None or counted[0] != version:
                counted = version, _coverage(held)
                self._counted = counted
        return replace(counted[1], refused=self._store.refused.all())


def partners(figure: HeldFigure) -> frozenset[str]:
    """The other side of a trade: the ends that are not the reporter; without one, what the flow says.

    Where neither is told it is open which end is the other: "China's production" names no partner.
    """
    if figure.reporters & (figure.origins | figure.destinations):
        ends = (figure.origins | figure.destinations) - figure.reporters
    elif figure.flow == "export":
        ends = figure.destinations
    elif figure.flow == "import":
        ends = figure.origins
    else:
        ends = frozenset()
    return ends - NO_PARTNER


def month(figure: HeldFigure) -> str:
    """The month ("2025-06") that a figure is about, or in which its days lie; "" for longer periods."""
    time = calendar.parse(figure.period)
    return calendar.Time(time.first, 1).iso if time and time.months == 1 else ""


@dataclass(slots=True)
class _Good:
    """What has been counted of one commodity, which its commonest spelling names."""

    names: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    ends: list[int] = field(default_factory=list)
    partners: Counter[str] = field(default_factory=Counter)
    flows: Counter[str] = field(default_factory=Counter)
    measures: Counter[str] = field(default_factory=Counter)

    def add(self, figure: HeldFigure) -> None:
        self.names[figure.commodity] += 1
        self.documents.add(figure.document)
        self.partners.update(partners(figure))
        self.flows.update(filter(None, [figure.flow]))
        self.measures.update(filter(None, [figure.measure]))
        time = calendar.parse(figure.period)
        if time and figure.status not in AHEAD:
            ends = (*self.ends, time.first, time.last)
            self.ends = [min(ends), max(ends)]

    def counted(self) -> CoveredCommodity:
        first, last = (calendar.Time(end, 1).iso for end in self.ends) if self.ends else ("", "")
        return CoveredCommodity(
            name=_by_count(self.names)[0].name,
            figures=self.names.total(),
            documents=len(self.documents),
            first=first,
            last=last,
            partners=_by_count(self.partners),
            flows=_by_count(self.flows),
            measures=_by_count(self.measures),
        )


def _coverage(held: Holdings) -> Coverage:
    documents = held.documents()
    goods: defaultdict[str, _Good] = defaultdict(_Good)
    named: Counter[str] = Counter()
    months: Counter[str] = Counter()
    figures = 0
    for figure in held.figures():
        figures += 1
        named.update(partners(figure))
        if figure.commodity:
            goods[figure.commodity.lower()].add(figure)
        if figure.status not in AHEAD:
            months.update(filter(None, [month(figure)]))
    dated = [document for document in documents if document.published]
    return Coverage(
        documents=len(documents),
        passages=held.passages(),
        figures=figures,
        newest=max(dated, key=lambda document: document.published or date.min, default=None),
        without_date=tuple(document for document in documents if not document.published),
        without_publisher=tuple(document for document in documents if not document.publisher),
        with_warnings=tuple(document for document in documents if document.warnings),
        publishers=_publishers(documents),
        commodities=tuple(
            sorted((good.counted() for good in goods.values()), key=lambda good: (-good.figures, good.name))
        ),
        partners=_by_count(named),
        months=tuple(Counted(name, months[name]) for name in sorted(months)),
    )


def _publishers(documents: Iterable[HeldDocument]) -> tuple[CoveredPublisher, ...]:
    of: defaultdict[str, list[HeldDocument]] = defaultdict(list)
    for document in documents:
        if document.publisher:
            of[document.publisher].append(document)
    covered = []
    for name, published in of.items():
        days = sorted(document.published for document in published if document.published)
        first, last = (days[0], days[-1]) if days else (None, None)
        covered.append(CoveredPublisher(name, len(published), first, last))
    return tuple(sorted(covered, key=lambda publisher: (-publisher.documents, publisher.name)))


def _by_count(found: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted(name, found[name]) for name in sorted(found, key=lambda name: (-found[name], name)))


def _listed(counted: Iterable[Counted]) -> list[dict[str, Any]]:
    return [{"name": one.name, "figures": one.figures} for one in counted]
