"""Questions that take something for granted which the documents say otherwise."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked
from assistant.figures.changes import change_of
from assistant.figures.choosing import Known
from assistant.figures.kinds import compares, moves, ranked_thing, seeks_cause, superlative
from assistant.figures.matching import Match
from assistant.figures.ranking import ordered
from assistant.figures.revisions import revised_forecast
from assistant.figures.saying import finished, list_operands
from assistant.figures.verdicts import OTHERWISE
from assistant.figures.wording import Composer
from corpus.words import keys

_PRICED = re.compile(
    r"\b(?:pric\w+|cost\w*|fetch\w*|quot\w+|premium|traded at|per (?:tonne|ton|kg|kilo\w*|pound|lb|barrel"
    r"|bushel))\b"
    r"|/(?:mt|t|kg|lb|bbl)\b|\ba (?:tonne|ton|barrel|pound|kilo\w*|bushel)\b",
    re.IGNORECASE,
)
"""A sentence that speaks of a price; a rate of duty that comes down is no price."""


_FIRST = re.compile(
    r"\b(?:more than (?:any|all|every) (?:\w+ )?(?:other|others|country|buyer|market|supplier)"
    r"|(?<!second )(?<!third )(?<!fourth )(?<!second-)(?<!third-)(?<!one of )the (?:\w+ )?(?:largest|biggest)"
    r"|(?<!among )the (?:top|main|leading|number one)|the most|ahead of all)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(keys("explain explains cause causes drove behind prompted led"))


def corrected(asked: Asked, known: Known) -> Answer | None:
    """The correction of a "why" question whose fact is none: "why did exports fall" when they rose, "why
    did it raise its forecast" when it was cut, "why was X the largest buyer" when Y was. None where the
    fact is right or not stated.
    """
    if not seeks_cause(asked.text):
        return None
    thing = ranked_thing(asked.text)
    if superlative(asked.text) and thing in ("origin", "destination"):
        return _not_the_first(asked, thing, known)
    revised = revised_forecast(_of_place(asked), known)
    if revised:
        return revised if revised.text.startswith(OTHERWISE) else None
    named = asked.telling - _ASKING
    moved = moves(asked.text) or (
        compares(asked.text) and (asked.shift or any(one.base for one in asked.times))
    )
    if asked.direction and moved and (asked.flow or asked.measure not in ("", "trade") or named):
        claim = replace(asked, kind="change")
        answer = change_of(claim, known) or change_of(_since_the_month_before(claim), known)
        if answer and answer.kind == "change" and answer.text.startswith(OTHERWISE):
            if not (asked.flow or asked.measure) and not named <= frozenset(keys(answer.citations[0].quote)):
                return None
            return answer if asked.measure != "price" or _PRICED.search(answer.citations[0].quote) else None
    return None


def _since_the_month_before(asked: Asked) -> Asked:
    """A claim about two months in a row, as one about the later: "rose to 5 t from 4 t" names no month."""
    months = sorted((one for one in asked.times if not one.open), key=lambda one: one.time)
    if len(months) != 2 or len(asked.times) != 2 or months[1].time.shifted(-1) != months[0].time:
        return asked
    return replace(asked, times=(replace(months[1], base=False),), shift=0)


def _of_place(asked: Asked) -> Asked:
    """A forecast of what a country makes has no ends of a flow: the place in the name of a body is none."""
    if asked.measure in ("", "trade") or not asked.places:
        return asked
    return replace(asked, origins=(), destinations=(), flow="")


def _not_the_first(asked: Asked, thing: str, known: Known) -> Answer | None:
    claimed = asked.origins if thing == "origin" else asked.destinations
    if len(claimed) != 1:
        return None
    if thing == "origin":
        open_ = replace(asked, kind="ranking", rank="origin", origins=())
    else:
        open_ = replace(asked, kind="ranking", rank="destination", destinations=())
    entries = ordered(open_, known)
    at = next((at for at, match in enumerate(entries) if match.figure.value(thing) == claimed[0]), None)
    if at == 0 or not entries or (at is None and not _said_first(entries[0])):
        return None
    composer = Composer()
    composer.say(OTHERWISE)
    list_operands(composer, [entries[0], *([] if at is None else [entries[at]])], asked)
    return finished(asked, composer, "ranking", entries[0].score)


def _said_first(match: Match) -> bool:
    """Whether the sentence of a figure says that it is the largest of all."""
    return bool(_FIRST.search(match.found.sentence))
