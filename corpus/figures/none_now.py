"""Buyers that took nothing, told with what they took before: "Peru, which had taken 5 t in May, none"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.figures.stated import NONE_NOW

_OPEN = ("origin", "destination", "place", "flow", "measure")


def none_now(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> None:
    """Leave it to the flow told of before which end of it the place is: the verb between the commas is of
    another month. The zero is not of that month either.
    """
    zero = next((one for one in drafts if one.amount.zero), None)
    entry = NONE_NOW.search(s.text[: zero.amount.quantity.start]) if zero else None
    if zero is None or entry is None:
        return
    inside = [one for one in drafts if entry.start() <= one.amount.quantity.start]
    place = next((one for one in named.places if s.words[one.index].start == entry.start("name")), None)
    if place is None:
        return
    word = s.words[place.index]
    for draft in inside:
        for name in _OPEN:
            draft.slots.pop(name, None)
        draft.partner, draft.act = Slot(place.name, "clause", word.start, word.end), False
    zero.slots.pop("period", None)
    zero.time, zero.same, zero.vague = None, None, False
