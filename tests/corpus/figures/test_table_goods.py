"""Which good a column of totals is about."""

from __future__ import annotations

import pytest

from corpus.figures.table_goods import whole_of


@pytest.mark.parametrize(
    ("name", "kinds", "topics", "whole"),
    [
        ("total_bags", {"arabica", "robusta"}, ["coffee"], "coffee"),
        ("Total", {"arabica", "robusta"}, [], "coffee"),
        ("Total", {"arabica", "tin"}, ["coffee"], ""),
        ("value_usd", {"arabica", "robusta"}, ["coffee"], ""),
        ("Totality", {"arabica", "robusta"}, ["coffee"], ""),
    ],
)
def test_the_good_of_a_column_of_totals(name: str, kinds: set[str], topics: list[str], whole: str) -> None:
    assert whole_of(name, kinds, topics) == whole
