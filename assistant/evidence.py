"""Sentences that might answer, each with what a reader knows when arriving at it, and whether it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.question import Question, Sought
from corpus.document import Document, Span
from corpus.months import Month, months, years
from corpus.sentences import sentences
from corpus.words import Term, terms
from index.passages import Passage

READ_BACK = 4_000
"""Characters before a passage that are read for its context: a section of a long report."""
SENTENCES_BACK = 4
"""What a sentence leaves unsaid stands at most so many sentences before it, else in heading or title."""

_SATISFIES: dict[Sought, re.Pattern[str]] = {
    "quantity": re.compile(
        r"\d|\b(?:no|none|zero|nothing|nil|halt\w*|half|double[ds]?|tripled?|quarter|not receive)\b", re.IGNORECASE
    ),
    "person": re.compile(
        r"\b(?:sa(?:id|ys)|told|according to|added|noted|stated|described|cautioned|warned|explain(?:s|ed)|announced"
        r"|chief|minister|president|director|analyst|manager|spokes\w+)\b|[\"“”]",
        re.IGNORECASE,
    ),
    "time": re.compile(r"\b(?:19|20)\d\d\b|\b(?:since|until|effective|monday|tuesday|wednesday|thursday|friday)\b", re.IGNORECASE),
    "reason": re.compile(
        r"\b(?:because|due to|owing to|as a result|result of|caused|driven by|in response|after|following|amid"
        r"|reflects?|stem\w*|thanks to|so that|in order to|aim\w*|retaliat\w+|consequence|explained by|attributed)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as a reader understands it: its own words, and what stands before it in its section."""

    document: Document
    span: Span
    text: str
    terms: tuple[Term, ...]
    months: tuple[Month, ...]
    years: frozenset[int]
    is_heading: bool
    is_row: bool
    before: tuple[Reading, ...]

    def keys(self) -> frozenset[str]:
        """Keys of the sentence's own words."""
        return frozenset(term.key for term in self.terms)

    def context_keys(self) -> frozenset[str]:
        """Keys of everything a reader knows from heading, title and the sentences before."""
        known = {term.key for reading in self.before for term in reading.terms}
        return frozenset(known | {term.key for term in terms(self.document.title)})

    def of_kind(self, kind: str) -> frozenset[str]:
        """The sentence's own places, commodities or measures."""
        return frozenset(term.key for term in self.terms if term.kind == kind)

    def satisfies(self, sought: Sought) -> bool:
        """Whether the sentence holds the kind of thing a question seeks: a number, a speaker, a date, a cause."""
        if sought == "time" and self.months:
            return True
        pattern = _SATISFIES.get(sought)
        return pattern is None or bool(pattern.search(self.text))


def readings(passages: Sequence[Passage]) -> tuple[Reading, ...]:
    """The sentences and table rows of the passages, each once, with their context."""
    found: dict[tuple[str, int], Reading] = {}
    for passage in passages:
        for reading in _section(passage.document, passage.start, passage.end):
            if reading.span.start >= passage.start and not reading.is_heading:
                found.setdefault((passage.document.id, reading.span.start), reading)
    return tuple(found.values())


@lru_cache(maxsize=2_000)
def _section(document: Document, start: int, end: int) -> tuple[Reading, ...]:
    """The sentences from the heading above a passage to its end."""
    heading = document.heading_before(start + 1)
    begin = heading.start if heading and start - heading.start <= READ_BACK else start
    starts = {span.start for span in document.headings}
    read: list[Reading] = []
    for span in sentences(document, begin, end):
        head = [reading for reading in read if reading.is_heading]
        before = (*head, *[reading for reading in read if not reading.is_heading][-SENTENCES_BACK:])
        text = document.text[span.start : span.end]
        read.append(
            Reading(
                document=document,
                span=span,
                text=text,
                terms=terms(text),
                months=tuple(month.resolved(document.published) for month in months(text)),
                years=years(text),
                is_heading=span.start in starts,
                is_row=document.row_at(span.start) is not None,
                before=() if document.row_at(span.start) else before,
            )
        )
    return tuple(read)


def misfits(reading: Reading, question: Question) -> tuple[str, ...]:
    """What the question names and the sentence, read in its context, is not about; empty when it fits.

    A slot that the sentence fills itself must agree; one that it leaves open is read from what stands before
    it, the heading and the title, as a reader does.
    """
    return tuple(_misfits(reading, question))


def _misfits(reading: Reading, question: Question) -> Iterator[str]:
    own, known = reading.keys(), reading.context_keys()
    if question.commodities:
        named = reading.of_kind("commodity")
        if not question.commodities & (named or _nearest(reading, "commodity")):
            yield "commodity"
    if question.places:
        named = reading.of_kind("place")
        if not question.places <= own | known or (named and not named & question.places):
            yield "place"
    if question.measures and not question.measures <= own | known:
        yield "measure"
    if question.names:
        missing = question.names - own - known
        if len(missing) * 2 > len(question.names):
            yield "name"
    if question.sought == "quantity" and not _period_fits(reading, question):
        yield "period"


def _nearest(reading: Reading, kind: str) -> frozenset[str]:
    """The commodities or places of the nearest earlier sentence that names any, else of the title."""
    for earlier in reversed(reading.before):
        if named := earlier.of_kind(kind):
            return named
    return frozenset(term.key for term in terms(reading.document.title) if term.kind == kind)


def _period_fits(reading: Reading, question: Question) -> bool:
    if question.months:
        nearest: tuple[Month, ...] = ()
        for source in (reading, *reversed(reading.before)):
            if source.months:
                nearest = source.months
                break
        else:
            title = months(reading.document.title)
            nearest = tuple(month.resolved(reading.document.published) for month in title)
        return any(month.agrees(asked) for month in nearest for asked in question.months)
    if question.years:
        return bool(question.years & _years_of(reading, reading.document.published))
    return True


def _years_of(reading: Reading, published: date | None) -> frozenset[int]:
    for source in (reading, *reversed(reading.before)):
        named = source.years | {month.year for month in source.months if month.year is not None}
        if named:
            return frozenset(named)
    return frozenset({published.year} if published else ())
