"""Amounts that stand in a bracket with nothing to say of when they are: "5.1 million tonnes (4.6)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.drafts import Draft, bracket_at
from corpus.figures.sentence import Sentence
from corpus.figures.timing import TimeMention
from corpus.numerals import MONTH
from corpus.rare import Rare

_CONVENTION = Rare(
    r"\b(?:in|within) (?:brackets|parenthes[ei]s)[^.;:\n]{0,60}?\b(?:"
    r"(?P<year>(?:same|corresponding|comparable|like) (?:month|months|period|periods|date|quarter|week|day)s?"
    r" (?:of|in|on|a|one|the)? ?(?:the )?(?:(?:last|previous|preceding|prior) (?:\w+ )?(?:year|season)"
    r"|year (?:ago|earlier|before))"
    r"|(?:a|one|the) year (?:ago|earlier|before)|(?:last|the previous|the preceding) (?:year|season)"
    r"|twelve months (?:ago|earlier|before))"
    r"|(?P<month>(?:a|one|the) month (?:ago|earlier|before)|(?:last|the previous|the preceding|the prior)"
    r" month))",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\)|[,;] ")
_OPENS = re.compile(rf"(?: (?:{MONTH}|(?:19|20)\d\d|[a-z-]+)){{0,8}} ?\(")
_TAKEN = ("measure", "flow", "commodity", "origin", "destination", "place", "entity", "status")


def bracket_shift(text: str) -> int:
    """How many months before the amount in front of it a bare bracket lies, where the text explains its
    brackets ("figures in brackets are those of the previous year"); 0 where it does not.
    """
    told = _CONVENTION.search(text)
    return 0 if told is None else -12 if told["year"] else -1


def compare_in_brackets(s: Sentence, drafts: Sequence[Draft], shift: int) -> None:
    """Let a bare number behind an amount of its unit only be compared with it: never of the same time."""
    for number, draft in enumerate(drafts):
        main = drafts[number - 1] if number else None
        if main is None or not _stands_bare(s, main, draft):
            continue
        if not shift and _like_one_before(s, drafts[: number - 1], draft):
            continue  # dated like a bracket before it: "(May: 5 t) and 4 t (3 t)"
        draft.slots = {name: main.slots[name] for name in _TAKEN if name in main.slots}
        draft.partner, draft.act, draft.label = main.partner, main.act, main.label
        draft.time, draft.vague = None, not shift
        if shift:
            opened = bracket_at(s.text, draft.amount.quantity.start)
            counted = TimeMention(opened, opened + 1, None, shift, True)
            draft.same = counted
            if main.time:
                draft.time = main.time.shifted(shift)
                draft.put("period", draft.time.iso, "clause", opened, opened + 1)
        else:
            draft.amount = replace(draft.amount, base=True)


def _like_one_before(s: Sentence, before: Sequence[Draft], draft: Draft) -> bool:
    """Whether a bracket before this one says when its number is."""
    said = [one for one in before if bracket_at(s.text, one.amount.quantity.start) >= 0]
    return draft.time is not None and any(one.time == draft.time for one in said)


def _stands_bare(s: Sentence, main: Draft, draft: Draft) -> bool:
    """Whether a bracket behind another amount of the unit opens with a number and no word."""
    left, right = main.amount.quantity, draft.amount.quantity
    if not _OPENS.fullmatch(s.text, left.end, right.start):
        return False
    levels = main.amount.role == draft.amount.role == "level" and not draft.amount.base
    alike = bool(left.unit) and left.unit == right.unit and left.value != right.value
    return levels and alike and _CLOSES.match(s.text, right.end) is not None
