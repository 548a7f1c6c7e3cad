"""What happens when someone asks, reads, adds or deletes. Plain functions; nothing here knows the page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from assistant.answer import Answer
from corpus.document import Document
from corpus.errors import AssistantError
from ui import texts
from ui.panel import message_panel, parse_place, source_panel
from ui.render import answer_steps, error_markdown, md_escape, name_of, plain_text

if TYPE_CHECKING:
    from assistant import Assistant

_log = logging.getLogger(__name__)

MAX_FILES = 50
MAX_FILE_MB = 20
MAX_QUESTION = 2_000
MAX_HISTORY = 10
_STREAM_PAUSE = 0.005


class Message(TypedDict):
    """One bubble of the chat; `content` is Markdown."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one uploaded file."""

    name: str
    outcome: str
    reason: str = ""


def messages_of(shown: Iterable[Mapping[str, Any]]) -> list[Message]:
    """The chat as the browser sends it back, reduced to roles and text: nothing else is trusted."""
    messages: list[Message] = []
    for message in shown:
        content = message.get("content", "")
        if not isinstance(content, str):
            blocks = content if isinstance(content, Sequence) else ()
            content = "".join(str(b.get("text", "")) for b in blocks if isinstance(b, Mapping))
        if message.get("role") in ("user", "assistant"):
            messages.append(Message(role=message["role"], content=content))
    return messages


def questions_in(messages: Sequence[Message]) -> list[str]:
    """The questions of a chat, oldest first."""
    return [plain_text(message["content"]) for message in messages if message["role"] == "user"]


async def respond(
    question: str, messages: Sequence[Message], get: Callable[[], Assistant], workers: Executor
) -> AsyncIterator[list[Message]]:
    """The chat as it grows while a question is answered on one of the `workers`.

    Every failure ends as a message in the chat. An empty question changes nothing.
    """
    question = question.strip()
    if not question:
        return
    shown = [*messages, Message(role="user", content=md_escape(question[:MAX_QUESTION]))]
    if len(question) > MAX_QUESTION:
        too_long = texts.TOO_LONG.format(length=len(question), limit=MAX_QUESTION)
        yield [*shown, Message(role="assistant", content=error_markdown(too_long))]
        return
    yield [*shown, Message(role="assistant", content=texts.SEARCHING)]
    history = questions_in(messages)[-MAX_HISTORY:]
    try:
        loop = asyncio.get_running_loop()
        answer: Answer = await loop.run_in_executor(workers, lambda: get().ask(question, history=history))
        steps = answer_steps(answer)
    except AssistantError as error:
        steps = [error_markdown(str(error))]
    except Exception:
        _log.exception("A question failed.")
        steps = [error_markdown(texts.UNEXPECTED)]
    for number, step in enumerate(steps):
        if number:
            await asyncio.sleep(_STREAM_PAUSE)
        yield [*shown, Message(role="assistant", content=step)]


def stopped(messages: Sequence[Message]) -> list[Message]:
    """The chat after Stop: an answer that had not begun is marked as stopped, a begun one stays."""
    if not messages or messages[-1]["content"] != texts.SEARCHING:
        return list(messages)
    return [*messages[:-1], Message(role="assistant", content=texts.STOPPED)]


def before_retry(messages: Sequence[Message], index: object) -> tuple[str, list[Message]]:
    """The question of the bubble at `index`, and the chat before it; an empty question if it is not one."""
    if not isinstance(index, int) or not 0 <= index < len(messages) or messages[index]["role"] != "user":
        return "", list(messages)
    return plain_text(messages[index]["content"]), list(messages[:index])


def show_place(assistant: Assistant, asked: Mapping[str, Any]) -> str:
    """The source panel for a link that the browser names: `target`, and `position` of `total`."""
    place = parse_place(asked.get("target"))
    if place is None:
        return message_panel(texts.NO_SUCH_PLACE)
    position, total = _small(asked.get("position")), _small(asked.get("total"))
    try:
        return source_panel(assistant.document(place.document_id), place, position, total)
    except AssistantError as error:
        from assistant import UnknownDocument  # loaded by now; at the top it would delay the page by seconds

        return message_panel(texts.GONE if isinstance(error, UnknownDocument) else str(error))


def _small(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1_000 else 0


def add_files(
    assistant: Assistant, paths: Sequence[Path], progress: Callable[[int, int, Path], None] | None = None
) -> list[Result]:
    """Add uploaded files, and say what became of each. One bad file does not keep out the others."""
    if len(paths) > MAX_FILES:
        reason = texts.TOO_MANY.format(count=len(paths), limit=MAX_FILES)
        return [Result(path.name, texts.RESULT_FAILED, reason) for path in paths]
    sizes = {path: path.stat().st_size / 1_000_000 for path in paths}
    too_big = [
        Result(path.name, texts.RESULT_FAILED, texts.TOO_BIG.format(size=size, limit=MAX_FILE_MB))
        for path, size in sizes.items()
        if size > MAX_FILE_MB
    ]
    fitting = [path for path, size in sizes.items() if size <= MAX_FILE_MB]
    if not fitting:
        return too_big
    try:
        report = assistant.add(*fitting, progress=progress)
    except AssistantError as error:
        return [*too_big, *(Result(path.name, texts.RESULT_FAILED, str(error)) for path in fitting)]
    notes = {document.name: " ".join(document.warnings) for document in assistant.documents()}
    return [
        *(Result(path.name, texts.RESULT_ADDED, notes.get(path.name, "")) for path in report.added),
        *(Result(path.name, texts.RESULT_UPDATED, notes.get(path.name, "")) for path in report.updated),
        *(Result(path.name, texts.RESULT_UNCHANGED) for path in report.unchanged),
        *(Result(failure.path.name, texts.RESULT_FAILED, failure.reason) for failure in report.failed),
        *too_big,
    ]


def results_list(results: Sequence[Result]) -> str:
    """HTML: one line for each uploaded file."""
    lines = "".join(
        f'<li class="{"failed" if result.outcome == texts.RESULT_FAILED else "done"}">'
        f"<strong>{result.outcome}:</strong> {escape(result.name)}"
        f"{f'<br>{escape(result.reason)}' if result.reason else ''}</li>"
        for result in results
    )
    return f'<ul class="results" role="status">{lines}</ul>' if lines else ""


def remove(assistant: Assistant, document_id: object) -> str:
    """Delete a document; the sentence that says so, or why not."""
    try:
        document: Document = assistant.remove(str(document_id))
    except AssistantError as error:
        return str(error)
    return texts.DELETED.format(title=name_of(document))
