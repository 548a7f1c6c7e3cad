"""The word lists behind the reader say one thing each."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from corpus.figures.goods_named import contextual
from corpus.figures.lexicon import directions, flow_words, measure_words, statuses
from corpus.goods import goods
from corpus.vocabulary import records

MEASURES = {
    *(
        "price",
        "production",
        "consumption",
        "stock",
        "quota",
        "capacity",
        "reserve",
        "tariff",
        "revenue",
        "other",
    ),
    *("profit", "investment", "area", "balance", "freight", "cost"),
}
MEANINGS = {
    "flow_words.csv": {"flow": {"export", "import", ""}, "statistic": {"1", ""}}
    | {end: {"origin", "destination", ""} for end in ("subject", "object")},
    "measure_words.csv": {"measure": MEASURES, "strength": {"noun", "activity"}},
    "direction_words.csv": {"direction": {"up", "down"}},
    "status_words.csv": {"status": {"forecast", "target", "planned", "estimate"}},
}
KNOWN_TWICE = {("flow_words.csv", "sources"), ("measure_words.csv", "cost")}
"""Noun and verb: "its sources were", "it sources tin"; "the cost is", "they cost". The later row counts."""


@pytest.mark.parametrize("name", MEANINGS)
def test_every_value_is_one_that_the_reader_knows(name: str) -> None:
    for column, allowed in MEANINGS[name].items():
        assert {row[column] for row in records(name)} <= allowed


@pytest.mark.parametrize("name", MEANINGS)
def test_forms_are_lower_case_words(name: str) -> None:
    for row in records(name):
        for form in row["forms"].split("|"):
            assert form
            assert form == form.lower().strip()
            assert " " not in form


@pytest.mark.parametrize("name", MEANINGS)
def test_no_form_stands_twice(name: str) -> None:
    counted = Counter(form for row in records(name) for form in row["forms"].split("|"))
    assert {(name, form) for form, times in counted.items() if times > 1} <= KNOWN_TWICE


def test_no_word_has_two_lists_that_exclude_each_other() -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for word, direction in directions().items():
        held[word].add(direction)
    for word in statuses():
        held[word].add("status")
    assert {word: lists for word, lists in held.items() if len(lists) > 1} == {}


@pytest.mark.parametrize(
    ("word", "flow", "subject", "object_"),
    [
        ("exports", "export", "origin", ""),
        ("shipped", "export", "origin", "destination"),
        ("took", "import", "destination", ""),
        ("left", "export", "", "origin"),
        ("reached", "", "", "destination"),
    ],
)
def test_flow_words(word: str, flow: str, subject: str, object_: str) -> None:
    found = flow_words()[word]
    assert (found.flow, found.subject, found.object) == (flow, subject, object_)


def test_measure_direction_and_status_words() -> None:
    assert measure_words()["stocks"].measure == "stock"
    assert measure_words()["stocks"].noun
    assert not measure_words()["mined"].noun
    assert (directions()["rose"], directions()["halved"]) == ("up", "down")
    assert statuses()["guidance"] == "target"


def test_words_that_name_a_good_only_beside_trade_lead_to_listed_goods() -> None:
    assert contextual()["lead"] == "lead metal"
    assert set(contextual().values()) <= set(goods())
