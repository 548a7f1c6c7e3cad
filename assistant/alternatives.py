"""What else the figures of a store could be asked: the same question with another value in one slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.changed_slots import reads_alike, with_slot
from assistant.figure_subjects import subject_of
from assistant.figures.asked import Asked
from assistant.figures.known import Figures
from assistant.other_values import Entry, answering, entries, written
from assistant.rewording import Read, all_reworded, rewordings
from assistant.whole_questions import whole_question

MOST = 12
"""Alternatives of one slot."""
_UNITS = {"mass": ("kg", "t", "lb")}
_UNIT_WORDS = {"kg": "kilograms", "t": "tonnes", "lb": "pounds"}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value for a slot of a question that the figures of the store have an entry for.

    `slot`, `value`, `label`: as in `ReadSlot`. `question`: what asks for it.
    """

    slot: str
    value: str
    label: str
    question: str

    def to_dict(self) -> dict[str, str]:
        """The alternative as JSON values."""
        return {"slot": self.slot, "value": self.value, "label": self.label, "question": self.question}


@dataclass(frozen=True, slots=True)
class Put:
    """A question as it was put.

    `asked`: how it is read, `settled`: with what its answer's figures tell of what it left open. `read` reads
    another question in its place, `ids` are the documents asked, None for all.
    """

    question: str
    asked: Asked
    settled: Asked
    read: Read
    ids: frozenset[str] | None = None


def alternatives(put: Put, figures: Figures, slots: Mapping[str, str]) -> tuple[Alternative, ...]:
    """The other values of each slot, the best first, each with the question that asks for it.

    `slots`: the names of the slots that are looked at, each with its value now.
    """
    found: list[Alternative] = []
    held = entries(put.settled, figures, slots, put.ids)
    for slot, was in slots.items():
        mine = held.get(slot, ())[:MOST]
        values = [(one.value, one.label) for one in mine if _plain(put, one, was, figures)]
        said = all_reworded(put.question, put.asked, slot, values, put.read, was)
        for one in mine:
            if question := said.get(one.value) or _whole(one, put.read):
                found.append(Alternative(slot, one.value, one.label, question))
        if slot == "unit":
            found += _units(put, was, figures)
    return tuple(found)


def _plain(put: Put, entry: Entry, was: str, figures: Figures) -> bool:
    """Whether a place that no word of the question makes an end of the flow is taken for that with its other
    name too: of "gallium germany" a figure may tell what Germany made.
    """
    if was not in put.asked.places or entry.slot not in ("origin", "destination"):
        return True
    loose = with_slot(put.asked, entry.slot, entry.value, was)
    if loose is None:
        return False
    found = answering(replace(loose, times=entry.asked.times), figures.about(entry.asked, (), put.ids))
    return bool(found) and found[0].figure.value(entry.slot) == entry.value


def _whole(entry: Entry, read: Read) -> str:
    """The question in a whole sentence, where the words of the one that was put cannot say it."""
    asked, figure = entry.asked, entry.found[0].figure
    plain = asked.kind == "lookup" and not (asked.names or asked.words)
    subject = (subject_of(figure) if plain else None) or asked
    question = whole_question(
        subject, figure.quantity.dimension, written(subject.goods[0], [entry.found[0].found])
    )
    if question and asked.unit:
        question = rewordings(question, "unit", asked.unit.symbol)[-1]
    if not question:
        return ""
    told = read(question)
    wanted = replace(subject, unit=asked.unit, flow=subject.flow or told.flow, money=subject.money or None)
    return question if reads_alike(told, wanted) else ""


def _units(put: Put, was: str, figures: Figures) -> list[Alternative]:
    """Other units in which the same amounts can be said."""
    known = _UNITS.get(put.settled.unit.dimension if put.settled.unit else "", ())
    if was not in known or put.asked.kind not in ("lookup", "sum", "ranking"):
        return []
    if not answering(replace(put.settled, unit=None), figures.about(put.settled, (), put.ids)):
        return []
    others = [(one, _UNIT_WORDS[one]) for one in known if one != was]
    said = all_reworded(put.question, put.asked, "unit", others, put.read, was)
    return [Alternative("unit", one, label, said[one]) for one, label in others if one in said]
