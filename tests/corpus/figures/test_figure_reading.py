"""Made-up sentences, published on 10 September 2025: which slots come out, and what holds for any text.

A row: text, title, and for each literal the parts that must be read ("-": must stay open).
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import document, figures_of, parts, read_parts

from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.figures.reading import figures

TRADE = [
    (
        "Vietnam exported 1.1 million bags of coffee in August, 6% fewer than a year earlier.",
        "",
        {
            "1.1 million bags": "value 1100000, unit bag, measure trade, flow export, origin Vietnam, "
            "destination -, commodity coffee, period 2025-08",
            "6%": "role change, direction down, period 2025-08, base 2024-08, origin Vietnam",
        },
    ),
    (
        "Of the 52,000 tonnes of tin that Indonesia exported in 2024, "
        "China took 21,000 tonnes and Singapore 12,500 tonnes.",
        "",
        {
            "52,000 tonnes": "origin Indonesia, destination -, commodity tin, period 2024",
            "21,000 tonnes": "origin Indonesia, destination China, commodity tin, period 2024",
            "12,500 tonnes": "origin Indonesia, destination Singapore, commodity tin, period 2024",
        },
    ),
    (
        "Brazil's soybean exports, which stood at 15.9 million tons in May, slipped to 13.1 million in June.",
        "",
        {
            "15.9 million tons": "value 15900000, origin Brazil, commodity soybeans, period 2025-05",
            "13.1 million": "value 13100000, unit t, origin Brazil, commodity soybeans, period 2025-06",
        },
    ),
    (
        "Deliveries to Japan were 320 tonnes, to South Korea 140 tonnes and to Taiwan only 6 tonnes.",
        "China gallium exports in July",
        {
            "320 tonnes": "origin China, destination Japan, commodity gallium, period 2025-07",
            "140 tonnes": "origin China, destination South Korea, period 2025-07",
            "6 tonnes": "origin China, destination Taiwan, total False",
        },
    ),
    (
        "India and Pakistan imported 220,000 and 85,000 tonnes of palm oil respectively in July.",
        "",
        {
            "220,000": "value 220000, unit t, destination India, commodity palm oil, period 2025-07",
            "85,000 tonnes": "destination Pakistan, commodity palm oil, period 2025-07",
        },
    ),
    (
        "The EU imported 1.8 million tonnes of Ukrainian corn between July 1 and August 31.",
        "",
        {
            "1.8 million tonnes": "flow import, origin Ukraine, destination European Union, "
            "commodity corn, period 2025-07/2025-08"
        },
    ),
    (
        "Russia supplied 2.02 million barrels a day of crude to China in August, 8% less than in July.",
        "",
        {
            "2.02 million barrels a day": "unit bbl/d, origin Russia, destination China, "
            "commodity crude oil, period 2025-08",
            "8%": "role change, direction down, period 2025-08, base 2025-07",
        },
    ),
    (
        "Egypt bought 3.5 million tonnes of Russian wheat in the first half of 2025, "
        "compared with 4.1 million tonnes a year earlier.",
        "",
        {
            "3.5 million tonnes": "origin Russia, destination Egypt, commodity wheat, period 2025-01/2025-06",
            "4.1 million tonnes": "origin Russia, destination Egypt, period 2024-01/2024-06",
        },
    ),
    (
        "China's exports of gallium to Germany fell to 1,100 kg in June, "
        "while shipments to Japan rose to 2,300 kg.",
        "",
        {
            "1,100 kg": "origin China, destination Germany, commodity gallium, period 2025-06",
            "2,300 kg": "origin China, destination Japan, commodity gallium, period 2025-06",
        },
    ),
    (
        "India imported 2.4 million tonnes of coal from Indonesia in July "
        "and 1.1 million tonnes from Australia.",
        "",
        {
            "2.4 million tonnes": "origin Indonesia, destination India, commodity coal, period 2025-07",
            "1.1 million tonnes": "origin Australia, destination India, commodity coal, period 2025-07",
        },
    ),
    (
        "Swiss gold exports to China dropped to 9.3 tonnes in May from 14.2 tonnes in April.",
        "",
        {
            "9.3 tonnes": "origin Switzerland, destination China, period 2025-05",
            "14.2 tonnes": "origin Switzerland, destination China, period 2025-04",
        },
    ),
    (
        "The country exported 1.3 million tonnes of sugar in the 2024/25 marketing year, "
        "against 0.8 million in 2023/24.",
        "",
        {
            "1.3 million tonnes": "commodity sugar, period 2024-07/2025-06",
            "0.8 million": "value 800000, unit t, period 2023-07/2024-06",
        },
    ),
    (
        "Exports of tin to China, India and Japan totalled 900 tonnes in May.",
        "Peru",
        {"900 tonnes": "destination China+India+Japan, commodity tin, period 2025-05"},
    ),
    (
        "Gold imports by India fell to 21-23 tonnes last month.",
        "",
        {"21-23 tonnes": "value 21, high 23, destination India, commodity gold, period 2025-08"},
    ),
    (
        "At least 20 tonnes of antimony left China in June.",
        "",
        {"20 tonnes": "qualifier at least, origin China, commodity antimony, period 2025-06"},
    ),
    (
        "Total exports stood at 910 tonnes in June; Japan's share was 33%.",
        "China gallium exports",
        {
            "910 tonnes": "total True, origin China, destination -, period 2025-06",
            "33%": "role share, destination Japan",
        },
    ),
]
NONE = [
    (
        "China exported 1,200 kg of gallium to Japan, 300 kg to Germany "
        "and none to the United States in June.",
        "",
        {
            "1,200 kg": "destination Japan, period 2025-06",
            "300 kg": "destination Germany, period 2025-06",
            "none": "value 0, destination United States, commodity gallium, period 2025-06",
        },
    ),
    (
        "Germany, which received nothing in May, got 3 tonnes in June.",
        "China germanium exports",
        {
            "nothing": "value 0, destination Germany, period 2025-05",
            "3 tonnes": "origin China, destination Germany, period 2025-06",
        },
    ),
    (
        "After a complete halt in May, exports resumed in June, reaching 1,200 kg.",
        "China germanium exports",
        {"complete halt": "value 0, period 2025-05", "1,200 kg": "period 2025-06, origin China"},
    ),
    (
        "Poland exported no wheat to Algeria in May.",
        "",
        {"no": "value 0, origin Poland, destination Algeria, commodity wheat, period 2025-05"},
    ),
    (
        "No exports to the US were reported because the data are withheld.",
        "China gallium exports in June",
        {},
    ),
]
OTHER_MEASURES = [
    (
        "Peru's copper production rose 2.4 percent year-on-year to 231,000 metric tons in July.",
        "",
        {
            "2.4 percent": "role change, direction up, measure production, place Peru, "
            "period 2025-07, base 2024-07",
            "231,000 metric tons": "measure production, place Peru, commodity copper, period 2025-07",
        },
    ),
    (
        "LME tin stocks fell 55 tons to 1,920 tons, while those in Shanghai rose to 7,400 tons.",
        "",
        {
            "55 tons": "role difference, direction down, measure stock",
            "1,920 tons": "role level, measure stock, commodity tin",
            "7,400 tons": "role level, measure stock, place Shanghai, commodity tin",
        },
    ),
    (
        "Wheat stocks on 1 July stood at 4.4 million tonnes versus 3.7 million a year earlier.",
        "Canada",
        {
            "4.4 million tonnes": "measure stock, place Canada, commodity wheat, period 2025-07-01",
            "3.7 million": "value 3700000, unit t, measure stock, period 2024-07-01",
        },
    ),
    (
        "Indonesia set its coal production target for 2025 at 740 million tonnes.",
        "",
        {"740 million tonnes": "measure production, status target, place Indonesia, period 2025"},
    ),
    (
        "Kazakhstan plans to produce 25,000 tonnes of uranium in 2025.",
        "",
        {"25,000 tonnes": "measure production, status planned, place Kazakhstan, commodity uranium"},
    ),
    (
        "China's copper smelting capacity reached 13 million tonnes a year.",
        "",
        {"13 million tonnes a year": "unit t/yr, measure capacity, place China, commodity copper"},
    ),
    (
        "Brent crude fell $1.20 to $66.40 a barrel.",
        "",
        {
            "$1.20": "role difference, direction down, unit USD/bbl, measure price",
            "$66.40 a barrel": "role level, measure price, commodity crude oil, period -",
        },
    ),
    (
        "Australian coking coal fetched $189 a tonne, against $240 a year ago.",
        "",
        {
            "$189 a tonne": "measure price, commodity coking coal, period -",
            "$240": "unit USD/t, measure price",
        },
    ),
]


@pytest.mark.parametrize(
    ("text", "title", "told"), TRADE + NONE + OTHER_MEASURES, ids=lambda value: str(value)[:40]
)
def test_slots_of_a_sentence(text: str, title: str, told: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    wanted = {literal: parts(parted) for literal, parted in told.items()}
    assert {at: read_parts(found[at], names) for at, names in wanted.items() if at in found} == wanted
    assert bool(found) == bool(told)


def the_figures(text: str, title: str = "") -> dict[str, Figure]:
    return {figure.quantity.literal: figure for figure in figures_of(text, title)}


def test_good_period_and_reporter_are_carried_on_and_say_so() -> None:
    found = the_figures("China exported 900 kg of gallium in June. Shipments to Japan were 400 kg.")["400 kg"]
    assert (
        read_parts(
            found, names := parts("origin China, destination Japan, commodity gallium, period 2025-06")
        )
        == names
    )
    assert {found.slots[name].source for name in ("origin", "commodity", "period")} == {"previous"}
    assert found.slots["destination"].source == "clause"


def test_a_partner_is_not_carried_into_a_new_amount() -> None:
    found = the_figures("China sold 400 kg of gallium to Japan in June. Exports of antimony were 70 tonnes.")
    assert found["70 tonnes"].value("destination") == ""
    assert found["70 tonnes"].value("commodity") == "antimony"


def test_a_period_is_not_carried_into_a_price() -> None:
    found = the_figures("China exported 900 kg of gallium in June. The price of gallium is $250 a kilogram.")
    assert found["$250 a kilogram"].value("period") == ""


def test_a_heading_dates_and_names_what_follows() -> None:
    text = "Gallium exports in June 2024\n\nChina sent 30 kg to Germany."
    found = the_figures(text)["30 kg"]
    assert read_parts(found, names := parts("origin China, destination Germany, commodity gallium")) == names


def test_a_good_that_no_list_has_is_read_where_it_is_traded_twice() -> None:
    text = "Peru exported 900 tonnes of maca in June. Its exports of maca to Japan were 40 tonnes."
    assert the_figures(text)["40 tonnes"].value("commodity") == "maca"


WORDS = st.sampled_from(
    [
        *(
            "China",
            "Japan",
            "the United States",
            "Peru's",
            "Indian",
            "gallium",
            "soybeans",
            "copper",
            "Codelco",
        ),
        *(
            "exported",
            "imports",
            "shipped",
            "to",
            "from",
            "in",
            "took",
            "stocks",
            "price",
            "output",
            "tariff",
            "share",
        ),
        *(
            "1,200 kg",
            "5%",
            "3.4 million tonnes",
            "0.7",
            "$188 a tonne",
            "-4",
            "half of",
            "doubled",
            "no exports",
            "20-22 t",
        ),
        *(
            "June",
            "2024",
            "last month",
            "a year earlier",
            "from 1 to 20 June",
            "2024/25",
            "Q2",
            "forecast",
            "target",
        ),
        *(
            ",",
            "and",
            "while",
            "(",
            ")",
            ";",
            ".",
            ". ",
            ":",
            "\n\n",
            "respectively",
            "of which",
            "than",
            "up",
            "fell",
        ),
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
ANY = settings(derandomize=True, deadline=None, max_examples=30)


@ANY
@given(TEXTS, TEXTS)
def test_everything_stands_where_it_says(text: str, title: str) -> None:
    for figure in figures_of(text, title):
        quantity = figure.quantity
        assert figure.start <= quantity.start < quantity.end <= figure.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.literal
        for slot in figure.slots.values():
            if slot.start >= 0:
                assert slot.start < slot.end <= max(len(text), len(title))
            if slot.start >= 0 and slot.source in ("clause", "sentence"):
                assert figure.start <= slot.start < slot.end <= figure.end


@ANY
@given(TEXTS)
def test_periods_are_written_as_the_calendar_reads_them(text: str) -> None:
    for figure in figures_of(text):
        for name in ("period", "base"):
            if written := figure.value(name):
                time = parse(written)
                assert time is not None
                assert time.iso == written


@ANY
@given(TEXTS)
def test_the_same_text_gives_the_same_figures_in_its_order(text: str) -> None:
    found = figures(document(text))
    assert found == figures(document(text))
    assert [figure.start for figure in found] == sorted(figure.start for figure in found)


@ANY
@given(st.text(max_size=200))
def test_no_text_stops_the_reading(text: str) -> None:
    for figure in figures_of(text, title=text[:50]):
        assert figure.to_dict()["literal"]
