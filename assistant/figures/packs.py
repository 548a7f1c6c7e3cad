"""A weight of goods that a text counts in packs of a named weight: "4.1 million 60-kg bags"."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
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
    try:
        value = formula.result([packs.figure.quantity])
    except NotComparable:
        return None
    composer = Composer()
    composer.derived("converted", number(value, 6), [packs.found], formula)
    composer.say(f"{unit_words(asked.unit.symbol)}: ")
    list_operands(composer, [packs], replace(asked, unit=None))
    return finished(asked, composer, "conversion", packs.score)
