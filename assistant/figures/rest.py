"""What is left of a whole when parts are taken away: all but the partners that a question leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, operands_of
from assistant.figures.lookup import stated_one
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, list_operands
from assistant.figures.wording import Composer, number, unit_words


def rest_of(asked: Asked, known: Known) -> Answer | None:
    """The amount without what the question excludes: as it is stated, else the whole less those parts."""
    stated = known.best(asked)
    if stated:
        return stated_one(asked, stated, known)
    open_ = replace(asked, kind="lookup", excluded=())
    whole = known.best(open_)
    if whole is None or whole.found.time is None:
        return None
    then = replace(open_, times=(AskedTime(whole.found.time),))
    parts = _left_out(then, asked.excluded)
    operands = operands_of([then, *parts], known) if parts else None
    if operands is None:
        return None
    return _less(asked, operands)


def _left_out(open_: Asked, excluded: Sequence[str]) -> list[Asked]:
    """The question for each place that is left out, at the end of the flow that is open."""
    if open_.measure not in ("trade", ""):
        return [replace(open_, places=(one,)) for one in excluded]
    if open_.destinations and not open_.origins:
        return [replace(open_, origins=(one,)) for one in excluded]
    if open_.origins and not open_.destinations:
        return [replace(open_, destinations=(one,)) for one in excluded]
    return []


def _less(asked: Asked, operands: Sequence[Match]) -> Answer | None:
    quantities = [match.figure.quantity for match in operands]
    scale = common_scale(quantities)
    formula = Formula("rest", quantities[0].unit, scale)
    try:
        value = formula.result(quantities)
    except NotComparable:
        return None
    if value < 0:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 7), [match.found for match in operands], formula)
    composer.say(f"{unit_words(formula.unit, scale)} without these: ")
    list_operands(composer, operands, asked)
    return finished(asked, composer, "difference", min(match.score for match in operands))
