"""Shares of kinds asked for together, and which of two grew faster: both are told."""

from __future__ import annotations

import pytest

from assistant import Assistant

NOTE = """Shrimp exports of Ecuador in 2023

In 2023 whiteleg shrimp made up 61% and tiger shrimp 12% of Ecuador's shrimp exports.

In 2023 Ecuador's exports of bananas rose by 4% to 900,000 tonnes, while its exports of cocoa rose by 9% to
300,000 tonnes.
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    assistant = Assistant.open(folder / "store")
    assistant.add(folder / "note.txt")
    return assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What share of Ecuador's shrimp exports were whiteleg and tiger together in 2023?",
            "Together 73%: Shrimp exports from Ecuador, 2023: 61% [1]; "
            "Shrimp exports from Ecuador, 2023: 12% [1]",
        ),
        (
            "Which of Ecuador's exports grew faster in 2023, bananas or cocoa?",
            "Cocoa exports from Ecuador, 2023: up 9% [1]; Bananas exports from Ecuador, 2023: up 4% [1]",
        ),
    ],
)
def test_what_is_said_of_both(notes: Assistant, question: str, said: str) -> None:
    assert notes.ask(question).text.split("\n\n")[0] == said
