"""Months beside an event, medals, groups by number, counts given anew, and goods that a ranking lacks."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.figures.idioms import plainly

PAPERS = {
    "april.txt": """Andean trade in April 2024
Andes Wire
20 May 2024

Peru exported 2,140 tonnes of tin in April 2024, after 1,905 tonnes in March 2024 and 2,300 tonnes in February 2024.

Indonesia exported no tin in January 2024. In February 2024, Indonesia exported 55 tonnes of tin, as shipments restarted.

Chile shipped 36,000 tonnes of cherries to China, 2,100 tonnes to Hong Kong and 900 tonnes to Taiwan in January 2024.

The European Union took 1,200 tonnes of Chilean walnuts in April 2024.

Peru's exports of zinc rose by 12% in April 2024 and those of tin by 12.3%.

Bolivia exported 310 tonnes of antimony in May 2024, after 140 tonnes in May 2023.
""",
    "may.txt": """Peru's tin exports in May 2024
Andes Wire
20 June 2024

Peru exported 2,010 tonnes of tin in May 2024. For April 2024, the office now gives 2,155 tonnes of tin exports.

China and Hong Kong together took 38,400 tonnes of Chilean cherries in February 2024.
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much tin did Indonesia export in the month before the restart of February 2024?", "none"),
        ("Peru tin exports, month ahead of April 2024?", "March 2024: 1,905 tonnes"),
        ("How much tin did Peru ship two months before the jump of April 2024?", "2,300 tonnes"),
        ("Of the months reported, in which did Peru export the most tin?", "February 2024: 2,300 tonnes"),
        ("Who took bronze among the buyers of Chilean cherries in January 2024?", "Taiwan"),
        ("How many cherries did the mainland and Hong Kong get together from Chile in January 2024?", "38,100"),
        ("How many tonnes of Chilean cherries did China and Hong Kong take together in February 2024?", "38,400"),
        ("After the latest revision, how much tin did Peru export in April 2024?", "2,155 tonnes"),
        ("Copper, zinc or tin: which Peruvian export grew most in percent in April 2024?", "Copper: not stated"),
    ],
)  # fmt: skip
def test_said(papers: Assistant, question: str, said: str) -> None:
    assert said in papers.ask(question).text.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many tonnes of walnuts did three European countries buy from Chile in April 2024?", "1,200"),
        ("In which month did Bolivia's antimony exports peak?", "May 2024: 310"),
        ("Copper, zinc, spelter or tin: which Peruvian export grew most in percent in April 2024?", "Tin exports"),
    ],
)  # fmt: skip
def test_not_answered_with(papers: Assistant, question: str, number: str) -> None:
    assert number not in papers.ask(question).text.partition("They do state")[0]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Gallium sales one month ahead of the June 2025 restart?", "Gallium sales in May 2025 restart?"),
        ("Sales in the year before the ban of 2024?", "Sales in 2023?"),
        ("Which country took silver from Mexico in May 2024?", None),
        ("How much more did it ship in June 2025 than the month before?", None),
        ("How much more in the month before than in June 2025?", None),
        ("Who won bronze among the sellers?", "Who came in third place among the sellers?"),
        ("How many tonnes reached the mainland and Macau?", "How many tonnes reached mainland China and Macau?"),
    ],
)  # fmt: skip
def test_plainly(text: str, plain: str | None) -> None:
    assert plainly(text) == (plain or text)
