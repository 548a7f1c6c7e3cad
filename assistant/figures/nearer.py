"""Slots read otherwise: a figure may be about what its text names nearer than what it was read to be about.

"Slab zinc is short. Exports of refined zinc were 21,300 t in June. The USA took 8,900 t." A reader that
carries over the wrong good leaves a question about zinc unanswered, though that is named nearer. Where
nothing fits a question, a good or period that a figure takes from further off is exchanged for the one asked
for, if that is named in the sentence it was taken from, or after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.figures.around import NEAR, Found, goods_in
from assistant.figures.asked import Asked
from assistant.figures.fit import misfit
from assistant.figures.goods_fit import ALL_GOODS
from corpus.document import Span
from corpus.figures.calendar import Time, of
from corpus.figures.figure import Slot
from corpus.goods import goods
from corpus.periods import periods
from corpus.sentences import sentences
from corpus.words import keys, name_of, terms

FAR = 3_000
"""What was taken over more characters than this is not given up for something nearer."""
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")


def read_otherwise(
    asked: Asked, found: Found, roles: Collection[str], reason: str | None = None
) -> Found | None:
    """The figure with one slot read otherwise, so that it is what was asked for; None where it cannot be.

    `reason`: the slot in which it is not (`misfit`), where that is known already.
    """
    reason = misfit(asked, found, roles) if reason is None else reason
    if reason == "commodity":
        others = [replace(found.figure, commodity=slot) for slot in _goods(asked, found)]
    elif reason == "period":
        others = [replace(found.figure, period=slot) for slot in _periods(asked, found)]
    else:
        return None
    changed = (replace(found, figure=figure) for figure in others)
    return next((one for one in changed if not misfit(asked, one, roles)), None)


def _goods(asked: Asked, found: Found) -> list[Slot]:
    slot, row = found.figure.commodity, found.figure.row
    if (goods_in(found.sentence) or slot is None) and not row:
        return []
    if slot and slot.value == ALL_GOODS:
        return []  # a report on all trade came back to it after telling of single goods
    since = _since(found, slot)
    named = found.document.text[since.start : since.end]
    titled = row and (slot is None or slot.source in ("title", "heading"))
    title = found.document.title if titled else ""
    mentions = {name_of(term.key): term for term in terms(named)}  # the last of each
    last = mentions.get(slot.value) if slot else None
    words = frozenset(keys(f"{named}\n{title}"))
    held = goods().get(slot.value) if slot else None
    made_of = held.form_of if held else ""  # a text on zinc concentrate names zinc, too
    slots: list[Slot] = []
    for good in asked.goods:
        if good == made_of:
            continue
        if mention := mentions.get(good):
            if last and _SENTENCE_ENDS.search(named, mention.end, last.start):
                continue  # the good it is about was named again after this one
            slots.append(Slot(good, "previous", since.start + mention.start, since.start + mention.end))
        elif good in goods_in(title) or (good not in goods() and set(keys(good)) <= words):
            slots.append(Slot(good, "title" if title else "previous"))
    return slots


def _periods(asked: Asked, found: Found) -> list[Slot]:
    if periods(found.sentence):
        return []
    document, since = found.document, _since(found, found.figure.period)
    wanted = [one for one in asked.times if not one.base]
    slots: list[Slot] = []
    for named in periods(document.text[since.start : since.end], document.published):
        time = None if named.base else of(named.resolved(document.published))
        if time and any(one.accepts(time) for one in wanted) and not _looks_back(time, found):
            slots.append(Slot(time.iso, "previous", since.start + named.start, since.start + named.end))
    return slots


def _looks_back(time: Time, found: Found) -> bool:
    """Whether a time is before the one that a figure was read to be of: "in April it had been 7 t"."""
    return found.time is not None and time.last < found.time.first


def _since(found: Found, slot: Slot | None) -> Span:
    """From the sentence a slot was taken from up to the figure's; nothing where that says it itself."""
    document, end = found.document, found.figure.start
    if slot is not None and not slot.inherited and slot.source != "published":
        return Span(end, end)
    start = max(0, end - NEAR)
    if slot is not None and 0 <= slot.start < end:
        cut = sentences(document, max(0, slot.start - NEAR), slot.end)
        start = cut[-1].start if cut else slot.start
    return Span(start, end) if end - start <= FAR else Span(end, end)
