"""A small made world: two documents, one question, and a case of it for any citations and passages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Kind, Proof
from corpus.document import Document
from eval.gold import Question, question
from eval.measures import Case
from eval.places import Shelf
from index.passages import Passage

TIN = Document(
    "d1", "tin.md", "Peru shipped 310 tonnes of tin in May. Chile took 120 tonnes of it. Prices rose 4%."
)
ZINC = Document(
    "d2", "zinc.md", "Zinc stocks were 900 tonnes. Peru shipped 310 tonnes of tin in May. Nothing else moved."
)
DOCUMENTS = (TIN, ZINC)
GOLD = {
    "id": "q1",
    "type": "lookup",
    "question": "How much tin did Peru ship in May?",
    "answer": "310 t",
    "numbers": [{"value": 310, "unit": "t"}],
    "evidence": [[{"file": "tin.md", "quote": "Peru shipped 310 tonnes of tin in May."}]],
    "behaviour": "answer",
}


def cite(text: str, document: Document = TIN) -> Citation:
    """A citation of the first occurrence of `text`."""
    start = document.text.index(text)
    return Citation(document, start, start + len(text))


def passage(text: str, document: Document = TIN) -> Passage:
    """A passage that is the first occurrence of `text`."""
    start = document.text.index(text)
    return Passage(document, start, start + len(text))


def made_question(**changes: Any) -> Question:
    """The gold question with other fields."""
    return question({**GOLD, **changes})


def made_case(
    text: str | None = "Peru shipped 310 tonnes of tin in May. [1]",
    citations: tuple[Citation, ...] = (),
    passages: tuple[Passage, ...] = (),
    failure: str = "",
    kind: Kind = "passage",
    proof: tuple[Proof, ...] = (),
    **changes: Any,
) -> Case:
    """A case of the gold question; `text` None is an abstention, a `failure` has no answer."""
    gold = made_question(**changes)
    words, how = ("The documents do not say.", "abstention") if text is None else (text, kind)
    answer = Answer(gold.question, words, how, citations, proof)
    stored = {document.id: document for document in DOCUMENTS}
    return Case(
        gold, Shelf(DOCUMENTS).evidence(gold), None if failure else answer, passages, stored, failure, failure
    )


@pytest.fixture
def documents() -> tuple[Document, ...]:
    return DOCUMENTS


@pytest.fixture
def case() -> Callable[..., Case]:
    return made_case


@pytest.fixture
def asked() -> Callable[..., Question]:
    return made_question


@pytest.fixture
def cited() -> Callable[..., Citation]:
    return cite


@pytest.fixture
def found() -> Callable[..., Passage]:
    return passage
