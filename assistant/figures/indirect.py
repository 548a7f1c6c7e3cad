"""Amounts that the documents give only by a percentage: before a stated change, or as a stated share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable, Operation
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, list_operands
from assistant.figures.wording import Composer, number, unit_words
from corpus.figures.calendar import parse

SAME = ("commodity", "origin", "destination", "place", "measure", "flow", "period")


def before_change(asked: Asked, known: Known) -> Answer | None:
    """The amount of an earlier period, from a later one of the same document and its change since then."""
    dating = [time for time in asked.times if not time.base]
    wanted = dating[:1] if dating and not dating[0].open else []
    if not wanted or asked.measure == "price":
        return None
    later = replace(asked, kind="lookup", times=(), shift=0, latest=False, percent=False)
    for change in known.all(replace(later, unit=None), ("change", "difference")):
        base = parse(change.figure.value("base"))
        if base is None or not wanted[0].accepts(base) or change.figure.quantity.qualifier != "=":
            continue
        level = _of_the_same(change, known.all(later))
        if level and change.figure.role == "difference":
            return _computed(
                asked, "sum" if change.figure.direction == "down" else "difference", [level, change]
            )
        if level:
            return _computed(asked, "before", [level, change])
    return None


def part_by_share(asked: Asked, known: Known) -> Answer | None:
    """The amount for one partner, from the share of it in a whole of the same document and period."""
    if not (asked.destinations or asked.origins) or asked.measure not in ("trade", ""):
        return None
    plain = replace(asked, kind="lookup", percent=False)
    share = known.best(replace(plain, unit=None, money=None), ("share",))
    if share is None or share.found.time is None or share.figure.quantity.qualifier != "=":
        return None
    figure = share.figure
    wanted = {*asked.destinations, *asked.origins}
    if not wanted <= {figure.value("origin"), figure.value("destination")}:
        return None
    whole = _whole(plain, share, known)
    if whole is None or _measured_beside(share, known):
        return None
    return _computed(asked, "part", [whole, share])


def _measured_beside(share: Match, known: Known) -> bool:
    """Whether the sentence gives the part itself, in another unit: "1,092,128 t, 14.7% of the total" is a
    share of the weight, and nothing can be told from it about the value.
    """
    beside = (one for one in known.figures if one.figure.start == share.figure.start)
    return any(
        one.document.id == share.found.document.id
        and one.figure.role == "level"
        and all(one.figure.value(name) == share.figure.value(name) for name in ("origin", "destination"))
        for one in beside
    )


def _whole(plain: Asked, share: Match, known: Known) -> Match | None:
    """The whole that a share is of; it says "of", and stands before its share in the same sentence or
    paragraph.
    """
    assert share.found.time is not None
    times = (AskedTime(share.found.time),)
    if (share.figure.value("flow") or plain.flow) == "import" and plain.destinations and plain.origins:
        open_ = replace(plain, origins=(), flow="import", times=times)
    elif plain.destinations and plain.origins:
        open_ = replace(plain, destinations=(), flow="export", times=times)
    else:
        return None
    found = [
        match
        for match in known.all(open_)
        if match.found.document.id == share.found.document.id
        and match.figure.value("commodity") == share.figure.value("commodity")
        and 0 <= share.figure.start - match.figure.start <= NEAR
    ]
    return found[0] if found else None


NEAR = 400
"""Characters between a share and the whole that it is of."""


def _of_the_same(change: Match, levels: Sequence[Match]) -> Match | None:
    """The one amount that a change led to, of its sentence or else of its document, alike in every slot."""
    mine = [level for level in levels if level.found.document.id == change.found.document.id]
    near = [level for level in mine if level.figure.start == change.figure.start]
    return _one_alike(change, near) or (_one_alike(change, mine) if change.found.time else None)


def _one_alike(change: Match, levels: Sequence[Match]) -> Match | None:
    alike = [
        level
        for level in levels
        if level.figure.quantity.qualifier == "="
        and all(level.figure.value(name) == change.figure.value(name) for name in SAME)
        and (not change.figure.of or (change.figure.of == "money") == _is_money(level))
    ]
    values = {level.figure.quantity.canonical for level in alike}
    return alike[0] if len(values) == 1 else None


def _is_money(match: Match) -> bool:
    return match.figure.quantity.dimension == "money"


def _computed(asked: Asked, operation: Operation, operands: Sequence[Match]) -> Answer | None:
    level = operands[0].figure.quantity
    scale = common_scale([level])
    unit = asked.unit.symbol if asked.unit and asked.unit.base == level.base else level.unit
    formula = Formula(operation, unit, scale)
    percent = operands[1].figure
    if operation != "part" and percent.direction not in ("up", "down"):
        return None
    if operation == "before" and percent.direction == "down":
        formula = replace(formula, operation="before fall")
    try:
        value = formula.result([match.figure.quantity for match in operands])
    except NotComparable:
        return None
    if value <= Decimal(0):
        return None
    composer = Composer()
    composer.say("About " if percent.quantity.dimension == "percent" else "")
    composer.derived("computed", number(value, 4), [match.found for match in operands], formula)
    composer.say(f"{unit_words(unit, scale)}, computed from ")
    list_operands(composer, operands, replace(asked, unit=None))
    return finished(asked, composer, "difference", min(match.score for match in operands))
