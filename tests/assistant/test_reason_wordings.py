"""Why something happened, asked and told in other words, and what did not happen at all."""

from __future__ import annotations

import pytest

from assistant.causes import ANNOUNCES_REASON, CAME_FROM, EFFECT_FIRST, LEANS_BACK
from assistant.contradictions import stated_ways
from assistant.evidence import readings
from assistant.question import understand
from assistant.reason_subjects import asked_ways
from assistant.reasons import with_reason_beside
from assistant.speakers import names_person
from corpus.document import Document
from index.passages import Passage


@pytest.mark.parametrize(
    "text",
    [
        "What got refiners to send so much diesel to Kenya?",
        "What persuaded mills to buy from Peru?",
        "What let growers sell into Norway again?",
        "Rationale for the new levy on tin?",
    ],
)
def test_what_got_somebody_to_do_it_is_a_question_for_a_reason(text: str) -> None:
    assert understand(text).sought == "reason"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sales were as feared, since the early rush had filled every warehouse.", True),
        ("Sales are the largest, since the start of the war is not counted.", False),
        ("Flows dried up, for the port had closed.", True),
        ("Growers sold more, taking advantage of dear freight.", True),
        ("The slide grew slower, for pears gained 9 percent.", True),
    ],
)
def test_a_reason_behind_a_comma(text: str, said: bool) -> None:
    assert bool(EFFECT_FIRST.search(text)) is said


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Lima acted because furnaces ran short.", True),
        ("Because of this, sales fell.", True),
        ("The reduction is that of two pits.", True),
        ("Because nobody had room for more, mills bought less.", False),
    ],
)
def test_what_leans_on_the_sentence_before(text: str, leans: bool) -> None:
    assert bool(LEANS_BACK.match(text)) is leans


def test_a_question_in_a_text_announces_its_answer() -> None:
    assert ANNOUNCES_REASON.search("Why the slide?")
    assert ANNOUNCES_REASON.search("The slide had little to do with the levy.")
    assert not ANNOUNCES_REASON.search("Why buyers stayed away is not known.")


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Peru sold 7 tonnes of tin in May, compared with 5 tonnes a year earlier.", {"up"}),
        ("Peru sold 5 tonnes of tin in May, against 7 tonnes in the month before.", {"down"}),
        ("Peru sold 5 tonnes of tin, against 7 tonnes from Chile.", set()),
        ("Peru sold 5 tonnes up to mid-May.", set()),
    ],
)
def test_two_amounts_side_by_side_tell_the_way(text: str, ways: set[str]) -> None:
    assert stated_ways(text) == ways


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("What was behind the jump in tin sales?", {"up"}),
        ("Why did it sell so many cargoes?", {"up"}),
        ("Why were sales so low?", {"down"}),
        ("Why did it sell less up to June?", {"down"}),
    ],
)
def test_the_way_a_question_takes_for_granted(text: str, ways: set[str]) -> None:
    assert asked_ways(text) == ways


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ana Ruiz, shipping economist at Pole Star, doubts it.", True),
        ("Tinworks CEO Ana Ruiz spoke of fear among users.", True),
        ("The plant spoke of delays.", False),
    ],
)
def test_a_person_is_named_with_a_role_or_a_word_of_saying(text: str, person: bool) -> None:
    assert names_person(text) is person


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The 9% increase in tin output came from a richer seam.", True),
        ("Most of the tin came from Peru.", False),
    ],
)
def test_a_change_comes_from_its_cause(text: str, said: bool) -> None:
    assert bool(CAME_FROM.search(text)) is said


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Peru sold 5 tonnes of tin. The port is small. Because smelters paid less, takings fell.", 2),
        ("Peru sold 5 tonnes of tin. The port is small.", 0),
        ("Peru sold 5 tonnes of tin.\n\nBecause frost came early, plums were dear.", 0),
    ],
)
def test_the_reason_in_the_paragraph_of_an_event(text: str, beside: int) -> None:
    document = Document("d", "d.txt", text)
    event = readings([Passage(document, 0, len(text))])[0]
    assert len(with_reason_beside(event, {"tin": 1.0})) == beside
