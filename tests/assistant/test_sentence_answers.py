"""Answers quote the sentences that answer, and say so when none does."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.proof import proven
from assistant.sentences import MOST_SENTENCES


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("How much gallium went to Japan in June?", "Japan received 2,004 kilograms of gallium in June."),
        ("gallium to Germany June", "Germany received none in June."),
        ("Who expects no change?", '"We expect no change," said Ada Beck, an analyst in London.'),
        (
            "What was the price of tin in May?",
            "The price of tin rose to 30,500 dollars per tonne in May 2025.",
        ),
        (
            "Why did the gallium exports fall?",
            "The exports fell because of new licences, which take 45 working days.",
        ),
    ],
)
def test_the_sentence_is_quoted(made: Assistant, question: str, quoted: str) -> None:
    answer = made.ask(question)
    assert quoted in [citation.quote for citation in answer.citations]
    assert 1 <= len(answer.citations) <= MOST_SENTENCES
    assert 0 < answer.confidence <= 1
    assert answer.nearest or answer.figures


@pytest.mark.parametrize(
    ("question", "kind", "line"),
    [
        (
            "How much gallium went to Japan in June?",
            "lookup",
            "Gallium exports from China to Japan, June 2025: 2,004 kilograms [1]",
        ),
        (
            "What was the price of tin in May?",
            "lookup",
            "Tin price, May 2025: 30,500 dollars per tonne [1]",
        ),
        ("Who expects no change?", "passage", ""),
    ],
)
def test_a_figure_stands_above_its_sentence(made: Assistant, question: str, kind: str, line: str) -> None:
    answer = made.ask(question)
    (citation,) = answer.citations
    above = f"{line}\n\n" if line else ""
    assert (answer.kind, answer.text) == (kind, f"{above}{citation.quote} [1]")
    assert proven(answer) is answer


@pytest.mark.parametrize(
    "question",
    [
        "How much gallium went to Japan in May?",
        "How much gallium went to France in June?",
        "How much germanium went to Japan in June?",
        "What was the price of gallium in June?",
        "How much gallium did China produce in June 2023?",
        "How much tin did Peru export in May?",
    ],
)
def test_what_the_documents_do_not_say(made: Assistant, question: str) -> None:
    answer = made.ask(question)
    assert answer.abstained
    assert answer.text.startswith("The documents do not say.")
    assert answer.nearest


def test_follow_up(made: Assistant) -> None:
    answer = made.ask("And to Germany?", ["How much gallium went to Japan in June?"])
    assert "Germany received none in June." in [citation.quote for citation in answer.citations]


def test_two_documents_are_two_witnesses(made: Assistant, files) -> None:  # type: ignore[no-untyped-def]
    other = "Gallium to Japan\n\nIn June 2025, Japan received gallium from China: 2,004 kilograms in total."
    (files / "other.txt").write_text(other, encoding="utf-8")
    made.add(files)
    answer = made.ask("How much gallium went to Japan in June?")
    witnesses = {c.document.name for c in answer.citations if "2,004" in c.quote}
    assert witnesses == {"gallium.txt", "other.txt"}


def test_the_same_question_has_the_same_answer(made: Assistant) -> None:
    first = made.ask("How much gallium went to Japan in June?")
    for _ in range(3):
        assert made.ask("How much gallium went to Japan in June?") == first
    made.store.rebuild()
    assert made.ask("How much gallium went to Japan in June?") == first
