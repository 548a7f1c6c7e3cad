from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vocabulary import forms
from corpus.words import keys, stop_keys, terms

VOCABULARIES = ("synonyms.txt", "measures.txt", "places.csv", "commodities.csv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China's", "Chinese"),
        ("the U.S.", "the United States"),
        ("US", "American"),
        ("2,004", "2004"),
        ("4,00,000", "400000"),
        ("licence", "licensing"),
        ("1 tonne", "1 metric ton"),
        ("rare earth permanent magnets", "magnets"),
        ("maize", "corn"),
        ("January through June", "the first half"),
    ],
)
def test_variants_have_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exports", "imports"),
        ("exports", "production"),
        ("rare earths", "rare earth magnets"),
        ("antimony", "antimony trioxide"),
        ("germanium", "Germany"),
        ("indium", "India"),
        ("South Korea", "North Korea"),
        ("2.004", "2,004"),
        ("rose", "fell"),
        ("May", "may"),
    ],
)
def test_different_things_keep_different_keys(one: str, other: str) -> None:
    assert keys(one) != keys(other)


SHADOWED = {"sulphur", "sulfur", "caesium", "cesium", "ndfeb", "neodymium iron boron"}
"""Goods that synonyms.txt lists as well, so that they are read as plain words. Nothing may be added here."""


def test_no_form_stands_in_two_entries() -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for name in VOCABULARIES:
        for entry in forms(name):
            for form in entry:
                held[" ".join(form.lower().split())].add(f"{name}: {entry[0]}")
    assert {form for form, found in held.items() if len(found) > 1} <= SHADOWED


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_form_leads_to_the_first_of_its_entry(name: str) -> None:
    for entry in forms(name):
        plain = [form for form in entry if form.lower() not in SHADOWED]
        found = {terms(form)[0].key for form in plain if len(terms(form)) == 1}
        assert found <= {terms(entry[0])[0].key}, entry


def test_stop_words_are_left_out_but_up_and_down_tell_a_direction() -> None:
    assert "the" in stop_keys()
    assert keys("the exports of it were up") == ("export", "rise")


@given(st.text(max_size=300))
def test_terms_are_ordered_slices(text: str) -> None:
    end = 0
    for term in terms(text):
        assert end <= term.start < term.end <= len(text)
        assert term.key
        end = term.end
