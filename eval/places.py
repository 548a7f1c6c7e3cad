"""Where the quotes of gold questions stand in the documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from corpus.document import Document
from eval.gold import Question, Quote

TYPOGRAPHY = str.maketrans("‘’‚“”„–—‑−", "'''\"\"\"----")
IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to `end` of a document's text."""

    document: str
    start: int
    end: int

    def overlap(self, document: str, start: int, end: int) -> int:
        """How many characters of this place are inside another one."""
        return max(0, min(self.end, end) - max(self.start, start)) if document == self.document else 0


class Shelf:
    """Documents by file name, in which quotes are looked up without regard to white space.

    Cleaning joins lines and separates glued words, so that a quote of the file may differ from the text.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._named: dict[str, list[tuple[Document, str, list[int]]]] = {}
        for document in documents:
            folded, offsets = _fold(document.text)
            self._named.setdefault(document.name, []).append((document, folded, offsets))

    def holds(self, file: str) -> bool:
        """True when a document of that file name is here."""
        return PurePath(file).name in self._named

    def places(self, quote: Quote) -> tuple[Place, ...]:
        """Every occurrence of a quote, or, when its `start` is given, the occurrence closest to that."""
        wanted, _ = _fold(quote.quote)
        found = [
            Place(document.id, offsets[at], offsets[at + len(wanted) - 1] + 1)
            for document, folded, offsets in self._named.get(PurePath(quote.file).name, ())
            for at in _occurrences(folded, wanted)
        ]
        if quote.start is None or not found:
            return tuple(found)
        return (min(found, key=lambda place: abs(place.start - (quote.start or 0))),)

    def evidence(self, question: Question) -> tuple[tuple[Place, ...], ...]:
        """The places of each evidence group of a question."""
        return tuple(
            tuple(place for quote in group for place in self.places(quote)) for group in question.evidence
        )


def _fold(text: str) -> tuple[str, list[int]]:
    """Text without white space and with plain quotes and dashes, and the offset of each character left."""
    offsets = [at for at, char in enumerate(text) if not char.isspace() and char not in IGNORED]
    return "".join(text[at] for at in offsets).translate(TYPOGRAPHY), offsets


def _occurrences(text: str, wanted: str) -> list[int]:
    found: list[int] = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found
