"""A weight of goods that a text counts in packs of a named weight: "4.1 million 60-kg bags"."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from decimal import DivisionByZero, InvalidOperation

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from assistant.figures.saying import finished, list_operands
from assistant.figures.wording import Composer, number, unit_words


def weight_of_packs(asked: Asked, known: Known) -> Answer | None:
    """The packs in the unit of weight asked for; None where no text says what one of them weighs."""
    if asked.unit is None or asked.unit.dimension != "mass" or asked.measure == "price":
        return None
    packs = known.best(replace(asked, unit=None, money=False))
    if packs is None or packs.figure.quantity.dimension != "count":
        return None
    formula = Formula("packs", asked.unit.symbol)
    operands = [packs.found]
    try:
        value = formula.result([packs.figure.quantity])
    except NotComparable:
        weighed = _weighed_alike(packs, known, formula)
        if weighed is None:
            return None
        operands.append(weighed)
        value = formula.result([one.figure.quantity for one in operands])
    composer = Composer()
    composer.derived("converted", number(value, 6), operands, formula)
    composer.say(f"{unit_words(asked.unit.symbol)}: ")
    list_operands(composer, [packs], replace(asked, unit=None))
    return finished(asked, composer, "conversion", packs.score)


def _weighed_alike(packs: Match, known: Known, formula: Formula) -> Found | None:
    """The amount of the same good and document that says what one of its packs weighs, where all agree."""
    found: dict[str, Found] = {}
    for other in known.figures:
        quantity, mine = other.figure.quantity, packs.figure.quantity
        alike = (
            other.document.id == packs.found.document.id
            and quantity.base == mine.base
            and other.figure.value("commodity") == packs.figure.value("commodity")
        )
        if alike:
            with contextlib.suppress(NotComparable, DivisionByZero, InvalidOperation):
                each = formula.result([quantity]) / quantity.value
                found.setdefault(f"{each:.6f}", other)
    return next(iter(found.values())) if len(found) == 1 else None
