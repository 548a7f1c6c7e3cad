"""Goods and places by name, and the lists they come from."""

from __future__ import annotations

from collections import defaultdict

import pytest

from corpus.goods import belongs_to, form_named, goods, is_group, is_kind_of
from corpus.places import all_places, code_of, lies_in, place_named
from corpus.vocabulary import forms


@pytest.mark.parametrize(
    ("name", "wider", "told"),
    [
        ("thermal coal", "coal", True),
        ("coal", "coal", True),
        ("coal", "thermal coal", False),
        ("copper ore", "copper", False),
        ("gallium oxide", "gallium", False),
        ("maca", "maca", True),
        ("maca", "tin", False),
    ],
)
def test_a_kind_is_not_a_form(name: str, wider: str, told: bool) -> None:
    assert is_kind_of(name, wider) is told


def test_forms_and_groups() -> None:
    assert form_named("gallium", "oxid") == "gallium oxide"
    assert form_named("gallium", "magnet") == ""
    assert belongs_to("gallium oxide", "gallium")
    assert not belongs_to("gallium", "gallium oxide")
    assert is_group("oilseeds")
    assert not is_group("gallium")
    assert not is_group("maca")


@pytest.mark.parametrize(
    ("name", "other", "told"),
    [
        ("Germany", "European Union", True),
        ("Germany", "Europe", True),
        ("Germany", "Germany", True),
        ("Germany", "Asia", False),
        ("European Union", "Germany", False),
        ("Texas", "United States", True),
        ("Rotterdam", "Netherlands", True),
        ("Atlantis", "Europe", False),
    ],
)
def test_what_lies_in_what(name: str, other: str, told: bool) -> None:
    assert lies_in(name, other) is told


def test_codes() -> None:
    assert (code_of("Germany"), code_of("germany"), code_of("Atlantis")) == ("DE", "DE", "")
    assert place_named("Atlantis") is None


@pytest.mark.parametrize("file", ["commodities.csv", "places.csv"])
def test_no_form_leads_to_two_names(file: str) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for entry in forms(file):
        for form in entry:
            assert form == form.strip()
            names[form.lower()].add(entry[0])
    assert {form: found for form, found in names.items() if len(found) > 1} == {}


def test_no_form_is_a_place_and_a_good() -> None:
    held = [
        {form.lower() for entry in forms(file) for form in entry}
        for file in ("commodities.csv", "places.csv")
    ]
    assert held[0] & held[1] == set()


def test_goods_lead_to_goods_and_never_in_a_circle() -> None:
    for good in goods().values():
        assert {good.kind_of, good.form_of} <= {*goods(), ""}, good
        assert good.hs == "" or (good.hs.isdigit() and len(good.hs) in (2, 4, 6)), good
        assert good.group
        above = good.kind_of or good.form_of
        assert not above or not belongs_to(above, good.name), good


def test_places_lie_in_places_and_codes_are_given_once() -> None:
    codes = [place.code for place in all_places() if place.code]
    assert len(codes) == len(set(codes))
    for place in all_places():
        assert set(place.within) <= set(codes), place
        assert place.code not in place.within, place
        assert place.kind in ("bloc", "region", "country", "state", "city", "port"), place
        if place.kind == "country":
            assert len(place.code) == 2, place
        if place.kind in ("state", "city", "port"):
            assert place.within, place
