"""What the documents state instead of what was asked: the same but for one slot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.around import Found
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import SOUND, parts_of
from assistant.figures.fit import misfit
from assistant.figures.matching import Match, matches
from assistant.figures.saying import list_operands
from assistant.figures.wording import Composer

MOST = 3
"""Near misses that are named."""
ORDER = ("words", "destination", "origin", "place", "period")
"""What keeps a figure from answering, nearest first; another partner is nearer than another month."""


def with_near_misses(answer: Answer, asked: Asked, figures: Sequence[Found]) -> Answer:
    """An abstention that also says what is stated: "June shipments to France are not; those to Japan are"."""
    if asked.kind == "text" or not asked.goods or len(parts_of(asked)) > 1:
        return answer
    near = _near(asked, figures)
    if not near:
        return answer
    composer = Composer()
    composer.say(f"{answer.text} They do state: ")
    list_operands(composer, near, asked)
    return replace(
        answer,
        text=composer.text,
        citations=tuple(composer.citations),
        proof=tuple(composer.proof),
        figures=tuple(composer.figures),
    )


def _near(asked: Asked, figures: Sequence[Found]) -> list[Match]:
    by_slot: dict[str, dict[tuple[str, ...], Match]] = {name: {} for name in ORDER}
    for found in figures:
        reason = misfit(asked, found) or "words"
        if reason not in by_slot or not (asked.origins or asked.destinations or asked.places):
            continue
        turned = asked if reason == "words" else _turned(asked, found, reason)
        for match in matches(turned, [found]) if turned else ():
            figure = found.figure
            key = tuple(figure.value(name) for name in (*ORDER[1:], "commodity"))
            held = by_slot[reason].get(key)
            if match.score >= SOUND and (held is None or match.score > held.score):
                by_slot[reason][key] = match
    return next(
        (
            sorted(found.values(), key=lambda match: -match.score)[:MOST]
            for found in (by_slot[name] for name in ORDER)
            if found
        ),
        [],
    )


def _turned(asked: Asked, found: Found, reason: str) -> Asked | None:
    """The question with the figure's own value in the slot that keeps it from fitting."""
    held = found.figure.value(reason)
    if reason == "period":
        return replace(asked, times=(AskedTime(found.time),)) if found.time else None
    if not held:
        return None
    if reason == "destination":
        return replace(asked, destinations=(held,))
    if reason == "origin":
        return replace(asked, origins=(held,))
    return replace(asked, places=(held,))
