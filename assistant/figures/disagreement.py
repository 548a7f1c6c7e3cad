"""What lies between the numbers of sources that a question does not name: "by how much do the two differ"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.conflicts import differing
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, say
from assistant.figures.speakers import speaker
from assistant.figures.wording import Composer, number, unit_words

_SOURCES = (
    r"(?:bod(?:y|ies)|associations?|sources|agenc(?:y|ies)|organi[sz]ations?|forecasters|reports|counts|counters"
    r"|estimates|figures|institutions|offices|statisticians|authorities|outlets|papers|publishers|groups|unions"
    r"|ministries|tallies|numbers|services)"
)
_DIFFER = (
    r"(?:disagree\w*|differ(?:s|ed|ence)?|diverg\w+|apart|gap|discrepanc\w+"
    r"|contradict\w*|mismatch|at odds|spread"
    r"|margin|distance)"
)
_BETWEEN = re.compile(
    rf"\b(?:two|both|rival|competing|conflicting|different) (?:[\w-]+ ){{0,3}}?{_SOURCES}\b[^?]*\b{_DIFFER}\b"
    rf"|\b{_DIFFER}\b[^?]*\b(?:two|both|rival|competing|conflicting"
    rf"|different) (?:[\w-]+ ){{0,3}}?{_SOURCES}\b"
    r"|\bdisagree(?:s|d|ment)?\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many (?P<noun>[a-z]+)\b", re.IGNORECASE)


def is_disagreement(asked: Asked) -> bool:
    """Whether a question asks how far sources that it does not name lie apart."""
    return bool(_BETWEEN.search(asked.text))


def disagreement_of(asked: Asked, known: Known) -> Answer | None:
    """The two numbers that sources state for one thing, and what lies between; None without just two."""
    goods = asked.goods
    counted = _COUNTED.search(asked.text)
    if len(goods) == 2 and counted and goods[0].startswith(counted["noun"].lower()):
        goods = goods[1:]  # "by how many cars do they disagree about electric vehicles": the unit
    plain = replace(
        asked, kind="lookup", goods=goods, percent=False, direction="", shift=0, words=frozenset(),
        telling=frozenset(), names=frozenset(),
    )  # fmt: skip
    found = known.all(plain)
    others = differing(found[0], found, plain) if found else []
    values = {one.figure.quantity.canonical for one in others}  # a table may repeat what a text states
    return _gap(asked, [found[0], others[0]]) if len(values) == 1 else None


def _gap(asked: Asked, found: list[Match]) -> Answer | None:
    quantities = [match.figure.quantity for match in found]
    if quantities[0].canonical < quantities[1].canonical:
        found, quantities = found[::-1], quantities[::-1]
    scale = common_scale(quantities)
    formula = Formula("difference", quantities[0].unit or quantities[1].unit, scale)
    try:
        gap = formula.result(quantities)
    except NotComparable:
        return None
    composer = Composer()
    composer.say("The difference is ")
    composer.derived("computed", number(abs(gap), 7), [match.found for match in found], formula)
    composer.say(unit_words(formula.unit, scale))
    for at, match in enumerate(found):
        name = speaker(match.found) or match.found.document.publisher
        composer.say("; " if at else ": ")
        composer.say(f"{name}: " if name and not any(char.isdigit() for char in name) else "")
        say(composer, match.found, asked)
    return finished(asked, composer, "difference", min(match.score for match in found))
