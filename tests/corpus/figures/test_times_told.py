"""Made-up news: times in brackets, of reports, of seasons and sums; stocks and where they lie."""

from __future__ import annotations

from datetime import date

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

ROWS: list[Row] = [
    (
        "In 2024, Brazil produced 32 million tonnes of soybeans. Mato Grosso is forecast to harvest "
        "20 million tonnes of soybeans in 2025. Production in Parana is put at 9 million tonnes. Bahia "
        "harvested 3 million tonnes.",
        "",
        {
            "9 million tonnes": "period 2025, status forecast",
            "3 million tonnes": "period 2024, status -",
        },
    ),
    (
        "Peru exported 500 tonnes of tin in May. From July 2024 to April 2025 it exported 3,000 tonnes of "
        "tin. In those ten months Japan took 800 tonnes.",
        "",
        {"800 tonnes": "period 2024-07/2025-04, destination Japan"},
    ),
    (
        "Peru exported zinc worth US $41 million in May. Kenya exported tea worth US $ 30 million in May.",
        "",
        {"US $41 million": "destination -, origin Peru", "US $ 30 million": "destination -"},
    ),
    (
        "Peru exported 52,000 tonnes of zinc in July, up 9% from June (47,700 tonnes).",
        "",
        {"52,000 tonnes": "period 2025-07", "47,700 tonnes": "period 2025-06"},
    ),
    ("Peru's zinc exports rose 9% from June (47,700 tonnes).", "", {"47,700 tonnes": "period -"}),
    (
        "Chile sold 390 tonnes of silver from January to July (2024: 430 tonnes).",
        "",
        {"430 tonnes": "period 2024-01/2024-07"},
    ),
    (
        "Kenya sold 200 tonnes of tea in July (previous month: 190 tonnes; a year earlier: 180 tonnes).",
        "",
        {"190 tonnes": "period 2025-06"},
    ),
    (
        "Peru exported 20,000 tonnes of zinc in July, taking the first-half total to 118,000 "
        "tonnes. Spain took "
        "3,200 tonnes.",
        "",
        {"118,000 tonnes": "period 2025-01/2025-06", "3,200 tonnes": "period 2025-07"},
    ),
    (
        "Zinc exports were 20,000 tonnes.\n\nExports for January to July reached 150,000 "
        "tonnes.\n\nTin exports "
        "were 900 tonnes.",
        "Peru trade in July 2025",
        {"150,000 tonnes": "period 2025-01/2025-07", "900 tonnes": "period 2025-07"},
    ),
    (
        "Kenya sold 120 tonnes of tea in the second quarter of 2025, after 131 tonnes in the first.",
        "",
        {"131 tonnes": "period 2025-01/2025-03"},
    ),
    (
        "Kenya sold 120 tonnes of tea in the first quarter of 2025, against 131 tonnes in the fourth.",
        "",
        {"131 tonnes": "period 2024-10/2024-12"},
    ),
    (
        "No barley went to China in July, where 45,000 tonnes went in July 2023.",
        "Australia barley exports",
        {"45,000 tonnes": "period 2023-07, destination China"},
    ),
    (
        "Brazil exported 13 tonnes of soybeans in July. In the same month of 2023 exports were 11 tonnes.",
        "",
        {"11 tonnes": "period 2023-07"},
    ),
    (
        "Egypt's wheat imports in 2025/26 are put at 13 million tonnes, up from 12 million "
        "tonnes in the January "
        "report.",
        "",
        {"13 million tonnes": "period 2025-07/2026-06", "12 million tonnes": "period -"},
    ),
    ("The November contract settled at $4,500 a ton.", "Cocoa market", {"$4,500 a ton": "period -"}),
    (
        "The tin levy, now 4 dollars a tonne, rises to 5 dollars on October 1.",
        "",
        {"5 dollars": "period 2025-10-01"},
    ),
    (
        "He expects 28 million bags of coffee in the season that begins in October.",
        "",
        {"28 million bags": "period 2025-10/2026-09"},
    ),
    (
        "Kenya sold 12 tonnes of tea in July and the board expects 140 tonnes for the year.",
        "Malta tea trade",
        {"140 tonnes": "status forecast"},
    ),
    ("Barley exports totalled 11 tonnes as of end-July.", "Peru barley", {"11 tonnes": "period 2025-07-31"}),
    (
        "Peru sold 9 tonnes of zinc ore in July. By-product silver sales were 2 tonnes. Japan took 4 tonnes.",
        "",
        {"2 tonnes": "commodity silver", "4 tonnes": "commodity zinc concentrate, destination Japan"},
    ),
    (
        "Peru shipped 3 tonnes of tin in the first week of July.",
        "",
        {"3 tonnes": "period 2025-07-01/2025-07-07"},
    ),
    ("Coal output was 20 tonnes in the 2024 March quarter.", "", {"20 tonnes": "period 2024-01/2024-03"}),
    (
        "Coal exports were 18 tonnes in July, up 4% on June's 17 tonnes.",
        "Peru coal",
        {"17 tonnes": "period 2025-06"},
    ),
    (
        "India made 20 tonnes of spodumene in FY25. Q1 FY26 production was 6 tonnes.",
        "Indian spodumene",
        {"20 tonnes": "period 2024-04/2025-03", "6 tonnes": "period 2025-04/2025-06"},
    ),
    ("Production of tin was 20 tonnes in FY25.", "Smelter results", {"20 tonnes": "period -"}),
    (
        "Peru exported 40 tonnes of copper to China in July. LME warehouses held 230 tonnes of "
        "copper. Shanghai "
        "was down to 60 tonnes, and Comex had a mere 12 tonnes.",
        "",
        {"230 tonnes": "place -", "60 tonnes": "place Shanghai", "12 tonnes": "place -"},
    ),
    (
        "World supply stays short: we put Vietnam's 2024/25 crop at 25 million bags of coffee.",
        "",
        {"25 million bags": "place Vietnam"},
    ),
    (
        "Malaysia exported 48 tonnes of rubber in July. China accounted for 40% of exports and "
        "Germany for 9%.",
        "",
        {"40%": "origin Malaysia, destination China", "9%": "destination Germany"},
    ),
    (
        "China imported 43 tonnes of copper in July. Chile shipped 168 tonnes of cathode to all "
        "destinations in "
        "July, of which China took 71 tonnes.",
        "",
        {"168 tonnes": "origin Chile, destination -", "71 tonnes": "origin Chile, destination China"},
    ),
    (
        "China imported 43 tonnes of copper in July. Panama was absent. In June 2023 it had "
        "sent China 9 tonnes.",
        "",
        {"9 tonnes": "origin Panama, destination China, period 2023-06"},
    ),
    (
        "Chile sold 30 tonnes of salmon in July. The gap between the first two buyers was "
        "narrow: 6 tonnes went "
        "to Japan. Frozen stocks stood at 38 tonnes on 31 July.",
        "Chile salmon exports",
        {"38 tonnes": "place Chile, period 2025-07-31"},
    ),
]


@pytest.mark.parametrize(("text", "title", "told"), ROWS)
def test_times_and_places_as_told(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, wanted in told.items():
        assert read_parts(found[literal], parts(wanted)) == parts(wanted), literal


@pytest.mark.parametrize(
    ("title", "published", "iso"),
    [
        ("Redbank Mining - Quarterly Report, June 2025", date(2025, 7, 24), "2025-04/2025-06"),
        ("Half-yearly results for December 2024", date(2025, 2, 11), "2024-07/2024-12"),
        ("Copper Quarterly, June 2025", date(2025, 6, 20), "2025-06"),
    ],
)
def test_report_covers_its_run_of_months(title: str, published: date, iso: str) -> None:
    (figure,) = figures_of("Redbank produced 12 tonnes of copper.", title, published)
    assert figure.value("period") == iso


def test_price_of_this_time_last_year() -> None:
    text = "The tin price was $3,200 a tonne on 3 July. This time last year it was $2,850."
    assert figures_of(text)[1].value("period") == "2024-07"
