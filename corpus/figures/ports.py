"""Ports and plants that stand for their country: "the US sent 5 t from the Sabine Pass terminal"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.places import all_places, kind_of_place, lies_in, place_named
from corpus.rare import Rare

_PART = Rare(r"\b(?:of which|of that|of this|of these|of those|including|among them)\b", re.IGNORECASE)
_ROW = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? and (?:[A-Z][\w’'-]+)")
_FROM = re.compile(r", (?:mainly |mostly )?(?:from|out of|via) (?:the )?$")
""" "Russia, from Sakhalin, 5 t"; a port that is itself the subject ships for itself alone."""
_SEATS = frozenset({"port", "city", "state"})


def with_countries(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """Give amounts that left a port, which the sentence tells of its country, to that country."""
    for draft in drafts:
        slot = draft.slots.get("origin")
        if slot is None or slot.inherited:
            continue
        country = _owner(s, draft, drafts, named, slot) or _of_all_ports(s, slot)
        if country:
            draft.slots["origin"] = replace(slot, value=country)
            if "+" not in slot.value:
                draft.slots.setdefault("place", slot)


def _owner(s: Sentence, draft: Draft, drafts: Sequence[Draft], named: Mentions, slot: Slot) -> str:
    """The country whose amount it is, which left from one of its ports."""
    behind = slot.start >= draft.amount.quantity.end or _FROM.search(s.text[: slot.start])
    if kind_of_place(slot.value) not in _SEATS or not behind or _PART.search(s.text):
        return ""
    for one in named.places:
        start = s.words[one.index].start
        if start >= slot.start or one.role not in ("origin", "partner") or one.name == slot.value:
            continue
        if kind_of_place(one.name) != "country" or not lies_in(slot.value, one.name):
            continue
        whole = any(
            other is not draft and other.time == draft.time and _value(other) == one.name for other in drafts
        )
        return "" if whole else one.name
    return ""


def _of_all_ports(s: Sentence, slot: Slot) -> str:
    """The country of "exports from Jubail, Yanbu and Jizan": three ports and more that are told together."""
    parts = slot.value.split("+")
    owners = [_country(part) for part in parts]
    together = len(parts) > 2 or (len(parts) == 2 and _ROW.match(s.text, _first_end(s, slot, parts[0])))
    return owners[0] if len(parts) > 1 and owners[0] and len(set(owners)) == 1 and together else ""


def _first_end(s: Sentence, slot: Slot, first: str) -> int:
    return max(0, s.text.find(first, slot.start)) + len(first)


def _country(name: str) -> str:
    place = place_named(name)
    if place is None or place.kind != "port":
        return ""
    return next((one.name for one in all_places() if one.kind == "country" and one.code in place.within), "")


def _value(draft: Draft) -> str:
    return draft.slots["origin"].value if "origin" in draft.slots else ""
