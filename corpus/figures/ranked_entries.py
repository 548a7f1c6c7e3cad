"""Names one after the other, each beside its number: "after it came France, 51 t, Japan, 31 t"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence

_NAME = (
    r"(?:the )?(?P<name>[A-Z][\w&.'’-]*(?: (?:(?:of|and|the|de|do|da|d')(?= [A-Z]) )?[A-Z][\w&.'’-]*){0,4})"
    r"(?: \([A-Z]{2,6}\))?"
)
_BESIDE = r"(?: \(|, (?:with |at )?| with | at |: ? )(?:about |around |some |nearly |just |over |only )*$"
_ENTRY = re.compile(rf"(?:^|[\s(]){_NAME}{_BESIDE}")
_NEXT = re.compile(
    r"(?:[^,;()]{0,16}\))?(?:,|;)?(?: (?:and|then|plus|followed by|ahead of|while|with))*(?:,)? "
    rf"{_NAME}{_BESIDE}"
)
_LINK = re.compile(
    r"\b(?:followed by|ahead of|(?:after|behind) (?:it|that|this|them|these|him|which)"
    r"(?:,)?(?: (?:came|come|comes|were|was|are|is|followed|ranked))?"
    r"|(?:then|next)(?: (?:came|come|comes|were|was))?"
    r"|(?:next|second) (?:came|come|comes|were|was)) $",
    re.IGNORECASE,
)
""" "followed by", "after it came", "then": the same end of the flow as of the place told before."""
_ENDS = ("destination", "origin", "place")
_END_OF = {"destination": "destination", "origin": "origin", "inside": "place"}
FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    draft: Draft
    start: int
    end: int
    place: PlaceMention | None
    name: str


def ranked_entries(s: Sentence, drafts: Sequence[Draft], named: Mentions, offset: int) -> None:
    """Give every number of a run the name right before it, and what else the first number of it has.

    `offset`: where the sentence begins in its document.
    """
    for head, run in _runs(s, drafts, named):
        if all(entry.place for entry in run):
            _give_places(s, head, run, named, offset)
        elif not any(entry.place and entry.place.bound for entry in run):
            _give_names(run, offset)


def _runs(
    s: Sentence, drafts: Sequence[Draft], named: Mentions
) -> Iterator[tuple[Draft | None, list[_Entry]]]:
    """Each run of entries, and the number before it where words go on from that one."""
    levels = [one for one in drafts if one.amount.role == "level" and not one.amount.base]
    at = 0
    while at < len(levels):
        before = levels[at - 1].amount.quantity.end if at else 0
        first = _ENTRY.search(s.text[before : levels[at].amount.quantity.start])
        if first is None:
            at += 1
            continue
        run = [_entry(s, levels[at], before + first.start("name"), before + first.end("name"), named)]
        linked = at > 0 and _LINK.search(s.text[: run[0].start].removesuffix("the ")) is not None
        last = at
        while last + 1 < len(levels):
            end = levels[last].amount.quantity.end
            match = _NEXT.fullmatch(s.text[end : levels[last + 1].amount.quantity.start])
            if match is None:
                break
            last += 1
            run.append(_entry(s, levels[last], end + match.start("name"), end + match.end("name"), named))
        if len(run) >= FEWEST:
            yield (levels[at - 1] if linked else None), run
        at = last + 1


def _entry(s: Sentence, draft: Draft, start: int, end: int, named: Mentions) -> _Entry:
    inside = [one for one in named.places if start <= s.words[one.index].start < end]
    return _Entry(draft, start, end, inside[0] if len(inside) == 1 else None, s.text[start:end])


def _give_places(
    s: Sentence, head: Draft | None, run: Sequence[_Entry], named: Mentions, offset: int
) -> None:
    end = _end_by_head(s, head, run, named) if head else _end_by_most(run)
    if not end:
        return
    lead = _lead(s, head, run, end, named, offset)
    for entry in run:
        assert entry.place is not None
        draft = entry.draft
        for name in (*_ENDS, "flow", "reporter", "measure", "commodity", "period"):
            if name == end or name not in lead.slots:
                continue
            if name in ("commodity", "period") and name in draft.slots:
                continue
            draft.slots[name] = lead.slots[name]
        for name in _ENDS:
            if name not in lead.slots:
                draft.slots.pop(name, None)
        held = lead.slots.get("reporter")
        if held and end in lead.slots and held.value == lead.slots[end].value:
            draft.slots["reporter"] = replace(held, value=entry.place.name)
        draft.slots[end] = Slot(entry.place.name, "clause", entry.start + offset, entry.end + offset)
        draft.slots.pop("entity", None)


def _end_by_head(s: Sentence, head: Draft, run: Sequence[_Entry], named: Mentions) -> str:
    """The end of the place that was told last before the run."""
    before = [one for one in named.places if s.words[one.index].start < run[0].start and one.bound]
    before = [one for one in before if one.index < s.index_at(run[0].start)]
    if len(before) > 1 and s.lower(before[-1].index - 1) == "of":
        before.pop()  # "Spain took most of Peruvian zinc with 5 t, followed by Japan (3 t)": one more buyer
    role = _END_OF.get(before[-1].role, "") if before else ""
    return role if role and head.amount.quantity.dimension == run[0].draft.amount.quantity.dimension else ""


def _end_by_most(run: Sequence[_Entry]) -> str:
    """The end that most entries have of their own place, where the others have that of a neighbour."""
    counted: Counter[str] = Counter()
    for entry in run:
        for end in _ENDS:
            slot = entry.draft.slots.get(end)
            counted[end] += bool(slot and entry.place and slot.value == entry.place.name)
    end, count = counted.most_common(1)[0]
    names = {entry.place.name for entry in run if entry.place}
    crossed = any(_held(entry.draft, other) in names for entry in run for other in _ENDS if other != end)
    return end if count * 2 >= len(run) and (count < len(run) or crossed) else ""


def _lead(
    s: Sentence, head: Draft | None, run: Sequence[_Entry], end: str, named: Mentions, offset: int
) -> Draft:
    """The draft whose other slots the run shares; its own place set right where the run's was taken."""
    if head is None:
        names = {one.place.name for one in run if one.place}
        told = (
            one.draft for one in run
            if one.place and _held(one.draft, end) == one.place.name
            and not any(_held(one.draft, other) in names for other in _ENDS if other != end)
        )  # fmt: skip
        return next(told, run[0].draft)
    own = [
        one for one in named.places
        if one.bound and _END_OF.get(one.role) == end and s.words[one.index].start < run[0].start
    ]  # fmt: skip
    first = run[0].place
    if own and first and _held(head, end) == first.name and own[-1].name != first.name:
        word = s.words[own[-1].index]
        head.slots[end] = Slot(own[-1].name, "clause", word.start + offset, word.end + offset)
    return head


def _give_names(run: Sequence[_Entry], offset: int) -> None:
    """ "Antamina (443 t), Las Bambas (329 t)": what firms or mines made, none of it the neighbour's."""
    names = {entry.place.name for entry in run if entry.place}
    for entry in run:
        for end in _ENDS:
            if _held(entry.draft, end) in names:
                entry.draft.slots.pop(end)
        entry.draft.slots["entity"] = Slot(entry.name, "clause", entry.start + offset, entry.end + offset)


def _held(draft: Draft, name: str) -> str:
    return draft.slots[name].value if name in draft.slots else ""
