"""Periods side by side, of which a text may give the amount in one: "in January and February 2024"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.figures.asked import Asked, AskedTime
from corpus.figures.calendar import Time

_EACH = re.compile(r"\b(?:each|respectively|separately|or|than|versus|vs|against)\b", re.IGNORECASE)
_FLOWS = frozenset({"trade", "production", "consumption"})


def or_in_one(result: Asked) -> Asked:
    """The question for two periods, or else for the one that they make up; a rate or stock has none."""
    times = sorted((one for one in result.times if not one.base), key=lambda one: one.time)
    if result.otherwise or result.kind not in ("sum", "lookup", "share", "ranking") or len(times) < 2:
        return result
    if result.measure not in _FLOWS or len(times) != len(result.times) or _EACH.search(result.text):
        return result
    if any(one.open or one.time.day or one.season for one in times):
        return result
    if any(later.time.first != earlier.time.last + 1 for earlier, later in pairwise(times)):
        return result
    months = sum(one.time.months for one in times)
    whole = replace(result, times=(AskedTime(Time(times[0].time.first, months)),))
    several = max(len(result.origins), len(result.destinations), len(result.goods)) > 1
    if result.kind == "sum" and not several:
        whole = replace(whole, kind="lookup")
    return replace(result, otherwise=whole)
