"""Whether a figure can be what was asked for, slot by slot, by what it states or by what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.figures.around import Found, goods_around, goods_in, keys_around, places_above
from assistant.figures.asked import Asked, AskedTime
from corpus.figures.calendar import Time
from corpus.figures.figure import Figure
from corpus.goods import form_named, goods, is_kind_of
from corpus.places import kind_of_place, lies_in
from corpus.quantities import Quantity
from corpus.words import keys

STANDING = frozenset({"price", "stock", "tariff", "quota", "capacity", "reserve"})
"""Measures that hold at a time; without one they hold when the text was published."""
AMOUNTS = frozenset({"level"})
_SINCE = re.compile(r"\b(?:since|no longer|any ?more|ever)\b", re.IGNORECASE)
_OF_FIRMS = frozenset(keys("mine mines production producers resources company group"))
_WHICH = re.compile(r"\b(?:which|who|list|each)\b", re.IGNORECASE)
CLAUSE = 60
"""Characters before a number in which its subject stands: some ten words."""
ALL_GOODS = "all goods"
_ALL_WORDS = frozenset(keys("goods merchandise trade figure overall overseas sales"))
REST = frozenset({"other countries", "Rest of the World"})
"""All partners but those that the text has named."""
WEAK = frozenset({"title", "default", "published", "heading"})


def misfit(asked: Asked, found: Found, roles: Iterable[str] = AMOUNTS) -> str:
    """The first slot in which a figure is not what was asked for, "" when it may be."""
    figure = found.figure
    if figure.role not in roles:
        return "role"
    if not _good(asked, found):
        return "commodity"
    if not _measure(asked, figure):
        return "measure"
    if not _dimension(asked, figure):
        return "unit"
    if place := _ends(asked, found):
        return place
    if not _status(asked, figure):
        return "status"
    if not _time(asked, found):
        return "period"
    if (asked.names and not asked.names <= keys_around(found)) or _of_another(asked, figure):
        return "name"
    if asked.flow == "export" and "export" in asked.text.lower() and _sold(found):
        return "flow"
    return ""


def _of_another(asked: Asked, figure: Figure) -> bool:
    """Whether a row is of one firm, vessel or part ("opening", "live") that the question does not name."""
    entity = frozenset(keys(figure.value("entity"))) - _OF_FIRMS if figure.row else frozenset()
    return (
        bool(entity)
        and not entity & (frozenset(keys(asked.text)) | asked.names)
        and not _WHICH.search(asked.text)
    )


def _sold(found: Found) -> bool:
    """Whether the figure is one of sales to nobody in particular: a firm's sales are no exports."""
    slot = found.figure.slots.get("flow")
    word = found.document.text[slot.start : slot.end].lower() if slot and slot.start >= 0 else ""
    return word in ("sold", "sales", "sale", "sell", "sells") and not found.figure.value("destination")


def _good(asked: Asked, found: Found) -> bool:
    if not asked.goods:
        return _all_goods(asked, found) or _about(asked, found)
    good = found.figure.value("commodity")
    return any(same_good(good, wanted) for wanted in asked.goods) or _good_by_surroundings(asked, found)


def _good_by_surroundings(asked: Asked, found: Found) -> bool:
    """ "The oxide" is antimony oxide where the text is about that; a listed good is never another one.

    The wider name will do where the sentence has the rest of the one asked for ("memory" of memory chips).
    """
    good, own = found.figure.value("commodity"), frozenset(keys(found.sentence))
    if good in goods():
        kinds = {other for other in goods_around(found) if other != good and is_kind_of(other, good)}
        if len(kinds) == 1 and kinds <= set(asked.goods):
            return True  # "scrap" in a text about steel scrap
        return any(
            is_kind_of(wanted, good)
            and bool(rest := set(keys(wanted)) - set(keys(good)))
            and rest <= set(keys(_just_before(found)))
            for wanted in asked.goods
        )
    others = goods_in(found.sentence) - {good}
    near = goods_around(found)
    return any(
        (wanted in near or set(keys(wanted)) <= own)
        and (not good or bool(set(keys(good)) & set(keys(wanted))) or _anaphoric(good, wanted))
        and all(same_good(other, wanted) or is_kind_of(wanted, other) for other in others)
        for wanted in asked.goods
    )


def _just_before(found: Found) -> str:
    """The words of the sentence that lead to the number."""
    number = found.figure.quantity.start
    return found.document.text[max(found.figure.start, number - CLAUSE) : number]


def _anaphoric(good: str, wanted: str) -> bool:
    """Whether a word of the text stands for a listed good beside its name: cathodes for copper."""
    return any(form_named(wanted, key) for key in keys(good))


def _all_goods(asked: Asked, found: Found) -> bool:
    """Whether a figure of all trade is asked for: a flow of a country, and no word says of what."""
    traded = asked.flow and named_ends(asked) and not asked.names
    return bool(traded) and asked.words <= _ALL_WORDS and found.figure.value("commodity") == ALL_GOODS


def _about(asked: Asked, found: Found) -> bool:
    """For a question without a good: whether the sentence and what stands before it have its words."""
    wanted = asked.words | asked.names
    own = frozenset(keys(found.sentence))
    around = keys_around(found)
    return bool(wanted) and (
        wanted <= around or (bool(wanted & own) and len(wanted & around) * 3 >= len(wanted) * 2)
    )


def unheard(asked: Asked, found: Found) -> frozenset[str]:
    """Words of the question that the documents use, but not near this figure: "whites only" of all sugar."""
    return asked.telling - keys_around(found)


def same_good(good: str, wanted: str) -> bool:
    """Whether a figure about one good may answer a question about another: itself, or a kind of it."""
    return good == wanted or is_kind_of(good, wanted) or _words_of(good) == _words_of(wanted)


@lru_cache(4096)
def _words_of(good: str) -> frozenset[str]:
    return frozenset(keys(good))


def _measure(asked: Asked, figure: Figure) -> bool:
    measure = figure.value("measure")
    if not asked.measure:
        return measure not in ("price", "tariff") or asked.money is True
    if asked.measure == measure:
        return True
    if asked.measure == "production" and asked.status and measure == "capacity":
        return True
    if asked.measure == "quota" or (asked.measure == "trade" and asked.status):
        return measure in ("quota", "trade") and (measure == "quota" or bool(figure.value("status")))
    if asked.measure == "trade":
        return measure in ("", "other") or (measure == "revenue" and asked.money is not False)
    if asked.measure in ("revenue", "other"):
        return measure in ("trade", "revenue", "other", "") and figure.quantity.dimension == "money"
    return (
        asked.measure == "price" and figure.quantity.dimension.startswith("money per") and measure != "tariff"
    )


def _dimension(asked: Asked, figure: Figure) -> bool:
    quantity = figure.quantity
    if figure.of and asked.money is not None and asked.money != (figure.of == "money"):
        return False
    if figure.role in ("change", "share", "ratio") or figure.is_zero or quantity.dimension == "zero":
        return True
    if asked.measure == "price":
        return quantity.dimension.startswith("money per") or (
            quantity.dimension == "money" and quantity.scale == 1
        )
    if _counts_nothing(quantity) and asked.measure == "trade":
        return False
    if quantity.dimension.startswith("money per") and asked.measure not in ("", "price", "tariff"):
        return False
    if asked.unit and asked.unit.dimension != quantity.dimension.split(" per ")[0] and not asked.per:
        return (
            quantity.dimension in ("money per mass", "money per volume")
            if asked.measure == "price"
            else False
        )
    if asked.money is True:
        return quantity.dimension == "money"
    if asked.money is False:
        return quantity.dimension != "money"
    return True


def _counts_nothing(quantity: Quantity) -> bool:
    """Whether it is a bare number word: "the two" are no amount of a good."""
    return quantity.dimension in ("number", "count") and not any(char.isdigit() for char in quantity.literal)


def _ends(asked: Asked, found: Found) -> str:
    """The end of the flow that does not fit, "" when both do."""
    figure = found.figure
    origin, destination, place = _end(figure, "origin"), _end(figure, "destination"), figure.value("place")
    for name, wanted, held in (
        ("origin", asked.origins, origin),
        ("destination", asked.destinations, destination),
    ):
        if not wanted:
            continue
        if held:
            none_else = held in REST and figure.is_zero and not asked.excluded
            same = any(_same_place(held, one) or _narrower(one, held, found) for one in wanted)
            if not (none_else or same):
                return name
        elif (
            not (place and any(_same_place(place, one) for one in wanted))
            and not (name == "origin" and figure.value("measure") == "price" and not place)
            and not any(_end_by_surroundings(name, one, found) for one in wanted)
        ):
            return name
    for one in asked.places:
        if not any(held and _same_place(held, one) for held in (origin, destination, place)):
            return "place"
    for one in asked.excluded:
        if any(held and _same_place(held, one) for held in (origin, destination)):
            return "excluded"
    if asked.excluded and not (origin in REST or destination in REST or place in REST):
        return "excluded"
    open_ = not (asked.measure or asked.flow or named_ends(asked))
    if (
        not open_
        and figure.value("measure") in ("trade", "", "revenue")
        and figure.role == "level"
        and not asked.rank
    ):
        return _unasked_partner(asked, figure, origin, destination)
    return ""


def _end(figure: Figure, name: str) -> str:
    """The origin or destination; where the text only implies the reporter, the place that the sentence names:
    "In Gabon, exports were ..." among figures of Guinea.
    """
    mine = "destination" if figure.value("flow") == "import" else "origin"
    slot, place = figure.slots.get(name), figure.slots.get("place")
    if name != mine or slot is None or place is None or not slot.inherited or place.inherited:
        return figure.value(name)
    return place.value if kind_of_place(place.value) == "country" else slot.value


def _end_by_surroundings(name: str, wanted: str, found: Found) -> bool:
    """Whether the reporter's end of a flow, which the sentence leaves open, is the country of the document.

    An open end of a partner stays open: "exports fell" in a text about Japan are not exports to Japan.
    """
    figure = found.figure
    other = figure.value("destination" if name == "origin" else "origin")
    if figure.value("place") or not figure.value("flow") or wanted == other:
        return False
    mine = "destination" if figure.value("flow") == "import" else "origin"
    above = places_above(found)
    return above[:1] == (wanted,) and (name == mine or len(above) == 1)


def _narrower(wanted: str, held: str, found: Found) -> bool:
    """A port or province that the sentence's surroundings name, where the figure has its country."""
    return (
        wanted != held
        and "+" not in held
        and lies_in(wanted, held)
        and set(keys(wanted)) <= keys_around(found)
        and kind_of_place(held) == "country"
    )


def assumed(asked: Asked, found: Found) -> int:
    """How many of the slots asked for rest on the surroundings of a fitting figure alone."""
    figure = found.figure
    good = figure.value("commodity")
    count = int(bool(asked.goods) and not any(same_good(good, wanted) for wanted in asked.goods))
    place = figure.value("place")
    for name, wanted in (("origin", asked.origins), ("destination", asked.destinations)):
        held = figure.value(name) or place
        count += bool(wanted) and not any(_same_place(held, one) for one in wanted)
    return count


def named_ends(asked: Asked) -> bool:
    """Whether the question names a place at all."""
    return bool(asked.origins or asked.destinations or asked.places)


def _unasked_partner(asked: Asked, figure: Figure, origin: str, destination: str) -> str:
    """A figure for one partner does not answer for all of them."""
    named = {*asked.origins, *asked.destinations, *asked.places}
    loose = [
        held for held in (origin, destination) if held and not any(_same_place(held, one) for one in named)
    ]
    if not named:
        return "partner" if origin and destination else ""
    if figure.is_zero and asked.origins and asked.destinations:
        loose = [held for held in loose if held not in REST]  # "no other country received any"
    if len(loose) == 0 or figure.sole:
        return ""
    if asked.flow == "import" and not asked.destinations and asked.origins:
        return ""
    if not asked.flow and not asked.origins and not asked.destinations and loose == [origin]:
        return ""  # keywords: "gallium germany june" asks what went to Germany
    if asked.destinations and not asked.origins and loose == [origin]:
        # "how much went to Japan": whoever sent it; "how much did Japan import": all of it
        return "partner" if asked.flow == "import" and figure.value("flow") == "import" else ""
    return "partner"


def _same_place(held: str, wanted: str) -> bool:
    return held == wanted or ("+" in wanted and set(held.split("+")) == set(wanted.split("+")))


def _status(asked: Asked, figure: Figure) -> bool:
    status = figure.value("status")
    if asked.status:
        return bool(status) or asked.status in ("forecast", "planned")
    return (
        status not in ("forecast", "target", "planned")
        or not asked.past
        or figure.value("measure")
        in (
            "tariff",
            "quota",
            "capacity",
        )
    )


def _time(asked: Asked, found: Found) -> bool:
    wanted = [time for time in asked.times if not time.base]
    time, figure = found.time, found.figure
    if not wanted:
        slot = found.figure.slots.get("period")
        weak = slot is None or slot.inherited
        return not asked.months or weak or (time is not None and time.months == asked.months)
    if time is None:
        return found.figure.value("measure") in STANDING and _published_in(found, wanted)
    if asked.latest and any(one.contains(time) for one in wanted):
        return True  # "so far this season"
    if figure.is_zero and _SINCE.search(found.sentence) and _published_after(found, wanted):
        return any(time.first <= one.time.first for one in wanted if not one.open)
    return any(accepted(one, time, figure, asked.rank == "period") for one in wanted)


def accepted(wanted: AskedTime, time: Time, figure: Figure, ranked: bool = False) -> bool:
    """Whether a figure of a time answers for the period asked: the same, or for levels at a date,
    within it.
    """
    if wanted.accepts(time) or (ranked and wanted.contains(time)):
        return True
    return figure.value("measure") in ("price", "stock", "tariff", "quota", "capacity") and wanted.contains(
        time
    )


def _published_after(found: Found, wanted: Sequence[AskedTime]) -> bool:
    """Whether a text is not older than the time asked for: "none since 2022" holds until it was written."""
    published = found.document.published
    return published is not None and any(
        one.time.first <= published.year * 12 + published.month - 1 for one in wanted
    )


def _published_in(found: Found, wanted: Sequence[AskedTime]) -> bool:
    published = found.document.published
    if published is None:
        return False
    now = published.year * 12 + published.month - 1
    return any(time.contains(Time(now, 1)) or time.contains(Time(now - 1, 1)) for time in wanted)


_SLOT_OF = {
    "commodity": "commodity", "measure": "measure", "origin": "origin", "destination": "destination",
    "period": "period", "partner": "destination", "status": "status",
}  # fmt: skip
_ANY = ("level", "change", "difference", "ratio", "share")


def surely_misfits(asked: Asked, found: Found) -> bool:
    """Whether the figure's own sentence says that it is about something else than was asked."""
    figure = found.figure
    reason = misfit(asked, found, _ANY)
    if reason == "excluded" or (reason == "unit" and (asked.money is True or asked.unit is not None)):
        return True
    slot = figure.slots.get(_SLOT_OF.get(reason, ""))
    if reason in ("origin", "destination") and (slot is None or slot.inherited):
        other = _unasked_partner(asked, figure, figure.value("origin"), figure.value("destination"))
        partner = figure.slots.get("origin" if figure.value("flow") == "import" else "destination")
        if other and partner and not partner.inherited:
            return True
    if reason in ("origin", "destination") and slot is None:  # the other way round
        slot = figure.slots.get("origin" if reason == "destination" else "destination")
        wanted = asked.destinations if reason == "destination" else asked.origins
        return slot is not None and not slot.inherited and slot.value in wanted
    return slot is not None and not slot.inherited


def may_fit(asked: Asked, found: Found) -> bool:
    """Whether nothing that the text says of a figure keeps it from being what was asked for.

    What keeps it from being that is a slot that is known and differs; one that is open or only assumed
    may be what a reader takes from the sentence.
    """
    reason = misfit(asked, found, _ANY)
    if reason in ("", "role", "name"):
        return True
    if reason in ("excluded", "unit", "flow", "status") or surely_misfits(asked, found):
        return False
    slot = found.figure.slots.get(_SLOT_OF.get(reason, ""))
    return slot is None or slot.source in WEAK
