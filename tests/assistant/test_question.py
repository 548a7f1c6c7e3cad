"""What a question asks for is read from its words, and a follow-up leans on the question before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.question import LONGEST, BadQuestion, Question, understand
from corpus.errors import AssistantError
from corpus.periods import Period
from corpus.words import terms


def key(name: str) -> str:
    (term,) = terms(name)
    return term.key


def named(period: Period) -> tuple[int, int | None, int]:
    """First month, year where it is said, and number of months."""
    return (period.first % 12 + 1, None if period.open else period.first // 12, period.months)


def slots(question: Question) -> dict[str, object]:
    return {
        "places": set(question.places),
        "commodities": set(question.commodities),
        "months": [named(period) for period in question.periods],
    }


@pytest.mark.parametrize(
    ("text", "places", "commodities", "months"),
    [
        ("How much gallium went to Japan in June?", ["Japan"], ["gallium"], [(6, None, 1)]),
        ("gallium japan june 2025", ["Japan"], ["gallium"], [(6, 2025, 1)]),
        (
            "antimony exports to the US between January and June 2025",
            ["US"],
            ["antimony"],
            [(1, 2025, 6)],
        ),
        ("Who said that prices may fall?", [], [], []),
        ("Did German buyers get dysprosium in May?", ["Germany"], ["dysprosium"], [(5, None, 1)]),
        ("What happened in 2025-07?", [], [], [(7, 2025, 1)]),
        ("Chinese and Japanese magnet trade", ["China", "Japan"], ["magnet"], []),
    ],
)
def test_slots(
    text: str, places: list[str], commodities: list[str], months: list[tuple[int, int | None, int]]
) -> None:
    found = slots(understand(text))
    assert found["places"] == {key(place) for place in places}
    assert found["commodities"] == {key(commodity) for commodity in commodities}
    assert found["months"] == months


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("How much gallium went to Japan?", "quantity"),
        ("gallium japan june", "quantity"),
        ("What was the price of antimony?", "quantity"),
        ("Which country received the most magnets?", "quantity"),
        ("What were the gallium exports in June?", "quantity"),
        ("2 tonnes of what?", "quantity"),
        ("Why did exports fall?", "reason"),
        ("What caused the drop in exports?", "reason"),
        ("Who warned of a shortage?", "person"),
        ("What is a lay-by payment for Peruvian plum growers?", "definition"),
        ("peru tin levy start date", "time"),
        ("What did Executive Decree No. 9 do in Peru?", "anything"),
        ("What did the most to shrink the plum harvest?", "reason"),
        ("What does the miller give as the cause of the slide?", "reason"),
        ("Which analyst spoke of a shortage?", "person"),
        ("Which industry boss blamed the weather for thin tin exports?", "person"),
        ("What kept mills from buying ore?", "reason"),
        ("What combined tonnage of tin did Peru ship?", "quantity"),
        ("How much tin has Peru exported this season to date?", "quantity"),
        ("What was the gas price for the August delivery period?", "quantity"),
        ("How many months of import cover did Egypt hold?", "quantity"),
        ("What spoiled the appetite for tin?", "reason"),
        ("Mines closed, yet exports rose. How was that possible?", "reason"),
        ("Official turnaround time of an export permit for tin", "time"),
        ("New start-up date of the tin smelter", "time"),
        ("How many working days does a permit take?", "time"),
        ("When did the licences begin?", "time"),
        ("In which month did exports begin to rise?", "time"),
        ("What does Lynas do?", "anything"),
        ("Tell us about the mine in Australia", "anything"),
        ("Why was Qatar the largest exporter of LNG?", "reason"),
        ("What was behind the record of April?", "reason"),
        ("What made the output of tin fall?", "reason"),
        ("How does the chamber explain its lower total?", "reason"),
        ("What helped barley to recover?", "reason"),
        ("What weighed on the price of tin?", "reason"),
        ("What is the ministry trying to achieve with the levy?", "reason"),
        ("What happened at the largest tin mine of Bolivia?", "anything"),
        ("What does MOP mean?", "definition"),
        ("What is the living income differential?", "definition"),
        ("What are the uses of antimony?", "definition"),
        ("Which official thinks exports will top 2 billion dollars?", "person"),
        ("Which forecaster puts the coffee crop lowest?", "person"),
        ("From which date does the ban apply?", "time"),
        ("Which sugar body admits that its count may be wrong?", "person"),
        ("Which Benin authority promises to act against smugglers?", "person"),
        ("Whose figures show that Benin sold more cotton than Togo?", "person"),
        ("Which official of the cotton board announced the count?", "person"),
        ("What turned up in the old zinc mine?", "anything"),
    ],
)
def test_what_is_sought(text: str, sought: str) -> None:
    assert understand(text).sought == sought


@pytest.mark.parametrize(
    ("text", "absolute", "country"),
    [
        ("How much gallium went to Japan?", True, False),
        ("By how much did exports fall?", False, False),
        ("How much did exports rise?", False, False),
        ("How many per cent of the exports went to Japan?", False, False),
        ("Which country bought the most gallium?", False, True),
        ("Who received antimony in June?", False, True),
    ],
)
def test_amounts_and_countries(text: str, absolute: bool, country: bool) -> None:
    question = understand(text)
    assert (question.absolute, question.country) == (absolute, country)


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "'{}'", "‘{}’"])
def test_a_phrase_in_quotation_marks(marks: str) -> None:
    assert understand(f"Who said {marks.format('a fragile truce')}?").quoted == "a fragile truce"


@pytest.mark.parametrize(
    "text", ["What is Japan's and Germany's share?", 'Is "tin" listed?', "the '90s and the '80s"]
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert understand(text).quoted == ""


FIRST = "How much gallium did China export to Japan in June 2025?"


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        (
            [FIRST],
            "And to Germany?",
            {"places": ["Germany"], "commodities": ["gallium"], "months": [(6, 2025, 1)]},
        ),
        (
            [FIRST],
            "What about germanium?",
            {"places": ["China", "Japan"], "commodities": ["germanium"], "months": [(6, 2025, 1)]},
        ),
        (
            [FIRST],
            "And in May?",
            {"places": ["China", "Japan"], "commodities": ["gallium"], "months": [(5, None, 1)]},
        ),
        (
            [FIRST, "And to Germany?"],
            "And in May?",
            {"places": ["Germany"], "commodities": ["gallium"], "months": [(5, None, 1)]},
        ),
        (
            [FIRST],
            "How much antimony did Thailand import from China in July 2025?",
            {"places": ["Thailand", "China"], "commodities": ["antimony"], "months": [(7, 2025, 1)]},
        ),
    ],
)
def test_follow_ups(history: list[str], text: str, expected: dict[str, list[str]]) -> None:
    found = slots(understand(text, history))
    assert found["places"] == {key(place) for place in expected["places"]}
    assert found["commodities"] == {key(commodity) for commodity in expected["commodities"]}
    assert found["months"] == expected["months"]


def test_a_follow_up_seeks_what_was_sought() -> None:
    assert understand("And to Germany?", [FIRST]).sought == "quantity"
    assert understand("Why?", [FIRST]).sought == "reason"
    assert understand("Why?", [FIRST]).commodities == {key("gallium")}


def test_a_comparing_follow_up_keeps_both_months() -> None:
    periods = understand("How does it compare with May?", [FIRST]).periods
    assert {named(period) for period in periods} == {(5, None, 1), (6, 2025, 1)}


def test_a_whole_question_needs_no_history() -> None:
    assert understand(FIRST, ["Who warned of a shortage of antimony in Thailand?"]) == understand(FIRST)


@pytest.mark.parametrize(
    ("typed", "meant"), [("galium", "gallium"), ("Germny", "Germany"), ("Januray", "January")]
)
def test_misspelled_names_are_mended(typed: str, meant: str) -> None:
    question = understand(f"exports of {typed} rose", known=lambda word: False)
    assert meant.lower() in question.text.lower()
    assert understand(f"exports of {typed} rose", known=lambda word: True).text == f"exports of {typed} rose"


@pytest.mark.parametrize("text", ["", "   \n", "???", "and the of", "what is it?", "\udcff", "…"])
def test_a_question_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        understand(text)
    assert isinstance(refused.value, AssistantError)
    assert refused.value.came and refused.value.allowed and refused.value.next_step


def test_a_follow_up_may_be_nothing_but_a_hint() -> None:
    assert understand("and then?", [FIRST]).commodities == {key("gallium")}


def test_endless_questions_are_read_to_a_limit() -> None:
    assert len(understand("gallium " * 5_000).text) <= LONGEST


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_is_understood_or_refused(text: str, history: list[str]) -> None:
    try:
        question = understand(text, history)
    except BadQuestion:
        return
    question.text.encode()
    assert question.words
    assert understand(text, history) == question


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("What duty does Norway pay, and since when?", "time"),
        ("How much gallium went to Japan?", "anything"),
        ("What is the price of tin?", "anything"),
    ],
)
def test_what_is_sought_beside_an_amount(text: str, prose: str) -> None:
    assert understand(text).prose == prose
