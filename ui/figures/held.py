"""All figures of a store as they were at one version of its catalogue, with what contradicts what."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any
from weakref import WeakKeyDictionary

from assistant import Assistant, CitedFigure, Document
from assistant.figures.around import Found
from assistant.figures.conflicts import SAME, differing
from assistant.figures.matching import Match
from assistant.figures.speakers import speaker
from corpus.figures.figure import Figure
from ui.captions import day
from ui.charts.chart import legible

_ALIKE = (*SAME, "place", "status", "base")
"""Slots in which two figures must be alike before their values are compared."""
_ENDS = ("flow", "reporter", "origin", "destination", "place")


@dataclass(frozen=True)
class Held:
    """The figures, in the order of `Assistant.figures`; a figure is named by its place among them."""

    version: int
    figures: tuple[CitedFigure, ...]

    @cached_property
    def disputed(self) -> Mapping[int, tuple[int, ...]]:
        """For each figure that another publisher contradicts, the figures that do."""
        return _disputed(self.figures)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents that state figures, by id."""
        return {cited.document.id: cited.document for cited in self.figures}

    @cached_property
    def traders(self) -> tuple[Figure, ...]:
        """For each figure the first one between the same ends: whether these fit is found out once."""
        first: dict[tuple[object, ...], Figure] = {}
        return tuple(
            first.setdefault(
                (*(cited.figure.value(name) for name in _ENDS), cited.figure.total), cited.figure
            )
            for cited in self.figures
        )

    @cached_property
    def stated(self) -> tuple[Mapping[str, Any], ...]:
        """The figures as JSON values, each with whose it is: what charts are made of."""
        return tuple(
            {
                **cited.figure.to_dict(),
                "citation": {
                    "document": {"publisher": publisher_of(cited), "published": cited.document.published}
                },
            }
            for cited in self.figures
        )

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Links to the sentences, and to the number within, one for each figure."""
        return tuple(place_of(cited) for cited in self.figures)


_kept: WeakKeyDictionary[Assistant, Held] = WeakKeyDictionary()
_lock = threading.Lock()


def held(assistant: Assistant) -> Held:
    """The figures of a store, read again only when its catalogue has changed."""
    version = assistant.store.catalogue.version()
    with _lock:
        known = _kept.get(assistant)
        if known is None or known.version != version:
            known = Held(version, assistant.figures())
            _kept[assistant] = known
    return known


def place_of(cited: CitedFigure) -> str:
    """The link to a figure's sentence in the source panel, with the number marked within."""
    figure = cited.figure
    number = f"{figure.quantity.start}-{figure.quantity.end}"
    return f"src/{cited.document.id}/{figure.start}-{figure.end}/{number}"


def publisher_of(cited: CitedFigure) -> str:
    """Who publishes a figure; the file where that is not known."""
    return legible(cited.document.publisher) or cited.document.name


def signed(cited: CitedFigure) -> str:
    """Who publishes a figure, and when: one publisher may say two things."""
    return ", ".join(part for part in (publisher_of(cited), day(cited.document.published)) if part)


def stated_by(cited: CitedFigure) -> str:
    """Who publishes a figure, whom the text names as its source, and when: one text may give two numbers."""
    source = speaker(Found(cited.document, cited.figure))
    publisher = f"{publisher_of(cited)} ({source})" if source else publisher_of(cited)
    return ", ".join(part for part in (publisher, day(cited.document.published)) if part)


def _disputed(figures: Sequence[CitedFigure]) -> dict[int, tuple[int, ...]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for group in _alike(figures):
        for one, other in combinations(group, 2):
            if _contradict(figures[one], figures[other]):
                found[one].append(other)
                found[other].append(one)
    return {at: tuple(others) for at, others in found.items()}


def _alike(figures: Sequence[CitedFigure]) -> Iterator[list[int]]:
    """Amounts that tell of one thing; a text that leaves the partner open need not mean all of them."""
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, cited in enumerate(figures):
        figure = cited.figure
        if figure.role == "level" and figure.value("period") and figure.value("commodity"):
            key = (*(figure.value(name) for name in _ALIKE), figure.total, figure.quantity.base)
            groups[key].append(at)
    return (group for group in groups.values() if len(group) > 1)


def _contradict(one: CitedFigure, other: CitedFigure) -> bool:
    left, right = (Match(Found(cited.document, cited.figure), 0.0) for cited in (one, other))
    return bool(differing(left, [right]))
