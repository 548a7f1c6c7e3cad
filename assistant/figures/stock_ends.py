"""Stocks at the beginning of a season are not those at its end."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from assistant.figures.asked import Asked

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
    if said.search(text) and not other.search(text):
        return True
    return _of_another_number(other, found)


def _of_another_number(words: re.Pattern[str], found: Found) -> bool:
    """Whether the words for the end asked for go with other numbers of the sentence than this one."""
    text, own = found.sentence, found.figure.quantity.start - found.figure.start
    numbers = [one.start() for one in _NUMBER.finditer(text)]
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
