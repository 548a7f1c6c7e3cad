"""Slots read otherwise: a figure may be about what its text names nearer than what it was read to be about.

"Slab zinc is short. Exports of refined zinc were 21,300 t in June. The USA took 8,900 t." A reader that
carries over the wrong good leaves a question about zinc unanswered, though that is named nearer. Where
nothing fits a question, a good or period that a figure takes from further off is exchanged for the one asked
for, if that is named in the sentence it was taken from, or after it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.figures.around import NEAR, Found, goods_in
from assistant.figures.asked import Asked
from assistant.figures.fit import misfit
from assistant.figures.goods_fit import ALL_GOODS
from corpus.figures.calendar import of
from corpus.figures.figure import Figure, Slot
from corpus.goods import goods
from corpus.periods import periods
from corpus.sentences import sentences
from corpus.words import keys

FAR = 3_000
"""What was taken over more characters than this is not given up for something nearer."""


def read_otherwise(asked: Asked, found: Found, roles: Collection[str]) -> Found | None:
    """The figure with one slot read otherwise, so that it is what was asked for; None where it cannot be."""
    reason = misfit(asked, found, roles)
    if reason == "commodity":
        others = _goods(asked, found)
    elif reason == "period":
        others = _periods(asked, found)
    else:
        return None
    changed = (replace(found, figure=_with(found.figure, reason, value)) for value in others)
    return next((one for one in changed if not misfit(asked, one, roles)), None)


def _with(figure: Figure, name: str, value: str) -> Figure:
    slot = Slot(value, "previous")
    return replace(figure, commodity=slot) if name == "commodity" else replace(figure, period=slot)


def _goods(asked: Asked, found: Found) -> list[str]:
    slot, row = found.figure.commodity, found.figure.row
    if (goods_in(found.sentence) or slot is None) and not row:
        return []
    if slot and slot.value == ALL_GOODS:
        return []  # a report on all trade came back to it after telling of single goods
    named = _named_since(found, slot)
    if row and (slot is None or slot.source in ("title", "heading")):
        named += f"\n{found.document.title}"
    listed, words = goods_in(named), frozenset(keys(named))
    held = goods().get(slot.value) if slot else None
    made_of = held.form_of if held else ""  # a text on zinc concentrate names zinc, too
    return [
        good
        for good in asked.goods
        if good != made_of and (good in listed or (good not in goods() and set(keys(good)) <= words))
    ]


def _periods(asked: Asked, found: Found) -> list[str]:
    if periods(found.sentence):
        return []
    published = found.document.published
    named = periods(_named_since(found, found.figure.period), published)
    times = [of(one.resolved(published)) for one in named if not one.base]
    wanted = [one for one in asked.times if not one.base]
    return [time.iso for time in times if time and any(one.accepts(time) for one in wanted)]


def _named_since(found: Found, slot: Slot | None) -> str:
    """The text from the sentence a slot was taken from up to the figure's; none where it says so itself."""
    document, end = found.document, found.figure.start
    if slot is not None and not slot.inherited and slot.source != "published":
        return ""
    start = max(0, end - NEAR)
    if slot is not None and 0 <= slot.start < end:
        (first, *_) = sentences(document, max(0, slot.start - NEAR), slot.end)[-1:] or (None,)
        start = first.start if first else slot.start
    return document.text[start:end] if end - start <= FAR else ""
