"""What happens when someone asks, edits, rates or opens a conversation. Nothing here knows the page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from corpus.errors import AssistantError
from ui import texts
from ui.ask.talk import Talk
from ui.ask.turn import Around, Turn, around_html, growing, turn_html
from ui.templates import render
from ui.workers import Workers

if TYPE_CHECKING:
    from assistant import Assistant, Conversation
    from assistant.answer import Answer

_log = logging.getLogger(__name__)

MAX_QUESTION = 2_000
LOOKED_AT = 5
"""Passages shown as looked at and not cited."""
LISTED = 50
"""Conversations that are listed; older ones are found by their address."""
_STREAM_PAUSE = 0.005
"""Seconds between two parts of an answer, so that other people's events get their turn."""


@dataclass(frozen=True, slots=True)
class Step:
    """A turn as it is shown for a moment, and the talk then; after the `last` one nothing more comes."""

    shown: Markup
    talk: Talk
    last: bool = True


async def respond(
    question: str, talk: Talk, owner: str, get: Callable[[], Assistant], workers: Workers
) -> AsyncIterator[Step]:
    """The turn as it grows while a question is answered on one of the `workers`.

    Every failure ends as a turn that says so. An empty question changes nothing.
    """
    question = question.strip()
    if not question:
        return
    turn = Turn(talk.next_turn, question[:MAX_QUESTION], conversation=talk.conversation)
    if len(question) > MAX_QUESTION:
        message = texts.TOO_LONG.format(length=len(question), limit=MAX_QUESTION)
        yield Step(turn_html(replace(turn, state="failed", message=message)), talk)
        return
    yield Step(turn_html(turn), replace(talk, asking=question), last=False)
    try:
        talk = await workers.answer(partial(_asked, get, question, talk, owner))
    except AssistantError as error:
        yield Step(turn_html(replace(turn, state="failed", message=str(error))), talk)
        return
    except Exception:
        _log.exception("A question failed.")
        yield Step(turn_html(replace(turn, state="failed", message=texts.UNEXPECTED)), talk)
        return
    turn = _answered(turn, talk)
    for part in growing(turn) if not workers.waited_for else ():  # others get their answers sooner
        yield Step(part, talk, last=False)
        await asyncio.sleep(_STREAM_PAUSE)
    yield Step(turn_html(turn), talk)


def _asked(get: Callable[[], Assistant], question: str, talk: Talk, owner: str) -> Talk:
    assistant = get()
    if talk.conversation:
        conversation = assistant.conversation(talk.conversation, owner=owner)
    elif talk.documents:
        conversation = assistant.conversation(owner=owner, documents=talk.documents)
    else:
        conversation = assistant.conversation(owner=owner)
    if talk.conversation:
        conversation.back_to(
            min(talk.next_turn, len(conversation))
        )  # what is edited or was stopped is said no longer
    answer = conversation.ask(question)
    length = talk.next_turn + 1
    return replace(talk, conversation=conversation.id, length=length, editing=None, asking="", answer=answer)


def _answered(turn: Turn, talk: Talk) -> Turn:
    answer = talk.answer.to_dict() if talk.answer else None
    return replace(turn, state="done", answer=answer, conversation=talk.conversation)


async def around(talk: Talk, owner: str, get: Callable[[], Assistant], workers: Workers) -> Markup:
    """What is offered around the last answer, found when nobody waits for an answer; "" when it fails."""
    if talk.answer is None:
        return Markup()
    turn = _answered(Turn(talk.length - 1, talk.answer.question), talk)
    try:
        return around_html(turn, await workers.offer(partial(_around, get, talk.answer, talk, owner)))
    except Exception:  # the answer stands without it
        _log.exception("Nothing could be offered around an answer.")
        return Markup()


def _around(get: Callable[[], Assistant], answer: Answer, talk: Talk, owner: str) -> Around:
    assistant = get()
    conversation = assistant.conversation(talk.conversation, owner=owner)
    history = [turn.question for turn in conversation.turns][: talk.length - 1]
    scope = conversation.scope.words()
    alternatives: dict[str, list[dict[str, str]]] = {}
    for other in assistant.alternatives(answer, history, **scope):
        alternatives.setdefault(other.slot, []).append({"label": other.label, "question": other.question})
    cited = [(one.document.id, one.start, one.end) for one in answer.citations]
    looked_at = [
        {"document": describe(passage), "text": passage.text, "start": passage.start, "end": passage.end,
         "page": passage.page}
        for passage in assistant.search(answer.question, LOOKED_AT + len(cited), **scope)
        if not any(passage.document.id == key and passage.start < end and start < passage.end
                   for key, start, end in cited)
    ]  # fmt: skip
    return Around(assistant.suggestions(answer, history, **scope), alternatives, looked_at[:LOOKED_AT])


def describe(passage: Any) -> dict[str, Any]:
    """The document of a passage as JSON values."""
    from assistant.answer import describe as described  # loaded by now; at the top it would delay the page

    return described(passage.document)


def stopped(talk: Talk) -> Markup:
    """The turn that was stopped before its answer came."""
    return turn_html(Turn(talk.next_turn, talk.asking, "stopped"))


def reopen(assistant: Assistant, identity: str, owner: str) -> tuple[Markup, Talk]:
    """A kept conversation, all its turns. Raises `UnknownConversation`."""
    conversation = assistant.conversation(identity, owner=owner)
    return _past(conversation), _talk(conversation)


def _talk(conversation: Conversation) -> Talk:
    return Talk(conversation.id, len(conversation), tuple(conversation.scope.documents or ()))


def _past(conversation: Conversation) -> Markup:
    turns: list[Markup] = []
    for number, kept in enumerate(conversation.turns):
        gone = tuple(dict.fromkeys(one.gone for one in conversation.citations(kept) if one.gone))
        rating = kept.rating.good if kept.rating else None
        turn = Turn(number, kept.question, "done", kept.answer, rating=rating, conversation=conversation.id)
        turns.append(turn_html(replace(turn, message=" ".join(gone))))
    return thread(turns)


def welcome(assistant: Assistant) -> Markup:
    """What is there before the first question: what the page is for, and questions to begin with."""
    questions = assistant.first_questions()
    empty = not questions and not assistant.documents()
    return render("welcome", hint=texts.EMPTY_STORE if empty else texts.WELCOME_HINT, questions=questions)


def thread(turns: list[Markup] | None = None) -> Markup:
    """The earlier turns of a conversation; the script adds each finished one."""
    return render("thread", turns=turns or [])


def question_of(assistant: Assistant, talk: Talk, number: object, owner: str) -> str:
    """The question of a turn that is to be edited or asked again, "" when there is none."""
    if not talk.conversation or not isinstance(number, int) or not 0 <= number < talk.length:
        return ""
    return assistant.conversation(talk.conversation, owner=owner).turns[number].question


def rate(
    assistant: Assistant, talk: Talk, owner: str, number: int, good: bool | None, reason: str = ""
) -> None:
    """Keep what someone thinks of an answer. Raises `UnknownConversation`."""
    if talk.conversation and 0 <= number < talk.length:
        assistant.conversation(talk.conversation, owner=owner).rate(number, good, reason)


def conversations(
    assistant: Assistant, owner: str, open_one: str = "", asked: str = "", renaming: str = ""
) -> Markup:
    """The list of someone's conversations. `asked`: the one to be deleted; `renaming`: to be renamed."""
    listed = assistant.listed_conversations(owner)
    return render(
        "conversations", listed=listed[:LISTED], more=max(0, len(listed) - LISTED), open_one=open_one,
        asked=asked, renaming=renaming,
    )  # fmt: skip


def scope_line(assistant: Assistant, talk: Talk) -> Markup:
    """What the next question is asked of and whether it replaces an earlier one; empty for all, going on."""
    names = []
    for identity in talk.documents:
        try:
            document = assistant.document(identity)
        except AssistantError:
            continue
        names.append(" ".join(document.title.split()) or document.name)
    return render("scope", talk=talk, names=names)
