"""Two firms, mines or ports side by side: "Who exported more, Acme Steel or Northern Iron?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.around import goods_in
from assistant.figures.asked import Asked
from assistant.figures.bodies import clause
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, say
from assistant.figures.wording import Composer, number, unit_words
from corpus.words import keys

_NAME = r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*"
_EITHER = re.compile(
    rf"(?<![\w-])(?P<one>{_NAME})(?:['’]s?)?,? (?:or|versus|vs\.?) (?P<other>{_NAME})(?:['’]s?)?\b"
    rf"|\bbetween (?P<first>{_NAME}) and (?P<second>{_NAME})\b"
    rf"|(?<![\w-])(?P<left>{_NAME}) and (?P<right>{_NAME}) (?:each|both|respectively)\b"
)
MOVED_MORE = re.compile(
    r"\b(?:f[ae]ll|fallen|dropped?|declined?|shrank|shrunk|r[io]se|risen|grew|grown?|increased?|decreased?|jumped"
    r"|plunged|gained?|lost|growth|slumped)\b[^?]*\b(?:more|most|less|least|faster|slower|further|harder|quicker)\b"
    r"|\b(?:more|faster|stronger|steeper|bigger|larger|sharper)\b[^?]*\b(?:fall|drop|decline|rise|growth|increase)\b",
    re.IGNORECASE,
)
""" "Whose shipments dropped more": two changes are compared, and no amounts."""
_KINDS = frozenset({"ranking", "comparison", "difference", "change", "lookup"})


def firms_named(asked: Asked) -> tuple[str, str] | None:
    """The two names that a question sets side by side; None where they are not what no list holds."""
    match = _EITHER.search(asked.text) if asked.kind in _KINDS else None
    if match is None:
        return None
    one, other = (name for name in match.groups() if name)
    left, right = frozenset(keys(one)), frozenset(keys(other))
    return (one, other) if left & asked.names and right & asked.names and not left & right else None


def firms_compared(asked: Asked, named: tuple[str, str], known: Known) -> Answer | None:
    """The amount, or the change, of each of the two, and what lies between; None where one is not stated."""
    changes = bool(MOVED_MORE.search(asked.text))
    one, other = named
    found = [_of_firm(asked, one, other, known, changes), _of_firm(asked, other, one, known, changes)]
    if not found[0] or not found[1]:
        return None
    operands = [found[0], found[1]]
    return _said(asked, named, operands, changes)


def _of_firm(asked: Asked, name: str, other: str, known: Known, changes: bool) -> Match | None:
    """The best figure that is surely about one of the two: of its row, or of a clause that names it alone."""
    mine, rival = frozenset(keys(name)), frozenset(keys(other))
    within = goods_in(f"{name}, {other}")  # "Northern Steel": a name, and no good that is asked for
    part = replace(
        asked,
        goods=tuple(good for good in asked.goods if good not in within) or asked.goods,
        kind="change" if changes else "lookup",
        rank="",
        names=mine & asked.names,
        words=(asked.words - rival) | mine,
        telling=asked.telling - rival,
        direction="",
    )
    for match in known.all(part, ("change",) if changes else ("level",)):
        entity = frozenset(keys(match.figure.value("entity")))
        told = entity if match.figure.row else entity | frozenset(keys(clause(match.found)))
        percent = match.figure.quantity.dimension == "percent"
        if mine <= told and not rival <= told and percent == changes:
            return match
    return None


def _said(asked: Asked, named: tuple[str, str], operands: Sequence[Match], changes: bool) -> Answer | None:
    values = [moved(match) if changes else match.figure.quantity.canonical for match in operands]
    quantities = [match.figure.quantity for match in operands]
    if quantities[0].base != quantities[1].base:
        return None
    order = sorted((0, 1), key=lambda at: (-abs(values[at]) if changes else -values[at], at))
    composer = Composer()
    for at in order:
        composer.say("; " if composer.text else "")
        composer.say(f"{named[at]}: ")
        say(composer, operands[at].found, asked)
    if not changes and values[0] != values[1]:
        high, low = (operands[at] for at in order)
        scale = common_scale(quantities)
        formula = Formula("difference", quantities[0].unit or quantities[1].unit, scale)
        try:
            gap = formula.result([high.figure.quantity, low.figure.quantity])
        except NotComparable:
            return None
        composer.say(". The difference is ")
        composer.derived("computed", number(gap, 7), [high.found, low.found], formula)
        composer.say(unit_words(formula.unit, scale))
    return finished(asked, composer, "comparison", min(match.score for match in operands))


def moved(match: Match) -> Decimal:
    """How far up, or below zero how far down."""
    value = match.figure.quantity.canonical
    return -value if match.figure.direction == "down" else value
