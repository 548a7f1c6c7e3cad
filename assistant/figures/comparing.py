"""Two or more amounts side by side, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked
from assistant.figures.changes import change_of
from assistant.figures.choosing import Known, operands_of, parts_of
from assistant.figures.firms_compared import MOVED_MORE, moved
from assistant.figures.kinds import BETWEEN
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, list_operands, say
from assistant.figures.verdicts import verdict
from assistant.figures.wording import Composer, number, unit_words

_CLAIMS = re.compile(r"\W*(?:by )?how (?:much|many)\b[^?]*?\b(?:than|between)\b", re.IGNORECASE)
""" "How much more did Chile sell than Peru": the one named first is said to have sold more."""


def difference_of(asked: Asked, known: Known) -> Answer | None:
    parts = parts_of(asked)
    plain = [replace(part, kind="lookup") for part in parts]
    if len(parts) == 2 and (len(asked.times) < 2):
        operands = operands_of(plain, known)
        return _compared(asked, operands) if operands else None
    spanned = len(asked.times) > 1 or asked.shift or any(one.time.months == 2 for one in asked.times)
    return change_of(asked, known) if spanned or not BETWEEN.search(asked.text) else None


def sides_compared(asked: Asked, sides: Sequence[Asked], known: Known) -> Answer | None:
    """Two measures of one thing: "How much more did it export than import?"."""
    operands = operands_of(sides, known)
    if operands is None or any(
        match.figure.value("flow") != side.flow and side.measure == "trade"
        for side, match in zip(sides, operands, strict=True)
    ):
        return None
    return _compared(asked, operands)


def comparison_of(asked: Asked, known: Known) -> Answer | None:
    parts = parts_of(asked)
    if len(parts) < 2 and len(asked.places) > 1:
        parts = [replace(asked, places=(one,)) for one in asked.places]
    if len(parts) < 2:
        return None
    if MOVED_MORE.search(asked.text):
        return _moves_compared(asked, parts, known)
    operands = operands_of([replace(part, kind="lookup") for part in parts], known)
    return _compared(asked, operands) if operands else None


def _moves_compared(asked: Asked, parts: Sequence[Asked], known: Known) -> Answer | None:
    """ "Which grew faster": the changes in percent side by side, never the amounts themselves."""
    found: list[Match] = []
    for part in parts:
        stated = known.all(replace(part, kind="change", direction=""), ("change",))
        change = next((one for one in stated if one.figure.quantity.dimension == "percent"), None)
        if change is None:
            return None
        found.append(change)
    if len({match.figure for match in found}) < len(found):
        return None
    composer = Composer()
    for match in sorted(found, key=lambda one: -abs(moved(one))):
        composer.say("; " if composer.text else "")
        say(composer, match.found, asked)
    return finished(asked, composer, "comparison", min(match.score for match in found))


def _compared(asked: Asked, operands: Sequence[Match]) -> Answer | None:
    try:
        unit = next((m.figure.quantity.unit for m in operands if m.figure.quantity.unit), "")
        values = [Formula("sum", unit).result([match.figure.quantity]) for match in operands]
    except NotComparable:
        return None
    order = sorted(range(len(operands)), key=lambda at: (-values[at], at))
    ranked = [operands[at] for at in (order if asked.most else order[::-1])]
    composer = Composer()
    if asked.yes_no and len(values) == 2 and asked.direction and re.search(r"\bthan\b", asked.text):
        above = values[0] > values[1] if asked.direction == "up" else values[0] < values[1]
        composer.say("Yes. " if above else "No. ")
    elif len(values) == 2 and asked.kind == "difference" and _CLAIMS.match(asked.text):
        way = "up" if values[0] > values[1] else "down" if values[0] < values[1] else ""
        composer.say(verdict(asked, way))
    list_operands(composer, ranked, asked)
    if len(ranked) == 2 and values[0] != values[1]:
        high, low = operands[order[0]], operands[order[1]]
        composer.say(". The difference is ")
        scale = common_scale([high.figure.quantity, low.figure.quantity])
        formula = Formula("difference", unit, scale)
        gap = formula.result([high.figure.quantity, low.figure.quantity])
        composer.derived("computed", number(gap, 7), [high.found, low.found], formula)
        composer.say(unit_words(unit, scale))
    return finished(asked, composer, "comparison", min(match.score for match in operands))
