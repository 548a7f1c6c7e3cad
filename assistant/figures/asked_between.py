"""The two ends of a span of time between which a question asks for a change."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.asked import Asked, AskedTime
from corpus.figures.calendar import Time
from corpus.periods import periods

_ENDS = re.compile(r"(?P<first>.+?)\s+(?P<way>to|and|until|till)\s+(?P<last>.+)")
_LEAD = re.compile(r"\b(?P<way>from|between)\s+(?:the\s+)?$", re.IGNORECASE)


def between_months(asked: Asked) -> Asked:
    """A change "from April to May" goes from one month to the other, and is none of both together; one "from
    January to July" is more often that of the seven months. "Between 2022 and 2023": two years.
    """
    if len(asked.times) != 1 or asked.shift or asked.times[0].time.day:
        return asked
    one = asked.times[0]
    if one.time.months == 12 and one.time.first % 12 and asked.measure in ("price", "stock"):
        last = Time(one.time.last, 1)  # "over the year to October" a price goes from one October to the next
        base = AskedTime(last.shifted(-12), one.open, base=True)
        return replace(asked, times=(replace(one, time=last), base))
    named = next((period for period in periods(asked.text, None) if period.months == one.time.months), None)
    if named is None or not (ends := _ENDS.fullmatch(asked.text[named.start : named.end])):
        return asked
    lead = _LEAD.search(asked.text[: named.start])
    way = lead["way"].lower() if lead else ""
    length = _months(ends["first"])
    if length != _months(ends["last"]) or (ends["way"] == "and" and way != "between"):
        return asked
    if not (_two_ends(asked, one.time.months, way) if length == 1 else way and length):
        return asked
    later = Time(one.time.last - length + 1, length)
    earlier = Time(one.time.first, length)
    return replace(asked, times=(AskedTime(later, one.open), AskedTime(earlier, one.open, base=True)))


def _months(text: str) -> int:
    """How long the one period is that a text names, 0 if it names none or several."""
    named = periods(text, None)
    return named[0].months if len(named) == 1 else 0


def _two_ends(asked: Asked, months: int, way: str) -> bool:
    """Whether a span of so many months names its two ends: a price or a stock is none of all of them, and
    from June 2023 to June 2024 are thirteen.
    """
    if months == 2 or (way and asked.measure in ("price", "stock")):
        return True
    return bool(way) and (months % 12 == 1 or (way == "between" and months != 12))
