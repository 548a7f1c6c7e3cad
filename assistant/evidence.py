"""Sentences that might answer, each with what a reader knows when arriving at it, and whether it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.proof import cuts_number
from assistant.question import Sought
from corpus.document import Document, Span
from corpus.periods import Period, periods, years_before
from corpus.quantities import quantities
from corpus.sentences import sentences
from corpus.words import Term, terms
from index.passages import Passage

READ_BACK = 4_000
"""Characters before a passage that are read for its context: a section of a long report."""
SENTENCES_BACK = 4
"""What a sentence leaves unsaid stands at most so many sentences before it, else in heading or title."""

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


SPEAKS = re.compile(
    r"\b(?:sa(?:id|ys)|told|according to|added|adds|noted|stated|argue[ds]?|cautioned|warned|explain(?:s|ed)"
    r"|announced|commented|remarked|complain(?:s|ed)|recall(?:s|ed)|shrugs?|observ(?:es|ed)|writes?|wrote"
    r"|thinks"
    r"|reckons?|puts it|comment by|chief executive|analyst|president|director|manager|spokes\w+)\b",
    re.IGNORECASE,
)
"""Words that tell who speaks."""


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


def neighbours(reading: Reading) -> tuple[Reading, ...]:
    """The sentence after a sentence and the one before it, within its section."""
    document = reading.document
    after = document.text[reading.span.end : reading.span.end + 1_000]
    following = [
        one
        for one in _section(Place(document, reading.span.start, reading.span.end + len(after)))
        if one.span.start >= reading.span.end and not one.is_heading
    ]
    return (*following[:1], *reading.before[-1:])


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
