"""A weight of goods that a text counts in packs of a named weight: "4.1 million 60-kg bags"."""

from __future__ import annotations

import contextlib
import re
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
from corpus.goods import is_kind_of
from corpus.quantities import quantities

_BY_PACK = ("money", "money per count")
_OF_WEIGHT = re.compile(
    r"^,? ?(?:(?:per|for (?:an?|each|every)|an?|each|the|/) ?(?:\w+ ){0,2}?)?(?:(?:of|weighing|holding"
    r"|containing|equal to) (?:about |some |roughly )?|\()?$",
    re.IGNORECASE,
)
"""Between a price and the weight of what it buys: "2,200 pounds per sack of 150 kg", "$310 per 50-kg bag"."""
_A_PACK = re.compile(
    r"^ ?(?:per|for an?|an?|each|the) (?!(?:metric |dry |wet )?(?:kilo\w*|kg|ton\w*|mt|t|lbs?|pounds?|year"
    r"|month|week|day)\b)[\w-]+",
    re.IGNORECASE,
)
LEAD = 40
"""Characters behind a price in which it is said what it buys."""


def price_by_weight(asked: Asked, known: Known) -> Answer | None:
    """What a kilogram costs of goods that are priced by the pack; None where none of a named weight is."""
    if asked.measure != "price" or asked.unit is None or asked.unit.dimension != "mass":
        return None
    price = known.best(replace(asked, unit=None))
    if price is None or price.figure.quantity.dimension not in _BY_PACK:
        return None
    weight = _weight_behind(price)
    if weight is None:
        return None
    money = price.figure.quantity.unit.partition("/")[0]
    formula = Formula("unit price", f"{money}/{asked.unit.symbol}")
    operands = [price.found, weight]
    try:
        value = formula.result([one.figure.quantity for one in operands])
    except NotComparable:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 5), operands, formula)
    composer.say(f"{unit_words(formula.unit)}: ")
    list_operands(composer, [price], replace(asked, unit=None))
    return finished(asked, composer, "price", price.score)


def priced_by_pack(asked: Asked, found: Found) -> bool:
    """Whether a price is that of a pack, "27,000 rupees for a 50-kg bag", and one by weight is asked for."""
    quantity = found.figure.quantity
    behind = found.document.text[quantity.end : quantity.end + LEAD]
    return (
        asked.measure == "price"
        and asked.unit is not None
        and quantity.dimension == "money"
        and bool(_A_PACK.match(behind))
    )


def _weight_behind(price: Match) -> Found | None:
    """The weight of the pack that a price is for, which stands right behind it."""
    text, end = price.found.document.text, price.figure.quantity.end
    behind = text[end : min(end + LEAD, price.figure.end)]
    first = next(iter(quantities(behind)), None)
    if first is None or first.dimension != "mass" or not _OF_WEIGHT.match(behind[: first.start]):
        return None
    weight = replace(first, start=first.start + end, end=first.end + end)
    return Found(price.found.document, replace(price.figure, quantity=weight))


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


def _akin(one: str, other: str) -> bool:
    """Whether a good is the other one or a kind of it: arabica goes into the bags that coffee goes into."""
    return is_kind_of(one, other) or is_kind_of(other, one)


def _weighed_alike(packs: Match, known: Known, formula: Formula) -> Found | None:
    """The amount of the same good and document that says what one of its packs weighs, where all agree."""
    found: dict[str, Found] = {}
    for other in known.figures:
        quantity, mine = other.figure.quantity, packs.figure.quantity
        alike = (
            other.document.id == packs.found.document.id
            and quantity.base == mine.base
            and _akin(other.figure.value("commodity"), packs.figure.value("commodity"))
        )
        if alike:
            with contextlib.suppress(NotComparable, DivisionByZero, InvalidOperation):
                each = formula.result([quantity]) / quantity.value
                found.setdefault(f"{each:.6f}", other)
    return next(iter(found.values())) if len(found) == 1 else None
