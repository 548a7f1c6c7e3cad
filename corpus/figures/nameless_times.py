"""Times that a sentence does not name in full, and names of times that date nothing, or little."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.calendar import Time
from corpus.figures.timing import TimeMention
from corpus.periods import Period
from corpus.rare import Rare

_ELLIPTIC = Rare(r"\bin the (?P<which>first|second|third|fourth)(?=[.,;)]|$| (?:and|but|while|as)\b)")
_ORDINALS = ("first", "second", "third", "fourth")
_QUARTERS = re.compile(r"quarter|half|\bQ[1-4]|\b[1-4]Q", re.IGNORECASE)


def elliptic(text: str, found: Sequence[TimeMention]) -> list[TimeMention]:
    """ "5 t in the second quarter, after 3 t in the first": the quarter before it, of the year named."""
    more: list[TimeMention] = []
    for match in _ELLIPTIC.finditer(text):
        named = [
            one
            for one in found
            if one.time and one.end <= match.start() and _QUARTERS.search(text[one.start : one.end])
        ]
        time = named[-1].time if named else None
        if time is None or time.months not in (3, 6) or time.first % time.months:
            continue
        first = _ORDINALS.index(match["which"]) * time.months
        back = 12 if first > time.first % 12 and _HELD_AGAINST.search(text[: match.start()]) else 0
        if first < 12:
            year = time.first // 12 * 12
            more.append(TimeMention(match.start(), match.end(), Time(year + first - back, time.months)))
    return more


_HELD_AGAINST = re.compile(r"\b(?:after|from|than|against|versus|compared (?:with|to))\b[^,;]{0,40}$")


_REPORT = re.compile(
    r"(?:['’]s)? (?:report|outlook|forecast|estimate|update|projection|bulletin|edition|survey|poll"
    r"|WASDE)\b(?! of\b)"
)
""" "12.6 Mt in the January report": when it was told; "the June forecast of 5 Mt" can mean June."""
_CONTRACT = re.compile(r" (?:(?!(?:and|the|as)\b)[a-z-]+ ){0,2}?(?:contracts?|futures?)\b")
_IN_MONTH = re.compile(r"\b(?:in|during|since|of|for|until|by) (?:early |late |mid-)?$", re.IGNORECASE)


def only_names(text: str, start: int, end: int, time: Time) -> bool:
    """Whether a month only names a report, or a contract: "the July contract", "September cotton futures"."""
    if time.months > 1 or time.day:
        return False
    contract = _CONTRACT.match(text, end) and not _IN_MONTH.search(text[:start])
    return bool(contract or _REPORT.match(text, end))


def sums_up(text: str, mention: TimeMention) -> bool:
    """Whether a time dates only the sum that follows it."""
    return bool(mention.time and _ADDS_UP.search(text[max(0, mention.start - 80) : mention.start]))


_ADDS_UP = re.compile(
    r"\d[^,;]*, (?:(?:taking|bringing|lifting|pushing|raising|leaving|putting|making)\b|for an?\b)[^,;.\d]*$"
)
""" "5 t, taking the first-half total to 30 t": a time that dates what follows it."""


_RELATIVE = re.compile(r"\b(?:this|last|previous|current|past|final)\b", re.IGNORECASE)


def yearless(text: str, period: Period) -> bool:
    """Whether a period is a month or a part of a year that is named without its year."""
    return period.open and period.months < 12 and not _RELATIVE.search(text[period.start : period.end])


_RELATIVE_YEAR = Rare(
    r"(?<!month )(?<!period )(?<!time )(?<!quarter )(?<!half )(?<!month of )(?<!period of )(?<!quarter of )"
    r"\b(?P<which>this|last|next) year\b(?!['’]s)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:than|from|against|versus|with|to|over|on|above|below|behind|exceed\w*|since)(?: in)? $",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: of)? $"
)


def years_counted(text: str) -> list[TimeMention]:
    """ "Last year" in a text without a date: no year can be told from it alone."""
    return [
        TimeMention(match.start(), match.end(), None, vague=True, years=_YEARS[match["which"].lower()])
        for match in _RELATIVE_YEAR.finditer(text)
        if not _AGAINST.search(text[: match.start()]) and not _MONTH_BEFORE.search(text[: match.start()])
    ]


_YEARS = {"last": -1, "this": 0, "next": 1}
