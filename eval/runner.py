"""Ask every gold question, keep what came back, and score it. One failure hides no other question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TypeVar

from assistant.answer import Answer
from corpus.document import Document
from eval.gold import Question
from eval.measures import MEASURES, Case, Score
from eval.places import Shelf
from index.passages import Passage

Ask = Callable[[str, Sequence[str]], Answer]
"""The system that is measured: a question and the earlier questions, oldest first, give an answer."""

Search = Callable[[str], Sequence[Passage]]
"""The search of that system: a query gives passages, best first."""

Progress = Callable[[int, int], None]
PASSAGES = 10
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Row:
    """One question, what was answered, and its score under every measure; times in seconds."""

    case: Case
    scores: dict[str, Score]
    ask_seconds: float
    search_seconds: float | None


def run(
    gold: Sequence[Question],
    documents: Iterable[Document],
    ask: Ask,
    search: Search | None = None,
    progress: Progress | None = None,
) -> tuple[Row, ...]:
    """Ask and score every question. An exception of the system is a miss with its type and message.

    A follow-up question is searched together with the questions before it, since a search has no memory.
    Without `search`, every measure of retrieval counts a miss.
    """
    stored = {document.id: document for document in documents}
    shelf = Shelf(stored.values())
    rows = []
    for number, question in enumerate(gold, start=1):
        answer, failure, ask_seconds = _attempt(partial(ask, question.question, question.history))
        passages, search_failure, search_seconds = None, "the system has no search", None
        if search is not None:
            query = " ".join((*question.history, question.question))
            passages, search_failure, search_seconds = _attempt(partial(search, query))
        found = tuple(passages or ())[:PASSAGES]
        case = Case(question, shelf.evidence(question), answer, found, stored, failure, search_failure)
        scores = {measure.name: measure.score(case) for measure in MEASURES}
        rows.append(Row(case, scores, ask_seconds, search_seconds))
        if progress is not None:
            progress(number, len(gold))
    return tuple(rows)


def _attempt(call: Callable[[], Result]) -> tuple[Result | None, str, float]:
    """What a call gave or why it failed, and how long it took."""
    start = perf_counter()
    try:
        result, failure = call(), ""
    except Exception as error:  # whatever the system raises is its miss, not the end of the measurement
        result, failure = None, f"{type(error).__name__}: {error}"
    return result, failure, perf_counter() - start
