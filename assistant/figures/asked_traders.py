"""Those who trade in a country, and what is its own ground, named as the country itself."""

from __future__ import annotations

import re

from corpus.figures.mentions import mentions
from corpus.figures.sentence import Sentence
from corpus.places import kind_of_place

_TRADERS = (
    r"(?:buyers|sellers|customers|consumers|clients|importers|exporters|traders|merchants|shippers|growers"
    r"|farmers|suppliers|purchasers|users|companies|firms|businesses|enterprises|industry|ports|shores"
    r"|soil|territory|borders|ground)\b(?![ -](?:of|for|association|group|union|bank"
    r"|board|price|prices|and|or)\b)"
)
_AFTER = re.compile(rf" (?P<who>{_TRADERS})", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:did|do|does|will|would|had|have|has|by|from|to|than|and|that|left|leave|on|in|at|reached)"
    r" (?:the )?$",
    re.IGNORECASE,
)
_GROUND = frozenset({"soil", "territory", "ground"})
_ON = re.compile(r"\bon $", re.IGNORECASE)
_STATES = re.compile(r"\b[Tt]he States\b(?! of)")


def traders_placed(text: str) -> str:
    """ "Did German customers get", "from Chinese sellers", "on American soil", "left the States"."""
    text = _STATES.sub("United States", text)
    if not re.search(rf" {_TRADERS}", text, re.IGNORECASE):
        return text
    s = Sentence(text, ())
    for place in reversed(mentions(s, None, lambda key: False).places):
        word = s.words[place.index]
        after = _AFTER.match(text, word.end)
        before = text[: word.start]
        adjective = text[word.start : word.end].lower() not in (place.name.lower(), "us", "uk")
        if not (after and adjective and kind_of_place(place.name) in ("country", "bloc")):
            continue
        if text[word.start : word.end].endswith(("'s", "’s")) or not _BEFORE.search(before):
            continue
        if after["who"].lower() in _GROUND:
            before = _ON.sub("in ", before)
        text = before + place.name + text[after.end() :]
    return text
