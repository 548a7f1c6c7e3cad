"""Two measures of one thing in a question: exports against imports, output against sales."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.asked import Asked

_MEASURES = (
    ("trade", "export", r"exports?|exported|exporting|sales|sold|sell|shipments|shipped abroad"),
    ("trade", "import", r"imports?|imported|importing|purchases|bought|buy"),
    ("production", "", r"production|output|produced?|crop|harvest(?:ed)?|mined"),
    ("consumption", "", r"consumption|consumed?|demand|usage"),
    ("stock", "", r"stocks?|stockpiles?|inventor(?:y|ies)"),
    ("capacity", "", r"capacity"),
    ("quota", "", r"quota"),
)
_AGAINST = re.compile(
    r"\b(?:than|or|versus|vs\.?|against|exceed(?:ed|s)?|outstrip(?:ped|s)?|outweigh(?:ed|s)?|minus|less than"
    r"|fall short|fell short|compare[ds]?|difference|gap|surpass(?:ed)?|between)\b",
    re.IGNORECASE,
)
_FORMS = [(m, f, re.compile(rf"\b(?:{words})\b", re.I)) for m, f, words in _MEASURES]


def sides_of(asked: Asked) -> list[Asked]:
    """The question once for each of the two measures that it weighs against each other, else nothing."""
    if not _AGAINST.search(asked.text) or asked.percent or asked.kind in ("share", "text", "ranking"):
        return []
    found = {(m, f): match.start() for m, f, form in _FORMS if (match := form.search(asked.text))}
    if len(found) != 2 or len(asked.times) > 1 or len(asked.goods) > 1:
        return []
    ends = (*asked.origins, *asked.destinations, *asked.places)
    if len(ends) > 1 or asked.excluded:
        return []
    named = sorted(found, key=lambda one: found[one])
    return [_side(asked, measure, flow, ends) for measure, flow in named]


_BOTH = re.compile(
    r"\b(?P<one>exports?|imports?|production|output|crop|consumption|demand|stocks?|inventories)"
    r" and (?:its |the |their )?"
    r"(?P<other>exports?|imports?|production|output|consumption|demand|stocks?|inventories)\b",
    re.IGNORECASE,
)


def both_measures(asked: Asked) -> list[Asked]:
    """The question once for each of two measures that it asks for in one breath: "output and exports"."""
    match = _BOTH.search(asked.text)
    if match is None or asked.kind not in ("lookup", "trend", "change") or asked.then or len(asked.times) > 2:
        return []
    ends = (*asked.origins, *asked.destinations, *asked.places)
    named = [(m, f) for word in match.groups() for m, f, form in _FORMS if form.fullmatch(word)]
    if len(set(named)) != 2 or len(ends) > 1 or len(asked.goods) != 1 or asked.excluded:
        return []
    return [replace(_side(asked, m, f, ends), kind=asked.kind, shift=asked.shift) for m, f in named]


def _side(asked: Asked, measure: str, flow: str, ends: tuple[str, ...]) -> Asked:
    """One of the two, with the place at the end where that measure has it."""
    return replace(
        asked,
        kind="lookup",
        measure=measure,
        flow=flow,
        shift=0,
        origins=ends if flow == "export" else (),
        destinations=ends if flow == "import" else (),
        places=() if flow else ends,
    )
