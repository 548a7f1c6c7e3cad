"""A sentence that answers is shown with what belongs to it: the reason, the speaker, the date, the rest."""

from __future__ import annotations

import pytest

from assistant.accounts import (
    defines,
    with_date,
    with_rest,
)
from assistant.evidence import Reading, following, readings
from assistant.question import understand
from assistant.reasons import account_of
from assistant.sought import same_instrument
from assistant.speakers import introduced, named, with_speaker
from corpus.document import Document
from index.passages import Passage


def read(text: str) -> tuple[Reading, ...]:
    return readings([Passage(Document("d", "d.txt", text), 0, len(text))])


@pytest.mark.parametrize(
    ("text", "at", "told", "strength"),
    [
        ("Exports fell because of frost. Stocks are low.", 0, [0], 1.0),
        ("Exports fell by a third. A strike shut the port. Stocks are low.", 0, [0, 1], 0.4),
        ("Exports fell by a third. Stocks are low. The mill blamed a late harvest.", 0, [0, 2], 0.64),
        ("The mill has one code. Because it is shared, papers take long.", 1, [0, 1], 1.0),
        ("Exports fell. The quota is the cause. It was set at 9 tonnes.", 0, [0, 1, 2], 0.8),
        ("Output fell. Sales nonetheless rose because stocks were sold.", 0, [0], 0.0),
        ("Output fell. Prices are quiet.", 0, [0], 0.0),
    ],
)
def test_the_reason_stands_beside_the_event(text: str, at: int, told: list[int], strength: float) -> None:
    sentences = read(text)
    account = account_of(sentences[at], {"export": 1.0, "mill": 1.0, "output": 1.0})
    assert [sentences.index(one) for one in account.told] == told
    assert account.strength == pytest.approx(strength)


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Loadings fell since nobody came to the berth.", 1.0),
        ("Loadings have fallen since June 2024.", 0.0),
        ("Loadings fell, as the mills paid more at home.", 1.0),
        ("The country took 9,600 cars, after 7,100 a year before.", 0.0),
        ("Sales stopped after a fire in the warehouse.", 0.7),
        ("Sales were following 71,000 tonnes a year before.", 0.0),
        ("Loadings shrank, a decline that follows from a smaller fleet.", 1.0),
        ("Loadings are few; the main obstacles are old cranes and fog.", 1.0),
        ("Loadings went to places such as Benin have been before.", 0.0),
    ],
)
def test_a_time_or_a_comparison_is_no_reason(sentence: str, strength: float) -> None:
    assert account_of(read(sentence)[0], {"load": 1.0, "sell": 1.0}).strength == strength


def texts(found: tuple[Reading, ...]) -> list[str]:
    return [one.text for one in found]


def test_a_quotation_leads_to_the_speaker_and_to_the_full_name() -> None:
    full, quoted, said, short = (
        "Ada Beck runs the desk at Nordhafen.",
        '"We expect no change."',
        "That was said by Beck.",
        "Beck expects 9 tonnes.",
    )
    sentences = read(f"{full} {quoted} {said} {short}")
    assert texts(with_speaker(sentences[1])) == [quoted, said]
    assert texts(introduced((sentences[3],))) == [short, full]
    assert texts(introduced((sentences[0],))) == [full]


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("Nils Orr, a trader in Oslo, sold cod. He expects dearer hake.", 1, [1, 0]),
        (
            '"Kilns stand idle," said Mia Lund of Kalk Research. She raised her forecast to 90 euros.',
            1,
            [1, 0],
        ),
        ('Ana Silva of Porto Cork expects more. "Bark is dry. We wait for rain," she said.', 2, [2, 0]),
        ("The Cork Association said so. He expects more.", 1, [1]),
        ("Ana Silva, who buys cork, left. Bark is dry.", 1, [1]),
    ],
)
def test_a_pronoun_leads_to_the_speaker(text: str, at: int, told: list[int]) -> None:
    sentences = read(text)
    assert texts(named((sentences[at],))) == [sentences[one].text for one in told]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The duty on tin is nil. It becomes 5% on 1 January.", 2),
        ("The duty on tin is nil until 31 December. It becomes 5% on 1 January.", 1),
        ("The duty on tin is nil. Nobody minds.", 1),
    ],
)
def test_a_rule_without_its_date_is_shown_with_the_next_sentence(text: str, count: int) -> None:
    sentences = read(text)
    assert with_date(sentences[0]) == sentences[:count]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tin is a soft metal. As solder it is vital for makers of phones.", 2),
        ("Tin is a soft metal. China exported 5 tonnes of it.", 1),
        ("Tin is a soft metal.\n\nMakers of phones like it.", 1),
    ],
)
def test_a_definition_goes_on_within_its_paragraph(text: str, count: int) -> None:
    sentences = read(text)
    assert with_rest(sentences[0]) == sentences[:count]


@pytest.mark.parametrize(
    ("question", "sentence", "does"),
    [
        ("What does MOP mean?", "MOP = muriate of potash.", True),
        ("what does MOP mean", "The port landed 9 kt of MOP.", False),
        ("What does the abbreviation tU stand for?", "They made 9 tonnes of uranium (tU).", True),
        ("What is meant by round weight?", "Round weight is the weight of the whole fish.", True),
        ("What is meant by round weight?", "They sold 9 tonnes of round weight.", False),
        ("What is antimony used for?", "Antimony is used in flame retardants.", True),
    ],
)
def test_what_defines(question: str, sentence: str, does: bool) -> None:
    (reading,) = read(sentence)
    assert defines(reading, understand(question)) is does


@pytest.mark.parametrize(
    ("asked", "stated", "same"),
    [
        ("Since when is a permit needed?", "Licences have been required since May.", 1),
        ("Since when is a permit needed?", "The ban holds since May.", -1),
        ("Since when is a permit needed?", "Exports fell in May.", 0),
        ("What duty is levied?", "The export tax is 9%.", 1),
    ],
)
def test_a_licence_is_no_ban(asked: str, stated: str, same: int) -> None:
    assert same_instrument(asked, stated) == same


def test_what_follows_ends_at_a_table_or_the_end() -> None:
    sentences = read("Tin rose. Zinc fell. Lead rests.")
    assert following(sentences[0], 5) == sentences[1:]
    assert following(sentences[0], 1) == sentences[1:2]
    assert following(sentences[2], 1) == ()
