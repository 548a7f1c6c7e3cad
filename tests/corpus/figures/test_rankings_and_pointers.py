"""Made-up texts whose amounts belong to a place that another sentence, or a word further on, tells.

A row: title, text, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

FOLLOWERS: list[Row] = [
    (
        "Chile sets a copper record",
        "Chile exported 5 t of copper in May.\n\nChina was again the top customer. It took 3 t, 60% of"
        " Chile's total.\n\nJapan came next with 2 t, and South Korea with 1 t.",
        {
            "3 t": "origin Chile, destination China",
            "60%": "origin Chile, destination China",
            "2 t": "origin Chile, destination Japan",
            "1 t": "origin Chile, destination South Korea",
        },
    ),
    (
        "World coffee exports in 2023",
        "Brazil shipped more coffee than any other country in 2023: 39 million bags. Vietnam ranked second"
        " with 27 million bags. Behind it came Colombia with 11 million bags.",
        {
            "39 million bags": "origin Brazil, destination -",
            "27 million bags": "origin Vietnam, destination -",
            "11 million bags": "origin Colombia, destination -",
        },
    ),
    (
        "Ukrainian corn in June",
        "Spain was the largest destination for Ukrainian corn in June with 5 t. Then came Egypt with 3 t and"
        " Turkey with 2 t.",
        {
            "5 t": "origin Ukraine, destination Spain",
            "3 t": "origin Ukraine, destination Egypt",
            "2 t": "origin Ukraine, destination Turkey",
        },
    ),
    (
        "Thai rubber",
        "China is the biggest buyer of Thai rubber. Its purchases came to 20 t in May. Malaysia was second"
        " with 9 t.",
        {"20 t": "origin Thailand, destination China", "9 t": "origin Thailand, destination Malaysia"},
    ),
    (
        "Who sells coal",
        "The two biggest exporters of coal in 2023 were Indonesia, with 50 t, and Australia, with 35 t."
        " Peru and Chile together lost 2 t: both struggle to produce enough.",
        {"35 t": "origin Australia", "2 t": "origin Peru+Chile, measure trade, commodity coal"},
    ),
    (
        "Diesel in Spain",
        "Russia is still the main supplier of diesel to Spain. In 2022 Spain purchased 9.5 million tonnes of"
        " diesel abroad. Russia's share went from 30% to 12%. India's rose from 5% to 20%.",
        {
            "9.5 million tonnes": "origin -, destination Spain, flow import",
            "30%": "origin Russia, destination Spain, period -",
            "12%": "origin Russia, destination Spain, period 2022",
            "5%": "role share, origin India, destination Spain, period -",
            "20%": "origin India, destination Spain",
        },
    ),
]

PARTED: list[Row] = [
    (
        "Cocoa in 2022",
        "In 2022 Ivory Coast, by far the biggest grower of cocoa in the world, exported 15 t. Ghana (a rival"
        " of long standing) shipped 6 t.",
        {"15 t": "origin Ivory Coast, destination -", "6 t": "origin Ghana"},
    ),
    (
        "Avocados",
        "Mexico – which had lost part of its crop to frost – exported 11 t of avocados in 2021.",
        {"11 t": "origin Mexico, destination -"},
    ),
    (
        "Hazelnuts from Turkey",
        "Turkey exported 30 t of hazelnuts in May. Italy, Germany's closest rival, took 7 t.",
        {"7 t": "origin Turkey, destination Italy"},
    ),
]

POINTED_AT: list[Row] = [
    (
        "War in Ukraine keeps wheat moving",
        "No exporter lost more than Canada: its shipments fell by 10% to 2 t of wheat in May.",
        {"10%": "origin Canada", "2 t": "origin Canada"},
    ),
    (
        "Indian diesel",
        "Exports of diesel from India rose in 2023. Africa was the largest region: 40 t went there.",
        {"40 t": "origin India, destination Africa"},
    ),
    (
        "Butter",
        "Nobody bought as much butter as Egypt did in March: 9 t.",
        {"9 t": "destination Egypt"},
    ),
    (
        "Conflict in Sudan drives gum arabic",
        "Exports of gum arabic fell to 5 t in May.",
        {"5 t": "origin -"},
    ),
    (
        "Steel",
        "China exported 53 t of steel in June, 21% more than a year earlier, the Japanese trade magazine"
        " Kinzoku told reporters in Seoul.",
        {"53 t": "origin China, place -", "21%": "origin China, destination -, place -"},
    ),
    (
        "Petrol",
        "In 2023 US exports of petrol to Mexico grew by 17 t (19%) and exports to Brazil by 7 t (5%).",
        {
            "7 t": "role difference, direction up, destination Brazil",
            "5%": "role change, direction up, destination Brazil",
        },
    ),
    (
        "Beef",
        "In all, Japan imported 6 t of beef in May.",
        {"6 t": "destination Japan, place -"},
    ),
]


@pytest.mark.parametrize(("title", "text", "told"), [*FOLLOWERS, *PARTED, *POINTED_AT])
def test_amounts_of_places_told_elsewhere(title: str, text: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, wanted in told.items():
        assert literal in found, (literal, list(found))
        names = parts(wanted)
        assert read_parts(found[literal], names) == names, literal
