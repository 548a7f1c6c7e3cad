"""Whether a figure can be what was asked for, slot by slot, by what it states or by what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.figures.amounts_fit import measure_fits, status_fits, unit_fits
from assistant.figures.around import Found, keys_around, places_above
from assistant.figures.asked import Asked
from assistant.figures.counted import counts_another
from assistant.figures.ends_fit import assumed_ends, ends_misfit, unasked_partner
from assistant.figures.extremes import of_one_day
from assistant.figures.goods_fit import good_fits, jointly, same_good
from assistant.figures.numbered_groups import of_another_group
from assistant.figures.stages import of_another_stage
from assistant.figures.stock_ends import of_the_other_end
from assistant.figures.subjects import of_a_firm, of_another_number, of_another_row
from assistant.figures.times_fit import time_fits
from corpus.figures.figure import Figure
from corpus.words import keys

AMOUNTS = frozenset({"level"})
WEAK = frozenset({"title", "default", "published", "heading"})


def misfit(asked: Asked, found: Found, roles: Iterable[str] = AMOUNTS) -> str:
    """The first slot in which a figure is not what was asked for, "" when it may be."""
    figure = found.figure
    if figure.role not in roles and not ("level" in roles and _rate(figure)):
        return "role"
    if not good_fits(asked, found):
        return "commodity"
    if not measure_fits(asked, figure):
        return "measure"
    if not unit_fits(asked, figure):
        return "unit"
    if place := ends_misfit(asked, found):
        return place
    if not status_fits(asked, figure):
        return "status"
    if not time_fits(asked, found):
        return "period"
    if of_another_group(asked, found):
        return "partner"
    if of_one_day(asked, found):
        return "day"
    if (asked.names and not asked.names <= keys_around(found)) or of_another_row(asked, figure):
        return "name"
    if of_a_firm(asked, found):
        return "firm"
    if of_another_number(asked, found):
        return "words"
    if of_another_stage(asked, found):
        return "words"
    if counts_another(asked, found):
        return "unit"
    if of_the_other_end(asked, found):
        return "status"
    if _price_of_the_other_way(asked, found):
        return "flow"
    if asked.flow == "export" and "export" in asked.text.lower() and _sold(found):
        return "flow"
    return ""


def _rate(figure: Figure) -> bool:
    """Whether a percentage is a rate of duty, which is a share of nothing."""
    return figure.role == "share" and figure.value("measure") == "tariff"


_PRICE_OF_FLOW = re.compile(r"\b(?P<flow>import|export)(?:ed)? (?:price|cost|value)s?\b", re.IGNORECASE)

_TRADED = re.compile(r"\b(?:ex|im)port", re.IGNORECASE)
_AT_HOME = re.compile(
    r"\b(?:at home|home[- ]market|farm[- ]?gate|(?:domestic|local|home|internal)(?:ly)? (?:market |retail )?"
    r"(?:price|market|trade|buyer)s?)\b",
    re.IGNORECASE,
)
""" "At home pepper costs 3 dollars a kilo": not what its exports bring."""


def _price_of_the_other_way(asked: Asked, found: Found) -> bool:
    """An export price is not what imports cost, and neither is what buyers pay at home."""
    before = found.document.text[found.figure.start : found.figure.quantity.start]
    if asked.measure == "price" and _TRADED.search(asked.text) and _AT_HOME.search(before):
        return True
    said = _PRICE_OF_FLOW.search(asked.text) if asked.measure == "price" else None
    if said is None:
        return False
    if told := [match["flow"].lower() for match in _PRICE_OF_FLOW.finditer(before)]:
        return told[-1] != said["flow"].lower()
    slot = found.figure.slots.get("flow")
    if slot is None or slot.start < 0:
        return False
    word, other = found.document.text[slot.start : slot.end].lower(), said["flow"].lower()
    return word.startswith(("import", "export")) and not word.startswith(other)


def _sold(found: Found) -> bool:
    """Whether the figure is one of sales to nobody in particular: a firm's sales are no exports."""
    slot = found.figure.slot("flow")
    word = found.document.text[slot.start : slot.end].lower() if slot and slot.start >= 0 else ""
    return word in ("sold", "sales", "sale", "sell", "sells") and not found.figure.value("destination")


def assumed(asked: Asked, found: Found) -> int:
    """How many of the slots asked for rest on the surroundings of a fitting figure alone."""
    good = found.figure.value("commodity")
    other = bool(asked.goods) and not any(same_good(good, wanted) for wanted in asked.goods)
    return int(other) + assumed_ends(asked, found)


_SLOT_OF = {
    "commodity": "commodity", "measure": "measure", "origin": "origin", "destination": "destination",
    "period": "period", "partner": "destination", "status": "status",
}  # fmt: skip
_ANY = ("level", "change", "difference", "ratio", "share")


def _widely(asked: Asked) -> Asked:
    """A question for two goods is also one for what is said of both in one number."""
    both = jointly(asked)
    return replace(asked, goods=(*asked.goods, *both.goods)) if both else asked


def surely_misfits(asked: Asked, found: Found) -> bool:
    """Whether the figure's own sentence says that it is about something else than was asked."""
    figure = found.figure
    reason = misfit(_widely(asked), found, _ANY)
    if reason == "excluded" or (reason == "unit" and (asked.money is True or asked.unit is not None)):
        return True
    slot = figure.slot(_SLOT_OF.get(reason, ""))
    if reason in ("origin", "destination") and (slot is None or slot.inherited):
        other = unasked_partner(asked, found, figure.value("origin"), figure.value("destination"))
        partner = figure.slot("origin" if figure.value("flow") == "import" else "destination")
        if other and partner and not partner.inherited:
            return True
    if reason in ("origin", "destination") and slot is None:  # the other way round
        slot = figure.slot("origin" if reason == "destination" else "destination")
        wanted = asked.destinations if reason == "destination" else asked.origins
        return slot is not None and not slot.inherited and slot.value in wanted
    return slot is not None and not slot.inherited


def may_fit(asked: Asked, found: Found) -> bool:
    """Whether nothing that the text says of a figure keeps it from being what was asked for.

    What keeps it from being that is a slot that is known and differs; one that is open or only assumed
    may be what a reader takes from the sentence.
    """
    reason = misfit(_widely(asked), found, _ANY)
    if reason in ("", "role", "name", "words") and not of_a_firm(asked, found):
        return True
    if reason in ("excluded", "unit", "flow", "status") or of_a_firm(asked, found):
        return False
    if surely_misfits(asked, found):
        return False
    slot = found.figure.slot(_SLOT_OF.get(reason, ""))
    if slot is None and reason in ("origin", "destination"):
        wanted = asked.origins if reason == "origin" else asked.destinations
        mine = reason == ("destination" if found.figure.value("flow") == "import" else "origin")
        mine = mine or bool(found.figure.value("destination" if reason == "origin" else "origin"))
        return any(
            set(keys(one)) <= set(keys(found.sentence)) or (mine and places_above(found)[:1] == (one,))
            for one in wanted
        )
    return slot is None or slot.source in WEAK
