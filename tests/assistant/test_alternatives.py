"""Other values of a slot: those that the figures have, each with a question that is answered."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from assistant import Alternative, Assistant

JAPAN = "How much gallium went to Japan in June?"


def by_slot(found: tuple[Alternative, ...]) -> dict[str, list[str]]:
    return {slot: [one.value for one in group] for slot, group in groupby(found, key=lambda one: one.slot)}


@pytest.mark.parametrize(
    ("question", "history", "values"),
    [
        (
            JAPAN,
            (),
            {"commodity": ["germanium"], "destination": ["Germany"]},
        ),
        (
            "How much gold did Switzerland ship to India in March 2024?",
            (),
            {
                "destination": ["China", "Hong Kong", "Turkey"],
                "period": ["2024-02", "2023-04", "2023-03", "2023-02", "2022-04", "2022-03"],
            },
        ),
        (
            "coal china mongolia july 2024",
            (),
            {"origin": ["Indonesia", "Russia", "Australia"], "period": ["2017-12", "2017"]},
        ),
        (
            "Which country was the biggest recipient of Chinese rare earth magnets in June 2025?",
            (),
            {"period": ["2025-07"]},
        ),
        (
            "How much Swiss gold did China and Hong Kong receive together in April 2023?",
            (),
            {"period": ["2023-03", "2023-02", "2024-02", "2024-03", "2022-03"]},
        ),
        (  # an abstention: what is stated instead
            "How many tonnes of salmon did Norway export in April 2017?",
            (),
            {"period": ["2017-05", "2017-03"]},
        ),
        (
            "And in September?",
            ("How much palm oil did Malaysia export in August 2019?",),
            {
                "flow": ["import"],
                "period": ["2019-08", "2019-07", "2019-06", "2018-09", "2018-08", "2018-07"],
            },
        ),
        ("Why did gallium exports from China stop in June 2025?", (), {}),
        ("What does Secex stand for?", (), {}),
    ],
)
def test_values(
    library_store: Assistant, question: str, history: tuple[str, ...], values: dict[str, list[str]]
) -> None:
    answer = library_store.ask(question, history)
    found = by_slot(library_store.alternatives(answer, history))
    for slot, expected in values.items():
        assert found[slot] == expected
    if not values:
        assert found == {}


CHIPS = (
    (JAPAN, ()),
    ("gallium japan june kg", ()),
    ("And to Germany?", ("How much gallium went from China to Japan in June 2025?",)),
    ("What percentage of China's July 2025 magnet exports ended up in the United States?", ()),
    ("How steeply did Malaysian palm oil shipments decline in September 2019 month on month?", ()),
    ("How much coal does China import from Australia in a month, latest known?", ()),
    ("How much steel did China export to India in the first half of 2024?", ()),
    ("India's DAP imports for 2022-23 in lakh tonnes?", ()),
    ("thai rice phillipines jan-sep 2024", ()),
)


@pytest.mark.parametrize(("question", "history"), CHIPS)
def test_each_question_asks_for_its_value_and_is_answered(
    library_store: Assistant, question: str, history: tuple[str, ...]
) -> None:
    answer = library_store.ask(question, history)
    found = library_store.alternatives(answer, history)
    assert found
    assert found == library_store.alternatives(answer, history)
    assert len({one.question for one in found}) == len(found)
    assert answer.reading is not None
    for one in found:
        given = library_store.ask(one.question, history)
        assert not given.abstained, one
        assert given.citations
        assert given.reading is not None
        assert one.value in given.reading.values(one.slot)
        assert one.value not in answer.reading.values(one.slot)
        others = {slot.name: slot.value for slot in answer.reading.slots if slot.said != "documents"}
        for name in others.keys() - {one.slot, "origin", "destination", "flow", "unit", "basis", "period"}:
            assert others[name] in given.reading.values(name), one


def test_keywords_that_would_be_taken_otherwise_become_a_sentence(library_store: Assistant) -> None:
    """ "gallium germany june kg" may be read as what Germany made."""
    answer = library_store.ask("gallium japan june kg")
    said = {one.value: one.question for one in library_store.alternatives(answer)}
    assert said["Germany"] == "How much gallium did China export to Germany in June 2025 in kilograms?"
    assert said["germanium"] == "germanium japan june kg"


def test_the_words_of_the_question_stay(library_store: Assistant) -> None:
    answer = library_store.ask(JAPAN)
    questions = {one.value: one.question for one in library_store.alternatives(answer)}
    assert questions["Germany"] == "How much gallium went to Germany in June?"
    assert questions["germanium"] == "How much germanium went to Japan in June?"


def test_only_the_documents_that_are_asked(made: Assistant) -> None:
    question = "How much gallium went to Japan in June 2025?"
    answer = made.ask(question, documents="gallium.txt")
    (germany,) = made.alternatives(answer, documents="gallium.txt")
    assert germany.to_dict() == {
        "slot": "destination",
        "value": "Germany",
        "label": "Germany",
        "question": "How much gallium went to Germany in June 2025?",
    }
    assert json.dumps(germany.to_dict())
    assert made.alternatives(made.ask(question, documents="tin.txt"), documents="tin.txt") == ()


def test_a_value_is_gone_with_its_document(made: Assistant, files: Path) -> None:
    answer = made.ask("How much gallium went to Japan in June 2025?")
    assert made.alternatives(answer)
    made.remove(next(one.id for one in made.documents() if one.name == "gallium.txt"))
    assert made.alternatives(answer) == ()


def test_at_most_twelve_of_a_slot(made: Assistant, tmp_path: Path) -> None:
    places = ["Peru", "India", "Chile", "Kenya", "Ghana", "Spain", "Italy"]
    places += ["Japan", "France", "Norway", "Sweden", "Brazil", "Mexico", "Canada"]
    rows = [f"2024-06,export,China,{place},tin,{40 + at},t" for at, place in enumerate(places)]
    table = tmp_path / "tin-exports.csv"
    head = "period,flow,reporter,partner,commodity,quantity,unit"
    table.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    made.add(table)
    answer = made.ask("How much tin did China export to Peru in June 2024?")
    assert "40" in answer.text
    found = by_slot(made.alternatives(answer))["destination"]
    assert found == list(reversed(places))[:12]  # the largest first
