"""Made-up news of more kinds that were read wrongly: whole years, bases, short names, quotas, all goods.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

from corpus.figures.mentions import mentions
from corpus.figures.sentence import Sentence
from corpus.figures.short_names import short_names

Row = tuple[str, str, dict[str, str]]

YEARS: list[Row] = [
    (
        "Ghana sold 410,000 tonnes of cocoa in the fiscal year that ended on June 30.",
        "",
        {"410,000 tonnes": "period 2024-07/2025-06"},
    ),
    (
        "In the year ending July, Uganda exported 4.2 million bags of coffee, versus 3.9 million bags in the "
        "same period the previous year.",
        "",
        {"4.2 million bags": "period 2024-08/2025-07", "3.9 million bags": "period 2023-08/2024-07"},
    ),
    (
        "The zinc quota was extended by twelve months to July 2025.",
        "",
        {},
    ),
    (
        "Miners may ship up to 20 tonnes of palladium in the second half under the quota.",
        "Russia palladium",
        {"20 tonnes": "measure quota, flow export, period 2025-07/2025-12, status -"},
    ),
]

COMPARED: list[Row] = [
    (
        "July exports stood at 81,000 tonnes. The volume was 15% below the 95,300 tonnes of the same month "
        "a year earlier.",
        "Zambia copper exports",
        {"15%": "period 2025-07, base 2024-07", "95,300 tonnes": "period 2024-07"},
    ),
    (
        "Kenya shipped 28,000 tonnes of tea in June, 4% below those of June 2024.",
        "",
        {"4%": "period 2025-06, base 2024-06"},
    ),
    (
        "Peru's zinc exports were down 11% compared to the volume a month earlier (33,000 tonnes).",
        "Peru zinc exports in July",
        {"33,000 tonnes": "period 2025-06"},
    ),
    (
        "Imports amounted to $15.3bn in July as opposed to $19bn in the same month last year.",
        "Ghana foreign trade",
        {"$15.3bn": "period 2025-07", "$19bn": "period 2024-07"},
    ),
    (
        "In July, Chile shipped 2.70 million t of copper ore, a little more than the 2.66 million t of June, "
        "of which China took 402,000 t.",
        "",
        {"2.66 million t": "period 2025-06", "402,000 t": "period 2025-07, destination China"},
    ),
    (
        "Exports of lithium carbonate were 21,000 tonnes in July; a year earlier 17,000 tonnes had fetched "
        "$611 million.",
        "Chile lithium carbonate exports",
        {
            "17,000 tonnes": "measure trade, origin Chile, period 2024-07",
            "$611 million": "measure trade, period 2024-07",
        },
    ),
    (
        "Indonesia, a buyer of 6,000 tonnes in June, took 500 tonnes in July.",
        "Brazil cotton exports",
        {"6,000 tonnes": "period 2025-06", "500 tonnes": "period 2025-07"},
    ),
    (
        "In 2024 Niger made 2,100 tons of uranium, 1 percent less than in 2023, when it had made 2,121 tons.",
        "",
        {"1 percent": "period 2024, base 2023", "2,121 tons": "period 2023"},
    ),
    (
        "In June Brazil shipped 548 tonnes of copper cathode and only 770 tonnes were shipped in July.",
        "",
        {"548 tonnes": "period 2025-06", "770 tonnes": "period 2025-07"},
    ),
]

GOODS: list[Row] = [
    (
        "No cathodes were shipped to Italy. Brazil took 13,000 tonnes of cathodes in July.",
        "Chile copper exports in July",
        {"No": "commodity copper cathode, destination Italy", "13,000 tonnes": "commodity copper cathode"},
    ),
    (
        "India bought 140 tonnes of the oxide in July.",
        "China antimony trioxide exports",
        {"140 tonnes": "commodity antimony trioxide"},
    ),
    (
        "Ghana fares no better. Its exporters shipped 870 tonnes of cocoa in July.",
        "Togo cocoa exports",
        {"870 tonnes": "commodity cocoa, origin Ghana"},
    ),
    (
        "In Bolivia, exports of tin fell to 460 tonnes in July. Japan was the top buyer with 130 tonnes.",
        "Peru tin exports",
        {"460 tonnes": "origin Bolivia", "130 tonnes": "origin Bolivia, destination Japan"},
    ),
    (
        "Spain lifted 52,000 bpd of Libyan crude in July.",
        "",
        {"52,000 bpd": "commodity crude oil, origin Libya, destination Spain"},
    ),
    (
        "Japan's LNG imports fell in July. The United States sent 410,000 tonnes from the Cameron plant and "
        "Australia, from Gladstone, 390,000 tonnes.",
        "",
        {"390,000 tonnes": "origin Australia, destination Japan"},
    ),
    (
        "Exports of urea from Jubail, Dammam and Jizan reached 31,000 tonnes in July.",
        "",
        {"31,000 tonnes": "origin Saudi Arabia"},
    ),
    (
        "Laos exported 900 GWh of electricity in July. Nobody opened champagne: Thailand took 640 GWh.",
        "",
        {"640 GWh": "commodity electricity, destination Thailand"},
    ),
    (
        "Imports of diesel from Oman and the Netherlands came to 40,000 tonnes and 25,000 tonnes "
        "respectively.",
        "",
        {"40,000 tonnes": "origin Oman", "25,000 tonnes": "origin Netherlands"},
    ),
    (
        "Brazil landed muriate of potash (MOP) early. It imported 612 tonnes of MOP in July.",
        "",
        {"612 tonnes": "commodity potash, destination Brazil"},
    ),
    (
        "Korea exported 900 electric cars in July. Battery cars worth $3 million went to Japan.",
        "",
        {"900": "commodity electric vehicles", "$3 million": "commodity electric vehicles"},
    ),
    (
        "Shipments rose to 23,000 tonnes in July. Because of a road block the mine ran short of diesel and "
        "stopped for a week. Indonesia took 11,000 tonnes.",
        "Mozambique graphite exports",
        {"11,000 tonnes": "commodity graphite"},
    ),
    (
        "The reference price of spodumene was $900 a tonne in July. The reference price was $950 in June.",
        "",
        {"$950": "commodity spodumene"},
    ),
    (
        "Germany exported goods worth 133 billion euros in July.",
        "Germany's car exports",
        {"133 billion euros": "commodity all goods"},
    ),
    (
        "Dhaka trade data: Garments were 81 percent of the country's total goods exports in July.",
        "Bangladesh exports",
        {"81 percent": "role share, commodity garments"},
    ),
    (
        "SEOUL - South Korea's exports rose 3% in August to $59 billion as memory chips rose, trade data "
        "showed. Of that, memory accounted for $11 billion.",
        "Chips carry South Korean exports",
        {"$59 billion": "commodity all goods", "$11 billion": "commodity memory chips"},
    ),
]

ENDS: list[Row] = [
    (
        "China has felt the stop. It imported 4,870 tonnes of cobalt hydroxide in July.",
        "Congo's cobalt exports",
        {"4,870 tonnes": "destination China"},
    ),
    (
        "Ghana: purchases of cocoa stood at 935,000 tonnes in July.",
        "Ivory Coast cocoa exports",
        {"935,000 tonnes": "flow import, destination Ghana, origin -"},
    ),
    (
        "The East African country exported 618,000 60-kg bags in June.",
        "Uganda's coffee exports",
        {"618,000 60-kg bags": "origin Uganda, unit bag"},
    ),
    (
        "Beans worth $21 million arrived at Yokohama in June.",
        "Japan's coffee imports",
        {"$21 million": "destination Yokohama, origin -"},
    ),
    (
        "Exports rose by 4% to 2,000 tonnes for South Korea and by 19% to 5,500 tonnes for China in July.",
        "Japan aluminium scrap exports",
        {"4%": "destination South Korea", "19%": "destination China", "5,500 tonnes": "destination China"},
    ),
    (
        "Excluding China, exports totalled 1,200 kg in July.",
        "Russia platinum exports",
        {"1,200 kg": "origin Russia, destination other countries"},
    ),
    (
        "Exports to Germany were 40 tonnes in June. In July exports were 90 tonnes, 12% above those of May.",
        "Peru tin exports",
        {"90 tonnes": "destination -", "12%": "destination -, base 2025-05"},
    ),
]

MEASURES: list[Row] = [
    (
        "Indonesia has a quota of 298 million tonnes for nickel ore. Miners dug 24 million tonnes in July.",
        "",
        {"24 million tonnes": "measure production, commodity nickel ore"},
    ),
    (
        "Imports of copper concentrate, or partially processed copper ore, were 1.9 million tonnes in July.",
        "China copper imports",
        {"1.9 million tonnes": "measure trade, flow import, destination China"},
    ),
    (
        "The price of lithium carbonate was $12,000 a tonne including value-added tax in July.",
        "",
        {"$12,000 a tonne": "measure price"},
    ),
    (
        "In July memory brought $14 billion.",
        "South Korea memory chip exports",
        {"$14 billion": "measure trade, flow export, origin South Korea"},
    ),
    (
        "South Africa's citrus exports earned R10.3-billion in July.",
        "",
        {"R10.3-billion": "unit ZAR, measure trade, origin South Africa"},
    ),
    (
        "Exports of garments were $3 billion in July. Remittances came to $2 billion.",
        "Bangladesh garments",
        {"$2 billion": "measure other, commodity -"},
    ),
]

PARTS: list[Row] = [
    (
        "Oilseeds: soybeans 120,000 tonnes, sesame 30,000 tonnes and rapeseed 10,000 tonnes, together "
        "160,000 tonnes in July.",
        "Peru imports",
        {"10,000 tonnes": "commodity rapeseed", "160,000 tonnes": "commodity oilseeds"},
    ),
    (
        "In July imports of copper were 500 tonnes, those of zinc 300 tonnes and those of lead 200 tonnes, "
        "in all 1,000 tonnes.",
        "Peru imports",
        {"200 tonnes": "commodity lead metal", "1,000 tonnes": "commodity copper+zinc+lead metal"},
    ),
    (
        "Average prices in July: rye 180 dollars a tonne, oats 165 dollars and malting barley 199 dollars.",
        "",
        {
            "165 dollars": "commodity oats, unit USD/t, measure price",
            "199 dollars": "commodity malting barley, unit USD/t",
        },
    ),
    (
        "In July Chile exported 5,200 tractors. Shipments to China had been 3,700 in the first six months "
        "of 2024.",
        "",
        {"3,700": "destination China, commodity tractors, unit unit, period 2024-01/2024-06"},
    ),
    (
        "Chile exported 21 million tonnes of logs in the year to March 2025.\n\nFor the March quarter on "
        "its own, log exports were 4 million cubic metres.\n\nPlywood exports were 415,000 cubic metres.",
        "Sawmill review, year to March 2025",
        {
            "4 million cubic metres": "period 2025-01/2025-03",
            "415,000 cubic metres": "period 2024-04/2025-03",
        },
    ),
    (
        "Used cars numbered 29,700 in July, with 11,400 for Nigeria and 6,800 for Benin.",
        "",
        {"11,400": "destination Nigeria, origin -", "6,800": "destination Benin, origin -"},
    ),
    (
        "Imports of palm group were 900 tonnes, with RBD palmolein at 300 tonnes in July.",
        "Kenya imports",
        {"900 tonnes": "commodity palm oil", "300 tonnes": "commodity palm olein"},
    ),
]


@pytest.mark.parametrize(("text", "title", "told"), [*PARTS, *YEARS, *COMPARED, *GOODS, *ENDS, *MEASURES])
def test_what_the_news_says(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, wanted in told.items():
        assert literal in found, (literal, list(found))
        names = parts(wanted)
        assert read_parts(found[literal], names) == names, literal


@pytest.mark.parametrize("text", ["A$", "$", "", "US$ ", "A$ 5 a kg", "-", "R", "60-kg bags"])
def test_any_piece_of_text_can_be_read(text: str) -> None:
    mentions(Sentence(text, ()), None, lambda word: False)
    figures_of(text)


def test_short_names_are_those_that_a_text_defines() -> None:
    assert short_names("muriate of potash (MOP) and refined tin (RTX)") == {"RTX": "tin"} | (
        {"MOP": "potash"} if "MOP" in short_names("muriate of potash (MOP)") else {}
    )
    assert short_names("the Tea Board (TB) said") == {}
