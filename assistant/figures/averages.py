"""Averages per month, quarter or year: a stated total by the periods in it, or the mean of those stated."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, operands_of, parts_of
from assistant.figures.lookup import stated_one
from assistant.figures.matching import Match
from assistant.figures.sums import added
from corpus.figures.calendar import Time

_AVERAGE = re.compile(
    r"\b(?:averag(?:e|es|ed|ing)|mean|typical(?:ly)?|run[- ]?rate)\b(?! (?:price|cost|unit|grade))", re.I
)
_EACH = (
    (1, re.compile(r"\b(?:(?:per|a|each|every|by the) (?:single |calendar )?month|monthly)\b", re.I)),
    (3, re.compile(r"\b(?:(?:per|a|each|every) quarter|quarterly)\b", re.I)),
    (12, re.compile(r"\b(?:(?:per|a|each|every) (?:calendar )?year|per annum|annual(?:ly)?|yearly)\b", re.I)),
)
_OF_LISTED = re.compile(r"\b(?:average|mean) (?:of|over|for|across|in)\b", re.IGNORECASE)
_TOLD_EACH = re.compile(
    r"\baverag\w+|\bmean\b|\b(?:per|a|each|every) (?:day|week|month|quarter|year)\b"
    r"|\b(?:daily|weekly|monthly|quarterly)\b|\brate of\b",
    re.IGNORECASE,
)
_MEASURES = frozenset({"trade", "production", "consumption", "revenue"})
MOST = 60
"""Months of the longest range that an average is taken of."""


def length_averaged(asked: Asked) -> int:
    """The months of each of the periods whose average a question asks for, 0 when it asks for none."""
    dating = [time for time in asked.times if not time.base]
    if asked.measure not in _MEASURES or not dating or not _AVERAGE.search(asked.text):
        return 0
    length = next((months for months, pattern in _EACH if pattern.search(asked.text)), 0)
    if not length and len(dating) > 1 and _OF_LISTED.search(asked.text):
        length = dating[0].time.months
    if any(time.time.day or time.time.months % (length or 1) for time in dating):
        return 0
    covered = sum(time.time.months for time in dating)
    return length if length and length < covered <= MOST else 0


def average_of(asked: Asked, known: Known) -> Answer | None:
    """The average of a trade, output or use over the periods asked for; None where the parts are not known.

    One that the text itself states is told as it stands.
    """
    length = length_averaged(asked)
    if not length:
        return None
    plain = replace(asked, kind="lookup", words=frozenset(), telling=asked.telling - {"averag", "run"})
    if len(parts_of(replace(plain, times=()))) > 1:
        return None
    dating = [time for time in asked.times if not time.base]
    if len(dating) == 1:
        whole = [match for match in known.all(plain) if match.figure.quantity.qualifier == "="]
        if whole and _told_each(whole[0]):
            return stated_one(plain, whole[0], known)
        whole = [match for match in whole if not _told_each(match)]
        if whole:
            return added(asked, whole[:1], dating[0].time.months // length)
    each = [one for time in dating for one in _pieces(time, length)]
    operands = operands_of([replace(plain, times=(one,)) for one in each], known)
    if operands is None or any(_told_each(match) for match in operands):
        return None
    return added(asked, operands, len(each))


def _pieces(time: AskedTime, length: int) -> list[AskedTime]:
    starts = range(time.time.first, time.time.last + 1, length)
    return [replace(time, time=Time(first % 12 if time.open else first, length)) for first in starts]


def _told_each(match: Match) -> bool:
    """Whether the number is one of each month or day already, by its unit or by the words near it."""
    figure, text = match.figure, match.found.document.text
    lead = re.split(r"\d[\d.,]*", text[figure.start : figure.quantity.start])[-1]
    rest = re.split(r"[;,]|\d", text[figure.quantity.end : figure.end])[0]
    return " per " in figure.quantity.dimension or bool(_TOLD_EACH.search(f"{lead} {rest}"))
