"""One amount as two sources see it, which a question sets side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, list_operands
from assistant.figures.wording import Composer, number, unit_words
from corpus.words import keys, stop_keys

_THAN = re.compile(
    r"\b(?:how much|by how (?:much|many|far)|how many|how far)\b[^?]*?\b(?P<sign>higher|lower|larger|bigger"
    r"|smaller|more|less|above|below)\b(?P<left>[^?]*?)\bthan\b(?P<right>[^?]*)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    keys("forecast estimate view count figure number projection crop export import year season in of that")
)


def views_compared(asked: Asked, known: Known) -> Answer | None:
    """The same amount as two sources see it: "How much higher is A's forecast than B's?"."""
    match = _THAN.search(asked.text)
    if match is None or len(asked.goods) > 1:
        return None
    left, right = (_source_keys(match[side], asked) for side in ("left", "right"))
    if not left or not right or left & right:
        return None
    open_ = replace(
        asked, kind="lookup", names=frozenset(), words=frozenset(), telling=frozenset(), percent=False,
        status=asked.status or "forecast", unit=None, direction="", shift=0,
    )  # fmt: skip
    first, second = _seen_by(left, right, open_, known), _seen_by(right, left, open_, known)
    if first is None or second is None or first.figure.value("period") != second.figure.value("period"):
        return None
    return _gap(asked, first, second)


def _source_keys(text: str, asked: Asked) -> frozenset[str]:
    """The words of one side that name its source: those that no slot has taken."""
    left = asked.words | asked.names
    return frozenset(key for key in keys(text) if key in left) - stop_keys() - _GENERIC


def _seen_by(wanted: frozenset[str], others: frozenset[str], open_: Asked, known: Known) -> Match | None:
    for match in known.all(open_):
        own = frozenset(keys(_clause(match.found))) | frozenset(keys(match.found.document.publisher))
        if wanted <= own and not others & frozenset(keys(_clause(match.found))):
            return match
    return None


def _clause(found: Found) -> str:
    """The sentence of a figure up to the next number, from the number before it on."""
    text, figure = found.document.text, found.figure
    lead = re.split(r"[;]|, (?:while|whereas|but|and) ", text[figure.start : figure.quantity.start])[-1]
    rest = re.split(r"[;]|, (?:while|whereas|but|and) ", text[figure.quantity.end : figure.end])[0]
    return f"{lead} {rest}"


def _gap(asked: Asked, first: Match, second: Match) -> Answer | None:
    operands = [first.found, second.found]
    quantities = [found.figure.quantity for found in operands]
    scale = common_scale(quantities)
    formula = Formula("difference", quantities[0].unit, scale)
    try:
        gap = formula.result(quantities)
    except NotComparable:
        return None
    composer = Composer()
    composer.say("The difference is ")
    composer.derived("computed", number(abs(gap), 7), operands, formula)
    composer.say(f"{unit_words(formula.unit, scale)}: ")
    list_operands(composer, [first, second], asked)
    return finished(asked, composer, "difference", min(first.score, second.score))
