"""Whether a figure's period is one that was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.around import Found
from assistant.figures.asked import Asked, AskedTime
from corpus.figures.calendar import SEASON, Time, parse
from corpus.figures.figure import Figure

STANDING = frozenset({"price", "freight", "stock", "tariff", "quota", "capacity", "reserve"})
"""Measures that hold at a time; without one they hold when the text was published."""
_CLOSES = re.compile(
    r"\b(?:end(?:s|ing)?|clos(?:e|es|ing)|carry-?(?:over|out)|left(?:over)?|over)\b", re.IGNORECASE
)
_CLOSING = re.compile(r"\b(?:closing|ending|end-season|carry-?(?:over|out|forward))[ -]?stocks?\b", re.I)
_SINCE = re.compile(r"\b(?:since|no longer|any ?more|ever)\b", re.IGNORECASE)

_AT_START = re.compile(r"\b(?:start|beginning|opening) of (?:the month of )?(?=[A-Z][a-z]{2})")
OPENING = 10
"""The last day of a month that is at its start."""


def time_fits(asked: Asked, found: Found) -> bool:
    wanted = [time for time in asked.times if not time.base]
    time, figure = found.time, found.figure
    if not wanted:
        slot = found.figure.slot("period")
        weak = slot is None or slot.inherited
        return not asked.months or weak or (time is not None and time.months == asked.months)
    if time is None:
        if figure.role != "level" and _since_the_base(asked, found, wanted):
            return True
        return found.figure.value("measure") in STANDING and _published_in(found, wanted)
    if time.day > OPENING and _AT_START.search(asked.text) and len(wanted) == 1:
        return False
    if asked.latest and any(one.contains(time) for one in wanted):
        return True  # "so far this season"
    if figure.is_zero and _SINCE.search(found.sentence) and _published_after(found, wanted):
        return any(time.first <= one.time.first for one in wanted if not one.open)
    if _at_season_end(asked, found, time, wanted):
        return True
    return any(accepted(one, time, figure, asked.rank == "period") for one in wanted)


NEWS = 3
"""Months after a period in which what is written of it is still news."""


def _since_the_base(asked: Asked, found: Found, wanted: Sequence[AskedTime]) -> bool:
    """Whether a change whose own period is open is reckoned from the very period asked for, in a text of that
    time: "36% less than in November 2023", where December is set against the month before.
    """
    slot, base = found.figure.slot("base"), parse(found.figure.value("base"))
    published = found.document.published
    if len(wanted) != 1 or wanted[0].open or base is None or slot is None or published is None:
        return False
    time = wanted[0].time
    against = [one.time for one in asked.times if one.base and not one.open]
    against += [time.shifted(asked.shift)] if asked.shift else []
    return base in against and 0 <= published.year * 12 + published.month - 1 - time.last <= NEWS


def _at_season_end(asked: Asked, found: Found, time: Time, wanted: Sequence[AskedTime]) -> bool:
    """Whether a closing stock of a day in the second year of a season is what the season leaves: "the ending
    stock on 30 September 2025" of 2024-25.
    """
    figure = found.figure
    if figure.value("measure") != "stock" or not time.day or not _CLOSES.search(asked.text):
        return False
    before = found.document.text[figure.start : figure.quantity.start]
    if not _CLOSING.search(before):
        return False
    return any(not one.open and season_end(one.time, time) for one in wanted)


def season_end(season: Time, day: Time) -> bool:
    """Whether a day may be the last one of a split year: of its second year, from March on."""
    split = season.months == 12 and season.first % 12 == SEASON
    return split and day.day > 0 and season.first // 12 + 1 == day.first // 12 and day.first % 12 > 1


def accepted(wanted: AskedTime, time: Time, figure: Figure, ranked: bool = False) -> bool:
    """Whether a figure of a time answers for the period asked: the same, or for levels at a date,
    within it.
    """
    if wanted.accepts(time) or (ranked and wanted.contains(time)):
        return True
    return figure.value("measure") in (
        "price",
        "freight",
        "stock",
        "tariff",
        "quota",
        "capacity",
    ) and wanted.contains(time)


def _published_after(found: Found, wanted: Sequence[AskedTime]) -> bool:
    """Whether a text is not older than the time asked for: "none since 2022" holds until it was written."""
    published = found.document.published
    return published is not None and any(
        one.time.first <= published.year * 12 + published.month - 1 for one in wanted
    )


def _published_in(found: Found, wanted: Sequence[AskedTime]) -> bool:
    published = found.document.published
    if published is None:
        return False
    now = published.year * 12 + published.month - 1
    return any(time.contains(Time(now, 1)) or time.contains(Time(now - 1, 1)) for time in wanted)
