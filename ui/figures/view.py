"""The Figures view: its one part, and which handler each event calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus.errors import AssistantError
from ui.events import QUIET, data
from ui.figures import handlers
from ui.templates import render

if TYPE_CHECKING:
    from assistant import Assistant


def parts() -> gr.HTML:
    """Draw the view."""
    return gr.HTML("", elem_id="figures-view")


def wire(view: gr.HTML, bus: gr.HTML, tab: gr.Tab, page: gr.Blocks, get: Callable[[], Assistant]) -> None:
    """Connect the events of the view. What was chosen last is shown again when its tab is."""
    last = gr.State(None)

    def shown(said: dict[str, Any]) -> tuple[Any, Any]:
        try:
            return handlers.show(get(), said), said
        except AssistantError as error:
            return render("notice", message=str(error)), said

    def addressed(request: gr.Request) -> dict[str, Any]:
        asked = dict(request.query_params)
        return asked if asked.get("view") == "figures" else {}

    def again(said: dict[str, Any] | None, request: gr.Request) -> tuple[Any, Any]:
        # An address that opens the view also selects its tab, maybe before anything is shown.
        return shown(said if said is not None else addressed(request))

    def on_load(request: gr.Request) -> tuple[Any, Any]:
        asked = addressed(request)
        return shown(asked) if asked else (gr.skip(), gr.skip())

    def choose(event: gr.EventData) -> tuple[Any, Any]:
        return shown(dict(data(event)))

    tab.select(again, last, [view, last], concurrency_limit=None, **QUIET)
    page.load(on_load, None, [view, last], concurrency_limit=None, **QUIET)
    bus.figures(choose, None, [view, last], trigger_mode="always_last", concurrency_limit=None, **QUIET)
