from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import Period, periods, years_before

PUBLISHED = date(2025, 7, 20)


def months(text: str, published: date | None = PUBLISHED) -> list[str]:
    """The periods as "2025-06" or, for longer ones, "2025-01 x6"; a star marks what is only compared with."""
    return [
        f"{period.year or '?'}-{period.month:02}"
        + (f" x{period.months}" if period.months > 1 else "")
        + ("*" if period.base else "")
        for period in periods(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose in June", ["2025-06"]),
        ("Exports rose in September", ["2024-09"]),
        ("in Sept. 2023", ["2023-09"]),
        ("On July 21, 2025, customs said", ["2025-07"]),
        ("on 10 Aug 2023 (after", ["2023-08"]),
        ("period: 2025-06; source: 2025-08-21-magnets.md", ["2025-06"]),
        ("in May and June 2024", ["2024-05", "2024-06"]),
        ("between January and June 2025", ["2025-01 x6"]),
        ("January through July 2025", ["2025-01 x7"]),
        ("from June to July 2025", ["2025-06 x2"]),
        ("from December 2024 to March", ["2024-12 x4"]),
        ("Oct-May 2020/21", ["2020-10 x8"]),
        ("July 14 – July 20 2025", ["2025-07"]),
        ("the first half of 2025", ["2025-01 x6"]),
        ("the first half of the year", ["2025-01 x6"]),
        ("H1 2023 and 2H22", ["2023-01 x6", "2022-07 x6"]),
        ("the first six months of 2025", ["2025-01 x6"]),
        ("the six months to June", ["2025-01 x6"]),
        ("Q2 2025", ["2025-04 x3"]),
        ("second-quarter exports", ["2025-04 x3"]),
        ("in the June quarter", ["2025-04 x3"]),
        ("in the quarter ending June 2025", ["2025-04 x3"]),
        ("in 2024", ["2024-01 x12"]),
        ("between 2011 and 2021", ["2011-01 x132"]),
        ("the 2023/24 season", ["2023-07 x12"]),
        ("last month", ["2025-06"]),
        ("last year", ["2024-01 x12"]),
        ("up 75.5% over June", ["2025-06*"]),
        ("to 18,700 tonnes from 96,400 tonnes in August", ["2024-08*"]),
        ("Vietnam 24,900 t (April: 37,300 t)", ["2025-04*"]),
        ("from China in June", ["2025-06"]),
        ("rose from 9 kg in May to 12 kg in June", ["2025-05*", "2025-06"]),
        ("Over the first half of 2025", ["2025-01 x6"]),
        ("sales over the whole first half of 2025", ["2025-01 x6"]),
        ("after a complete halt in May", ["2025-05*"]),
        ("compared with the first half of 2024", ["2024-01 x6*"]),
    ],
)
def test_periods_are_read(text: str, expected: list[str]) -> None:
    assert months(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "you may go",
        "they march on",
        "Jan Giese said",
        "2004 kilograms",
        "$2025",
        "model 2025B",
        "in the same month last year",
        "Apr-18",
    ],
)
def test_what_only_looks_like_a_period(text: str) -> None:
    assert months(text) == []


def test_an_open_year_stays_open_without_a_date() -> None:
    assert months("in June", None) == ["?-06"]


def test_the_year_before_is_added_as_a_base() -> None:
    text = "Tin exports were 40 tonnes in June against 55 tonnes in the same month last year"
    (before,) = years_before(text, periods(text, PUBLISHED))
    assert (before.year, before.month, before.base) == (2024, 6, True)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("June 2025", "June 2025", True),
        ("June 2025", "June", True),
        ("June 2025", "the first half of 2025", True),
        ("June 2025", "2025", True),
        ("the first half of 2025", "June 2025", False),
        ("the first quarter of 2025", "the first half of 2025", True),
        ("January through July 2025", "the first half of 2025", False),
        ("June 2024", "2025", False),
        ("2024", "June 2024", False),
    ],
)
def test_lying_in_a_period(part: str, whole: str, expected: bool) -> None:
    assert periods(part)[0].lies_in(periods(whole)[0]) is expected


@given(st.text(alphabet="0123456789 /-–MayJunH1Q2first half of to and 2025(),.", max_size=200))
def test_periods_are_ordered_slices(text: str) -> None:
    end = 0
    for period in periods(text, PUBLISHED):
        assert isinstance(period, Period)
        assert end <= period.start < period.end <= len(text)
        assert period.months >= 1
        end = period.end
