"""Conversations in the catalogue: written turn by turn, read back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update

from index import schema
from index.catalogue import Catalogue

_conversations, _turns = schema.conversations, schema.turns


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """What a conversation is listed by. `scope` is JSON; times are ISO, UTC; `length` counts its turns."""

    id: str
    title: str
    scope: str
    created: str
    changed: str
    length: int


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A question, its answer as JSON, and when it was asked (ISO, UTC)."""

    question: str
    answer: str
    asked: str


class StoredConversations:
    """The conversations of one catalogue. Every method is one transaction and may raise `StoreError`.

    They need no writer lock, so that one can ask while documents are being added, and do not raise the
    catalogue's version: nothing that is searched has changed.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[StoredConversation, ...]:
        """All conversations, the one changed last first."""
        query = _listed().order_by(_conversations.c.changed.desc(), _conversations.c.id)
        with self._catalogue.engine.connect() as connection:
            return tuple(_loaded(row) for row in connection.execute(query))

    def find(self, identity: str) -> StoredConversation | None:
        """One conversation, None when there is none of that id."""
        with self._catalogue.engine.connect() as connection:
            row = connection.execute(_listed().where(_conversations.c.id == identity)).first()
        return None if row is None else _loaded(row)

    def turns(self, identity: str) -> tuple[StoredTurn, ...]:
        """The turns of a conversation in their order; none when there is no such conversation."""
        query = select(_turns.c.question, _turns.c.answer, _turns.c.asked)
        query = query.where(_turns.c.conversation == identity).order_by(_turns.c.number)
        with self._catalogue.engine.connect() as connection:
            return tuple(StoredTurn(*row) for row in connection.execute(query))

    def questions(self, identity: str) -> tuple[str, ...]:
        """The questions alone, in their order."""
        query = select(_turns.c.question).where(_turns.c.conversation == identity).order_by(_turns.c.number)
        with self._catalogue.engine.connect() as connection:
            return tuple(connection.scalars(query))

    def begin(self, identity: str, title: str, scope: str, first: StoredTurn) -> None:
        """Keep a new conversation with its first turn."""
        row = {"id": identity, "title": title, "scope": scope, "created": first.asked, "changed": first.asked}
        with self._catalogue.writing.begin() as connection:
            connection.execute(insert(_conversations).values(row))
            connection.execute(insert(_turns).values(**_row(identity, first), number=1))

    def append(self, identity: str, turn: StoredTurn) -> bool:
        """Add a turn behind the last one; False when the conversation is gone."""
        same = _conversations.c.id == identity
        number = select(func.coalesce(func.max(_turns.c.number), 0) + 1)
        number = number.where(_turns.c.conversation == identity)
        with self._catalogue.writing.begin() as connection:
            changed = connection.execute(update(_conversations).where(same).values(changed=turn.asked))
            if not changed.rowcount:
                return False
            connection.execute(insert(_turns).values(**_row(identity, turn), number=number.scalar_subquery()))
        return True

    def rename(self, identity: str, title: str, when: str) -> bool:
        """Give a conversation another title; False when it is gone."""
        same = _conversations.c.id == identity
        with self._catalogue.writing.begin() as connection:
            renaming = update(_conversations).where(same).values(title=title, changed=when)
            return bool(connection.execute(renaming).rowcount)

    def delete(self, identity: str) -> bool:
        """Remove a conversation with all its turns; False when it was gone."""
        with self._catalogue.writing.begin() as connection:
            connection.execute(delete(_turns).where(_turns.c.conversation == identity))
            same = _conversations.c.id == identity
            return bool(connection.execute(delete(_conversations).where(same)).rowcount)


def _listed() -> Select[Any]:
    length = select(func.count()).where(_turns.c.conversation == _conversations.c.id).scalar_subquery()
    names = ("id", "title", "scope", "created", "changed")
    return select(*(_conversations.c[name] for name in names), length)


def _loaded(row: Row[Any]) -> StoredConversation:
    values: Sequence[Any] = tuple(row)
    return StoredConversation(*values)


def _row(identity: str, turn: StoredTurn) -> dict[str, str]:
    return {
        "conversation": identity,
        "question": turn.question,
        "answer": turn.answer,
        "asked": turn.asked,
    }
