"""Amounts behind a list of parts that are of the whole again: "9 t, of which Peru 4 t and Chile 3 t, against
8 t a year before".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.drafts import Draft
from corpus.figures.sentence import Sentence
from corpus.rare import Rare

_ENDS = ("origin", "destination", "place")
_OF_WHICH = Rare(r",? \(?(?:of which|of (?:it|them|that)|including|among (?:them|which))\b")
_PARTS = 2
_AGAIN = re.compile(
    r"\)?(?:,|;)? (?:and )?(?:which )?"
    r"(?:(?:down|up|was )? ?(?:from|against|compared (?:with|to)|versus|vs|after)"
    r"|(?:a|one) (?:week|month|quarter|year) (?:ago|earlier|before|previously),?"
    r"(?: (?:it|they|there) (?:was|were|had been))?"
    r"|(?:last|the previous) (?:week|month|quarter|year),?) (?:about |some )?$"
)
_ONE_OF_TWO = Rare(
    r", the (?P<which>former|first|latter|last|second|last two|last three)(?: of (?:them|these|which))?"
    r" (?P<said>[^,;:.]{3,60})"
)


def of_the_whole(s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give what the whole of a list is compared with the place of the whole, not that of its last part."""
    match = _OF_WHICH.search(s.text)
    if match is None:
        return
    whole = next((one for one in reversed(drafts) if one.amount.quantity.end <= match.start()), None)
    behind = [one for one in drafts if one.amount.quantity.start > match.end()]
    if whole is None or whole.amount.role != "level" or whole.amount.quantity.end < match.start() - 40:
        return
    for number, draft in enumerate(behind[1:], start=1):
        between = s.text[behind[number - 1].amount.quantity.end : draft.amount.quantity.start]
        if draft.amount.role != "level" or not _AGAIN.fullmatch(between):
            continue
        parts = [one for one in behind[:number] if _own_place(one, match.end())]
        if len(parts) < _PARTS:
            return
        for name in _ENDS:
            draft.slots.pop(name, None)
            if name in whole.slots:
                draft.slots[name] = whole.slots[name]
        draft.partner = whole.partner
        return


def _own_place(draft: Draft, at: int) -> bool:
    slots = (draft.slots.get(name) for name in _ENDS)
    return draft.partner is not None or any(slot is not None and slot.start >= at for slot in slots)


_TO_ALL = re.compile(
    r" (?P<way>to|from) (?:all|every) (?:\w+ )?(?:markets?|destinations?|countr(?:y|ies)|buyers?|customers?"
    r"|origins?|sources?|suppliers?)\b"
)


_OF_THE = re.compile(r"\d[\d,.]*(?: [a-z]+){0,2} of the (?:about |some |nearly )?$")
_SHIPPED = re.compile(
    r" (?:(?:that|which) (?:was |were |had been )?)?(?:shipped|exported|sold|sent) (?:from|by|in|out)\b"
)
""" "China took 1.1 t of the 1.6 t shipped from Australia": the second went to others too."""


def of_everyone(s: Sentence, drafts: Sequence[Draft]) -> None:
    """ "584 t to China, out of 702 t to all markets": the second to nobody in particular."""
    for draft in drafts:
        match = _TO_ALL.match(s.text, draft.amount.quantity.end)
        whole = _SHIPPED.match(s.text, draft.amount.quantity.end)
        if match is None and not (whole and _OF_THE.search(s.text[: draft.amount.quantity.start])):
            continue
        end = "origin" if match and match["way"] == "from" else "destination"
        gone = draft.slots.pop(end, None)
        reporter = draft.slots.get("reporter")
        if gone and reporter and reporter.value == gone.value:
            del draft.slots["reporter"]
        draft.total = True


def of_the_latter(s: Sentence, drafts: Sequence[Draft]) -> None:
    """ "Ghana took 3 t and Togo 5 t, the latter all from Peru": nothing of where Ghana's came from."""
    match = _ONE_OF_TWO.search(s.text)
    if match is None:
        return
    before = [one for one in drafts if one.amount.quantity.end <= match.start()]
    first = match["which"] in ("former", "first")
    meant = (
        before[:1]
        if first
        else before[-2:]
        if match["which"] == "last two"
        else before[-3:]
        if match["which"] == "last three"
        else before[-1:]
    )
    start, end = match.span("said")
    for draft in before:
        if draft in meant or len(before) < _PARTS:
            continue
        for name in (*_ENDS, "period"):
            slot = draft.slots.get(name)
            if slot and start <= slot.start < end:
                del draft.slots[name]
