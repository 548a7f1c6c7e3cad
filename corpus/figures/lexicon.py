"""The words that tell what a number means, from `corpus/vocabulary`: flows, measures, directions, status."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.vocabulary import records

End = Literal["origin", "destination", ""]
"""One end of a flow of goods."""


@dataclass(frozen=True, slots=True)
class FlowWord:
    """A word that moves goods; `subject` and `object` say which end the place before or after it is.

    `statistic`: "exports", "imports": whose statistics are told, not only who gave and who took.
    """

    flow: str
    subject: End
    object: End
    statistic: bool = False


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A word that names (`noun`) or suggests a measure."""

    measure: str
    noun: bool


@cache
def flow_words() -> dict[str, FlowWord]:
    """Flow words by lower-case form."""
    return {
        form: FlowWord(row["flow"], _end(row["subject"]), _end(row["object"]), bool(row["statistic"]))
        for row in records("flow_words.csv")
        for form in row["forms"].split("|")
    }


@cache
def measure_words() -> dict[str, MeasureWord]:
    """Measure words by lower-case form."""
    return {
        form: MeasureWord(row["measure"], row["strength"] == "noun")
        for row in records("measure_words.csv")
        for form in row["forms"].split("|")
    }


@cache
def directions() -> dict[str, str]:
    """up or down by lower-case form of a word of change."""
    return _by_form("direction_words.csv", "direction")


@cache
def statuses() -> dict[str, str]:
    """forecast, target, planned or estimate by lower-case form."""
    return _by_form("status_words.csv", "status")


def _by_form(name: str, column: str) -> dict[str, str]:
    return {form: row[column] for row in records(name) for form in row["forms"].split("|")}


def _end(text: str) -> End:
    return "origin" if text == "origin" else "destination" if text == "destination" else ""
