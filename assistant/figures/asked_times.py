"""The periods a question asks for: named, counted from another one, or compared with."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.figures.asked import Asked, AskedTime
from assistant.figures.asked_fiscal import fiscal_part
from assistant.figures.joined import with_shared_years
from corpus.figures.calendar import SEASON, Time
from corpus.figures.times import times
from corpus.periods import periods

_YEAR_BEFORE_UNIT = re.compile(
    r"\b((?:19|20)\d\d) (?:kg|kilos|tonnes|tons|mt|barrels|bags)\W*$", re.IGNORECASE
)
_LATEST = re.compile(
    r"\b(?:latest|most recent|newest|current(?:ly)?|now|at present|today|so far|last known|up to date"
    r"|presently)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:a|one|the) year (?:earlier|before|ago|prior)|year[- ]on[- ]year|year over year|\byoy\b|\by/y\b"
    r"|on the year|last year's|previous year|from a year|annual(?:ly)?\b|\byear[- ](?:ago|earlier) ",
    re.I,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:a|one|the) month (?:earlier|before|ago|prior)|month[- ]on[- ]month|\bmom\b|previous month"
    r"|preceding month|on the month|\bmonth[- ](?:ago|earlier) ",
    re.I,
)
_MONTH_AFTER = re.compile(
    r"\b(?:the|a|one) (?:month (?:after|later)|following month|next month)|and (?:the )?(?:following"
    r"|next) month",
    re.I,
)
_YEAR_AFTER = re.compile(r"\b(?:the|a|one) (?:year (?:after|later)|following year)", re.I)
_EACH = (
    (12, re.compile(r"\b(?:annual|yearly)\b", re.I)),
    (3, re.compile(r"\bquarterly\b", re.I)),
    (1, re.compile(r"\bmonthly\b", re.I)),
)
"""Lengths in months of the periods that a question asks for without naming one."""
_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|against|compared (?:to|with)|relative to|up on|down on)"
    r"(?: (?:in|the|that|those|of|its|during|level))*\s*$",
    re.IGNORECASE,
)


def with_times(result: Asked, newest: date | None) -> Asked:
    text = result.text
    found = [
        AskedTime(
            Time(period.first, period.months), period.open, bool(_COMPARED.search(text[: period.start]))
        )
        for period in periods(text, None)
    ]
    days = {mention.time for mention in times(text, date(2000, 12, 31)) if mention.time and mention.time.day}
    if days and len(found) == 1:
        day = next(iter(days))
        assert day is not None
        found = [replace(found[0], time=replace(found[0].time, day=day.day, until=day.until), base=False)]
    if newest:
        known = {(one.time.first % 12, one.time.months) for one in found}
        for mention in times(text, newest):
            if (
                mention.time
                and (mention.time.first % 12, mention.time.months) not in known
                and not mention.base
            ):
                found.append(AskedTime(mention.time))
    found = _of_season(text, found)
    if fiscal := fiscal_part(result, newest):
        found = [AskedTime(fiscal)]
    if not found and (year := _YEAR_BEFORE_UNIT.search(text)):  # "output 2022 tons"
        found = [AskedTime(Time(int(year[1]) * 12, 12))]
    if found and all(one.base for one in found):  # "over April to June" is no comparison
        found = [replace(one, base=False) for one in found]
    found = with_shared_years(found)
    shift = 0
    for pattern, months in ((_YEAR_BEFORE, -12), (_MONTH_BEFORE, -1), (_MONTH_AFTER, 1), (_YEAR_AFTER, 12)):
        if pattern.search(text):
            shift = months
            break
    if not shift and (back := _SO_MANY_BEFORE.search(text)):
        shift = -_COUNTS[back["count"].lower()] * _LENGTHS[back["of"].lower()]
    if shift < 0 and len(found) == 1 and not found[0].open and _AND_BEFORE.search(text):
        found, shift = [*found, _moved(found[0], shift)], 0
    if len(found) == 1 and (named := periods(text, None)) and _A_YEAR_BEFORE.search(text[: named[0].start]):
        found, shift = [_moved(found[0], -12)], 0
    if (
        len(found) == 1
        and result.measure == "stock"
        and 1 < found[0].time.months < 12
        and _END_OF.search(text)
    ):
        found = [replace(found[0], time=Time(found[0].time.last, 1))]
    if len(found) == 1 and found[0].time.months == 1 and _BY_ITS_END.search(text):
        found = [_at_its_end(found[0])]
    months = next((length for length, pattern in _EACH if not found and pattern.search(text)), 0)
    if months:
        shift = 0 if shift == -12 else shift
    return replace(result, times=tuple(found), shift=shift, months=months, latest=bool(_LATEST.search(text)))


_FIRST_OF_SEASON = re.compile(
    r"\bfirst (?:[a-z]+|\d{1,2}) months of (?:the )?(?:(?:MY|season|(?:marketing|crop|coffee|cocoa|sugar"
    r"|cotton|trading)[ -]year) ?)?\(?(?P<from>(?:19|20)\d\d)[/–-]\d\d(?:\d\d)?",
    re.IGNORECASE,
)


def _of_season(text: str, found: list[AskedTime]) -> list[AskedTime]:
    """ "The first ten months of MY 2020/21": ten months from the opening of that season."""
    named = _FIRST_OF_SEASON.search(text)
    parts = [one for one in found if one.time.first % 12 == 0 and one.time.months < 12]
    if named is None or len(parts) != 1:
        return found
    time = Time(int(named["from"]) * 12 + SEASON, parts[0].time.months)
    others = [one for one in found if one.time.months != 12 and one.time != time and one is not parts[0]]
    return [replace(parts[0], time=time, open=False, season=True), *others]


_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10,
    "twelve": 12,
    "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "9": 9, "10": 10, "12": 12,
}  # fmt: skip
_LENGTHS = {"month": 1, "quarter": 3, "year": 12}
_SO_MANY_BEFORE = re.compile(
    rf"(?<!the )(?<!last )(?<!past )\b(?P<count>{'|'.join(_COUNTS)}) (?P<of>month|quarter|year)s?"
    r" (?:earlier|prior|previously|ago|back|before)\b"
    r"(?! (?:the |its |late |early |mid-)?(?:end|start|19|20|(?-i:[A-Z])))",
    re.IGNORECASE,
)
""" "And twelve months before that?": counted from the period asked for before."""


_A_YEAR_BEFORE = re.compile(
    r"\b(?:a|one) year (?:before|prior to|earlier than) (?:late |early |mid-|(?:the )?(?:end|start) of )?$",
    re.I,
)
_BY_ITS_END = re.compile(
    r"\b(?:export|import|ship|sen[dt]|sold|bought|buy|deliver|produc|landed|loaded)\w*\b.*"
    r"\b(?:by|as of|up to|until) (?:the )?end[- ](?:of )?",
    re.IGNORECASE,
)


_END_OF = re.compile(
    r"\bend of (?:the )?(?:first|second|third|fourth|Q\d|H\d|[A-Z]\w+ quarter)", re.IGNORECASE
)
""" "In stock at the end of the first quarter": in its last month."""


def _at_its_end(one: AskedTime) -> AskedTime:
    """What had been shipped by the end of October is not what October brought."""
    if one.open or one.time.day:
        return one
    return replace(one, time=replace(one.time, day=one.time.length, until=one.time.length))


_AND_BEFORE = re.compile(
    r"\band (?:in |at )?(?:the same \w+ |that of )?(?:a|one|the) (?:year|month) ", re.IGNORECASE
)
"""Both are asked for: "at the end of May and a year before"."""


def _moved(one: AskedTime, months: int) -> AskedTime:
    return replace(one, time=replace(one.time, first=one.time.first + months))
