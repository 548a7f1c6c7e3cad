"""Months that are told in one breath: "5 t in January and February", "5 t each in May and June"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures.calendar import Time
from corpus.figures.timing import TimeMention
from corpus.rare import Rare

_WAY = re.compile(
    r"\b(?:in|during|over|for|of|from|than|with|through|across)(?: (?:the months of|each of|both|either))? $",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(
    r"\beach(?: month)? (?:in|of|for|during) $|\b(?:in|of|for|during) (?:both|each of|either) $",
    re.IGNORECASE,
)
_EACH_BEHIND = re.compile(r",? (?:each|apiece)\b")
_AND = re.compile(r",? and |, | & ")
_NUMBER = r"(?:about |some |around |only )?[$€£¥]?\d[\d.,]*"
_ROW = Rare(
    rf"\d[\d.,]*(?: ?%| ?[a-z]+){{0,3}},? (?:and|versus|against) {_NUMBER}(?! (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December)\b)",
    re.IGNORECASE,
)
""" "were 5 t and 3 t": each month has a number of its own."""


def joint_months(text: str, found: Sequence[TimeMention]) -> list[TimeMention]:
    """The mentions of a sentence, those of months in a row put together into one run, or told of each."""
    if len(found) < 2:
        return list(found)
    ordered = sorted(found, key=lambda mention: mention.start)
    if "respectively" in text or _ROW.search(text):
        return ordered
    result: list[TimeMention] = []
    at = 0
    while at < len(ordered):
        group = _row(text, ordered[at:])
        result.append(_together(text, group) if len(group) > 1 else ordered[at])
        at += len(group)
    return result


def _row(text: str, mentions: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """The first mention with those that follow it month by month."""
    size = 1
    if _month(mentions[0]) is None or not _WAY.search(text[: mentions[0].start]):
        return mentions[:1]
    for left, right in pairwise(mentions):
        if not _follows(left, right) or not _AND.fullmatch(text[left.end : right.start]):
            break
        size += 1
    closed = size > 1 and "and" in text[mentions[size - 2].end : mentions[size - 1].start]
    return mentions[: size if closed or (size > 1 and "&" in text) else 1]


def _month(mention: TimeMention) -> Time | None:
    time = mention.time or mention.yearless
    plain = time is not None and time.months == 1 and not time.day and not mention.point
    return time if plain and not mention.shift and not mention.opens else None


def _follows(left: TimeMention, right: TimeMention) -> bool:
    first, second = _month(left), _month(right)
    return (
        first is not None
        and second is not None
        and (first.first + 1) % 12 == second.first % 12
        and left.bracket == right.bracket
    )


def _together(text: str, row: Sequence[TimeMention]) -> TimeMention:
    """One mention for months in a row, of the year of the last where only that one is written."""
    last = row[-1]
    end = _month(last)
    assert end is not None
    months = [replace(end, first=end.first - back) for back in range(len(row))][::-1]
    if last.time is None and months[0].first < 0:
        return row[0]
    each = _EACH_BEFORE.search(text[: row[0].start]) or _EACH_BEHIND.match(text, last.end)
    run = replace(end, first=months[0].first, months=len(row))
    whole = months[0] if each else run
    return replace(
        last,
        start=row[0].start,
        base=row[0].base,
        since=row[0].since,
        time=whole if last.time else None,
        yearless=whole if last.yearless else None,
        also=tuple(months[1:]) if each and last.time else (),
    )
