"""When a text without a date was written, as its own words show: "13% more than in December 2015"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.dates import DAY_OF_MONTH, month_number
from corpus.document import Document
from corpus.figures.calendar import Time
from corpus.figures.times import times
from corpus.figures.timing import TimeMention
from corpus.quantities import quantities
from corpus.sentences import sentences

_DAY = 28
"""The day of a month that nobody tells: every month has it."""
_LATE = 2
"""Months after the last one that a text dates in full in which it may be written."""
_AGAINST = re.compile(
    r"(?:\b(?:than|below|above|against|versus|compared (?:with|to)|exceed\w*|topp\w*|tops|up from|down from)"
    r"|\b(?:from|after|over|under)(?= (?:[A-Z]{0,3}[$€£])?\d)|%? (?:over|on)(?= the \d))"
    r"\b(?:[^,;]|,(?=\d))*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:may|might|could|will|would|shall|expect\w*|forecast|until|till|by|due|planned|targets?|quotas?"
    r"|since|introduced|imposed|banned|ban|starting|effective|record)\b[^,;]*$",
    re.IGNORECASE,
)
""" "introduced in August 2023", "will reach 5 t by March 2026": says nothing of when it is told."""
_WHOLE = re.compile(r"\b(?:whole(?: of)?|all(?: of)?|full[- ]year|entire) (?:year )?$", re.IGNORECASE)
_NAMED_DAY = re.compile(
    rf"\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?(?:the )?(?P<day>{DAY_OF_MONTH})\b"
    r"(?!,? \d{4})",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_YEAR = re.compile(r"(?<![\d.,$€£])20\d\d(?![\d%]|[.,]\d)")
_RECENT = re.compile(
    r"\b(?:on |[Ll]ate on |[Ee]arly on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! \(?\d| \(?[A-Z])"
    r"|\b[Yy]esterday\b|\b[Tt]oday\b|\b(?:[Tt]his|[Ll]ast) week\b"
)
"""Days that are counted from one that a text without a date does not tell."""


def with_reference(document: Document) -> tuple[Document, bool]:
    """A document dated by its own words where it has no date, and whether it was.

    The month is right; the day is not known.
    """
    if document.published is not None or (found := _written(document)) is None:
        return document, False
    return replace(document, published=found), True


def without_days(piece: str) -> str:
    """A sentence in which "on Friday" is blank, for texts of which only the month is known."""
    return _RECENT.sub(lambda match: " " * len(match.group()), piece)


def _written(document: Document) -> date | None:
    text = document.text
    lead: Time | None = None
    exact: set[Time] = set()
    bases: set[Time] = set()
    spans = sentences(document)
    pieces = [document.title, *(text[span.start : span.end] for span in spans)]
    for piece in pieces:
        counted = len(quantities(piece)) > 0
        for mention in times(piece, None):
            if lead is None and mention.yearless and not mention.base and not _ahead(piece, mention):
                lead = mention.yearless
            elif counted and mention.stated and mention.time:
                _note(piece, mention, mention.time, exact, bases)
            elif counted and mention.year and lead is not None:
                bases.add(lead.shifted(12 * mention.year))
    if lead is None:
        return None
    if (day := _by_weekday(text)) is not None:
        return day
    found = set(_dated(lead, exact, bases))
    if len(found) != 1 or any(time.last > max(found) + 1 for time in exact):
        return None
    year, month = divmod(found.pop() + 1, 12)
    return date(year, month + 1, _DAY)


def _ahead(piece: str, mention: TimeMention) -> bool:
    return mention.since or _AHEAD.search(piece[: mention.start]) is not None


def _note(piece: str, mention: TimeMention, time: Time, exact: set[Time], bases: set[Time]) -> None:
    """Put a time that is told in full with those that amounts are of, or with those compared with."""
    plain = time.months == 12 and time.first % 12 == 0
    if _ahead(piece, mention) or time.months > 12:
        return
    if mention.base or _AGAINST.search(piece[: mention.start]):
        bases.add(time)
    elif not plain or _WHOLE.search(piece[: mention.start]):
        exact.add(time)


def _dated(lead: Time, exact: set[Time], bases: set[Time]) -> Iterator[int]:
    """The last months that the first time without a year can be, counted from those with one."""
    for time in exact:
        gap = (lead.last - time.last) % 12
        if gap <= _LATE:
            yield time.last + gap
    for time in bases:
        if (time.last - lead.last) % 12 == 0 and time.months == lead.months:
            yield time.last + 12  # "13% more than in December 2015"
        elif (lead.last - time.last) % 12 == 1 and time.months == 1:
            yield time.last + 1  # "36% below November 2023", in December


def _by_weekday(text: str) -> date | None:
    """ "Monday (July 30)" is of the one year near the latest named in which that was a Monday."""
    named = [int(one.group()) for one in _YEAR.finditer(text)]
    if not named:
        return None
    found: set[date] = set()
    for match in _NAMED_DAY.finditer(text):
        number = re.search(r"\d+", match["day"])
        name = re.search(r"[A-Za-z]{3}", match["day"])
        assert number and name
        for year in (max(named) - 1, max(named), max(named) + 1):
            try:
                day = date(year, month_number(name.group()), int(number.group()))
            except ValueError:
                continue
            if day.weekday() == _WEEKDAYS.index(match["weekday"].lower()):
                found.add(day)
    return max(found) if found and max(found).year == min(found).year else None
