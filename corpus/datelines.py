"""Lines that say when a text was published, and datelines, which also say where and by which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.dates import DAY_OF_MONTH, dates
from corpus.vocabulary import lines as vocabulary

LONGEST_LINE = 140
"""A line with more characters holds more than a date."""

_NAME = r"[A-Z][\w.'’-]*"
_BEFORE = re.compile(
    r"(?P<label>(?i:first published|published|posted|last updated|last modified|updated|dated?|issued"
    rf"|released)(?i:\s+(?:on|at))?\s*:?\s*)?(?P<byline>(?i:by)(?:(?:\s+{_NAME}){{1,6}}|\s*\|)[\s|,–-]*)?"
    rf"(?:{_NAME}(?: {_NAME}){{0,2}}\s*[,|–—-]\s*)?"
    r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?"
)
_AFTER = re.compile(
    r"[\s,|/•·–—-]*(?:(?:at\s+|T)?\d{1,2}[:.]\d\d(?!\d).{0,60})?|\s*[|•·/]\s.{1,60}", re.IGNORECASE
)
_AGENCY = re.compile(
    r"(?:\((?P<round>[A-Z][\w&. -]{1,30})\)\s*[-–—:]|/(?P<slashed>[A-Z][\w&. -]{1,30})/\s*[-–—])"
)
_PLACE = re.compile(rf"(?:{_NAME}(?:[ ,/]+{_NAME}){{0,5}})?[\s,]*")
_MONTH_DAY = re.compile(rf"[\s,]*{DAY_OF_MONTH}[\s,]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """The date of such a line; `labelled`: it says "published" or stands beside the author's name."""

    value: date
    labelled: bool


@dataclass(frozen=True, slots=True)
class Dateline:
    """How an agency's report opens: "MUMBAI, Aug 21 (Reuters) -". Empty or None: it does not say."""

    agency: str = ""
    published: date | None = None


def published_line(line: str) -> PublishedLine | None:
    """The date of a line that holds a date and nothing else but label, author, place, weekday and time."""
    if len(line) > LONGEST_LINE:
        return None
    for mention in dates(line)[:1]:
        before = _BEFORE.fullmatch(line[: mention.start])
        after = line[mention.end :]
        if before and _AFTER.fullmatch(after) and not re.search(r"[a-z]{3,}[.!?](?:\s|$)", after):
            return PublishedLine(mention.value, bool(before["label"] or before["byline"]))
    return None


def dateline(text: str) -> Dateline:
    """The dateline that opens a paragraph, an empty one where there is none."""
    opening = text[:LONGEST_LINE]
    if (match := _AGENCY.search(opening)) is not None:
        before, agency = opening[: match.start()], match["round"] or match["slashed"]
    elif (mention := next(iter(dates(opening)), None)) and re.match(
        r"\s*(?:--|[–—:]|-\s)", opening[mention.end :]
    ):
        before, agency = opening[: mention.end], ""
    else:
        return Dateline()
    full = next((mention for mention in dates(before) if not before[mention.end :].strip(" ,")), None)
    day = _MONTH_DAY.search(before)
    place = before[: full.start] if full else before[: day.start()] if day else before
    if not _PLACE.fullmatch(place):
        return Dateline()
    known = agency_named(agency)
    # A name that is not listed is an agency's only where a date makes sure that this is a dateline.
    return Dateline(known or (agency if full or day else ""), full.value if full else None)


@cache
def _agencies() -> dict[str, str]:
    return {name.lower(): name for name in vocabulary("agencies.txt")}


def agency_named(text: str) -> str:
    """The listed news agency or publisher of that name, as it is listed; empty when there is none."""
    return _agencies().get(text.strip(" .()—–-").lower(), "")
