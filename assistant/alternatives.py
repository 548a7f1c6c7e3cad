"""What else the figures of a store could be asked: the same question with another value in one slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.changed_slots import reads_alike
from assistant.figures.asked import Asked
from assistant.figures.known import Figures
from assistant.other_values import Entry, answering, entries
from assistant.rewording import Read, all_reworded
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
        values = [(one.value, one.label) for one in mine]
        said = all_reworded(put.question, put.asked, slot, values, put.read, was)
        for one in mine:
            if question := said.get(one.value) or _whole(one, put.read):
                found.append(Alternative(slot, one.value, one.label, question))
        if slot == "unit":
            found += _units(put, was, figures)
    return tuple(found)


def _whole(entry: Entry, read: Read) -> str:
    """The question in a whole sentence, where the words of the one that was put cannot say it."""
    label = entry.label if entry.slot == "commodity" else ""
    question = whole_question(entry.asked, entry.found[0].figure.quantity.dimension, label)
    if not question:
        return ""
    told = read(question)
    wanted = replace(entry.asked, unit=None, flow=entry.asked.flow or told.flow)
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
