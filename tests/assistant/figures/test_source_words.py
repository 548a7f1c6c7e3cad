"""Questions about sources are questions for the amount that they state."""

from __future__ import annotations

import pytest

from assistant.figures.source_words import without_sources


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        (
            "Do the sources agree on how much rubber Laos produced in 2022?",
            "how much rubber Laos produced in 2022?",
        ),
        (
            "Do both reports differ about Peru's tin exports in May?",
            "What was Peru's tin exports in May?",
        ),
        (
            "What do the different papers say about Omani urea exports in June?",
            "What was Omani urea exports in June?",
        ),
        (
            "Which figures are given for Kenya's tea exports in 2023?",
            "What was Kenya's tea exports in 2023?",
        ),
        (
            "Are there conflicting figures for the jute crop of 2021?",
            "What was the jute crop of 2021?",
        ),
        (
            "How much tea did Kenya export in 2023, and do the sources agree?",
            "How much tea did Kenya export in 2023?",
        ),
        (
            "Kenyan tea exports in 2023 - what do the reports say?",
            "Kenyan tea exports in 2023?",
        ),
        ("How much tea did Kenya export in 2023?", "How much tea did Kenya export in 2023?"),
        ("What do the documents say about it?", "What do the documents say about it?"),
        ("Which sources of cobalt does Japan have?", "Which sources of cobalt does Japan have?"),
    ],
)
def test_what_is_left_of_the_question(question: str, amount: str) -> None:
    assert without_sources(question) == amount
