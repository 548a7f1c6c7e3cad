"""The commands for conversations: what they read, print, and keep."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant

Command = Callable[..., Any]
QUESTION = "How much gallium went to Japan in June?"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What stands on the standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_chat_is_kept_and_gone_on_with(command: Command, files: Path, typed: Callable[[str], None]) -> None:
    command("add", files)
    typed(f"{QUESTION}\n\n???\nAnd to Germany?\nexit\nnot read\n")
    told = command("chat")
    assert told.code == 0
    assert "2,004 kilograms" in told.out and "none" in told.out and "not read" not in told.out
    assert "Error: The question holds no word" in told.err
    (kept,) = json.loads(command("conversations", "--json").out)
    assert (kept["title"], kept["turns"]) == (QUESTION, 2)
    assert f"assistant chat --conversation {kept['id']}" in told.err
    typed("show me the source")  # ends without a line end
    again = command("chat", "--conversation", kept["id"], "--json")
    assert json.loads(again.out)["citations"][0]["document"]["name"] == "gallium.txt"
    assert f"{QUESTION} (2 turns)" in again.err
    shown = command("conversations", "--show", kept["id"]).out
    assert shown.count("\n> ") == 3 and "no longer in the store" not in shown
    (document,) = {cited["document"]["id"] for cited in json.loads(again.out)["citations"]}
    command("remove", document)
    shown = command("conversations", "--show", kept["id"]).out
    assert "Germany received none in June.” (gallium.txt is no longer in the store.)" in " ".join(
        shown.split()
    )


def test_conversations_are_listed_renamed_and_deleted(
    command: Command, files: Path, typed: Callable[[str], None]
) -> None:
    assert "assistant chat" in command("conversations").out
    command("add", files)
    typed(QUESTION)
    command("chat")
    (kept,) = json.loads(command("conversations", "--json").out)
    assert "Metals (1)" in command("conversations", "--rename", kept["id"], "Metals").out
    shown = json.loads(command("conversations", "--show", kept["id"], "--json").out)
    assert [turn["question"] for turn in shown["turns"]] == [QUESTION]
    assert "No conversation is kept" in command("conversations", "--delete", kept["id"]).out
    for arguments in (("--show", kept["id"]), ("--delete", "x"), ("--rename", "x", "y")):
        told = command("conversations", *arguments)
        assert told.code == 1 and "There is no conversation" in told.err
    assert command("chat", "--conversation", "x").code == 1


def test_a_part_of_the_documents(command: Command, files: Path, typed: Callable[[str], None]) -> None:
    command("add", files)
    assert (
        "Only the one document asked was searched." in command("ask", QUESTION, "--document", "tin.txt").out
    )
    assert "gallium" not in command("search", "gallium", "--document", "tin.txt").out.lower()
    told = command("ask", QUESTION, "--format", "exe")
    assert told.code == 1 and "no format of documents" in told.err
    typed(QUESTION)
    assert "Only the one document asked was searched." in command("chat", "--document", "tin.txt").out
    assert command("chat", "--conversation", "x", "--document", "tin.txt").code == 2
    typed("")
    assert command("chat").out == ""


def test_a_conversation_is_shown_in_every_form(
    command: Command, files: Path, typed: Callable[[str], None]
) -> None:
    command("add", files)
    typed(QUESTION)
    command("chat")
    (kept,) = json.loads(command("conversations", "--json").out)
    shown = {
        form: command("conversations", "--show", kept["id"], *form.split()).out for form in ("", "--markdown")
    }
    assert f"\n> {QUESTION}\n" in shown[""] and f"\n## {QUESTION}\n" in shown["--markdown"]
    for written in shown.values():
        assert "2,004 kilograms" in written and "\n[1] " in written
    assert command("conversations", "--markdown").code == 2
    assert command("conversations", "--show", kept["id"], "--markdown", "--json").code == 2
    asked = command("ask", QUESTION, "--markdown").out
    assert asked.strip() in shown["--markdown"]


def test_ratings_of_everyone(
    command: Command, files: Path, tmp_path: Path, typed: Callable[[str], None]
) -> None:
    assert command("conversations", "--ratings").out == "No answer is rated.\n"
    assert json.loads(command("conversations", "--ratings", "--json").out) == []
    command("add", files)
    with Assistant.open(tmp_path / "store") as a:
        talk = a.conversation(owner="ann")
        talk.ask(QUESTION)
        talk.rate(0, False, "[bold]wrong[/bold] month")
    assert "No conversation is kept" in command("conversations").out  # it is ann's
    told = command("conversations", "--ratings").out
    for part in (QUESTION.split()[0], "2,004", "[bold]wrong[/bold]", " no "):
        assert part in told
    (rated,) = json.loads(command("conversations", "--ratings", "--json").out)
    assert (rated["question"], rated["good"], rated["reason"]) == (
        QUESTION,
        False,
        "[bold]wrong[/bold] month",
    )
