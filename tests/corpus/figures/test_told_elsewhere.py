"""Made-up news whose partner, good, time or unit is told elsewhere: by title, label, the line above a table.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]

WHOSE: list[Row] = [
    (
        "Ecuador earned $90 million from shrimp in August. Sales to Spain were $12 million.",
        "Shrimp ponds stand idle as American orders dry up",
        {"$90 million": "origin Ecuador, destination -", "$12 million": "origin Ecuador, destination Spain"},
    ),
    (
        "Ghana fell behind Ivory Coast. It exported 9,000 tonnes of cashew nuts in August, and Spain took "
        "4,000 tonnes of it.",
        "",
        {"9,000 tonnes": "origin Ghana", "4,000 tonnes": "origin Ghana, destination Spain"},
    ),
    (
        "India's zinc imports were 9,000 tonnes in August. Nothing came from Peru, which had sent 700 tonnes "
        "in July.\n\nExports of zinc rose to 4,000 tonnes, making the country a net exporter. Italy bought "
        "300 tonnes and Spain 200 tonnes.",
        "India becomes a net zinc seller as Peruvian arrivals shrink",
        {
            "4,000 tonnes": "measure trade, flow export, origin India, destination -",
            "200 tonnes": "origin India, destination Spain",
        },
    ),
    (
        "Who supplied Turkey. Chile delivered 5,000 tonnes of copper in August and Peru 300 tonnes.",
        "Copper",
        {"5,000 tonnes": "origin Chile, destination Turkey", "300 tonnes": "origin Peru, destination Turkey"},
    ),
    (
        "Terminals in Spain took 9 tonnes of LNG in August, of which Peru supplied 5 tonnes.",
        "Japan and its LNG",
        {"9 tonnes": "destination Spain", "5 tonnes": "origin Peru, destination Spain"},
    ),
    (
        "Bean exports in July were 900 tonnes. Spain bought 400 tonnes of them.",
        "Abidjan Cocoa Shippers' Association - circular",
        {"900 tonnes": "origin Ivory Coast", "400 tonnes": "origin Ivory Coast, destination Spain"},
    ),
    (
        "Australia exported 800 tonnes of beef in August. Japan accounted for the majority of the rise in "
        "exports, up 26% to 310 tonnes.",
        "Australian beef",
        {"310 tonnes": "origin Australia, destination Japan"},
    ),
    (
        "China's imports of zinc ore were 400 tonnes in August. A strike closed the biggest Mongolian mine, "
        "resulting in a 12% decline in imports from Mongolia.",
        "",
        {"12%": "origin Mongolia, destination China"},
    ),
]
GOODS: list[Row] = [
    (
        "Peru's exports of seafood were $900 million in July. Of this, squid made up $300 million and tuna "
        "$100 million.",
        "",
        {"$300 million": "commodity squid", "$100 million": "commodity tuna"},
    ),
    (
        "India imported 110 tonnes of gold in August. Ghana sent 47 tonnes and Peru 7 tonnes, the last of "
        "these as dore.",
        "",
        {"47 tonnes": "commodity gold", "7 tonnes": "commodity gold dore"},
    ),
    (
        "Brazil shipped 37 tonnes of iron ore in August. South African exports were 4 tonnes, which traders "
        "blame on wagon and locomotive shortages.",
        "",
        {"4 tonnes": "commodity iron ore"},
    ),
    (
        "Exports by pipeline were 12 tonnes in August.",
        "Natural gas of Norway",
        {"12 tonnes": "commodity natural gas"},
    ),
    (
        "In May, exports of crude and refined palm oil were 26 tonnes.",
        "",
        {"26 tonnes": "commodity palm oil"},
    ),
]
TIMES: list[Row] = [
    (
        "Peru exported 17 tonnes of zinc in August. It was 16% lower than in July, when 21 "
        "tonnes left, and 7% "
        "lower than the 19 tonnes of August 2024.",
        "",
        {"21 tonnes": "period 2025-07", "7%": "base 2024-08", "19 tonnes": "period 2024-08"},
    ),
    (
        "Peru exported 37 tonnes of zinc in August. Shipments to Spain were 4 tonnes, half of "
        "what they were in "
        "July.",
        "",
        {"4 tonnes": "period 2025-08"},
    ),
    (
        "Peru exported 37 tonnes of zinc in August. Since the marketing year began on July 1, exports have "
        "reached 61 tonnes.",
        "",
        {"61 tonnes": "period -"},
    ),
    (
        "In the first half of the fiscal year that began on February 1, Peru exported 37 tonnes of zinc.",
        "",
        {"37 tonnes": "period 2025-02/2025-07"},
    ),
    ("Peru set the export duty on zinc at 9% for October.", "", {"9%": "period 2025-10"}),
]
AMOUNTS: list[Row] = [
    (
        "Norway exported 12 billion cubic metres of gas in July. Of this, 6.3 billion went to Spain.",
        "",
        {"6.3 billion": "unit m3, destination Spain"},
    ),
    (
        "Ghana's cocoa closed at 5,140 pounds a tonne.",
        "",
        {"5,140 pounds a tonne": "unit GBP/t, measure price"},
    ),
    ("Rwandan teas averaged $2.97 in August.", "", {"$2.97": "measure price"}),
    (
        "Peru raised its forecast of zinc exports. The duty was lifted to 25% in August.",
        "",
        {"25%": "measure tariff"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*WHOSE, *GOODS, *TIMES, *AMOUNTS])
def test_news(text: str, title: str, wanted: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, told in wanted.items():
        assert read_parts(found[literal], parts(told)) == parts(told), literal


def test_what_a_change_comes_to_is_no_level() -> None:
    found = figures_of(
        "Peru exported 37 tonnes of zinc in August. It is up 12% (4 tonnes) compared with July."
    )
    assert next(one.role for one in found if one.quantity.literal == "4 tonnes") == "difference"


def test_what_a_bag_holds_is_not_traded() -> None:
    assert not figures_of("One bag contains 60 kg of coffee.", "Coffee exports of Peru")


def test_a_table_of_buyers_below_the_seller_and_its_unit() -> None:
    text = (
        "---\ntitle: Cotton - Vietnam steps in\npublisher: Office\npublished: 2025-09-10\n---\n\n"
        "US cotton loadings recovered in July. Shipments are shown below, in thousands of 480-lb bales.\n\n"
        "| Destination | July 2025 |\n|---|---|\n| Vietnam | 171.6 |\n| Turkey | 66.3 |\n"
    )
    found = {one.quantity.literal: one for one in figures_of_file("table.md", text) if one.row}
    wanted = parts("unit bale, value 171600, origin United States, destination Vietnam")
    assert read_parts(found["171.6"], wanted) == wanted
