"""Earnings, bills, stocks within a month, periods side by side, and follow-ups, asked in everyday words."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.figures.trade_idioms import in_trade_words

PAPERS = {
    "june.txt": """Kenyan tea earnings and stocks in June 2023
Harbour Wire
14 July 2023

Kenya's tea exports earned $98.4 million in June 2023.

Tanzania paid $41.2 million for its wheat imports in June 2023.

Tea stocks in Mombasa warehouses fell to 21,300 tonnes on 30 June from 24,900 tonnes at the end of May.

Uganda produced 312,000 tonnes of sugar up to 15 June 2023, against 287,000 tonnes by 15 June 2022.

Tea shipments from Kenya to Egypt were 8% less than in May 2023 and 14% more than in June 2022.

Coal imports by Pakistan were 412,000 tonnes in June 2023. In January to June 2023 Pakistan imported 2.31 million tonnes of coal.

The Arab countries bought 61,000 tonnes of Brazilian sugar in June 2023. Brazil exported 2.9 million tonnes of sugar in June 2023.

China exported 547,000 tonnes of unwrought aluminium and aluminium products in June 2023.
""",
    "february.txt": """Palm oil, salmon and wheat in early 2024
Harbour Wire
20 March 2024

India imported 1.52 million tonnes of palm oil in the first two months of 2024. Indonesia supplied 810,000 tonnes of it and Malaysia 540,000 tonnes.

Norway exported 96,000 tonnes of salmon in February 2024, worth 10.2 billion kroner. Poland was the largest buyer with 17,800 tonnes, followed by Denmark with 9,300 tonnes.

The ministry expects Ukraine to export 13.5 million tonnes of wheat in the 2023/24 season.

Indonesia raised its palm oil export levy from $55 to $75 a tonne in March 2024.

Turkey imported 1.1 million tonnes of Russian wheat and 240,000 tonnes of Ukrainian wheat in February 2024.
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much money did Kenyan tea bring in abroad in June 2023?", "$98.4 million"),
        ("How much did Kenya's tea bring in from exports in June 2023?", "$98.4 million"),
        ("What did Kenya get for its tea abroad in June 2023?", "$98.4 million"),
        ("What was Tanzania's wheat bill in June 2023?", "$41.2 million"),
        ("How high was Tanzania's bill for wheat in June 2023, in dollars?", "$41.2 million"),
        ("What was Tanzania's spending on wheat in June 2023?", "$41.2 million"),
        ("By how much did tea inventories in Mombasa's warehouses shrink during June 2023?", "3,600 t"),
        ("How full were Mombasa's tea warehouses at the end of May 2023?", "24,900 tonnes"),
        ("Sugar output of Uganda up to mid-June 2023?", "312,000 tonnes"),
        ("By how many tonnes was Uganda's sugar make up on the year in mid-June 2023?", "25,000 t"),
        (
            "By what percentage did tea shipments from Kenya to Egypt in June 2023 fall short of the month before?",
            "8%",
        ),
        ("How did Kenyan tea shipments to Egypt in June 2023 compare with June 2022, in percent?", "14%"),
        ("How many tonnes of Brazilian sugar did the Arab countries take in June 2023?", "61,000 tonnes"),
        ("China: aluminium sold abroad in June 2023, tonnes?", "547,000 tonnes"),
        ("How much of India's palm oil in January-February 2024 was Malaysian?", "35.5%"),
        ("How much palm oil did India import in January and February 2024 combined?", "1.52 million"),
        (
            "How much palm oil did India get from Indonesia and Malaysia together in January and February 2024?",
            "1,350,000 t",
        ),
        (
            "Who came second after Poland among the buyers of Norwegian salmon in February 2024?",
            "9,300 tonnes",
        ),
        ("How much did Norway's salmon sell for abroad in February 2024?", "10.2 billion kroner"),
        ("What was Indonesia's palm oil export levy before it was raised in March 2024?", "55 USD/t"),
        ("How much more Russian than Ukrainian wheat did Turkey import in February 2024?", "860,000 t"),
    ],
)
def test_everyday_words_are_answered(papers: Assistant, question: str, said: str) -> None:
    assert said in papers.ask(question).text


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        (
            "How much coal did Pakistan import in June 2023?",
            "And since the start of the year?",
            "2.31 million",
        ),
        ("How much coal did Pakistan import in June 2023?", "And so far that year?", "2.31 million"),
        ("How much salmon did Norway export in February 2024?", "Who bought the most?", "17,800 tonnes"),
        ("How much salmon did Norway export in February 2024?", "And what did it bring in?", "10.2 billion"),
    ],
)
def test_follow_ups(papers: Assistant, before: str, question: str, said: str) -> None:
    assert said in papers.ask(question, [before]).text


@pytest.mark.parametrize(
    "question",
    [
        "How much wheat has Ukraine still to export to reach the forecast for 2023/24?",
        "How much wheat is left to export for Ukraine in 2023/24?",
        "How much Brazilian sugar did the Arab states buy in May 2023?",
        "By how much did tea stocks in Mombasa shrink during May 2023?",
    ],
)
def test_no_number_for_what_is_not_stated(papers: Assistant, question: str) -> None:
    assert papers.ask(question).kind in ("abstention", "passage")


@pytest.mark.parametrize(
    "text",
    [
        "Who is behind the farm bill in the US?",
        "What was Chile's spending on exploration in 2023?",
        "How full is the storage of the EU, in percent?",
        "Which country came second after May 2024?",
        "How much copper does Peru make abroad?",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert in_trade_words(text) == text
