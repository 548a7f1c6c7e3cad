"""Conversations: questions that lean on each other, kept in the store and opened again."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from assistant.answer import Answer, Citation
from assistant.scope import Scope, scope_of
from corpus.errors import AssistantError
from index.catalogue import Catalogue
from index.conversations import StoredConversation, StoredConversations, StoredTurn

LONGEST_TITLE = 200
"""Characters of a title; a first question is cut there."""
Ask = Callable[[str, Sequence[str], Scope], Answer]


class UnknownConversation(AssistantError):
    """There is no conversation of that id in the store, or no longer."""


class BadTitle(AssistantError):
    """A conversation cannot be called so."""


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question of a conversation as it was typed, its answer as `Answer.to_dict` gave it, and when."""

    question: str
    answer: dict[str, Any]
    asked: datetime


@dataclass(frozen=True, slots=True)
class KeptCitation:
    """What an answer of a conversation cited, as it stands today.

    `quote` is the text that was cited. `citation` is its place, None when it is no longer there; `gone` then
    says why, as a sentence.
    """

    quote: str
    citation: Citation | None
    gone: str = ""


class Conversation:
    """Questions asked with all that was asked before. Made by `Assistant.conversation`.

    It holds nothing but its own questions. One that is kept is written to the store turn by turn, from the
    first answer on; every object and process that has it open sees the same turns. Safe to use from several
    threads.
    """

    def __init__(self, ask: Ask, catalogue: Catalogue, scope: Scope, keep: bool) -> None:
        self._ask = ask
        self._catalogue = catalogue
        self._scope = scope
        self._kept = StoredConversations(catalogue) if keep else None
        self._begun = False
        self._turns: list[StoredTurn] = []
        self._title = ""
        self._lock = threading.Lock()
        self.id = secrets.token_hex(6)  # not to be guessed by whoever shares the store

    @classmethod
    def reopened(cls, ask: Ask, catalogue: Catalogue, identity: str) -> Conversation:
        """A conversation of the store. Raises `UnknownConversation`."""
        stored = StoredConversations(catalogue).find(identity)
        if stored is None:
            raise _unknown(identity)
        return cls._of(ask, catalogue, stored)

    @classmethod
    def all(cls, ask: Ask, catalogue: Catalogue) -> tuple[Conversation, ...]:
        """The conversations of the store, the one changed last first."""
        return tuple(cls._of(ask, catalogue, one) for one in StoredConversations(catalogue).all())

    @classmethod
    def _of(cls, ask: Ask, catalogue: Catalogue, stored: StoredConversation) -> Conversation:
        made = cls(ask, catalogue, scope_of(**json.loads(stored.scope)), keep=True)
        made.id, made._begun = stored.id, True
        return made

    def ask(self, question: str) -> Answer:
        """Answer a question with those before it, see `Assistant.ask`; a question that fails leaves no turn.

        Raises `UnknownConversation` when the conversation has been deleted, and what `Assistant.ask` raises.
        """
        with self._lock:
            answer = self._ask(question, self._questions(), self._scope)
            said = json.dumps(answer.to_dict(), ensure_ascii=False)
            typed = question.encode("utf-8", "replace").decode()
            self._add(StoredTurn(typed, said.encode("utf-8", "replace").decode(), _now()))
        return answer

    @property
    def turns(self) -> tuple[KeptTurn, ...]:
        """What was asked and answered, the oldest first. Raises `UnknownConversation` when it was deleted."""
        return tuple(
            KeptTurn(turn.question, json.loads(turn.answer), datetime.fromisoformat(turn.asked))
            for turn in self._said()
        )

    @property
    def title(self) -> str:
        """The first question, or what it was renamed to; empty before the first."""
        stored = self._stored()
        return stored.title if stored else self._title

    @property
    def created(self) -> datetime | None:
        """When the first question was answered (UTC), None before that."""
        stored = self._stored()
        moment = stored.created if stored else next((turn.asked for turn in self._turns), None)
        return datetime.fromisoformat(moment) if moment else None

    @property
    def changed(self) -> datetime | None:
        """When it was last asked or renamed (UTC), None before the first answer."""
        stored = self._stored()
        moment = stored.changed if stored else next((turn.asked for turn in reversed(self._turns)), None)
        return datetime.fromisoformat(moment) if moment else None

    @property
    def scope(self) -> Scope:
        """The documents that it asks."""
        return self._scope

    def __len__(self) -> int:
        stored = self._stored()
        return stored.length if stored else len(self._turns)

    def citations(self, turn: KeptTurn) -> tuple[KeptCitation, ...]:
        """What the answer of a turn cited, in the order of its marks, as far as it is still there."""
        return tuple(_today(self._catalogue, told) for told in turn.answer["citations"])

    def rename(self, title: str) -> None:
        """Give it another title. Raises `BadTitle` and `UnknownConversation`."""
        plain = " ".join(title.encode("utf-8", "replace").decode().split())
        if not plain or len(plain) > LONGEST_TITLE:
            raise BadTitle(
                f"The title has {len(plain)} characters." if plain else "The title is empty.",
                f"A title has 1 to {LONGEST_TITLE} characters.",
                "Give a shorter one." if plain else "Give one.",
            )
        if self._kept and self._begun:
            if not self._kept.rename(self.id, plain, _now()):
                raise _unknown(self.id)
            return
        self._title = plain

    def delete(self) -> None:
        """Remove it with all its turns. Raises `UnknownConversation` when it was gone already."""
        if self._kept and self._begun and not self._kept.delete(self.id):
            raise _unknown(self.id)
        self._turns, self._title = [], ""

    def to_dict(self) -> dict[str, Any]:
        """What it is listed by, as JSON values."""
        created, changed = self.created, self.changed
        return {
            "id": self.id,
            "title": self.title,
            "created": created.isoformat() if created else None,
            "changed": changed.isoformat() if changed else None,
            "turns": len(self),
            "scope": self._scope.words(),
        }

    def _stored(self) -> StoredConversation | None:
        """What the store says of it, None while it is not there. Raises `UnknownConversation`."""
        if self._kept is None or not self._begun:
            return None
        stored = self._kept.find(self.id)
        if stored is None:
            raise _unknown(self.id)
        return stored

    def _said(self) -> tuple[StoredTurn, ...]:
        if self._stored() is None or self._kept is None:
            return tuple(self._turns)
        return self._kept.turns(self.id)

    def _questions(self) -> tuple[str, ...]:
        if self._stored() is None or self._kept is None:
            return tuple(turn.question for turn in self._turns)
        return self._kept.questions(self.id)

    def _add(self, turn: StoredTurn) -> None:
        title = self._title or " ".join(turn.question.split())[:LONGEST_TITLE]
        if self._kept is None:
            self._turns.append(turn)
            self._title = title
        elif not self._begun:
            scope = json.dumps(self._scope.words(), ensure_ascii=False)
            self._kept.begin(self.id, title, scope, turn)
            self._begun = True
        elif not self._kept.append(self.id, turn):
            raise _unknown(self.id)


def _today(catalogue: Catalogue, told: dict[str, Any]) -> KeptCitation:
    """A citation of an earlier day, looked up again."""
    quote, name = str(told["quote"]), str(told["document"]["name"])
    document = catalogue.document(str(told["document"]["id"]))
    if document is None:
        replaced = any(one.name == name for one in catalogue.listing())
        gone = (
            f"{name} was replaced by another version." if replaced else f"{name} is no longer in the store."
        )
        return KeptCitation(quote, None, gone)
    start, end = int(told["start"]), int(told["end"])
    if document.text[start:end] != quote:  # another version of the program may lay out the text otherwise
        if document.text.count(quote) != 1:
            return KeptCitation(quote, None, f"The quote no longer stands in {document.name}.")
        start = document.text.index(quote)
        end = start + len(quote)
    return KeptCitation(quote, Citation(document, start, end))


def _unknown(identity: str) -> UnknownConversation:
    return UnknownConversation(
        f"There is no conversation {identity!r} in the store.",
        "A conversation is named by its id.",
        "List them with: assistant conversations",
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
