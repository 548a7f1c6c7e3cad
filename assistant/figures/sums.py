"""Amounts that add up: parts, the months of a range, a range less its last month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, operands_of, parts_of
from assistant.figures.goods_fit import JOINT
from assistant.figures.lookup import each_of, looked_up, stated_one
from assistant.figures.matching import Match
from assistant.figures.revisions import corrected
from assistant.figures.saying import common_scale, finished, list_operands
from assistant.figures.wording import Composer, number, unit_words
from corpus.figures.calendar import Time


def total_of(asked: Asked, known: Known) -> Answer | None:
    parts = parts_of(asked)
    if len(parts) < 2:
        return looked_up(asked, known) or missing_total(asked, known)
    if together := _joint_end(asked, known):
        return together
    if whole := _range_of(asked):
        stated = known.best(whole)
        if stated:
            return stated_one(whole, stated, known)
    operands = operands_of(parts, known)
    if operands is None:
        return each_of(asked, parts, known)
    return added(asked, [_as_corrected(part, one, known) for part, one in zip(parts, operands, strict=True)])


def _as_corrected(part: Asked, match: Match, known: Known) -> Match:
    """The number that a later text of the same publisher gives in place of one."""
    pair = corrected(match, known.all(part))
    return pair[0] if pair else match


def _joint_end(asked: Asked, known: Known) -> Answer | None:
    """What a text states of just the partners asked for in one number: "the EU and Britain took 7.7"."""
    if asked.then or (len(asked.origins) > 1) == (len(asked.destinations) > 1):
        return None
    slot, names = ("origin", asked.origins) if len(asked.origins) > 1 else ("destination", asked.destinations)
    told = {one.figure.value(slot) for one in known.figures}
    joint = next((one for one in told if JOINT in one and set(one.split(JOINT)) == set(names)), "")
    if not joint:
        return None
    one = replace(asked, kind="lookup")
    whole = replace(one, origins=(joint,)) if slot == "origin" else replace(one, destinations=(joint,))
    stated = known.best(whole)
    return stated_one(whole, stated, known) if stated else None


def _range_of(asked: Asked) -> Asked | None:
    """Neighbouring months asked for together, as the one run that they make."""
    times = sorted((one for one in asked.times if not one.base), key=lambda one: one.time)
    adjoin = all(one.time.last + 1 == two.time.first for one, two in pairwise(times))
    if len(times) < 2 or not adjoin or any(one.open or one.time.day for one in times):
        return None
    ends = (asked.origins, asked.destinations, asked.places, asked.goods)
    if any(len(named) > 1 for named in ends):
        return None
    run = Time(times[0].time.first, sum(one.time.months for one in times))
    return replace(asked, kind="lookup", times=(AskedTime(run),))


def added(asked: Asked, operands: Sequence[Match], average_of: int = 0) -> Answer | None:
    """The sum of amounts with each of them, or its average over so many periods; None where units differ."""
    quantities = [match.figure.quantity for match in operands]
    unit = asked.unit.symbol if asked.unit else next((one.unit for one in quantities if one.unit), "")
    scale = common_scale(quantities)
    formula = Formula("mean", unit, scale, average_of) if average_of else Formula("sum", unit, scale)
    try:
        value = formula.result(quantities)
    except NotComparable:
        return None
    composer = Composer()
    composer.say("On average " if average_of else "Together ")
    found = [match.found for match in operands]
    composer.derived("computed", number(value, 4 if average_of else 7), found, formula)
    composer.say(f"{unit_words(unit, scale)}: ")
    list_operands(composer, operands, asked)
    return finished(asked, composer, "sum", min(match.score for match in operands))


def missing_total(asked: Asked, known: Known) -> Answer | None:
    """The months of a range added up, where the range itself is not stated."""
    dating = [time for time in asked.times if not time.base]
    if (
        len(dating) != 1
        or not 2 <= dating[0].time.months <= 12
        or dating[0].time.day
        or asked.measure == "price"
    ):
        return None
    time = dating[0]
    months = [replace(time, time=Time(time.time.first + at, 1)) for at in range(time.time.months)]
    if time.open:
        months = [replace(one, time=replace(one.time, first=one.time.first % 12)) for one in months]
    for parts in (months, _quarters(time)):
        operands = operands_of([replace(asked, times=(part,)) for part in parts], known) if parts else None
        if operands and len(operands) > 1:
            return added(asked, operands)
    return _range_less_month(asked, time, known)


def _quarters(time: AskedTime) -> list[AskedTime]:
    """The quarters of a range that begins and ends with one."""
    span = time.time
    if time.open or span.first % 3 or span.months % 3 or span.months < 6:
        return []
    return [replace(time, time=Time(span.first + at, 3)) for at in range(0, span.months, 3)]


def _range_less_month(asked: Asked, time: AskedTime, known: Known) -> Answer | None:
    """January to June as January to July less July."""
    if time.open:
        return None
    longer = replace(time, time=Time(time.time.first, time.time.months + 1))
    month = replace(time, time=Time(time.time.last + 1, 1))
    operands = operands_of([replace(asked, times=(longer,)), replace(asked, times=(month,))], known)
    if operands is None:
        return None
    quantities_ = [match.figure.quantity for match in operands]
    scale = common_scale(quantities_)
    formula = Formula("difference", quantities_[0].unit, scale)
    try:
        value = formula.result(quantities_)
    except NotComparable:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 7), [match.found for match in operands], formula)
    composer.say(f"{unit_words(formula.unit, scale)}, as the difference of ")
    list_operands(composer, operands, asked)
    return finished(asked, composer, "difference", min(match.score for match in operands))
