"""Made-up sentences in the manner of real trade pages, published on 10 September 2025."""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

ROWS: list[Row] = [
    (
        "2025-09-10\n\nTin stocks in Peru rose to 900 tonnes in August.\n\nDuring the month, tin production"
        " rose to 2,000 tonnes.",
        "",
        {"2,000 tonnes": "period 2025-08"},
    ),
    (
        "Peru exported 900 tonnes of tin in August. Last year, exports in August were 700 tonnes.",
        "",
        {"700 tonnes": "period 2024-08"},
    ),
    (
        "Peru exported 900 tonnes of tin in August. In 2023, exports in August were 650 tonnes.",
        "",
        {"650 tonnes": "period 2023-08"},
    ),
    (
        "Peru exported 900 tonnes of tin in August. In the accumulated result for the year, exports reached"
        " 7,000 tonnes. For the Chinese market there was an export of 120 tonnes in August.",
        "",
        {
            "7,000 tonnes": "period 2025-01/2025-08",
            "120 tonnes": "origin Peru, destination China, period 2025-08",
        },
    ),
    (
        "Imports of LNG fell in August. China landed 5.9 million tonnes and India 2.1 million tonnes.",
        "LNG in Asia",
        {"5.9 million tonnes": "destination China", "2.1 million tonnes": "destination India"},
    ),
    (
        "Peru exported 900 tonnes of tin in August. Japan took 30 tonnes. Despite the better August, 5,000"
        " tonnes were exported from January to August.",
        "",
        {"5,000 tonnes": "period 2025-01/2025-08, origin Peru, destination"},
    ),
    (
        "Turkey sold carpets worth $200 million in August. Sales to Iraq, where a ban ended last year,"
        " reached $17 million.",
        "",
        {"$17 million": "destination Iraq, period 2025-08"},
    ),
    (
        "Copper production in July was 200,000 tonnes.\n\nPeru produced 2.3 million tonnes of copper, up 4%;"
        " 150,000 tonnes of lead; and 18,000 tonnes of tin, in 2024, according to the ministry.",
        "Peru mine output",
        {
            "2.3 million tonnes": "period 2024",
            "150,000 tonnes": "period 2024",
            "18,000 tonnes": "period 2024",
        },
    ),
    (
        "Mine production in Kazakhstan was 22,000 tU, up from 21,000 tU. Sulphuric acid was scarce.",
        "Uranium",
        {"22,000 tU": "commodity uranium", "21,000 tU": "commodity uranium"},
    ),
    (
        "Aluminium stocks at the ports of Yokohama, Nagoya and Osaka stood at 300,000 tonnes at the end"
        " of July.",
        "",
        {"300,000 tonnes": "place Yokohama+Nagoya+Osaka, period 2025-07"},
    ),
    (
        "OPEC pumped 26 million barrels per day of crude oil in August. OPEC+ pumped 40 million barrels per"
        " day.",
        "",
        {"26 million barrels per day": "place OPEC", "40 million barrels per day": "place OPEC+"},
    ),
    (
        "Brazil's steel production for July 2025 was 2.4 Mt, down by 20% on July 2024.",
        "",
        {"20%": "period 2025-07, base 2024-07"},
    ),
    (
        "Beef exports (fresh and processed) came to 108,000 tonnes in August.",
        "",
        {"108,000 tonnes": "measure trade, flow export, period 2025-08"},
    ),
    (
        "In 2024, the beef revenue until August was $5 billion.",
        "Brazil beef exports",
        {"$5 billion": "period 2024-01/2024-08"},
    ),
    (
        "Grain exports were down through the first five months of the 2024-25 marketing year. Corn exports"
        " came to 6 million tonnes.",
        "Ukraine grain exports",
        {"6 million tonnes": "commodity corn, period 2024-07/2024-11"},
    ),
    (
        "The import price of lithium carbonate stood at $11,000 a tonne in July, flat with battery-grade"
        " material.",
        "",
        {"$11,000 a tonne": "commodity lithium carbonate, flow import"},
    ),
    (
        "Thailand imported 200,000 tonnes of rice in January-May.\n\nVietnam exported 8 million tonnes of"
        " rice last year. The Philippines bought 3 million tonnes.",
        "",
        {"3 million tonnes": "destination Philippines, period 2024"},
    ),
]


@pytest.mark.parametrize(("text", "title", "told"), ROWS)
def test_real_news(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, wanted in told.items():
        assert literal in found, (literal, list(found))
        names = parts(wanted)
        assert read_parts(found[literal], names) == names, literal
