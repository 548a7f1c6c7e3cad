from __future__ import annotations

import pytest
from invented import sentence

from corpus.figures.amounts import amounts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports rose 5% to 300 tonnes", ["change up", "level"]),
        ("Exports fell by 20 tonnes to 300 tonnes", ["difference down", "level"]),
        ("Exports rose to 300 tonnes from 280 tonnes", ["level", "level base"]),
        ("They shipped 300 tonnes against 280 tonnes", ["level", "level base"]),
        ("They shipped 300 tonnes compared with 280 tonnes", ["level", "level base"]),
        ("Japan took 40% of exports", ["share"]),
        ("Its share was 12%", ["share"]),
        ("Japan made up 30% of the total", ["share"]),
        ("exports (+4%)", ["change up"]),
        ("exports (-3.5%)", ["change down"]),
        ("Exports were 4% lower", ["change down"]),
        ("5% less than in June", ["change down"]),
        ("12% annual growth", ["change up"]),
        ("a 5% increase", ["change up"]),
        ("exports jumped 75.5 percent", ["change up"]),
        ("fell by a third", ["change down"]),
        ("rose by between 5% and 7%", ["change up"]),
        ("Exports fell by 5%, and imports by 3%", ["change down", "change down"]),
        ("a tariff of 10%", ["level"]),
        ("the duty is 7.5%", ["level"]),
        ("down $20 to $160 a tonne", ["difference down", "level"]),
        ("gained 58 ringgit to 4,320 ringgit", ["difference up", "level"]),
        ("up 5 percentage points", ["difference up"]),
        ("Exports doubled to 300 tonnes", ["ratio", "level"]),
        ("exports fell to zero", ["level zero"]),
        ("after no exports in May, 5 t in June", ["level base zero", "level"]),
    ],
)
def test_what_kind_of_number_each_is(text: str, told: list[str]) -> None:
    assert [
        " ".join(part for part in (one.role, one.direction, "base" * one.base, "zero" * one.zero) if part)
        for one in amounts(*sentence(text))
    ] == told


def test_what_is_denied_is_not_stated() -> None:
    found = amounts(*sentence("Exports were 5,035 tonnes, not 5,350 tonnes"))
    assert [one.quantity.literal for one in found] == ["5,035 tonnes"]
