"""Constructions of long market reports: lots, terms of delivery, buyers that took none, bylines."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.attributes import BYLINE
from corpus.figures.packed import packed
from corpus.figures.stated import stated
from corpus.quantities import quantities


@pytest.mark.parametrize(
    ("text", "literal", "kilos"),
    [
        ("4,725 lots (10 tonnes each) of robusta", "4,725 lots (10 tonnes each)", 47_250_000),
        ("62,300 lots of 5 tonnes of copper", "62,300 lots of 5 tonnes", 311_500_000),
    ],
)
def test_lots(text: str, literal: str, kilos: int) -> None:
    (one,) = packed(text, quantities(text))
    assert (one.literal, one.value * one.factor) == (literal, kilos)


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("Peru, which had shipped 6,300 in July, nothing.", True),
        ("Kenya, after 900 t in May, none.", True),
        ("Of all the mills, as far as is known, none.", False),
    ],
)
def test_took_none_now(text: str, zero: bool) -> None:
    assert any(one.kind == "zero" for one in stated(text)) is zero


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        (f"Published {date(2024, 5, 3):%d %B %Y} by Harbour Research, Oslo", True),
        ("Issued: 9 May 2025", True),
        ("Published tariffs lift steel", False),
    ],
)
def test_byline(line: str, byline: bool) -> None:
    assert bool(BYLINE.match(line)) is byline
