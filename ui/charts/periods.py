"""Points in time: in order, with the periods that are not stated as gaps between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.figures import calendar
from corpus.figures.calendar import MONTHS, Time
from ui.charts.chart import Point

MANY = 8
"""From so many periods on, a line is drawn and no columns."""
MOST_UNSTATED = 3
"""Periods not stated for each that is; with more there is hardly anything to see."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Timed:
    """Points in order of time, gaps included, and the total over a longer period that holds all of them."""

    kind: Literal["columns", "line"]
    points: tuple[Point, ...]
    whole: Point | None


def in_time(points: Sequence[Point]) -> Timed | None:
    """Points, whose labels are periods as calendar writes them, in order and with labels in words.

    None where the periods overlap, are of different lengths, or are mostly not stated.
    """
    times = {point.label: calendar.parse(point.label) for point in points}
    known = {label: time for label, time in times.items() if time is not None}
    if len(known) < len(times):
        return None
    lengths = Counter(_length(time) for time in known.values())
    usual = max(lengths, key=lambda length: (lengths[length], -length[0]))
    regular = {label: time for label, time in known.items() if _length(time) == usual}
    longer = [point for point in points if point.label not in regular]
    if len(longer) > 1 or (longer and not all(t.within(known[longer[0].label]) for t in regular.values())):
        return None
    months = sorted({time.first for time in regular.values()})
    step = _step(months, next(iter(regular.values())))
    if len(months) < 3 or step is None:
        return None
    slots = range(months[0], months[-1] + 1, step)
    if len(slots) - len(months) > MOST_UNSTATED * len(months):
        return None
    pattern = next(iter(regular.values()))
    drawn: list[Point] = []
    for first in slots:
        time = replace(pattern, first=first)
        here = [point for point in points if regular.get(point.label) == time]
        drawn += [replace(point, label=time.words, axis=_axis(time)) for point in here] or [
            Point(time.words, axis=_axis(time))
        ]
    whole = replace(longer[0], label=known[longer[0].label].words) if longer else None
    return Timed("line" if len(slots) >= MANY else "columns", tuple(drawn), whole)


def _length(time: Time) -> tuple[int, int, int]:
    return time.months, time.day, time.until


def _step(months: Sequence[int], pattern: Time) -> int | None:
    """Months from one period to the next: a year for the same month of several years, else its length."""
    apart = [month - months[0] for month in months]
    if all(distance % _YEAR == 0 for distance in apart) and pattern.months <= _YEAR:
        return _YEAR
    return pattern.months if all(distance % pattern.months == 0 for distance in apart) else None


def _axis(time: Time) -> tuple[str, str]:
    """A period in two short lines: "Jun" over "2025"."""
    year, month = divmod(time.first, _YEAR)
    end_year, end = divmod(time.last, _YEAR)
    first, last = MONTHS[month][:3], MONTHS[end][:3]
    if time.day:
        days = f"{time.day}–{time.until}" if time.until > time.day else f"{time.day}"
        return f"{days} {first}", f"{year}"
    if time.months == _YEAR and month == 0:
        return f"{year}", ""
    if time.months == 1:
        return first, f"{year}"
    if time.months == 3 and month % 3 == 0:
        return f"Q{month // 3 + 1}", f"{year}"
    if year == end_year:
        return f"{first}–{last}", f"{year}"
    return f"{year}/{end_year % 100:02}", "" if time.months == _YEAR else f"{first}–{last}"
