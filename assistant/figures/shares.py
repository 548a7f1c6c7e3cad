"""A share as it is stated, or a part in percent of its whole."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, contradicting
from assistant.figures.fit import ALL_GOODS, unheard
from assistant.figures.matching import Match
from assistant.figures.saying import finished, say, side_by_side
from assistant.figures.wording import Composer, number

_OF_ALL = re.compile(
    r"\b(?:total|all|overall|whole)(?: of)?(?: its| the)?(?: \w+)? (?:ex|im)port(?:s|ed|ing)?\b"
    r"(?: earnings| revenues?| value| income| bill| receipts)?(?! of)",
    re.IGNORECASE,
)
"""The whole is all trade, whatever the good."""


def share_of(asked: Asked, known: Known) -> Answer | None:
    stated = known.best(_without_money(asked), ("share",))
    if stated and unheard(asked, stated.found):
        return None
    if stated and _says_same_part(asked, stated):
        if others := contradicting(_without_money(asked), stated, known, ("share",)):
            return side_by_side(asked, [stated, *others])
        composer = Composer()
        say(composer, stated.found, asked)
        return finished(asked, composer, "share", stated.score)
    part, whole = _part_and_whole(asked, known)
    if part is None or whole is None or part.found == whole.found:
        return None
    formula = Formula("share")
    try:
        value = formula.result([part.figure.quantity, whole.figure.quantity])
    except NotComparable:
        return None
    if value > 100:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 3), [part.found, whole.found], formula)
    composer.say("%: ")
    say(composer, part.found, asked)
    composer.say(" of ")
    say(composer, whole.found, asked)
    return finished(asked, composer, "share", min(part.score, whole.score))


def _without_money(asked: Asked) -> Asked:
    return replace(asked, unit=None, money=None)


def _says_same_part(asked: Asked, match: Match) -> bool:
    """A share is that of the partner asked for, not any share in a sentence about the good."""
    figure = match.figure
    wanted = {*asked.destinations, *asked.origins, *asked.places}
    held = {figure.value("origin"), figure.value("destination"), figure.value("place")}
    return wanted <= held


def _part_and_whole(asked: Asked, known: Known) -> tuple[Match | None, Match | None]:
    plain = replace(asked, kind="lookup", percent=False)
    part = known.best(plain)
    if part is None:
        return None, None
    if _OF_ALL.search(asked.text):
        whole = replace(plain, goods=(ALL_GOODS,), words=frozenset(), telling=frozenset())
    elif asked.flow == "import" and asked.destinations and asked.origins:
        whole = replace(plain, origins=())
    elif asked.destinations and asked.origins:
        whole = replace(plain, destinations=(), flow="export")
    elif asked.destinations:
        origin = part.figure.value("origin")
        whole = replace(plain, destinations=(), origins=(origin,) if origin else (), flow="export")
    elif asked.places:
        whole = replace(plain, places=())
    elif asked.origins:
        whole = replace(plain, origins=())
    else:
        return part, None
    time = part.found.time
    if time:
        whole = replace(whole, times=(AskedTime(time),))
    return part, known.beside(whole, part)
