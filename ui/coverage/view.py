"""The Coverage view: its one part, and which handler each event calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.errors import AssistantError
from ui.access import visitor_of_gradio
from ui.coverage import handlers
from ui.events import QUIET
from ui.templates import render

if TYPE_CHECKING:
    from assistant import Assistant


def parts() -> gr.HTML:
    """Draw the view."""
    return gr.HTML("", elem_id="covered")


def wire(
    view: gr.HTML, bus: gr.HTML, tab: gr.Tab, page: gr.Blocks, get: Callable[[], Assistant],
    read_only: bool = False,
) -> None:  # fmt: skip
    """Connect the events of the view."""

    def show(request: gr.Request) -> Any:
        try:
            return handlers.show(get(), not read_only and visitor_of_gradio(request).may_change)
        except AssistantError as error:
            return render("notice", message=str(error))

    def on_load(request: gr.Request) -> Any:
        return show(request) if request.query_params.get("view") == "coverage" else gr.skip()

    def forget(request: gr.Request) -> Any:
        if visitor_of_gradio(request).may_change:
            try:
                get().forget_failures()
            except AssistantError as error:
                return render("notice", message=str(error))
        return show(request)

    tab.select(show, None, view, concurrency_limit=None, **QUIET)
    page.load(on_load, None, view, concurrency_limit=None, **QUIET)
    if not read_only:
        bus.forget_failures(forget, None, view, concurrency_limit=None, **QUIET)
