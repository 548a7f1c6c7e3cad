"""The gold file is checked like code: every fault names its line, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from corpus.document import Document
from eval.gold import BEHAVIOURS, PARTS, QUALIFIERS, Question, Quote
from eval.places import Shelf


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in one line of a gold file."""

    line: int
    id: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.id or 'no id'}: {self.problem} {self.remedy}"


def check(
    gold: Sequence[Question],
    documents: Iterable[Document],
    split: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[Fault, ...]:
    """Everything wrong with the questions, in order of lines; empty when they can be used.

    `split`: the file names of the documents of each part, which the questions of a part may be about.
    """
    shelf = Shelf(documents)
    first: dict[str, int] = {}
    faults: list[Fault] = []
    for question in gold:
        problems = list(_of_question(question)) + list(_of_evidence(question, shelf))
        problems += _of_part(question, split)
        earlier = first.setdefault(question.id, question.line)
        if question.id and earlier != question.line:
            problems.append((f"The id is already in line {earlier}.", "Give every question its own id."))
        faults += [Fault(question.line, question.id, problem, remedy) for problem, remedy in problems]
    return tuple(faults)


def _of_question(question: Question) -> Iterator[tuple[str, str]]:
    if not question.id:
        yield "There is no id.", "Add one that no other line has."
    if not question.type:
        yield "There is no type.", "Name the kind of question, such as lookup."
    if not question.question.strip():
        yield "The question is empty.", "Write what is asked."
    if not question.answer.strip():
        yield "The answer is empty.", "Write the answer, for an unanswerable question that nothing is stated."
    if question.behaviour not in BEHAVIOURS:
        yield f"The behaviour {question.behaviour!r} is unknown.", f"Use one of: {', '.join(BEHAVIOURS)}."
    for number in question.numbers:
        if not number.unit and number.value != 0:
            yield f"The number {number.value} has no unit.", "Add its unit, or what is counted."
        if number.qualifier not in QUALIFIERS:
            yield f"The qualifier {number.qualifier!r} is unknown.", f"Use one of: {', '.join(QUALIFIERS)}."
        if number.rel_tol is not None and not 0 <= number.rel_tol < 1:
            yield f"The rel_tol {number.rel_tol} is not from 0 to 1.", "Give a share: 0.01 is one percent."


def _of_evidence(question: Question, shelf: Shelf) -> Iterator[tuple[str, str]]:
    if question.unanswerable and (question.evidence or question.numbers):
        yield "It is to abstain and yet has evidence or numbers.", "Remove these, or change the behaviour."
    if not question.unanswerable and not question.evidence:
        yield "It is answerable and has no evidence.", "Add the quotes, or make its behaviour abstain."
    for group in question.evidence:
        if not group:
            yield "An evidence group is empty.", "Add a quote or remove the group."
        for quote in group:
            yield from _of_quote(quote, shelf)


def _of_part(question: Question, split: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    if question.part and question.part not in PARTS:
        yield f"The part {question.part!r} is unknown.", f"Use one of: {', '.join(PARTS)}."
    elif question.part in split:
        files = dict.fromkeys(PurePath(quote.file).name for group in question.evidence for quote in group)
        for file in files:
            if file not in split[question.part]:
                yield (
                    f"It is of the part {question.part!r}, and {file} is not.",
                    "Give it the part of its documents (split.json), and keep to documents of one part.",
                )


def _of_quote(quote: Quote, shelf: Shelf) -> Iterator[tuple[str, str]]:
    shown = quote.quote if len(quote.quote) <= 60 else f"{quote.quote[:57]}..."
    if not quote.quote.strip():
        yield f"A quote from {quote.file} is empty.", "Copy the words that carry the answer."
    elif not shelf.holds(quote.file):
        yield f"There is no document {quote.file!r}.", "Correct the file name or add the document."
    elif not shelf.places(quote):
        yield f"{shown!r} is nowhere in {quote.file}.", "Copy the words as the document has them."
