"""The page: its shell, its views, and what is shown first. What a view does is in the folder of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.errors import AssistantError
from ui import texts
from ui.access import visitor_of_gradio
from ui.ask import view as ask
from ui.ask.handlers import thread
from ui.assets import asset
from ui.captions import day
from ui.coverage import view as coverage
from ui.documents import view as documents
from ui.events import QUIET, data
from ui.figures import view as figures
from ui.source import handlers as source
from ui.source.panel import message_panel
from ui.templates import render
from ui.workers import Workers

if TYPE_CHECKING:
    from assistant import Assistant

VIEWS = ("ask", "documents", "figures", "coverage")


def build(get: Callable[[], Assistant], workers: Workers, read_only: bool = False) -> gr.Blocks:
    """The page over the assistant that `get` waits for. Questions are answered on `workers`."""
    page = gr.Blocks(title=texts.PRODUCT, analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600))
    with page:
        with gr.Row(elem_id="topbar"):
            head = gr.HTML(render("head", about=texts.OPENING, ready=False), elem_id="brand")
            new_chat = gr.Button(texts.NEW_CHAT, elem_id="new-chat", size="sm", scale=0)
            gr.HTML(render("topbar"), elem_id="buttons")
            leaving = gr.HTML("", elem_id="leaving")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="side-col"):
                side = gr.HTML("", elem_id="conversations")
            with gr.Column(elem_id="main-col"), gr.Tabs(selected="ask") as tabs:
                with gr.Tab(texts.ASK_TAB, elem_id="ask", id="ask"):
                    asking = ask.parts(side)
                with gr.Tab(texts.DOCUMENTS_TAB, elem_id="documents", id="documents") as documents_tab:
                    listing = documents.parts(read_only)
                with gr.Tab(texts.FIGURES_TAB, elem_id="figures", id="figures") as figures_tab:
                    table = figures.parts()
                with gr.Tab(texts.COVERAGE_TAB, elem_id="coverage", id="coverage") as coverage_tab:
                    covered = coverage.parts()
            with gr.Column(elem_id="source-col"):
                panel = gr.HTML("", elem_id="source-panel")
        bus = gr.HTML("", elem_id="bus", js_on_load=asset("page.js"))

        def first(request: gr.Request) -> tuple[Any, ...]:
            """What the address names: a view, a conversation, a document at a place."""
            query: Mapping[str, str] = request.query_params if request else {}
            visitor = visitor_of_gradio(request)
            owner, leave = visitor.owner, render("sign_out") if visitor.signed_in else ""
            try:
                assistant = get()
                wanted = query.get("conversation", "")
                shown = ask.opened(assistant, wanted, owner) if wanted else ask.fresh(assistant, owner)
                open_ = source.show(assistant, {"target": query["open"]}) if query.get("open") else ""
                about = render("head", about=summary(assistant), ready=True)
            except AssistantError as error:
                past = thread()
                sorry = render("notice", message=str(error))
                about = render("head", about="", ready=True)
                return about, leave, gr.skip(), "", gr.skip(), past, sorry, *[gr.skip()] * 5
            view = query.get("view", "")
            return about, leave, gr.Tabs(selected=view) if view in VIEWS else gr.skip(), open_, *shown

        page.load(first, None, [head, leaving, tabs, panel, *asking.all], concurrency_limit=None, **QUIET)

        def read(event: gr.EventData) -> Any:
            try:
                return source.show(get(), data(event))
            except AssistantError as error:
                return message_panel(str(error))

        bus.open(read, None, panel, queue=False, **QUIET)
        ask.wire(asking, bus, new_chat, get, workers)
        documents.wire(listing, bus, documents_tab, page, get, read_only, asking, tabs, head)
        figures.wire(table, bus, figures_tab, page, get)
        coverage.wire(covered, bus, coverage_tab, page, get, read_only)
    return page


def summary(assistant: Assistant) -> str:
    """How many documents there are, and how new the newest is."""
    documents = assistant.documents()
    count = len(documents)
    words = texts.COUNT_ONE if count == 1 else texts.COUNT_MANY.format(count=count)
    newest = max((one.published for one in documents if one.published), default=None)
    return f"{words}, {texts.NEWEST.format(date=day(newest))}" if newest else words
