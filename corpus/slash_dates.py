"""Dates of which day or month may stand first, settled by the months that the text below them names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates import DAY_OF_MONTH, MONTHS, month_number

_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>20\d\d|\d\d)(?![\d/])"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(name.capitalize() for name in MONTHS)})\b")
_DAY = re.compile(DAY_OF_MONTH, re.IGNORECASE)
_LATE = 1
"""Months after the one that a text is about in which it is published."""


def settled(line: str, text: str) -> str:
    """A line with its first such date written as 2020-02-12, where `text` settles which it is.

    A day that the text names ("on February 12") does, and so does the month that it names first, which is
    the one of the date or the one before.
    """
    match = _SLASHED.search(line)
    if match is None or len(line) > 60:
        return line
    found = set(_days(match))
    if len(found) > 1:
        named = {_month_and_day(one.group()) for one in _DAY.finditer(text)}
        found = {day for day in found if (day.month, day.day) in named} or found
    if len(found) > 1 and (first := _MONTH.search(text.replace(line, ""))):
        about = month_number(first.group())
        found = {day for day in found if (day.month - about) % 12 <= _LATE}
    if len(found) != 1:
        return line
    return line[: match.start()] + found.pop().isoformat() + line[match.end() :]


def _days(match: re.Match[str]) -> Iterator[date]:
    """The days that "02/12/2020" can be: 2 December and February 12."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    for day, month in ((one, other), (other, one)):
        try:
            yield date(year if year > 99 else 2000 + year, month, day)
        except ValueError:
            continue


def _month_and_day(text: str) -> tuple[int, int]:
    name, day = re.search(r"[A-Za-z]{3}", text), re.search(r"\d+", text)
    assert name and day
    return month_number(name.group()), int(day.group())
