"""Answers in the words of the documents: the sentences that answer a question, most specific first.

A figure engine or a language model takes its place beside this module: each is a function from question and
passages to an `Answer`, tried in turn by `assistant.api`, and passes through `assistant.proof` like this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.accounts import with_antecedent, with_date, with_rest, with_term, with_verdict
from assistant.answer import Answer, Citation
from assistant.certainty import about_all_subjects, holds, likely, sure
from assistant.content_asked import tells
from assistant.contradictions import denial, reversed_claim
from assistant.events import share
from assistant.evidence import Reading, following, readings
from assistant.fitting import dated, dated_exactly, fits
from assistant.proof import quoting
from assistant.question import Question
from assistant.reason_subjects import asked_ways, ways
from assistant.reasons import ASIDE, account_of, with_reason_beside
from assistant.referents import who_is_meant
from assistant.scoring import Scored, dates_a_rule, order, scored_readings, word_weights
from assistant.sought import NOT_DONE
from assistant.speakers import introduced, named, with_speaker
from assistant.speaking import ROLE_ASKED
from assistant.undisclosed import known_instead, left_open
from corpus.document import Document, Span
from corpus.words import keys, stop_keys
from index.passages import Passage
from index.store import Store

MOST_SENTENCES = 3
_QUALIFIES = re.compile(r"^(?:But|Yet|However|Only|Others)\b|^(?:They|It|Those|These)\b.{1,40}\bhowever\b")
"""What is said of all or none is narrowed down."""
DENIED = 0.25
"""A sentence this close to the best one may deny what is to be explained."""
NEAREST = 3
ENOUGH = 0.42
"""Below this nothing answers. From 0.45 on right answers are lost, below 0.40 abstentions stay the same."""
PLAIN = 0.16
"""A sentence that gives so plain a reason (`assistant.scoring`) is quoted with nothing else."""
SURE = 0.7
"""The confidence of a sentence that says what is not known."""
MARGIN = 0.20
"""Sentences this close to the best one are quoted with it."""
NEXT_TO_IT = 0.30
"""The same for the sentence before or after it that goes on about the same."""
CLEAR = 0.8
"""A sentence that scores so much says alone who or when."""
CLOSE = 0.10
"""Sentences this close to such a one are quoted with it."""


def answer(
    store: Store,
    question: Question,
    passages: Sequence[Passage],
    contradicted: Callable[[Document, Span], bool] = lambda document, span: False,
) -> Answer:
    """Quote the sentences that answer the question; abstain, with the nearest passages, when none does.

    `contradicted` tells of a sentence whether its figures are surely about something else.
    """
    if question.sought == "quantity" and question.prose == "definition":
        question = replace(question, sought="definition")
    weights = word_weights(store, question)
    scored = scored_readings(store, question, passages, _fitting(question, passages, contradicted))
    best = _best(scored, question)
    at = next((at for at, item in enumerate(scored) if _answers(item, best, question, weights)), None)
    if question.sought == "reason":
        at = _denied(scored, at, question, weights)
    if at is None and not question.quoted:
        at = next((at for at, item in enumerate(scored) if _near(item, best, question, weights)), None)
    opened = left_open(_about(question, passages), question, weights)
    if opened and (at is None or _tells_more(opened, scored[at].reading, question, weights)):
        return _open(question, opened, passages)
    if at is None and question.sought == "reason" and (told := _reason_beside(scored, question, weights)):
        return quotes(question, told, passages, scored[0].score)
    if at is None:
        return abstention(question, passages, scored[0].score if scored else 0.0)
    scored = [scored[at], *scored[:at], *scored[at + 1 :]]
    quoted = _quoted(scored, question, weights)
    return quotes(question, quoted, passages, scored[0].score)


def quotes(
    question: Question, quoted: Sequence[Reading], passages: Sequence[Passage], score: float
) -> Answer:
    """An answer that quotes sentences in this order and shows who is meant in them."""
    citations = tuple(Citation(one.document, one.span.start, one.span.end) for one in quoted)
    said = frozenset(keys(question.text))
    text, proof = quoting(citations, [who_is_meant(one, quoted[:at], said) for at, one in enumerate(quoted)])
    return Answer(
        question=question.text,
        text=text,
        kind="passage",
        citations=citations,
        proof=proof,
        nearest=tuple(passages[:NEAREST]),
        confidence=min(1.0, score),
    )


def _about(question: Question, passages: Sequence[Passage]) -> list[Reading]:
    """The sentences about the subject of a question, whether they hold an amount or not."""
    loose = replace(question, sought="anything")
    return [reading for reading in readings(passages) if fits(reading, loose)]


def _tells_more(
    opened: Sequence[Reading], other: Reading, question: Question, weights: Mapping[str, float]
) -> bool:
    """Whether a sentence that leaves an amount open holds more of the question than one with an amount."""
    return question.sought == "quantity" and share(weights, opened) >= share(weights, (other,))


def _open(question: Question, opened: tuple[Reading, ...], passages: Sequence[Passage]) -> Answer:
    """What the documents say is not stated, as an abstention; what is stated instead, as an answer."""
    instead = known_instead(opened[-1]) if question.sought == "quantity" else ()
    if instead or (question.sought != "quantity" and NOT_DONE.search(opened[-1].text)):
        return quotes(question, (*opened, *instead), passages, SURE)
    quoted = quotes(question, opened, passages, SURE)
    before = "The documents do not say. They do state: "
    return replace(
        quoted,
        text=before + quoted.text,
        kind="abstention",
        proof=tuple(
            replace(one, start=one.start + len(before), end=one.end + len(before)) for one in quoted.proof
        ),
    )


def _best(scored: Sequence[Scored], question: Question) -> Scored | None:
    """The sentence that others are measured by; where a reason is asked for the best one that gives one."""
    reasons = (item for item in scored if question.sought == "reason" and item.held > 0)
    return next(reasons, scored[0] if scored else None)


def _reason_beside(
    scored: Sequence[Scored], question: Question, weights: Mapping[str, float]
) -> tuple[Reading, ...]:
    """The sentence about the very event with the nearest one that gives a reason; empty where none does."""
    for item in scored:
        if item.score < max(ENOUGH, scored[0].score - MARGIN):
            break
        told = with_reason_beside(item.reading, weights)
        if told and about_all_subjects(question, (item.reading,)):
            return told
    return ()


def _answers(item: Scored, best: Scored | None, question: Question, weights: Mapping[str, float]) -> bool:
    """Whether a sentence about as good as the best one surely answers, with what belongs to it."""
    near = best is not None and item.score >= max(ENOUGH, best.score - MARGIN)
    return near and sure(question, item, _with_company(item.reading, question, weights), weights)


def _near(item: Scored, best: Scored | None, question: Question, weights: Mapping[str, float]) -> bool:
    """Whether a sentence about as good as the best one likely answers in other words."""
    close = best is not None and item.score >= best.score - MARGIN
    return close and likely(question, item, _with_company(item.reading, question, weights), weights)


def _denied(
    scored: Sequence[Scored], at: int | None, question: Question, weights: Mapping[str, float]
) -> int | None:
    """The sentence that denies what is to be explained, where it is more about that than the reason found."""
    account = None if at is None else account_of(scored[at].reading, weights)
    covered = 0.0 if account is None else account.cover
    near = [item for item in scored if item.score >= max(ENOUGH, scored[0].score - DENIED)]
    otherwise = reversed_claim(question, [item.reading for item in near], weights)
    denials = [
        max(denial(question, (item.reading,), weights), other)
        for item, other in zip(near, otherwise, strict=True)
    ]
    most = max(denials, default=0.0)
    if not most:
        return at
    counted = [other * item.reading.states_figure() for item, other in zip(near, otherwise, strict=True)]
    denied = counted.index(max(counted)) if any(counted) else denials.index(most)
    places = near[denied].reading.of_kind("place") & question.places
    told = frozenset[str]().union(*(one.of_kind("place") for one in account.told)) if account else places
    said = ways(" ".join(one.text for one in account.told)) if account else frozenset[str]()
    unsaid = otherwise[denied] > 0 and not asked_ways(question.text) & said
    return denied if most >= covered or places - told or unsaid else at


def _fitting(
    question: Question, passages: Sequence[Passage], contradicted: Callable[[Document, Span], bool]
) -> Sequence[Reading]:
    """The sentences that may answer: about the subject, and for an amount with one that is not another's."""
    fitting: Sequence[Reading] = [reading for reading in readings(passages) if fits(reading, question)]
    if question.sought in ("reason", "person", "definition"):
        return [reading for reading in fitting if not reading.is_row or reading.satisfies(question.sought)]
    if question.sought != "quantity":
        return fitting
    fitting = [
        reading
        for reading in fitting
        if _states_amount(reading, question)
        and (dates_a_rule(reading, question) or not contradicted(reading.document, reading.span))
    ]
    return _best_dated(fitting, question) if len(question.periods) == 1 else fitting


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


def _quoted(scored: Sequence[Scored], question: Question, weights: Mapping[str, float]) -> list[Reading]:
    """The best sentence with what belongs to it, then those nearly as good that add something."""
    best = scored[0].reading
    chosen = list(_with_company(best, question, weights))
    if question.sought == "reason":
        if scored[0].held >= PLAIN and not denial(question, (best,), weights):
            return chosen
        scored = sorted((replace(item, score=item.score - item.held) for item in scored), key=order)
    if question.told == "truth" and tells(question.text, best.text) > 0:
        chosen += [later for later in following(best, 1) if _QUALIFIES.search(later.text)]
    margin = CLOSE if scored[0].score >= CLEAR and question.sought in ("person", "time") else MARGIN
    for item in scored:
        if len(chosen) >= MOST_SENTENCES or item.score < scored[0].score - NEXT_TO_IT:
            break
        near = item.score >= scored[0].score - margin or _goes_on(best, item.reading, question)
        if ROLE_ASKED.search(question.text) and not holds(question, item.reading, (item.reading,), weights):
            continue
        if near and not any(_alike(item.reading, other) for other in chosen):
            chosen.append(item.reading)
    return chosen


def _goes_on(best: Reading, other: Reading, question: Question) -> bool:
    """Whether a sentence next to the best one goes on about all that the question names."""
    if question.told not in ("event", "view") or not question.names <= other.keys or not question.names:
        return False
    return other in following(best, 1) or best in following(other, 1)


def _with_company(best: Reading, question: Question, weights: Mapping[str, float]) -> tuple[Reading, ...]:
    """A sentence with the one beside it that holds what is sought, where it does not hold that itself."""
    if question.sought == "quantity":
        return (best,)
    if question.sought == "reason":
        account = account_of(best, weights)
        beside = () if account.strength >= ASIDE else with_reason_beside(best, weights)
        told = (*account.told, *beside)
    elif question.sought == "person":
        told = introduced(named(with_speaker(best)))
    elif question.sought == "definition":
        return with_rest(best)
    else:
        told = with_term(with_date(best), question) if question.sought == "time" else (best,)
    return tuple(dict.fromkeys(with_antecedent(with_verdict(told))))


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two sentences of one document say the same; two documents are two witnesses."""
    left, right = one.keys - stop_keys(), other.keys - stop_keys()
    shared = len(left & right) / (len(left | right) or 1)
    return shared > (0.7 if one.document.id == other.document.id else 0.95)
