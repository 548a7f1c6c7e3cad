"""Sentences that might answer, each with what a reader knows when arriving at it, and whether it fits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.proof import cuts_number
from assistant.question import Question, Sought
from corpus.document import Document, Span
from corpus.periods import Period, periods, years_before
from corpus.quantities import quantities
from corpus.sentences import sentences
from corpus.words import Term, terms
from index.passages import Passage

READ_BACK = 4_000
"""Characters before a passage that are read for its context: a section of a long report."""
SUBJECT_READ = 20_000
"""Characters of a document that tell which place it is about."""
LEAD = 500
"""Characters at the top of a document, whose first period dates what says nothing of time itself."""
SENTENCES_BACK = 4
"""What a sentence leaves unsaid stands at most so many sentences before it, else in heading or title."""

MONEY = frozenset({"price", "value", "revenu", "profit", "invest"})
"""Keys of the measures that are counted in money."""
TRADE = frozenset({"export", "import"})
PRODUCTION = frozenset({"produc"})
TRADED = frozenset(
    {"mass", "money", "percent", "percentage points", "count", "number", "area", "power", "energy", "volume"}
    | {"oil equivalent"}
)
"""Dimensions that figures of trade have, also "per" something ("money per mass"); "45 working days" or
"3422 °C" answer no question of how much."""

_SATISFIES: dict[Sought, re.Pattern[str]] = {
    "quantity": re.compile(
        r"\b(?:zero|nil|halt(?:ed)?|standstill|ceased|halved|doubled|tripled|one-(?:half|third|quarter"
        r"|fourth|fifth)"
        r"|(?:export|ship|receiv|import|sen[dt]|bought|sold|took|deliver)\w*(?: \w+)? (?:no|none|nothing)\b"
        r"|(?:no|none of the)(?: \w+){0,3} (?:exports?|imports?|shipments?|deliver\w+|cargoe?s?|sales"
        r"|purchases|volumes?)"
        r"|not (?:receive|export|import|ship|buy)|nothing was (?:exported|shipped|imported))\b",
        re.IGNORECASE,
    ),
    "person": re.compile(
        r"\b(?:sa(?:id|ys)|told|according to|added|noted|stated|described|cautioned|warned|explain(?:s"
        r"|ed)|announced"
        r"|chief|minister|president|director|analyst|manager|spokes\w+)\b|[\"“”]",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"\b(?:19|20)\d\d\b|\b(?:since|until|effective|monday|tuesday|wednesday|thursday|friday)\b",
        re.IGNORECASE,
    ),
    "reason": re.compile(
        r"\b(?:because|due to|owing to|as a result|result of|caused|driven by|in response|after|following"
        r"|amid"
        r"|reflects?|stem\w*|thanks to|so that|in order to|aim\w*|retaliat\w+|consequence|explained by"
        r"|attributed)\b",
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
    periods: tuple[Period, ...]
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

    def states_figure(self) -> bool:
        """Whether the sentence holds a figure of trade."""
        return any(dimension.split(" per ")[0] in TRADED for dimension in self.dimensions)

    def satisfies(self, sought: Sought) -> bool:
        """Whether the sentence holds the kind of thing a question seeks: number, speaker, date, cause."""
        if sought == "time" and self.periods:
            return True
        if sought == "quantity" and self.states_figure():
            return True
        pattern = _SATISFIES.get(sought)
        return pattern is None or bool(pattern.search(self.text))


def readings(passages: Sequence[Passage]) -> tuple[Reading, ...]:
    """The sentences and table rows of the passages, each once, with their context."""
    found: dict[tuple[str, int], Reading] = {}
    for passage in passages:
        for reading in _section(_Place(passage.document, passage.start, passage.end)):
            span = reading.span
            if cuts_number(passage.document.text, span.start, span.end):
                continue  # a line without white space that was too long for one passage
            if span.start >= passage.start and not reading.is_heading:
                found.setdefault((passage.document.id, reading.span.start), reading)
    return tuple(found.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A passage as the key of a cache: comparing whole documents would cost as much as reading them."""

    document: Document
    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Place) or self.document is not other.document:
            return False
        return (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.document.id, self.start, self.end))


@lru_cache(maxsize=500)
def _section(place: _Place) -> tuple[Reading, ...]:
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
        named = periods(text, document.published)
        read.append(
            Reading(
                document=document,
                span=span,
                text=text,
                terms=terms(text),
                periods=named + years_before(text, named),
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
    if question.commodities and not _goods_fit(reading, question, own, known, exact):
        yield "commodity"
    if exact and not _activity_fits(own, question):
        yield "activity"
    if question.places and not _places_fit(reading, question, own | known, exact):
        yield "place"
    if not _measures_fit(reading, question, own | _just_before(reading)):
        yield "measure"
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


def _goods_fit(
    reading: Reading, question: Question, own: frozenset[str], known: frozenset[str], exact: bool
) -> bool:
    """Whether the sentence is about a good asked for: by name, by its context, or by the last part of its name.

    A sentence that names goods is about those; one that names none is about those named last before it. A
    broader name ("copper" before "cathodes: ...") is passed over on the way back.
    """
    if not exact:
        return bool(question.commodities & (own | known))
    for good in question.commodities:
        head = good.rsplit("_", 1)[-1]
        if head in own and all(part in own | known for part in good.split("_")):
            return True
        for source in (reading, *reversed(reading.before)):
            named = source.of_kind("commodity")
            if good in named or (not named and good in Reading.keys(source)):
                return True
            if named and not all(name in good.split("_") for name in named):
                break
        else:
            if good in known or good == _subject(_Place(reading.document, 0, SUBJECT_READ), "commodity"):
                return True
    return False


def _measures_fit(reading: Reading, question: Question, near: frozenset[str]) -> bool:
    """What is measured must be named here or just before, or show in the unit: "$188/t" is a price."""
    priced = any(dimension.startswith("money per") for dimension in reading.dimensions)
    paid = priced or reading.is_row or bool(reading.dimensions & {"money", "percent"})
    if question.sought != "quantity":
        return True
    if question.measures & MONEY and not paid:
        return False
    return question.measures <= near | ({"price"} if priced else set())


def _just_before(reading: Reading) -> frozenset[str]:
    """Keys of the heading and the sentence before: what is measured is not carried further."""
    near = [earlier for earlier in reading.before if earlier.is_heading]
    near += reading.before[-1:]
    return frozenset(term.key for earlier in near for term in earlier.terms)


def _activity_fits(own: frozenset[str], question: Question) -> bool:
    """Goods produced are not goods traded; a sentence that names neither may be about either."""
    asked = set(question.words)
    for one, other in ((TRADE, PRODUCTION), (PRODUCTION, TRADE)):
        if asked & one and not asked & other and own & other and not own & one:
            return False
    return True


def _places_fit(reading: Reading, question: Question, around: frozenset[str], exact: bool) -> bool:
    """A number must be about all places asked for, and not about others only; prose about one of them.

    Of two places the sentence must name one itself: the other than the one its document is about, which goes
    without saying.
    """
    if not exact:
        return question.sought != "time" or bool(question.places & around)
    named = reading.of_kind("place")
    subject = _subject(_Place(reading.document, 0, SUBJECT_READ), "place")
    others = question.places - {subject}
    if len(question.places) > 1 and others and not others & named:
        return False
    others_only = named and not named & question.places and not question.country
    return question.places <= around | {subject} and not others_only


@lru_cache(maxsize=1_000)
def _subject(place: _Place, kind: str) -> str:
    """The place or good a document is mostly about, empty where it names none; its title counts three times."""
    document = place.document
    found = terms("\n".join([*[document.title] * 3, document.text[: place.end]]))
    named = Counter(term.key for term in found if term.kind == kind)
    return min(named, key=lambda key: (-named[key], key), default="")


def _period_fits(reading: Reading, question: Question) -> bool:
    if not question.periods:
        return True
    compared = any(period.lies_in(asked) for period in reading.periods for asked in question.periods)
    return compared or dated(reading, question)


def dated(reading: Reading, question: Question) -> bool:
    """Whether the sentence is about a period asked for, or a part of it, and does not only compare with it."""
    return any(period.lies_in(asked) for period in _nearest_periods(reading) for asked in question.periods)


def _nearest_periods(reading: Reading) -> tuple[Period, ...]:
    """The periods a sentence speaks of; those it only compares with date nothing, so reading goes on."""
    for source in (reading, *reversed(reading.before)):
        if dating := tuple(period for period in source.periods if not period.base):
            return dating
    document = reading.document
    for part in (document.title, document.text[:LEAD]):
        if named := tuple(period for period in periods(part, document.published) if not period.base):
            return named[:1]
    return (Period(0, 0, document.published.year * 12, 12),) if document.published else ()
