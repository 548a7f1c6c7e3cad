"""What questions ask: their kind and slots, and how a follow-up fills its gaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.asked import Asked, AskedTime
from assistant.figures.asking import asked
from assistant.figures.follow_ups import leans, overlaid
from corpus.figures.calendar import Time

NEWEST = date(2025, 9, 10)


def read(text: str) -> Asked:
    return asked(text, NEWEST, lambda key: False, frozenset())


def told(time: AskedTime) -> str:
    """A period in text form: `~` for an open year, `<` for one compared with."""
    iso = "~" + time.time.iso.replace("0000-", "") if time.open else time.time.iso
    return iso + "<" * time.base


def slots(question: Asked) -> dict[str, str]:
    """The slots that are filled, several values joined by " + "."""
    lists = {
        "goods": question.goods,
        "origins": question.origins,
        "destinations": question.destinations,
        "places": question.places,
        "excluded": question.excluded,
        "times": tuple(map(told, question.times)),
    }
    plain = {
        "flow": question.flow,
        "measure": "" if question.flow and question.measure == "trade" else question.measure,
        "shift": str(question.shift or ""),
        "status": question.status,
        "unit": question.unit.symbol if question.unit else "",
        "money": "" if question.money is None else "yes" if question.money else "no",
        "yes_no": "yes" * question.yes_no,
        "latest": "yes" * question.latest,
        "rank": question.rank,
        "most": "no" * (not question.most),
        "number": str(question.number) if question.kind == "ranking" and question.number != 1 else "",
    }
    every = {name: " + ".join(held) for name, held in lists.items()} | plain
    return {name: held for name, held in every.items() if held}


def parsed(written: str) -> dict[str, str]:
    """Slots as the table writes them: `goods: coal; origins: Australia + Indonesia`."""
    return dict(part.split(": ", 1) for part in written.split("; "))


LINES = (Path(__file__).parent / "questions.txt").read_text(encoding="utf-8").splitlines()
QUESTIONS = [line.split(" | ") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("question", "kind", "filled"), QUESTIONS, ids=[one[0] for one in QUESTIONS])
def test_kind_and_slots(question: str, kind: str, filled: str) -> None:
    found = read(question)
    assert (found.kind, slots(found)) == (kind, parsed(filled))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Indian rice exports fall?",
        "When did Indonesia ban nickel ore exports?",
        "Since when has China required licences?",
        "Who said stocks would cross 2.3 million tons?",
        "Why is gallium exported less?",
        "Who expects a smaller wheat crop?",
    ],
)
def test_what_asks_for_no_figure(question: str) -> None:
    assert read(question).kind == "text"


FIRST = "How much gallium did China export to Japan in June 2025?"
FROM_BRAZIL = "How much coal did China import from Brazil in May 2025?"


@pytest.mark.parametrize(
    ("before", "question", "filled"),
    [
        (FIRST, "And to Germany?", "destinations: Germany"),
        (
            "How much wheat did Turkey import in May 2025?",
            "how much of that was Kazakh?",
            "origins: Kazakhstan",
        ),
        ("How much wheat did Turkey import in May 2025?", "And Egypt?", "destinations: Egypt"),
        (FIRST, "And Germany?", "destinations: Germany"),
        (FIRST, "And in May 2025?", "times: 2025-05"),
        (FIRST, "And a year earlier?", "times: 2024-06"),
        (FIRST, "And twelve months before that?", "times: 2024-06"),
        (FIRST, "And three months earlier?", "times: 2025-03"),
        (FIRST, "And the month before?", "times: 2025-05"),
        (FIRST, "What about germanium?", "goods: germanium"),
        (FIRST, "What about that in tonnes?", "unit: t; money: no"),
        (FROM_BRAZIL, "And from Indonesia?", "origins: Indonesia"),
        (FIRST, "And in May?", "times: 2025-05"),
        (FIRST, "How much had it been at the end of March?", "times: 2025-03"),
        (FIRST, "What was it worth?", "money: yes"),
    ],
)
def test_follow_ups(before: str, question: str, filled: str) -> None:
    found = overlaid(read(question), read(before))
    assert found.kind == "lookup"
    assert slots(found) == slots(read(before)) | parsed(filled)


TEA = "Which country bought the most Kenyan tea in 2023?"
RICE = "How much rice did India export to Benin in May 2024?"
ORE = "How much nickel ore did Peru produce in May 2024?"


@pytest.mark.parametrize(
    ("before", "question", "kind", "filled"),
    [
        (TEA, "And the second most?", "ranking", {"number": "2"}),
        (TEA, "And who was in third place?", "ranking", {"number": "3"}),
        (RICE, "And in total?", "lookup", {"destinations": ""}),
        (RICE, "How does that compare with a year earlier?", "change", {"times": "2024-05", "shift": "-12"}),
        (RICE, "By how much did that rise from April?", "change", {"times": "2024-05 + 2024-04<"}),
        (ORE, "And exports?", "lookup", {"origins": "Peru", "places": "", "flow": "export", "measure": ""}),
    ],
)
def test_follow_ups_that_ask_for_more(before: str, question: str, kind: str, filled: dict[str, str]) -> None:
    found = overlaid(read(question), read(before))
    expected = {name: held for name, held in (slots(read(before)) | filled).items() if held}
    assert (found.kind, slots(found)) == (kind, expected)


def test_a_later_month_may_be_that_of_the_year_before() -> None:
    found = overlaid(read("And in December?"), read("How much tin did Peru export in January 2024?"))
    assert found.otherwise
    assert (slots(found)["times"], slots(found.otherwise)["times"]) == ("2024-12", "2023-12")


@pytest.mark.parametrize(
    ("question", "leaning"),
    [("And to Germany?", True), ("And a year earlier?", True), (FIRST, False), (FROM_BRAZIL, False)],
)
def test_what_leans_on_the_question_before(question: str, leaning: bool) -> None:
    assert leans(read(question)) is leaning


months = st.builds(Time, st.integers(2000 * 12, 2040 * 12), st.integers(1, 24))


@given(months, months)
def test_a_period_accepts_itself_and_what_it_accepts_it_contains(one: Time, other: Time) -> None:
    wanted = AskedTime(one)
    assert wanted.accepts(one)
    assert wanted.contains(one)
    assert wanted.accepts(other) is (one == other)
    assert wanted.contains(other) is (one.first <= other.first and other.last <= one.last)


@given(st.integers(0, 11), st.integers(1, 12), months)
def test_an_open_year_accepts_the_months_of_any_year(first: int, length: int, time: Time) -> None:
    same = (time.first % 12, time.months) == (first, length)
    assert AskedTime(Time(first, length), open=True).accepts(time) is same


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert read(text).text == text
