"""A second question about what the first one finds: "Who bought most, and what share was that?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.around import Found
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.quantities import quantities

_THING = (
    r"(?P<thing>countr(?:y|ies)|nation|month|year|quarter|season|week|partner|market|buyer|supplier|state)"
)
_ASKS = r"(?P<then>(?:and )?(?:by |at )?(?:how (?:much|many|far|high|large|big)|what|which)\b.*)"
_STEPS = (
    re.compile(
        rf"^\W*(?:for |to |from |in )?(?:the|that) (?:very |same )?{_THING}"
        r" (?:that|which|who|when|where|in which|during which) (?P<rest>[^?]*?)\s*(?:[,:;–—]|\s-)"
        rf"\s*{_ASKS}$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"^\W*(?P<thing>whoever|whichever country) (?P<rest>[^?]*?)\s*(?:[,:;–—]|\s-)\s*{_ASKS}$",
        re.IGNORECASE | re.DOTALL,
    ),
)


def two_steps(text: str) -> tuple[str, str] | None:
    """The two questions of one that first describes what it asks about: "The country that bought most in
    May: how much did it take in June?".
    """
    for pattern in _STEPS:
        if match := pattern.match(text):
            thing = match["thing"].lower()
            if thing in ("month", "year", "quarter", "season", "week"):
                return f"In which {thing} did {match['rest']}?", match["then"]
            who = "Who" if thing.startswith("who") else f"Which {thing.removeprefix('whichever ')}"
            return f"{who} {match['rest']}?", match["then"]
    return None


def at_that_amount(first: Asked, figures: Sequence[Found]) -> AskedTime | None:
    """The one time at which what a first question is about had the amount that it names: "the month when
    exports reached a record 12 million t"."""
    named = [one for one in quantities(first.text) if one.unit]
    if len(named) != 1:
        return None
    plain = replace(
        first, kind="lookup", rank="", times=(), unit=None, words=frozenset(), telling=frozenset()
    )
    told = {
        match.found.time
        for match in Known(figures).all(plain)
        if match.figure.quantity.canonical == named[0].canonical
        and match.figure.quantity.base == named[0].base
    }
    time = next(iter(told)) if len(told) == 1 else None
    return AskedTime(time) if time else None


def _end(
    named: tuple[str, ...], before: tuple[str, ...], top: Figure, rest: tuple[Figure, ...], slot: str
) -> tuple[str, ...]:
    """One end of the second question: what it names itself, else that of the first of the order."""
    value = top.value(slot)
    open_ = len(named) != 1 and named in ((), before)
    return (value,) if value and open_ and all(other.value(slot) != value for other in rest) else named


def about_the_first(second: Asked, asked: Asked, first: Answer) -> Asked:
    """The second question with what the first answer names: the leading partner, month or good."""
    if first.kind not in ("ranking", "comparison") or not first.figures or second.kind in ("ranking", "text"):
        return second
    top, rest = first.figures[0], first.figures[1:]
    return _named(second, asked, top, rest)


def _named(second: Asked, asked: Asked, top: Figure, rest: tuple[Figure, ...]) -> Asked:
    second = replace(
        second,
        origins=_end(second.origins, asked.origins, top, rest, "origin"),
        destinations=_end(second.destinations, asked.destinations, top, rest, "destination"),
        places=_end(second.places, asked.places, top, rest, "place"),
    )
    time = parse(top.value("period"))
    apart = bool(rest) and all(other.value("period") != top.value("period") for other in rest)
    if time and (apart or not second.times or all(one.open for one in second.times)):
        second = replace(second, times=(AskedTime(time),))
    good = top.value("commodity")
    if len(second.goods) > 1 and good and all(other.value("commodity") != good for other in rest):
        second = replace(second, goods=(good,))
    if asked.origins and top.value("flow") == "export" and second.kind == "share":
        second = replace(second, flow="export")  # "who bought most of its exports": a share of those
    return replace(second, rank="", number=1, nth=0)
