"""How a question was read: which slots it has, and whether its own words, the conversation or the documents
say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.figures.asked import Asked, AskedTime, End, Kind, ends_of, with_ends
from assistant.time_words import time_label, time_of, time_value
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.goods import goods
from corpus.words import terms

Said = Literal["question", "conversation", "documents"]
SlotName = Literal[
    "commodity", "measure", "basis", "flow", "origin", "destination", "place", "excluded", "entity",
    "period", "base", "status", "unit",
]  # fmt: skip
ORDER: tuple[SlotName, ...] = (
    *("commodity", "measure", "basis", "flow", "origin", "destination", "place", "excluded", "entity"),
    *("period", "base", "status", "unit"),
)
_MEASURES = {"stock": "stocks", "reserve": "reserves"}
_FROM_FIGURES: tuple[SlotName, ...] = ("commodity", "flow", "origin", "destination", "place", "entity")
_FLOWING: tuple[End, ...] = ("origin", "destination")
_ABOUT = frozenset({"commodity", "flow", "origin", "destination", "place", "entity", "period"})
_PLACED = frozenset({"production", "stock", "consumption", "price", "capacity", "reserve", "area", "quota"})
"""Measures of something at a place, which go from nowhere to nowhere."""
_INNER_CAPITAL = re.compile(r"\w[A-Z]")
_WITHIN_NAME = re.compile(r" (?:(?:of|the|for|and|&|de) )*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class ReadSlot:
    """One thing that was read from a question.

    `value` is what figures have in that slot ("2025-06", "Japan", "kg"; "--06" is a June of an open year),
    `label` the same for a reader ("June 2025"). `said`: by the words of the question, by an earlier question
    of the conversation, or by the documents, where the question left it open.
    """

    name: SlotName
    value: str
    label: str
    said: Said = "question"

    def to_dict(self) -> dict[str, str]:
        """The slot as JSON values."""
        return {"name": self.name, "value": self.value, "label": self.label, "said": self.said}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question was read. `kind`: what was asked for, "text" where that is no figure.

    Several slots of one name are several values that were asked for ("Japan and Germany").
    """

    kind: Kind
    slots: tuple[ReadSlot, ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """What was read for a slot, empty where it is open."""
        return tuple(slot.value for slot in self.slots if slot.name == name)

    @property
    def single(self) -> dict[str, str]:
        """The slots of one value each, by name."""
        return {slot.name: slot.value for slot in self.slots if len(self.values(slot.name)) == 1}

    def carried(self) -> Reading:
        """The reading of a question that only goes on about an earlier answer."""
        slots = (
            replace(slot, said="conversation") if slot.said == "question" else slot for slot in self.slots
        )
        return replace(self, slots=tuple(slots))

    def to_dict(self) -> dict[str, Any]:
        """The reading as JSON values."""
        return {"kind": self.kind, "slots": [slot.to_dict() for slot in self.slots]}


def reading_of(asked: Asked, own: Asked, question: str, figures: Sequence[Figure]) -> Reading:
    """The reading of a question.

    `asked`: the question completed from the conversation, `own`: its own words alone. `figures`: those that
    its answer rests on; none for an abstention, which then says what was looked for.
    """
    asked = taken(asked, figures)
    final = settled(asked, figures)
    typed = {(slot.name, slot.value) for one in _all_of(own) for slot in _slots(one, question)}
    whole = {(slot.name, slot.value) for one in _all_of(asked) for slot in _slots(one, question)}
    loose = {name for one in _all_of(own) for name in one.places}
    carried = {name for one in _all_of(asked) for name in one.places}
    slots = [
        _with_origin(slot, typed, whole, loose, carried)
        for one in _all_of(final)
        for slot in _slots(one, question)
    ]
    slots += _agreed(final, figures, {slot.name for slot in slots})
    unique = dict.fromkeys(slots)
    return Reading(asked.kind, tuple(sorted(unique, key=lambda slot: ORDER.index(slot.name))))


def _all_of(asked: Asked) -> tuple[Asked, ...]:
    """Both questions that were asked in one breath."""
    return (asked,) if asked.then is None else (asked, asked.then)


def _with_origin(
    slot: ReadSlot,
    typed: set[tuple[SlotName, str]],
    whole: set[tuple[SlotName, str]],
    loose: Iterable[str],
    carried: Iterable[str],
) -> ReadSlot:
    key = (slot.name, slot.value)
    ends = slot.name in ("origin", "destination", "place")
    if key in typed or (ends and slot.value in loose):
        return slot
    if ends and any((name, slot.value) in typed for name in ("origin", "destination", "place")):
        return slot  # the conversation only says which end of the flow it is
    dated = time_of(slot.value) if slot.name in ("period", "base") else None
    if (
        dated
        and key in whole
        and any(name == slot.name and _same_months(dated, value) for name, value in typed)
    ):
        return slot  # the conversation only says of which year
    if key in whole or (ends and slot.value in carried):
        return replace(slot, said="conversation")
    return replace(slot, said="documents")


def _slots(asked: Asked, question: str) -> list[ReadSlot]:
    """What a question says, as slots; where no figure is asked for, those that tell what it is about."""
    found = _all_slots(asked, question)
    return [slot for slot in found if slot.name in _ABOUT] if asked.kind == "text" else found


def _all_slots(asked: Asked, question: str) -> list[ReadSlot]:
    found = [ReadSlot("commodity", good, good_label(good, question)) for good in asked.goods]
    if asked.measure not in ("", "trade", "other"):
        found.append(ReadSlot("measure", asked.measure, _MEASURES.get(asked.measure, asked.measure)))
    elif asked.money or (asked.money is False and asked.unit is None):
        value, label = ("value", "trade value") if asked.money else ("quantity", "quantity")
        found.append(ReadSlot("basis", value, label))
    if asked.flow:
        found.append(ReadSlot("flow", asked.flow, asked.flow))
    found += [ReadSlot("origin", one, one) for one in asked.origins]
    found += [ReadSlot("destination", one, one) for one in asked.destinations]
    found += [ReadSlot("place", one, one) for one in asked.places]
    found += [ReadSlot("excluded", one, one) for one in asked.excluded]
    if name := _name(asked, question):
        found.append(ReadSlot("entity", name, name))
    for one in asked.times:
        found.append(ReadSlot("base" if one.base else "period", time_value(one), time_label(one)))
    if asked.status:
        found.append(ReadSlot("status", asked.status, asked.status))
    if asked.unit:
        found.append(ReadSlot("unit", asked.unit.symbol, asked.unit.symbol))
    return found


def good_label(good: str, *texts: str) -> str:
    """The name of a good as the texts write it ("LNG", "NdPr"), else as the vocabulary lists it."""
    pattern = re.compile(rf"(?<!\w){re.escape(good)}(?!\w)", re.IGNORECASE)
    written = (match.group() for text in texts for match in pattern.finditer(text))
    listed = next((name for name in goods() if name.lower() == good.lower()), good)
    shouted = _INNER_CAPITAL.search
    return next((form for form in written if shouted(form) and not (form.isupper() and " " in form)), listed)


def _name(asked: Asked, question: str) -> str:
    """The words of the question that name somebody."""
    named = [term for term in terms(question) if term.key in asked.names and not term.kind]
    name, end = "", 0
    for term in named:
        between = question[end : term.start]
        joined = between if name and _WITHIN_NAME.fullmatch(between) else " " if name else ""
        name, end = f"{name}{joined}{question[term.start : term.end]}", term.end
    return _POSSESSIVE.sub("", name)


def _same_months(one: AskedTime, value: str) -> bool:
    """Whether a value names the same months of an open year."""
    other = time_of(value)
    return other is not None and other.open and other.accepts(one.time)


def taken(asked: Asked, figures: Sequence[Figure]) -> Asked:
    """That of two readings of a question which the figures of its answer fit."""
    other = asked.otherwise
    if other is None or not figures or _fits(asked, figures) or not _fits(other, figures):
        return asked
    return replace(other, kind=asked.kind)


def _fits(asked: Asked, figures: Sequence[Figure]) -> bool:
    for figure in figures:
        ends = ((figure.value("origin"), asked.origins), (figure.value("destination"), asked.destinations))
        if any(wanted and value not in wanted for value, wanted in ends):
            return False
        time = parse(figure.value("period"))
        if time and asked.times and not any(one.accepts(time) or one.contains(time) for one in asked.times):
            return False
    return True


def settled(asked: Asked, figures: Sequence[Figure]) -> Asked:
    """The question with what it left open of its periods and places as the figures of its answer have it,
    where they all agree."""
    if not figures:
        return asked
    asked = _dated(taken(asked, figures), figures)
    for place in asked.places:
        for end in _FLOWING:
            if all(figure.value(end) == place for figure in figures) and not ends_of(asked, end):
                asked = replace(asked, places=tuple(one for one in asked.places if one != place))
                asked = with_ends(asked, end, (place,))
                break
    return asked


def _dated(asked: Asked, figures: Sequence[Figure]) -> Asked:
    """The question with the one period that its answer is about, where it named none or no year."""
    wanted = [one for one in asked.times if not one.base]
    if asked.kind == "ranking" and asked.rank == "period":
        return asked
    if len(wanted) > 1 or (wanted and not wanted[0].open):
        return asked
    times = [parse(figure.value("period")) for figure in figures]
    found = [time for time in times if time is not None]
    if not found or len(found) < len(times):
        return asked
    latest = max(found, key=lambda time: (time.last, time.until, time.day))
    named = found[0] if asked.kind == "lookup" and not wanted else latest
    if any(time != found[0] for time in found) and (named != latest or asked.kind != "lookup" or wanted):
        return asked
    base = tuple(one for one in asked.times if one.base)
    return replace(asked, times=(AskedTime(named), *base))


def _agreed(asked: Asked, figures: Sequence[Figure], read: set[SlotName]) -> list[ReadSlot]:
    """Slots that the question left open and all figures of the answer have alike."""
    if not figures or asked.kind == "text":
        return []
    placed = asked.measure in _PLACED or any(figure.value("measure") in _PLACED for figure in figures)
    found: list[ReadSlot] = []
    for name in _FROM_FIGURES:
        if name in read or (name == "flow" and placed) or _ranks(asked, name):
            continue
        if name in ("origin", "destination") and (placed or "place" in read):
            continue
        if name == "place" and (not placed or {"origin", "destination"} & read):
            continue
        values = {figure.value(name) for figure in figures}
        value = values.pop() if len(values) == 1 else ""
        if value and "+" not in value and value not in ("World", *asked.excluded):
            label = good_label(value) if name == "commodity" else value
            found.append(ReadSlot(name, value, label, "documents"))
    return found


def _ranks(asked: Asked, name: str) -> bool:
    """Whether a slot is what the question puts in order."""
    if asked.kind != "ranking":
        return False
    return name == asked.rank or (name in ("origin", "destination") and asked.rank == "partner")
