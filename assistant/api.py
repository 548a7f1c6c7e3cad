"""The Python API: open a store, add documents, search, ask."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Unpack

import corpus
from assistant.alternatives import Alternative, Put, alternatives
from assistant.answer import Answer
from assistant.consequences import Consequences, consequences
from assistant.conversation import Conversation
from assistant.coverage import Coverage, CoverageOfStore
from assistant.figure_filters import BadFilter
from assistant.figure_table import Choice, CitedFigure, cited_figures
from assistant.figures.asked import Asked
from assistant.figures.known import Figures
from assistant.kept_turns import RatedAnswer, rated_answer
from assistant.proof import proven_or_silent
from assistant.question import BadQuestion, understand
from assistant.reading import settled, taken
from assistant.scope import Scope, ScopeWords, scope_of, within
from assistant.settings import Settings
from assistant.suggestions import EARLIER, Said, first_questions, suggestions
from assistant.turn_answers import TurnAnswers
from assistant.turns import turns
from corpus.document import Document
from corpus.errors import AssistantError
from corpus.spelling import respelled
from index import retrieval
from index.conversations import StoredConversations
from index.embedding import SentenceTransformerEmbedder
from index.passages import Passage
from index.reranking import CrossEncoderReranker
from index.store import AddReport, Progress, Store

FIRST_LOOK = 12
"""Documents that are looked at, and questions that are tried, for questions to begin with: under a second."""


class UnknownDocument(AssistantError):
    """There is no document of that id in the store."""


def library_folder() -> Path:
    """The folder of the documents that ship with the product."""
    return Path(str(corpus.__file__)).parent / "library"


def _plain(question: str) -> str:
    return " ".join(question.encode("utf-8", "replace").decode().split())


class Assistant:
    """Questions and answers over one store of documents. Safe to use from several threads.

    Use it as a context manager, or call `close` at the end.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._figures = Figures(store)
        self._coverage = CoverageOfStore(store)
        self._turns = TurnAnswers(store, self._figures)
        self._first: tuple[int, int, tuple[str, ...]] | None = None

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
        query = understand(query, known=self._turns.knows).query
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
            understand(
                question, known=self._turns.knows
            )  # silence repeats no earlier question, it is refused
        inside = within(scope_of(**scope), self._store.catalogue)
        ids = None if inside is None else inside.ids
        said = turns((*history, question))
        typed, turn = _plain(question), said[-1]
        answer = proven_or_silent(self._turns.answer(said, len(said) - 1, typed, ids))
        answer = replace(answer, question=_plain(turn.question) if turn.kind == "question" else typed)
        if inside is None or not answer.abstained:
            return answer
        return replace(answer, text=f"{answer.text} {inside.note}")

    def alternatives(
        self, answer: Answer, history: Sequence[str] = (), **scope: Unpack[ScopeWords]
    ) -> tuple[Alternative, ...]:
        """What could be asked instead: for each slot of `answer.reading` the other values that figures have
        with all else the same, at most 12 a slot and the best first, each with the question that asks for it.

        `history` and the scope are those that the answer was asked with. A question for no figure has none.
        Raises `BadFilter`.
        """
        put = self._put(answer, history, scope)
        return alternatives(put, self._figures, answer.reading.single if answer.reading else {})

    def suggestions(
        self, answer: Answer, history: Sequence[str] = (), limit: int = 3, **scope: Unpack[ScopeWords]
    ) -> tuple[str, ...]:
        """Questions to go on with, whole sentences that can be asked alone, at most `limit`.

        Each was asked of the documents in the scope and is answered with a citation, and otherwise than
        `answer` and the questions of `history` are. They differ in what they ask for: another partner, period
        or good, the total, the order of the partners, the change; after an abstention what is nearest to it.
        Raises `BadFilter`.
        """
        put = self._put(answer, history, scope)
        answers: list[Answer] = []
        for at in range(max(0, len(history) - EARLIER), len(history)):
            with suppress(BadQuestion):  # what was refused has told nothing
                answers.append(self.ask(history[at], history[:at], **scope))
        said = Said(answer, put.asked, (put.question, *history), tuple(answers))
        return suggestions(said, self._figures, lambda question: self.ask(question, **scope), limit, put.ids)

    def first_questions(self, limit: int = 4) -> tuple[str, ...]:
        """Questions to begin with, at most `limit`, that the newest documents answer."""
        self._store.refresh()
        version = self._store.catalogue.version()
        if self._first is None or self._first[:2] != (version, limit):
            newest = sorted(
                (one for one in self._store.catalogue.listing() if one.published),
                key=lambda one: (-(one.published or date.min).toordinal(), one.id),
            )[:FIRST_LOOK]
            found = first_questions((one.id for one in newest), self._figures, self.ask, limit, FIRST_LOOK)
            self._first = (version, limit, found)
        return self._first[2]

    def _put(self, answer: Answer, history: Sequence[str], scope: ScopeWords) -> Put:
        """The question of an answer as it was put, complete in what it leaves to those before it."""
        self._store.refresh()
        inside = within(scope_of(**scope), self._store.catalogue)
        turn = turns((*history, answer.question))[-1]
        reader = TurnAnswers(self._store, self._figures.unchanging())
        _, asked = reader.read(turn)

        def read(question: str) -> Asked:
            return reader.read(replace(turn, question=question))[1]

        figures = () if answer.abstained else answer.figures
        question = respelled(turn.question, self._turns.knows)
        ids = None if inside is None else inside.ids
        return Put(question, taken(asked, figures), settled(asked, figures), read, ids)

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
        """What the conversations of an owner are listed by, the one changed last first.

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
