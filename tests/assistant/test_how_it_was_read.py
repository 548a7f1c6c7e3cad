"""How a question was read, and who said each slot: its words, the conversation, or the documents."""

from __future__ import annotations

import json

import pytest

from assistant import Assistant, Reading
from assistant.figures.asked import Asked, AskedTime
from assistant.reading import reading_of
from assistant.time_words import time_label, time_of, time_value
from corpus.figures.calendar import Time

JAPAN = "How much gallium went to Japan in June?"
Q, C, D = "question", "conversation", "documents"


def told(reading: Reading | None) -> dict[str, tuple[str, str, str]]:
    assert reading is not None
    return {slot.name: (slot.value, slot.label, slot.said) for slot in reading.slots}


@pytest.mark.parametrize(
    ("question", "history", "kind", "slots"),
    [
        (
            JAPAN,
            (),
            "lookup",
            {
                "commodity": ("gallium", "gallium", Q),
                "flow": ("export", "export", D),
                "origin": ("China", "China", D),
                "destination": ("Japan", "Japan", Q),
                "period": ("2025-06", "June 2025", D),
            },
        ),
        (
            "And to Germany?",
            (JAPAN,),
            "lookup",
            {
                "commodity": ("gallium", "gallium", C),
                "flow": ("export", "export", D),
                "origin": ("China", "China", D),
                "destination": ("Germany", "Germany", Q),
                "period": ("2025-06", "June 2025", D),
            },
        ),
        (
            "sorry, Germany",
            ("How much gallium went to Japan in June 2025?",),
            "lookup",
            {
                "commodity": ("gallium", "gallium", C),
                "flow": ("export", "export", D),
                "origin": ("China", "China", D),
                "destination": ("Germany", "Germany", Q),
                "period": ("2025-06", "June 2025", C),
            },
        ),
        (
            "gallium japan june kg",
            (),
            "lookup",
            {
                "commodity": ("gallium", "gallium", Q),
                "flow": ("export", "export", D),
                "origin": ("China", "China", D),
                "destination": ("Japan", "Japan", Q),
                "period": ("2025-06", "June 2025", D),
                "unit": ("kg", "kg", Q),
            },
        ),
        (  # an abstention says what was looked for, and nothing else
            "How much gallium did China export to France in July?",
            (),
            "lookup",
            {
                "commodity": ("gallium", "gallium", Q),
                "flow": ("export", "export", Q),
                "origin": ("China", "China", Q),
                "destination": ("France", "France", Q),
                "period": ("--07", "July", Q),
            },
        ),
        (
            "What was the price of tin in May 2025?",
            (),
            "lookup",
            {
                "commodity": ("tin", "tin", Q),
                "measure": ("price", "price", Q),
                "period": ("2025-05", "May 2025", Q),
            },
        ),
        (
            "What does Ada Beck say of gallium?",
            (),
            "text",
            {"commodity": ("gallium", "gallium", Q), "entity": ("Ada Beck", "Ada Beck", Q)},
        ),
        (
            "who said that?",
            (JAPAN,),
            "lookup",
            {
                "commodity": ("gallium", "gallium", C),
                "flow": ("export", "export", D),
                "origin": ("China", "China", D),
                "destination": ("Japan", "Japan", C),
                "period": ("2025-06", "June 2025", D),
            },
        ),
    ],
)
def test_slots_and_who_said_them(
    made: Assistant,
    question: str,
    history: tuple[str, ...],
    kind: str,
    slots: dict[str, tuple[str, str, str]],
) -> None:
    answer = made.ask(question, history)
    assert answer.reading is not None
    assert answer.reading.kind == kind
    assert told(answer.reading) == slots


def test_of_two_readings_the_one_that_was_answered(library_store: Assistant) -> None:
    """After "from Indonesia" the Philippines are where it came from, though they could have been a buyer."""
    history = ("How much nickel ore did China import from Indonesia in 2020?",)
    answer = library_store.ask("What about the Philippines?", history)
    slots = told(answer.reading)
    assert slots["origin"] == ("Philippines", "Philippines", Q)
    assert slots["destination"] == ("China", "China", C)
    others = [one for one in library_store.alternatives(answer, history) if one.slot == "origin"]
    assert [(one.value, one.question) for one in others] == [
        ("Indonesia", "How much nickel ore did China import from Indonesia in 2020?")
    ]


def test_several_values_of_a_slot_are_several_slots(made: Assistant) -> None:
    reading = made.ask("How much gallium did Japan and Germany receive in June 2025?").reading
    assert reading is not None
    assert reading.values("destination") == ("Japan", "Germany")
    assert set(reading.single) == {"commodity", "flow", "origin", "period"}


def test_what_figures_disagree_on_stays_open(made: Assistant) -> None:
    """Figures for China, Japan and Germany of one month: they agree on the month, and on no destination."""
    figures = [one.figure for one in made.figures(commodity="gallium")]
    assert {one.value("destination") for one in figures} > {"Japan", "Germany"}
    asked = Asked("gallium", goods=("gallium",))
    slots = told(reading_of(asked, asked, "gallium", figures))
    assert slots["period"] == ("2025-06", "June 2025", D)
    assert "destination" not in slots
    assert set(told(reading_of(asked, asked, "gallium", ()))) == {"commodity"}


def test_a_reading_is_json_and_changes_no_answer(made: Assistant) -> None:
    answer = made.ask(JAPAN)
    reading = json.loads(json.dumps(answer.to_dict()))["reading"]
    assert reading["kind"] == "lookup"
    assert {"name": "period", "value": "2025-06", "label": "June 2025", "said": "documents"} in reading[
        "slots"
    ]
    assert answer.question == JAPAN
    assert made.ask("sorry, Japan", ("How much gallium went to Germany in June?",)) == answer


@pytest.mark.parametrize(
    ("time", "value", "label"),
    [
        (AskedTime(Time(2025 * 12 + 5, 1)), "2025-06", "June 2025"),
        (AskedTime(Time(5, 1), open=True), "--06", "June"),
        (AskedTime(Time(0, 9), open=True), "--01/--09", "January to September"),
        (AskedTime(Time(10, 3), open=True), "--11/--01", "November to January"),
        (AskedTime(Time(2023 * 12 + 6, 12)), "2023-07/2024-06", "2023/24"),
    ],
)
def test_periods_keep_their_value(time: AskedTime, value: str, label: str) -> None:
    assert (time_value(time), time_label(time)) == (value, label)
    assert time_of(value) == time


def test_no_other_text_is_a_period() -> None:
    assert time_of("June") is None
    assert time_of("--13") is None
