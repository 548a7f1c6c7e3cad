"""What a measure is: a named, documented way from one answered question to one value with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.answer import Answer
from corpus.document import Document
from eval.gold import Question
from eval.places import Place
from index.passages import Passage


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what the system made of it.

    `places` are the gold places, group by group. `failure` and `search_failure` hold type and message of an
    exception; then `answer` is None or `passages` empty.
    """

    gold: Question
    places: tuple[tuple[Place, ...], ...] = ()
    answer: Answer | None = None
    passages: tuple[Passage, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    failure: str = ""
    search_failure: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A value and why. `None`: the measure says nothing about this question and leaves its average alone."""

    value: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what it means, its range, what an empty result gives, and whose definition it is.

    `applies` looks at the gold question only. A crash scores `miss` wherever the measure applies, so that no
    failed question leaves a denominator. `judge` needs an answer (or, for `of` = "search", passages).
    """

    name: str
    meaning: str
    range: str
    nothing: str
    origin: str
    judge: Callable[[Case], Score]
    better: Literal["higher", "lower", "neither"] = "higher"
    applies: Callable[[Question], bool] = lambda question: True
    miss: float = 0.0
    of: Literal["answer", "search"] = "answer"

    def score(self, case: Case) -> Score:
        """The value for one question, with its reason."""
        if not self.applies(case.gold):
            return Score(None, "does not apply to this question")
        failure = case.search_failure if self.of == "search" else case.failure
        return Score(self.miss, failure) if failure else self.judge(case)


def answered(case: Case) -> Answer:
    """The answer of a case that did not fail."""
    if case.answer is None:
        raise ValueError(f"The case {case.gold.id} has neither an answer nor a failure.")
    return case.answer


def shortened(text: str, length: int = 80) -> str:
    """Text for a reason: one line, cut in the middle of nothing but its end."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 3]}..."
