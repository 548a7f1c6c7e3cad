"""Whose a conversation is, going back in it, and what people think of its answers."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import URL, MetaData

from assistant import (
    Answer,
    Assistant,
    BadOwner,
    BadRating,
    Conversation,
    Rating,
    UnknownConversation,
    UnknownTurn,
)
from assistant.scope import Scope, scope_of
from index.catalogue import Catalogue

QUESTION = "How much gallium went to Japan in June 2025?"
GERMANY = "And to Germany?"
TIN = "What was the price of tin in May 2025?"

# whose it is


@pytest.mark.parametrize(
    "use",
    [
        lambda a, talk: a.conversation(talk.id),
        lambda a, talk: a.conversation(talk.id, owner="bob"),
        lambda a, talk: a.conversation(talk.id, owner="ANN"),
        lambda a, talk: a.conversation(talk.id, owner="ann "),
        lambda a, talk: a.conversation("nothing", owner="ann"),
    ],
)
def test_what_belongs_to_another_does_not_exist(
    made: Assistant, use: Callable[[Assistant, Conversation], object]
) -> None:
    talk = made.conversation(owner="ann")
    talk.ask(QUESTION)
    with pytest.raises(UnknownConversation) as told:
        use(made, talk)
    named = "nothing" if "nothing" in told.value.came else talk.id
    assert str(told.value).replace(named, "ID") == (
        "There is no conversation 'ID' in the store. A conversation is named by its id."
        " List them with: assistant conversations"
    )
    assert made.conversation(talk.id, owner="ann").title == QUESTION


def test_everyone_lists_their_own(made: Assistant) -> None:
    owners = ["", "ann", "bob", "Ölgün", "' OR '1'='1", "%"]
    talks = {owner: made.conversation(owner=owner) for owner in owners}
    for talk in talks.values():
        talk.ask(QUESTION)
    for owner, talk in talks.items():
        assert [one.id for one in made.conversations(owner)] == [talk.id]
        (listed,) = made.conversations(owner)
        listed.rename("Metals")
        assert listed.turns == talk.turns and listed.title == talk.title == "Metals"
    talks["ann"].delete()
    assert [len(made.conversations(owner)) for owner in owners] == [1, 0, 1, 1, 1, 1]


def test_an_owner_that_is_no_text_is_refused(made: Assistant) -> None:
    made.conversation(owner="?").ask(QUESTION)
    for call in (made.conversations, lambda owner: made.conversation(owner=owner)):
        with pytest.raises(BadOwner) as told:
            call(owner="\udcff")  # would become "?" if it were mended
        assert told.value.came and told.value.allowed and told.value.next_step


BEFORE_OWNERS = """
CREATE TEMPORARY TABLE c AS SELECT id, title, scope, created, changed FROM conversations;
CREATE TEMPORARY TABLE t AS SELECT * FROM turns;
DROP TABLE failures; DROP TABLE ratings; DROP TABLE turns; DROP TABLE conversations;
CREATE TABLE conversations (
    id VARCHAR NOT NULL, title TEXT NOT NULL, scope TEXT NOT NULL, created VARCHAR NOT NULL,
    changed VARCHAR NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE turns (
    conversation VARCHAR NOT NULL, number INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
    asked VARCHAR NOT NULL, PRIMARY KEY (conversation, number),
    FOREIGN KEY(conversation) REFERENCES conversations (id) ON DELETE CASCADE
);
INSERT INTO conversations SELECT * FROM c; INSERT INTO turns SELECT * FROM t;
UPDATE facts SET value = '3' WHERE name = 'schema';
"""
"""Makes a store what the version before there were owners wrote: its own CREATE statements."""


def make_old(a: Assistant, folder: Path) -> None:
    a.close()
    with sqlite3.connect(folder / "catalogue.sqlite") as connection:
        connection.executescript(BEFORE_OWNERS)
    connection.close()


def test_an_old_store_keeps_everything(made: Assistant, tmp_path: Path) -> None:
    talk = made.conversation(documents="gallium.txt")
    talk.ask(QUESTION)
    talk.ask(GERMANY)
    before = talk.to_dict(), talk.turns, made.documents(), made.store.catalogue.keys()
    make_old(made, tmp_path / "store")
    with Assistant.open(tmp_path / "store") as again:
        opened = again.conversation(talk.id)
        assert (opened.to_dict(), opened.turns, again.documents(), again.store.catalogue.keys()) == before
        assert again.conversations("ann") == ()
        opened.rate(1, True)
        assert again.ratings()[0].question == GERMANY
        assert again.coverage().refused == ()
        assert again.store.faults() == ()
    with Assistant.open(tmp_path / "store") as again:  # and a second time
        assert again.conversation(talk.id).turns[1].rating is not None


def test_an_interrupted_migration_leaves_the_old_store(
    made: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = made.conversation()
    talk.ask(QUESTION)
    turns = talk.turns
    make_old(made, tmp_path / "store")

    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(MetaData, "create_all", interrupted)
        Assistant.open(tmp_path / "store")
    with sqlite3.connect(tmp_path / "store" / "catalogue.sqlite") as connection:
        assert "owner" not in {row[1] for row in connection.execute("PRAGMA table_info(conversations)")}
    connection.close()
    with Assistant.open(tmp_path / "store") as again:
        assert again.conversation(talk.id).turns == turns


# going back


@pytest.mark.parametrize("keep", [True, False])
def test_a_question_is_asked_otherwise(made: Assistant, keep: bool) -> None:
    talk = made.conversation(keep=keep)
    for question in (QUESTION, GERMANY, "who said that?"):
        talk.ask(question)
    talk.back_to(1)
    assert [turn.question for turn in talk.turns] == [QUESTION]
    assert "none" in talk.ask(GERMANY).text
    assert [turn.question for turn in talk.turns] == [QUESTION, GERMANY]
    talk.back_to(0)
    assert (len(talk), talk.turns, talk.title) == (0, (), "")
    assert "30,500" in talk.ask(TIN).text
    assert (talk.title, len(talk)) == (TIN, 1)  # no earlier question is left in it
    talk.rename("Metals")
    talk.back_to(0)
    assert talk.title == "Metals"
    talk.ask(QUESTION)
    assert talk.title == "Metals"
    assert [one.id for one in made.conversations()] == ([talk.id] if keep else [])


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("turn", [-1, 2, 99])
def test_there_is_no_such_turn(made: Assistant, keep: bool, turn: int) -> None:
    talk = made.conversation(keep=keep)
    talk.ask(QUESTION)
    calls: list[Callable[[], None]] = [lambda: talk.rate(turn, True), lambda: talk.rate(turn, None)]
    for call in [*calls, lambda: talk.back_to(turn)]:
        with pytest.raises(UnknownTurn, match=rf"no turn {turn} .* has 1, numbered from 0"):
            call()
    with pytest.raises(UnknownTurn):
        talk.rate(1, True)
    talk.back_to(1)  # behind the last one: nothing to drop
    assert len(talk) == 1


# thumbs


@pytest.mark.parametrize("keep", [True, False])
def test_an_answer_is_rated_and_unrated(made: Assistant, keep: bool) -> None:
    talk = made.conversation(keep=keep, owner="ann")
    talk.ask(QUESTION)
    talk.ask(GERMANY)
    before = talk.changed
    talk.rate(0, True)
    talk.rate(1, False, "  Which month?\n")
    good, bad = (turn.rating for turn in talk.turns)
    assert good and (good.good, good.reason) == (True, "")
    assert bad and (bad.good, bad.reason) == (False, "Which month?")
    assert good.when <= bad.when <= datetime.now(UTC)
    assert talk.changed == before
    talk.rate(1, True, "It was June.")
    changed = talk.turns[1].rating
    assert changed and (changed.good, changed.reason) == (True, "It was June.")
    talk.rate(0, None, "not kept")
    assert [turn.rating for turn in talk.turns] == [None, changed]
    talk.rate(0, None)  # twice is no error
    talk.back_to(1)
    talk.ask(GERMANY)
    assert [turn.rating for turn in talk.turns] == [None, None]


def test_the_longest_reason(made: Assistant) -> None:
    talk = made.conversation()
    talk.ask(QUESTION)
    talk.rate(0, False, "x" * 2_000)
    with pytest.raises(BadRating, match="2,001 characters"):
        talk.rate(0, True, "x" * 2_001)
    kept = talk.turns[0].rating
    assert kept and not kept.good and len(kept.reason) == 2_000
    talk.rate(0, False, "bytes \udcff of a terminal")
    assert made.ratings()[0].rating.reason == "bytes ? of a terminal"


def test_all_ratings_for_whoever_runs_the_store(made: Assistant) -> None:
    ann, bob = made.conversation(owner="ann"), made.conversation(owner="bob")
    ann.ask(QUESTION)
    ann.ask(GERMANY)
    bob.ask(TIN)
    assert made.ratings() == ()
    bob.rate(0, True, "right")
    ann.rate(1, False, "wrong month")
    last, first = made.ratings()  # the last one rated first
    assert (last.conversation, last.turn, last.question) == (ann.id, 1, GERMANY)
    assert last.answer == ann.turns[1].answer["text"]
    assert (first.rating.good, first.rating.reason) == (True, "right")
    assert last.to_dict() == {
        "conversation": ann.id,
        "turn": 1,
        "question": GERMANY,
        "answer": last.answer,
        "good": False,
        "reason": "wrong month",
        "when": last.rating.when.isoformat(),
    }
    ann.delete()
    assert made.ratings() == (first,)
    bob.back_to(0)
    assert made.ratings() == ()


# whatever is done in whatever order

OWNERS = st.sampled_from(["", "ann", "bob"])
ASKED = st.sampled_from(["one?", "two?", "three?"])


def answered(question: str, history: Sequence[str], _: Scope) -> Answer:
    """Says which questions it was given, so that a dropped one would show."""
    return Answer(question, " ".join([*history, question]), "passage")


class Kept:
    """What a conversation should hold."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.title = ""
        self.turns: list[tuple[str, str, bool | None]] = []

    def ask(self, question: str) -> None:
        said = " ".join([*(turn[0] for turn in self.turns), question])
        self.title = self.title or question
        self.turns.append((question, said, None))


class ConversationMachine(RuleBasedStateMachine):
    """The model: for each conversation its owner, title and turns; two objects have it open."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.catalogue = Catalogue(URL.create("sqlite", database=f"{self.folder.name}/c.sqlite"))
        self.catalogue.create(model="m", digest="1")
        self.model: dict[str, Kept] = {}
        self.open: dict[str, list[Conversation]] = {}

    @rule(owner=OWNERS, question=ASKED)
    def begin(self, owner: str, question: str) -> None:
        talk = Conversation(answered, self.catalogue, scope_of(), True, owner)
        talk.ask(question)
        self.model[talk.id] = Kept(owner)
        self.model[talk.id].ask(question)
        self.open[talk.id] = [talk, Conversation.reopened(answered, self.catalogue, talk.id, owner)]

    def chosen(self, data: st.DataObject) -> tuple[Conversation, Kept]:
        identity = data.draw(st.sampled_from(sorted(self.model)))
        return data.draw(st.sampled_from(self.open[identity])), self.model[identity]

    @precondition(lambda self: self.model)
    @rule(data=st.data(), question=ASKED)
    def ask(self, data: st.DataObject, question: str) -> None:
        talk, kept = self.chosen(data)
        talk.ask(question)
        kept.ask(question)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def back(self, data: st.DataObject) -> None:
        talk, kept = self.chosen(data)
        turn = data.draw(st.integers(0, len(kept.turns)))
        talk.back_to(turn)
        if not turn and kept.turns and kept.title == kept.turns[0][0]:
            kept.title = ""
        del kept.turns[turn:]

    @precondition(lambda self: any(kept.turns for kept in self.model.values()))
    @rule(data=st.data(), good=st.sampled_from([True, False, None]))
    def rate(self, data: st.DataObject, good: bool | None) -> None:
        talk, kept = self.chosen(data)
        if kept.turns:
            turn = data.draw(st.integers(0, len(kept.turns) - 1))
            talk.rate(turn, good)
            kept.turns[turn] = (*kept.turns[turn][:2], good)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        talk, kept = self.chosen(data)
        talk.rename("Metals")
        kept.title = "Metals"

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        talk, _ = self.chosen(data)
        talk.delete()
        del self.model[talk.id]

    @invariant()
    def the_store_is_the_model(self) -> None:
        for owner in ("", "ann", "bob"):
            listed = {one.id: one for one in Conversation.all(answered, self.catalogue, owner)}
            assert listed.keys() == {id for id, kept in self.model.items() if kept.owner == owner}
            for identity, talk in listed.items():
                kept = self.model[identity]
                assert (talk.title, len(talk)) == (kept.title, len(kept.turns))
                assert [self.shown(turn) for turn in talk.turns] == kept.turns

    @staticmethod
    def shown(turn: Any) -> tuple[str, str, bool | None]:
        rating: Rating | None = turn.rating
        return turn.question, turn.answer["text"], rating.good if rating else None

    def teardown(self) -> None:
        self.catalogue.close()
        self.folder.cleanup()


ConversationMachine.TestCase.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)
TestConversations = ConversationMachine.TestCase
