"""Made-up news of the kinds that were read wrongly: bases, days, explanations, all goods, local units.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025, a Wednesday.
"""

from __future__ import annotations

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]

BASES: list[Row] = [
    (
        "Imports were 14 million tons in July, down month-on-month by 2 million tons (-12%) "
        "but up year-on-year by 3 million tons.",
        "Vietnam coal",
        {
            "2 million tons": "role difference, direction down, base 2025-06",
            "-12%": "role change, direction down, base 2025-06",
            "3 million tons": "role difference, direction up, base 2024-07",
        },
    ),
    (
        "Peru shipped 210,000 tonnes of zinc in July, up 7% from 196,000 tonnes in June.",
        "",
        {"7%": "base 2025-06", "196,000 tonnes": "period 2025-06"},
    ),
    (
        "Kenya sold 40,000 tonnes of tea in June, 9% more than the 36,700 tonnes sold in May.",
        "",
        {"9%": "direction up", "36,700 tonnes": "role level, qualifier =, period 2025-05"},
    ),
    (
        "Wheat exports were 2.1 million tonnes in July, up from 1.9 million in June and 1.8 million in 2024.",
        "Australia",
        {"1.9 million": "period 2025-06", "1.8 million": "period 2024-07"},
    ),
    (
        "Stocks fell by 45 tons, or 3%, to 1,400 tons in July.",
        "Zinc in Singapore",
        {"45 tons": "role difference, direction down", "3%": "role change, direction down"},
    ),
    (
        "Sales were lower at 12,000 tonnes in July, representing a decline of 8%.",
        "Chile copper exports",
        {"12,000 tonnes": "role level", "8%": "role change, direction down"},
    ),
    (
        "Ghana exported 9,000 tonnes of shea nuts in the same month last year.",
        "Ghana shea exports in July 2025",
        {"9,000 tonnes": "period 2024-07"},
    ),
]

TIMES: list[Row] = [
    (
        "Tunisia exported 31,000 tonnes of phosphate in the week ended August 21, down 4% on the week.",
        "",
        {
            "31,000 tonnes": "period 2025-08-15/2025-08-21",
            "4%": "base 2025-08-08/2025-08-14",
        },
    ),
    (
        "Angola exported 3 million barrels of crude through May, up 5% from the same period of 2024.",
        "",
        {"3 million barrels": "period 2025-01/2025-05", "5%": "base 2024-01/2024-05"},
    ),
    ("Brent settled at $66.10 a barrel on Monday.", "", {"$66.10 a barrel": "period 2025-09-08"}),
    (
        "Oman exported 2 million tonnes of LNG in June, customs said on Monday.",
        "",
        {"2 million tonnes": "period 2025-06"},
    ),
    (
        "India imported 5 million tonnes of potash in the first quarter of the current fiscal year.",
        "India potash imports",
        {"5 million tonnes": "period 2025-04/2025-06"},
    ),
    (
        "Raw cotton exports were $50 million in July-March 2024-25 and $40 million in July-March 2023-24.",
        "Pakistan",
        {"$50 million": "period 2024-07/2025-03", "$40 million": "period 2023-07/2024-03"},
    ),
    (
        "Exports are expected to reach 5 million tonnes in November.",
        "Peru copper",
        {"5 million tonnes": "period 2025-11, status forecast"},
    ),
    (
        "Peru supplies 11% of the world's copper.",
        "Peru copper exports in July",
        {"11%": "role share, period -"},
    ),
    (
        "Over the past 12 months, exports totalled 64 million bags.",
        "Coffee exports in July",
        {"64 million bags": "period -"},
    ),
]

PLACES: list[Row] = [
    (
        "Lithuania was the leading EU barley exporter in July with 210,000 tonnes.",
        "EU barley exports",
        {"210,000 tonnes": "origin Lithuania, destination -"},
    ),
    (
        "Norway remains the largest supplier of UK gas, shipping 2.1 bcm in July.",
        "",
        {"2.1 bcm": "origin Norway, destination United Kingdom"},
    ),
    (
        "Imports from Mongolia, a major exporter of coking coal used in steelmaking, rose 8% in July.",
        "China coal imports",
        {"8%": "measure trade, flow import, origin Mongolia, destination China, commodity coal"},
    ),
    (
        "Exports were 7 million tonnes in July, the lowest since the start of the EU embargo.",
        "Russia diesel exports",
        {"7 million tonnes": "origin Russia, destination -"},
    ),
    (
        "Iron ore shipments from Australia's Port Hedland rose to 45 million tonnes in July.",
        "",
        {"45 million tonnes": "origin Australia, destination -"},
    ),
    (
        "Main buyers were Mexico (600 t, -4%), Japan (400 t, +8%) and Peru (100 t, +1%).",
        "US pork exports in July",
        {"-4%": "destination Mexico", "+8%": "destination Japan", "+1%": "destination Peru"},
    ),
    (
        "Of the tonnage, 39% was shipped to China and 26% was shipped to Cuba.",
        "Canada pea exports in July",
        {"39%": "destination China", "26%": "destination Cuba"},
    ),
    (
        "Exports to Spain, Belgium and Slovenia fell by 20 percent, 11 percent and 12 percent, respectively.",
        "Turkey car exports in July",
        {
            "20 percent": "destination Spain, role change",
            "11 percent": "destination Belgium, role change",
            "12 percent": "destination Slovenia, role change",
        },
    ),
    (
        "Alumina exports fell to 430,000 tons in July, the Conakry-based ministry said.",
        "Guinea alumina exports",
        {"430,000 tons": "origin Guinea, destination -"},
    ),
]

MEASURES: list[Row] = [
    (
        "The trade deficit widened to $16 billion in July due to a rise in oil imports.",
        "India's trade deficit widens",
        {"$16 billion": "measure balance, flow -, place India, commodity all goods, status -"},
    ),
    (
        "Export earnings rose 8% in July.",
        "Bangladesh garment exports",
        {"8%": "measure trade, flow export, origin Bangladesh"},
    ),
    (
        "Exports were 9 million tons in June, when maintenance cut U.S. production.",
        "U.S. LNG exports",
        {"9 million tons": "measure trade, flow export, origin United States"},
    ),
    (
        "Production and sales of cars in China amounted to 2.5 million units and 2.4 million units in July.",
        "",
        {"2.5 million units": "measure production", "2.4 million units": "measure consumption, flow -"},
    ),
    (
        "China's foreign trade rose 3% in August, with exports up 5%.",
        "China's trade surplus in August",
        {"3%": "measure trade, flow -", "5%": "flow export, origin China"},
    ),
    (
        "The smelter made 30,000 t last year and aims for 40,000 t in 2026.",
        "Aluminium in Bahrain",
        {"30,000 t": "status -, period 2024", "40,000 t": "status target, period 2026"},
    ),
    (
        "Imports of coal and natural gas rose 8.1 percent and 10.3 percent respectively to 220 million tons "
        "and 63 million tons.",
        "China imports in January-August",
        {
            "8.1 percent": "commodity coal",
            "10.3 percent": "commodity natural gas",
            "220 million tons": "commodity coal",
            "63 million tons": "commodity natural gas",
        },
    ),
]

ALL_GOODS = (
    "South Korea's exports rose 3.8 percent in the first ten days of September "
    "on strong shipments of chips.\n\n"
    "Imports gained 2.6 percent to $19 billion, resulting in a trade deficit of $3 billion.\n\n"
    "Exports of semiconductors rose 23 percent to $3.2 billion.\n\n"
    "By country, shipments to China rose 3.4 percent."
)


@pytest.mark.parametrize(
    ("text", "title", "told"), BASES + TIMES + PLACES + MEASURES, ids=lambda value: str(value)[:40]
)
def test_what_a_figure_of_the_news_says(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    wanted = {literal: parts(parted) for literal, parted in told.items()}
    assert {at: read_parts(found[at], names) for at, names in wanted.items() if at in found} == wanted


def test_a_report_on_all_trade_is_not_about_the_good_that_explains_it() -> None:
    goods = {f.quantity.literal: f.value("commodity") for f in figures_of(ALL_GOODS)}
    assert goods["3.8 percent"] == goods["$19 billion"] == goods["$3 billion"] == "all goods"
    assert goods["$3.2 billion"] == "semiconductors"
    assert goods["3.4 percent"] == "all goods"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Exports were 4.3 lakh tonnes (LT) in May, against 6.4 LT.",
            {"4.3 lakh tonnes": 430_000, "6.4 LT": 640_000},
        ),
        ("Output was 1.2 MT (million tonnes); use was 1.1 MT.", {"1.2 MT": 1_200_000, "1.1 MT": 1_100_000}),
    ],
)
def test_units_that_a_document_defines(text: str, told: dict[str, int]) -> None:
    found = {f.quantity.literal: (int(f.quantity.value), f.quantity.unit) for f in figures_of(text, "Steel")}
    assert found == {literal: (value, "t") for literal, value in told.items()}


def test_rupees_are_those_of_the_country() -> None:
    (figure,) = figures_of("Tea exports earned Rs 44 billion in July.", "Sri Lanka tea exports")
    assert figure.quantity.unit == "LKR"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A kilo of tea fetched $2.18 at the auction.", "USD/kg"),
        ("Raw sugar settled at 19.5 cents per lb.", "US cent/lb"),
    ],
)
def test_money_for_a_unit(text: str, unit: str) -> None:
    (figure,) = figures_of(text)
    assert (figure.value("measure"), figure.quantity.unit) == ("price", unit)


@pytest.mark.parametrize("text", ["Prices were little changed at 0637 GMT.", "Two metals were banned."])
def test_what_measures_nothing(text: str) -> None:
    assert not figures_of(text, "Zinc exports")


@pytest.mark.parametrize(
    "after",
    [
        "All of it went to South Korea.",
        "South Korea received all of the shipments.",
        "South Korea was the only buyer.",
    ],
)
def test_the_next_sentence_gives_all_of_it_to_one_place(after: str) -> None:
    (figure,) = figures_of(f"China exported 500 kg of germanium in July. {after}")
    assert (figure.value("destination"), figure.sole) == ("South Korea", True)


def test_a_dateline_is_no_part_of_the_sentence_and_a_label_is() -> None:
    text = "Copper exports\n\nISLAMABAD: Exports rose to 5 tonnes in July.\n\nCATHODES: 7 tonnes were sold."
    found = {f.quantity.literal: f for f in figures_of_file("a.txt", text)}
    assert found["5 tonnes"].value("destination") == ""
    assert found["7 tonnes"].value("commodity") == "copper cathode"
