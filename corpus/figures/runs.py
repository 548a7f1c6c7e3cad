"""Runs of months that only count themselves: "half-year exports", "eight-month imports", "since January"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.figures.calendar import Time
from corpus.figures.timing import TimeMention
from corpus.rare import Rare

_COUNTS = {word: at for at, word in enumerate(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), start=2
)}  # fmt: skip
_TOLD = (
    r"(?=(?:[a-z]+ ){0,2}?(?:exports|imports|shipments|arrivals|sales|purchases|deliveries|output|production"
    r"|total|tally|figure|volumes?|receipts|tonnage)\b[^;]*\d)"
)
"""What such a run counts, with its number behind it."""
_COUNTED = Rare(rf"\b(?P<count>{'|'.join(_COUNTS)})-month {_TOLD}", re.IGNORECASE)
_HALF = Rare(
    rf"\b(?:half-yearly |half-year |first-half ){_TOLD}"
    r"|\b(?:for|over|in|during) the half[- ]year\b(?! (?:to|end|of))",
    re.IGNORECASE,
)
_SINCE_JANUARY = re.compile(r"^ *Since (?:the start of )?January,? ")
_SAME_MONTHS = Rare(rf"\bsame (?P<count>{'|'.join(_COUNTS)})(?:[- ]months?\b)", re.IGNORECASE)
HALF_TOLD = range(7, 10)
"""Months of the year in which a half-year that has ended is its first one."""
LATE = 2
"""How many months after its end a run of months is told of at most."""


def runs(text: str, published: date | None) -> Iterator[TimeMention]:
    """The runs of months that end before the date of the text; those that cannot be told are vague."""
    for match in _HALF.finditer(text):
        known = published is not None and published.month in HALF_TOLD
        time = Time(published.year * 12, 6) if known and published else None
        yield TimeMention(match.start(), match.end(), time, vague=time is None)
    for match in _COUNTED.finditer(text):
        time = _to_date(_COUNTS[match["count"].lower()], published)
        yield TimeMention(match.start(), match.end(), time, vague=time is None)
    if since := _SINCE_JANUARY.match(text):
        same = _SAME_MONTHS.search(text)
        time = _to_date(_COUNTS[same["count"].lower()], published) if same else None
        yield TimeMention(since.start(), since.end(), time, vague=time is None)


def _to_date(months: int, published: date | None) -> Time | None:
    """The first so many months of a year, where they have ended shortly before."""
    if published is None:
        return None
    ended = (published.month - months) % 12
    year = published.year - (months >= published.month)
    return Time(year * 12, months) if 1 <= ended <= LATE else None
