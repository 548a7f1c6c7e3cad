"""An amount is not quoted from sentences that leave out what the question names and their text knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant

NOTE = """Port of Larnow: results

The terminals of Larnow handled 812,000 TEU in 2021, after 790,000 TEU in the year before.

Dredging at the Kestrel terminal went on all year.
"""


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("How many TEU did the Kestrel terminal at Larnow handle in 2021?", True),
        ("How many TEU did the terminals of Larnow handle in 2021?", False),
    ],
)
def test_word_of_another_sentence_speaks_against_an_amount(
    tmp_path: Path, question: str, silent: bool
) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    with Assistant.open(tmp_path / "store") as assistant:
        assistant.add(tmp_path / "note.txt")
        assert assistant.ask(question).abstained is silent
