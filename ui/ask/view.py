"""The Ask view: its parts, and which handler each event calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.errors import AssistantError
from ui import texts
from ui.access import visitor_of_gradio
from ui.ask import handlers
from ui.ask.talk import Talk
from ui.events import QUIET, data, number_in
from ui.templates import render
from ui.workers import Workers

if TYPE_CHECKING:
    from assistant import Assistant

_IDLE: dict[str, Any] = {"submit_btn": texts.ASK, "stop_btn": False}
_BUSY: dict[str, Any] = {"submit_btn": False, "stop_btn": texts.STOP}


@dataclass(frozen=True, slots=True)
class AskView:
    """The parts of the view that other views and the shell write to."""

    welcome: gr.HTML
    thread: gr.HTML
    turn: gr.HTML
    around: gr.HTML
    scope: gr.HTML
    question: gr.Textbox
    talk: gr.State
    side: gr.HTML

    @property
    def all(self) -> list[Any]:
        """The parts, in the order in which `opened` and `fresh` give their values."""
        parts = [self.welcome, self.thread, self.turn, self.around]
        return [*parts, self.scope, self.question, self.talk, self.side]


def parts(side: gr.HTML) -> AskView:
    """Draw the view."""
    welcome = gr.HTML(render("welcome", hint=texts.WELCOME_HINT, questions=()), elem_id="welcome")
    with gr.Column(elem_id="talk"):
        thread = gr.HTML(handlers.thread(), elem_id="thread")
        turn = gr.HTML("", elem_id="turn")
        around = gr.HTML("", elem_id="around")
    scope = gr.HTML("", elem_id="scope")
    question = gr.Textbox(
        label=texts.QUESTION_LABEL, show_label=False, placeholder=texts.QUESTION_HINT, elem_id="question",
        lines=1, max_lines=4, autofocus=True, max_length=handlers.MAX_QUESTION, container=False, **_IDLE,
    )  # fmt: skip
    return AskView(welcome, thread, turn, around, scope, question, gr.State(Talk()), side)


def fresh(assistant: Assistant, owner: str, talk: Talk | None = None) -> tuple[Any, ...]:
    """The values of the view for a new conversation, of the documents that `talk` names."""
    talk = talk or Talk()
    side = handlers.conversations(assistant, owner)
    scope = handlers.scope_line(assistant, talk)
    return (
        handlers.welcome(assistant),
        handlers.thread(),
        "",
        "",
        scope,
        gr.Textbox(value="", **_IDLE),
        talk,
        side,
    )


def opened(assistant: Assistant, identity: str, owner: str) -> tuple[Any, ...]:
    """The values of the view for a kept conversation, or for a new one that says that it is gone."""
    try:
        past, talk = handlers.reopen(assistant, identity, owner)
    except AssistantError as error:
        welcome, thread, _, *rest = fresh(assistant, owner)
        return welcome, thread, render("notice", message=str(error)), *rest
    side = handlers.conversations(assistant, owner, identity)
    return (
        gr.skip(),
        past,
        "",
        "",
        handlers.scope_line(assistant, talk),
        gr.Textbox(value="", **_IDLE),
        talk,
        side,
    )


def wire(
    view: AskView, bus: gr.HTML, new_chat: gr.Button, get: Callable[[], Assistant], workers: Workers
) -> None:
    """Connect the events of the view."""
    shown = [view.turn, view.scope, view.question, view.talk]

    async def answer(asked: str, talk: Talk, owner: str) -> AsyncIterator[tuple[Any, ...]]:
        """With the last step all of the answer is there, and the next question can be asked."""
        edited = talk.editing is not None
        box: Any = gr.Textbox(value="", **_BUSY)
        async for step in handlers.respond(asked, talk, owner, get, workers):
            if step.last:
                box = gr.Textbox(value="", **_IDLE)
            scope = handlers.scope_line(get(), step.talk) if step.last and edited else gr.skip()
            yield step.shown, scope, box, step.talk
            box = gr.skip()

    async def offer(talk: Talk, request: gr.Request) -> tuple[Any, ...]:
        """What is offered around the answer, and the list in which its conversation stands."""
        owner = visitor_of_gradio(request).owner
        offered = await handlers.around(talk, owner, get, workers)
        return offered, handlers.conversations(get(), owner, talk.conversation)

    async def ask(asked: str | None, talk: Talk, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        async for step in answer(asked or "", talk, visitor_of_gradio(request).owner):
            yield step

    async def ask_this(
        talk: Talk, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[tuple[Any, ...]]:
        asked = str(data(event).get("question", ""))
        async for step in answer(asked, replace(talk, editing=None), visitor_of_gradio(request).owner):
            yield step

    async def retry(talk: Talk, event: gr.EventData, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        owner, number = visitor_of_gradio(request).owner, number_in(event, "turn")
        asked = handlers.question_of(get(), talk, number, owner) or str(data(event).get("question", ""))
        editing = number if number is not None and number < talk.length else None
        async for step in answer(asked, replace(talk, editing=editing), owner):
            yield step

    def stop(talk: Talk) -> tuple[Any, ...]:
        turn = handlers.stopped(talk) if talk.asking else gr.skip()
        return turn, gr.Textbox(**_IDLE), replace(talk, asking="")

    def new(request: gr.Request) -> tuple[Any, ...]:
        return fresh(get(), visitor_of_gradio(request).owner)

    def edit(talk: Talk, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        number = number_in(event, "turn")
        asked = handlers.question_of(get(), talk, number, visitor_of_gradio(request).owner)
        talk = replace(talk, editing=number if asked else None)
        return handlers.scope_line(get(), talk), gr.Textbox(value=asked), talk

    def keep_question(talk: Talk) -> tuple[Any, ...]:
        talk = replace(talk, editing=None)
        return handlers.scope_line(get(), talk), gr.Textbox(value=""), talk

    def reopen(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        return opened(get(), str(data(event).get("conversation", "")), visitor_of_gradio(request).owner)

    def ask_all(request: gr.Request) -> tuple[Any, ...]:
        return fresh(get(), visitor_of_gradio(request).owner)

    running = [
        view.question.submit(ask, [view.question, view.talk], shown, concurrency_limit=None, **QUIET),
        bus.ask(ask_this, view.talk, shown, concurrency_limit=None, **QUIET),
        bus.retry(retry, view.talk, shown, concurrency_limit=None, **QUIET),
    ]
    for asking in running:
        asking.success(offer, view.talk, [view.around, view.side], concurrency_limit=None, **QUIET)
    stopping: dict[str, Any] = {"cancels": running, "queue": False, **QUIET}
    view.question.stop(stop, view.talk, [view.turn, view.question, view.talk], **stopping)
    new_chat.click(new, None, view.all, **stopping)
    bus.reopen(reopen, None, view.all, **stopping)
    bus.ask_all(ask_all, None, view.all, **stopping)
    edited = [view.scope, view.question, view.talk]
    bus.edit(edit, view.talk, edited, queue=False, **QUIET)
    bus.keep_question(keep_question, view.talk, edited, queue=False, **QUIET)
    _wire_side(view, bus, get)


def _wire_side(view: AskView, bus: gr.HTML, get: Callable[[], Assistant]) -> None:
    """The list of conversations, and thumbs."""

    def listed(talk: Talk, owner: str, **marked: str) -> Any:
        return handlers.conversations(get(), owner, talk.conversation, **marked)

    def again(talk: Talk, request: gr.Request) -> Any:
        return listed(talk, visitor_of_gradio(request).owner)

    def ask_rename(talk: Talk, event: gr.EventData, request: gr.Request) -> Any:
        return listed(talk, visitor_of_gradio(request).owner, renaming=str(data(event).get("conversation")))

    def ask_forget(talk: Talk, event: gr.EventData, request: gr.Request) -> Any:
        return listed(talk, visitor_of_gradio(request).owner, asked=str(data(event).get("conversation")))

    def rename(talk: Talk, event: gr.EventData, request: gr.Request) -> Any:
        owner, said = visitor_of_gradio(request).owner, data(event)
        try:
            one = get().conversation(str(said.get("conversation")), owner=owner)
            one.rename(str(said.get("title", "")))
        except AssistantError as error:
            return render("notice", message=str(error)) + listed(talk, owner)
        return listed(talk, owner)

    def forget(talk: Talk, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        owner, identity = visitor_of_gradio(request).owner, str(data(event).get("conversation"))
        try:
            get().conversation(identity, owner=owner).delete()
        except AssistantError as error:
            return *[gr.skip()] * 7, render("notice", message=str(error)) + listed(talk, owner)
        if identity == talk.conversation:
            return fresh(get(), owner)
        return *[gr.skip()] * 7, listed(talk, owner)

    def rate(talk: Talk, event: gr.EventData, request: gr.Request) -> None:
        number, said = number_in(event, "turn"), data(event)
        good = {"yes": True, "no": False}.get(str(said.get("good", "no")))
        if number is not None:
            owner = visitor_of_gradio(request).owner
            handlers.rate(get(), talk, owner, number, good, str(said.get("reason", "")))

    bus.list_conversations(again, view.talk, view.side, queue=False, **QUIET)
    bus.ask_rename(ask_rename, view.talk, view.side, queue=False, **QUIET)
    bus.ask_forget(ask_forget, view.talk, view.side, queue=False, **QUIET)
    bus.rename(rename, view.talk, view.side, queue=False, **QUIET)
    bus.forget(forget, view.talk, view.all, queue=False, **QUIET)
    # One after the other: the reason comes right behind the thumb and must not be overtaken by it.
    bus.rate(rate, view.talk, None, trigger_mode="multiple", concurrency_limit=1, **QUIET)
