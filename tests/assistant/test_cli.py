"""The command line: what it prints, where it prints it, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app

QUESTION = "How much gallium went to Japan in June?"
ROOT = Path(__file__).resolve().parents[2]


def test_add_ask_search_remove(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    assert command("add", files).out == "2 added\n"
    assert command("add", files).out == "2 unchanged\n"
    asked = command("ask", QUESTION)
    assert asked.code == 0
    assert "2,004 kilograms" in asked.out
    assert "[1] " in asked.out
    assert asked.err == ""
    listed = command("documents", "--json")
    identities = {document["name"]: document["id"] for document in json.loads(listed.out)}
    assert identities.keys() == {"gallium.txt", "tin.txt"}
    assert identities["tin.txt"] in command("documents").out
    removed = command("remove", identities["gallium.txt"])
    assert (removed.code, removed.out.startswith("Removed ")) == (0, True)
    abstained = command("ask", QUESTION)
    assert abstained.code == 0
    assert abstained.out.startswith("The documents do not say.")


def test_json_is_json(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    command("add", files)
    answer = json.loads(command("ask", QUESTION, "--json").out)
    assert "2,004 kilograms" in answer["text"]
    assert answer["citations"][0]["document"]["name"] == "gallium.txt"
    follow_up = json.loads(command("ask", "And to Germany?", "--after", QUESTION, "--json").out)
    assert "none" in follow_up["text"]
    hits = json.loads(command("search", "tin price", "--limit", 1, "--json").out)
    assert [hit["document"]["name"] for hit in hits] == ["tin.txt"]
    assert set(hits[0]) == {"document", "text", "start", "end", "page", "score"}


def test_search_prints_passages(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    assert command("search", "tin").out == "Nothing found.\n"
    command("add", files)
    told = command("search", "tin price")
    assert told.out.startswith("1. ")
    assert "30,500 dollars" in told.out


def test_an_empty_store_says_what_to_do(command: Callable) -> None:  # type: ignore[type-arg]
    assert "assistant add PATH" in command("documents").out
    assert json.loads(command("documents", "--json").out) == []
    asked = command("ask", QUESTION)
    assert (asked.code, asked.out) == (1, "")
    assert "holds no documents" in asked.err and "assistant add" in asked.err


def test_what_failed_is_told_and_the_rest_is_added(command: Callable, files: Path) -> None:  # type: ignore[type-arg]
    (files / "empty.txt").write_text("", encoding="utf-8")
    told = command("add", files, files / "missing.txt")
    assert told.code == 1
    assert told.out == "2 added\n"
    assert told.err.count("Failed: ") == 2


def test_the_doctor(command: Callable, files: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    command("add", files)
    told = command("doctor")
    assert (told.code, told.out) == (0, "2 documents, 2 passages.\nAll indexes agree.\n")
    (words,) = (tmp_path / "store" / "words").iterdir()
    (words / "meta.json").write_text("{", encoding="utf-8")
    told = command("doctor")
    assert told.code == 1
    assert "cannot be used" in told.out and "assistant doctor --repair" in told.err
    assert command("doctor", "--repair").code == 0
    assert command("doctor").code == 0
    told = command("doctor", "--re-embed")
    assert (told.code, told.out.splitlines()[0]) == (0, "2 documents embedded with hashed-words.")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["ask"],
        ["ask", "a", "b"],
        ["search", "tin", "--limit", "0"],
        ["search", "tin", "--limit", "many"],
        ["add"],
        ["remove"],
        ["ask", "x", "--unknown"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert result.output.strip()


@pytest.mark.parametrize(
    "name",
    ["add", "ask", "chat", "conversations", "coverage", "search", "documents", "remove", "doctor"],
)
def test_every_command_has_help_and_a_store(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "120"})
    assert result.exit_code == 0
    assert "--store" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--help"], 0, "Ask news and trade documents"),
        (["remove", "d0"], 1, "There is no document 'd0'"),
        (["ask", ""], 1, "The question is empty."),
    ],
)
def test_real_processes(tmp_path: Path, arguments: list[str], code: int, told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from assistant.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_STORE": str(tmp_path / "store"), "HF_HUB_OFFLINE": "1"},
    )
    assert done.returncode == code
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
