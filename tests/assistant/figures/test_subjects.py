"""Whom and what the sentence of a figure tells of: firms, parts, kinds of a good in a later clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.asking import asked
from assistant.figures.fit import misfit
from assistant.figures.subjects import of_a_firm
from corpus.document import Document
from corpus.figures.reading import figures
from corpus.words import keys


def stated(text: str, number: str) -> Found:
    """The figure of that number as it is read from a text."""
    document = Document("made", "made.txt", text, published=date(2025, 7, 20))
    return next(Found(document, one) for one in figures(document) if one.quantity.literal.startswith(number))


def read(question: str) -> Asked:
    wanted = asked(question, date(2025, 9, 10), lambda key: False, frozenset())
    return replace(wanted, telling=wanted.words & frozenset(keys(question)))


@pytest.mark.parametrize(
    ("text", "number", "question", "told"),
    [
        ("Rivaro Foods sold 900 t of shrimp.", "900", "How much shrimp did Ecuador sell?", True),
        ("Rivaro Foods sold 900 t of shrimp.", "900", "How much shrimp did Rivaro Foods sell?", False),
        ("In May, Kelda, a packer, sold 900 t of shrimp.", "900", "How much shrimp did Peru sell?", True),
        ("The company also shipped 900 t of tea.", "900", "How much tea did Kenya ship?", True),
        ("Growers harvested 900 t of tea.", "900", "How much tea did Kenya produce?", False),
        ("Revenues reached $9 million.", "$9", "What did Kenya earn with tea?", False),
        ("The Netherlands took 900 t of tea.", "900", "How much tea went to the Netherlands?", False),
        ("Kelda Foods took 70 t of tea, Spain 900 t.", "900", "How much tea did Spain take?", False),
        ("South Africa shipped 900 t of tea.", "900", "How much tea did South Africa ship?", False),
    ],
)
def test_what_a_firm_did(text: str, number: str, question: str, told: bool) -> None:
    assert of_a_firm(read(question), stated(text, number)) is told


@pytest.mark.parametrize(
    ("number", "reason"),
    [("62,000", "words"), ("154,000", "")],
)
def test_a_word_of_a_later_clause_is_not_told_of_the_number_before_it(number: str, reason: str) -> None:
    text = "Kenya exported 62,000 t of raw tea, and bagged 154,000 t."
    wanted = read("How much bagged tea did Kenya export?")
    assert (misfit(wanted, stated(text, number)) == "words") is bool(reason)


def test_imports_of_a_country_are_not_those_from_one_partner() -> None:
    figure = stated("Thailand exported 141,000 t of rubber to China in June 2025.", "141,000")
    assert misfit(read("How much rubber did China import in June 2025?"), figure) == "partner"
    assert misfit(read("How much rubber went to China in June 2025?"), figure) == ""
    assert misfit(read("How much rubber did China import from Thailand in June 2025?"), figure) == ""


@pytest.mark.parametrize(
    ("text", "number", "question", "reason"),
    [
        ("Kenyan tea was exported to 41 destinations.", "41", "How much tea did Kenya export?", "unit"),
        ("Japan imported 6 million tonnes of LNG.", "6", "How many countries sent LNG to Japan?", "unit"),
        ("Japan imported 6 million tonnes of LNG.", "6", "How much LNG did Japan import?", ""),
        ("Export prices of tin averaged $9,000 a tonne.", "$9", "What was the import price of tin?", "flow"),
        ("Export prices of tin averaged $9,000 a tonne.", "$9", "What was the export price of tin?", ""),
        ("Tin was sold at $9,000 a tonne.", "$9", "What was the cash cost of tin?", "measure"),
        ("Cash costs of tin were $7,000 a tonne.", "$7", "What was the price of tin?", "measure"),
        ("Cash costs of tin were $7,000 a tonne.", "$7", "What was the cash cost of tin?", ""),
    ],
)  # fmt: skip
def test_what_a_number_counts_and_which_way_a_price_is(
    text: str, number: str, question: str, reason: str
) -> None:
    assert misfit(read(question), stated(text, number)) == reason
