"""Made-up bulletins, company reports and notices: labels of paragraphs, stocks that are held, brackets.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]

LABELS: list[Row] = [
    (
        "Ghana received 3,100 tonnes of Thai rice in May, Togo 2,800 tonnes and Benin 1,200 tonnes.",
        "Rice",
        {
            "3,100 tonnes": "origin Thailand, destination Ghana",
            "2,800 tonnes": "origin Thailand, destination Togo",
            "1,200 tonnes": "origin Thailand, destination Benin",
        },
    ),
    (
        "Peru imported 90,000 tonnes of wheat in July.\n\nBolivia. July was slow: 12,000 t, of which Canada "
        "sent 7,000 t.\n\nArgentina supplied 31,000 t.",
        "Wheat",
        {
            "12,000 t": "flow import, destination Bolivia, origin -",
            "7,000 t": "origin Canada, destination Bolivia",
            "31,000 t": "origin Argentina, destination Peru",
        },
    ),
    (
        "Chile exported 51,000 tonnes of copper in July.\n\nStocks. Copper in port sheds was 8,200 tonnes at "
        "the end of July. Antofagasta alone holds 3,100 tonnes.",
        "Chile copper",
        {"8,200 tonnes": "measure stock, flow -", "3,100 tonnes": "measure stock, place Antofagasta"},
    ),
    (
        "In June the port was shut. Urea landings were 40,000 tonnes.\n\nIn August trade came back. "
        "Urea landings were 65,000 tonnes.",
        "Kenya urea",
        {"65,000 tonnes": "measure trade, flow import, period 2025-08"},
    ),
]
HELD: list[Row] = [
    (
        "Brokers held 410 tonnes of cardamom on 31 July.",
        "India cardamom",
        {"410 tonnes": "measure stock, flow -"},
    ),
    ("Zinc on warrant at 31 July was 2,505 tonnes.", "", {"2,505 tonnes": "measure stock"}),
    (
        "Abidjan held 41,000 tonnes of cocoa on 31 July and San Pedro 29,000 tonnes.",
        "",
        {"41,000 tonnes": "place Abidjan", "29,000 tonnes": "place San Pedro"},
    ),
    (
        "Egypt's wheat imports rose 8% in July to 0.92 million tonnes, as state buyers refilled warehouses.",
        "",
        {"0.92 million tonnes": "measure trade, flow import, destination Egypt"},
    ),
]
TIMES: list[Row] = [
    (
        "Tin traded in July 2025 came to 61 tonnes. The mean price was $33,410 per tonne (June: $32,640). "
        "The peak, $34,215, was seen on 23 July.",
        "",
        {"$33,410 per tonne": "measure price, period 2025-07", "$34,215": "period 2025-07-23"},
    ),
    (
        "In 2024 Thailand exported 46,300 units of cars to Oman (2023: 44,900), followed by "
        "Iraq with 27,800.",
        "",
        {"44,900": "period 2023", "27,800": "period 2024, destination Iraq"},
    ),
    (
        "Kenya's tea exports from January to July were 310,000 tonnes (same period of 2024: 296,000 tonnes).",
        "",
        {"296,000 tonnes": "period 2024-01/2024-07"},
    ),
    (
        "Ghana imported 1,940 tonnes of rice; in May 2023 it had been 5,360 tonnes.",
        "Ghana rice imports in July",
        {"1,940 tonnes": "period 2025-07", "5,360 tonnes": "period 2023-05"},
    ),
    (
        "India's urea imports were 1.2 million tonnes in August; last fiscal year's total "
        "was 9.1 million tonnes.",
        "",
        {"9.1 million tonnes": "period 2024-04/2025-03"},
    ),
    (
        "Brazil shipped 431,000 tonnes of sugar in the first five months of the 2024/25 season (July-June).",
        "",
        {"431,000 tonnes": "period 2024-07/2024-11"},
    ),
    (
        "Peru's zinc exports in May were 4,090 tonnes, a notice said in July. The correct "
        "figure is 4,120 tonnes.",
        "",
        {"4,120 tonnes": "period 2025-05"},
    ),
]
GOODS: list[Row] = [
    ("Polished rice imports were 610 tonnes in July.", "", {"610 tonnes": "commodity rice, origin -"}),
    ("Exports of clove oil were 1,120 tonnes in July.", "", {"1,120 tonnes": "commodity cloves oil"}),
    ("Exports of passenger cars were 38,200 in July.", "", {"38,200": "unit unit, commodity cars"}),
    (
        "Ecuador shipped 32 million boxes of 18.14 kg in July.",
        "Bananas",
        {"32 million boxes of 18.14 kg": "unit box"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*LABELS, *HELD, *TIMES, *GOODS])
def test_reads_bulletins(text: str, title: str, wanted: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, told in wanted.items():
        assert read_parts(found[literal], parts(told)) == parts(told), literal


def test_an_earlier_column_does_not_date_the_others() -> None:
    text = (
        "# Juice exports from Brazil, July 2025\n\n| Destination | Fresh (t) | Total (t) "
        "| Total July 2024 (t) |\n"
        "|---|---|---|---|\n| Japan | 120 | 750 | 640 |\n| Chile | 10 | 90 | 80 |\n"
    )
    found = {figure.quantity.literal: figure.value("period") for figure in figures_of_file("a.md", text)}
    assert found["750"] == "2025-07"
    assert found["640"] == "2024-07"
