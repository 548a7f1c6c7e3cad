"""Parts of a fiscal year that a question asks for, counted from where that of the country begins."""

from __future__ import annotations

import re
from datetime import date

from assistant.figures.asked import Asked
from corpus.figures.calendar import Time
from corpus.figures.fiscal_years import NAMED_BY_ITS_BEGINNING, fiscal_months
from corpus.figures.times import times

_PART = re.compile(
    r"\b(?:(?:first|opening) \w+ months|(?:first|second|third|fourth|opening|last|final) (?:half|quarter))"
    r"(?: of| in)? (?:the )?(?:fiscal|financial|budget|FY"
    r"|(?:19|20)\d\d[/–-]\d\d (?:fiscal|financial|budget))",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:FY ?|(?:fiscal|financial)(?: year)? )(?P<year>(?:20)?\d\d)(?![\d/–-])", re.IGNORECASE
)
_WHOLE = re.compile(r"(?<!end of )(?<!end-)\bFY ?(?:20)?\d\d(?:[/–-](?:20)?\d\d)?\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\bFY ?(?=(?:19|20)\d\d[/–-]\d\d\b)", re.IGNORECASE)


def fiscal_part(asked: Asked, newest: date | None) -> Time | None:
    """ "The first ten months of fiscal year 2018-19" of Pakistan: July to April; None when that is open."""
    if not (_PART.search(asked.text) or _WHOLE.search(asked.text)):
        return None
    ends = asked.destinations if asked.flow == "import" else asked.origins if asked.flow == "export" else ()
    named = ends or (*asked.origins, *asked.destinations, *asked.places)
    opening = {place: fiscal_months()[place] for place in named if place in fiscal_months()}
    if len(set(opening.values())) != 1 or len(opening) < len(named):
        return None
    place = next(iter(opening))
    text = _ABBREVIATED.sub("fiscal year ", asked.text)
    if _PART.search(text):
        if _SINGLE.search(text) and place in NAMED_BY_ITS_BEGINNING:
            return None
        text = _SINGLE.sub(_both_years, text)
    found = {mention.time for mention in times(text, newest, place) if mention.time and not mention.base}
    return found.pop() if len(found) == 1 else None


def _both_years(match: re.Match[str]) -> str:
    """The fiscal year 2024 is the one that ends in 2024."""
    year = int(match["year"]) % 100
    return f"fiscal year {2000 + year - 1}-{year:02d}"
