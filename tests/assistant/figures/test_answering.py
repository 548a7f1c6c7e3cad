"""Questions of every kind over made-up documents: the number, how it is said, and when nothing is said."""

from __future__ import annotations

import pytest

from assistant import Answer, Assistant
from assistant.proof import proven


def said(answer: Answer) -> str:
    """What is said before the quoted sentences."""
    return answer.text.split("\n\n")[0]


ANSWERED = [
    # one figure
    (
        "How much gallium did China export in June 2025?",
        "lookup",
        "Gallium exports from China, June 2025: 3,000 kilograms [1]",
    ),
    (
        "How much gallium went to Japan in June 2025?",
        "lookup",
        "Gallium exports from China to Japan, June 2025: 2,004 kilograms [1]",
    ),
    (
        "galium exports china june 2025",
        "lookup",
        "Gallium exports from China, June 2025: 3,000 kilograms [1]",
    ),
    (
        "How much tin ore did China import in June 2025?",
        "lookup",
        "Tin concentrate imports to China, June 2025: 11,000 tonnes [1]",
    ),
    (
        "How much copper did Peru produce in July 2025?",
        "lookup",
        "Copper production (Peru), July 2025: 229,000 tonnes [1]",
    ),
    (
        "How much copper did Peru export in July 2025?",
        "lookup",
        "Copper exports from Peru, July 2025: 120,000 tonnes [1]",
    ),
    (
        "What was the value of Peru's zinc exports in July 2025?",
        "lookup",
        "Zinc exports from Peru, July 2025: $250 million [1]",
    ),
    ("What was the price of wheat in August 2025?", "lookup", "Wheat price, August 2025: $240 per tonne [1]"),
    (
        "How much wheat is Russia expected to export in 2026?",
        "lookup",
        "Wheat exports from Russia, 2026: 45 million tonnes (forecast) [1]",
    ),
    (
        "How much copper did Chile export from January to July 2025?",
        "lookup",
        "Copper exports from Chile, January to July 2025: 410,000 tonnes [1]",
    ),
    # none, yes or no
    (
        "How much gallium went to Germany in June 2025?",
        "lookup",
        "Gallium exports from China to Germany, June 2025: none (“no”) [1]",
    ),
    (
        "Did Germany receive any gallium from China in June 2025?",
        "lookup",
        "Gallium exports from China to Germany, June 2025: none (“no”) [1]",
    ),
    (
        "Did China export any gallium to Japan in June 2025?",
        "lookup",
        "Gallium exports from China to Japan, June 2025: 2,004 kilograms [1]",
    ),
    # other units
    (
        "How many tonnes of gallium did China export to Japan in June 2025?",
        "conversion",
        "Gallium exports from China to Japan, June 2025: 2.004 t (2,004 kilograms) [1]",
    ),
    (
        "How many pounds of gallium went to Japan in June 2025?",
        "conversion",
        "Gallium exports from China to Japan, June 2025: 4,418.06 lb (2,004 kilograms) [1]",
    ),
    (
        "How many kilograms of tin did Peru export in June 2025?",
        "conversion",
        "Tin exports from Peru, June 2025: 1,900,000 kg (1,900 tonnes) [1]",
    ),
    # several
    (
        "How much gallium did China export to Japan and Germany in June 2025?",
        "list",
        "Gallium exports from China to Japan, June 2025: 2,004 kilograms [1]. "
        "Gallium exports from China to Germany, June 2025: none (“no”) [2]",
    ),
    (
        "How much gallium did China export to Japan and France together in June 2025?",
        "list",
        "Gallium exports from China to Japan, June 2025: 2,004 kilograms [1]. "
        "gallium from China to France: not stated",
    ),
    # computed
    (
        "How much tin did Peru and Indonesia export together in June 2025?",
        "sum",
        "Together 6,100 t: Tin exports from Peru, June 2025: 1,900 tonnes [1]; "
        "Tin exports from Indonesia, June 2025: 4,200 tonnes [2]",
    ),
    (
        "How much copper did Peru send to Japan and India together in July 2025?",
        "sum",
        "Together 80,000 t: Copper exports from Peru to Japan, July 2025: 30,000 tonnes [1]; "
        "Copper exports from Peru to India, July 2025: 50,000 tonnes [2]",
    ),
    (
        "How much copper did Chile export from January to June 2025?",
        "difference",
        "350,000 t, as the difference of Copper exports from Chile, January to July 2025: 410,000 tonnes [1]; "
        "Copper exports from Chile, July 2025: 60,000 tonnes [2]",
    ),
    (
        "What did a tonne of Peru's zinc cost in July 2025?",
        "price",
        "2,500 USD/t on average: Zinc exports from Peru, July 2025: $250 million [1]; "
        "Zinc exports from Peru, July 2025: 100,000 tonnes [2]",
    ),
    # share
    (
        "What share of Peru's zinc exports went to South Korea in July 2025?",
        "share",
        "Zinc exports from Peru to South Korea, July 2025: 40% [1]",
    ),
    (
        "What share of China's gallium exports went to Japan in June 2025?",
        "share",
        "66.8%: Gallium exports from China to Japan, June 2025: 2,004 kilograms [1] of "
        "Gallium exports from China, June 2025: 3,000 kilograms [2]",
    ),
    # change
    (
        "By how much did copper exports from Chile rise in July 2025 from a year earlier?",
        "change",
        "Copper exports from Chile, July 2025: up 12% [1]",
    ),
    (
        "By how much did China's gallium exports rise from May to June 2025?",
        "change",
        "Up by 25% (600 kg): Gallium exports from China, June 2025: 3,000 kilograms [1]; "
        "Gallium exports from China, May 2025: 2,400 kilograms [2]",
    ),
    (
        "How much did China's gallium exports fall from May to June 2025?",
        "change",
        "Up by 25% (600 kg): Gallium exports from China, June 2025: 3,000 kilograms [1]; "
        "Gallium exports from China, May 2025: 2,400 kilograms [2]",
    ),
    (
        "How did China's gallium exports change between June 2024 and June 2025?",
        "change",
        "Up by 100% (1,500 kg): Gallium exports from China, June 2025: 3,000 kilograms [1]; "
        "Gallium exports from China, June 2024: 1,500 kilograms [2]",
    ),
    # ranking and comparison
    (
        "Who was the biggest exporter of tin in June 2025?",
        "ranking",
        "Tin exports from Indonesia, June 2025: 4,200 tonnes [1]. "
        "Next: Tin exports from Peru, June 2025: 1,900 tonnes [2]; "
        "Tin exports from Bolivia, June 2025: 900 tonnes [3]",
    ),
    (
        "Top two exporters of tin in June 2025",
        "ranking",
        "Tin exports from Indonesia, June 2025: 4,200 tonnes [1]; "
        "Tin exports from Peru, June 2025: 1,900 tonnes [2]",
    ),
    (
        "Which country was the top buyer of copper from Peru in July 2025?",
        "ranking",
        "Copper exports from Peru to India, July 2025: 50,000 tonnes [1]. "
        "Next: Copper exports from Peru to Japan, July 2025: 30,000 tonnes [2]",
    ),
    (
        "Who exported more tin in June 2025, Peru or Indonesia?",
        "comparison",
        "Tin exports from Indonesia, June 2025: 4,200 tonnes [1]; "
        "Tin exports from Peru, June 2025: 1,900 tonnes [2]. The difference is 2,300 t",
    ),
    (
        "Who bought more copper from Peru in July 2025, Japan or India?",
        "comparison",
        "Copper exports from Peru to India, July 2025: 50,000 tonnes [1]; "
        "Copper exports from Peru to Japan, July 2025: 30,000 tonnes [2]. The difference is 20,000 t",
    ),
    # documents that differ, and the latest of what they state
    (
        "How much wheat did Russia export in August 2025?",
        "conflict",
        "The documents differ. "
        "Black Sea Daily: Wheat exports from Russia, August 2025: 4.6 million tonnes [1]; "
        "Grain Ledger: Wheat exports from Russia, August 2025: 4.1 million tonnes [2]",
    ),
    (
        "What is the latest figure for Russian wheat exports?",
        "conflict",
        "The documents differ. "
        "Black Sea Daily: Wheat exports from Russia, August 2025: 4.6 million tonnes [1]; "
        "Grain Ledger: Wheat exports from Russia, August 2025: 4.1 million tonnes [2]",
    ),
    (
        "How much wheat did Russia export in July 2025?",
        "lookup",
        "Wheat exports from Russia, July 2025: 3.52 million tonnes [1]",
    ),
]


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
    assert (answer.citations, answer.proof, answer.figures) == ((), (), ())


def test_a_follow_up_may_have_no_answer(news: Assistant) -> None:
    assert news.ask("And Malaysia?", ["How much tin did Peru export in June 2025?"]).abstained
