from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import parts, sentence

from corpus.figures.places import places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("China shipped 5 t to Japan", "China origin, Japan destination"),
        ("China's gallium exports to Japan", "China origin, Japan destination"),
        ("Japan imported 5 t from China", "Japan destination, China origin"),
        ("Japan bought Chinese gallium", "Japan destination, China origin"),
        ("Switzerland sold gold to India", "Switzerland origin, India destination"),
        ("Germany received 5 t", "Germany destination"),
        ("5 t went to Germany", "Germany destination"),
        ("the shipments reached Japan", "Japan destination"),
        ("gallium left Chile", "Chile origin"),
        ("Russia supplied Japan", "Russia origin, Japan destination"),
        ("Thai rice", "Thailand origin"),
        ("imports by India", "India destination"),
        ("demand from China", "China destination"),
        ("the largest market for China", "China origin"),
        ("India and Pakistan bought 5 t", "India destination, Pakistan destination"),
        ("to Japan, Germany and Peru", "Japan destination, Germany destination, Peru destination"),
        (
            "to Japan (5 t), Germany (2 t) and Peru (1 t)",
            "Japan destination, Germany destination, Peru destination",
        ),
        ("China took 5 t, Japan 3 t and Peru 1 t", "China destination, Japan destination, Peru destination"),
        ("exports by destination: Japan 5 t, China 3 t", "Japan destination, China destination"),
    ],
)
def test_which_end_of_the_flow_a_place_is(text: str, told: str) -> None:
    found = places(sentence(text)[0])
    assert {place.name: place.role for place in found} == parts(told)
    assert all(place.bound for place in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stocks in Rotterdam", "Rotterdam inside"),
        ("Indian stocks", "India inside"),
        ("less from China's output", "China inside"),
        ("sent via Singapore", "Singapore via"),
        ("exports excluding China", "China excluded"),
        ("everyone ahead of Japan", "Japan excluded"),
        ("compared to China", "China partner"),
    ],
)
def test_places_that_are_no_end_of_a_flow(text: str, told: str) -> None:
    assert {place.name: place.role for place in places(sentence(text)[0])} == parts(told)


def test_a_currency_is_no_place() -> None:
    assert places(sentence("It cost 5 Canadian dollars")[0]) == ()


WORDS = [
    "China",
    "Japan",
    "to",
    "from",
    "in",
    "shipped",
    "took",
    "5 t",
    "and",
    ",",
    "exports",
    "'s",
    "(",
    "tin",
    "than",
]


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_place_is_found_once(words: list[str]) -> None:
    s, _ = sentence(" ".join(words))
    found = [place.index for place in places(s)]
    assert found == [at for at, word in enumerate(s.words) if word.kind == "place"]
