"""A figure as it is stated, one for each of several parts, or a price from value and amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable, unit_of
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, parts_of
from assistant.figures.conflicts import agreeing, differing
from assistant.figures.ends_fit import named_ends
from assistant.figures.goods_fit import jointly, unheard
from assistant.figures.matching import Match
from assistant.figures.packs import priced_by_pack
from assistant.figures.revisions import corrected
from assistant.figures.saying import common_scale, finished, list_operands, say, say_earlier, side_by_side
from assistant.figures.wording import Composer, number, unit_words
from corpus.figures.calendar import Time

MOST_RANKED = 5
"""Entries of a ranking or list that are shown."""
KNOWN = 3
"""So many of what a figure is about must be known. Of 7 amounts with fewer that were told on sets of
questions nothing was tuned to one was right, of all others two thirds.
"""
_ABOUT = ("commodity", "measure", "flow", "origin", "destination", "place", "period")


def looked_up(asked: Asked, known: Known) -> Answer | None:
    parts = parts_of(asked)
    if len(parts) > 1:
        both = jointly(asked) if len(asked.goods) == len(parts) else None
        if both and (whole := known.best(both)):
            return stated_one(both, whole, known)
        best = [known.best(part) for part in parts]
        if best[0] and all(one and one.found == best[0].found for one in best):
            return stated_one(parts[0], best[0], known)  # "Kenyan tea at Mombasa"
        return each_of(asked, parts, known)
    found = known.best(asked)
    if found and (
        _hardly_known(asked, found) or unheard(asked, found.found) or priced_by_pack(asked, found.found)
    ):
        return None
    if found and (tellers := _several_tellers(asked, found, known)):
        return _listed(asked, tellers)
    if found is None and asked.measure == "price":
        return _unit_price(asked, known)
    return stated_one(asked, found, known) if found else None


def _hardly_known(asked: Asked, match: Match) -> bool:
    """Whether nearly nothing is known of an amount; what a port handled is known by its unit."""
    figure = match.figure
    counted = asked.unit is not None and asked.unit.symbol == figure.quantity.unit
    if counted and figure.slot("entity"):
        return False
    return sum(figure.slot(name) is not None for name in _ABOUT) < KNOWN


def _several_tellers(asked: Asked, best: Match, known: Known) -> list[Match]:
    """The question names no country and several have a figure of that kind: one of each."""
    if (
        named_ends(asked)
        or asked.names
        or best.figure.value("measure") not in ("trade", "production", "consumption")
    ):
        return []
    end = (
        "origin"
        if best.figure.value("origin")
        else "destination"
        if best.figure.value("destination")
        else "place"
    )
    found: dict[str, Match] = {}
    for match in known.all(asked):
        figure = match.figure
        alike = match.found.time == best.found.time and figure.value("measure") == best.figure.value(
            "measure"
        )
        if alike and figure.quantity.base == best.figure.quantity.base and figure.value(end):
            found.setdefault(figure.value(end), match)
    return list(found.values()) if len(found) > 1 else []


def _listed(asked: Asked, found: Sequence[Match]) -> Answer:
    composer = Composer()
    list_operands(composer, found[:MOST_RANKED], asked)
    return finished(asked, composer, "list", min(match.score for match in found[:MOST_RANKED]))


def stated_one(asked: Asked, match: Match, known: Known) -> Answer:
    composer = Composer()
    fitting = known.all(asked)
    earlier = None
    if pair := corrected(match, fitting):
        match, earlier = pair
        fitting = [one for one in fitting if one != earlier]
    others = differing(match, fitting, asked)
    if others:
        return side_by_side(asked, [match, *others])
    converted = say(composer, match.found, asked)
    if witnesses := agreeing(match, fitting):
        composer.mark(*(witness.found for witness in witnesses))
    if earlier:
        composer.say("; corrected, given before as: ")
        say(composer, earlier.found, asked)
    elif all(time.base or time.open for time in asked.times):
        say_earlier(composer, match, fitting)
    return finished(asked, composer, "conversion" if converted else "lookup", match.score)


def each_of(asked: Asked, parts: Sequence[Asked], known: Known) -> Answer | None:
    """One figure for each part of a question, or that it is not stated; None where most are not."""
    found = [_heard(part, known.best(part)) for part in parts]
    stated = [match for match in found if match]
    several = re.search(r"\beach\b|\brespectively\b|(?<!^)\band\b", asked.text, re.IGNORECASE)
    if len(stated) * 2 < len(found):
        return None
    if len(stated) < len(found) and not several and len(stated) < max(len(found) - 1, 2):
        return None
    composer = Composer()
    for part, match in zip(parts, found, strict=True):
        composer.say(". " if composer.text else "")
        if match:
            say(composer, match.found, asked)
        else:
            composer.say(f"{_named(part)}: not stated")
    if len(stated) == len(parts):
        _say_together(composer, asked, stated)
    return finished(asked, composer, "list", min(match.score for match in stated))


def _heard(part: Asked, match: Match | None) -> Match | None:
    """A figure, unless words of the question that the documents use are not near it: "of them electric"."""
    return None if match and unheard(part, match.found) else match


def _say_together(composer: Composer, asked: Asked, parts: Sequence[Match]) -> None:
    """The sum of amounts of several months or partners, beside each of them."""
    amounts = [match.figure.quantity for match in parts]
    alike = {(quantity.unit, quantity.dimension) for quantity in amounts}
    months = {match.found.time for match in parts}
    summable = asked.measure in ("trade", "production") and len(asked.goods) <= 1
    if not summable or len(alike) != 1 or alike == {("", "number")} or (None in months):
        return
    if any(_within(one, other) for one in months for other in months):
        return
    if len(months) not in (1, len(parts)) or len({match.figure.value("measure") for match in parts}) > 1:
        return
    scale, unit = common_scale(amounts), next(iter(alike))[0]
    formula = Formula("sum", unit, scale)
    composer.say(". Together ")
    composer.derived(
        "computed", number(formula.result(amounts), 7), [match.found for match in parts], formula
    )
    composer.say(unit_words(unit, scale))


def _within(one: Time | None, other: Time | None) -> bool:
    """Whether a time is part of another one: a month and its year do not add up."""
    return bool(one and other and one != other and other.first <= one.first and one.last <= other.last)


def _named(part: Asked) -> str:
    return (
        " ".join(
            (
                *part.goods[:1],
                *(f"from {one}" for one in part.origins[:1]),
                *(f"to {one}" for one in part.destinations[:1]),
                *(f"({one})" for one in part.places[:1]),
            )
        )
        or "The rest"
    )


def _unit_price(asked: Asked, known: Known) -> Answer | None:
    """Value by weight, where no price is stated."""
    money = known.best(replace(asked, measure="trade", money=True, unit=None))
    if money is None:
        return None
    times_ = (AskedTime(money.found.time),) if money.found.time else asked.times
    weight = known.beside(replace(asked, measure="trade", money=False, unit=None, times=times_), money)
    if weight is None:
        return None
    basis = unit_of(weight.figure.quantity)
    if basis is None or money.figure.quantity.value == 0:
        return None
    formula = Formula("unit price", f"{money.figure.quantity.unit}/{basis.symbol}")
    try:
        value = formula.result([money.figure.quantity, weight.figure.quantity])
    except NotComparable:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 5), [money.found, weight.found], formula)
    composer.say(f"{unit_words(formula.unit)} on average: ")
    list_operands(composer, [money, weight], replace(asked, unit=None))
    return finished(asked, composer, "price", min(money.score, weight.score))
