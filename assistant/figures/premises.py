"""Questions that take something for granted which the documents say otherwise."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked
from assistant.figures.changes import OTHERWISE, change_of
from assistant.figures.choosing import Known
from assistant.figures.kinds import moves, ranked_thing, seeks_cause, superlative
from assistant.figures.ranking import ordered
from assistant.figures.saying import finished, list_operands
from assistant.figures.wording import Composer
from corpus.words import keys

_PRICED = re.compile(
    r"\b(?:pric\w+|cost\w*|fetch\w*|quot\w+|premium|traded at|per (?:tonne|ton|kg|kilo\w*|pound|lb|barrel"
    r"|bushel))\b"
    r"|/(?:mt|t|kg|lb|bbl)\b|\ba (?:tonne|ton|barrel|pound|kilo\w*|bushel)\b",
    re.IGNORECASE,
)
"""A sentence that speaks of a price; a rate of duty that comes down is no price."""


_ASKING = frozenset(keys("explain explains cause causes drove behind prompted led"))


def corrected(asked: Asked, known: Known) -> Answer | None:
    """The correction of a "why" question whose fact is none: "why did exports fall" when they rose, "why
    was X the largest buyer" when Y was. None where the fact is right or not stated.
    """
    if not seeks_cause(asked.text):
        return None
    thing = ranked_thing(asked.text)
    if superlative(asked.text) and thing in ("origin", "destination"):
        return _not_the_first(asked, thing, known)
    named = asked.telling - _ASKING
    if asked.direction and moves(asked.text) and (asked.flow or asked.measure not in ("", "trade") or named):
        answer = change_of(replace(asked, kind="change"), known)
        if answer and answer.kind == "change" and answer.text.startswith(OTHERWISE):
            if not (asked.flow or asked.measure) and not named <= frozenset(keys(answer.citations[0].quote)):
                return None
            return answer if asked.measure != "price" or _PRICED.search(answer.citations[0].quote) else None
    return None


def _not_the_first(asked: Asked, thing: str, known: Known) -> Answer | None:
    claimed = asked.origins if thing == "origin" else asked.destinations
    if len(claimed) != 1:
        return None
    if thing == "origin":
        open_ = replace(asked, kind="ranking", rank="origin", origins=())
    else:
        open_ = replace(asked, kind="ranking", rank="destination", destinations=())
    entries = ordered(open_, known)
    at = next((at for at, match in enumerate(entries) if match.figure.value(thing) == claimed[0]), 0)
    if at == 0:
        return None
    composer = Composer()
    composer.say(OTHERWISE)
    list_operands(composer, [entries[0], entries[at]], asked)
    return finished(asked, composer, "ranking", entries[0].score)
