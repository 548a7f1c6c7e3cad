"""Reasons that no word announces: the sentence behind a fact that tells of what stood behind it.

"Exports to Benin fell by half. Mills there needed less." gives a reason without a word for it. Such a
sentence holds no amount and tells no next event: it tells how things were, by a comparison or its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Reading, same_paragraph
from assistant.reason_subjects import ways

BARE = 0.45
"""How plainly such a sentence gives a reason."""
_GOES_ON = re.compile(
    r"\W*(?:it|that|this|these|those|there|they|he|she|all|most|none|no|not|nothing|the (?:rest"
    r"|remainder|latter)"
    r"|neither|both|only|half|some|others?|another|as|of|by|for|so|but|however|still|in (?:the"
    r"|all|total|\w+,)|on"
    r"|at|from|over|to|last|next|since|until|with|a year|one|two|three|nobody|we)\b",
    re.IGNORECASE,
)
"""It opens like one that adds to what was told, or turns to another place or time."""
_NOT_YET = re.compile(
    r"\b(?:will|would|expects?|expected|plans?|planned|due|may|might|could|likely|forecasts?|aims?|intends?)\b"
    r"|\?\W*$|^\W*[\"“]|\b(?:also|meanwhile|instead|data|figures|statistics)\b|\b(?:set out|shown"
    r"|listed|included|counted|recorded"
    r"|compiled|published|released) (?:below|above|in|by|on)\b",
    re.IGNORECASE,
)
"""What may come, what somebody says word for word, what is added, how it was counted."""
_BEHIND = re.compile(
    r"\b(?:(?:more|less|fewer)(?! than)|better|worse|weak|weaker|strong|stronger|poor|poorly|slow"
    r"|slower|tight|scarce|ample"
    r"|too|hardly|barely|enough|short of|dearer|cheaper|longer|still)\b"
    r"|\b(?:was|were|are|is) (?:still |now |already )?\w{3,}ing\b",
    re.IGNORECASE,
)
"""A comparison, or a verb that tells of what went on meanwhile."""
_BEFORE = re.compile(
    r"(?<!that )(?<!which )(?<!who )\bhad (?:\w+ )?(?:\w+(?:ed|en|wn|ght|lt|pt)|led|cut|put|made"
    r"|run|become|gone)\b(?! (?:published|released))",
    re.IGNORECASE,
)
"""A verb that tells of what had been before, which explains also what is told without a change."""
_TRADE = frozenset({"export", "import", "sell", "produc", "stock", "buy", "shipment", "deliver"})
"""Keys of what is counted: a second sentence about the same tells another event."""


def unsaid_reason(reading: Reading, after: Sequence[Reading]) -> int:
    """How many of the sentences after one that tells of a change end with its reason; 0 where none gives it.

    One that only states the amount anew is passed over.
    """
    if not reading.states_figure():
        return 0
    moved = bool(ways(reading.text))
    for count, later in enumerate(after[:2], start=1):
        if not same_paragraph(reading, later):
            return 0
        if _stands_behind(reading, later, moved):
            return count
        if ways(later.text) or not later.states_figure():
            return 0
    return 0


def _stands_behind(reading: Reading, later: Reading, moved: bool) -> bool:
    if later.states_figure() or _GOES_ON.match(later.text) or _NOT_YET.search(later.text):
        return False
    earlier = _BEFORE.search(later.text) or (moved and _BEHIND.search(later.text))
    if _TRADE & reading.keys & later.keys or not earlier:
        return False
    places, goods = later.of_kind("place"), later.of_kind("commodity")
    here = reading.of_kind("place") | reading.context_keys
    other_good = goods and not goods & (reading.keys | reading.context_keys) and _TRADE & later.keys
    return (not places or bool(places & here)) and not other_good


def only_splits(reading: Reading, later: Reading) -> bool:
    """Whether a sentence only says how an amount told before is made up: "India took 5 t of it"."""
    return later.states_figure() and not ways(later.text) and same_paragraph(reading, later)
