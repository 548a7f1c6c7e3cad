"""Who comes first, where a sentence says so: "Iraq bought the most tea, followed by Russia and Turkey".

Many reports name the largest buyer without its amount, and the amounts of others beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.evidence import Reading, readings
from assistant.figures.around import places_in
from assistant.figures.asked import Asked
from assistant.fitting import misfits
from assistant.question import Question
from index.passages import Passage

_BUYER = r"(?:buyer|customer|importer|market|destination|taker|purchaser|outlet|recipient|consumer)s?"
_SELLER = r"(?:supplier|exporter|source|seller|origin|provider|shipper)s?"
_BOUGHT = (
    r"(?:bought|buys|buying|took|takes|taking|imported|imports|received|receives|purchased|absorbed"
    r"|ordered|consumed)"
)
_SOLD = r"(?:sold|sells|exported|exports|supplied|supplies|delivered|shipped|ships|sent|provided)"
_FIRST = (
    r"(?:largest|biggest|top|main|leading|number one|no\.? ?1|most important|principal|chief|best"
    r"|foremost)"
)


def _leads(noun: str, verb: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!second-)(?<!second )(?<!third-)(?<!third )(?<!fourth-)(?<!fourth )(?<!next )(?<!among the )"
        rf"(?<!one of the )(?<!-)\b{_FIRST} (?:[\w’'-]+ ){{0,3}}?{noun}\b"
        rf"|\b{verb} (?:by far )?(?:the )?most\b"
        rf"|\bno (?:other |single )?(?:country|nation|state|one else)\b[^.;]*? {verb} (?:as much|more)\b"
        rf"|\b{verb} more [^.;]{{0,60}}?\bthan (?:any|all|every)(?: (?:single|one))?(?: other|one else)?\b",
        re.IGNORECASE,
    )


_TOLD = {"destination": _leads(_BUYER, _BOUGHT), "origin": _leads(_SELLER, _SOLD)}


def leader_told(asked: Asked, question: Question, passages: Sequence[Passage]) -> Reading | None:
    """The first sentence that names who buys or sells most of what is asked; None where there is none."""
    end = _end(asked)
    if end not in _TOLD or asked.number != 1 or asked.nth or not asked.most or asked.excluded:
        return None
    strictly = replace(question, sought="quantity")
    for reading in readings(passages):
        if reading.is_heading or reading.is_row or not _TOLD[end].search(reading.text):
            continue
        named = set(places_in(reading.text)) - {*asked.origins, *asked.destinations, *asked.places}
        if named and not misfits(reading, strictly):
            return reading
    return None


def names_first(reading: Reading, answer: Answer) -> bool:
    """Whether the sentence names the place that a ranking by amounts puts first."""
    top = answer.figures[0]
    return bool({top.value("origin"), top.value("destination")} & set(places_in(reading.text)) - {""})


def _end(asked: Asked) -> str:
    """The end of the flow that is ranked."""
    if asked.rank != "partner":
        return asked.rank
    return (
        "destination" if asked.origins and not asked.destinations else "origin" if asked.destinations else ""
    )
