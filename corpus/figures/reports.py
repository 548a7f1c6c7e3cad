"""Reports on a run of months whose title names only its last one: "Quarterly Report, June 2024"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from corpus.figures.calendar import parse
from corpus.figures.figure import Slot
from corpus.figures.state import Above
from corpus.figures.times import times

_LENGTHS = (
    (re.compile(r"\bquarterly\b|\bquarter['’]s (?:report|results)\b", re.IGNORECASE), 3),
    (re.compile(r"\bhalf[- ]?year(?:ly)?\b|\binterim (?:report|results)\b", re.IGNORECASE), 6),
)
_CLOSED = re.compile(r"\b(?:ended|ending|to) (?:on )?(?:\d{1,2}(?:st|nd|rd|th)? )?$", re.IGNORECASE)


def in_report(title: str, found: Above, published: date | None) -> Above:
    """What a title or heading says of all below, with the whole run of months that the report tells of.

    A month that had not ended when the report appeared is only when that was.
    """
    months = next((months for pattern, months in _LENGTHS if pattern.search(title)), 0)
    if not months or published is None:
        return found
    named = [mention for mention in times(title, published) if mention.time and mention.time.months == 1]
    if len(named) != 1 or (time := named[0].time) is None or named[0].base:
        return found
    closed = _CLOSED.search(title[: named[0].start])
    ended = time.last < published.year * 12 + published.month - 1
    if not ended or (time.day and not closed):
        return found
    whole = replace(time, first=time.last - months + 1, months=months, day=0, until=0)
    if found.time and parse(found.time.value) != time:
        return found
    source = found.time.source if found.time else "title" if not found.goods else found.goods[0].source
    return replace(found, time=Slot(whole.iso, source, named[0].start, named[0].end))
