"""A question with one slot changed: its words, and that they are read as what was meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hashed_words import HashedWords
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.changed_slots import reads_alike, with_slot
from assistant.figures.asked import Asked
from assistant.figures.known import Figures
from assistant.place_words import adjective_of, is_adjective, the
from assistant.rewording import Read, all_reworded, reworded
from assistant.turn_answers import TurnAnswers
from assistant.turns import Turn
from index.store import Store

JUNE = "How much gallium went to Japan in June?"
US_CRUDE = "How much US crude oil went to China in the first half of 2019?"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TurnAnswers]:
    """Reads questions over a store that knows nothing but the vocabulary."""
    store = Store(tmp_path_factory.mktemp("empty"), HashedWords())
    yield TurnAnswers(store, Figures(store))
    store.close()


def reading(reader: TurnAnswers, *history: str) -> Read:
    def read(question: str) -> Asked:
        return reader.read(Turn("question", question, history))[1]

    return read


@pytest.mark.parametrize(
    ("question", "slot", "was", "value", "said"),
    [
        (JUNE, "period", "--06", "2025-07", "How much gallium went to Japan in July 2025?"),
        (JUNE, "commodity", "gallium", "rare earths", "What quantity of rare earths went to Japan in June?"),
        (JUNE, "destination", "Japan", "Philippines", "How much gallium went to the Philippines in June?"),
        (JUNE, "origin", "", "Russia", "How much gallium went to Japan from Russia in June?"),
        ("gallium japan june kg", "commodity", "gallium", "germanium", "germanium japan june kg"),
        ("gallium japan june kg", "destination", "Japan", "United States", "gallium united states june kg"),
        ("gallium japan june kg", "period", "--06", "2025-07", "gallium japan july 2025 kg"),
        ("gallium japan june kg", "unit", "kg", "t", "gallium japan june tonnes"),
        (
            "What were Japanese imports of gallium in June 2025?", "destination", "Japan", "Germany",
            "What were German imports of gallium in June 2025?",
        ),
        (  # no adjective is known
            "What were Japanese imports of gallium in June 2025?", "destination", "Japan", "Burkina Faso",
            "What were imports of gallium to Burkina Faso in June 2025?",
        ),
        (
            "What were the Netherlands' imports of tin in June 2025?", "destination", "Netherlands",
            "Germany", "What were Germany's imports of tin in June 2025?",
        ),
        (
            "What were Germany's imports of tin in June 2025?", "destination", "Germany", "Netherlands",
            "What were the Netherlands' imports of tin in June 2025?",
        ),
        (US_CRUDE, "origin", "United States", "Brazil", US_CRUDE.replace("US", "Brazilian")),
        (US_CRUDE, "period", "2019-01/2019-06", "2024", "How much US crude oil went to China in 2024?"),
        (
            US_CRUDE, "period", "2019-01/2019-06", "2019-03/2019-05",
            "How much US crude oil went to China from March to May 2019?",
        ),
        (
            "How much coal did China buy from Mongolia in all of 2017?", "period", "2017", "2024-07",
            "How much coal did China buy from Mongolia in July 2024?",
        ),
        (
            "What did Indonesia pay for the nickel ore that it brought in from January to October 2024?",
            "period", "2024-01/2024-10", "2023-01/2023-10",
            "What did Indonesia pay for the nickel ore that it brought in over the first ten months of 2023?",
        ),
        (
            "How many cars were built in China in June 2023?", "commodity", "cars", "buses",
            "How many buses were built in China in June 2023?",
        ),
        (
            "How many tons of tin does China export to Germany?", "period", "", "2025-06",
            "How many tons of tin does China export to Germany in June 2025?",
        ),
        (
            "How much did Swiss gold exports to Turkey fall in March 2023, in percent?", "period", "2023-03",
            "2023-02", "How much did Swiss gold exports to Turkey fall in February 2023, in percent?",
        ),
        (
            "What were China's steel exports to Vietnam in July 2024?", "flow", "export", "import",
            "What were China's steel imports from Vietnam in July 2024?",
        ),
        (
            "India's urea imports for 2022-23 in tonnes?", "period", "2022-07/2023-06", "2023-07/2024-06",
            "India's urea imports for 2023-24 in tonnes?",
        ),
        (
            "How much gallium did China export in June 2025, and how much germanium?", "period", "2025-06",
            "2025-05", "How much gallium did China export in May 2025, and how much germanium?",
        ),
    ],
)  # fmt: skip
def test_words(reader: TurnAnswers, question: str, slot: str, was: str, value: str, said: str) -> None:
    assert reworded(question, slot, value, reading(reader), was) == said


@pytest.mark.parametrize(
    ("question", "slot", "was", "value", "said"),
    [
        ("And to Germany?", "commodity", "gallium", "germanium", "And germanium to Germany?"),
        ("And to Germany?", "period", "--06", "2025-07", "And to Germany in July 2025?"),
        ("What about Germany?", "period", "--06", "2025-05", "What about Germany in May 2025?"),
        ("What about Germany?", "commodity", "gallium", "tin", ""),
        ("And in July?", "destination", "Japan", "Germany", "And to Germany in July?"),
        (
            "How much went to Peru in June?",
            "commodity",
            "gallium",
            "tin",
            "How much tin went to Peru in June?",
        ),
    ],
)
def test_what_the_conversation_said(
    reader: TurnAnswers, question: str, slot: str, was: str, value: str, said: str
) -> None:
    assert reworded(question, slot, value, reading(reader, JUNE), was) == said


@pytest.mark.parametrize(
    ("question", "slot", "was", "value"),
    [
        (JUNE, "destination", "Japan", "Japan"),
        (JUNE, "period", "--06", "someday"),
        (JUNE, "entity", "", "Lynas"),
        (JUNE, "flow", "", "import"),
        ("How much gallium went from Japan to Peru?", "origin", "Japan", "Peru"),  # the other end has it
        ("How much steel was exported by the end of June 2024?", "period", "2024-06", "2024-07"),
        (
            "What quantity of lithium salts did Peru sell?",
            "commodity",
            "salt",
            "lithium",
        ),  # "lithium lithium"
        ("What is the latest count of Thai rice exports?", "period", "", "2024-06"),
    ],
)
def test_what_cannot_be_said(reader: TurnAnswers, question: str, slot: str, was: str, value: str) -> None:
    assert reworded(question, slot, value, reading(reader), was) == ""


GOODS = ("gallium", "tin", "coal", "gold", "sugar", "wheat", "zinc", "nickel ore", "crude oil", "palm oil")
PLACES = ("Japan", "Germany", "United States", "Netherlands", "South Korea", "DR Congo", "Turkey", "India")
MONTHS = {"January": "2024-01", "March": "2024-03", "May": "2024-05", "December": "2024-12"}
TEXTS = (
    "How much {good} went to {place} in {month} 2024?",
    "What were Chinese exports of {good} to {place} in {month} 2024?",
    "In {month} 2024, how much {good} did {place} import from China?",
    "By what percentage did {good} exports from China to {place} grow in {month} 2024 year on year?",
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.lists(st.sampled_from(GOODS), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(PLACES), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(tuple(MONTHS)), min_size=2, max_size=2, unique=True),
)
def test_there_and_back(
    reader: TurnAnswers, text: str, goods: list[str], places: list[str], months: list[str]
) -> None:
    """What was changed can be changed back, and is then what it was; each step is read as it was meant."""
    read = reading(reader)
    question = text.format(good=goods[0], place=the(places[0]), month=months[0])
    values = {"commodity": goods, "destination": places, "period": [MONTHS[month] for month in months]}
    for slot, (one, other) in values.items():
        changed = reworded(question, slot, other, read, one)
        assert changed not in ("", question)
        assert reads_alike(read(changed), with_slot(read(question), slot, other, one))
        assert reworded(changed, slot, one, read, other) == question


def test_many_values_are_said_like_each_alone(reader: TurnAnswers) -> None:
    read, asked = reading(reader), "How much gallium went to Japan in June 2024?"
    for slot, was, values in (
        ("destination", "Japan", PLACES),
        ("commodity", "gallium", GOODS),
        ("period", "2024-06", ("2024-05", "2024", "2024-01/2024-06", "2023-07/2024-06")),
    ):
        many = all_reworded(asked, read(asked), slot, [(value, value) for value in values], read, was)
        alone = {value: reworded(asked, slot, value, read, was, value) for value in values}
        assert many == {value: text for value, text in alone.items() if text}
        assert len(many) >= len(values) - 1


@pytest.mark.parametrize(
    ("name", "said", "adjective"),
    [
        ("Japan", "Japan", "Japanese"),
        ("United States", "the United States", "US"),
        ("Netherlands", "the Netherlands", "Dutch"),
        ("South Korea", "South Korea", "South Korean"),
        ("European Union", "the European Union", "EU"),
        ("Burkina Faso", "Burkina Faso", ""),
        ("Rotterdam", "Rotterdam", "Rotterdam"),
        ("Nowhere", "Nowhere", ""),
    ],
)
def test_names_of_places(name: str, said: str, adjective: str) -> None:
    assert (the(name), adjective_of(name)) == (said, adjective)


@pytest.mark.parametrize(
    ("word", "name", "holds"),
    [
        ("Japanese", "Japan", True),
        ("Dutch", "Netherlands", True),
        ("Korean", "South Korea", True),
        ("Tehran", "Iran", False),
        ("Japan", "Japan", False),
        ("the Netherlands", "Netherlands", False),
    ],
)
def test_adjectives(word: str, name: str, holds: bool) -> None:
    assert is_adjective(word, name) is holds
