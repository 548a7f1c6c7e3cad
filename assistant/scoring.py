"""How well a sentence answers a question: a sum of what speaks for it, comparable between sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.accounts import defines
from assistant.content_asked import tells
from assistant.event_words import same_event
from assistant.events import share
from assistant.evidence import Reading
from assistant.fitting import MONEY, dated, home
from assistant.question import Question
from assistant.reason_subjects import of_another
from assistant.reasons import Account, account_of
from assistant.sought import (
    ASKS_DURATION,
    ASKS_WHAT_HOLDS,
    LASTS,
    STARTS_OR_ENDS,
    SUPERSEDED,
    same_instrument,
)
from assistant.speakers import names_person
from assistant.speaking import ROLE_ASKED
from corpus.words import keys as word_keys
from index.passages import Passage
from index.store import Store

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

UNHEARD = 0.5
"""What a word of a question counts that no document has, and that names nothing."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence, its score, and what of that is for holding what is sought."""

    reading: Reading
    score: float
    held: float = 0.0


def scored_readings(
    store: Store, question: Question, passages: Sequence[Passage], found: Sequence[Reading]
) -> list[Scored]:
    """Readings of the passages with their scores, best first; ties by document and place."""
    weights = word_weights(store, question)
    if question.sought == "reason":  # to read on behind every sentence would cost more than all else
        found = sorted(found, key=lambda one: -share(weights, (one,)) - _around(one, weights))[: 2 * EMBEDDED]
    by_words = sorted((_word_score(reading, question, weights) for reading in found), key=order)[:EMBEDDED]
    if not by_words:
        return []
    cosines = _cosines(store, question, passages, [item.reading for item in by_words])
    return sorted(
        (
            replace(item, score=item.score + MEANING * max(0.0, cosine))
            for item, cosine in zip(by_words, cosines, strict=True)
        ),
        key=order,
    )


def _cosines(
    store: Store, question: Question, passages: Sequence[Passage], found: Sequence[Reading]
) -> list[float]:
    """The cosines of sentences with the question; the few that the search did not compare are embedded."""
    known = {(one.document.id, start): near for one in passages for start, near in one.nearness.items()}
    missing = [one for one in found if (one.document.id, one.span.start) not in known]
    if missing:
        vectors = store.embedder.embed([question.query, *map(_with_heading, missing)])
        places = ((one.document.id, one.span.start) for one in missing)
        known.update(zip(places, (vectors[1:] @ vectors[0]).tolist(), strict=True))
    return [known[one.document.id, one.span.start] for one in found]


def order(item: Scored) -> tuple[float, str, str, int]:
    """The best first; of equal ones by document and place."""
    document = item.reading.document
    return (-item.score, document.name, document.id, item.reading.span.start)


def _with_heading(reading: Reading) -> str:
    """A sentence behind its heading: "Germany received 74 kilograms" alone is about nothing."""
    heading = next((earlier.text for earlier in reversed(reading.before) if earlier.is_heading), "")
    return f"{heading}\n{reading.text}" if heading else reading.text


def _word_score(reading: Reading, question: Question, weights: Mapping[str, float]) -> Scored:
    score = OWN_WORDS * share(weights, (reading,)) + CONTEXT_WORDS * _around(reading, weights)
    account = account_of(reading, weights) if question.sought == "reason" else None
    held = _holds(reading, question, weights, account)
    if account:
        score += OWN_WORDS * (share(weights, account.told) - share(weights, (reading,)))
        score += SOUGHT * (bool(question.periods) and dated(reading, question))
        priced = any(question.measures & one.keys for one in account.told)
        score -= SOUGHT * bool(question.measures & MONEY and not priced)
        score -= SOUGHT * _of_other_places(account, question)
    if question.quoted and _quotes(reading, question.quoted):
        score += 1.0
    if question.country and reading.of_kind("place") - question.places:
        score += SOUGHT
    return Scored(reading, score + held + (ROW if reading.is_row else 0.0), held)


def _of_other_places(account: Account, question: Question) -> bool:
    """Whether an account leaves out a place asked about and names another."""
    named = frozenset[str]().union(*(one.of_kind("place") for one in account.told))
    others = named - question.places - set(home(account.told[0].document)[:1])
    return len(question.places) > 1 and bool(question.places - named) and bool(others)


def _holds(
    reading: Reading, question: Question, weights: Mapping[str, float], account: Account | None
) -> float:
    """What a sentence is worth for holding the kind of thing that is sought."""
    sought = question.sought
    if question.prose == "time" and ASKS_DURATION.search(question.text):
        return SOUGHT * (3 * bool(LASTS.search(reading.text)) + same_instrument(question.text, reading.text))
    score = SOUGHT * dates_a_rule(reading, question)
    if sought != "quantity":
        score += 2 * SOUGHT * (tells(question.text, reading.text) > 0)
    if sought == "quantity":
        return score + AMOUNT * reading.states_figure()
    if question.prose == "time":
        score += SOUGHT * same_instrument(question.text, reading.text)
        score -= 2 * SOUGHT * _superseded(reading, question)
    if account:
        score += 2 * SOUGHT * account.worth
        score -= SOUGHT * of_another(account.told, account.effect, question)
    elif sought == "definition":
        score += SOUGHT * reading.satisfies(sought) + 3 * SOUGHT * defines(reading, question)
    elif sought != "anything":
        score += SOUGHT * reading.satisfies(sought)
        score += SOUGHT * bool(ROLE_ASKED.search(question.text) and names_person(reading.text))
    if question.told or sought in ("person", "time"):
        happened = {word: weight for word, weight in weights.items() if same_event(word)}
        score += SOUGHT * share(happened, (reading,)) if happened else 0.0
    return score


def _around(reading: Reading, weights: Mapping[str, float]) -> float:
    """The share of the question's words in a sentence and what a reader knows on arriving at it."""
    return share(weights, (reading,), reading.context_keys)


def word_weights(store: Store, question: Question) -> dict[str, float]:
    """How much each word of the question tells (inverse document frequency).

    Names and goods that no document has count as rare, other such words as the asker's own way to put it.
    """
    total, fixed = len(store.words), question.names | question.commodities | question.places
    if question.sought in ("definition", "quantity") or (question.sought == "anything" and not question.told):
        fixed |= frozenset(question.words)  # "the boiling point of tungsten" is asked by its very words
    weights = {word: math.log(1 + total / (1 + store.words.frequency(word))) for word in question.words}
    return {
        word: weight * (1.0 if word in fixed or _has_digit(word) or store.words.frequency(word) else UNHEARD)
        for word, weight in weights.items()
    }


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _quotes(reading: Reading, phrase: str) -> bool:
    wanted = word_keys(phrase)
    return bool(wanted) and set(wanted) <= reading.keys


def dates_a_rule(reading: Reading, question: Question) -> bool:
    """Whether a sentence says from or until when what it states holds, and that is asked for too."""
    return question.prose == "time" and bool(STARTS_OR_ENDS.search(reading.text))


def _superseded(reading: Reading, question: Question) -> bool:
    """Whether a sentence only dates what held before, where it is asked what holds."""
    asked = question.text
    holds = ASKS_WHAT_HOLDS.search(asked) and not SUPERSEDED.search(asked)
    return bool(holds) and bool(SUPERSEDED.search(reading.text))
