"""Which figures contradict each other: the same thing at the same time, other values, other publishers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures.matching import Match
from assistant.figures.speakers import speaker
from corpus.quantities import Quantity

SAME = ("commodity", "origin", "destination", "measure", "period")
SURE = frozenset({"clause", "sentence", "previous", "header", "unit"})
"""Slots that are only assumed may answer, but raise no conflict."""
EXPECTED = frozenset({"forecast", "target", "planned"})
"""What is expected contradicts nothing that is known."""
MOST = 3


def differing(best: Match, others: Sequence[Match]) -> list[Match]:
    """Matches that contradict the best one, one for each publisher."""
    found: list[Match] = []
    for other in others:
        known = {(_publisher(one), speaker(one.found)) for one in found}
        named = (_publisher(other), speaker(other.found))
        if len(found) < MOST and _contradicts(best, other) and named not in known:
            found.append(other)
    return found


def agreeing(best: Match, others: Sequence[Match]) -> list[Match]:
    """Other sentences that state the same number for the same thing, one a document, at most two."""
    found: dict[str, Match] = {}
    for other in others:
        one, two = best.figure, other.figure
        same = (
            all(one.value(name) == two.value(name) for name in SAME)
            and one.quantity.base == two.quantity.base
        )
        elsewhere = (other.found.document.id, two.start) != (best.found.document.id, one.start)
        if same and elsewhere and one.quantity.canonical == two.quantity.canonical:
            found.setdefault(other.found.document.id, other)
    return list(found.values())[: MOST - 1]


def exact(best: Match, others: Sequence[Match]) -> Match:
    """The best match, or in place of a bound ("over 350") an exact number that it can stand for."""
    if best.figure.quantity.qualifier == "=":
        return best
    for other in others:
        one, two = best.figure, other.figure
        same = all(one.value(name) == two.value(name) for name in SAME)
        if same and two.quantity.qualifier == "=" and compatible(one.quantity, two.quantity):
            return other
    return best


def _contradicts(one: Match, other: Match) -> bool:
    left, right = one.figure, other.figure
    if one.found.document.id == other.found.document.id:
        return _two_speakers(one, other)
    if _publisher(one) == _publisher(other) and left.value("entity") == right.value("entity"):
        return False
    if any(left.value(name) != right.value(name) for name in SAME) or not left.value("period"):
        return False
    statuses = {left.value("status"), right.value("status")}
    if "" in statuses and statuses & EXPECTED:
        return False
    if not _sure(one) or not _sure(other):
        return False
    return not compatible(left.quantity, right.quantity)


def _two_speakers(one: Match, other: Match) -> bool:
    """Whether one text gives the number of two sources, each named: "the council counted, customs put"."""
    left, right = one.figure, other.figure
    if any(left.value(name) != right.value(name) for name in (*SAME, "status", "place")):
        return False
    named = {speaker(one.found), speaker(other.found)}
    exact_ = left.quantity.qualifier == right.quantity.qualifier == "="
    known = bool(left.value("period")) and _sure(one) and _sure(other)
    return len(named - {""}) == 2 and exact_ and known and not compatible(left.quantity, right.quantity)


def _publisher(match: Match) -> str:
    return match.found.document.publisher or match.found.document.id


def _sure(match: Match) -> bool:
    slots = match.figure.slots
    return match.figure.row or all(
        slots[name].source in SURE for name in ("commodity", "period") if name in slots
    )


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether two values can be the same number, written with other rounding or hedge, or in other units."""
    counts = {one.dimension, other.dimension} <= {"count", "number"}
    if not counts and (one.dimension != other.dimension or one.base != other.base):
        return True
    left, right = one.canonical, other.canonical
    step = max(one.step, other.step)
    if abs(left - right) <= step:  # the coarser of the two shows no more
        return True
    if one.qualifier != "=" or other.qualifier != "=":
        return abs(left - right) * 20 <= max(abs(left), abs(right))
    return False
