from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spelling import respelled
from corpus.vocabulary import forms, lines
from corpus.words import keys


def nothing(key: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("How much galium went to Japan?", "How much gallium went to Japan?"),
        ("germanum exports to Germny", "germanium exports to Germany"),
        ("Antimnoy in Janury", "Antimony in January"),
        ("whaet from Ukrane", "wheat from Ukraine"),
        ("coppper, lithuim", "copper, lithium"),
        ("germny, Germny", "germany, Germany"),
        ("Vietnm's coffe", "Vietnam's coffee"),
        ("rubber to corea", "rubber to korea"),
        ("lamb from new zeland", "lamb from new zealand"),
        ("Argentinia", "Argentina"),
        ("how many times more planes than plants", "how many times more planes than plants"),
    ],
)
def test_one_slip_is_mended(typed: str, meant: str) -> None:
    assert respelled(typed, nothing) == meant


def test_letters_exchanged_in_a_short_word_that_the_documents_use() -> None:
    told = {"palm_oil", "zinc"}.__contains__
    assert respelled("plam oil, Zicn and cola", told) == "palm oil, Zinc and cola"


@pytest.mark.parametrize(
    "text",
    [
        "What number of tonnes is better, and while we begin, which match?",
        "The price of silicone and chili in francs",
        "Niger and Nigeria, India and indium, Iran and Iraq",
        "tim, goald, rce",
        "Xyzzy imported unobtanium",
        "gallium germanium Germany",
        "",
    ],
)
def test_words_that_exist_short_words_and_unknown_words_stay(text: str) -> None:
    assert respelled(text, nothing) == text


def test_a_word_of_the_documents_stays() -> None:
    assert respelled("Germani exports", lambda key: key == "germani") == "Germani exports"


@pytest.mark.parametrize(
    ("typed", "used", "meant"),
    [
        ("Austrlia", "", "Austrlia"),
        ("Austrlia", "Australia", "Australia"),
        ("Austrlia", "Austria", "Austria"),
        ("Austrlia", "Australia Austria", "Austrlia"),
        ("amrica", "Africa", "africa"),
        ("Phillipines", "", "Phillipines"),
        ("Phillipines", "Philippines", "Philippines"),
    ],
)
def test_of_several_near_names_the_one_in_the_documents_is_meant(typed: str, used: str, meant: str) -> None:
    assert respelled(typed, lambda key: key in keys(used)) == meant


@pytest.mark.parametrize("file", ["commodities.csv", "places.csv"])
def test_no_listed_name_is_ever_changed(file: str) -> None:
    for entry in forms(file):
        for form in entry:
            assert respelled(form, nothing) == form


@pytest.mark.parametrize("word", [word for line in lines("lookalikes.txt") for word in line.split()])
def test_lookalikes_stay(word: str) -> None:
    assert respelled(word, nothing) == word


@given(st.text(alphabet="galiumgermnCh ,5", max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = respelled(text, nothing)
    assert respelled(once, nothing) == once
