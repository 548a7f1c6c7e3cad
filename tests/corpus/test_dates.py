from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import MONTHS, dates, month_number, parse_date


@pytest.mark.parametrize(
    "written",
    [
        "21 August 2025",
        "21st of August 2025",
        "21 Aug. 2025",
        "21-Aug-2025",
        "August 21, 2025",
        "Aug 21st 2025",
        "AUG. 21 , 2025",
        "2025-08-21",
        "2025/08/21",
        "2025-08-21T10:00:00Z",
        "21.08.2025",
        "21.8.2025",
        "21/08/2025",
        "08/21/2025",
    ],
)
def test_ways_to_write_a_date(written: str) -> None:
    assert parse_date(f"It was on {written}, they said.") == date(2025, 8, 21)


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2025",
        "2025-13-01",
        "06/07/2025",
        "August 2025",
        "21 August",
        "by 20 2025",
        "12,034 May 2025",
        "1.21 Aug 2025",
        "120.08.2025",
        "2025-08-211",
        "invoice 1-2025-08-21",
        "August 21, 20255",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == ()


def test_the_same_number_twice_is_no_riddle() -> None:
    assert parse_date("05/05/2025") == date(2025, 5, 5)


def test_mentions_stand_in_the_order_of_the_text() -> None:
    text = "From 2 May 2024 and 2024-06-03 to July 4, 2024."
    assert [text[m.start : m.end] for m in dates(text)] == ["2 May 2024", "2024-06-03", "July 4, 2024"]


def test_months_by_name() -> None:
    assert [month_number(name) for name in MONTHS] == list(range(1, 13))
    assert month_number("Sept") == 9


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%b %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_what_is_written_is_read(day: date, pattern: str) -> None:
    assert parse_date(day.strftime(pattern)) == day


@given(st.text(alphabet="1290 .,-/mayjunJ", max_size=60))
def test_mentions_never_overlap(text: str) -> None:
    found = dates(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
