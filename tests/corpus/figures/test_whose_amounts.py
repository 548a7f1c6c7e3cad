"""Made-up texts in which an amount was given to the wrong good, country or month of what was told before.

A row: title, text, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of_file, parts, read_parts

FRONT = "---\ntitle: {0}\npublisher: Office\npublished: 2025-09-10\n---\n\n"
Row = tuple[str, str, dict[str, str]]

ALL_TRADE: list[Row] = [
    (
        "Peru's exports climb 6% in August as grape sales surge",
        "Peru's exports in August rose 6 percent to $7.1 billion. Imports were $5 billion, leaving a trade "
        "surplus of $2.1 billion.\n\nBy product, grapes earned $0.4 billion, zinc $0.9 billion, copper "
        "$2.2 billion and squid $0.1 billion.\n\nBy market, shipments to Japan came to $0.6 billion. Those "
        "to Spain stood at $0.3 billion. Forest exports fell to $0.2 billion.",
        {
            "$7.1 billion": "commodity all goods, flow export",
            "$5 billion": "commodity all goods, flow import",
            "$0.9 billion": "commodity zinc, flow export, origin Peru",
            "$0.6 billion": "commodity all goods, destination Japan",
            "$0.3 billion": "commodity all goods, destination Spain",
            "$0.2 billion": "commodity -",
        },
    ),
    (
        "Turkish furniture sales abroad dip, carpet exports gain",
        "Turkish makers of furniture exported goods worth $410 million in August. Iraq stayed the top buyer "
        "at $52 million.",
        {"$410 million": "commodity furniture", "$52 million": "commodity furniture, destination Iraq"},
    ),
]

FIRMS: list[Row] = [
    (
        "Norrholm Pulp ASA: deliveries in the second quarter of 2025",
        "Methanol. Sales were 209,000 tonnes. Germany took 61,000 tonnes and China 39,000 tonnes; the "
        "balance was sold within Norway. The Company made no methanol sales to Egypt, its buyer having "
        "turned away in April. Stocks were 9,000 tonnes. Demand in China and Germany held up; China's mood "
        "improved.",
        {
            "209,000 tonnes": "flow export, origin -",
            "61,000 tonnes": "origin -, destination Germany",
            "39,000 tonnes": "measure trade, origin -, destination China, place -",
            "no": "measure trade, destination Egypt, period 2025-04/2025-06",
            "9,000 tonnes": "measure stock, place -",
        },
    ),
]

ONE_AFTER_THE_OTHER: list[Row] = [
    (
        "Asian rubber weekly",
        "Rubber.\n\nJapan imported 92,000 tonnes of rubber in August. China received 455,000 tonnes. South "
        "Korea unloaded 141,000 tonnes, India 18,000 and Taiwan 9,000. Malaysia, at 7,500 tonnes, had its "
        "best month.\n\nThai plants shipped 231,000 tonnes in August. China took 120,000 tonnes of that and "
        "Japan 34,000.",
        {
            "7,500 tonnes": "origin -, destination Malaysia",
            "231,000 tonnes": "flow export, origin Thailand, destination -",
            "120,000 tonnes": "origin Thailand, destination China",
            "34,000": "origin Thailand, destination Japan",
        },
    ),
    (
        "Tin imports of Japan",
        "Japan's tin imports were 1,300 tonnes in August. For the first eight months the total was 9,800 "
        "tonnes. Purchases from Peru sank to 70 tonnes from 260 tonnes in July.",
        {
            "70 tonnes": "period 2025-08",
            "260 tonnes": "period 2025-07",
            "9,800 tonnes": "period 2025-01/2025-08",
        },
    ),
    (
        "Indonesian coal slips",
        "Indonesian coal lost 65 cents to $51 a tonne fob Kalimantan.",
        {"$51 a tonne": "measure price, origin Indonesia, place Kalimantan"},
    ),
    (
        "Coal of Indonesia",
        "Indonesia shipped 42 million tonnes of coal in August. China lifted 19.3 million tonnes and India "
        "8.1 million.",
        {"19.3 million tonnes": "role level, origin Indonesia, destination China"},
    ),
]

HEADS_AND_PORTS = [
    (
        "Ore loadings in August",
        "Brazil loaded 30 Mt of iron ore in August. China took 20 Mt.\n\nAustralia: the port of Dampier "
        "handled 12.5 Mt in August, of which 8 Mt was for Japan. A year earlier the port had done 11 Mt.\n\n"
        "South Africa: Saldanha shipped 5.1 Mt in the whole of 2023 after 4.9 Mt in 2022. Germany accounted "
        "for 2.2 Mt of the 2023 volume.",
        {
            "20 Mt": "origin Brazil, destination China",
            "12.5 Mt": "origin Dampier, destination -",
            "8 Mt": "origin Dampier, destination Japan",
            "11 Mt": "origin Dampier, period 2024-08",
            "2.2 Mt": "origin Saldanha, destination Germany",
        },
    ),
    (
        "Ore loadings in August",
        "Chile loaded 3 Mt of iron ore in August.\n\nRussia: 1.6 Mt left in August, of which 0.9 Mt went "
        "through Black Sea terminals.",
        {"1.6 Mt": "origin Russia", "0.9 Mt": "origin Russia"},
    ),
    (
        "Prices of tin",
        "Tin in Rotterdam was indicated at $31,300 a tonne on 12 September. In late July it stood at $30,750."
        "\n\nBismuth was at $5.55 a pound.",
        {"$30,750": "measure price, place Rotterdam", "$5.55 a pound": "measure price, place -"},
    ),
    (
        "Steel of Japan",
        "Japan's exports of iron and steel were 2,684,000 tonnes in August. Exports of iron ore were nil.",
        {"2,684,000 tonnes": "commodity steel"},
    ),
    (
        "Ore of India",
        "India exported 3.1 Mt of iron ore in May, against 2.4 Mt a year earlier, according to the mines "
        "department. Pellets made 400,000 t, with 250,000 t for China and 90,000 t for Oman.",
        {
            "2.4 Mt": "measure trade, origin India, place -",
            "400,000 t": "measure trade, flow export, origin India",
            "250,000 t": "measure trade, origin India, destination China",
        },
    ),
]
"""Whose amounts they are that begin with a country or a port of their own."""


@pytest.mark.parametrize(
    ("title", "text", "wanted"), ALL_TRADE + FIRMS + ONE_AFTER_THE_OTHER + HEADS_AND_PORTS
)
def test_whose_amounts(title: str, text: str, wanted: dict[str, str]) -> None:
    found = figures_of_file("news.md", FRONT.format(title) + text)
    for literal, said in wanted.items():
        figure = next(one for one in found if one.quantity.literal == literal)
        assert read_parts(figure, parts(said)) == parts(said), literal
