"""Made-up texts without a date: the month in which they were written, where their own words show it."""

from __future__ import annotations

from datetime import date

import pytest
from invented import document, figures_of, parts, read_parts

from corpus.figures.reference import with_reference, without_days

WRITTEN: list[tuple[str, str, date | None]] = [
    (
        "Tin output rises in December",
        "Output of tin was 1,272 t in December, 13% more than the 1,126 t of December 2015.",
        date(2017, 1, 28),
    ),
    (
        "Less cobalt for Japan in December",
        "In December Peru sent 8,676 t of cobalt to Japan, 36% below the 13,592 t of November 2023.",
        date(2024, 1, 28),
    ),
    (
        "Rice exports",
        "Vietnam shipped 5,426 t of rice in July. Over the first seven months of 2023 it exported 31,662 t.",
        date(2023, 8, 28),
    ),
    (
        "Mine output",
        "Nickel worth $58 million was mined in the first quarter, 22% more than in the same quarter of 2022.",
        date(2023, 4, 28),
    ),
    (
        "Car exports",
        "Cars worth $5 million were exported in June, she said on Monday (July 30), on course for 2018.",
        date(2018, 7, 30),
    ),
    ("Coal exports", "Exports of coal came to 5 t in June, the most since March 2020.", None),
    ("Coal exports", "The ban was imposed in August 2019. Exports of coal came to 5 t in August.", None),
    ("Coal exports", "Exports of coal came to 5 t in June, after 4 t in May.", None),
]


@pytest.mark.parametrize(("title", "text", "written"), WRITTEN)
def test_a_text_without_a_date_is_dated_by_its_words(title: str, text: str, written: date | None) -> None:
    dated, found = with_reference(document(text, title, None))
    assert (dated.published, found) == (written, written is not None)


def test_months_without_a_year_are_of_that_time() -> None:
    text = (
        "In July Peru exported 40 t of zinc to Japan. July's total tops the 30 t of June. Over the first"
        " seven months of 2023 it exported 200 t of zinc."
    )
    told = {"40 t": "period 2023-07", "30 t": "period 2023-06", "200 t": "period 2023-01/2023-07"}
    read = {one.quantity.literal: one for one in figures_of(text, "Zinc exports of Peru", None)}
    for literal, wanted in told.items():
        assert read_parts(read[literal], parts(wanted)) == parts(wanted)


def test_days_of_the_week_stay_open() -> None:
    text = "Copper settled at $9,000 on Friday, customs said last week."
    assert without_days(text) == "Copper settled at $9,000          , customs said          ."


NEWS = "Peru shipped 300 tonnes of tin in March, the ministry said. "

READ: list[tuple[str, dict[str, str]]] = [
    (
        NEWS
        + "In February it had been 200 tonnes. Over the first three months of 2022 it shipped 900 tonnes.",
        {
            "300 tonnes": "period 2022-03",
            "200 tonnes": "period 2022-02",
            "900 tonnes": "period 2022-01/2022-03",
        },
    ),
    (
        NEWS
        + "Tin cost $31,000 a tonne on Tuesday. Over the first three months of 2022 it shipped 900 tonnes.",
        {"$31,000 a tonne": "period -"},
    ),
    (
        "Chile exported 2 million cartons of lemons in March 2022. It sold 5 million tonnes of cartons.",
        {"2 million cartons": "commodity lemons", "5 million tonnes": "commodity paper packaging"},
    ),
    (
        "Mali's exports of spodumene concentrate, which contains lithium, were 9,000 tonnes in March 2022.",
        {"9,000 tonnes": "commodity spodumene"},
    ),
]


@pytest.mark.parametrize(("text", "told"), READ)
def test_figures_of_undated_texts(text: str, told: dict[str, str]) -> None:
    read = {figure.quantity.literal: figure for figure in figures_of(text, published=None)}
    for literal, slots in told.items():
        wanted = parts(slots)
        assert read_parts(read[literal], wanted) == wanted
