from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.months import Month, months, years, years_before


def named(text: str) -> list[tuple[int, int | None]]:
    return [(month.month, month.year) for month in months(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports in June rose.", [(6, None)]),
        ("Exports in June 2025 rose.", [(6, 2025)]),
        ("Exports in Jun. 2025 rose.", [(6, 2025)]),
        ("exports of june, 2025", [(6, 2025)]),
        ("the month of June of 2025", [(6, 2025)]),
        ("On June 12, 2025 they rose.", [(6, 2025)]),
        ("period: 2025-06; partner: Japan", [(6, 2025)]),
        ("Jun-25 and Jan'24", [(6, 2025), (1, 2024)]),
        ("Apr-98", [(4, 1998)]),
        ("January and June 2025", [(1, 2025), (6, 2025)]),
        ("Jan-Nov 2024", [(1, 2024), (11, 2024)]),
        ("May exports may rise.", [(5, None)]),
        ("in may 2025 and in march", [(5, 2025), (3, None)]),
        ("They march on.", []),
        ("Jan Giese, a trader, said", []),
        ("Jan Feb Mar", [(1, None), (2, None), (3, None)]),
        ("August 21-25", [(8, None)]),
        ("mayor, junta, decade, octane, marching", []),
        ("2025-06-12 and 2025-13", [(6, 2025)]),
        ("code 12025-06", []),
    ],
)
def test_months_of_a_text(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "ranged", "base"),
    [
        ("from January to June 2025", [True, True], [False, False]),
        ("between January and June 2025", [True, True], [False, False]),
        ("January – June", [True, True], [False, False]),
        ("in January and June", [False, False], [False, False]),
        ("in June, up from May", [False, False], [False, True]),
        ("in June, more than in the same month of May", [False, False], [False, True]),
        ("up 5% over June. In July it fell", [False, False], [True, False]),
    ],
)
def test_ends_of_ranges_and_bases_of_comparisons(text: str, ranged: list[bool], base: list[bool]) -> None:
    assert [month.ranged for month in months(text)] == ranged
    assert [month.base for month in months(text)] == base


@pytest.mark.parametrize(
    ("month", "published", "year"),
    [
        (6, date(2025, 7, 20), 2025),
        (7, date(2025, 7, 20), 2025),
        (12, date(2025, 7, 20), 2024),
        (6, None, None),
    ],
)
def test_the_reader_supplies_the_year(month: int, published: date | None, year: int | None) -> None:
    assert Month(0, 3, month, None).resolved(published).year == year
    assert Month(0, 3, month, 1999).resolved(published).year == 1999


def test_a_month_agrees_with_the_same_month_of_any_open_year() -> None:
    june = Month(0, 4, 6, None)
    assert june.agrees(Month(9, 13, 6, 2025))
    assert not Month(0, 4, 6, 2024).agrees(Month(9, 13, 6, 2025))
    assert not Month(0, 4, 6, None, ranged=True).agrees(june)
    assert Month(0, 4, 6, None, ranged=True).agrees(Month(0, 4, 6, None, ranged=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June 2025 it was 5 t, 4 t in the same month last year.", [(6, 2024)]),
        ("In June 2025 it was 5 t, up 3% year-on-year.", [(6, 2024)]),
        ("In June it was 5 t, 4 t a year earlier.", []),
        ("In June 2025 it was 5 t.", []),
    ],
)
def test_the_months_a_year_before(text: str, expected: list[tuple[int, int]]) -> None:
    found = years_before(text, months(text))
    assert [(month.month, month.year) for month in found] == expected
    assert all(month.base for month in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 and June 2025", {2024, 2025}),
        ("The 2023-24 season", {2023}),
        ("Up 5% from 2023, in 2024", {2024}),
        ("They sold 2004 kg, 2,004 t, $2020 and 2025.5.", set()),
        ("Stocks of 2000 tonnes", set()),
    ],
)
def test_years(text: str, expected: set[int]) -> None:
    assert years(text) == expected


@given(st.text(alphabet="JanMyjue 25-0,to", max_size=80))
def test_months_are_ordered_slices(text: str) -> None:
    end = 0
    for month in months(text):
        assert end <= month.start < month.end <= len(text)
        assert 1 <= month.month <= 12
        end = month.end
