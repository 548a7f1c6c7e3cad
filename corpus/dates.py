"""Calendar dates as news prints them: "21 August 2025", "Aug. 21, 2025", "2025-08-21", "21.08.2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY_OF_MONTH = rf"(?:\b{_NAME}\.?\s+\d{{1,2}}|\b\d{{1,2}}\s+{_NAME}\.?)"
"""A pattern for a day without its year: "Aug 21", "21 August"; to be matched without case."""
_MONTH = rf"(?P<month>{_NAME})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w){_MONTH}\.?\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"(?<![\w.,]){_DAY}\.?\s+(?:of\s+)?{_MONTH}\.?\s*,?\s+{_YEAR}",
        rf"(?<![\w.,-]){_DAY}-{_MONTH}-{_YEAR}",
        rf"(?<![\d/.-]){_YEAR}(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?<![\d/])(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A full calendar date in a text, characters `start` to `end`."""

    start: int
    end: int
    value: date


def dates(text: str) -> tuple[DateMention, ...]:
    """All full dates of the text in its order, none over another.

    Left out: dates that no calendar has ("31 June"), and those of which nobody can say whether the day or
    the month comes first ("06/01/2021").
    """
    found: list[DateMention] = []
    for mention in sorted(_mentions(text), key=lambda mention: (mention.start, -mention.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(found)


def parse_date(text: str) -> date | None:
    """The first full date of the text, None without one."""
    return next((mention.value for mention in dates(text)), None)


def _mentions(text: str) -> Iterator[DateMention]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if (value := _value(match)) is not None:
                yield DateMention(match.start(), match.end(), value)


def _value(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "one" in parts:
        day, month = max(int(parts["one"]), int(parts["other"])), min(int(parts["one"]), int(parts["other"]))
        if day <= 12 and day != month:
            return None
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if parts["month"].isdigit() else month_number(parts["month"])
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
