"""Amounts in a bracket right behind the time that is compared with: "5 t, up 9% from May (4 t)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.calendar import Time
from corpus.figures.drafts import Draft, bracket_at
from corpus.figures.figure import Slot
from corpus.figures.sentence import Sentence
from corpus.figures.timing import TimeMention

_ON_YEAR = re.compile(
    r"year[- ]on|year[- ]over|month[- ]on|month[- ]over|week[- ]on|quarter[- ]on|[/-]|annual|\bon ", re.I
)
""" "rose 4% year-on-year (5 t)": how it is measured, and no time that holds 5 t."""

_EARLIER = re.compile(
    r" ?(?:the )?(?:(?:previous|prior|preceding|last) (?P<unit>month|quarter|half|year)"
    r"|(?:a |one )?(?P<ago>month|quarter|year)[ -](?:ago|earlier|before))(?: \w+)?: ?"
)
_SHIFTS = {"month": -1, "quarter": -3, "half": -6, "year": -12}
_LABEL = re.compile(r" ?(?:in )?(?P<year>(?:19|20)\d\d) ?[:=]? ?")


def date_brackets(s: Sentence, drafts: Sequence[Draft], found: Sequence[TimeMention]) -> None:
    """Give such amounts the time before their bracket. Where the sentence has no amount of its own, nobody
    can tell of which of the two times it is: it stays open.
    """
    for draft in drafts:
        if draft.amount.role != "level" or draft.amount.base:
            continue
        if year := _year_in_bracket(s, draft, found):
            _same_months(s, draft, drafts, year)
            continue
        mention = _counted_in_bracket(s, draft) or _before_bracket(s, draft, found)
        if mention is None:
            continue
        draft.slots.pop("period", None)
        draft.time, draft.same, draft.vague = None, None, True
        if not any(_told(s, other, draft) for other in drafts):
            continue
        if isinstance(mention.time, Time):
            draft.time = mention.time
            draft.slots["period"] = Slot(mention.time.iso, "clause", mention.start, mention.end)
        elif mention.shift or mention.year:
            draft.same, draft.vague = mention, False


def _counted_in_bracket(s: Sentence, draft: Draft) -> TimeMention | None:
    """The time of "(previous month: 5 t)", counted from that of the amount before the bracket."""
    start = draft.amount.quantity.start
    opened = bracket_at(s.text, start)
    label = _EARLIER.fullmatch(s.text[opened + 1 : start]) if opened >= 0 else None
    if label is None:
        return None
    return TimeMention(opened + 1, start, None, _SHIFTS[label["unit"] or label["ago"]], True)


def _year_in_bracket(s: Sentence, draft: Draft, found: Sequence[TimeMention]) -> TimeMention | None:
    """The year of "(2024: 5 t)"."""
    opened = bracket_at(s.text, draft.amount.quantity.start)
    label = _LABEL.fullmatch(s.text[opened + 1 : draft.amount.quantity.start]) if opened >= 0 else None
    at = opened + 1 + label.start("year") if label else -1
    return next((one for one in found if one.start == at and one.time), None)


def _same_months(s: Sentence, draft: Draft, drafts: Sequence[Draft], year: TimeMention) -> None:
    """ "It was 4 t from January to July (2024: 5 t)": in the same months of 2024."""
    main = next((other for other in reversed(drafts) if _told(s, other, draft)
                 and other.amount.quantity.end < draft.amount.quantity.start), None)  # fmt: skip
    if main is None or year.time is None or (main.time and main.time.months >= 12):
        return
    number = year.time.first // 12
    if main.time and not main.time.day:
        time = main.time.shifted(12 * (number - main.time.first // 12))
        draft.time = time
        draft.slots["period"] = Slot(time.iso, "clause", year.start, year.end)
    elif main.time is None and not main.vague:
        draft.slots.pop("period", None)
        draft.time, draft.same = None, replace(year, time=None, base=True, year=number)


def _before_bracket(s: Sentence, draft: Draft, found: Sequence[TimeMention]) -> TimeMention | None:
    """The time of comparison right before the bracket that a number opens."""
    start = draft.amount.quantity.start
    opened = bracket_at(s.text, start)
    if opened < 0 or s.text[opened + 1 : start].strip():
        return None
    for mention in found:
        named = s.text[mention.start : mention.end]
        if mention.base and mention.end <= opened and not s.text[mention.end : opened].strip():
            return None if mention.time is None and _ON_YEAR.search(named) else mention
    return None


def _told(s: Sentence, other: Draft, draft: Draft) -> bool:
    """Whether another amount outside of brackets is what the one in the bracket is held against."""
    level = other is not draft and other.amount.role == "level" and not other.amount.base
    alike = other.amount.quantity.dimension == draft.amount.quantity.dimension
    return level and alike and bracket_at(s.text, other.amount.quantity.start) < 0
