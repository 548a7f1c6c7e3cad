"""How stocks moved within a month: from what lay there at its beginning to what lay there at its end."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known
from assistant.figures.matching import Match

_WITHIN = re.compile(
    r"\b(?:during|over|within|in the course of|throughout|in) (?:the month of )?(?=[A-Z][a-z]+)(?!the\b)",
    re.I,
)
_AT_END = re.compile(r"\b(?:end|close|start|beginning|middle|mid)\b", re.IGNORECASE)
_ALIKE = ("commodity", "origin", "destination", "place", "measure")


def within_month(asked: Asked) -> bool:
    """Whether the question asks how stocks moved in one month, and names nothing to set that against."""
    alone = len(asked.times) == 1 and not asked.shift
    return (
        asked.measure == "stock"
        and alone
        and asked.times[0].time.months == 1
        and not asked.times[0].time.day
        and not asked.times[0].base
        and bool(_WITHIN.search(asked.text))
        and not _AT_END.search(asked.text)
    )


def month_ends(asked: Asked, known: Known) -> tuple[Match, Match] | None:
    """The amounts at the end of the month and of the one before, where one sentence gives both; the later
    first. None where no sentence does, or several that differ.
    """
    month = asked.times[0]
    before = AskedTime(month.time.shifted(-1), month.open)
    earlier = known.all(replace(asked, times=(before,)))
    found = [
        (late, early)
        for late in known.all(asked)
        for early in earlier
        if late.found.document.id == early.found.document.id
        and late.figure.start == early.figure.start
        and late.figure.quantity.base == early.figure.quantity.base
        and all(late.figure.value(name) == early.figure.value(name) for name in _ALIKE)
        and _at_end(late)
        and _at_end(early)
    ]
    amounts = {(late.figure.quantity.canonical, early.figure.quantity.canonical) for late, early in found}
    return found[0] if len(amounts) == 1 else None


def _at_end(match: Match) -> bool:
    """Whether an amount is of the end of its month, as one without a day is."""
    time = match.found.time
    return time is not None and (not time.day or time.until >= time.length - 1)
