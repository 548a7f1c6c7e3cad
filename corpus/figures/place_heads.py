"""Whose amounts a sentence tells that begins with a country or a port of its own: "Russia: 5 t left"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.figures.state import State
from corpus.places import kind_of_place, lies_in

_HANDLES = re.compile(
    r" (?:had |has |have )?(?:handled|moved|did|done|put through|processed|loaded|turned over) "
)
_PLACES = ("port", "city")


def of_their_head(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """Give the amounts of a sentence that begins with its own country or port the end which that one has:
    "Russia: 5 t left, of which 2 t was for Peru", below sentences on the exports of Chile.
    """
    _handled(s, drafts, named)
    lead = next((one for one in drafts if one.amount.role == "level"), None)
    own = lead.slots.get("origin") if lead else None
    if lead is None or own is None or own.inherited or not (lead.label or _handler(s, named, own.value)):
        return
    for draft in drafts:
        held = draft.slots.get("origin")
        if held and held.source == "previous" and held.value != own.value:
            draft.slots["origin"] = replace(own, source="sentence")


def _handled(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """ "The port of Newcastle handled 5 t in May" where loadings are told: out of Newcastle."""
    for draft in drafts:
        port, flow = draft.slots.get("destination"), draft.slots.get("flow")
        if flow and flow.value == "export" and port and _handler(s, named, port.value):
            draft.slots["origin"] = draft.slots.pop("destination")


def _handler(s: Sentence, named: Mentions, name: str) -> bool:
    place = next((one for one in named.places if one.name == name), None)
    if place is None or kind_of_place(name) not in _PLACES:
        return False
    return _HANDLES.match(s.text, s.words[place.index].end) is not None


def remember_port(s: Sentence, lead: Draft, named: Mentions, state: State) -> None:
    """ "Richards Bay shipped 5 t. India took 3 t", in a text that told of Indonesia before: of the port."""
    own, flow = lead.slots.get("origin"), lead.slots.get("flow")
    told = state.reporter
    if own is None or own.inherited or told is None or not flow or flow.value != "export":
        return
    if kind_of_place(own.value) not in _PLACES or "+" in own.value or lead.amount.base:
        return
    if kind_of_place(told.value) != "country" or lies_in(own.value, told.value):
        return
    place = next((one for one in named.places if one.name == own.value), None)
    if place and place.index < lead.amount.first and state.end == "origin":
        state.reporter = Slot(own.value, "previous", own.start, own.end)


_IT_STOOD = re.compile(
    r"(?:(?:In|On|At|By) [^,.;]{3,30}?,? |[A-Z][\w ]{2,20} (?:earlier|before|ago),? )?"
    r"(?:[Ii]t|[Tt]hey|[Tt]he (?:price|quote|quotation|assessment|figure|level))"
    r" (?:had |has )?(?:been |was|were|is|are|stood|fetched|cost|traded|changed hands)\b"
)


def priced_there(s: Sentence, draft: Draft, state: State) -> None:
    """ "Tin in Rotterdam was at $5. In May it stood at $4.": in Rotterdam as well."""
    last = state.last.slots if state.last else {}
    place, good = last.get("place"), draft.slots.get("commodity")
    if place is None or last["measure"].value != "price" or not _IT_STOOD.match(s.text):
        return
    named = {"origin", "destination", "place"} & draft.slots.keys()
    if not named and good and "commodity" in last and last["commodity"].value == good.value:
        draft.slots["place"] = replace(place, source="previous")
