"""Which figures contradict each other: the same thing at the same time, other values, other publishers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.asked import Asked
from assistant.figures.matching import Match
from assistant.figures.speakers import reports_another_body, speaker
from assistant.figures.times_fit import season_end
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.quantities import Quantity

SAME = ("commodity", "origin", "destination", "measure", "period")
SURE = frozenset({"clause", "sentence", "previous", "header", "unit"})
"""Slots that are only assumed may answer, but raise no conflict."""
EXPECTED = frozenset({"forecast", "target", "planned"})
"""What is expected contradicts nothing that is known."""
MOST = 3
_TERMS = (
    re.compile(
        r"\b(fob|fas|cif|cfr|c&f|exw|ex[- ]works|ddp|dap|cpt|fca|delivered|ex[- ]warehouse|farm[- ]?gate)\b",
        re.I,
    ),
    re.compile(r"\b(wet|dry)\b", re.I),
    re.compile(
        r"\b(gross|net|contained|(?:metal|copper|tin|lithium|nickel|zinc|lead) (?:content|equivalent))\b",
        re.I,
    ),
    re.compile(r"\b(spot|futures|contracts?)\b", re.I),
)
"""Two numbers whose sentences name different ones of these are about different things."""
_FIRST = re.compile(r"\b(?:provisional|preliminary|flash|advance|first (?:estimate|count))\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:final|definitive|revised|restated|updated)\b", re.IGNORECASE)
LAST_DAYS = 28
"""From this day on a day is the end of its month."""
NEAR = 3
"""Two sources of one text, of which one is named, count the same thing where the values are within 3 : 2."""


def differing(best: Match, others: Sequence[Match], asked: Asked | None = None) -> list[Match]:
    """Matches that contradict the best one, one for each publisher.

    What one of the two leaves open may be what the other states, where the question asks for that.
    """
    found: list[Match] = []
    for other in others:
        known = {(_publisher(one), speaker(one.found)) for one in found}
        named = (_publisher(other), speaker(other.found))
        if len(found) < MOST and _contradicts(best, other, asked) and named not in known:
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


def _contradicts(one: Match, other: Match, asked: Asked | None = None) -> bool:
    left, right = one.figure, other.figure
    if one.found.document.id == other.found.document.id:
        return _two_speakers(one, other)
    if _of_one_source(one, other) or _superseded(one, other) or _on_other_terms(one, other):
        return False
    if not _same_thing(left, right, asked) or not left.value("period"):
        return False
    statuses = {left.value("status"), right.value("status")}
    if (
        "" in statuses
        and statuses & EXPECTED
        and "quota" not in (left.value("measure"), right.value("measure"))
    ):
        return False
    if not _sure(one) or not _sure(other):
        return False
    return not compatible(left.quantity, right.quantity)


def _same_thing(left: Figure, right: Figure, asked: Asked | None) -> bool:
    """Whether two fitting figures are about one thing: the question names what one leaves open."""
    if left.value("commodity") != right.value("commodity") or not _same_time(left, right):
        return False
    known = {*asked.origins, *asked.destinations, *asked.places} if asked else set[str]()
    for name in ("origin", "destination"):
        held = {left.value(name), right.value(name)}
        if len(held) > 1 and not ("" in held and held - {""} <= known):
            return False
    measures = {left.value("measure"), right.value("measure")}
    return len(measures) == 1 or ("" in measures and asked is not None and asked.measure in measures)


def _same_time(left: Figure, right: Figure) -> bool:
    """Whether periods are equal; stocks at the last day of a month are those at its end, those of a season
    those of its last day."""
    if left.value("period") == right.value("period"):
        return True
    one, two = parse(left.value("period")), parse(right.value("period"))
    stocks = left.value("measure") == right.value("measure") == "stock"
    if stocks and one and two and (season_end(one, two) or season_end(two, one)):
        return True
    if one is None or two is None or not stocks or (one.last, one.months, two.months) != (two.last, 1, 1):
        return False
    return min(one.day, two.day) == 0 and max(one.day, two.day) >= LAST_DAYS


def _of_one_source(one: Match, other: Match) -> bool:
    """Whether one publisher says both in its own name, or in that of one and the same body."""
    if _publisher(one) != _publisher(other) or one.figure.value("entity") != other.figure.value("entity"):
        return False
    if reports_another_body(one.found.document, other.found.document):
        return False
    named = {speaker(one.found), speaker(other.found)}
    return "" in named or len(named) == 1


def _superseded(one: Match, other: Match) -> bool:
    """Whether one number is called provisional and the other, published later, final."""
    first, later = sorted((one, other), key=_day)
    return bool(_FIRST.search(_told(first)) and _FINAL.search(_told(later)) and _day(first) < _day(later))


def _on_other_terms(one: Match, other: Match) -> bool:
    """Whether one is a price on board and the other one delivered, or one a wet and one a dry weight."""
    for pattern in _TERMS:
        left, right = ({term.lower() for term in pattern.findall(_told(match))} for match in (one, other))
        if left and right and not left & right:
            return True
    return False


def _day(match: Match) -> int:
    published = match.found.document.published
    return published.toordinal() if published else 0


def _told(match: Match) -> str:
    return match.found.sentence


def _two_speakers(one: Match, other: Match) -> bool:
    """Whether one text gives the number of two sources, each named: "the council counted, customs put"; or
    of one that is named beside its own, where the numbers are near each other.
    """
    left, right = one.figure, other.figure
    if any(left.value(name) != right.value(name) for name in (*SAME, "status", "place")):
        return False
    named = {speaker(one.found), speaker(other.found)}
    exact_ = left.quantity.qualifier == right.quantity.qualifier == "="
    known = bool(left.value("period")) and _sure(one) and _sure(other)
    beside = len(named) == 2 and left.start != right.start and _near(left.quantity, right.quantity)
    several = len(named - {""}) == 2 or beside
    return several and exact_ and known and not compatible(left.quantity, right.quantity)


def _near(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((abs(one.canonical), abs(other.canonical)))
    same = one.base == other.base or {one.dimension, other.dimension} <= {"count", "number"}
    return same and high * 2 <= low * NEAR


def _publisher(match: Match) -> str:
    return match.found.document.publisher or match.found.document.id


def _sure(match: Match) -> bool:
    """Whether the text itself says good and period; one of the two may stand in the title alone."""
    slots = match.figure.slots
    sources = [slots[name].source for name in ("commodity", "period") if name in slots]
    unsure = [source for source in sources if source not in SURE]
    return match.figure.row or not unsure or (unsure == ["title"] and len(sources) == 2)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether two values can be the same number, written with other rounding or hedge, or in other units."""
    counts = {one.dimension, other.dimension} <= {"count", "number"}
    if not counts and (one.dimension != other.dimension or one.base != other.base):
        return True
    left, right = one.canonical, other.canonical
    step = max(one.step, other.step)
    apart = abs(left - right)
    if apart < step or apart == step <= max(abs(left), abs(right)) / 100:  # the coarser shows no more
        return True
    if one.qualifier != "=" or other.qualifier != "=":
        return abs(left - right) * 20 <= max(abs(left), abs(right))
    return False
