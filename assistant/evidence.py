"""Sentences that might answer, each with what a reader knows when arriving at it, and whether it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.question import Question, Sought
from corpus.document import Document, Span
from corpus.months import Month, months, years, years_before
from corpus.quantities import quantities
from corpus.sentences import sentences
from corpus.words import Term, terms
from index.passages import Passage

READ_BACK = 4_000
"""Characters before a passage that are read for its context: a section of a long report."""
SENTENCES_BACK = 4
"""What a sentence leaves unsaid stands at most so many sentences before it, else in heading or title."""

MONEY = frozenset({"price", "value", "revenu", "profit", "invest"})
"""Keys of the measures that are counted in money."""
TRADE = frozenset({"export", "import"})
PRODUCTION = frozenset({"produc"})
TRADED = frozenset(
    "mass money percent count volume energy power area number".split()
    + ["volume per day", "mass per year", "percentage points", "oil equivalent", "oil equivalent per day"]
)
"""Dimensions that figures of trade have; "45 working days" or "3422 °C" answer no question of how much."""

_SATISFIES: dict[Sought, re.Pattern[str]] = {
    "quantity": re.compile(
        r"\b(?:zero|nil|halt(?:ed)?|standstill|ceased|halved|doubled|tripled|one-(?:half|third|quarter|fourth|fifth)"
        r"|(?:export|ship|receiv|import|sen[dt]|bought|sold|took|deliver)\w*(?: \w+)? (?:no|none|nothing)\b"
        r"|(?:no|none of the)(?: \w+){0,3} (?:exports?|imports?|shipments?|deliver\w+|cargoe?s?|sales|purchases|volumes?)"
        r"|not (?:receive|export|import|ship|buy)|nothing was (?:exported|shipped|imported))\b",
        re.IGNORECASE,
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
    """One sentence as a reader understands it: its own words, and what stands before it in its section.

    `dimensions` are those of its quantities: mass, money, percent and so on (corpus.quantities).
    """

    document: Document
    span: Span
    text: str
    terms: tuple[Term, ...]
    months: tuple[Month, ...]
    years: frozenset[int]
    dimensions: frozenset[str]
    is_heading: bool
    is_row: bool
    before: tuple[Reading, ...]

    def keys(self) -> frozenset[str]:
        """Keys of the sentence's own words."""
        return frozenset(term.key for term in self.terms)

    def told_keys(self) -> frozenset[str]:
        """Keys of the heading and the sentences before."""
        return frozenset(term.key for reading in self.before for term in reading.terms)

    def context_keys(self) -> frozenset[str]:
        """Keys of everything a reader knows from heading, title and the sentences before."""
        return self.told_keys() | {term.key for term in terms(self.document.title)}

    def of_kind(self, kind: str) -> frozenset[str]:
        """The sentence's own places, commodities or measures."""
        return frozenset(term.key for term in self.terms if term.kind == kind)

    def satisfies(self, sought: Sought) -> bool:
        """Whether the sentence holds the kind of thing a question seeks: a number, a speaker, a date, a cause."""
        if sought == "time" and self.months:
            return True
        if sought == "quantity" and self.dimensions & TRADED:
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
        dated = tuple(month.resolved(document.published) for month in months(text))
        read.append(
            Reading(
                document=document,
                span=span,
                text=text,
                terms=terms(text),
                months=dated + years_before(text, dated),
                years=years(text),
                dimensions=frozenset(quantity.dimension for quantity in quantities(text)),
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
    exact = question.sought == "quantity"
    goods = _nearest(reading, "commodity") if exact else own | known
    if question.commodities and not question.commodities & goods:
        yield "commodity"
    if exact and not _activity_fits(own, question):
        yield "activity"
    if question.places and not _places_fit(reading, question, own | known, exact):
        yield "place"
    if question.measures and not question.measures <= own | _just_before(reading):
        yield "measure"
    if exact and question.measures & MONEY and not reading.dimensions & {"money", "percent"}:
        yield "unit"
    around = own | (reading.told_keys() if exact else known)
    if len(question.names - around) * 2 > len(question.names):
        yield "name"
    if question.sought in ("quantity", "anything") and not _period_fits(reading, question):
        yield "period"


def _nearest(reading: Reading, kind: str) -> frozenset[str]:
    """What the sentence names of a kind, else the nearest sentence or heading before it, else the title."""
    for source in (reading, *reversed(reading.before)):
        if named := source.of_kind(kind):
            return named
    return frozenset(term.key for term in terms(reading.document.title) if term.kind == kind)


def _just_before(reading: Reading) -> frozenset[str]:
    """Keys of the heading and the sentence before: what is measured is not carried further."""
    near = [earlier for earlier in reading.before if earlier.is_heading]
    near += reading.before[-1:]
    return frozenset(term.key for earlier in near for term in earlier.terms)


def _activity_fits(own: frozenset[str], question: Question) -> bool:
    """Goods that were produced are not goods that were traded; a sentence that names neither may be either."""
    asked = set(question.words)
    for one, other in ((TRADE, PRODUCTION), (PRODUCTION, TRADE)):
        if asked & one and not asked & other and own & other and not own & one:
            return False
    return True


def _places_fit(reading: Reading, question: Question, around: frozenset[str], exact: bool) -> bool:
    """A number must be about all places asked for, and not about others only; prose about one of them."""
    if not exact:
        return question.sought in ("person", "reason") or bool(question.places & around)
    named = reading.of_kind("place")
    if question.partners and not question.partners & named:
        return False
    others_only = named and not named & question.places and not question.country
    return question.places <= around and not others_only


def _period_fits(reading: Reading, question: Question) -> bool:
    if question.months:
        compared = any(month.agrees(asked) for month in reading.months for asked in question.months)
        return compared or dated(reading, question)
    if question.years:
        return bool(question.years & _nearest_years(reading))
    return True


def dated(reading: Reading, question: Question) -> bool:
    """Whether the sentence is about a month asked for, and does not only compare with it."""
    return any(month.agrees(asked) for month in _nearest_months(reading) for asked in question.months)


def _nearest_months(reading: Reading) -> tuple[Month, ...]:
    """The months a sentence speaks of; those it only compares with date nothing, so reading goes on."""
    for source in (reading, *reversed(reading.before)):
        if dating := tuple(month for month in source.months if not month.base):
            return dating
    published = reading.document.published
    return tuple(month.resolved(published) for month in months(reading.document.title))


def _nearest_years(reading: Reading) -> frozenset[int]:
    for source in (reading, *reversed(reading.before)):
        named = source.years | {month.year for month in source.months if month.year is not None}
        if named:
            return frozenset(named)
    published = reading.document.published
    return frozenset({published.year} if published else ())
