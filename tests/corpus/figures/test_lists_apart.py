"""Made-up news whose lists, titles and asides gave an amount to the wrong country, good or month.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]
FRONT = "---\ntitle: {0}\npublisher: Office\npublished: 2025-09-10\n---\n\n"

ENDS: list[Row] = [
    (
        "Peru shipped 900 tonnes of tin in July: Japan 400 tonnes, Spain 300 tonnes, the rest going to "
        "Oman and Iraq.",
        "",
        {
            "400 tonnes": "origin Peru, destination Japan",
            "300 tonnes": "origin Peru, destination Spain",
        },
    ),
    (
        "Peru exported 900 tonnes of tin in July. Japan: 400 tonnes; Spain: 300 tonnes; Oman: nil.",
        "Peru's tin exports in July 2025",
        {
            "400 tonnes": "origin Peru, destination Japan",
            "300 tonnes": "origin Peru, destination Spain",
            "nil": "origin Peru, destination Oman",
        },
    ),
    (
        "Kenya's wheat imports fell 9% to 210,000 tonnes in July, with Russia accounting for 120,000 tonnes.",
        "",
        {"120,000 tonnes": "flow import, origin Russia, destination Kenya"},
    ),
    (
        "Ghana's rice imports reached 80,000 tonnes in July, with Vietnam at 50,000 tonnes.",
        "",
        {"50,000 tonnes": "flow import, origin Vietnam, destination Ghana"},
    ),
    (
        "The main takers of tin were Japan with 400 tonnes, Spain with 300 tonnes and Oman with 90 tonnes.",
        "",
        {
            "400 tonnes": "destination Japan, origin -",
            "300 tonnes": "destination Spain",
            "90 tonnes": "destination Oman",
        },
    ),
    (
        "Nothing was declared for Oman, to which sales are barred. Exports of zinc were 70 tonnes in July.",
        "Peru's zinc",
        {"Nothing": "destination Oman", "70 tonnes": "origin Peru"},
    ),
]

TIMES: list[Row] = [
    (
        "Zinc: 790 tonnes left the country in July, 12% less than the previous month's 900 tonnes.",
        "Peru's exports",
        {"900 tonnes": "period 2025-06"},
    ),
    (
        "Exports of zinc reached 790 tonnes in July, up from 640 tonnes in June, with much of the metal "
        "going to warehouses in Oman.",
        "Peru's zinc",
        {"640 tonnes": "measure trade, flow export, period 2025-06"},
    ),
]

GOODS: list[Row] = [
    (
        "China exported 4,700 tonnes of rare earths in July.\n\nJuly shipments earned $30 million.",
        "Magnets: the July numbers",
        {"4,700 tonnes": "commodity rare earths"},
    ),
    (
        "China exported 4,700 tonnes of rare earths in July. July shipments earned $30 million.",
        "Rare earth magnets: the July numbers",
        {"$30 million": "commodity rare earths"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), ENDS + TIMES + GOODS)
def test_lists_titles_and_asides(text: str, title: str, wanted: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title=title)}
    for literal, told in wanted.items():
        assert read_parts(found[literal], parts(told)) == parts(told)


@pytest.mark.parametrize("column", ["Mine", "Operation", "Company"])
def test_the_country_in_brackets_behind_a_mine(column: str) -> None:
    text = (
        f"Larger stones came from Namibia.\n\n"
        f"| {column} | Q2 2025 production (thousand carats) |\n|---|---|\n"
        "| Letto (Botswana) | 842 |\n| Okko (Canada) | 486 |\n"
    )
    found = figures_of_file("report.md", FRONT.format("Diamonds in the second quarter") + text)
    assert [read_parts(one, {"place": "", "measure": ""})["place"] for one in found] == ["Botswana", "Canada"]


def test_a_good_carried_from_the_title_stands_where_the_title_does() -> None:
    file = (
        FRONT.format("Peru tin exports")
        + "A note.\n\n# Peru tin exports\n\nExports rose to 900 tonnes in July.\n"
    )
    (figure,) = figures_of_file("tin.md", file)
    slot = figure.slots["commodity"]
    assert slot.value == "tin"
    assert (slot.start, slot.end) == (14, 17)


@pytest.mark.parametrize(
    ("text", "literal", "destination"),
    [
        (
            "Peru sent 40 tonnes of tin to Japan in July. No other country received any.",
            "No",
            "other countries",
        ),
        ("India did not receive a single tonne of tin in July.", "did not receive a single tonne", "India"),
        ("Iraq got no metal at all in July.", "no", "Iraq"),
    ],
)
def test_zeros(text: str, literal: str, destination: str) -> None:
    found = {one.quantity.literal: one for one in figures_of(text, title="Peru's tin exports")}
    assert found[literal].quantity.value == 0
    assert found[literal].slots["destination"].value == destination
