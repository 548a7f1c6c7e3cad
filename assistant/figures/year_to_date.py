"""Follow-ups that widen a month to its year: "And since the start of the year?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.asked import Asked, AskedTime
from corpus.figures.calendar import Time
from corpus.words import keys

_TO_DATE = re.compile(
    r"\b(?:since|from) (?:the )?(?:start|beginning|turn) of (?:the|that) (?:calendar )?year\b"
    r"|\bsince (?:the )?new year\b|\byear[- ]to[- ]date\b|\bsince January\b(?! \d)"
    r"|\b(?:in|for|over) the year (?:so far|to date|up to then|until then|up to that (?:month|point))\b"
    r"|\bso far (?:that|in the|in that) year\b|\bfrom January (?:on|onwards?)\b"
    r"|\bthe year up to (?:then|that (?:month|point))\b",
    re.IGNORECASE,
)


def to_date(now: Asked, before: Asked) -> Asked:
    """The follow-up for January to the last month asked for before; the same where it asks for another."""
    told = _TO_DATE.search(now.text)
    dated = [one for one in before.times if not one.open and not one.base]
    if told is None or len(dated) != 1:
        return now
    time = dated[0].time
    first = time.last // 12 * 12
    if time.first < first or time.months >= 12:
        return now
    said = frozenset(keys(told.group()))
    return replace(
        now,
        times=(AskedTime(Time(first, time.last - first + 1)),),
        latest=False,
        shift=0,
        words=now.words - said,
        telling=now.telling - said,
    )
