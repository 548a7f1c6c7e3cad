"""Stocks at the beginning of a season are not those at its end."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from corpus.figures.calendar import parse
from corpus.numerals import MONTH

_OPENING = re.compile(
    r"\b(?:opening|beginning|initial|starting|carry[- ]?in|brought (?:in|forward)"
    r"|carried (?:in|over from)|at the"
    r" (?:start|beginning|outset)|at season start|beg(?:an|ins?|un)|start(?:ed|s|ing)?|open(?:ed|s)?)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:closing|ending|end[- ](?:of[- ])?(?:season|year|stocks?)|final"
    r"|carry[- ]?(?:out|forward|over)|carried (?:out"
    r"|forward|over(?! from)|into)|left(?:over)?|remain\w*|end(?:s|ed)?|at the (?:end"
    r"|close|finish)|is over|are over"
    r"|clos(?:es|ed)|when (?:the )?[^,?.]* (?:is|was) (?:over|done))\b",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"(?<![\d.,/-])(?!(?:19|20)\d\d(?:[/-]\d+)?\b(?! ?[a-z%]*(?:ton|bag|kg)))\d[\d.,]*")
"""A number that is no year."""
_DAY = re.compile(rf"\b{MONTH} \d{{1,2}}$")
_DAY_AHEAD = re.compile(rf"\d{{1,2}} {MONTH}")
_SEASON = 9
"""Months of the shortest time that has a closing stock of its own."""
_LAST = re.compile(r"[^\d;]*$|[^;]*\b(?:against|compared|from|versus|after)\b", re.IGNORECASE)


def of_the_other_end(asked: Asked, found: Found) -> bool:
    """Whether a stock is told at the beginning of a time and asked for at its end, or the other way round."""
    if found.figure.value("measure") != "stock":
        return False
    opening, closing = bool(_OPENING.search(asked.text)), bool(_CLOSING.search(asked.text))
    if opening == closing:
        return False
    said, other = (_OPENING, _CLOSING) if closing else (_CLOSING, _OPENING)
    text = found.sentence
    if closing and not _CLOSING.search(text) and _on_the_way(asked, found):
        return True
    if said.search(text) and not other.search(text):
        return True
    return _of_another_number(other, found)


def _on_the_way(asked: Asked, found: Found) -> bool:
    """Whether a stock of a day in the middle of the year asked for is no closing one."""
    day = parse(found.figure.value("period"))
    years = [one.time for one in asked.times if one.time.months >= _SEASON and not one.base]
    return day is not None and bool(day.day) and any(day.within(one) and day.last < one.last for one in years)


def _of_another_number(words: re.Pattern[str], found: Found) -> bool:
    """Whether the words for the end asked for go with other numbers of the sentence than this one."""
    text, own = found.sentence, found.figure.quantity.start - found.figure.start
    numbers = [one.start() for one in _NUMBER.finditer(text) if not _DAY.search(text[: one.end()])]
    numbers = [at for at in numbers if not _DAY_AHEAD.match(text, at)]
    said = list(words.finditer(text))
    if not said or own not in numbers:
        return False
    mine: set[int] = set()
    for one in said:
        mine |= {min((at for at in numbers if at >= one.end()), default=own)}
        mine |= (
            {max((at for at in numbers if at < one.start()), default=own)}
            if _LAST.match(text, one.end())
            else set()
        )
    return own not in mine
