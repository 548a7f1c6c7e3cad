"""From a question to an answer that rests on figures, or None where figures do not answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.changes import change_of
from assistant.figures.choosing import Known
from assistant.figures.comparing import comparison_of, difference_of
from assistant.figures.lookup import looked_up
from assistant.figures.premises import corrected
from assistant.figures.ranking import ranking_of
from assistant.figures.shares import share_of
from assistant.figures.sums import missing_total, total_of


def answer(asked: Asked, figures: Sequence[Found]) -> Answer | None:
    """Answer a question from figures; None when it asks for no figure or none fits.

    A question of two parts ("..., and what was its price?") is answered in two parts, or not at all.
    """
    if asked.then is None:
        return _single(asked, figures)
    first, second = _single(replace(asked, then=None), figures), _single(asked.then, figures)
    if first is None or second is None:
        return first
    return first if second.figures == first.figures else _together(first, second)


def _single(asked: Asked, figures: Sequence[Found]) -> Answer | None:
    known = Known(figures)
    handlers: dict[str, Callable[[Asked, Known], Answer | None]] = {
        "lookup": _stated,
        "trend": _stated,
        "sum": total_of,
        "share": share_of,
        "change": change_of,
        "difference": difference_of,
        "comparison": comparison_of,
        "ranking": ranking_of,
    }
    if asked.kind == "text":
        return corrected(asked, known)
    handler = handlers.get(asked.kind)
    if handler is None or not (asked.goods or asked.names or asked.words):
        return None
    return handler(asked, known)


def _together(first: Answer, second: Answer) -> Answer:
    """Two answers as one; the citations of the second follow those of the first."""
    moved = len(first.citations)
    mark = re.compile(r"\[(\d+)\]")
    text, offset = "", len(first.text) + 2
    proof = list(first.proof)
    at = 0
    shifts: list[tuple[int, int]] = []
    for match in mark.finditer(second.text):
        if not 0 < int(match[1]) <= len(second.citations):
            continue
        text += second.text[at : match.start()] + f"[{int(match[1]) + moved}]"
        at = match.end()
        shifts.append((match.end(), len(text) - match.end()))
    text += second.text[at:]
    for one in second.proof:
        shift = next((by for end, by in reversed(shifts) if end <= one.start), 0) + offset
        citations = tuple(number + moved for number in one.citations)
        proof.append(
            replace(
                one,
                start=one.start + shift,
                end=one.end + shift,
                citation=one.citation + moved,
                citations=citations,
            )
        )
    return replace(
        first,
        text=f"{first.text}\n\n{text}",
        citations=first.citations + second.citations,
        proof=tuple(proof),
        figures=first.figures + second.figures,
        confidence=min(first.confidence, second.confidence),
    )


def _stated(asked: Asked, known: Known) -> Answer | None:
    """The figure itself, else the share that a percentage asks for, else the months that make it up."""
    found = looked_up(asked, known)
    if found is None and asked.measure == "trade" and asked.percent:
        found = share_of(asked, known)
    return found or missing_total(asked, known)
