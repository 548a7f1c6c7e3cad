"""What a rate, price or amount was before it was moved: "the levy before it was raised in October"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.lookup import looked_up

_BEFORE_MOVE = re.compile(
    r"\bbefore (?:it|they|this|that|these|those|the (?:[\w-]+ ){1,4}?)"
    r"(?: ?(?:was|were|is|are|got|had been|went)){1,2} (?:(?:then|last|finally|sharply) )?"
    r"(?:raised|lifted|hiked|increased|doubled|tripled|halved|cut|lowered|reduced|changed|adjusted|scrapped"
    r"|abolished|up|down|to)\b",
    re.IGNORECASE,
)
_CAME_FROM = re.compile(r"\bfrom (?:about |some |just |only |around |nearly |a rate of )?$", re.IGNORECASE)


def asks_before_move(asked: Asked) -> bool:
    """Whether the question asks for what something was moved from, and not what it was moved to."""
    return _BEFORE_MOVE.search(asked.text) is not None


def before_move(asked: Asked, known: Known) -> Answer | None:
    """What the sentence of the later amount says that it moved from; None where none says so."""
    moved = {(match.found.document.id, match.figure.start) for match in known.all(asked)}
    told = [
        found
        for found in known.figures
        if (found.document.id, found.figure.start) in moved
        and _CAME_FROM.search(found.document.text[found.figure.start : found.figure.quantity.start])
    ]
    return looked_up(replace(asked, times=()), Known(told))
