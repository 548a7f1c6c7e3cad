"""Shares of a kind that only a word names, steps of a rate, revisions taken for granted."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from assistant import Assistant

PAPERS = {
    "coffee.txt": """Honduras coffee exports, monthly note
Central American Coffee Office
14 May 2025

Honduras exported 812,000 bags of coffee in April 2025. Specialty coffee was 54,000 bags of April's exports.

The office lowered its forecast for 2025 exports to 5.2 million bags from 5.5 million bags.
""",
    "lead.txt": """Australia's lead trade in April 2025
Southern Metals Bulletin
9 May 2025

Australian refined lead exports totalled 14,200 tonnes in April 2025, 1,100 tonnes more than in March 2025.
""",
    "peru.txt": """Peru's metal exports in March 2025
Andean Metals Wire
22 April 2025

Exports of all metals were worth $3.42 billion in March 2025, of which copper made up $2.05 billion and gold $0.88 billion.

The mining ministry has proposed a royalty of 3% on copper concentrate in the first year, 4% in the second year and 5.5% in the third year.
""",
    "scrap.csv": """maker,country,year,good,exports (t)
Norling Group,Sweden,2024,steel scrap,4100
Vasa Metals,Sweden,2024,steel scrap,2650
""",
    "jute.txt": """Bangladesh's jute in 2024/25
Golden Fibre Gazette
3 March 2025

Bangladesh exported 61,000 tonnes of raw jute in January 2025 and 48,000 tonnes of raw jute in February 2025.

India was the largest buyer of Bangladesh's raw jute in January 2025 with 30,000 tonnes; Pakistan received 17,000 tonnes. In February 2025, Bangladesh exported 22,000 tonnes of raw jute to India.

Of Bangladesh's raw jute exports in January 2025, Nepal took 4.1 percent.
""",
    "potatoes.txt": """Belgium's frozen potatoes
Harvest Wire
9 May 2025

France took 24.5 percent of Belgium's potato exports in 2024, Britain 16.1 percent and Spain 9.8 percent.
""",
    "cement.txt": """Turkey's cement trade in August 2025
Anatolian Cement Makers' Union
12 September 2025

Turkey exported 1.42 million tonnes of cement in August 2025.

Domestic sales were 6.9 million tonnes in August 2025.
""",
}


ANSWERED = [
    ("What share of Honduras's coffee exports in April 2025 was specialty?", "share", "6.65%"),
    ("What percentage of Peru's metal exports in March 2025 was copper?", "share", "59.9%"),
    ("What royalty on copper concentrate has Peru proposed for year two?", "lookup", "4%"),
    ("What royalty on copper concentrate would apply in the third year in Peru?", "lookup", "5.5%"),
    ("How much refined lead did Australia export in March 2025?", "difference", "13,100 t"),
    (
        "Why did Honduras raise its 2025 coffee export forecast?",
        "change",
        "The documents say otherwise. Lowered by",
    ),
    ("How much cement did Turkey sell at home in August 2025?", "lookup", "6.9 million tonnes"),
    (
        "The country that bought the most raw jute from Bangladesh in January 2025 - how much did it take one month later?",
        "ranking",
        "22,000 tonnes",
    ),
    (
        "In the month when Bangladesh shipped 48,000 tonnes of raw jute, how much did India take?",
        "lookup",
        "22,000 tonnes",
    ),
    (
        "By how many tonnes was India ahead of Pakistan in buying Bangladesh's raw jute in January 2025?",
        "comparison",
        "13,000",
    ),
    ("Who exported more steel scrap in 2024, Norling Group or Vasa Metals?", "comparison", "1,450"),
    ("Top three buyers of Belgian potatoes in 2024", "ranking", "9.8 percent"),
]


@pytest.mark.parametrize(("question", "kind", "said"), ANSWERED, ids=[one[0] for one in ANSWERED])
def test_what_is_said(papers: Assistant, question: str, kind: str, said: str) -> None:
    answer = papers.ask(question)
    assert (answer.kind, said in answer.text) == (kind, True), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What share of Honduras's coffee exports in April 2025 was decaffeinated?",
        "What royalty on copper concentrate is proposed for the fourth year in Peru?",
    ],
)
def test_what_is_not_said(papers: Assistant, question: str) -> None:
    assert papers.ask(question).abstained
