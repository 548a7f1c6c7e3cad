"""A part that a question names by its kind, beside the whole: "what share of chip exports was memory?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from corpus.words import keys

BEFORE = 30
"""Characters before the name of a good in which the word for its kind stands: "specialty coffee"."""
_ALIKE = ("origin", "destination", "place", "period", "measure", "status")
_OF_WHICH = re.compile(
    r"\bof (?:which|that|this|these|those|them)\b|\bincluding\b|\bamong (?:which|them)\b", re.I
)


def kind_within(asked: Asked, known: Known) -> tuple[list[Match], Match] | None:
    """The amount of a kind that only a word of the question names, and that of the whole good."""
    if len(asked.goods) != 1 or not asked.words or asked.names:
        return None
    found = known.all(_open(asked))
    parts = [match for match in found if asked.words <= _own_name(match.found)]
    if not parts or len({(part.figure.quantity.canonical, part.figure.quantity.base) for part in parts}) > 1:
        return None
    wholes = [match for match in found if _whole_of(parts[0], match, asked.goods[0])]
    if not wholes:
        return None
    whole = max(wholes, key=lambda match: match.figure.quantity.canonical)
    return ([parts[0]], whole) if whole.score >= wholes[0].score - 1 else None


def part_of_group(asked: Asked, known: Known) -> tuple[list[Match], Match] | None:
    """The amount of the good, and that of a group which it is told to be a part of in the same sentence:
    "metal exports were worth $3 billion, of which copper made up $2 billion".
    """
    if len(asked.goods) != 1 or not asked.telling or asked.names:
        return None
    part = known.best(_open(asked))
    if part is None:
        return None
    text, number = part.found.document.text, part.figure.quantity
    for whole in known.figures:
        figure = whole.figure
        same = figure.start == part.figure.start and whole.document.id == part.found.document.id
        if not same or figure.role != "level" or figure.quantity.end > number.start:
            continue
        leading, between = (
            text[figure.start : figure.quantity.start],
            text[figure.quantity.end : number.start],
        )
        named = asked.telling <= frozenset(keys(leading + " " + between.split(",")[0]))
        if named and _OF_WHICH.search(between) and figure.quantity.base == number.base:
            return [part], Match(_unnamed(whole), part.score)
    return None


def _unnamed(whole: Found) -> Found:
    """A group without the name of the good before it, which it does not have itself."""
    slot = whole.figure.slot("commodity")
    if slot is None or not slot.inherited:
        return whole
    return replace(whole, figure=replace(whole.figure, commodity=None))


def _open(asked: Asked) -> Asked:
    return replace(asked, kind="lookup", percent=False, words=frozenset(), telling=frozenset())


def _own_name(found: Found) -> frozenset[str]:
    """The words of the name of a figure's good where its sentence names it, and of what stands before it."""
    slot = found.figure.slot("commodity")
    if slot is None or slot.inherited or slot.start < 0:
        return frozenset()
    text = found.document.text
    before = re.split(r"[\d,;.()]", text[max(found.figure.start, slot.start - BEFORE) : slot.start])[-1]
    words = re.findall(
        r"[\w'-]+", before + text[slot.start : slot.end]
    )  # one by one: "fragrant rice" has a key
    return frozenset(key for word in words for key in keys(word))


def _whole_of(part: Match, match: Match, good: str) -> bool:
    """Whether an amount is that of the whole good: same text, ends and period, and larger."""
    left, right = part.figure, match.figure
    return (
        right.value("commodity") == good
        and part.found.document.id == match.found.document.id
        and all(left.value(name) == right.value(name) for name in _ALIKE)
        and left.quantity.base == right.quantity.base
        and right.quantity.canonical > left.quantity.canonical
    )
