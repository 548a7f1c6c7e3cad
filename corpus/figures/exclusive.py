"""Sentences that give all of what was told before to one place: "All of it went to South Korea."."""

from __future__ import annotations

import re

from corpus.figures.figure import Slot
from corpus.words import name_of, terms

_WENT = re.compile(
    r"^(?:All|Everything|The (?:entire|whole) (?:amount|volume|quantity|shipment|cargo))"
    r"(?: of (?:it|them|this|that|these|those|the (?:\w+ ){0,2}(?:exports|shipments|material|metal|cargo"
    r"|cargoes)))?"
    r" (?:went|was|were|headed|is|are)(?: \w+)? (?:to|for) (?P<place>[^,.;]{3,40})[.,;]"
)
_TOOK = re.compile(
    r"^(?P<place>[A-Z][^,.;\d]{2,40}?) (?:received|took|bought|imported|absorbed|accounted for|got"
    r"|was the destination of)"
    r" (?:all|the (?:entire|whole))(?: of)?(?: (?:it|them|the|this|that|these|those))?"
    r"(?: \w+){0,2} ?(?:exports|shipments|amount|volume|material|metal|cargo|cargoes|total|it|them)?[.,;]"
)
_SOLE = re.compile(
    r"^(?P<place>[A-Z][^,.;\d]{2,40}?) was the (?:only|sole|exclusive) (?:buyer|destination|recipient"
    r"|importer|customer)\b"
)


def sole_partner(text: str) -> Slot | None:
    """The place that took everything, where a sentence without numbers says so. Offsets are those of"
    " `text`."""
    for pattern in (_WENT, _TOOK, _SOLE):
        match = pattern.match(text)
        if match is None or any(char.isdigit() for char in text[: match.end()]):
            continue
        found = [term for term in terms(match["place"]) if term.kind == "place"]
        if len(found) == 1:
            start = match.start("place")
            return Slot(name_of(found[0].key), "previous", start + found[0].start, start + found[0].end)
    return None
