"""The Python API: open a store, add documents, search, ask."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Unpack

import corpus
from assistant import looking_back, sentences
from assistant.answer import Answer
from assistant.consequences import Consequences, consequences
from assistant.content_asked import ASKS_MEANING, INTERPRETS
from assistant.conversation import Conversation
from assistant.coverage import Coverage, CoverageOfStore
from assistant.figure_filters import BadFilter
from assistant.figure_table import Choice, CitedFigure, cited_figures
from assistant.figures import answering
from assistant.figures.asked import Asked
from assistant.figures.fit import surely_misfits
from assistant.figures.known import Figures
from assistant.figures.near_misses import with_near_misses
from assistant.figures.quotable import quotable
from assistant.kept_turns import RatedAnswer, rated_answer
from assistant.leaders import leader_told, names_first
from assistant.number_quotes import SURE_OF_LEADER, asks_number, surely_holds
from assistant.proof import proven_or_silent
from assistant.question import BadQuestion, understand
from assistant.scope import Scope, ScopeWords, scope_of, within
from assistant.settings import Settings
from assistant.turns import Turn, answers_before, turns
from corpus.document import Document, Span
from corpus.errors import AssistantError
from index import retrieval
from index.conversations import StoredConversations
from index.embedding import SentenceTransformerEmbedder
from index.passages import Passage
from index.reranking import CrossEncoderReranker
from index.store import AddReport, Progress, Store

READ_FOR_ANSWER = 12
"""Passages whose sentences are considered for an answer."""
READ_FOR_MORE = 24
"""The same where it is asked what else there is."""


class UnknownDocument(AssistantError):
    """There is no document of that id in the store."""


class EmptyStore(AssistantError):
    """A question was asked of a store without documents."""


def library_folder() -> Path:
    """The folder of the documents that ship with the product."""
    return Path(str(corpus.__file__)).parent / "library"


class Assistant:
    """Questions and answers over one store of documents. Safe to use from several threads.

    Use it as a context manager, or call `close` at the end.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._figures = Figures(store)
        self._coverage = CoverageOfStore(store)

    @classmethod
    def open(
        cls,
        store: str | os.PathLike[str] | None = None,
        settings: Settings | None = None,
        *,
        check_model: bool = True,
    ) -> Assistant:
        """Open the store in a folder, created when missing; None takes the folder of the settings.

        Raises `StoreError` when the folder cannot be used, `WrongModel` when it was written with another
        embedding model (`check_model=False` opens it all the same, to embed it again), `ModelError` when the
        embedding model or the reranker of the settings is missing.
        """
        settings = settings or Settings()
        folder = (Path(store) if store is not None else settings.store).expanduser().resolve()
        embedder = SentenceTransformerEmbedder(settings.model)
        reranker = CrossEncoderReranker(settings.reranker) if settings.reranker else None
        return cls(Store(folder, embedder, reranker=reranker, check_model=check_model))

    def add(self, *paths: str | os.PathLike[str], progress: Progress | None = None) -> AddReport:
        """Add files and folders. A file added before is replaced when its content has changed.

        Files that cannot be read are named in `report.failed` with the reason and never stop the others.
        `progress(done, total, path)` is called after each file, when it is safely stored.
        """
        return self._store.add([Path(path) for path in paths], progress)

    def remove(self, document_id: str) -> Document:
        """Remove a document; it is gone from every answer at once. Raises `UnknownDocument`."""
        document = self.document(document_id)
        self._store.remove(document_id)
        return document

    def documents(self) -> tuple[Document, ...]:
        """All documents, ordered by name."""
        return self._store.catalogue.documents()

    def document(self, document_id: str) -> Document:
        """One document by its id. Raises `UnknownDocument`."""
        document = self._store.catalogue.document(document_id)
        if document is None:
            raise UnknownDocument(
                f"There is no document {document_id!r} in the store {self._store.folder}.",
                "A document is named by its id.",
                "List them with: assistant documents",
            )
        return document

    def search(self, query: str, limit: int = 10, **scope: Unpack[ScopeWords]) -> tuple[Passage, ...]:
        """The passages most relevant to a query, best first.

        `documents`, `publishers`, `published_from`, `published_to` and `formats` narrow what is searched
        (`assistant.scope.ScopeWords`). Raises `BadQuestion` for an empty query and `BadFilter`.
        """
        if limit < 1:
            raise BadQuestion(
                f"{limit} passages were asked for.",
                "The limit is a number from 1 on.",
                "Leave it out for the 10 best passages.",
            )
        self._store.refresh()
        inside = within(scope_of(**scope), self._store.catalogue)
        query = understand(query, known=self._knows).query
        return retrieval.search(self._store, query, limit, None if inside is None else inside.ids)

    def ask(self, question: str, history: Sequence[str] = (), **scope: Unpack[ScopeWords]) -> Answer:
        """Answer a question from the documents, or say that they do not say.

        `history` holds the earlier questions of the conversation, oldest first. A question may go on about
        them ("And to Germany?"), put one right ("no, I meant July") or ask about the last answer ("who said
        that?", "show me the source", "why?", "what else?"), for which the earlier question is asked again.
        `documents`, `publishers`, `published_from`, `published_to` and `formats` narrow what is asked
        (`assistant.scope.ScopeWords`); an abstention then says so.

        Raises `BadQuestion` for an empty question, `EmptyStore` when there is nothing to answer from, and
        `BadFilter`.
        """
        self._store.refresh()
        if not any(character.isalnum() for character in question):
            understand(question, known=self._knows)  # silence repeats no earlier question, it is refused
        inside = within(scope_of(**scope), self._store.catalogue)
        ids = None if inside is None else inside.ids
        said = turns((*history, question))
        answer = proven_or_silent(self._of_turn(said, len(said) - 1, ids))
        if said[-1].kind != "question":
            answer = replace(answer, question=" ".join(question.encode("utf-8", "replace").decode().split()))
        if inside is None or not answer.abstained:
            return answer
        return replace(answer, text=f"{answer.text} {inside.note}")

    def conversation(
        self, id: str | None = None, *, keep: bool = True, owner: str = "", **scope: Unpack[ScopeWords]
    ) -> Conversation:
        """A new conversation, or the one of that id, opened again.

        It belongs to `owner`, any text that names a person; "" is the one at the command line. One of another
        owner is unknown here.

        From its first answer on a new one is kept in the store, unless `keep` is False. All its questions are
        asked of the documents that `scope` names, as in `ask`; one that is opened again keeps its own.

        Raises `UnknownConversation`, `BadOwner` and `BadFilter`.
        """
        if id is None:
            return Conversation(self._ask_within, self._store.catalogue, scope_of(**scope), keep, owner)
        if scope or not keep:
            raise BadFilter(
                f"The conversation {id!r} was to be opened with other settings.",
                "A conversation keeps the documents that it was begun with, and its place in the store.",
                "Open it by its id alone, or begin a new one.",
            )
        return Conversation.reopened(self._ask_within, self._store.catalogue, id, owner)

    def conversations(self, owner: str = "") -> tuple[Conversation, ...]:
        """The conversations of an owner that are kept in the store, the one changed last first."""
        return Conversation.all(self._ask_within, self._store.catalogue, owner)

    def listed_conversations(self, owner: str = "") -> tuple[dict[str, Any], ...]:
        """What the conversations of an owner are listed by, the one changed last first: id, title, times, turns.

        Raises `BadOwner`.
        """
        return Conversation.listing(self._store.catalogue, owner)

    def ratings(self) -> tuple[RatedAnswer, ...]:
        """The rated answers in the conversations of all owners, the one rated last first.

        They are for whoever runs the store, not for its visitors.
        """
        return tuple(rated_answer(one) for one in StoredConversations(self._store.catalogue).rated())

    def _ask_within(self, question: str, history: Sequence[str], scope: Scope) -> Answer:
        return self.ask(question, history, **scope.words())

    def _of_turn(self, said: Sequence[Turn], number: int, ids: frozenset[str] | None) -> Answer:
        """The answer of one turn; those about an earlier answer ask for that again."""
        turn = said[number]
        if turn.kind == "question":
            return self._answered(turn.question, turn.history, ids)
        asked = understand(turn.question, turn.history, self._knows)
        if turn.kind == "more":
            told = [self._of_turn(said, at, ids) for at in answers_before(said, number)]
            passages = retrieval.search(self._store, asked.query, READ_FOR_MORE, ids)
            return looking_back.more(asked, told, passages, self._store, turn.page)
        last = self._of_turn(said, turn.before, ids)
        if turn.kind == "speaker":
            return looking_back.speaker(asked, last)
        if turn.kind == "source":
            return looking_back.source(asked, last)
        return looking_back.reason(asked, last, self._store)

    def _answered(self, question: str, history: Sequence[str], ids: frozenset[str] | None) -> Answer:
        asked = understand(question, history, self._knows)
        passages = retrieval.search(self._store, asked.query, READ_FOR_ANSWER, ids)
        if not passages and not self._store.catalogue.count()["documents"]:
            raise EmptyStore(
                f"The store {self._store.folder} holds no documents.",
                "An answer comes from documents that were added before.",
                "Add some: assistant add PATH, or the bundled ones: assistant add --library",
            )
        read = self._figures.asked(question, history, asked)
        meant = asked.sought == "definition" and ASKS_MEANING.search(question)
        if meant or (asked.told == "truth" and INTERPRETS.search(question)):
            read = replace(read, kind="text")
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

    def figures(
        self,
        commodity: str | None = None,
        partner: str | None = None,
        reporter: str | None = None,
        flow: str | None = None,
        measure: str | None = None,
        period: str | None = None,
        document: str | None = None,
    ) -> tuple[CitedFigure, ...]:
        """The figures that the documents state, each with its sentence, by commodity, period and document.

        What is left out is open. A commodity stands for its kinds too (coal for thermal coal). Places are
        named by name, adjective or ISO code; the partner of an export is its destination, of an import its
        origin, without a flow either; "World" means all partners. The period ("2025-06", "June 2025",
        "2025") is the one that theirs lie within. The document is given by id, file name or title.

        Raises `BadFilter` for a word that cannot be read and `UnknownDocument`.
        """
        self._store.refresh()
        choice = Choice(commodity, partner, reporter, flow, measure, period)
        documents = None if document is None else self._documents_named(document)
        return cited_figures(self._store.catalogue, choice, documents)

    def figure_counts(self) -> dict[str, int]:
        """How many figures each document states, by its id; documents without any are left out."""
        self._store.refresh()
        return self._store.catalogue.figure_counts()

    def _documents_named(self, text: str) -> frozenset[str]:
        wanted = text.strip().casefold()
        named = frozenset(
            found.id
            for found in self.documents()
            if found.id == text or wanted in (found.name.casefold(), found.title.casefold())
        )
        if not wanted or not named:
            raise UnknownDocument(
                f"There is no document {text!r} in the store {self._store.folder}.",
                "A document is named by its id, its file name or its title.",
                "List them with: assistant documents",
            )
        return named

    def coverage(self) -> Coverage:
        """What the store holds: documents, publishers, commodities, partners, months, and what was refused.

        It is counted again only when documents have changed.
        """
        return self._coverage.now()

    def forget_failures(self) -> None:
        """Forget the files that were refused when they were last added."""
        self._store.refused.forget()

    def consequences(self, document_id: str, owner: str = "") -> Consequences:
        """What answers lose when a document is removed. Raises `UnknownDocument`.

        Of the conversations that cite it those of `owner` are named, those of others only counted.
        """
        self._store.refresh()
        return consequences(self._store.catalogue, self.document(document_id), owner)

    def _knows(self, word: str) -> bool:
        return self._store.words.frequency(word) > 0

    def warm_up(self) -> None:
        """Load the embedding model and open the indexes, which the first question would do otherwise."""
        self._store.embedder.embed(["warm up"])
        self._store.refresh()

    @property
    def store(self) -> Store:
        """The store below, for upkeep (`assistant doctor`) and measurements."""
        return self._store

    def close(self) -> None:
        """Give back files and connections."""
        self._store.close()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
