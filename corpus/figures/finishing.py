"""The figures of a document made from the drafts of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from corpus.document import Span
from corpus.figures.calendar import Time
from corpus.figures.drafts import EACH, Draft
from corpus.figures.figure import SLOTS, Figure, Slot
from corpus.figures.sentence import Sentence


def slot_moved(slot: Slot, offset: int) -> Slot:
    if slot.start < 0 or offset < 0:
        return slot
    return Slot(slot.value, slot.source, slot.start + offset, slot.end + offset)


def spread(s: Sentence, draft: Draft) -> list[Draft]:
    """A zero for several places or goods is a zero for each of them, "5 t each in May and June" 5 t twice."""
    spread = [draft, *(_in_period(draft, time) for time in draft.also)]
    each = s.lower(draft.amount.last + 1) in EACH
    if not (draft.amount.zero or (each and draft.amount.role == "level")):
        return spread
    for name in ("destination", "origin", "commodity"):
        slot = draft.slots.get(name)
        if slot and "+" in slot.value:
            spread = [
                replace(one, slots={**one.slots, name: replace(slot, value=value)})
                for one in spread
                for value in slot.value.split("+")
            ]
    return spread


def _in_period(draft: Draft, time: Time) -> Draft:
    """The same amount of another period."""
    return replace(draft, slots={**draft.slots, "period": replace(draft.slots["period"], value=time.iso)})


def figure_of(span: Span, draft: Draft) -> Figure:
    amount = draft.amount
    quantity = replace(
        amount.quantity, start=amount.quantity.start + span.start, end=amount.quantity.end + span.start
    )
    if quantity.value < 0 and amount.role in ("change", "difference"):
        quantity = replace(quantity, value=-quantity.value)
    slots: dict[str, Any] = {name: draft.slots[name] for name in SLOTS if name in draft.slots}
    return Figure(
        span.start,
        span.end,
        quantity,
        amount.role,
        amount.direction,
        of=draft.of,
        total=draft.total,
        sole=draft.sole,
        **slots,
    )
