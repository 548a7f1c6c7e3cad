"""Months of a season or fiscal year named behind them: "the July-May period of fiscal year 2015-16"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.figures.calendar import Time
from corpus.figures.fiscal_years import NAMED_BY_ITS_BEGINNING, fiscal_months
from corpus.periods import Period

_OF = re.compile(
    r"(?: period| months)?,?(?: of| in| during)? (?:the |its )?"
    r"(?:(?:(?:fiscal|financial|budget|marketing|crop|sugar|coffee|cotton)(?: year)?|season|campaign),? )?\(?"
    r"(?P<from>(?:19|20)\d\d)[/–-](?P<to>\d\d(?:\d\d)?)\)?(?![\w/-])"
    r"|(?: period| months)?,?(?: of| in| during) (?:the )?FY ?'?(?P<ends>(?:20)?\d\d)(?![\w/–-]|[.,]\d)"
)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
APRIL = 3
"""The first month of a season that begins in the year by which it is named, where nobody says more."""


@dataclass(frozen=True, slots=True)
class SeasonMonths:
    """Months whose year is that of a season; `end`: where the season's name ends."""

    time: Time
    end: int


def months_of_season(text: str, period: Period, country: str) -> SeasonMonths | None:
    """The months of a season; None where they stand alone, or where nobody knows when the year begins."""
    if period.months >= 12 or not _MONTH.match(text, period.start) or not (of := _OF.match(text, period.end)):
        return None
    opening = fiscal_months().get(country, 0)
    month = period.first % 12
    if of["ends"]:
        if not opening or country in NAMED_BY_ITS_BEGINNING:
            return None
        year = int(of["ends"]) % 100 + 2000 - 1
    else:
        year = int(of["from"])
        if int(of["to"]) % 100 != (year + 1) % 100:
            return None
    late = month < (opening - 1 if opening else APRIL)
    return SeasonMonths(Time((year + late) * 12 + month, period.months), of.end())
