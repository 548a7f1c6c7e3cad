"""Questions of every kind over made-up documents: the number, how it is said, and when nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant
from assistant.proof import proven


def said(answer: Answer) -> str:
    """What is said before the quoted sentences."""
    return answer.text.split("\n\n")[0]


BLOCKS = (Path(__file__).parent / "answers.txt").read_text(encoding="utf-8").strip().split("\n\n")
ANSWERED = [block.split("\n") for block in BLOCKS]
"""Question, kind, and what is said; made-up figures, see conftest.py."""


@pytest.mark.parametrize(("question", "kind", "text"), ANSWERED, ids=[one[0] for one in ANSWERED])
def test_what_is_said(news: Assistant, question: str, kind: str, text: str) -> None:
    answer = news.ask(question)
    assert (answer.kind, said(answer)) == (kind, text)
    assert proven(answer) is answer
    assert 0 < answer.confidence <= 1
    assert answer.figures


@pytest.mark.parametrize(("question", "kind", "text"), ANSWERED, ids=[one[0] for one in ANSWERED])
def test_the_sentences_stand_below(news: Assistant, question: str, kind: str, text: str) -> None:
    answer = news.ask(question)
    assert len(answer.citations) <= 3
    for mark, citation in enumerate(answer.citations, 1):
        assert f"{citation.quote} [{mark}]" in answer.text.split("\n\n", 1)[1]
        assert f"[{mark}]" in said(answer)
    for figure in answer.figures:  # every figure stands, number and all, in a cited sentence
        assert any(
            citation.start <= figure.quantity.start
            and figure.quantity.end <= citation.end
            and citation.document.text[figure.quantity.start : figure.quantity.end] == figure.quantity.literal
            for citation in answer.citations
        )


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "How much gallium did China export to Japan in June 2025?",
            "And to Germany?",
            "Gallium exports from China to Germany, June 2025: none (“no”) [1]",
        ),
        (
            "How much gallium did China export in June 2025?",
            "And a year earlier?",
            "Gallium exports from China, June 2024: 1,500 kilograms [1]",
        ),
        (
            "How much gallium did China export in June 2025?",
            "And the month before?",
            "Gallium exports from China, May 2025: 2,400 kilograms [1]",
        ),
        (
            "How much gallium did China export in June 2025?",
            "And in May?",
            "Gallium exports from China, May 2025: 2,400 kilograms [1]",
        ),
        (
            "How much tin did Peru export in June 2025?",
            "And Indonesia?",
            "Tin exports from Indonesia, June 2025: 4,200 tonnes [1]",
        ),
        (
            "How much copper did Peru export to Japan in July 2025?",
            "And India?",
            "Copper exports from Peru to India, July 2025: 50,000 tonnes [1]",
        ),
        (
            "How much copper did Peru export to Japan in July 2025?",
            "And what share was that?",
            "25%: Copper exports from Peru to Japan, July 2025: 30,000 tonnes [1] of "
            "Copper exports from Peru, July 2025: 120,000 tonnes [2]",
        ),
    ],
)
def test_follow_ups(news: Assistant, before: str, question: str, text: str) -> None:
    assert said(news.ask(question, [before])) == text


@pytest.mark.parametrize(
    "question",
    [
        # ore and metal, and other goods of the same name
        "How much tin did China import in June 2025?",
        "How much tin ore did Peru export in June 2025?",
        "How much copper ore did Peru export in July 2025?",
        "How much copper scrap did Chile export in July 2025?",
        "How much germanium went to Japan in June 2025?",
        # exports and production, imports, prices
        "How much tin did Peru produce in June 2025?",
        "How much copper did Chile produce in July 2025?",
        "What was China's gallium production in June 2025?",
        "How much wheat did Egypt export in August 2025?",
        "What was the price of gallium in June 2025?",
        "What was the price of tin in June 2025?",
        "How much wheat did Russia export in 2026?",
        # another partner, the other way round
        "How much gallium went to France in June 2025?",
        "How much gallium was exported to South Korea in June 2025?",
        "How much tin did Peru export to Japan in June 2025?",
        "How much gallium did Japan export to China in June 2025?",
        "How much wheat did Ukraine export in August 2025?",
        "What share of China's gallium exports went to France in June 2025?",
        # another time
        "How much gallium went to Japan in May 2025?",
        "How much tin did Peru export in May 2025?",
        "How much copper did Peru sell to Japan in July 2024?",
        "How much wheat did Russia export in 2025?",
        # nothing in particular
        "How much was exported?",
    ],
)
def test_look_alikes_are_no_answer(news: Assistant, question: str) -> None:
    answer = news.ask(question)
    assert answer.abstained
    assert answer.text.startswith("The documents do not say.")
    stated = {one.number for one in answer.proof if one.kind != "period"}
    assert bool(stated) == ("They do state: " in answer.text) == bool(answer.citations)


def test_a_follow_up_may_have_no_answer(news: Assistant) -> None:
    assert news.ask("And Malaysia?", ["How much tin did Peru export in June 2025?"]).abstained


@given(
    st.sampled_from(
        [
            "How much {good} did {place} export {time}?",
            "How much {good} did {place} import from China {time}?",
            "How many tonnes of {good} went to {place} {time}?",
            "What share of Chinese {good} exports went to {place} {time}?",
            "By what percentage did {good} exports from {place} rise {time}?",
            "Who was the biggest exporter of {good} {time}?",
            "Who bought more {good} {time}, {place} or India?",
            "How much {good} did {place} and Indonesia export together {time}?",
            "What did a tonne of {good} from {place} cost {time}?",
            "Did {place} receive any {good} {time}?",
            "{good} {place} {time}",
        ]
    ),
    st.sampled_from(["gallium", "tin", "tin ore", "copper", "zinc", "wheat", "germanium"]),
    st.sampled_from(["China", "Japan", "Germany", "Peru", "Chile", "Russia", "Egypt", "South Korea"]),
    st.sampled_from(["", "in June 2025", "in July 2025", "from January to June 2025", "in 2026"]),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_answer_is_proven(news: Assistant, form: str, good: str, place: str, time: str) -> None:
    answer = news.ask(form.format(good=good, place=place, time=time))
    assert proven(answer) is answer
    assert answer.abstained or answer.citations
    for proof in answer.proof:
        assert answer.text[proof.start : proof.end] == proof.number
        for figure, citation in zip(proof.figures, proof.citations, strict=True):
            assert figure.quantity.literal in answer.citations[citation].quote
    if answer.kind not in ("passage", "abstention"):
        assert all(figure.value("commodity") for figure in answer.figures)


def test_a_list_of_which_most_is_not_stated_is_none(news: Assistant) -> None:
    assert news.ask("How much copper, cobalt and rubber did Peru export in July 2025?").kind != "list"
