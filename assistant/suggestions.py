"""Questions to go on with: in whole sentences, each asked and answered before it is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.answer import Answer
from assistant.changed_slots import the_time
from assistant.figure_subjects import FLOWING, looked_for, ranking_of, slots_of, subject_of, views_of
from assistant.figures.around import Found, goods_in
from assistant.figures.asked import Asked
from assistant.figures.goods_fit import same_good
from assistant.figures.known import Figures
from assistant.figures.matching import Match
from assistant.other_values import answering, entries, written
from assistant.whole_questions import whole_question
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.goods import goods

MOST_ASKS = 8
"""Questions that are asked to find those that are answered, and to know what was answered before."""
EARLIER = 2
"""Questions of the conversation whose answers a suggestion must not repeat."""
NEAREST = 3
"""Figures of the cited documents that are asked for beside a quoted sentence."""
EACH = 4
"""Values of one slot that are tried."""
Ask = Callable[[str], Answer]
_ORDER = {
    "lookup": ("place", "change", "ranking", "period", "commodity", "total", "flow", "measure", "near"),
    "ranking": ("period", "total", "change", "commodity", "ranking", "place", "flow", "measure", "near"),
    "change": ("total", "place", "period", "ranking", "commodity", "measure", "flow", "change", "near"),
    "text": ("near", "change", "place", "ranking", "period", "total", "commodity", "measure", "flow"),
}  # fmt: skip
"""How to go on, by what was asked for: with another value of a slot, another view of the same, or a figure of
the documents that were cited."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be offered: how it goes on (`_ORDER`), its words, what they ask for, and the
    figures that should answer it.
    """

    sort: str
    question: str
    asked: Asked
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What was asked and answered so far: the question of the answer, how it was read, and the rest."""

    answer: Answer
    asked: Asked
    questions: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


def suggestions(
    said: Said, figures: Figures, ask: Ask, limit: int, ids: frozenset[str] | None = None
) -> tuple[str, ...]:
    """Up to `limit` questions that the documents answer with something not told yet, never all of one sort.

    `ask` asks one alone. `ids`: the documents that are asked, None for all.
    """
    told = {_content(one) for given in (said.answer, *said.answers) for one in _stated(given)}
    known = {_plain(one) for one in (said.answer.question, *said.questions)}
    offered: list[Candidate] = []
    asks = MOST_ASKS - len(said.answers)
    kind = said.asked.kind if said.answer.figures or said.answer.abstained else "text"
    for candidate in _by_sort(list(_candidates(said, figures, ids)), kind):
        if len(offered) == limit or not asks:
            break
        same = sum(one.sort == candidate.sort for one in offered)
        if _plain(candidate.question) in known or same >= max(1, limit - 1):
            continue
        if {_content(figure) for figure in candidate.figures} <= told:
            continue
        known.add(_plain(candidate.question))
        asks -= 1
        given = ask(candidate.question)
        new = {_content(figure) for figure in given.figures}
        if _answers(given, candidate.asked) and not new <= told:
            told |= new
            offered.append(candidate)
    return tuple(one.question for one in offered)


def first_questions(
    documents: Iterable[str], figures: Figures, ask: Ask, limit: int, most: int
) -> tuple[str, ...]:
    """Up to `limit` answered questions to begin with, one a document and no two about one good.

    `documents`: ids, those that people will ask about first; at most `most` questions are tried.
    """
    offered: list[str] = []
    goods_asked: set[str] = set()
    tried = 0
    for document in documents:
        levels = [found for found in figures.of_document(document) if found.figure.role == "level"]
        for candidate in _lookups(levels, Asked("")):
            good = candidate.asked.goods[0]
            if good in goods_asked or tried == most or len(offered) == limit:
                continue
            goods_asked.add(good)
            tried += 1
            if _answers(ask(candidate.question), candidate.asked):
                offered.append(candidate.question)
                break
    return tuple(offered)


def _stated(given: Answer) -> Sequence[Figure]:
    return () if given.abstained else given.figures


def _content(figure: Figure) -> tuple[object, ...]:
    """What a figure tells, wherever it stands."""
    names = ("commodity", "measure", "origin", "destination", "place", "period", "base")
    quantity = figure.quantity
    return (figure.role, quantity.canonical, quantity.base, *(figure.value(name) for name in names))


def _plain(question: str) -> str:
    return " ".join(question.casefold().strip(" ?.!").split())


def _by_sort(candidates: Sequence[Candidate], kind: str) -> Iterator[Candidate]:
    """The best of each sort, then the second of each."""
    order = _ORDER.get(kind, _ORDER["lookup"])
    sorts = [[one for one in candidates if one.sort == sort] for sort in order]
    for row in zip_longest(*sorts):
        yield from (one for one in row if one is not None)


def _answers(given: Answer, asked: Asked) -> bool:
    """Whether an answer is about what was asked, as its figures have it."""
    if given.abstained or not given.citations or not given.figures:
        return False
    if asked.kind != "lookup" and given.kind not in (asked.kind, "difference"):
        return False
    if asked.kind == "lookup" and given.kind in ("change", "ranking", "share"):
        return False
    if asked.kind == "ranking" and (given.figures[0].is_zero or len(given.figures) < 2):
        return False
    named = {figure.value("commodity") for figure in given.figures}
    if not all(any(same_good(good, one) for one in asked.goods) for good in named):
        return False
    return all(_fits(figure, asked) for figure in given.figures[: 1 if asked.kind == "change" else None])


def _fits(figure: Figure, asked: Asked) -> bool:
    """Whether the ends and the period of a figure are those that were asked for."""
    time, held = the_time(asked), parse(figure.value("period"))
    if time and (held is None or not (time.accepts(held) or time.contains(held))):
        return False
    ends = ((figure.value("origin"), asked.origins), (figure.value("destination"), asked.destinations))
    if any(wanted and value not in wanted for value, wanted in ends):
        return False
    places = {figure.value("place"), figure.value("origin")}
    if asked.measure != "trade" and not asked.places:
        return places <= {"", "World"}
    return not asked.places or bool(places & set(asked.places))


# what may be asked


def _candidates(said: Said, figures: Figures, ids: frozenset[str] | None) -> Iterator[Candidate]:
    answer = said.answer
    if answer.abstained and (subject := looked_for(said.asked)):
        if subject.money:  # what it was worth is not said, how much it was may be
            subject = replace(subject, money=None)
            yield from _candidate("near", subject, answering(subject, figures.about(subject, (), ids)))
        yield from _beside(subject, figures, ids)
    if answer.abstained or not answer.figures:
        near = _near(said, figures, ids) or _elsewhere(said.asked, figures, ids)
        yield from _lookups(near, said.asked)
        subjects = (subject_of(found.figure) for found in near)
        if not answer.abstained and (subject := next((one for one in subjects if one), None)):
            yield from _beside(subject, figures, ids)
        return
    levels = [one for one in answer.figures if one.role == "level"]
    for figure in (*levels, *answer.figures)[:1]:
        if subject := subject_of(figure):
            yield from _beside(subject, figures, ids, said.asked.kind == "ranking")
    yield from _lookups(_near(said, figures, ids), said.asked)


def _near(said: Said, figures: Figures, ids: frozenset[str] | None) -> list[Found]:
    """The figures about the same good nearest to what was cited, or came closest."""
    answer = said.answer
    places = [(one.document.id, one.start, one.quote) for one in answer.citations]
    places = places or [(one.document.id, one.start, one.text) for one in answer.nearest[:NEAREST]]
    wanted = set(said.asked.goods)
    if not answer.abstained:
        wanted = wanted or {good for _, _, quote in places for good in goods_in(quote)}
    distances: dict[Found, tuple[int, int]] = {}
    for rank, (document, start, _) in enumerate(places):
        if ids is not None and document not in ids:
            continue
        for found in figures.of_document(document):
            good = found.figure.value("commodity")
            if found.figure.role == "level" and any(same_good(good, one) for one in wanted):
                distance = (rank if answer.abstained else 0, abs(found.figure.start - start))
                distances[found] = min(distance, distances.get(found, distance))
    return sorted(distances, key=lambda one: (distances[one], one.figure.quantity.start))


def _elsewhere(asked: Asked, figures: Figures, ids: frozenset[str] | None) -> list[Found]:
    """The newest figures about the same good, or else what it is a kind or form of; those of the places asked
    for come first."""
    wanted = {*asked.origins, *asked.destinations, *asked.places}
    held = [goods()[one] for one in asked.goods if one in goods()]
    wider = tuple(name for good in held for name in (good.kind_of or good.form_of,) if name)
    for named in (asked.goods, wider):
        found = figures.about(Asked("", goods=named), (), ids) if named else []
        dated = [one for one in found if one.time and one.figure.role == "level"]

        def order(one: Found) -> tuple[object, ...]:
            ends = {one.figure.value(name) for name in (*FLOWING, "place")}
            time = one.time.last if one.time else 0
            return (not wanted & ends, -time, one.document.name, one.figure.start, one.figure.quantity.start)

        if dated:
            return sorted(dated, key=order)
    return []


def _lookups(near: Iterable[Found], asked: Asked) -> Iterator[Candidate]:
    """Questions for figures, each about something else than those before."""
    subjects: list[Asked] = []
    for found in near:
        subject = subject_of(found.figure)
        if subject is None or subject in subjects or len(subjects) == NEAREST:
            continue
        if asked.kind == "text" and subjects and _alike(subject, subjects[-1]):
            continue
        question = whole_question(
            subject, found.figure.quantity.dimension, written(subject.goods[0], [found])
        )
        if question:
            subjects.append(subject)
            yield Candidate("near", question, subject, (found.figure,))


def _alike(one: Asked, other: Asked) -> bool:
    return (one.goods, one.measure, one.times) == (other.goods, other.measure, other.times)


def _beside(
    subject: Asked, figures: Figures, ids: frozenset[str] | None, ranked: bool = False
) -> Iterator[Candidate]:
    """The same with another value in one slot, and other views of it."""
    pool = figures.about(subject, (), ids)
    for slot, values in entries(subject, figures, slots_of(subject), ids).items():
        sort = "place" if slot in (*FLOWING, "place") else slot
        for entry in values[:EACH]:
            asked, found = entry.asked, entry.found
            if ranked and slot in ("period", "commodity"):
                asked = ranking_of(asked) or asked
                found = tuple(answering(asked, pool)) if slot == "period" else found
            yield from _candidate(sort, asked, found)
    for sort, view in views_of(subject):
        yield from _candidate(sort, view, answering(view, pool))


def _candidate(sort: str, asked: Asked, found: Sequence[Match]) -> Iterator[Candidate]:
    if not found:
        return
    status = "forecast" if found[0].figure.value("status") == "forecast" else ""
    asked = replace(asked, status=status)
    label = written(asked.goods[0], [one.found for one in found])
    if question := whole_question(asked, found[0].figure.quantity.dimension, label):
        yield Candidate(sort, question, asked, tuple(one.figure for one in found))
