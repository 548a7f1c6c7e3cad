"""Made-up wire news of kinds that were read wrongly: appositions, harvests as dates, old numbers.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

PLACES: list[Row] = [
    (
        "MAPUTO/LILONGWE - Mozambique exported 21,000 tonnes of cashew nuts in June.",
        "",
        {"21,000 tonnes": "origin Mozambique, destination -"},
    ),
    (
        "Ghana limits manganese ore exports to 3.9 million tonnes in 2026.",
        "",
        {"3.9 million tonnes": "measure quota, origin Ghana"},
    ),
    (
        "Gabon, which keeps some of its ore, has capped shipments of manganese ore at 41,000 t for 2026.",
        "",
        {"41,000 t": "measure quota"},
    ),
    (
        "Floods limited coal exports from Mozambique to 410,000 tonnes in May.",
        "",
        {"410,000 tonnes": "measure trade, origin Mozambique"},
    ),
    (
        "Honduras, Central America's biggest coffee grower, exported 240,000 bags of coffee in June.",
        "",
        {"240,000 bags": "origin Honduras"},
    ),
    (
        "Cocoa exports from Ghana, West Africa's second-largest producer, fell to 21,000 tonnes in May.",
        "",
        {"21,000 tonnes": "origin Ghana"},
    ),
    (
        "The Brazil Daily News reports that Jordan imported 3,000 tonnes of beef in July.",
        "",
        {"3,000 tonnes": "destination Jordan, origin -"},
    ),
    (
        "Global nickel output rose to 3.4 million tonnes in 2024.",
        "Indonesia's nickel exports",
        {"3.4 million tonnes": "place World"},
    ),
    (
        "Global coal exports reached 900 million tonnes in 2024.",
        "Indonesia's coal exports",
        {"900 million tonnes": "origin World"},
    ),
    (
        "Sales were led by Vietnam (30,500 tonnes, all from store, 500 tonnes via Laos), Turkey (16,200 "
        "tonnes) and Peru (900 tonnes).",
        "US cotton exports",
        {"16,200 tonnes": "origin United States"},
    ),
    (
        "Exports to Japan were 5,000 tonnes in June and to Korea 4,000 tonnes; in May they were 6,000 and "
        "3,000 tonnes respectively.",
        "Peru zinc exports",
        {"6,000": "destination Japan", "3,000 tonnes": "destination South Korea"},
    ),
    (
        "Japan took 5,000 tonnes in June and Spain 4,000 tonnes. Shipments were worth $31 million.",
        "Peru zinc exports",
        {"$31 million": "origin Peru, destination -"},
    ),
]

TIMES: list[Row] = [
    (
        "Kenya exported 250 million kg of tea in the 11 months to the end of June.",
        "",
        {"250 million kg": "period 2024-08/2025-06"},
    ),
    (
        "Tea sold for $2.24 per kg, against $2.80 per kg in the first six months of last year.",
        "",
        {"$2.80 per kg": "period 2024-01/2024-06"},
    ),
    (
        "August coffee shipments from Honduras were 321,303 bags, compared with 398,875 in the same month "
        "last season.",
        "",
        {"398,875": "period 2024-08"},
    ),
    (
        "Kenyan tea exports fell 19 per cent in June compared with the similar period last year.",
        "",
        {"19 per cent": "period 2025-06, base 2024-06"},
    ),
    (
        "Compared with the previous month when Japan took 5.7 million tonnes, its LNG imports in July rose "
        "by 8%.",
        "Japan's LNG imports",
        {"5.7 million tonnes": "period 2025-06"},
    ),
    (
        "Peru exported 210,000 tonnes of zinc ore in July. The figure was above June's 195,000 tonnes.",
        "",
        {"195,000 tonnes": "period 2025-06"},
    ),
    (
        "Honduras exported 5.5 million bags of coffee during the 2022-2023 harvest.",
        "",
        {"5.5 million bags": "measure trade, flow export, origin Honduras, period 2022-07/2023-06"},
    ),
    (
        "India will export 28 lakh bales of cotton in the crop year 2023-24.",
        "",
        {"28 lakh bales": "measure trade, flow export, origin India"},
    ),
    (
        "During the week ending May 8, 2025, net sales of cotton for the 2024-2025 season were 65,800 RB.",
        "US cotton exports",
        {"65,800 RB": "unit bale, measure trade, period 2025-05-02/2025-05-08"},
    ),
]

AMOUNTS: list[Row] = [
    (
        "April exports of tin, first given as 170 tonnes, came to 168 tonnes.",
        "Peru tin exports",
        {"170 tonnes": "period -", "168 tonnes": "period 2025-04"},
    ),
    (
        "The July import bill of about $3.38 billion decreased by 43% from a year earlier.",
        "Japan's LNG imports",
        {"$3.38 billion": "role level", "43%": "role change, direction down"},
    ),
    ("Imports were off 2.9% in April.", "Peru corn imports", {"2.9%": "role change, direction down"}),
    (
        "Brazil sold 1.1 million tonnes of beef up to the end of May 2025.",
        "",
        {"1.1 million tonnes": "role level"},
    ),
    (
        "Gas cost Japan about $3.1 billion in July, a rise of 41.9 percent.",
        "Japan's LNG imports",
        {"41.9 percent": "measure trade"},
    ),
    (
        "Japan paid about $5.7 billion for LNG supplies in July.",
        "",
        {"$5.7 billion": "flow import, destination Japan, origin -"},
    ),
    (
        "Tea exports to Pakistan registered a decline of 16 per cent in June.",
        "Kenya's tea exports",
        {"16 per cent": "measure trade, destination Pakistan"},
    ),
    (
        "The price for spot LNG cargoes shipped to Japan in July was $12.2/mmBtu.",
        "",
        {"$12.2/mmBtu": "commodity lng"},
    ),
    (
        "Japan's LNG stocks for power generation totalled 1.7 million tonnes on 7 September.",
        "",
        {"1.7 million tonnes": "commodity lng, measure stock"},
    ),
    (
        "Exports were worth $3.4 billion, or Rp. 51.6 trillion.",
        "Indonesia's coal exports",
        {"51.6 trillion": "unit IDR"},
    ),
]


PARTS_AND_ZEROS: list[Row] = [
    (
        "Peru's cocoa exports came to 9,000 tonnes in May, of which 4,000 went to Italy.",
        "",
        {"9,000 tonnes": "destination -", "4,000": "destination Italy, unit t"},
    ),
    (
        "Peru sent 3,000 tonnes of sugar to Chile in May and Bolivia 2,000 tonnes.",
        "",
        {"3,000 tonnes": "origin Peru, destination Chile", "2,000 tonnes": "origin Bolivia"},
    ),
    (
        "No coal was loaded in July for Spain, which in April 2024 had taken 7,000 tonnes.",
        "",
        {"No": "period 2025-07, destination Spain"},
    ),
    (
        "Kenya sold 61 million kg of tea from January to the end of May.",
        "",
        {"61 million kg": "period 2025-01/2025-05"},
    ),
    (
        "Exports of cocoa from Ghana in July, the last month of the campaign, were 5,000 tonnes.",
        "",
        {"5,000 tonnes": "period 2025-07"},
    ),
    (
        "Garment exports from Egypt went to the US above all, the largest market with 900 tonnes in July, "
        "Italy followed with 400 tonnes.",
        "",
        {"400 tonnes": "destination Italy"},
    ),
    (
        "Egypt's exports of cotton were 900 tonnes in July, with Italy (400 tonnes) and Peru (90 tonnes) the "
        "main customers.",
        "",
        {"400 tonnes": "destination Italy, origin Egypt", "90 tonnes": "destination Peru"},
    ),
    ("Dealers in Brazil have 14,000 tonnes of urea in store.", "", {"14,000 tonnes": "measure stock"}),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*PLACES, *TIMES, *AMOUNTS, *PARTS_AND_ZEROS])
def test_wire_news_is_read(text: str, title: str, wanted: dict[str, str]) -> None:
    read = {figure.quantity.literal.removeprefix("Rp. "): figure for figure in figures_of(text, title)}
    for literal, told in wanted.items():
        names = parts(told)
        assert literal in read, f"{literal} is missing among {list(read)}"
        assert read_parts(read[literal], names) == names


def test_rebooked_sales_are_no_trade() -> None:
    text = "Sales were led by Vietnam (30,500 bales, including 900 bales switched from Malaysia) in May."
    literals = [figure.quantity.literal for figure in figures_of(text, "US cotton exports")]
    assert literals == ["30,500 bales"]
