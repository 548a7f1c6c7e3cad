"""Periods as text: 2025-06-21, 2025-06, 2025-01/2025-07, 2025, 2023-07/2024-06, 2025-06-01/2025-06-20.

Months run both inclusive. A quarter, a half and a season are runs of months.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from corpus.periods import Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SEASON = 6
"""The month (July) in which "2020/21" begins where no text says when; one may say that it is another: India's
budget begins in April, cocoa in October. A calendar year has no second half in its name."""
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A run of `months` months from `first` (year * 12 + month - 1); `day` and `until` narrow one month."""

    first: int
    months: int
    day: int = 0
    until: int = 0

    @property
    def last(self) -> int:
        """The last month."""
        return self.first + self.months - 1

    @property
    def length(self) -> int:
        """How many days its first month has."""
        return monthrange(self.first // 12, self.first % 12 + 1)[1]

    def shifted(self, months: int) -> Time:
        """The same run so many months later."""
        return replace(self, first=self.first + months)

    def earlier(self, days: int) -> Time | None:
        """The same run so many days before; None where months are meant, or where it crosses their end."""
        if not self.day:
            return None
        year, month = divmod(self.first, 12)
        start = date(year, month + 1, self.day) - timedelta(days=days)
        end = start + timedelta(days=(self.until or self.day) - self.day)
        if start.month != end.month:
            return None
        return Time(start.year * 12 + start.month - 1, 1, start.day, end.day)

    def within(self, other: Time) -> bool:
        """Whether this lies in the other, or is it."""
        if other.day and (self.first, self.months) == (other.first, other.months):
            return bool(self.day) and self.day >= other.day and (self.until or self.day) <= other.until
        return not other.day and other.first <= self.first and self.last <= other.last

    @property
    def iso(self) -> str:
        """The text form."""
        start = _month(self.first)
        if self.day:
            end = f"/{start}-{self.until:02}" if self.until > self.day else ""
            return f"{start}-{self.day:02}{end}"
        if self.months == 12 and self.first % 12 == 0:
            return start[:4]
        return start if self.months == 1 else f"{start}/{_month(self.last)}"

    @property
    def words(self) -> str:
        """The period as a reader says it: "June 2025", "January to July 2025", "2024", "Q2 2025"."""
        year, month = divmod(self.first, 12)
        end_year, end = divmod(self.last, 12)
        if self.day:
            days = f"{self.day} to {self.until}" if self.until > self.day else f"{self.day}"
            return f"{days} {MONTHS[month]} {year}"
        if self.months == 12 and month == 0:
            return f"{year}"
        if self.months == 1:
            return f"{MONTHS[month]} {year}"
        if self.months == 12 and month == SEASON:  # July also where no text says when the season began
            return f"{year}/{end_year % 100:02}"
        if year == end_year:
            return f"{MONTHS[month]} to {MONTHS[end]} {year}"
        return f"{MONTHS[month]} {year} to {MONTHS[end]} {end_year}"


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


@lru_cache(maxsize=4096)
def parse(text: str) -> Time | None:
    """The time that a text form names, None for anything else."""
    start, _, end = text.partition("/")
    left = _POINT.fullmatch(start)
    right = _POINT.fullmatch(end) if end else left
    if not left or not right:
        return None
    if not all(_exists(one) for one in (left, right)):
        return None
    first = int(left[1]) * 12 + (int(left[2]) - 1 if left[2] else 0)
    last = int(right[1]) * 12 + (int(right[2]) - 1 if right[2] else 11)
    if last < first:
        return None
    day, until = int(left[3] or 0), int(right[3] or 0)
    return Time(first, last - first + 1, day, max(day, until) if first == last else 0)


def _exists(point: re.Match[str]) -> bool:
    """Whether the calendar has such a month or day."""
    month = int(point[2] or 1)
    return (
        1 <= month <= 12 and int(point[1]) > 0 and int(point[3] or 1) <= monthrange(int(point[1]), month)[1]
    )


def of(period: Period) -> Time | None:
    """The time of a resolved period, None while its year is open."""
    return None if period.open else Time(period.first, period.months)
