"""Times that stand in an aside with a number of their own: "Peru, fourth in 2022 with 40 t, sent 35 t"."""

from __future__ import annotations

import re

from corpus.figures.sentence import Sentence
from corpus.figures.timing import TimeMention
from corpus.quantities import Quantity

YEAR = 12
_GOES_ON = re.compile(
    r", (?:then |now |only |still |again |also |already |has |have |had )*"
    r"(?:[a-z]+ed|sold|sent|took|bought|got|fell|rose|grew|made|came|saw|shrank|sank|went|drew|paid|gave|cut"
    r"|lost|built|brought|was|were)\b"
)
_OPENS = re.compile(
    r", (?:(?:which|who|whose|an?|the|still|once|only|first|second|third|fourth|fifth|sixth"
    r"|number|ranked|after|with|at|having|up from|down from|biggest|largest|top)\b|[a-z]+th\b)"
)

_RECORD_OF = re.compile(
    r"\b(?:(?:high|low|larg|bigg|small|great|strong|weak|deep|steep|fast|cheap|long|short)e?st|best|worst|most"
    r"|least|record|peak)\b(?: [a-z-]+){0,4}? (?:of|in|for|so far) (?:the |all (?:of )?)?$"
)


def of_a_record(s: Sentence, quantity: Quantity, mention: TimeMention) -> bool:
    """Whether a year behind a number tells among what it is a record: "9 t, the second highest of 2024"."""
    time = mention.time
    if time is None or time.months < YEAR or time.day or mention.start < quantity.end:
        return False
    gap = s.text[quantity.end : mention.start]
    return "," in gap or " and " in gap if _RECORD_OF.search(gap) else False


def before_a_record(s: Sentence, quantity: Quantity, mention: TimeMention) -> bool:
    """The same, of a number further on: "9 t, the highest volume of 2024, up 4%"."""
    time = mention.time
    if time is None or time.months < YEAR or mention.end > quantity.start:
        return False
    comma = s.text.rfind(", ", 0, mention.start)
    told = any(other.end <= comma for other in s.quantities)
    return told and comma > 0 and bool(_RECORD_OF.search(s.text[comma : mention.start]))


_WITH = re.compile(r"[^,;]*, (?:with|having (?:had|taken)|after) [^,;]*\d[^,;]*, ")
""" "Peru, with 5 t in May, took none": the clause tells of what it had before."""


def apart_from(s: Sentence, quantity: Quantity, at: int) -> bool:
    """Whether character `at` stands in such a clause about the subject, and the number behind it."""
    aside = _WITH.match(s.text)
    return aside is not None and at < aside.end() <= quantity.start


def in_aside(s: Sentence, quantity: Quantity, mention: TimeMention) -> bool:
    """Whether a time before a number belongs to another one, in an aside about the subject."""
    numbered = apart_from(s, quantity, mention.start) and any(
        other.start < mention.start and s.text[other.end : mention.start].strip() in ("in", "for", "during")
        for other in s.quantities
    )
    return numbered or _between_commas(s, quantity, mention)


def _between_commas(s: Sentence, quantity: Quantity, mention: TimeMention) -> bool:
    """Whether a time before a number dates the one beside it, between commas, and the clause goes on."""
    if mention.end > quantity.start or mention.opens:
        return False
    left, right = s.text.rfind(", ", 0, mention.start), s.text.find(", ", mention.end)
    if left <= 0 or not mention.end <= right < quantity.start or ";" in s.text[left : quantity.start]:
        return False
    beside = any(left < other.start and other.end <= right for other in s.quantities)
    begun = _OPENS.match(s.text, left) and not any(other.end <= left for other in s.quantities)
    return bool(beside and begun and _GOES_ON.match(s.text, right))
