"""Sentences that might answer, each with what a reader knows when arriving at it, and whether it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice, takewhile

from assistant.event_words import events_in, everyday_in
from assistant.proof import cuts_number
from assistant.sought import HOLDS, Sought
from corpus.document import Document, Span
from corpus.periods import Period, periods, years_before
from corpus.quantities import quantities
from corpus.sentences import sentences
from corpus.words import Term, terms
from index.passages import Passage

READ_BACK = 4_000
"""Characters before a passage that are read for its context: a section of a long report."""
READ_ON = 1_500
"""Characters after a sentence in which its reason or its speaker may follow."""
SENTENCES_BACK = 4
"""What a sentence leaves unsaid stands at most so many sentences before it, else in heading or title."""

TRADED = frozenset(
    {"mass", "money", "percent", "percentage points", "count", "number", "area", "power", "energy", "volume"}
    | {"oil equivalent"}
)
"""Dimensions that figures of trade have, also "per" something ("money per mass"); "45 working days" or
"3422 °C" answer no question of how much."""


_NAME_WRITTEN_OUT = re.compile(r"\b[A-Z][a-z]+(?: (?:of |the |and |for |on )?(?:the )?[A-Z][a-z]+){2,6}")


@dataclass(frozen=True)
class Reading:
    """One sentence as a reader understands it: its own words, and what stands before it in its section.

    What of it is not always needed is read when it is.
    """

    document: Document
    span: Span
    text: str
    terms: tuple[Term, ...]
    is_heading: bool
    is_row: bool
    before: tuple[Reading, ...] = field(compare=False, repr=False)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods it names, also as years before others."""
        return _periods(self.text, self.document.published)

    @property
    def dimensions(self) -> frozenset[str]:
        """Those of its quantities: mass, money, percent and so on (corpus.quantities)."""
        return _dimensions(self.text)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the sentence's own words."""
        return frozenset(term.key for term in self.terms) | initials(self.text)

    @cached_property
    def events(self) -> frozenset[int]:
        """The events it tells of (`assistant.event_words`)."""
        return events_in(self.terms)

    @cached_property
    def everyday(self) -> frozenset[int]:
        """The everyday things it tells of, in the same way."""
        return everyday_in(self.terms)

    @cached_property
    def told_keys(self) -> frozenset[str]:
        """Keys of the heading and the sentences before."""
        return frozenset(term.key for reading in self.before for term in reading.terms)

    @cached_property
    def context_keys(self) -> frozenset[str]:
        """Keys of everything a reader knows from heading, title and the sentences before."""
        return self.told_keys | {term.key for term in _terms(self.document.title)}

    def of_kind(self, kind: str) -> frozenset[str]:
        """The sentence's own places, commodities or measures."""
        return frozenset(term.key for term in self.terms if term.kind == kind)

    def states_figure(self) -> bool:
        """Whether the sentence holds a figure of trade."""
        return any(dimension.split(" per ")[0] in TRADED for dimension in self.dimensions)

    def satisfies(self, sought: Sought) -> bool:
        """Whether the sentence holds the kind of thing a question seeks: number, speaker, date, cause."""
        if sought == "time" and self.periods:
            return True
        if sought == "quantity" and self.states_figure():
            return True
        pattern = HOLDS.get(sought)
        return pattern is None or bool(pattern.search(self.text))


@lru_cache(maxsize=20_000)
def initials(text: str) -> frozenset[str]:
    """Abbreviations of the names a text writes out, as keys: itc for "the International Trade Commission"."""
    runs = (re.findall(r"\b[A-Z]", match.group()) for match in _NAME_WRITTEN_OUT.finditer(text))
    return frozenset("".join(run).lower() for run in runs if len(run) > 2)


def neighbours(reading: Reading) -> tuple[Reading, ...]:
    """The sentence after a sentence and the one before it, within its section."""
    before = [earlier for earlier in reading.before[-1:] if not earlier.is_heading]
    return (*following(reading, 1), *before)


def following(reading: Reading, count: int) -> tuple[Reading, ...]:
    """The next sentences, at most so many, up to a heading or a table."""
    document = reading.document
    end = min(len(document.text), reading.span.end + READ_ON)
    section = _section(Place(document, reading.span.start, end))
    whole = end if end == len(document.text) else end - 1  # a sentence that ends there may be cut
    after = [one for one in section if reading.span.end <= one.span.start and one.span.end <= whole]
    same = takewhile(lambda one: not one.is_heading and not one.is_row, after[: count + 1])
    return tuple(islice(same, count))


def sentence_at(document: Document, position: int) -> Reading | None:
    """The sentence that holds a character of a document; None in a gap between sentences."""
    end = min(len(document.text), position + READ_ON)
    section = _section(Place(document, position, end))
    return next((one for one in section if one.span.start <= position < one.span.end), None)


def same_paragraph(one: Reading, other: Reading) -> bool:
    """Whether no empty line stands between two sentences of a document."""
    first, last = (one.span, other.span) if one.span.start <= other.span.start else (other.span, one.span)
    return "\n\n" not in one.document.text[first.end : last.start]


def readings(passages: Sequence[Passage]) -> tuple[Reading, ...]:
    """The sentences and table rows of the passages, each once, with their context."""
    found: dict[tuple[str, int], Reading] = {}
    for passage in passages:
        for reading in _section(Place(passage.document, passage.start, passage.end)):
            span = reading.span
            if cuts_number(passage.document.text, span.start, span.end):
                continue  # a line without white space that was too long for one passage
            if span.start >= passage.start and not reading.is_heading:
                found.setdefault((passage.document.id, reading.span.start), reading)
    return tuple(found.values())


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A passage as the key of a cache: comparing whole documents would cost as much as reading them."""

    document: Document
    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Place) or self.document is not other.document:
            return False
        return (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.document.id, self.start, self.end))


@lru_cache(maxsize=500)
def _section(place: Place) -> tuple[Reading, ...]:
    """The sentences from the heading above a passage to its end."""
    document, start, end = place.document, place.start, place.end
    heading = document.heading_before(start + 1)
    begin = heading.start if heading and start - heading.start <= READ_BACK else start
    starts = {span.start for span in document.headings}
    read: list[Reading] = []
    for span in sentences(document, begin, end):
        head = [reading for reading in read if reading.is_heading]
        before = (*head, *[reading for reading in read if not reading.is_heading][-SENTENCES_BACK:])
        text = document.text[span.start : span.end]
        is_row = document.row_at(span.start) is not None
        read.append(
            Reading(
                document=document,
                span=span,
                text=text,
                terms=_terms(text),
                is_heading=span.start in starts,
                is_row=is_row,
                before=() if is_row else before,
            )
        )
    return tuple(read)


@lru_cache(maxsize=20_000)
def _terms(text: str) -> tuple[Term, ...]:
    return terms(text)


@lru_cache(maxsize=20_000)
def _periods(text: str, published: date | None) -> tuple[Period, ...]:
    named = periods(text, published)
    return named + years_before(text, named)


@lru_cache(maxsize=20_000)
def _dimensions(text: str) -> frozenset[str]:
    return frozenset(quantity.dimension for quantity in quantities(text))
