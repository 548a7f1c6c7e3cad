"""Whether a figure's places are those that were asked for, at the same ends of the flow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.around import Found, keys_around, keys_beside, paragraph, places_above, places_in
from assistant.figures.asked import Asked
from assistant.figures.exclusions import left_out
from corpus.figures.figure import Figure
from corpus.places import kind_of_place, lies_in
from corpus.words import keys

_PART = re.compile(
    r"\bof which\b|[,;(] ?(?:of (?:that|these|those|them|it|the total)|including)\b", re.IGNORECASE
)
_STATISTIC = re.compile(r"\bimport(?:s|ed)?\b", re.IGNORECASE)
_LANDED = re.compile(
    r"\b(?:cif|c\.i\.f\.?|cfr|c&f|cnf|landed|import(?:ed)? (?:price|cost|value|parity)s?)(?!\w)",
    re.IGNORECASE,
)
_FLOW = re.compile(r"(?:im|ex)port(?:s|ed)?\b", re.IGNORECASE)
_MOVING = ("level", "change", "difference")
REST = frozenset({"other countries", "Rest of the World"})
"""All partners but those that the text has named."""


def ends_misfit(asked: Asked, found: Found) -> str:
    """The end of the flow that does not fit, "" when both do."""
    figure = found.figure
    held = [_end(figure, "origin"), _end(figure, "destination"), figure.value("place")]
    for name in ("origin", "destination"):
        if _of_a_part(name, found):
            return name
    if not _end_fits("origin", held[0], asked.origins, asked, found):
        return "origin"
    if not _end_fits("destination", held[1], asked.destinations, asked, found):
        return "destination"
    for one in asked.places:
        priced = not asked.origins and _priced_near(one, found)
        held_there = any(_same_place(other, one) or _narrower(one, other, found) for other in held)
        held_there = held_there or _at_its_ports(asked, one, found) or _ruled_or_stored_in(one, found)
        held_there = held_there or _passed_through(one, found)
        if not held_there and not priced:
            return "place"
    without = set(left_out(found))
    if without and not figure.is_zero and without != set(asked.excluded):
        return "excluded"
    rest = without or REST & set(held)
    if asked.excluded and (not rest or any(_same_place(held[0], one) for one in asked.excluded)):
        return "excluded"
    if any(_same_place(other, one) for one in asked.excluded for other in held[:2]):
        return "excluded"
    open_ = not (asked.measure or asked.flow or named_ends(asked))
    traded = figure.value("measure") in ("trade", "", "revenue") and figure.role in _MOVING
    return unasked_partner(asked, found, held[0], held[1]) if traded and not open_ and not asked.rank else ""


def _of_a_part(name: str, found: Found) -> bool:
    """Whether an end was read from what follows: "281,000 t, of which Japan 158,000" is not all for Japan."""
    slot, number = found.figure.slot(name), found.figure.quantity
    if slot is None or slot.start < number.end or found.figure.row:
        return False
    return _PART.search(found.document.text[number.end : slot.start]) is not None


def _end_fits(name: str, held: str, wanted: Sequence[str], asked: Asked, found: Found) -> bool:
    if not wanted:
        return True
    figure = found.figure
    place = figure.value("place")
    if held:
        none_else = held in REST and figure.is_zero and not asked.excluded
        return none_else or any(
            _same_place(held, one) or _narrower(one, held, found) or _port_of(one, held, found)
            for one in wanted
        )
    if place and any(_same_place(place, one) for one in wanted):
        return True
    if place and name == "origin" and figure.value("measure") == "price":
        return any(lies_in(place, one) for one in wanted)  # "Moroccan DAP", priced at Jorf Lasfar
    return any(
        (name == "origin" and _priced_near(one, found))
        or (name == "destination" and _priced_on_arrival(one, found))
        or _end_by_surroundings(name, one, found)
        for one in wanted
    )


def _priced_near(wanted: str, found: Found) -> bool:
    """Whether a price without a place is told in a text about the place asked for."""
    figure = found.figure
    placed = any(figure.value(name) for name in ("place", "origin", "destination"))
    placed = placed or bool(set(places_in(found.sentence)) - {wanted})
    return (
        figure.value("measure") == "price"
        and not placed
        and (wanted in places_above(found) or set(keys(wanted)) <= keys_around(found))
    )


def _priced_on_arrival(wanted: str, found: Found) -> bool:
    """Whether a price told as that of imports, without a place, stands in a text about the one country asked
    for: "Average CIF prices: soybean oil 978 dollars" of an importer's office.
    """
    figure = found.figure
    placed = any(figure.value(name) for name in ("place", "origin", "destination"))
    if figure.value("measure") != "price" or placed or places_in(found.sentence):
        return False
    return places_above(found)[:1] == (wanted,) and _LANDED.search(found.sentence) is not None


_THROUGH = re.compile(r"\b(?:through|via)\b(?P<where>[^,;.]{3,40})", re.IGNORECASE)


def _passed_through(wanted: str, found: Found) -> bool:
    """Whether the sentence itself says that goods of two other places went through the one asked for."""
    return any(wanted in places_in(match["where"]) for match in _THROUGH.finditer(found.sentence))


_IN_ONE_PLACE = ("tariff", "stock", "production", "capacity", "reserve", "cost")


def _ruled_or_stored_in(wanted: str, found: Found) -> bool:
    """Whether what holds or is made in one place, told without one, stands in a paragraph that names no other
    place than the one that the text is about.
    """
    figure, text = found.figure, found.document.text
    if figure.value("measure") not in _IN_ONE_PLACE or figure.row:
        return False
    if any(figure.value(name) for name in ("place", "origin", "destination")):
        return False
    paragraph = text[max(0, text.rfind("\n\n", 0, figure.start)) : figure.end]
    return places_above(found)[:1] == (wanted,) and set(places_in(paragraph)) <= {wanted}


def _end(figure: Figure, name: str) -> str:
    """The origin or destination; where the text only implies the reporter, the place that the sentence names:
    "In Gabon, exports were ..." among figures of Guinea.
    """
    mine = "destination" if figure.value("flow") == "import" else "origin"
    slot, place = figure.slot(name), figure.slot("place")
    if name != mine or slot is None or place is None or not slot.inherited or place.inherited:
        return figure.value(name)
    return place.value if kind_of_place(place.value) == "country" else slot.value


def _end_by_surroundings(name: str, wanted: str, found: Found) -> bool:
    """Whether the reporter's end of a flow, which the sentence leaves open, is the country of the document.

    An open end of a partner stays open: "exports fell" in a text about Japan are not exports to Japan, and
    "India's own imports" in one about Malaysia are not those from there.
    """
    figure = found.figure
    other = figure.value("destination" if name == "origin" else "origin")
    if figure.value("place") or not figure.value("flow") or wanted == other:
        return False
    mine = "destination" if figure.value("flow") == "import" else "origin"
    above = places_above(found)
    return above[:1] == (wanted,) and (name == mine or (len(above) == 1 and not _whole_flow(found, other)))


def _whole_flow(found: Found, reporter: str) -> bool:
    """Whether the sentence itself tells the imports or exports of another country, all of them."""
    slot = found.figure.slot("flow")
    if slot is None or slot.inherited or not reporter or found.figure.value("reporter") != reporter:
        return False
    return _FLOW.match(found.document.text, slot.start) is not None


def _narrower(wanted: str, held: str, found: Found) -> bool:
    """A port or province that the sentence's surroundings name, where the figure has its country.

    One that only the title names will do if the text tells of no other one there.
    """
    if wanted == held or "+" in held or kind_of_place(held) != "country" or not lies_in(wanted, held):
        return False
    named = set(keys(wanted))
    if _at_another_port(wanted, found) or not named <= keys_beside(found):
        return False
    if named <= frozenset(keys(paragraph(found))):
        return True
    return not any(
        other != wanted and kind_of_place(other) == kind_of_place(wanted) and lies_in(other, held)
        for other in places_in(found.document.text)
    )


def _at_another_port(wanted: str, found: Found) -> bool:
    """Whether a figure's own clause names another port, city or province of the country."""
    place = found.figure.slot("place")
    if place is None or place.inherited or kind_of_place(place.value) not in ("port", "city", "state"):
        return False
    return not lies_in(place.value, wanted) and not lies_in(wanted, place.value)


def _port_of(country: str, held: str, found: Found) -> bool:
    """Whether the sentence itself says what the country sent, and through which port: "the United States
    sent 510,000 t from Sabine Pass"; or several ports of the country that the text is about stand for it.
    """
    parts = held.split("+")
    number = found.figure.quantity.start
    before = found.document.text[found.figure.start : number]
    return (
        bool(held)
        and not found.figure.row
        and all(part != country and lies_in(part, country) for part in parts)
        and (
            (country in places_in(before) and not _PART.search(before))
            or (len(parts) > 1 and set(keys(country)) <= keys_around(found))
        )
    )


def assumed_ends(asked: Asked, found: Found) -> int:
    """How many of the ends asked for rest on the surroundings of a fitting figure alone."""
    figure = found.figure
    count, place = 0, figure.value("place")
    for name, wanted in (("origin", asked.origins), ("destination", asked.destinations)):
        held = figure.value(name) or place
        count += bool(wanted) and not any(_same_place(held, one) for one in wanted)
    return count


def named_ends(asked: Asked) -> bool:
    """Whether the question names a place at all."""
    return bool(asked.origins or asked.destinations or asked.places)


def unasked_partner(asked: Asked, found: Found, origin: str, destination: str) -> str:
    """A figure for one partner does not answer for all of them."""
    figure = found.figure
    named = {*asked.origins, *asked.destinations, *asked.places}
    loose = [
        held
        for held in (origin, destination)
        if held
        and not (asked.excluded and held == "World")
        and not any(
            _same_place(held, one) or _narrower(one, held, found) or _port_of(one, held, found)
            for one in named
        )
    ]
    if not named:
        partner = origin if asked.flow == "import" else destination if asked.flow == "export" else ""
        return "partner" if (origin and destination) or (partner and not figure.sole) else ""
    if asked.excluded or (figure.is_zero and asked.origins and asked.destinations):
        loose = [held for held in loose if held not in REST]  # "no other country received any"
    if len(loose) == 0 or figure.sole:
        return ""
    if asked.flow == "import" and not asked.destinations and asked.origins:
        return ""
    if not asked.flow and not asked.origins and not asked.destinations and loose == [origin]:
        return ""  # keywords: "gallium germany june" asks what went to Germany
    if asked.destinations and not asked.origins and loose == [origin]:
        # "how much went to Japan": whoever sent it; "how much did Japan import": all of it
        total = asked.flow == "import" and (figure.value("flow") == "import" or _STATISTIC.search(asked.text))
        return "partner" if total else ""
    return "partner"


def _at_its_ports(asked: Asked, country: str, found: Found) -> bool:
    """Whether "at Japan's three main ports" is asked, and the figure is one of several ports of Japan."""
    parts = found.figure.value("place").split("+")
    inside = len(parts) > 1 and all(part != country and lies_in(part, country) for part in parts)
    return inside and bool(asked.telling & frozenset(keys(found.sentence)))


def _same_place(held: str, wanted: str) -> bool:
    return held == wanted or ("+" in wanted and set(held.split("+")) == set(wanted.split("+")))
