"""Measures of answers against values computed by hand: citations, abstention, text, and the headline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Citation
from corpus.document import Document
from eval.measures import MEASURES, Case
from eval.measures.abstention import f1
from eval.measures.text import contains, content_recall, says, token_f1, tokens

Cited = Callable[..., Citation]
Made = Callable[..., Case]
SCORES = {measure.name: measure for measure in MEASURES}
FIRST = "Peru shipped 310 tonnes of tin in May."
SECOND = "Chile took 120 tonnes of it."
BOTH = [{"file": "tin.md", "quote": FIRST}, {"file": "tin.md", "quote": SECOND}]
NO_ANSWER = {"behaviour": "abstain", "evidence": [], "numbers": [], "answer": "Not stated"}


def value(name: str, made: Case) -> float | None:
    return SCORES[name].score(made).value


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ([FIRST, SECOND], {"gold span recall": 1, "gold span recall, strict": 1, "gold span precision": 1}),
        ([FIRST], {"gold span recall": 0.5, "gold span recall, strict": 0, "gold span recall, any": 1}),
        ([FIRST, "Prices rose 4%."], {"gold span recall": 0.5, "gold span precision": 0.5}),
        (
            ["Prices rose 4%."],
            {"gold span recall, any": 0, "gold span precision": 0, "wrong-document rate": 0},
        ),
        ([FIRST[:19]], {"gold span recall, any": 1}),
        ([FIRST[:18]], {"gold span recall, any": 0, "gold span precision": 1}),
        ([FIRST[:18], FIRST[18:]], {"gold span recall": 0.5, "citations per answer": 2}),
        (
            [],
            {"gold span recall": 0, "gold span precision": 0, "quote validity": 0, "citations per answer": 0},
        ),
    ],
)
def test_citations(case: Made, cited: Cited, quotes: list[str], expected: dict[str, float]) -> None:
    made = case("It is so.", tuple(cited(quote) for quote in quotes), evidence=BOTH)
    assert {name: value(name, made) for name in expected} == pytest.approx(expected)


def test_the_wrong_document(case: Made, cited: Cited, documents: tuple[Document, ...]) -> None:
    made = case("It is so.", (cited(FIRST), cited(FIRST, documents[1])))
    assert value("wrong-document rate", made) == 0.5
    assert SCORES["wrong-document rate"].score(made).reason == "cites zinc.md"
    assert value("gold span precision", made) == 0.5


def test_a_quote_that_the_store_does_not_have_is_invalid(case: Made, cited: Cited) -> None:
    good = cited(FIRST)
    forged = Citation(
        replace(good.document, text=good.document.text.replace("310", "910")), good.start, good.end
    )
    unknown = Citation(replace(good.document, id="d9"), good.start, good.end)
    beyond = Citation(good.document, 0, len(good.document.text) + 5)
    assert value("quote validity", case("Yes [1]", (good,))) == 1
    assert [value("quote validity", case("Yes [1]", (good, bad))) for bad in (forged, unknown, beyond)] == [
        0.5
    ] * 3
    assert value("quote validity", case("Yes [1] [2]", (good,))) == 0.5


def test_silence_has_no_quotes_to_judge(case: Made) -> None:
    assert value("quote validity", case(None)) is None
    assert value("gold span precision", case(None)) is None
    assert value("gold span recall", case(None)) == 0


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        (
            None,
            NO_ANSWER,
            {"abstention precision": 1, "abstention recall": 1, "over-abstention": None, "truthfulness": 1},
        ),
        ("4 t", NO_ANSWER, {"abstention precision": None, "abstention recall": 0, "truthfulness": -1}),
        (
            None,
            {},
            {"abstention precision": 0, "abstention recall": None, "over-abstention": 1, "truthfulness": 0},
        ),
        ("310 t", {}, {"abstention precision": None, "over-abstention": 0, "truthfulness": 1}),
        ("311 t", {}, {"over-abstention": 0, "truthfulness": -1}),
    ],
)
def test_abstention(
    case: Made, text: str | None, changes: dict[str, object], expected: dict[str, float | None]
) -> None:
    made = case(text, **changes)
    assert {name: value(name, made) for name in expected} == expected


@pytest.mark.parametrize(
    ("precision", "recall", "expected"),
    [(1.0, 0.5, 2 / 3), (None, 0.0, 0.0), (0.0, 0.0, 0.0), (None, None, None)],
)
def test_f1(precision: float | None, recall: float | None, expected: float | None) -> None:
    assert f1(precision, recall) == expected


@pytest.mark.parametrize(
    ("text", "quotes", "changes", "expected"),
    [
        ("Peru shipped 310 tonnes. [1]", [FIRST], {}, 1),
        ("Peru shipped 0.31 kt. [1]", [FIRST], {}, 1),
        ("Peru shipped 310 tonnes. [1]", [SECOND], {}, 0),  # right answer, wrong passage
        ("Peru shipped 310 tonnes.", [], {}, 0),
        ("Peru shipped 120 tonnes. [1]", [FIRST], {}, 0),
        (None, [], {}, 0),
        (None, [], NO_ANSWER, 1),
        ("310 tonnes [1]", [FIRST], NO_ANSWER, 0),
        ("310 tonnes [1], 120 tonnes [2]", [FIRST, SECOND], {"evidence": BOTH}, 1),
        ("310 tonnes [1]", [FIRST], {"evidence": BOTH}, 0),
        ("Peru did. [1]", [FIRST], {"numbers": [], "answer": "Peru"}, 1),
        ("Chile did. [1]", [FIRST], {"numbers": [], "answer": "Peru"}, 0),
        ("Peru did. [1]", [FIRST], {"numbers": [], "answer": "no", "behaviour": "correct_premise"}, 1),
        ("Peru did. [1]", [SECOND], {"numbers": [], "answer": "no", "behaviour": "correct_premise"}, 0),
        ("310 tonnes [1]", [FIRST], {"behaviour": "answer_both",
         "numbers": [{"value": 310, "unit": "t"}, {"value": 120, "unit": "t"}]}, 0),
    ],
)  # fmt: skip
def test_attributed_correct(
    case: Made, cited: Cited, text: str | None, quotes: list[str], changes: dict[str, object], expected: float
) -> None:
    score = SCORES["attributed-correct"].score(case(text, tuple(cited(quote) for quote in quotes), **changes))
    assert score.value == expected
    assert score.reason


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("310 t", {}, 0),
        ("311 t", {}, 1),
        ("310 t", {"numbers": [{"value": 310, "unit": "t"}, {"value": 4, "unit": "%"}]}, 1),
        (None, {}, 0),
        (None, NO_ANSWER, 0),
        ("4 t", NO_ANSWER, 1),
        ("It is so.", NO_ANSWER, 1),
        ("Chile", {"numbers": [], "answer": "Peru"}, None),
    ],
)
def test_wrong_number(
    case: Made, text: str | None, changes: dict[str, object], expected: float | None
) -> None:
    assert value("wrong number", case(text, **changes)) == expected


@pytest.mark.parametrize(
    ("kind", "behaviour", "flagged", "false"),
    [
        ("conflict", "answer_both", 1, None),
        ("lookup", "answer_both", 0, None),
        ("conflict", "answer", None, 1),
        ("conflict", "abstain", None, 1),
        ("lookup", "latest_with_date", None, 0),
    ],
)
def test_conflicts(case: Made, kind: str, behaviour: str, flagged: float | None, false: float | None) -> None:
    made = case("310 t [1]", kind=kind, behaviour=behaviour)
    assert (value("conflict flagged", made), value("false conflict", made)) == (flagged, false)


def test_a_crash_is_a_full_miss(case: Made) -> None:
    made = case(failure="KeyError: 'tin'")
    missed = {name: SCORES[name].score(made) for name in SCORES if SCORES[name].of == "answer"}
    assert {name: score.value for name, score in missed.items() if score.value not in (0.0, None)} == {
        "truthfulness": -1.0,
        "unsupported-number rate": 1.0,
        "wrong-document rate": 1.0,
        "wrong number": 1.0,
        "false conflict": 1.0,
    }
    assert missed["attributed-correct"].reason == "KeyError: 'tin'"


def test_every_measure_says_what_it_is() -> None:
    assert len(SCORES) == len(MEASURES)
    for measure in MEASURES:
        assert measure.meaning.endswith(".")
        assert measure.range and measure.nothing and measure.origin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2,004 t of Tin [1]", ["2,004", "t", "of", "tin"]),
        ("down −74% to 2.004", ["down", "-74%", "to", "2.004"]),
        ("China’s  export\u00a0ban", ["china's", "export", "ban"]),
    ],
)
def test_tokens_keep_numbers_whole(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("said", "wanted", "expected"),
    [
        ("", "", 1),
        ("tin", "", 0),
        ("tin tin", "tin", 2 / 3),
        ("tin and zinc", "zinc", 0.5),
        ("lead", "tin", 0),
    ],
)
def test_token_f1(said: str, wanted: str, expected: float) -> None:
    assert token_f1(said, wanted) == pytest.approx(expected)


def test_contains() -> None:
    assert contains("In a report Chris Rowe, founder, said so. [1]", "Chris Rowe")
    assert not contains("It was 12,004 kg.", "2,004 kg")
    assert not contains("anything", "")


def test_says() -> None:
    assert says("In February, the list grew.", "February (2025)")
    assert says("Tin is used in solder and in cans.", "solder, cans")
    assert not says("Tin rose.", "solder and cans")
    assert content_recall("anything", "") == 0
