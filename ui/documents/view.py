"""The Documents view: its parts, and which handler each event calls."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.utils import get_upload_folder

from corpus.errors import AssistantError
from corpus.readers import SUFFIXES
from ui import texts
from ui.access import Visitor, visitor_of_gradio
from ui.ask.talk import Talk
from ui.ask.view import AskView, fresh
from ui.documents import handlers, uploads
from ui.documents.listing import NO_FILTERS, Filters, filters_of, reordered
from ui.events import QUIET, data
from ui.templates import render

if TYPE_CHECKING:
    from assistant import Assistant

MOST_CHOSEN = 1_000
"""Ticked documents that are kept; a browser may send any number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a visitor sees of the list: its filters, and the ids of the documents that are ticked."""

    filters: Filters = NO_FILTERS
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The parts of the view; `adding` is None on a read-only page."""

    adding: AddingView | None
    tools: gr.HTML
    table: gr.HTML
    shown: gr.State


@dataclass(frozen=True, slots=True)
class AddingView:
    """Where files are dropped or chosen, and what became of them."""

    files: gr.File
    folder: gr.UploadButton
    hint: gr.HTML
    results: gr.HTML

    @property
    def all(self) -> list[Any]:
        """The parts, in the order in which an upload gives their values."""
        return [self.files, self.folder, self.hint, self.results]


def parts(read_only: bool) -> DocumentsView:
    """Draw the view."""
    adding = None if read_only else _adding()
    tools = gr.HTML("", elem_id="documents-tools")
    table = gr.HTML("", elem_id="documents-table")
    return DocumentsView(adding, tools, table, gr.State(None))


def _adding() -> AddingView:
    with gr.Row(elem_id="documents-adding"):
        files = gr.File(
            label=texts.UPLOAD, show_label=False, file_count="multiple", file_types=list(SUFFIXES),
            elem_id="upload", height=76, scale=1,
        )  # fmt: skip
        folder = gr.UploadButton(
            texts.UPLOAD_FOLDER, file_count="directory", elem_id="upload-folder", size="sm", scale=0
        )
    hint = gr.HTML(handlers.hint(), elem_id="upload-hint")
    return AddingView(files, folder, hint, gr.HTML("", elem_id="upload-results"))


def wire(
    view: DocumentsView,
    bus: gr.HTML,
    tab: gr.Tab,
    page: gr.Blocks,
    get: Callable[[], Assistant],
    read_only: bool,
    asking: AskView,
    tabs: gr.Tabs,
    head: gr.HTML,
) -> None:
    """Connect the events of the view; those that change the store only where that is allowed at all."""

    def drawn(shown: Shown | None, request: gr.Request) -> tuple[Any, ...]:
        """Tools, table and state; what the address names, when nothing has been shown yet."""
        if shown is None:
            query = request.query_params
            shown = Shown(filters_of(query) if query.get("view") == "documents" else NO_FILTERS)
        return (*_both(get, shown, _may_change(request, read_only)), shown)

    def on_load(shown: Shown | None, request: gr.Request) -> tuple[Any, ...]:
        if request.query_params.get("view") != "documents":
            return gr.skip(), gr.skip(), gr.skip()
        return drawn(shown, request)

    def narrowed(shown: Shown | None, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        shown, said = shown or Shown(), data(event)
        may_change = _may_change(request, read_only)
        if said.get("form") == "filters":
            shown = replace(shown, filters=filters_of(said))
            return gr.skip(), _table(get, shown, may_change), shown
        if column := said.get("column"):
            shown = replace(shown, filters=reordered(shown.filters, str(column)))
            tools, table = _both(get, shown, may_change, column=str(column))
            return tools, table, shown
        if said.get("form") == "unchoose":
            shown = replace(shown, chosen=())
            return gr.skip(), _table(get, shown, may_change), shown
        shown = replace(shown, filters=NO_FILTERS)
        return (*_both(get, shown, may_change, search=True), shown)

    def scope(shown: Shown | None, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Note which documents are ticked; begin a conversation about them when that is asked for."""
        said = data(event)
        ticked = said.get("chosen", [])
        ticked = [str(one) for one in ticked] if isinstance(ticked, list) else [str(ticked)]
        shown = replace(shown or Shown(), chosen=tuple(ticked[:MOST_CHOSEN]))
        rest: list[Any] = [gr.skip()] * (len(asking.all) + 1)
        if said.get("ask") != "yes":
            return gr.skip(), shown, *rest
        may_change = _may_change(request, read_only)
        try:
            assistant = get()
            chosen = handlers.in_store(assistant, shown.chosen)
            if not chosen:
                return _table(get, shown, may_change, said=texts.NONE_CHOSEN), shown, *rest
            values = fresh(assistant, visitor_of_gradio(request).owner, Talk(documents=chosen))
        except AssistantError as error:
            return render("notice", message=str(error)), shown, *rest
        return gr.skip(), shown, *values, gr.Tabs(selected="ask")

    both = [view.tools, view.table, view.shown]
    tab.select(drawn, view.shown, both, concurrency_limit=None, **QUIET)
    page.load(on_load, view.shown, both, concurrency_limit=None, **QUIET)
    # Only the last of quick changes counts: each sends all fields.
    last: dict[str, Any] = {"trigger_mode": "always_last", "concurrency_limit": None, **QUIET}
    bus.documents(narrowed, view.shown, both, **last)
    bus.scope(scope, view.shown, [view.table, view.shown, *asking.all, tabs], **last)
    if view.adding is not None:
        _wire_deleting(view, bus, get, head)
        _wire_adding(view, view.adding, bus, get, head)


def _wire_deleting(view: DocumentsView, bus: gr.HTML, get: Callable[[], Assistant], head: gr.HTML) -> None:
    def ask_remove(shown: Shown | None, event: gr.EventData, request: gr.Request) -> Any:
        visitor = visitor_of_gradio(request)
        document = str(data(event).get("document", ""))
        return _table(get, shown or Shown(), visitor.may_change, deleting=document, owner=visitor.owner)

    def keep(shown: Shown | None, request: gr.Request) -> Any:
        return _table(get, shown or Shown(), visitor_of_gradio(request).may_change)

    def remove(shown: Shown | None, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        shown, visitor = shown or Shown(), visitor_of_gradio(request)
        if not visitor.may_change:
            return gr.skip(), gr.skip(), _table(get, shown, False, said=texts.MAY_NOT_CHANGE)
        try:
            said = handlers.remove(get(), str(data(event).get("document", "")))
        except AssistantError as error:
            said = str(error)
        return _head(get), *_both(get, shown, visitor.may_change, said=said)

    bus.ask_remove(ask_remove, view.shown, view.table, concurrency_limit=None, **QUIET)
    bus.keep(keep, view.shown, view.table, concurrency_limit=None, **QUIET)
    bus.remove(remove, view.shown, [head, view.tools, view.table], concurrency_limit=None, **QUIET)


def _wire_adding(
    view: DocumentsView, adding: AddingView, bus: gr.HTML, get: Callable[[], Assistant], head: gr.HTML
) -> None:
    running: dict[tuple[str, str], threading.Event] = {}

    def add(
        files: Sequence[str] | None, shown: Shown | None, request: gr.Request, *, folder: bool
    ) -> Iterator[tuple[Any, ...]]:
        """Progress in place of the controls, then the results, the list and the head of the page."""
        visitor, later = visitor_of_gradio(request), [gr.skip()] * 3
        paths = _uploaded(files or ())
        if not visitor.may_change:
            uploads.discard(paths)
            yield *_controls(True), render("notice", message=texts.MAY_NOT_CHANGE), *later
            return
        cancelled = running[_key(visitor, request)] = threading.Event()
        try:
            assistant = get()
            steps = uploads.add(
                assistant, paths, _places(assistant), folder=folder, cancelled=cancelled.is_set
            )
            for step in steps:
                drawing = handlers.progress(step)
                yield *_controls(step.finished), drawing, *later
        except AssistantError as error:
            uploads.discard(paths)
            yield *_controls(True), render("notice", message=str(error)), *later
        finally:
            running.pop(_key(visitor, request), None)
        yield *[gr.skip()] * 4, _head(get), *_both(get, shown or Shown(), visitor.may_change)

    def add_files(
        files: Sequence[str] | None, shown: Shown | None, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        yield from add(files, shown, request, folder=False)

    def add_folder(
        files: Sequence[str] | None, shown: Shown | None, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        yield from add(files, shown, request, folder=True)

    def cancel(request: gr.Request) -> None:
        event = running.get(_key(visitor_of_gradio(request), request))
        if event is not None:
            event.set()

    changed = [*adding.all, head, view.tools, view.table]
    adding.files.upload(add_files, [adding.files, view.shown], changed, concurrency_limit=None, **QUIET)
    adding.folder.upload(add_folder, [adding.folder, view.shown], changed, concurrency_limit=None, **QUIET)
    bus.cancel(cancel, None, None, queue=False, **QUIET)


def _controls(ready: bool) -> tuple[Any, ...]:
    """The controls, empty; out of sight while files are added, so that none are dropped meanwhile."""
    return (
        gr.File(value=None, visible=ready),
        gr.UploadButton(value=None, visible=ready),
        gr.HTML(visible=ready),
    )


def _key(visitor: Visitor, request: gr.Request) -> tuple[str, str]:
    return visitor.owner, str(request.session_hash)


def _uploaded(files: Sequence[str]) -> list[Path]:
    """The files that lie in the upload folder; they are deleted afterwards, and no others may be."""
    folder = Path(get_upload_folder()).resolve()
    return [path for file in files if folder in (path := Path(file)).resolve().parents]


def _places(assistant: Assistant) -> Path:
    """Where files are added from; always the same, so that a name tells the old version from the new one."""
    return assistant.store.folder / ".page-uploads"


def _may_change(request: gr.Request, read_only: bool) -> bool:
    return not read_only and visitor_of_gradio(request).may_change


def _head(get: Callable[[], Assistant]) -> Any:
    from ui.app import summary  # it imports this module

    return render("head", about=summary(get()), ready=True)


def _both(
    get: Callable[[], Assistant], shown: Shown, may_change: bool, *, search: bool = False, column: str = "",
    said: str = "",
) -> tuple[Any, Any]:  # fmt: skip
    """Tools and table, or why there are none."""
    try:
        tools = handlers.tools(get(), shown.filters, focus=search)
    except AssistantError as error:
        return "", render("notice", message=str(error))
    return tools, _table(get, shown, may_change, focus=column, said=said)


def _table(
    get: Callable[[], Assistant], shown: Shown, may_change: bool, *, deleting: str = "", owner: str = "",
    said: str = "", focus: str = "",
) -> Any:  # fmt: skip
    try:
        return handlers.table(
            get(), shown.filters, shown.chosen, changeable=may_change, deleting=deleting, owner=owner,
            said=said, focus=focus,
        )  # fmt: skip
    except AssistantError as error:
        return render("notice", message=str(error))
