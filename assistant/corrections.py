"""A question put right by the one after it: "no, I meant July", "sorry, germanium", "July, not June".

What is named takes the place of the same kind in the question before, whose words stay: the mended question
is then read like one that was asked so from the start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.periods import Period, periods
from corpus.words import Term, terms

LONGEST = 8
"""Words of what is put right; more is a question of its own."""
Kind = Literal["period", "place", "commodity", "flow", "measure"]

_SORRY = re.compile(
    r"^\W*(?:(?:no|nope|nah)(?=\s*[,.;:!–—-]|\s+i\s+mean|\s+sorry|\s+wait)"
    r"|(?:i'?m |i am )?sorry|wait|oops|pardon(?: me)?"
    r"|my (?:mistake|bad)|correction|actually|excuse me)\b[\s,.;:!–—-]*",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^(?:(?:what )?i (?:actually |really )?(?:mean|meant|wanted|was asking (?:for|about))(?: was)?"
    r"|(?:it|that) should (?:be|have been)|i should have said|make (?:that|it)|rather)\b[\s,:]*",
    re.IGNORECASE,
)
_MEANT_LAST = re.compile(r"[\s,;–—-]+(?:i meant?|instead|rather|please)\W*$", re.IGNORECASE)
_NOT_BUT = re.compile(r"^not (?P<wrong>.+?),? but (?P<right>.+)$", re.IGNORECASE)
_NOT = re.compile(r"^(?P<right>.+?),? (?:and not|not|instead of|rather than) (?P<wrong>.+)$", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:how|what|which|who|whose|when|where|why|did|does|do|is|are|was|were|has|have|can|could|will|and)\b",
    re.IGNORECASE,
)
_FLOW = re.compile(r"\b(?:re-?)?(?P<way>ex|im)port(?P<rest>s|ed|ing|ers?|ations?)?\b", re.IGNORECASE)
_ROLE = re.compile(r"\b(?P<role>to|into|from|out of|by|in)\s+(?:the\s+)?$", re.IGNORECASE)
_ROLES = {"into": "to", "out of": "from"}
_LEADS: dict[Kind, str] = {"period": "in", "commodity": "of", "place": "for"}
"""How a slot is added to a question that has none of its kind; of the other kinds it is a question itself."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was meant, and, where it was said, what was not meant."""

    right: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A part of a question that can be put right. `role`: the word before a place that says which it is."""

    kind: Kind
    start: int
    end: int
    role: str = ""
    period: Period | None = None


def correction(text: str) -> Correction | None:
    """What a text puts right, None when it is a question of its own."""
    plain = " ".join(text.split())
    rest, apologies = _SORRY.subn("", plain)
    while (again := _SORRY.sub("", rest)) != rest:
        rest = again
    rest, said = _MEANT.subn("", rest)
    rest, said_last = _MEANT_LAST.subn("", rest)
    rest = rest.strip(" ?!.,;:")
    match = _NOT_BUT.match(rest) or _NOT.match(rest)
    if match and (apologies or said or said_last or _alike(match["right"], match["wrong"])):
        found = Correction(match["right"], match["wrong"])
    elif apologies or said or said_last:
        found = Correction(rest)
    else:
        return None
    if not found.right or len(rest.split()) > LONGEST or _ASKS.search(rest) or not _slots(found.right):
        return None
    return found


def _alike(right: str, wrong: str) -> bool:
    """Whether two phrases name the same kind of thing: "July, not June"."""
    kinds = [slot.kind for slot in _slots(right)]
    return bool(kinds) and kinds == [slot.kind for slot in _slots(wrong)]


def without_apology(text: str) -> str:
    """A question without the "no," or "sorry," in front of it."""
    rest = " ".join(text.split())
    while (again := _SORRY.sub("", rest)) != rest:
        rest = again
    return rest or text


def corrected(questions: Sequence[str], found: Correction) -> tuple[str, ...]:
    """The questions with what was meant in the place of the same kind, in the last of them that has one.

    What none of them has is added to the last one, or is a question that leans on it. `questions` are those
    that lean on each other, the oldest first, not empty.
    """
    mended = list(questions)
    left: list[_Slot] = []
    for slot in reversed(_slots(found.right)):
        for at in range(len(mended) - 1, -1, -1):
            place = _same(mended[at], slot, found)
            if place is not None:
                mended[at] = _put(mended[at], place, found.right, slot)
                break
        else:
            left.insert(0, slot)
    added = " ".join(_phrase(found.right, slot) for slot in left if slot.kind in _LEADS)
    if added:
        mended[-1] = f"{mended[-1].rstrip(' ?.!')} {added}?"
    others = [found.right[slot.start : slot.end] for slot in left if slot.kind not in _LEADS]
    return (*mended, *(f"And {other}?" for other in others))


def _slots(text: str) -> list[_Slot]:
    """The slots of a text in order; names side by side ("steel scrap") are one."""
    dated = periods(text) or tuple(_lower_months(text))
    found = [_Slot("period", one.start, one.end, period=one) for one in dated]
    found += [_Slot("flow", *match.span()) for match in _FLOW.finditer(text)]
    free = [
        term
        for term in terms(text)
        if term.kind and not any(one.start < term.end and term.start < one.end for one in found)
    ]
    found += [_slot(text, run) for run in _runs(text, free)]
    return sorted(found, key=lambda slot: slot.start)


def _lower_months(text: str) -> list[Period]:
    """ "may" and "march" alone are months where a period is put right."""
    return [
        Period(found.start, found.end, found.first, found.months, found.open)
        for found in periods(text.title())
        if text.lower().strip(" ?.!") in ("may", "march")
    ]


def _runs(text: str, found: Sequence[Term]) -> list[list[Term]]:
    runs: list[list[Term]] = []
    for term in found:
        last = runs[-1][-1] if runs else None
        beside = last and last.kind == term.kind == "commodity" and text[last.end : term.start] in (" ", "-")
        if beside:
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def _slot(text: str, run: Sequence[Term]) -> _Slot:
    first, last = run[0], run[-1]
    kind: Kind = first.kind or "measure"
    match = _ROLE.search(text[: first.start]) if kind == "place" else None
    role = match["role"].lower() if match else ""
    return _Slot(kind, first.start, last.end, _ROLES.get(role, role))


def _same(question: str, slot: _Slot, found: Correction) -> _Slot | None:
    """The slot of a question that is put right: the one said to be wrong, of that role, or the last."""
    same = [one for one in _slots(question) if one.kind == slot.kind]
    if found.wrong:
        wrong = {term.key for term in terms(found.wrong)}
        meant = [one for one in same if wrong & {term.key for term in terms(question[one.start : one.end])}]
        same = meant or same
    elif slot.role:
        same = [one for one in same if one.role in (slot.role, "")] or same
        same = [one for one in same if one.role == slot.role] or same
    return same[-1] if same else None


def _put(question: str, place: _Slot, right: str, slot: _Slot) -> str:
    old, new = question[place.start : place.end], right[slot.start : slot.end]
    if slot.kind == "flow":
        return _turned(question, _FLOW.fullmatch(new))
    if slot.period and place.period:
        new = _dated(old, new, place.period, slot.period)
    if old.endswith(("'s", "’s")) and not new.endswith(("'s", "’s")):
        new += old[-2:]
    before = question[: place.start]
    if slot.role and place.role and slot.role != place.role:
        before = _ROLE.sub(f"{slot.role} ", before)
    return before + new + question[place.end :]


def _dated(old: str, new: str, was: Period, now: Period) -> str:
    """ "July" for "June 2025" is July 2025, and "2024" for it June 2024."""
    year = _YEAR.search(old)
    if year is None:
        return old + f" {new}" if was.open and now.months == 12 and not now.open and was.months < 12 else new
    if now.open and was.months < 12:
        return f"{new} {year.group()}"
    if now.months == 12 and was.months < 12 and _YEAR.fullmatch(new.strip()):
        return old[: year.start()] + new + old[year.end() :]
    return new


def turned(question: str, flow: str) -> str:
    """The question about that flow, "export" or "import": "exports to Japan" are "imports from Japan".

    One without a word of either flow stays as it is.
    """
    return _turned(question, _FLOW.fullmatch(flow))


def _turned(question: str, new: re.Match[str] | None) -> str:
    way = new["way"].lower() if new else ""
    told = next((match["way"].lower() for match in _FLOW.finditer(question)), way)
    if way == told:
        return question

    def turn(match: re.Match[str]) -> str:
        start = match.start("way") - match.start()
        written = match.group()
        other = way.capitalize() if written[start].isupper() else way
        return written[:start] + other + written[start + 2 :]

    first = next(_FLOW.finditer(question))
    turned = _FLOW.sub(turn, question)
    swap = {"to": "from", "from": "to"}
    places = [slot for slot in _slots(turned) if slot.kind == "place" and slot.start > first.start()]
    for slot in reversed(places):
        if slot.role in swap:
            before = _ROLE.sub(f"{swap[slot.role]} ", turned[: slot.start])
            turned = before + turned[slot.start :]
    return turned


def _phrase(right: str, slot: _Slot) -> str:
    """What was meant as it is added to a question that has nothing of its kind."""
    words = right[slot.start : slot.end]
    if slot.kind == "place" and slot.role:
        return f"{slot.role} {words}"
    return f"{_LEADS[slot.kind]} {words}"
