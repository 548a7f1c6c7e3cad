"""Made-up news: places named by where they are, what is compared with, stocks that a text comes to.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]

PLACES: list[Row] = [
    (
        "Peru imported 900 t of cobalt in August. Imports of Zambian origin rose 7% to 334 t."
        " Congo-sourced material came to 210 t.",
        "Peru's cobalt imports",
        {"334 t": "origin Zambia, destination Peru", "210 t": "origin DR Congo, destination Peru"},
    ),
    (
        "Tea bought by Pakistan at the auction was worth $350 million in August. The Asian country took 37%"
        " of total exports. Exports of tea to Pakistan were 173 t.",
        "Pakistan's purchases of Kenyan tea",
        {"37%": "origin Kenya, destination Pakistan", "173 t": "origin Kenya, destination Pakistan"},
    ),
    (
        "India imported 164 t of crude oil from Russia in August. At the moment Russia is India's largest"
        " supplier. Its share of India's imports is 34%.",
        "",
        {"34%": "origin Russia, destination India"},
    ),
    (
        "China imported 990 t of nickel ore in August. From places other than the two Southeast Asian"
        " countries China imported 133 t.",
        "",
        {"133 t": "origin other countries, destination China"},
    ),
    (
        "Turkey imported 1,300 t of magnesite in August, 8% more than in July but 26% less than in August"
        " 2024, traders calculated from Chinese customs data.",
        "",
        {"26%": "origin -, destination Turkey"},
    ),
    (
        "Turkey imported 1,300 t of magnesite in August. From Peru came 212 t, ahead of Spain with 131 t and"
        " Chile with 110 t.",
        "",
        {"212 t": "origin Peru", "131 t": "origin Spain", "110 t": "origin Chile"},
    ),
    (
        "The United Kingdom took 44 t of Peruvian tin in August.",
        "",
        {"44 t": "destination United Kingdom, origin Peru"},
    ),
]
SELLERS: list[Row] = [
    ("Exports of tea to Peru went up to 173 t in the review period.", "", {"173 t": "period -"}),
    (
        "Beef exports in August were 110 t. Buyers in Japan found U.S. beef dear. Taiwan was a bright spot"
        " for U.S. beef, and Korea for U.S. pork.\n\nPork exports in August were 251 t.",
        "Value of August beef exports highest in 11 months",
        {"110 t": "origin United States", "251 t": "origin United States, commodity pork"},
    ),
]
COMPARED: list[Row] = [
    (
        "Peru exported 110 t of fishmeal in August, 5% under a year ago.",
        "",
        {"5%": "role change, direction down, period 2025-08, base 2024-08"},
    ),
    (
        "In 2024 Peru sold 600 t of fishmeal abroad, 6.7% less than the volumes exported in 2023.",
        "",
        {"600 t": "period 2024", "6.7%": "role change, period 2024, base 2023"},
    ),
    (
        "Fish oil exports of Peru were 94 t in August, a 44% increase over the 65 t exported in July.",
        "",
        {"94 t": "period 2025-08", "65 t": "role level, period 2025-07"},
    ),
    (
        "Japan imported 6 t of LNG in December 2024.\n\nIn 2024 Japan imported 77 t of LNG. From Qatar came"
        " 36 t, 48% more than in 2023.",
        "",
        {"36 t": "origin Qatar, period 2024"},
    ),
    (
        "China imported 59 t of nickel ore in August. Every month since May it has taken more than 30 t.",
        "",
        {"30 t": "period -"},
    ),
    (
        "Ghana had shipped 98 t of farm goods by 30 August; 82 t of this was cocoa.",
        "",
        {"82 t": "commodity cocoa, period 2025-08-30"},
    ),
    (
        "Turkey imported 13 t of magnesite in June 2025.\n\nIn January-June it imported 99 t. From Peru 21 t"
        " arrived in the given period.",
        "",
        {"21 t": "period 2025-01/2025-06"},
    ),
]
GOODS: list[Row] = [
    (
        "Exports of tungsten from Vietnam fell in August. The second-largest producer of tungsten, found in"
        " everything from drills to weapons, shipped 473 t.",
        "",
        {"473 t": "commodity tungsten, origin Vietnam"},
    ),
    (
        "China imported 102 t of iron ore in August. Arrivals were high, which lifted inventories at the"
        " ports. They were 150 t at the end of August. Brazil sold 20 t.",
        "",
        {"150 t": "measure stock, place China", "20 t": "measure trade, origin Brazil"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*PLACES, *SELLERS, *COMPARED, *GOODS])
def test_described(text: str, title: str, wanted: dict[str, str]) -> None:
    found = {one.quantity.literal: one for one in figures_of(text, title)}
    for literal, told in wanted.items():
        names = parts(told)
        assert read_parts(found[literal], names) == names, literal


GROUPED = """# Turkish magnesite imports higher
| Country | Amount (t) | | | | |
|---|---|---|---|---|---|
| | January-June 2023 | January-June 2024 | Change (%) | June 2023 | June 2024 |
| Peru | 960,184 | 649,287 | -32.4 | 144,571 | 90,469 |
| Spain | 441,882 | 500,259 | 13.2 | 54,314 | 49,582 |
"""
WEEKS = """---
title: Weekly corn export sales
published: 2024-05-23
---
| Ending | Exports (t) |
|---|---|
| May-16 | 911 |
| May-09 | 742 |
| Apr-25 | 758 |
"""


@pytest.mark.parametrize(
    ("text", "literal", "told"),
    [
        (GROUPED, "649,287", "period 2024-01/2024-06, origin Peru, commodity magnesite"),
        (GROUPED, "49,582", "period 2024-06, origin Spain, destination Turkey"),
        (GROUPED, "-32.4", "role change, period 2024-01/2024-06, base 2023-01/2023-06"),
        (WEEKS, "742", "period 2024-05-03/2024-05-09"),
        (WEEKS, "758", "period 2024-04-19/2024-04-25"),
    ],
)
def test_tables(text: str, literal: str, told: str) -> None:
    names = parts(told)
    found = {one.quantity.literal: one for one in figures_of_file("a.md", text)}
    assert read_parts(found[literal], names) == names
