"""Runs of months that a text points back to: "For these ten months the bank found a decline"."""

from __future__ import annotations

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.figures.state import State
from corpus.rare import Rare

_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_THESE = Rare(
    rf"\b(?:[Tt]hese|[Tt]hose|(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Aa]fter|[Oo]f) (?:all )?the|The)"
    rf" (?P<count>{'|'.join(_COUNTS)}|\d\d?) months\b"
    r"(?! (?:to|of|ended|ending|through|until|till|before|from|since|earlier|ago|that|when|up|between|prior"
    r"|leading|beginning|starting|in)\b)"
)


def remember_runs(named: Mentions, state: State) -> None:
    """Keep the last run of each length that a text names."""
    for mention in named.times:
        time = mention.time
        if time and not time.day and not mention.base and 1 < time.months <= 12:
            state.runs[time.months] = Slot(time.iso, "previous", mention.start, mention.end)


def of_these_months(s: Sentence, draft: Draft, state: State) -> bool:
    """Date an amount of "these ten months"; whether it is one."""
    match = _THESE.search(s.text)
    if match is None or draft.time or draft.amount.base:
        return False
    count = match["count"]
    slot = state.runs.get(_COUNTS[count] if count in _COUNTS else int(count))
    if slot is None:
        return False
    draft.slots["period"] = slot
    return True
