"""Asking on the page: turns, conversations and whose they are, without a browser."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant import Assistant, UnknownConversation
from corpus.errors import AssistantError
from ui import texts
from ui.ask import handlers
from ui.ask.talk import Talk
from ui.workers import Workers

KNOWN = "How much gallium went to Japan in June?"
ME, OTHER = "me", "someone else"


def ask(assistant: Assistant, question: str, talk: Talk | None = None, owner: str = ME) -> tuple[list[str], Talk]:
    """The turn as it was drawn, step by step, and the talk after it."""

    async def collect() -> tuple[list[str], Talk]:
        workers, after, drawn = Workers(1), talk or Talk(), []
        async for step in handlers.respond(question, after, owner, lambda: assistant, workers):
            drawn.append(str(step.shown))
            after = step.talk
        workers.close()
        after = replace(after, answer=None)
        return drawn, after

    return asyncio.run(collect())


def test_an_answer_comes_step_by_step(desk: Assistant) -> None:
    drawn, talk = ask(desk, f"  {KNOWN} ")
    assert texts.SEARCHING in drawn[0] and ">2,004</a>" in drawn[-1]
    assert talk.length == 1 and talk.conversation and talk.asking == ""
    assert [one.title for one in desk.conversations(owner=ME)] == [KNOWN]


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_changes_nothing(desk: Assistant, question: str) -> None:
    assert ask(desk, question) == ([], Talk())


def test_earlier_questions_are_the_history(desk: Assistant) -> None:
    _, talk = ask(desk, KNOWN)
    drawn, talk = ask(desk, "And to Germany?", talk)
    assert ">2,000</a>" in drawn[-1] and 'data-turn="1"' in drawn[-1] and talk.length == 2


def test_an_edited_question_replaces_what_came_after(desk: Assistant) -> None:
    talk = Talk()
    for question in (KNOWN, "And to Germany?", "And to Italy in July?"):
        _, talk = ask(desk, question, talk)
    edited = Talk(talk.conversation, talk.length, editing=1)
    drawn, talk = ask(desk, "And to the United States?", edited)
    assert 'data-turn="1"' in drawn[-1] and talk.length == 2 and talk.editing is None
    kept = desk.conversation(talk.conversation, owner=ME).turns
    assert [turn.question for turn in kept] == [KNOWN, "And to the United States?"]


def test_a_stopped_question_leaves_no_turn(desk: Assistant) -> None:
    _, talk = ask(desk, KNOWN)
    desk.conversation(talk.conversation, owner=ME).ask("And to Germany?")  # its answer came after Stop
    _, talk = ask(desk, "And to Italy in July?", talk)
    kept = desk.conversation(talk.conversation, owner=ME).turns
    assert [turn.question for turn in kept] == [KNOWN, "And to Italy in July?"]


def test_a_long_question_is_refused_in_words(desk: Assistant) -> None:
    drawn, talk = ask(desk, "x" * 2_001)
    assert len(drawn) == 1 and "2,001 characters" in drawn[0] and talk == Talk()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AssistantError("The <b>store</b> is empty.", "", "Add a document."), "The &lt;b&gt;store&lt;/b&gt; is empty."),
        (RuntimeError("secret path"), texts.UNEXPECTED),
    ],
)
def test_a_failure_is_a_turn_that_says_so(desk: Assistant, error: Exception, said: str) -> None:
    def fails() -> Assistant:
        raise error

    async def collect() -> list[str]:
        return [str(step.shown) async for step in handlers.respond("q?", Talk(), ME, fails, Workers(1))]

    last = asyncio.run(collect())[-1]
    assert texts.NOT_ANSWERED in last and said in last and "secret" not in last


def test_a_kept_conversation_opens_as_it_was(desk: Assistant) -> None:
    _, talk = ask(desk, KNOWN)
    _, talk = ask(desk, "And to Germany?", talk)
    handlers.rate(desk, talk, ME, 1, False, "It is less.")
    past, again = handlers.reopen(desk, talk.conversation, ME)
    assert past.count("<article") == 2 and ">2,004</a>" in past and again == talk
    assert past.count('aria-pressed="true"') == 1
    rating = desk.conversation(talk.conversation, owner=ME).turns[1].rating
    assert rating is not None and (rating.good, rating.reason) == (False, "It is less.")


def test_a_citation_of_a_deleted_document_says_that_it_is_gone(desk: Assistant) -> None:
    _, talk = ask(desk, KNOWN)
    for document in desk.documents():
        desk.remove(document.id)
    past, _ = handlers.reopen(desk, talk.conversation, ME)
    assert "metals-desk.md is no longer in the store." in past


@pytest.mark.parametrize(
    "peek",
    [
        lambda a, talk: handlers.reopen(a, talk.conversation, OTHER),
        lambda a, talk: handlers.question_of(a, talk, 0, OTHER),
        lambda a, talk: handlers.rate(a, talk, OTHER, 0, True),
    ],
)
def test_no_one_sees_the_conversation_of_another(
    desk: Assistant, peek: Callable[[Assistant, Talk], object]
) -> None:
    _, talk = ask(desk, KNOWN)
    with pytest.raises(UnknownConversation):
        peek(desk, talk)
    assert KNOWN not in handlers.conversations(desk, OTHER)
    drawn, _ = ask(desk, "And to Germany?", talk, OTHER)
    assert texts.NOT_ANSWERED in drawn[-1]


def test_the_list_of_conversations(desk: Assistant) -> None:
    _, talk = ask(desk, KNOWN)
    assert texts.NO_CONVERSATIONS in handlers.conversations(desk, OTHER)
    listed = handlers.conversations(desk, ME, talk.conversation)
    assert KNOWN in listed and 'aria-current="true"' in listed
    assert 'data-send="forget"' in handlers.conversations(desk, ME, asked=talk.conversation)
    assert 'name="title"' in handlers.conversations(desk, ME, renaming=talk.conversation)


def test_chosen_documents_alone_are_asked(desk: Assistant) -> None:
    table = next(one for one in desk.documents() if one.name == "gallium.csv")
    talk = Talk(documents=(table.id,))
    assert "Only gallium" in handlers.scope_line(desk, talk)
    drawn, talk = ask(desk, "Who is Ada Beck?", talk)
    assert "Only the one document asked was searched." in drawn[-1]
    assert handlers.reopen(desk, talk.conversation, ME)[1].documents == (table.id,)
