"""Prices of a single day, which answer for no month: its highest, its lowest."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from assistant.figures.asked import Asked

_EXTREME = re.compile(
    r"\b(?:highest|lowest|peak(?:ed|s)?|bottomed|highs?|lows?|maximum|minimum|intraday|top(?:ped)?)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(r"\b(?:mean|averag\w+|typical)\b", re.IGNORECASE)
_BREAK = re.compile(r";|, (?:and|while|but) ")


def of_one_day(asked: Asked, found: Found) -> bool:
    """Whether the price of one day stands where a month was asked for, and it is that of no ordinary day."""
    time = found.time
    if found.figure.value("measure") != "price" or time is None or not time.day or time.day != time.until:
        return False
    if any(one.time.day for one in asked.times) or not any(not one.base for one in asked.times):
        return False
    clause = _BREAK.split(found.document.text[found.figure.start : found.figure.quantity.start])[-1]
    if _MEAN.search(asked.text):
        return not _MEAN.search(clause)
    return bool(_EXTREME.search(clause)) and not _EXTREME.search(asked.text)
