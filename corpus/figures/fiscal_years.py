"""Years that do not begin with January: the fiscal year of a country, the season that a text explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from corpus.figures.calendar import Time
from corpus.figures.timing import TimeMention
from corpus.rare import Rare
from corpus.vocabulary import records

NUMBERS = {word: at for at, word in enumerate(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), start=2
)}  # fmt: skip
_COMPARED = re.compile(r"\b(?:from|than|against|versus|vs) (?:the )?$")


@cache
def fiscal_months() -> dict[str, int]:
    """The first month of the fiscal year by country, 1 to 12."""
    return {row["place"]: int(row["month"]) for row in records("fiscal_years.csv")}


_YEAR_TOLD = re.compile(
    r"(?: (?:months )?of (?:the )?(?:\d{4}[/–-]\d\d )?)?"
    r" ?(?:season|campaign|(?:marketing|crop|fiscal|financial) year)? ?\($",
    re.IGNORECASE,
)
_SEASON_NAMED = re.compile(r"(?P<from>(?:19|20)\d\d)[/–-]\d\d(?!\d)")
_PART_NAMED = re.compile(
    r"\b(?:first|opening) (?:(?P<count>[a-z]+|\d{1,2}) months|(?P<half>half)|(?P<quarter>quarter))\b",
    re.IGNORECASE,
)


def season_told(text: str, left: TimeMention, run: TimeMention) -> TimeMention | None:
    """ "first five months of the 2018/19 season (July-June)": the bracket says when that season begins."""
    whole = run.time is not None and run.time.months == 12 and run.time.first % 12 > 0
    if not whole or run.time is None or not _YEAR_TOLD.fullmatch(text[left.end : run.start]):
        return None
    said = text[left.start : run.start]
    named, part = _SEASON_NAMED.search(said), _PART_NAMED.search(said)
    if named is None:
        return replace(left, end=run.end, time=None, vague=True)
    months = 12
    if part:
        count = (part["count"] or "").lower()
        months = (
            6
            if part["half"]
            else 3
            if part["quarter"]
            else NUMBERS.get(count, int(count) if count.isdigit() else 0)
        )
    first = int(named["from"]) * 12 + run.time.first % 12
    time = Time(first, months) if months else None
    return replace(left, end=run.end, time=time, vague=time is None, stated=True)


_EXPLAINED = re.compile(
    r"\d{4}[/–-]\d\d(?:\d\d)?\)?(?: (?:season|campaign|crop|(?:[a-z]+ )?year))?,? (?:which|that)"
    r" (?:has |had )?(?:begins?|began|begun|starts?|started|opens|opened|runs from|ran from)(?: on| in)?"
    r" (?:\d{1,2} )?$"
)


def explains_season(text: str, mention: TimeMention) -> bool:
    """Whether a month only says when the season before it begins: "the season 2021/22, which began in"."""
    return _EXPLAINED.search(text[max(0, mention.start - 80) : mention.start]) is not None


_BEGUN = re.compile(
    r"\b(?:year|season|campaign|crop) (?:that |which )?(?P<how>began|begins|started|starts|opens|opened"
    r"|beginning|starting)(?: on| in)? (?:\d{1,2} )?$"
)
_UP_TO = re.compile(r"\b(?:by|to|until|till|through)(?: the)?(?: end of| end-)? ?$")


def begun(text: str, found: list[TimeMention], published: date | None) -> list[TimeMention]:
    """ "the fiscal year that began on April 1 stood at 5 t by the end of October": April to October; without
    an end nobody can tell how much of the year is meant. "The season that begins in October" is the next one.
    """
    for at, mention in enumerate(found):
        how = _BEGUN.search(text[: mention.start])
        if mention.time is None or how is None:
            continue
        if how["how"] in ("begins", "starts", "opens") and published and mention.time.months == 1:
            first = mention.time.first
            past = first < published.year * 12 + published.month - 1 and not mention.stated
            time = Time(first + 12 * past, 12)
            return [*found[:at], replace(mention, time=time, point=False), *found[at + 1 :]]
        ends = [
            one
            for one in found[at + 1 :]
            if one.time and one.time.first > mention.time.first and _UP_TO.search(text[: one.start])
        ]
        if (part := _PART_BEGUN.search(text[: mention.start])) and (months := _months_of(part)):
            run = replace(mention, start=part.start(), time=Time(mention.time.first, months), point=False)
            return [one for one in found[:at] if one.end <= part.start()] + [run, *found[at + 1 :]]
        if not ends or ends[0].time is None:
            running = not _EXTREME.search(text[: mention.start])
            open_end = replace(mention, time=None, vague=True, base=mention.base and not running)
            return [*found[:at], open_end, *found[at + 1 :]]
        time = Time(mention.time.first, ends[0].time.first - mention.time.first + 1)
        return [replace(one, time=time, point=False) if one in (mention, ends[0]) else one for one in found]
    return found


_PART_BEGUN = re.compile(
    r"\b(?:first|opening) (?:(?P<count>[a-z]+|\d{1,2}) months|(?P<half>half)|(?P<quarter>quarter)) of"
    r" (?:the |its |this )?(?:[a-z]+ ){0,2}(?:year|season|campaign),? (?:that |which )?"
    r"(?:began|started|opened|beginning|starting)(?: on| in)? (?:\d{1,2} )?$"
)
""" "the first half of the fiscal year that began on April 1"."""
_EXTREME = re.compile(r"\b(?:highest|lowest|first|best|worst|most|least|biggest|smallest|largest)\b[^,;.]*$")


def _months_of(part: re.Match[str]) -> int:
    """How many months "first half", "first quarter", "first five months" are; 0 where that is unknown."""
    count = part["count"] or ""
    said = NUMBERS.get(count.lower(), int(count) if count.isdigit() else 0)
    return 6 if part["half"] else 3 if part["quarter"] else said


_LAST_FISCAL_YEAR = Rare(
    r"(?<!of )(?<!of the )\b(?:last|the (?:previous|past|preceding)) (?:fiscal|financial) year\b",
    re.IGNORECASE,
)


_THIS_FISCAL_YEAR = Rare(
    r"(?<!of )\b(?:the (?:current|present|new|coming|next)|this|next) (?:fiscal|financial) year\b",
    re.IGNORECASE,
)


def last_fiscal_year(text: str, published: date | None, country: str) -> Iterator[TimeMention]:
    """ "last fiscal year's total", where it is known when that of the country began."""
    opening = fiscal_months().get(country, 0)
    for match in _THIS_FISCAL_YEAR.finditer(text):
        yield TimeMention(match.start(), match.end(), None, vague=True)
    for match in _LAST_FISCAL_YEAR.finditer(text):
        base = bool(_COMPARED.search(text[: match.start()]))
        if not opening or published is None:
            yield TimeMention(match.start(), match.end(), None, base=base, vague=True)
            continue
        now = published.year * 12 + published.month - 1
        start = now - (now - (opening - 1)) % 12 - 12
        yield TimeMention(match.start(), match.end(), Time(start, 12), base=base)


_FISCAL_NAMED = Rare(
    r"(?<!\w)(?:(?P<part>[QH][1-4]|[1-4][QH]|(?:first|second|third|fourth)[ -](?:quarter|half)) (?:of )?)?"
    r"(?:the )?FY ?(?P<from>(?:19|20)?\d\d)(?:[/–-](?P<to>(?:20)?\d\d))?(?!\w|[.,]?\d)"
)
_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4}
NAMED_BY_ITS_BEGINNING = frozenset({"Japan", "Singapore", "Hong Kong", "United Kingdom", "Canada"})
"""Countries where "FY2024" is, or may be, the year that begins in 2024; elsewhere it ends in that year."""


def fiscal_named(text: str, country: str) -> Iterator[TimeMention]:
    """ "FY25", "Q1 FY2025", "FY24/25": vague, where nobody says when the fiscal year begins."""
    opening = fiscal_months().get(country, 0)
    for match in _FISCAL_NAMED.finditer(text):
        opened = text.rfind("(", 0, match.start())
        bracket = opened if opened > text.rfind(")", 0, match.start()) else -1
        year = int(match["from"]) % 100 + 2000
        following = match["to"] is not None and int(match["to"]) % 100 == (year + 1) % 100
        clear = opening and (following or not (match["to"] or country in NAMED_BY_ITS_BEGINNING))
        time = Time((year - (not following)) * 12 + opening - 1, 12) if clear else None
        if time and (part := (match["part"] or "").lower()):
            months = (
                6 if "h" in part.replace("fourth", "").replace("third", "") and "quarter" not in part else 3
            )
            number = next((n for word, n in _NUMBERED.items() if part.startswith(word)), 0)
            number = number or int(re.sub(r"\D", "", part))
            time = Time(time.first + (number - 1) * months, months) if number * months <= 12 else None
        yield TimeMention(match.start(), match.end(), time, stated=True, bracket=bracket, vague=time is None)
