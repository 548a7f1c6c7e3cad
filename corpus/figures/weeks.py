"""Weekly reports: the week that a title names, and sales of a week that wait to be shipped in a season."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.figures.calendar import Time
from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot, Source
from corpus.figures.sentence import Sentence
from corpus.figures.state import Above
from corpus.figures.times import times
from corpus.rare import Rare

WEEK, LATE = 7, 28
"""Days of a week, and how many days after it a report on it appears at most."""
_NUMERIC = Rare(
    r"\bweek (?:ending|ended|to)(?: on)?:? (?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_AHEAD = Rare(r"\b(?:net|outstanding|unshipped) (?:export )?sales\b", re.IGNORECASE)
_SHIPPED = re.compile(r"\b(?:exports|shipments|exported|shipped)\b", re.IGNORECASE)


def of_week(title: str, found: Above, published: date | None, source: Source) -> Above:
    """What stands above with the week that it names: "Export sales, week ending 11-24-2022"."""
    if found.time:
        return found
    if match := _NUMERIC.search(title):
        time = _ends(title, int(match["one"]), int(match["two"]), int(match["year"]), published)
        return replace(found, time=Slot(time.iso, source, *match.span())) if time else found
    if published is None:
        return found
    named = [one for one in times(title, published) if one.time and one.time.until - one.time.day == WEEK - 1]
    if len(named) != 1 or named[0].base or (week := named[0].time) is None:
        return found
    return replace(found, time=Slot(week.iso, source, named[0].start, named[0].end))


_AMERICAN = re.compile(r"\bU\.?S\.?(?:DA)?\b")
""" "U.S. export sales, week ending 5/11/2023": the month stands first."""


def _ends(title: str, one: int, two: int, year: int, published: date | None) -> Time | None:
    """The week that ends on a day written in numbers, where only one order of them can be meant."""
    days = set()
    orders = ((one, two), (two, one)) if published or not _AMERICAN.search(title) else ((one, two),)
    for month, day in orders:
        try:
            last = date(year, month, day)
        except ValueError:
            continue
        if published is None or 0 <= (published - last).days <= LATE:
            days.add(last)
    if len(days) != 1:
        return None
    last = days.pop()
    first = last - timedelta(days=WEEK - 1)
    same = first.month == last.month
    return Time(last.year * 12 + last.month - 1, 1, first.day, last.day) if same else None


def booked(s: Sentence, drafts: Sequence[Draft]) -> None:
    """ "Net sales for 2022/2023 came to 5 t": ordered in the week, and no exports of that season."""
    match = _AHEAD.search(s.text)
    if match is None:
        return
    for draft in drafts:
        quantity = draft.amount.quantity
        counted = quantity.dimension in ("mass", "volume", "count", "percent")
        if not counted or quantity.start < match.start():
            continue
        if _SHIPPED.search(s.text, match.end(), quantity.start):
            return
        said = match.group().lower()
        draft.put("entity", said, "clause", *match.span())
        if draft.time and draft.time.months == 12:
            draft.time = None
            draft.slots.pop("period", None)
