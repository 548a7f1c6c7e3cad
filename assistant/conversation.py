"""Conversations: questions that lean on each other, kept in the store and opened again."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from assistant import exporting
from assistant.answer import Answer
from assistant.kept_turns import KeptCitation, KeptTurn, as_cited_today, kept_turn, now, stored_rating
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


class UnknownTurn(AssistantError):
    """A conversation has no turn of that number."""


class BadOwner(AssistantError):
    """Nobody can be named so."""


class Conversation:
    """Questions asked with all that was asked before. Made by `Assistant.conversation`.

    It holds nothing but its own questions. One that is kept is written to the store turn by turn, from the
    first answer on; every object and process that has it open sees the same turns. For all others than its
    owner it does not exist. Turns are numbered from 0. Safe to use from several threads.
    """

    def __init__(self, ask: Ask, catalogue: Catalogue, scope: Scope, keep: bool, owner: str = "") -> None:
        self._ask = ask
        self._catalogue = catalogue
        self._scope = scope
        self._owner = _named(owner)
        self._kept = StoredConversations(catalogue) if keep else None
        self._begun = False
        self._turns: list[StoredTurn] = []
        self._title = ""
        self._lock = threading.Lock()
        self.id = secrets.token_hex(6)  # not to be guessed by whoever shares the store

    @classmethod
    def reopened(cls, ask: Ask, catalogue: Catalogue, identity: str, owner: str) -> Conversation:
        """A conversation of the store. Raises `UnknownConversation` when the owner has none of that id."""
        stored = StoredConversations(catalogue).find(identity, _named(owner))
        if stored is None:
            raise _unknown(identity)
        return cls._of(ask, catalogue, stored, owner)

    @classmethod
    def all(cls, ask: Ask, catalogue: Catalogue, owner: str) -> tuple[Conversation, ...]:
        """The conversations of an owner, the one changed last first."""
        stored = StoredConversations(catalogue).all(_named(owner))
        return tuple(cls._of(ask, catalogue, one, owner) for one in stored)

    @staticmethod
    def listing(catalogue: Catalogue, owner: str) -> tuple[dict[str, Any], ...]:
        """What each conversation of an owner is listed by, as `to_dict` gives it, with one look at the store."""
        return tuple(_listed(one) for one in StoredConversations(catalogue).all(_named(owner)))

    @classmethod
    def _of(cls, ask: Ask, catalogue: Catalogue, stored: StoredConversation, owner: str) -> Conversation:
        made = cls(ask, catalogue, scope_of(**json.loads(stored.scope)), True, owner)
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
            self._add(StoredTurn(typed, said.encode("utf-8", "replace").decode(), now()))
        return answer

    @property
    def turns(self) -> tuple[KeptTurn, ...]:
        """What was asked and answered, the oldest first. Raises `UnknownConversation` when it was deleted."""
        return tuple(kept_turn(turn) for turn in self._said())

    @property
    def title(self) -> str:
        """The first question, or what it was renamed to; empty before the first."""
        stored = self._stored()
        return stored.title if stored else self._title

    @property
    def created(self) -> datetime | None:
        """When the first question was answered (UTC), None before that."""
        return self._times(self._stored())[0]

    @property
    def changed(self) -> datetime | None:
        """When it was last asked, cut or renamed (UTC), None before the first answer."""
        return self._times(self._stored())[1]

    @property
    def scope(self) -> Scope:
        """The documents that it asks."""
        return self._scope

    def __len__(self) -> int:
        stored = self._stored()
        return stored.length if stored else len(self._turns)

    def citations(self, turn: KeptTurn) -> tuple[KeptCitation, ...]:
        """What the answer of a turn cited, in the order of its marks, as far as it is still there."""
        return tuple(as_cited_today(self._catalogue, told) for told in turn.answer["citations"])

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
            if not self._kept.rename(self.id, plain, now()):
                raise _unknown(self.id)
            return
        self._title = plain

    def back_to(self, turn: int) -> None:
        """Drop the turns from that number on, so that its question can be asked again or otherwise.

        A conversation without turns has no title either, unless it was given one.
        Raises `UnknownTurn` and `UnknownConversation`.
        """
        with self._lock:
            turns = self._said()
            if not 0 <= turn <= len(turns):
                raise _no_turn(turn, len(turns))
            first = _title_from(turns[0].question) if turns else ""
            if self._kept and self._begun:
                if not self._kept.cut(self.id, turn, now(), first):
                    raise _unknown(self.id)
                return
            del self._turns[turn:]
            if not turn and self._title == first:
                self._title = ""

    def rate(self, turn: int, good: bool | None, reason: str = "") -> None:
        """Say whether the answer of a turn was good, and why; None takes it back.

        Raises `BadRating` for a reason that is too long, `UnknownTurn` and `UnknownConversation`.
        """
        rating = None if good is None else stored_rating(good, reason)
        if self._kept and self._begun:
            length = len(self)
            if turn < 0 or not self._kept.rate(self.id, turn, rating):
                raise _no_turn(turn, length)
            return
        with self._lock:
            if not 0 <= turn < len(self._turns):
                raise _no_turn(turn, len(self._turns))
            self._turns[turn] = replace(self._turns[turn], rating=rating)

    def export(self, format: exporting.Format) -> str:
        """The whole conversation with what it cites, as "markdown", "text" or "json".

        It quotes what was cited on its day and says of what is no longer there that it is gone.
        Raises `UnknownFormat` and `UnknownConversation`.
        """
        turns = self.turns
        told = [exporting.Told(turn, [cited.gone for cited in self.citations(turn)]) for turn in turns]
        return exporting.conversation_as(format, self.to_dict(), told)

    def delete(self) -> None:
        """Remove it with all its turns. Raises `UnknownConversation` when it was gone already."""
        if self._kept and self._begun and not self._kept.delete(self.id):
            raise _unknown(self.id)
        self._turns, self._title = [], ""

    def to_dict(self) -> dict[str, Any]:
        """What it is listed by, as JSON values."""
        stored = self._stored()
        if stored:
            return _listed(stored)
        created, changed = self._times(None)
        return {
            "id": self.id,
            "title": self._title,
            "created": created.isoformat() if created else None,
            "changed": changed.isoformat() if changed else None,
            "turns": len(self._turns),
            "scope": self._scope.words(),
        }

    def _stored(self) -> StoredConversation | None:
        """What the store says of it, None while it is not there. Raises `UnknownConversation`."""
        if self._kept is None or not self._begun:
            return None
        stored = self._kept.find(self.id, self._owner)
        if stored is None:
            raise _unknown(self.id)
        return stored

    def _times(self, stored: StoredConversation | None) -> tuple[datetime | None, datetime | None]:
        if stored:
            return datetime.fromisoformat(stored.created), datetime.fromisoformat(stored.changed)
        asked = [datetime.fromisoformat(turn.asked) for turn in self._turns]
        return (asked[0], asked[-1]) if asked else (None, None)

    def _said(self) -> tuple[StoredTurn, ...]:
        if self._stored() is None or self._kept is None:
            return tuple(self._turns)
        return self._kept.turns(self.id)

    def _questions(self) -> tuple[str, ...]:
        if self._stored() is None or self._kept is None:
            return tuple(turn.question for turn in self._turns)
        return self._kept.questions(self.id)

    def _add(self, turn: StoredTurn) -> None:
        title = self._title or _title_from(turn.question)
        if self._kept is None:
            self._turns.append(turn)
            self._title = title
        elif not self._begun:
            scope = json.dumps(self._scope.words(), ensure_ascii=False)
            self._kept.begin(self.id, title, scope, self._owner, turn)
            self._begun = True
        elif not self._kept.append(self.id, _title_from(turn.question), turn):
            raise _unknown(self.id)


def _title_from(question: str) -> str:
    return " ".join(question.split())[:LONGEST_TITLE]


def _named(owner: str) -> str:
    """The owner, as it can be stored; what cannot is refused, since a substitute could name someone else."""
    try:
        owner.encode()
    except UnicodeEncodeError:
        raise BadOwner(
            f"The owner {owner!r} is no valid text.",
            "An owner is any text that can be written as UTF-8.",
            'Give another one, or "" for the person at the command line.',
        ) from None
    return owner


def _unknown(identity: str) -> UnknownConversation:
    return UnknownConversation(
        f"There is no conversation {identity!r} in the store.",
        "A conversation is named by its id.",
        "List them with: assistant conversations",
    )


def _no_turn(turn: int, length: int) -> UnknownTurn:
    return UnknownTurn(
        f"There is no turn {turn} in the conversation.",
        f"It has {length}, numbered from 0.",
        "Open it again to see them.",
    )


def _listed(stored: StoredConversation) -> dict[str, Any]:
    return {
        "id": stored.id,
        "title": stored.title,
        "created": stored.created,
        "changed": stored.changed,
        "turns": stored.length,
        "scope": json.loads(stored.scope),
    }
