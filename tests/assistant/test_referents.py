"""Who is meant by a pronoun or "the company" is shown in brackets, and nothing where two may be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation
from assistant.evidence import Reading, readings
from assistant.proof import proven, quoting
from assistant.referents import who_is_meant
from corpus.document import Document
from index.passages import Passage


def read(text: str, title: str = "") -> tuple[Reading, ...]:
    return readings([Passage(Document("d", "d.txt", text, title=title), 0, len(text))])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the company
        ("Orvella produced 9,000 tonnes of tin in May. The company expects more in June.", ["Orvella"]),
        ("Orvella, a miner of tin, shut two pits. The miner blamed the rain.", ["Orvella"]),
        ("Kestane Metals cut its output. The company's stocks are low.", ["Kestane Metals"]),
        ("Orvella of Bolivia sold 9 tonnes. It expects to sell more.", ["Orvella"]),
        ("Orvella and Kestane Metals own the pit. The company expects more.", []),
        ("Orvella sold ore to Kestane Metals. It expects a rise.", []),
        ("Growers sold 9 tonnes. The company expects more.", []),
        ("Orvella sold 9 tonnes. The company that runs the port expects less.", []),
        ("Orvella sold 9 tonnes. Kestane Metals said the company was late.", []),
        ('Orvella sold 9 tonnes. "The company is fine," a trader said.', []),
        # bodies, mines and ports by the noun in their name
        ("The Ministry of Mining counts the ore. The ministry blamed a strike.", ["Ministry of Mining"]),
        (
            "The Tin Growers Association met. Prices fell. The association had warned.",
            ["Tin Growers Association"],
        ),
        ("The Ministry of Mining and the Ministry of Trade met. The ministry was late.", []),
        ("The Quellaveta mine is new. A strike shut the mine in May.", ["Quellaveta mine"]),
        ("The Quellaveta mine and the Toromira mine are new. A strike shut the mine in May.", []),
        ("The Peruvian mine is new. A strike shut the mine in May.", []),
        # the country
        ("Bolivia sold less tin. The country lost a buyer.", ["Bolivia"]),
        ("Bolivian tin was cheap. The country's mines are old.", ["Bolivia"]),
        ("Bolivia and Peru sold less tin. The country lost a buyer.", []),
        ("Tin was cheap. Bolivia says that the country needs roads.", []),
        # he and she
        ("Ada Beck, an analyst in London, expects a rise. She sees 9 tonnes.", ["Ada Beck"]),
        ('"It will rise," said Ada Beck of Orvella. She sees 9 tonnes.', ["Ada Beck"]),
        ("Ada Beck and Tom Roe, both traders, met. He sees 9 tonnes.", []),
        ("The price rose. He sees 9 tonnes.", []),
        # it
        ("Bolivia sold 9 tonnes. It also bought lead.", ["Bolivia"]),
        ("Bolivia sold 9 tonnes to Peru. It also bought lead.", []),
        ("The price rose. It expects more.", []),
        # abbreviations
        (
            "The Office of Tin Control (OTC) pays. It will last, according to the OTC.",
            ["Office of Tin Control"],
        ),
        ("It will last, according to the OTC.", []),
    ],
)
def test_who_is_meant(text: str, names: list[str]) -> None:
    assert [name for _, name in who_is_meant(read(text)[-1])] == names


def test_the_title_names_the_company() -> None:
    text = "Orvella in May\n\nOrvella said so.\n\nThe rain fell.\n\nThe company is late."
    assert [name for _, name in who_is_meant(read(text, "Orvella in May")[-1])] == ["Orvella"]


def test_what_was_shown_or_asked_needs_no_name() -> None:
    first, last = read("Orvella produced 9 tonnes. The company expects more.")
    assert who_is_meant(last) and not who_is_meant(last, shown=[first])
    last = read("The Office of Tin Control (OTC) pays. It will last, says the OTC.")[-1]
    assert not who_is_meant(last, said=frozenset({"otc"}))


def test_numbers_behind_a_name_stay_proven_and_quotes_exact() -> None:
    told = read("Orvella produced 9 tonnes. In 2024 the company sold 8,100 tonnes.")[-1]
    cited = (Citation(told.document, told.span.start, told.span.end),)
    text, proof = quoting(cited, [who_is_meant(told)])
    assert text == "In 2024 the company [Orvella] sold 8,100 tonnes. [1]"
    assert [text[one.start : one.end] for one in proof] == ["2024", "8,100"]
    assert proven(Answer("?", text, "passage", cited, proof))
    assert cited[0].quote == told.text


@given(st.text(alphabet="Ab I.c\n'\"", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for one in read(f"Orvella sold tin. {text} The company. He. It said."):
        assert all(0 < at <= len(one.text) for at, _ in who_is_meant(one))
