"""Every unit that an answer says is read again as that unit, or its number would follow from nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_figures import found

from assistant.figures.asked import Asked
from assistant.figures.saying import say
from assistant.figures.wording import Composer, unit_words
from corpus.quantities import quantities
from corpus.vocabulary import records

UNSAID = frozenset({"duration", "number", "length", "scale", "short scale"})
SYMBOLS = [row["symbol"] for row in records("units.csv") if row["dimension"] not in UNSAID]


@pytest.mark.parametrize("symbol", [one for one in SYMBOLS if one != "lakh t"])
@pytest.mark.parametrize("before", ["", "USD/"])
def test_a_unit_is_read_again(symbol: str, before: str) -> None:
    unit = f"{before}{symbol}"
    assert [one.unit for one in quantities(f"It was 96{unit_words(unit)} [1]")][:1] == [unit]


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        ({"period": "2017"}, "2017: 4.83 million TEU [1]"),
        ({}, "4.83 million TEU [1]"),
        ({"commodity": "tea", "measure": "stock"}, "Tea stocks: 4.83 million TEU [1]"),
    ],
)
def test_a_figure_of_nothing_named_begins_with_what_is_known(slots: dict[str, str], text: str) -> None:
    composer = Composer()
    say(composer, found("4.83 million TEU", **slots), Asked(text="How many?"))
    assert composer.text == text


def test_a_bare_cell_of_a_column_of_thousands_is_said_in_full() -> None:
    cell = found("569", commodity="tyres")
    quantity = replace(cell.figure.quantity, value=Decimal(569_000), scale=Decimal(1_000))
    composer = Composer()
    say(composer, replace(cell, figure=replace(cell.figure, quantity=quantity)), Asked(text="How many?"))
    assert composer.text == "Tyres: 569,000 [1]"
    assert [one.kind for one in composer.proof] == ["converted"]
