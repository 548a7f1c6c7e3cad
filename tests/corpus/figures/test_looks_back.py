"""Made-up news: looks back, runs of months, partners and zeros, published on 10 September 2025."""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

ROWS: list[Row] = [
    (
        "Peru exported 210,000 tonnes of zinc ore in July. In June it had been 190,000 tonnes. Japan took "
        "30,000 tonnes.",
        "",
        {
            "190,000 tonnes": "period 2025-06",
            "30,000 tonnes": "period 2025-07, origin Peru, destination Japan",
        },
    ),
    (
        "Chile sold 40,000 tonnes of copper in July. A year earlier, before the strike, exports had been "
        "35,000 tonnes. The June figure of a year ago was 31,000 tonnes.",
        "",
        {"35,000 tonnes": "period 2024-07", "31,000 tonnes": "period 2024-06"},
    ),
    (
        "Global supply is short: we put Peru's 2025 zinc output at 1.4 million tonnes, and Chile's season "
        "has only begun.",
        "",
        {"1.4 million tonnes": "measure production, place Peru"},
    ),
    (
        "Chile exported 90,000 tonnes of copper and zinc in July. By metal, copper contributed 60,000 tonnes "
        "and zinc 30,000 tonnes.\n\nIn June alone exports reached 80,000 tonnes.",
        "",
        {"60,000 tonnes": "commodity copper", "80,000 tonnes": "commodity copper+zinc"},
    ),
    (
        "Peru sold arabica at an average of $5.20 per kilogram in July, and cocoa fetched $6.10.",
        "",
        {"$6.10": "unit USD/kg"},
    ),
    (
        "At 2.10 million tonnes copper imports were 4% above June's 2.02 million.",
        "China copper imports in July",
        {"2.10 million tonnes": "period 2025-07", "2.02 million": "period 2025-06"},
    ),
    (
        "Half-year exports of 1.2 million tonnes were a record.",
        "Peru zinc ore exports",
        {"1.2 million tonnes": "period 2025-01/2025-06"},
    ),
    (
        "Eight-month tea exports of 30,000 tonnes were a record.",
        "Kenya tea exports",
        {"30,000 tonnes": "period 2025-01/2025-08"},
    ),
    (
        "Peru exported 9,000 tonnes of tin in July. No Peruvian tin was recorded in Germany.",
        "",
        {"No": "origin Peru, destination Germany, period 2025-07"},
    ),
    (
        "Peru exported 9,000 tonnes of tin in July. Not a tonne of tin was cleared for Sweden.",
        "",
        {"Not a tonne": "destination Sweden, period 2025-07"},
    ),
    (
        "Peru exported 9,000 tonnes of tin in July. Spain, which forwards cargoes to German smelters, got "
        "nothing.",
        "",
        {"nothing": "origin Peru, destination Spain"},
    ),
    (
        "Peru exported 9,000 tonnes of copper in July. Treatment charges stood at $20 a tonne.",
        "",
        {"$20 a tonne": "measure price, commodity copper concentrate"},
    ),
]


@pytest.mark.parametrize(("text", "title", "told"), ROWS)
def test_what_looks_back_and_who_took_nothing(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, wanted in told.items():
        assert literal in found, (literal, list(found))
        names = parts(wanted)
        assert read_parts(found[literal], names) == names, literal


@pytest.mark.parametrize("text", ["No accidents were recorded at the mines.", "Nothing was booked."])
def test_no_zero_of_trade(text: str) -> None:
    assert figures_of(text, "Peru tin exports") == ()
