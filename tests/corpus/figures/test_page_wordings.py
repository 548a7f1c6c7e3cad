"""Made-up sentences in wordings of trade pages: months in one breath, limits, parts, weeks."""

from __future__ import annotations

from datetime import date

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]

ROWS: list[Row] = [
    (
        "Tin exports of Peru totalled 560 tonnes in May and June.",
        "",
        {"560 tonnes": "period 2025-05/2025-06"},
    ),
    (
        "Zinc sales abroad in April, May and June 2024 came to 700 tonnes, 4% above the 673 tonnes of the"
        " same period of 2023.",
        "Zinc exports of Peru",
        {"700 tonnes": "period 2024-04/2024-06"},
    ),
    (
        "Peru exported 50 tonnes and 60 tonnes of tin in May and June respectively.",
        "",
        {"50 tonnes": "period 2025-05", "60 tonnes": "period 2025-06"},
    ),
    (
        "In the last quarter of 2025 exports of only 900 tonnes of tin from Peru will be allowed: 200 tonnes"
        " in October, 700 tonnes in December.",
        "",
        {
            "900 tonnes": "measure quota, origin Peru, period 2025-10/2025-12",
            "200 tonnes": "measure quota, period 2025-10",
            "700 tonnes": "measure quota, period 2025-12",
        },
    ),
    (
        "A new system caps annual exports of tin from Peru at 9,000 tonnes.",
        "",
        {"9,000 tonnes": "measure quota, origin Peru"},
    ),
    (
        "A drought limited exports of tin from Peru to 80 tonnes in May.",
        "",
        {"80 tonnes": "measure trade, period 2025-05"},
    ),
    (
        "Of the 900 tonnes of May Japan received 400 tonnes, followed by India with 300 tonnes.",
        "Tin exports of Peru",
        {"900 tonnes": "destination -", "400 tonnes": "destination Japan", "300 tonnes": "destination India"},
    ),
    (
        "In May 40% of the tin that Peru exported went to Japan, followed by India (20%) and Chile (10%).",
        "",
        {"20%": "origin Peru, destination India", "10%": "origin Peru, destination Chile"},
    ),
    (
        "Tin exports of Peru reached 900 tonnes in May, up 4%, with demand from Japan staying firm.",
        "",
        {"900 tonnes": "destination -", "4%": "measure trade, destination -"},
    ),
    (
        "Tea exports came to 900 tonnes in May, said the Tea Board of Kenya.",
        "Tea exports of India",
        {"900 tonnes": "origin India, destination -"},
    ),
    (
        "Tea from Kenya, India and Nepal cost $3, $4 and $5 per kg, respectively.",
        "",
        {"$3": "origin Kenya, unit USD/kg", "$4": "origin India, unit USD/kg", "$5 per kg": "origin Nepal"},
    ),
    ("The average price of coffee per bag was 2% higher at USD 130.", "", {"USD 130": "unit USD/bag"}),
    (
        "Tin exports of Peru in July totalled 900 tonnes. Their value rose 9% to $20 million, which is the"
        " second highest of this year.",
        "",
        {"9%": "period 2025-07", "$20 million": "period 2025-07"},
    ),
    (
        "For July, soy exports of Brazil are put at 7 million tonnes and corn sales abroad at 3 million"
        " tonnes.",
        "",
        {"7 million tonnes": "commodity soybeans", "3 million tonnes": "commodity corn"},
    ),
    (
        "Coal imports of Japan for power generation fell 9% to 800,000 tonnes in July.",
        "",
        {"800,000 tonnes": "measure trade, destination Japan", "9%": "measure trade"},
    ),
    (
        "China's exports of steel products, including plate, pipe and alloy steel, reached 9 million tonnes"
        " in May, up 5% on month but down 3% on year.",
        "Iron ore imports into China",
        {"9 million tonnes": "commodity steel", "3%": "flow export, origin China"},
    ),
    (
        "Crude soybean degummed oil came to India from Peru (90 tonnes), and crude sunflower oil from Chile"
        " (70 tonnes).",
        "",
        {"90 tonnes": "commodity soybean oil", "70 tonnes": "commodity sunflower oil"},
    ),
    (
        "Arab countries bought 2 million bags of coffee from Brazil in May.",
        "",
        {"2 million bags": "origin Brazil, destination Arab countries"},
    ),
    (
        "Tin exports of Peru were 900 tonnes in July.\n\nJune exports of refined tin were 4% lower than May's"
        " 950 tonnes.",
        "",
        {"4%": "period 2025-06, base 2025-05"},
    ),
    (
        "India's imports of tin from Peru rose to 900 tonnes in July. Before that the record was June"
        " 2022, when India bought 700 tonnes.",
        "",
        {"700 tonnes": "origin Peru, destination India, period 2022-06"},
    ),
    (
        "Net sales for 2025/2026 came to 400 tonnes. Exports were 900 tonnes, mainly to Japan (80 tonnes).",
        "US cotton export sales, week ending 08-28-2025",
        {
            "400 tonnes": "entity net sales, period 2025-08-22/2025-08-28",
            "900 tonnes": "entity -, period 2025-08-22/2025-08-28",
            "80 tonnes": "destination Japan, period 2025-08-22/2025-08-28",
        },
    ),
]


@pytest.mark.parametrize(("text", "title", "told"), ROWS)
def test_page_wordings(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, wanted in told.items():
        assert literal in found, (literal, list(found))
        names = parts(wanted)
        assert read_parts(found[literal], names) == names, literal


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Peru exported 50 tonnes of tin each in May and June.", ["2025-05", "2025-06"]),
        ("Peru exported 50 tonnes of tin in each of May and June 2024.", ["2024-05", "2024-06"]),
        ("In both May and June Peru exported 50 tonnes of tin.", ["2025-05", "2025-06"]),
    ],
)
def test_the_same_of_each_month(text: str, periods: list[str]) -> None:
    assert [figure.value("period") for figure in figures_of(text)] == periods


def test_the_same_of_each_buyer() -> None:
    told = figures_of("Tin exports of Peru to Japan and India were 70 tonnes each in June 2024.")
    assert [figure.value("destination") for figure in told] == ["Japan", "India"]


def test_months_without_a_year_go_on_behind_what_may_come() -> None:
    text = (
        "Tin exports of Peru were 90 tonnes in the first two months of 2024. They may rise in March.\n\n"
        "Buyers in January and February were Japan with 60 tonnes and India with 30 tonnes."
    )
    found = {one.quantity.literal: one for one in figures_of(text, published=None)}
    assert found["60 tonnes"].value("period") == "2024-01/2024-02"


def test_changes_of_the_column_before() -> None:
    text = (
        "# Fuel imports of Japan in August 2023\n\nVolumes are in million tonnes; values in million yen.\n\n"
        "August figures\n\n| Fuel | Volume | Yr/Yr (%) | Value | Yr/Yr (%) |\n|---|---|---|---|---|\n"
        "| LNG | 5.673 | -9.6 | 500,772 | -43.0 |\n| Coal | 14.76 | -14.3 | 438,467 | -48.6 |\n"
    )
    found = {one.quantity.literal: one for one in figures_of_file("fuel.md", text)}
    assert (found["-9.6"].of, found["-43.0"].of) == ("amount", "money")
    assert found["500,772"].quantity.unit == "JPY"
    assert found["-43.0"].role == "change"


def test_days_of_two_months_are_no_two_months() -> None:
    text = "Between 25 April and 1 May 2025 Peru exported 90 tonnes of tin."
    (only,) = figures_of(text, published=date(2025, 5, 8))
    assert only.value("period") != "2025-04/2025-05"
