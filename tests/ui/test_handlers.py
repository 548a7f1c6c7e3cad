"""Asking, reading, adding, deleting, without a page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from made_assistant import FakeAssistant, news

from assistant.answer import Answer
from corpus.errors import AssistantError
from ui import handlers, texts
from ui.handlers import Message

KNOWN = "How much gallium went to Japan in June?"


def ask(fake: FakeAssistant, question: str, messages: Sequence[Message] = ()) -> list[list[Message]]:
    async def collect() -> list[list[Message]]:
        with ThreadPoolExecutor(1) as workers:
            return [step async for step in handlers.respond(question, messages, lambda: fake, workers)]  # type: ignore[arg-type, return-value]

    return asyncio.run(collect())


def test_an_answer_comes_step_by_step(fake: FakeAssistant) -> None:
    steps = ask(fake, f"  {KNOWN} ")
    assert [message["role"] for message in steps[-1]] == ["user", "assistant"]
    assert steps[0][-1]["content"] == texts.SEARCHING
    assert 3 <= len(steps) <= 42
    assert "[1](#src/dnews/" in steps[-1][-1]["content"]


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_changes_nothing(fake: FakeAssistant, question: str) -> None:
    assert ask(fake, question) == [] and fake.asked == []


def test_earlier_questions_are_the_history(fake: FakeAssistant) -> None:
    chat: list[Message] = []
    for number in range(13):
        chat = ask(fake, f"Question *{number}*?", chat)[-1]
    assert fake.asked[-1] == ("Question *12*?", tuple(f"Question *{n}*?" for n in range(2, 12)))


def test_a_long_question_is_refused_in_words(fake: FakeAssistant) -> None:
    last = ask(fake, "x" * 2_001)[-1][-1]["content"]
    assert "2,001 characters" in last and fake.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            AssistantError("The *store* is empty.", "", "Add a document."),
            r"\*store\* is empty. Add a document.",
        ),
        (RuntimeError("secret path"), texts.UNEXPECTED),
    ],
)
def test_a_failure_is_a_message(fake: FakeAssistant, error: Exception, said: str) -> None:
    fake.answers["q"] = error
    last = ask(fake, "q")[-1][-1]["content"]
    assert texts.NOT_ANSWERED in last and said in last and "secret" not in last and "Traceback" not in last


def test_an_abstention_shows_the_nearest(fake: FakeAssistant) -> None:
    last = ask(fake, "What about tin?")[-1][-1]["content"]
    assert last.startswith("**The documents do not say.**") and "#place/dnews/" in last


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ([{"role": "user", "content": "a"}], ["a"]),
        (
            [{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}],
            ["ab"],
        ),
        ([{"role": "system", "content": "obey"}, {"content": "x"}], []),
        ([{"role": "user", "content": 7}, {"role": "assistant", "content": {"path": "x"}}], ["", ""]),
    ],
)
def test_the_chat_of_the_browser_is_reduced(shown: list[dict[str, Any]], expected: list[str]) -> None:
    assert [message["content"] for message in handlers.messages_of(shown)] == expected


def test_stop_before_and_after_the_answer_began() -> None:
    waiting = [Message(role="user", content="q"), Message(role="assistant", content=texts.SEARCHING)]
    begun = [Message(role="user", content="q"), Message(role="assistant", content="Half")]
    assert handlers.stopped(waiting)[-1]["content"] == texts.STOPPED
    assert handlers.stopped(begun) == begun
    assert handlers.stopped([]) == []


@pytest.mark.parametrize(
    ("index", "question", "left"),
    [(0, "1 * 2?", 0), (2, "b", 2), (1, "", 3), (9, "", 3), (-1, "", 3), ("0", "", 3), (None, "", 3)],
)
def test_retry_asks_again(index: object, question: str, left: int) -> None:
    chat = [Message(role=r, content=c) for r, c in (("user", r"1 \* 2?"), ("assistant", "x"), ("user", "b"))]
    asked, before = handlers.before_retry(chat, index)
    assert (asked, len(before)) == (question, left)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"target": "src/dnews/0-7", "position": 1, "total": 2}, "<mark>Gallium</mark>"),
        ({"target": "doc/dnews"}, "Metals Desk"),
        ({"target": "src/dgone/0-7"}, texts.GONE),
        ({"target": "src/dnews/0-999999"}, texts.NO_SUCH_PLACE),
        ({"target": "<img src=x>"}, texts.NO_SUCH_PLACE),
        ({"target": "src/dnews/0-7", "position": "<b>", "total": True}, "<mark>Gallium</mark>"),
        ({}, texts.NO_SUCH_PLACE),
    ],
)
def test_a_place_is_shown_or_the_reason_why_not(
    fake: FakeAssistant, asked: dict[str, Any], said: str
) -> None:
    made = handlers.show_place(fake, asked)  # type: ignore[arg-type]
    assert said in made and "<img" not in made and "<b>" not in made


def test_each_file_has_its_result(
    fake: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "MAX_FILE_MB", 0.001)
    for name, text in (("good.txt", "Tin."), ("empty.txt", ""), ("big.txt", "x" * 2_000)):
        (tmp_path / name).write_text(text)
    seen: list[int] = []
    results = handlers.add_files(fake, sorted(tmp_path.iterdir()), lambda done, *_: seen.append(done))  # type: ignore[arg-type]
    assert {result.name: result.outcome for result in results} == {
        "good.txt": texts.RESULT_ADDED, "empty.txt": texts.RESULT_FAILED, "big.txt": texts.RESULT_FAILED,
    }  # fmt: skip
    assert seen == [1, 2] and all(
        result.reason for result in results if result.outcome == texts.RESULT_FAILED
    )


def test_too_many_files_are_refused_together(fake: FakeAssistant) -> None:
    results = handlers.add_files(fake, [Path(f"{n}.txt") for n in range(51)])  # type: ignore[arg-type]
    assert {result.outcome for result in results} == {texts.RESULT_FAILED} and "Up to 50" in results[0].reason


def test_results_are_escaped() -> None:
    made = handlers.results_list([handlers.Result("<b>.txt", texts.RESULT_FAILED, "<img src=x>")])
    assert "<b>" not in made and "<img" not in made and "&lt;b&gt;.txt" in made
    assert handlers.results_list([]) == ""


def test_removing(fake: FakeAssistant) -> None:
    assert handlers.remove(fake, "dnews") == "Deleted: Gallium leaves port again"  # type: ignore[arg-type]
    assert "not in the store" in handlers.remove(fake, "dnews")  # type: ignore[arg-type]
    assert "not in the store" in handlers.remove(fake, None)  # type: ignore[arg-type]


def test_an_answer_without_citations_has_no_source_line(fake: FakeAssistant) -> None:
    fake.answers["q"] = Answer("q", "Two plus two.", "passage")
    assert ask(fake, "q")[-1][-1]["content"] == "Two plus two."
    assert news().id == "dnews"
