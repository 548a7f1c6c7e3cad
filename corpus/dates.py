"""Calendar dates as news prints them: "21 August 2025", "Aug. 21, 2025", "2025-08-21", "21.08.2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w]){_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"(?<![\w.,]){_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}",
        rf"(?<![\d-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A full calendar date in a text, characters `start` to `end`."""

    start: int
    end: int
    value: date


def dates(text: str) -> tuple[DateMention, ...]:
    """All full dates of the text in its order. Dates that no calendar has ("31 June") are left out."""
    return tuple(sorted(_mentions(text), key=lambda mention: mention.start))


def parse_date(text: str) -> date | None:
    """The first full date of the text, None without one."""
    return next((mention.value for mention in dates(text)), None)


def _mentions(text: str) -> Iterator[DateMention]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdigit() else month_number(month)
            try:
                value = date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
            yield DateMention(match.start(), match.end(), value)


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
