"""Answers about an answer: who said it, where it stands, why it is so, and what else there is about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation
from assistant.evidence import Reading, following, readings, same_paragraph
from assistant.fitting import fits
from assistant.proof import cuts_number, quoting, quoting_with_sources
from assistant.question import Question
from assistant.reasons import account_of
from assistant.scoring import scored_readings, word_weights
from assistant.speakers import introduced, named, with_speaker
from assistant.speaking import SPEAKS
from corpus.words import stop_keys
from index.passages import Passage
from index.store import Store

AT_ONCE = 3
"""Sentences that are told when asked what else there is."""
PLAIN = 0.3
"""How plainly a cited sentence must give its reason; as `assistant.certainty.REASON`."""
ALIKE = 0.7
"""A sentence that shares so much of its words with one told before says nothing else."""
_SAYS = re.compile(
    rf"{SPEAKS.pattern}|\b(?:expect|forecast|predict|believe|estimate|put|see)s\b"
    r"|\b(?:expected|estimated) by\b",
    re.IGNORECASE,
)
"""Words by which a sentence gives what it states as that of somebody."""
_QUOTES = frozenset('"“”„«»')


def speaker(asked: Question, last: Answer) -> Answer:
    """Who said what was answered: the sentences that name the speaker, or that nobody is named."""
    if not last.citations:
        return _nothing(asked, "Nothing was answered before, so nobody said it.")
    quoted: list[Reading] = []
    for reading in _cited(last):
        quoted += [one for one in _spoken(reading) if one not in quoted]
    if quoted:
        return _told(asked, [_place(one) for one in quoted[:AT_ONCE]])
    lead = "No speaker is named; it is stated in the document itself:\n\n"
    return _told(asked, last.citations[:AT_ONCE], lead)


def source(asked: Question, last: Answer) -> Answer:
    """The sentences cited last with those around them, each with title, publisher and date."""
    if not last.citations:
        return _nothing(asked, "Nothing was answered before, so there is no source to show.")
    return _told(asked, _surroundings(last.citations))


def reason(asked: Question, last: Answer, store: Store) -> Answer:
    """The reason that the sentences cited last, or those after them, give of what they state.

    Another sentence may tell why something like it happened, but not why this did: there the answer is that
    the documents do not say.
    """
    if not last.citations:
        return _nothing(asked, "Nothing was answered before, so there is nothing to explain.")
    weights = word_weights(store, asked)
    accounts = [account_of(one, weights) for one in _cited(last) if not one.is_row]
    best = max(accounts, key=lambda account: account.worth, default=None)
    if best is None or best.worth < PLAIN:
        return _nothing(asked, "The documents do not say why.", _passages(last))
    citations = tuple(_place(one) for one in best.told)
    text, proof = quoting(citations)
    return replace(_answer(asked), text=text, citations=citations, proof=proof, confidence=best.worth)


def more(
    asked: Question, told: Sequence[Answer], passages: Sequence[Passage], store: Store, page: int
) -> Answer:
    """The next sentences and rows about the same that no answer has cited yet, best first.

    `page` counts from 1 how often they were asked for. First come those about all that the question names,
    then those about another time, at last those about its goods alone.
    """
    cited = [one for answer in told for one in _cited(answer)]
    found: list[Reading] = []
    for about in _wider(asked):
        fitting = [one for one in readings(passages) if _about(one, about)]
        for item in scored_readings(store, replace(about, sought="anything"), passages, fitting):
            if not any(_alike(item.reading, other) for other in (*cited, *found)):
                found.append(item.reading)
    chosen = found[(page - 1) * AT_ONCE : page * AT_ONCE]
    if not chosen:
        return _nothing(asked, "The documents say nothing else about that.")
    return _told(asked, [_place(one) for one in chosen])


def _wider(question: Question) -> Iterator[Question]:
    """What is still about the same: as asked, at any time, about its goods anywhere."""
    exact = replace(question, sought="quantity", prose="anything", measures=frozenset(), told="")
    yield exact
    yield replace(exact, periods=())
    if question.commodities:
        yield replace(exact, periods=(), places=frozenset(), names=frozenset(), country=False)


def _about(reading: Reading, question: Question) -> bool:
    """Whether a sentence names a subject of the question itself, and is about no other."""
    subjects = question.commodities | question.places | question.names or frozenset(question.words)
    return bool(reading.keys & subjects) and fits(reading, question)


def _alike(one: Reading, other: Reading) -> bool:
    if one.document.id == other.document.id and one.span == other.span:
        return True
    left, right = one.keys - stop_keys(), other.keys - stop_keys()
    return len(left & right) > ALIKE * (len(left | right) or 1)


def _surroundings(citations: Sequence[Citation]) -> list[Citation]:
    """The citations, each with the sentences beside it in its paragraph; what then overlaps is one."""
    found: list[Citation] = []
    for citation in citations:
        wide = _wide(citation)
        for at, other in enumerate(found):
            same = other.document.id == wide.document.id
            if same and wide.start < other.end and other.start < wide.end:
                ends = min(other.start, wide.start), max(other.end, wide.end)
                found[at] = Citation(wide.document, *ends)
                break
        else:
            found.append(wide)
    return found


def _wide(citation: Citation) -> Citation:
    inside = [one for one in _cited(Answer("", "", "passage", (citation,))) if not one.is_row]
    if not inside:
        return citation
    first, last = inside[0], inside[-1]
    before = [one for one in first.before[-1:] if not one.is_heading and same_paragraph(one, first)]
    after = [one for one in following(last, 1) if same_paragraph(last, one)]
    start = min(citation.start, *(one.span.start for one in (*before, first)))
    end = max(citation.end, *(one.span.end for one in (*after, last)))
    if cuts_number(citation.document.text, start, end):
        return citation
    return Citation(citation.document, start, end)


def _cited(answer: Answer) -> Iterator[Reading]:
    """The sentences and rows that an answer cites, in the order of its marks."""
    for citation in answer.citations:
        passage = Passage(citation.document, citation.start, citation.end)
        for one in readings([passage]):
            if citation.start <= one.span.start and one.span.end <= citation.end:
                yield one


def _spoken(reading: Reading) -> tuple[Reading, ...]:
    """A sentence with those that say who speaks in it; nothing where nobody does.

    The sentence beside it names its speaker only where it is a quotation: two people may follow each other.
    """
    if reading.is_row or not reading.satisfies("person"):
        return ()
    told = introduced(named(with_speaker(reading) if _QUOTES & set(reading.text) else (reading,)))
    return told if any(_SAYS.search(one.text) for one in told) else ()


def _passages(last: Answer) -> tuple[Passage, ...]:
    return tuple(Passage(one.document, one.start, one.end) for one in last.citations[:AT_ONCE])


def _place(reading: Reading) -> Citation:
    return Citation(reading.document, reading.span.start, reading.span.end)


def _told(asked: Question, citations: Sequence[Citation], lead: str = "") -> Answer:
    text, proof = quoting_with_sources(citations)
    return replace(
        _answer(asked),
        text=lead + text,
        citations=tuple(citations),
        proof=tuple(replace(one, start=one.start + len(lead), end=one.end + len(lead)) for one in proof),
    )


def _nothing(asked: Question, text: str, nearest: Sequence[Passage] = ()) -> Answer:
    return replace(_answer(asked), text=text, kind="abstention", nearest=tuple(nearest))


def _answer(asked: Question) -> Answer:
    return Answer(question=asked.text, text="", kind="passage")
