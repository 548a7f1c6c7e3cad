"""The figures of a store, found by what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.figures.asked import SECOND, Asked, asked, leans, overlaid
from assistant.figures.asked import VERB as _VERB
from assistant.figures.matching import Found, same_good
from assistant.question import Question
from corpus.document import Document, Span
from corpus.goods import goods
from corpus.spelling import respelled
from corpus.words import keys
from index.passages import Passage
from index.store import Store

_GAP = re.compile(r"\b(?:gap|difference|by how (?:much|many)|how much (?:more|less))\b", re.IGNORECASE)
"""What a comparison says anyway."""
_KEYWORD_US = re.compile(r"\bus\b")
"""Among keywords ("magnets us china july") it is the country; in a sentence it is a pronoun."""


@dataclass(frozen=True, slots=True)
class _Overview:
    """What the figures of a store are about, at one version of its catalogue."""

    version: int
    commodities: tuple[str, ...]
    unlisted: frozenset[str]
    newest: date | None


class Figures:
    """Read access to the figures of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._overview: _Overview | None = None

    def asked(self, text: str, history: Sequence[str], question: Question) -> Asked:
        """The question as slots, completed from the questions before it."""
        parts = SECOND.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0].split()) > 3:
            first = self.asked(parts[0], history, question)
            if first.kind in ("comparison", "difference", "ranking") and _GAP.search(parts[1]):
                return replace(first, text=text)
            second = self._one(parts[1], question)
            return replace(first, text=text, then=replace(overlaid(second, first), kind=second.kind))
        result = self._one(text, question)
        if history and leans(result):
            result = overlaid(result, self.asked(history[-1], history[:-1], question))
        return result

    def about(self, wanted: Asked, passages: Iterable[Passage]) -> list[Found]:
        """The figures about the goods asked for; of the passages' documents where no good is named."""
        catalogue = self._store.catalogue
        if wanted.goods:
            names = [
                name
                for name in self._look().commodities
                if any(same_good(name, good) for good in wanted.goods)
            ]
            stored = catalogue.figures(commodities=names) if names else ()
        else:
            stored = catalogue.figures(documents={passage.document.id for passage in passages})
        return [Found(one.document, one.figure) for one in stored]

    def of_sentence(self, document: Document, span: Span) -> list[Found]:
        """The figures that a sentence states."""
        stored = self._store.catalogue.figures(documents={document.id})
        return [Found(document, one.figure) for one in stored if span.start <= one.figure.start < span.end]

    def _one(self, text: str, question: Question) -> Asked:
        overview, known = self._look(), self._store.words.frequency
        if not _VERB.search(text):
            text = _KEYWORD_US.sub("US", text)
        mended = respelled(" ".join(text.split()), lambda word: known(word) > 0)
        return asked(mended, overview.newest, overview.unlisted.__contains__, question.commodities)

    def _look(self) -> _Overview:
        catalogue = self._store.catalogue
        version = catalogue.version()
        if self._overview is None or self._overview.version != version:
            names = catalogue.commodities()
            unlisted = frozenset(key for name in names if name not in goods() for key in keys(name))
            dates = [document.published for document in catalogue.documents() if document.published]
            self._overview = _Overview(version, names, unlisted, max(dates, default=None))
        return self._overview
