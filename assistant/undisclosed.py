"""Sentences that say that something is not stated: "no figures were given", "the price was not disclosed"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.certainty import about_all_subjects
from assistant.events import share
from assistant.evidence import Reading, following, same_paragraph
from assistant.question import Question
from assistant.sought import NOT_DONE, NOT_STATED

KNOWN = 0.55
"""Of a question's words, rare ones counting more, a sentence that leaves it open has with what stands
before it; set like the limits of `assistant.certainty`."""
OWN = 0.2
"""And by itself, or together with the sentence before it, where an amount is asked for."""
OWN_OF_PROSE = 0.35
"""The same where no amount is asked for."""


def left_open(
    found: Sequence[Reading], question: Question, weights: Mapping[str, float]
) -> tuple[Reading, ...]:
    """The sentence that says that what is asked for is not stated or did not happen, behind the one that it
    leans on; empty when there is none.
    """
    best: tuple[Reading, ...] = ()
    most = 0.0
    least = OWN if question.sought == "quantity" else OWN_OF_PROSE
    for reading in found:
        if not (NOT_STATED.search(reading.text) or NOT_DONE.search(reading.text)) or reading.is_row:
            continue
        before = tuple(one for one in reading.before[-1:] if not one.is_heading and not one.is_row)
        before = before if before and same_paragraph(before[0], reading) else ()
        told = (*before, reading)
        own, pair = share(weights, (reading,)), share(weights, told)
        known = share(weights, told, reading.context_keys)
        if max(own, pair) < least or known < KNOWN or not about_all_subjects(question, told):
            continue
        if own + pair + known > most:
            best, most = (told if pair > own else (reading,)), own + pair + known
    return best


def known_instead(reading: Reading) -> tuple[Reading, ...]:
    """What is stated for another time in the sentence after one that leaves something open."""
    later = following(reading, 1)
    kept = bool(later) and same_paragraph(reading, later[0]) and later[0].states_figure()
    return later if kept and later[0].periods else ()
