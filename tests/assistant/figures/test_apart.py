"""What lies between two amounts, records, what grew most, the two ends of a stock."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hashed_words import HashedWords

from assistant import Assistant
from assistant.figures.apart import average_years, measured_against, parted
from assistant.figures.asking import asked
from assistant.figures.superlatives import grows_most, period_length, record_period
from index.store import Store

PAPERS = {
    "tin": ("Tin exports of Bolivia and Peru", "Metal Post", "2024-06-20", """
Bolivia exported 4,200 tonnes of tin in May 2024 and 3,900 tonnes in April 2024. Bolivia's tin exports were 3,100 tonnes in May 2023.

Peru exported 5,000 tonnes of tin in May 2024.
"""),
    "rye": ("Poland's grain crops", "Grain Post", "2024-08-12", """
Poland's rye production is forecast at 2.4 million tonnes in 2024, up 12% on 2023. Poland's oats production is forecast at 1.5 million tonnes in 2024, up 4% on 2023.

Poland's barley production was 3 million tonnes in 2024, 7% above the five-year average.
"""),
    "sugar": ("Thai sugar stocks", "Sweet Post", "2024-11-12", """
Thailand's opening stocks of sugar were 2.1 million tonnes in 2024. Thailand's closing stocks of sugar were 3.3 million tonnes in 2024.
"""),
    "zinc": ("Zinc exports of Namibia, the ministry's count", "Ore Post", "2024-07-12", """
Namibia exported 12,000 tonnes of zinc in June 2024, the mines ministry said.
"""),
    "zincs": ("Zinc exports of Namibia, the port's count", "Port Post", "2024-07-15", """
Namibia exported 15,000 tonnes of zinc in June 2024, according to customs.
"""),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that has read the made-up papers."""
    folder = tmp_path_factory.mktemp("apart")
    for name, (title, publisher, day, body) in PAPERS.items():
        head = f"---\ntitle: {title}\npublisher: {publisher}\npublished: {day}\n---\n# {title}\n"
        (folder / f"{name}.md").write_text(head + body, encoding="utf-8")
    with Assistant(Store(tmp_path_factory.mktemp("apart-store"), HashedWords())) as assistant:
        assistant.add(folder)
        yield assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many extra tonnes of tin did Bolivia export in May 2024 than in April 2024?", "300 t"),
        ("By how many tonnes did Bolivia's tin exports in May 2024 exceed those of May 2023?", "1,100 t"),
        ("bolivia tin exports May 2024 vs May 2023 difference in tonnes", "1,100 t"),
        ("By how much did Bolivia outsell Peru in tin exports in May 2024?", "otherwise"),
        ("How far behind Peru was Bolivia in tin exports in May 2024?", "800 t"),
        ("What lead did Peru have over Bolivia in tin exports in May 2024?", "800 t"),
        ("How far above the five-year average was Poland's barley production in 2024?", "7%"),
        ("Of rye and oats, which one is Poland's production expected to grow most in 2024?", "12%"),
        ("Best month for Bolivia's tin exports?", "May 2024"),
        ("Thailand sugar opening stocks 2024", "2.1 million"),
        ("Thailand sugar closing stocks 2024", "3.3 million"),
        ("Namibia's zinc exports in June 2024: by how many tonnes do the two sources disagree?", "3,000 t"),
    ],
)
def test_answers(desk: Assistant, question: str, said: str) -> None:
    assert said in desk.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How far above the ten-year average was Poland's barley production in 2024?",
        "By what percentage did Poland's barley production rise in 2024?",
    ],
)
def test_another_average_is_no_answer(desk: Assistant, question: str) -> None:
    assert "7%" not in desk.ask(question).text.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How big a jump in tin exports did Peru see in July 2024 from June 2024?", "change"),
        ("What is the gap in tonnes between Peru's tin exports in July 2023 and in May 2021?", "difference"),
        ("What separates Peru's tin exports of July 2024 from those of June 2024, in tonnes?", "difference"),
        ("Peru tin exports July 2024 minus June 2024?", "difference"),
        (
            "How many more tons of tin left Peru in May 2024 than in April 2024, when mines were shut?",
            "difference",
        ),
        ("How much tin did Peru export in May 2024?", "lookup"),
        ("strongest month for Peruvian tin exports in 2024", "ranking"),
        ("Was May 2024 the best month for Peru's tin exports?", "ranking"),
        ("Did Peru's tin exports have their best month in May 2024?", "lookup"),
    ],
)
def test_kinds(question: str, kind: str) -> None:
    found = asked(question, date(2024, 9, 1), lambda key: False, frozenset()).kind
    assert found == kind


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("Who, Peru aside, sold the most tin in May 2024?", "Peru"),
        ("Not counting Peru, who sold most tin?", "Peru"),
    ],
)
def test_left_out(question: str, without: str) -> None:
    assert asked(question, date(2024, 9, 1), lambda key: False, frozenset()).excluded == (without,)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("above the ten-year average", "10"), ("more than the average of five years", "5"),
        ("over the long-term average", ""), ("more than in 2023", None), ("the average price", None),
    ],
)  # fmt: skip
def test_average_years(text: str, years: str | None) -> None:
    assert average_years(text) == years


def test_measured_up_to_the_next_number() -> None:
    assert measured_against(" more than in 2023 and 5% above the five-year average") is None
    assert measured_against(" below the 5-year average") == "5"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How far ahead of Peru was Chile in tin?", "How much more between Chile and Peru in tin?"),
        ("By how much did Chile trail Peru in tin?", "How much less between Chile and Peru in tin?"),
        ("By how much did Chile beat Peru's tin exports?", "By how much did Chile beat Peru's tin exports?"),
    ],
)
def test_parted(text: str, told: str) -> None:
    assert parted(text) == told


def test_superlatives() -> None:
    assert record_period("best month ever for tin") and not record_period("why was May the best month")
    assert not record_period("the highest month since 2019")
    assert period_length("in which quarter") == 3 and period_length("who bought most") == 0
    assert grows_most("which crop grew fastest") and not grows_most("who exported the most")
