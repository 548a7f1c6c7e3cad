"""A second question about what the first one finds: "Who bought most, and what share was that?"."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked, AskedTime
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure


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
