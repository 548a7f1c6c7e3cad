from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures.calendar import Time, parse

MONTHS = st.builds(Time, st.integers(1900 * 12, 2100 * 12), st.integers(1, 36))
DAYS = st.builds(
    lambda first, day, more: Time(first, 1, day, day + more),
    st.integers(1900 * 12, 2100 * 12),
    st.integers(1, 28),
    st.integers(0, 3),
)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-06-21", "21 June 2025"),
        ("2025-06-01/2025-06-20", "1 to 20 June 2025"),
        ("2025-06", "June 2025"),
        ("2025-01/2025-07", "January to July 2025"),
        ("2023-07/2024-06", "2023/24"),
        ("2024", "2024"),
    ],
)
def test_every_form_is_read_written_and_said(iso: str, words: str) -> None:
    time = parse(iso)
    assert time is not None
    assert time.iso == iso
    assert time.words == words


@pytest.mark.parametrize(
    "text", ["", "June", "2025/2024", "2025-06/2025-01", "25-06", "2025-6", "2025-06-", "/"]
)
def test_anything_else_is_no_time(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("2025-06", "2025", True),
        ("2025-06", "2025-06", True),
        ("2025-06-03", "2025-06", True),
        ("2025-06-03", "2025-06-01/2025-06-20", True),
        ("2025-06-21", "2025-06-01/2025-06-20", False),
        ("2025-06", "2025-06-01/2025-06-20", False),
        ("2025", "2025-06", False),
        ("2024-12/2025-01", "2025", False),
        ("2025-01/2025-06", "2025", True),
    ],
)
def test_what_lies_in_what(inner: str, outer: str, lies: bool) -> None:
    one, other = parse(inner), parse(outer)
    assert one is not None
    assert other is not None
    assert one.within(other) is lies


@settings(derandomize=True, deadline=None)
@given(MONTHS | DAYS)
def test_the_text_form_leads_back(time: Time) -> None:
    assert parse(time.iso) == time


@settings(derandomize=True, deadline=None)
@given(MONTHS, st.integers(-24, 24))
def test_a_shift_and_back_changes_nothing(time: Time, months: int) -> None:
    assert time.shifted(months).shifted(-months) == time
    assert time.within(time)


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789-/ Q", max_size=24))
def test_what_is_read_is_written_so_that_it_is_read_again(text: str) -> None:
    time = parse(text)
    if time is not None:
        assert parse(time.iso) == time
