"""The answer of one turn of a conversation: from figures, from sentences, or about an answer before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from assistant import looking_back, sentences
from assistant.answer import Answer
from assistant.content_asked import ASKS_MEANING, INTERPRETS
from assistant.figures import answering
from assistant.figures.asked import Asked
from assistant.figures.fit import surely_misfits
from assistant.figures.known import Figures
from assistant.figures.near_misses import with_near_misses
from assistant.figures.quotable import quotable
from assistant.leaders import leader_told, names_first
from assistant.number_quotes import SURE_OF_LEADER, asks_number, surely_holds
from assistant.question import Question, understand
from assistant.reading import reading_of
from assistant.turns import Turn, answers_before
from corpus.document import Document, Span
from corpus.errors import AssistantError
from index import retrieval
from index.passages import Passage
from index.store import Store

READ_FOR_ANSWER = 12
"""Passages whose sentences are considered for an answer."""
READ_FOR_MORE = 24
"""The same where it is asked what else there is."""


class EmptyStore(AssistantError):
    """A question was asked of a store without documents."""


class TurnAnswers:
    """Answers turns from one store. Safe to use from several threads."""

    def __init__(self, store: Store, figures: Figures) -> None:
        self._store = store
        self._figures = figures

    def answer(self, said: Sequence[Turn], number: int, typed: str, ids: frozenset[str] | None) -> Answer:
        """The answer of one turn, with its reading; those about an earlier answer ask for that again.

        `typed`: the turn's own words. `ids`: the documents that are asked, None for all. Raises `BadQuestion`
        and `EmptyStore`.
        """
        turn = said[number]
        if turn.kind == "question":
            return self._answered(turn, typed, ids)
        asked = understand(turn.question, turn.history, self.knows)
        if turn.kind == "more":
            told = [self._of_earlier(said, at, ids) for at in answers_before(said, number)]
            passages = retrieval.search(self._store, asked.query, READ_FOR_MORE, ids)
            answer = looking_back.more(asked, told, passages, self._store, turn.page)
            return replace(answer, reading=told[0].reading and told[0].reading.carried())
        last = self._of_earlier(said, turn.before, ids)
        if turn.kind == "speaker":
            answer = looking_back.speaker(asked, last)
        elif turn.kind == "source":
            answer = looking_back.source(asked, last)
        else:
            answer = looking_back.reason(asked, last, self._store)
        return replace(answer, reading=last.reading and last.reading.carried())

    def _of_earlier(self, said: Sequence[Turn], number: int, ids: frozenset[str] | None) -> Answer:
        return self.answer(said, number, said[number].question, ids)

    def read(self, turn: Turn) -> tuple[Question, Asked]:
        """How the question of a turn is understood: its words, and its slots. Raises `BadQuestion`."""
        asked = understand(turn.question, turn.history, self.knows)
        read = self._figures.asked(turn.question, turn.history, asked)
        meant = asked.sought == "definition" and ASKS_MEANING.search(turn.question)
        if meant or (asked.told == "truth" and INTERPRETS.search(turn.question)):
            read = replace(read, kind="text")
        return asked, read

    def _answered(self, turn: Turn, typed: str, ids: frozenset[str] | None) -> Answer:
        asked, read = self.read(turn)
        passages = retrieval.search(self._store, asked.query, READ_FOR_ANSWER, ids)
        if not passages and not self._store.catalogue.count()["documents"]:
            raise EmptyStore(
                f"The store {self._store.folder} holds no documents.",
                "An answer comes from documents that were added before.",
                "Add some: assistant add PATH, or the bundled ones: assistant add --library",
            )
        answer = self._told(asked, read, passages, ids)
        alone = not turn.history and turn.question == typed
        own = read if alone else self._figures.asked(typed, (), asked)
        figures = () if answer.abstained else answer.figures
        return replace(answer, reading=reading_of(read, own, typed, figures))

    def _told(
        self, asked: Question, read: Asked, passages: Sequence[Passage], ids: frozenset[str] | None
    ) -> Answer:
        """The answer from figures where they hold one, else from the sentences of the passages."""
        figures = self._figures.about(read, passages, ids)
        answer = answering.answer(read, figures)
        if read.kind == "ranking" and (answer is None or answer.kind == "ranking"):
            leader = leader_told(read, asked, passages)
            if leader and (answer is None or not names_first(leader, answer)):
                return sentences.quotes(asked, (leader,), passages, SURE_OF_LEADER)
        number = asks_number(asked, read)
        if number:
            asked = replace(asked, sought="quantity")
        if answer is None:
            answer = sentences.answer(self._store, asked, passages, self._contradicted(read))
            if number and answer.kind == "passage" and not surely_holds(read, answer):
                answer = sentences.abstention(asked, passages, answer.confidence)
        open_ = answer.abstained and not answer.citations
        return with_near_misses(answer, read, figures) if open_ else answer

    def _contradicted(self, asked: Asked) -> Callable[[Document, Span], bool]:
        """Whether all figures of a sentence are surely about something else than was asked."""

        of_document = cache(self._figures.of_document)

        def contradicted(document: Document, span: Span) -> bool:
            stated = of_document(document.id)
            found = [one for one in stated if span.start <= one.figure.start < span.end]
            if asked.kind == "text":
                return bool(found) and all(surely_misfits(asked, one) for one in found)
            return not quotable(asked, document.text[span.start : span.end], found)

        return contradicted

    def knows(self, word: str) -> bool:
        """Whether the documents use a word."""
        return self._store.words.frequency(word) > 0
