"""Answers in the words of the documents: the sentences that answer a question, most specific first.

A figure engine or a language model takes its place beside this module: each is a function from question and
passages to an `Answer`, tried in turn by `assistant.api`, and passes through `assistant.proof` like this one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.evidence import SPEAKS, Reading, neighbours, readings
from assistant.fitting import dated, dated_exactly, misfits
from assistant.proof import quoting
from assistant.question import Question
from corpus.document import Document, Span
from corpus.words import keys as word_keys
from corpus.words import stop_keys
from index.passages import Passage
from index.store import Store

MOST_SENTENCES = 3
NEAREST = 3
EMBEDDED = 24
"""Sentences compared by meaning; the others are out by their words alone. Embedding is what answers cost."""

# A sentence's score is a sum of what speaks for it. The weights were set on the odd-numbered questions of
# eval/gold/library.jsonl and looked at on the even ones: halving or doubling any one of them moves the strict
# recall of the evidence by at most 2 of 60 questions, so they are round numbers and not fitted ones.
# To set them anew: change one, run `python -m eval`, compare "span recall" and "over-abstention".
MEANING = 0.40
"""Cosine of question and sentence behind its heading."""
OWN_WORDS = 0.30
"""Share of the question's words in the sentence, rare words counting more."""
CONTEXT_WORDS = 0.20
"""The same for the sentence with what stands before it in its section."""
SOUGHT = 0.10
"""The sentence holds what is sought: a speaker, a date, a cause, a country."""
AMOUNT = 0.20
"""It holds a figure of trade, where one is sought."""
ROW = -0.05
"""Of equal evidence prose is shown before a table row."""
ENOUGH = 0.42
"""Below this nothing answers. From 0.45 on right answers are lost, below 0.40 abstentions stay the same."""
MARGIN = 0.20
"""Sentences this close to the best one are quoted with it."""


@dataclass(frozen=True, slots=True)
class _Scored:
    reading: Reading
    score: float


def answer(
    store: Store,
    question: Question,
    passages: Sequence[Passage],
    contradicted: Callable[[Document, Span], bool] = lambda document, span: False,
) -> Answer:
    """Quote the sentences that answer the question; abstain, with the nearest passages, when none does.

    `contradicted` tells of a sentence whether its figures are surely about something else.
    """
    fitting: Sequence[Reading] = [reading for reading in readings(passages) if not misfits(reading, question)]
    if question.sought == "quantity":
        fitting = [reading for reading in fitting if _states_amount(reading, question)]
        fitting = [reading for reading in fitting if not contradicted(reading.document, reading.span)]
    if question.sought == "quantity" and len(question.periods) == 1:
        fitting = _best_dated(fitting, question)
    scored = _score(store, question, fitting)
    if not scored or scored[0].score < ENOUGH:
        return abstention(question, passages, scored[0].score if scored else 0.0)
    chosen = _choose(scored)
    if question.sought == "person":
        chosen = _with_speakers(chosen)
    citations = tuple(
        Citation(item.reading.document, item.reading.span.start, item.reading.span.end) for item in chosen
    )
    text, proof = quoting(citations)
    return Answer(
        question=question.text,
        text=text,
        kind="passage",
        citations=citations,
        proof=proof,
        nearest=tuple(passages[:NEAREST]),
        confidence=min(1.0, chosen[0].score),
    )


def _best_dated(found: Sequence[Reading], question: Question) -> Sequence[Reading]:
    """The sentences about the very period, else about a part of it, else those that only compare with it."""
    exactly = [reading for reading in found if dated_exactly(reading, question)]
    return exactly or [reading for reading in found if dated(reading, question)] or found


def _states_amount(reading: Reading, question: Question) -> bool:
    """Whether the sentence holds a figure of the kind asked for; a percentage is no amount."""
    if not reading.satisfies("quantity"):
        return False
    return not question.absolute or reading.dimensions != frozenset({"percent"})


def abstention(question: Question, passages: Sequence[Passage], confidence: float) -> Answer:
    """Say that the documents do not say, and show what comes nearest."""
    return Answer(
        question=question.text,
        text="The documents do not say.",
        kind="abstention",
        nearest=tuple(passages[:NEAREST]),
        confidence=max(0.0, 1.0 - confidence),
    )


def _score(store: Store, question: Question, found: Sequence[Reading]) -> list[_Scored]:
    """Readings with their scores, best first; ties by document and place."""
    weights = _weights(store, question)
    by_words = sorted(
        (_Scored(reading, _word_score(reading, question, weights)) for reading in found), key=_order
    )[:EMBEDDED]
    if not by_words:
        return []
    texts = [_with_heading(item.reading) for item in by_words]
    vectors = store.embedder.embed([question.query, *texts])
    cosines = vectors[1:] @ vectors[0]
    return sorted(
        (
            _Scored(item.reading, item.score + MEANING * max(0.0, float(cosine)))
            for item, cosine in zip(by_words, cosines, strict=True)
        ),
        key=_order,
    )


def _order(item: _Scored) -> tuple[float, str, str, int]:
    document = item.reading.document
    return (-item.score, document.name, document.id, item.reading.span.start)


def _with_heading(reading: Reading) -> str:
    """A sentence behind its heading: "Germany received 74 kilograms" alone is about nothing."""
    heading = next((earlier.text for earlier in reversed(reading.before) if earlier.is_heading), "")
    return f"{heading}\n{reading.text}" if heading else reading.text


def _word_score(reading: Reading, question: Question, weights: Mapping[str, float]) -> float:
    own = reading.keys()
    around = own | reading.context_keys()
    total = sum(weights.values()) or 1.0
    score = OWN_WORDS * sum(weight for word, weight in weights.items() if word in own) / total
    score += CONTEXT_WORDS * sum(weight for word, weight in weights.items() if word in around) / total
    if question.sought == "quantity":
        score += AMOUNT * reading.states_figure()
    elif question.sought != "anything" and reading.satisfies(question.sought):
        score += SOUGHT
    if question.quoted and _quotes(reading, question.quoted):
        score += 1.0
    if question.country and reading.of_kind("place") - question.places:
        score += SOUGHT
    return score + (ROW if reading.is_row else 0.0)


def _weights(store: Store, question: Question) -> dict[str, float]:
    """How much each word of the question tells (inverse document frequency); unknown words count as rare."""
    total = len(store.words)
    return {word: math.log(1 + total / (1 + store.words.frequency(word))) for word in question.words}


def _quotes(reading: Reading, phrase: str) -> bool:
    wanted = word_keys(phrase)
    return bool(wanted) and set(wanted) <= reading.keys()


def _choose(scored: Sequence[_Scored]) -> list[_Scored]:
    """The best sentence and those nearly as good that add something to it."""
    chosen: list[_Scored] = []
    for item in scored:
        if len(chosen) == MOST_SENTENCES or item.score < scored[0].score - MARGIN:
            break
        if not any(_alike(item.reading, other.reading) for other in chosen):
            chosen.append(item)
    return chosen


def _with_speakers(chosen: Sequence[_Scored]) -> list[_Scored]:
    """Beside a quotation that names no speaker the sentence next to it that does."""
    result: list[_Scored] = []
    for item in chosen[:1]:
        result.append(item)
        if not SPEAKS.search(item.reading.text):
            beside = next((one for one in neighbours(item.reading) if SPEAKS.search(one.text)), None)
            if beside is not None:
                result.append(_Scored(beside, item.score))
    return result + [item for item in chosen[1:] if item.reading not in [one.reading for one in result]]


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two sentences of one document say the same; two documents are two witnesses."""
    left, right = one.keys() - stop_keys(), other.keys() - stop_keys()
    shared = len(left & right) / (len(left | right) or 1)
    return shared > (0.7 if one.document.id == other.document.id else 0.95)
