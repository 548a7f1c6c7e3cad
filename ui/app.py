"""The page: which parts it has, and which handler each event calls. All layout is in style.css."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Executor
from html import escape
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict

import gradio as gr
from gradio.utils import get_upload_folder

from corpus.errors import AssistantError
from corpus.readers import SUFFIXES
from ui import handlers, texts
from ui.panel import message_panel
from ui.render import documents_table, summary

if TYPE_CHECKING:
    from assistant import Assistant

_SAME_KIND = (".markdown", ".htm")
_PROGRESS = gr.Progress()
_IDLE: dict[str, Any] = {"submit_btn": texts.ASK, "stop_btn": False}
_BUSY: dict[str, Any] = {"submit_btn": False, "stop_btn": texts.STOP}


class _Quiet(TypedDict):
    api_visibility: Literal["private"]
    show_progress: Literal["hidden"]


_QUIET: _Quiet = {"api_visibility": "private", "show_progress": "hidden"}


def asset(name: str) -> str:
    """The text of a file of this package."""
    return (resources.files("ui") / name).read_text(encoding="utf-8")


def build(get: Callable[[], Assistant], workers: Executor, read_only: bool = False) -> gr.Blocks:
    """The page over the assistant that `get` waits for. Questions are answered on `workers`."""
    page = gr.Blocks(title=texts.PRODUCT, analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600))
    with page:
        with gr.Row(elem_id="topbar"):
            head = gr.HTML(_head(texts.OPENING), elem_id="brand")
            new_chat = gr.Button(texts.NEW_CHAT, elem_id="new-chat", size="sm", scale=0)
            gr.HTML(_theme_button(), elem_id="theme")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="main-col"), gr.Tabs():
                with gr.Tab(texts.ASK_TAB, elem_id="ask"):
                    welcome = gr.HTML(_welcome(""), elem_id="welcome")
                    chat = _chat()
                    question = _question()
                    with gr.Row(elem_id="examples"):
                        examples = [
                            gr.Button(text, size="sm", elem_classes="example") for text in texts.EXAMPLES
                        ]
                with gr.Tab(texts.DOCUMENTS_TAB, elem_id="documents"):
                    with gr.Row(elem_id="tools"):
                        words = _filter()
                        upload, results = (None, None) if read_only else _upload()
                    status = gr.HTML("", elem_id="status")
                    listed = gr.HTML("", elem_id="listed")
            with gr.Column(elem_id="source-col"):
                panel = gr.HTML("", elem_id="source-panel", js_on_load=asset("panel.js"))

        def overview(filtered: str | None, confirming: str = "") -> tuple[str, str, str]:
            try:
                documents = get().documents()
            except AssistantError as error:
                sorry = f'<p class="note failed">{escape(str(error))}</p>'
                return _head(""), _welcome(str(error)), sorry
            hint = "" if documents else texts.EMPTY_STORE_READ_ONLY if read_only else texts.EMPTY_STORE
            table = documents_table(documents, filtered or "", confirming, changeable=not read_only)
            return _head(summary(documents)), _welcome(hint), table

        shown = [head, welcome, listed]
        page.load(overview, words, shown, concurrency_limit=None, **_QUIET)
        words.change(overview, words, shown, trigger_mode="always_last", concurrency_limit=None, **_QUIET)
        _wire_chat(chat, question, examples, new_chat, get, workers)
        _wire_panel(panel, get)
        if upload is not None and results is not None:
            _wire_changes(panel, words, status, upload, results, shown, get, overview)
    return page


def _head(about: str) -> str:
    return f'<h1>{texts.PRODUCT}</h1><p class="about">{about}</p>'


def _theme_button() -> str:
    return (
        f'<button type="button" class="quiet" data-do="theme" aria-pressed="false">{texts.DARK_MODE}</button>'
    )


def _welcome(hint: str) -> str:
    return f"<h2>{texts.WELCOME}</h2><p>{escape(hint or texts.WELCOME_HINT)}</p>"


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        label=texts.CHAT_LABEL, show_label=False, elem_id="chat", height="100%", buttons=["copy"],
        latex_delimiters=[], allow_tags=False, feedback_options=None, layout="bubble",
        group_consecutive_messages=False, container=False,
    )  # fmt: skip


def _question() -> gr.Textbox:
    return gr.Textbox(
        label=texts.QUESTION_LABEL, show_label=False, placeholder=texts.QUESTION_HINT, elem_id="question",
        lines=1, max_lines=4, autofocus=True, max_length=handlers.MAX_QUESTION, container=False, **_IDLE,
    )  # fmt: skip


def _upload() -> tuple[gr.File, gr.HTML]:
    hint = texts.UPLOAD_HINT.format(
        kinds=", ".join(suffix[1:].upper() for suffix in SUFFIXES if suffix not in _SAME_KIND),
        count=handlers.MAX_FILES,
        size=handlers.MAX_FILE_MB,
    )
    with gr.Column(elem_id="adding"):
        upload = gr.File(
            label=texts.UPLOAD, show_label=False, file_count="multiple", file_types=list(SUFFIXES),
            elem_id="upload", height=112,
        )  # fmt: skip
        gr.HTML(f'<p class="note">{hint}</p>')
        return upload, gr.HTML("", elem_id="results", min_height=40)


def _filter() -> gr.Textbox:
    return gr.Textbox(
        "", label=texts.FILTER, placeholder=texts.FILTER_HINT, elem_id="filter", max_lines=1, container=False
    )


def _wire_chat(
    chat: gr.Chatbot,
    question: gr.Textbox,
    examples: list[gr.Button],
    new_chat: gr.Button,
    get: Callable[[], Assistant],
    workers: Executor,
) -> None:
    async def answer(asked: str | None, before: list[handlers.Message]) -> AsyncIterator[tuple[Any, Any]]:
        box: Any = gr.Textbox(value="", **_BUSY)
        last: Any = gr.skip()
        async for last in handlers.respond(asked or "", before, get, workers):
            yield last, box
            box = gr.skip()
        yield last, gr.Textbox(**_IDLE)

    async def ask(asked: str | None, messages: list[dict[str, Any]]) -> AsyncIterator[tuple[Any, Any]]:
        async for step in answer(asked, handlers.messages_of(messages)):
            yield step

    async def ask_again(
        messages: list[dict[str, Any]], event: gr.RetryData
    ) -> AsyncIterator[tuple[Any, Any]]:
        asked, before = handlers.before_retry(handlers.messages_of(messages), event.index)
        async for step in answer(asked, before):
            yield step

    def stop(messages: list[dict[str, Any]]) -> tuple[list[handlers.Message], gr.Textbox]:
        return handlers.stopped(handlers.messages_of(messages)), gr.Textbox(**_IDLE)

    def clear() -> tuple[list[handlers.Message], gr.Textbox]:
        return [], gr.Textbox(value="", **_IDLE)

    both = [chat, question]
    running: list[dict[str, Any]] = [
        question.submit(ask, [question, chat], both, concurrency_limit=None, **_QUIET),
        chat.retry(ask_again, chat, both, concurrency_limit=None, **_QUIET),
        *(button.click(ask, [button, chat], both, concurrency_limit=None, **_QUIET) for button in examples),
    ]
    question.stop(stop, chat, both, cancels=running, queue=False, **_QUIET)
    new_chat.click(clear, None, both, cancels=running, queue=False, **_QUIET)


def _wire_panel(panel: gr.HTML, get: Callable[[], Assistant]) -> None:
    def read(event: gr.EventData) -> str:
        try:
            return handlers.show_place(get(), _data(event))
        except AssistantError as error:
            return message_panel(str(error))

    panel.cite(read, None, panel, queue=False, **_QUIET)


def _wire_changes(
    panel: gr.HTML,
    words: gr.Textbox,
    status: gr.HTML,
    upload: gr.File,
    results: gr.HTML,
    shown: list[gr.HTML],
    get: Callable[[], Assistant],
    overview: Callable[..., tuple[str, str, str]],
) -> None:
    """Adding and deleting; never called for a read-only page, so that no such endpoint exists."""

    def ask_remove(filtered: str | None, event: gr.EventData) -> tuple[str, ...]:
        return "", *overview(filtered, str(_data(event).get("document", "")))

    def keep(filtered: str | None) -> tuple[str, ...]:
        return "", *overview(filtered)

    def remove(filtered: str | None, event: gr.EventData) -> tuple[str, ...]:
        try:
            said = handlers.remove(get(), _data(event).get("document"))
        except AssistantError as error:
            said = str(error)
        return f'<p role="status" class="note">{escape(said)}</p>', *overview(filtered)

    def add(
        files: list[str] | None, filtered: str | None, progress: gr.Progress = _PROGRESS
    ) -> tuple[Any, ...]:
        paths = [Path(file) for file in files or []]
        try:
            progress(0, desc=texts.ADDING)
            outcome = handlers.results_list(handlers.add_files(get(), paths, told(progress)))
        except AssistantError as error:
            outcome = f'<p class="note failed" role="status">{escape(str(error))}</p>'
        finally:
            discard(paths)
        return None, outcome, *overview(filtered)

    changed = [status, *shown]
    panel.ask_remove(ask_remove, words, changed, queue=False, **_QUIET)
    panel.keep(keep, words, changed, queue=False, **_QUIET)
    panel.remove(remove, words, changed, concurrency_limit=1, concurrency_id="changes", **_QUIET)
    upload.upload(
        add, [upload, words], [upload, results, *shown], concurrency_limit=1, concurrency_id="changes",
        api_visibility="private", show_progress="full", show_progress_on=results,
    )  # fmt: skip


def discard(paths: list[Path]) -> None:
    """Delete uploaded files from the upload folder: they are in the store now, or were refused."""
    folder = Path(get_upload_folder()).resolve()
    for path in paths:
        if folder in path.resolve().parents:
            with contextlib.suppress(OSError):
                path.unlink()
                path.parent.rmdir()


def told(progress: gr.Progress) -> Callable[[int, int, Path], None]:
    """What adding reports, as Gradio's progress bar wants it."""

    def report(done: int, total: int, path: Path) -> None:
        progress((done, total), desc=path.name, unit="files")

    return report


def _data(event: gr.EventData) -> Mapping[str, Any]:
    data = event._data
    return data if isinstance(data, Mapping) else {}
