"""Months whose year nobody says, in a text without a date: "In February it was 5 t"."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.calendar import Time, parse
from corpus.figures.mentions import Mentions
from corpus.figures.state import State
from corpus.figures.timing import TimeMention

_AHEAD = re.compile(r"\b(?:may|might|could|will|would|expects?|expected|until|till|likely)\b")
""" "volumes may go up in March": the text goes on about the months that have passed."""


def with_years(text: str, named: Mentions, state: State) -> Mentions:
    """Months of the year that the text is about, where it named that one before any month without a year;
    the others stay open, since it can be another year.
    """
    if not any(mention.yearless or mention.years is not None for mention in named.times):
        return named
    told_before = (parse(slot.value) for one in (state.times, state.lead) if (slot := one.get("")))
    known = [] if state.undated else [time for time in told_before if time]
    current = max(known, key=lambda time: time.last, default=None)
    told = []
    for mention in named.times:
        if mention.yearless and not mention.base and not mention.time:
            mention = _dated(mention, current)
            ahead = _AHEAD.search(text[: mention.start]) is not None
            state.undated = state.undated or (mention.time is None and not ahead)
        elif mention.years is not None and (year := state.written + mention.years) in state.years:
            mention = replace(mention, time=Time(year * 12, 12), vague=False)
        elif mention.time and mention.stated and not mention.base and current is None and not state.undated:
            current = mention.time
        told.append(mention)
    return replace(named, times=tuple(told))


def _dated(mention: TimeMention, current: Time | None) -> TimeMention:
    """The month of the year of a time told before, unless it is later than that."""
    month = mention.yearless
    if current is None or month is None or current.first % 12 + current.months > 12:
        return mention
    time = replace(month, first=current.first // 12 * 12 + month.first % 12)
    return replace(mention, time=time, vague=False) if time.last <= current.last else mention
