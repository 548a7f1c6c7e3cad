"""Conversations in the catalogue: written turn by turn, read back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, delete, func, insert, select, update

from index import schema
from index.catalogue import Catalogue

_conversations, _turns, _ratings = schema.conversations, schema.turns, schema.ratings


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
class StoredRating:
    """What someone thought of an answer, and when (ISO, UTC)."""

    good: bool
    reason: str
    rated: str


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A question, its answer as JSON, when it was asked (ISO, UTC), and what was thought of the answer."""

    question: str
    answer: str
    asked: str
    rating: StoredRating | None = None


@dataclass(frozen=True, slots=True)
class RatedTurn:
    """A rated answer and where it stands: the id of a conversation, and the number of its turn from 0."""

    conversation: str
    number: int
    question: str
    answer: str
    rating: StoredRating


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as JSON, and the conversation that it belongs to."""

    conversation: str
    title: str
    owner: str
    answer: str


class StoredConversations:
    """The conversations of one catalogue. Every method is one transaction and may raise `StoreError`.

    They need no writer lock, so that one can ask while documents are being added, and do not raise the
    catalogue's version: nothing that is searched has changed. Turns are numbered from 0 here. Whose a
    conversation is, is asked where it is found; after that its id is enough.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self, owner: str) -> tuple[StoredConversation, ...]:
        """The conversations of an owner, the one changed last first."""
        query = _listed().where(_conversations.c.owner == owner)
        query = query.order_by(_conversations.c.changed.desc(), _conversations.c.id)
        with self._catalogue.engine.connect() as connection:
            return tuple(_loaded(row) for row in connection.execute(query))

    def find(self, identity: str, owner: str) -> StoredConversation | None:
        """One conversation, None when the owner has none of that id."""
        query = _listed().where(_conversations.c.id == identity, _conversations.c.owner == owner)
        with self._catalogue.engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else _loaded(row)

    def turns(self, identity: str) -> tuple[StoredTurn, ...]:
        """The turns of a conversation in their order; none when there is no such conversation."""
        query = select(_turns.c.question, _turns.c.answer, _turns.c.asked, *_RATING).outerjoin(_ratings)
        query = query.where(_turns.c.conversation == identity).order_by(_turns.c.number)
        with self._catalogue.engine.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(StoredTurn(row.question, row.answer, row.asked, _rating(row)) for row in rows)

    def questions(self, identity: str) -> tuple[str, ...]:
        """The questions alone, in their order."""
        query = select(_turns.c.question).where(_turns.c.conversation == identity).order_by(_turns.c.number)
        with self._catalogue.engine.connect() as connection:
            return tuple(connection.scalars(query))

    def begin(self, identity: str, title: str, scope: str, owner: str, first: StoredTurn) -> None:
        """Keep a new conversation with its first turn."""
        row = {"id": identity, "title": title, "scope": scope, "owner": owner}
        row |= {"created": first.asked, "changed": first.asked}
        with self._catalogue.writing.begin() as connection:
            connection.execute(insert(_conversations).values(row))
            connection.execute(insert(_turns).values(**_row(identity, first), number=1))

    def append(self, identity: str, title: str, turn: StoredTurn) -> bool:
        """Add a turn behind the last one; False when the conversation is gone.

        One without title gets this one.
        """
        same = _conversations.c.id == identity
        named = case((_conversations.c.title == "", title), else_=_conversations.c.title)
        number = select(func.coalesce(func.max(_turns.c.number), 0) + 1)
        number = number.where(_turns.c.conversation == identity)
        with self._catalogue.writing.begin() as connection:
            changing = update(_conversations).where(same).values(changed=turn.asked, title=named)
            if not connection.execute(changing).rowcount:
                return False
            connection.execute(insert(_turns).values(**_row(identity, turn), number=number.scalar_subquery()))
        return True

    def cut(self, identity: str, length: int, when: str, title: str) -> bool:
        """Remove the turns behind the first `length` ones; False when the conversation is gone.

        Without any turn it has no title either, where its title is `title`.
        """
        same = _conversations.c.id == identity
        named = case(((_conversations.c.title == title) & (length == 0), ""), else_=_conversations.c.title)
        behind = (_turns.c.conversation == identity) & (_turns.c.number > length)
        with self._catalogue.writing.begin() as connection:
            connection.execute(delete(_turns).where(behind))
            changing = update(_conversations).where(same).values(changed=when, title=named)
            return bool(connection.execute(changing).rowcount)

    def rate(self, identity: str, number: int, rating: StoredRating | None) -> bool:
        """Say what is thought of an answer, None takes it back; False when there is no such turn."""
        turn = (_turns.c.conversation == identity) & (_turns.c.number == number + 1)
        same = (_ratings.c.conversation == identity) & (_ratings.c.turn == number + 1)
        with self._catalogue.writing.begin() as connection:
            if connection.scalar(select(_turns.c.number).where(turn)) is None:
                return False
            connection.execute(delete(_ratings).where(same))
            if rating:
                row = {"good": rating.good, "reason": rating.reason, "rated": rating.rated}
                connection.execute(insert(_ratings).values(conversation=identity, turn=number + 1, **row))
        return True

    def rated(self) -> tuple[RatedTurn, ...]:
        """The rated answers of all owners, the one rated last first."""
        query = select(_turns, *_RATING).join(_ratings)
        query = query.order_by(_ratings.c.rated.desc(), _turns.c.conversation, _turns.c.number)
        with self._catalogue.engine.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(
            RatedTurn(row.conversation, row.number - 1, row.question, row.answer, rating)
            for row in rows
            if (rating := _rating(row))
        )

    def naming(self, word: str) -> tuple[KeptAnswer, ...]:
        """The answers whose JSON holds a word, of all owners, the conversation changed last first."""
        columns = (_conversations.c.id, _conversations.c.title, _conversations.c.owner, _turns.c.answer)
        query = select(*columns).join(_turns).where(_turns.c.answer.contains(word, autoescape=True))
        query = query.order_by(_conversations.c.changed.desc(), _conversations.c.id, _turns.c.number)
        with self._catalogue.engine.connect() as connection:
            return tuple(KeptAnswer(*row) for row in connection.execute(query))

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


_RATING = (_ratings.c.good, _ratings.c.reason, _ratings.c.rated)


def _rating(row: Any) -> StoredRating | None:
    return None if row.rated is None else StoredRating(row.good, row.reason, row.rated)


def _listed() -> Select[Any]:
    length = select(func.count()).where(_turns.c.conversation == _conversations.c.id).scalar_subquery()
    names = ("id", "title", "scope", "created", "changed")
    return select(*(_conversations.c[name] for name in names), length)


def _loaded(row: Sequence[Any]) -> StoredConversation:
    return StoredConversation(*row)


def _row(identity: str, turn: StoredTurn) -> dict[str, str]:
    return {
        "conversation": identity,
        "question": turn.question,
        "answer": turn.answer,
        "asked": turn.asked,
    }
