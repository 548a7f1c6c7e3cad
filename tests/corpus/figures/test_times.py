"""Published on 10 September 2025, where nothing else is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import PUBLISHED

from corpus.figures.calendar import parse
from corpus.figures.times import times
from corpus.figures.timing import TimeMention


def the_one(text: str, published: date | None = PUBLISHED) -> TimeMention:
    (found,) = times(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("in June", "2025-06"),
        ("in June 2024", "2024-06"),
        ("in November", "2024-11"),
        ("last month", "2025-08"),
        ("last year", "2024"),
        ("this year", "2025"),
        ("in June last year", "2024-06"),
        ("in Q2 2025", "2025-04/2025-06"),
        ("in H1", "2025-01/2025-06"),
        ("January to July", "2025-01/2025-07"),
        ("in the 2024/25 season", "2024-07/2025-06"),
        ("year-to-date", "2025-01/2025-08"),
        ("on 3 July 2025", "2025-07-03"),
        ("over June 1-20", "2025-06-01/2025-06-20"),
        ("the first 20 days of August", "2025-08-01/2025-08-20"),
        ("between July 1 and August 31", "2025-07/2025-08"),
        ("She may march in June", "2025-06"),
    ],
)
def test_a_time_is_read(text: str, iso: str) -> None:
    found = the_one(text)
    assert found.time is not None
    assert found.time.iso == iso
    assert not found.base


@pytest.mark.parametrize("text", ["since May 2019", "versus May 2019", "than in May 2019", "from May 2019"])
def test_a_time_that_is_only_compared_with(text: str) -> None:
    found = the_one(text)
    assert found.time == parse("2019-05")
    assert found.base


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("a year earlier", -12),
        ("12 months earlier", -12),
        ("year-on-year", -12),
        ("on the year", -12),
        ("month-on-month", -1),
        ("a month earlier", -1),
        ("quarter-on-quarter", -3),
    ],
)
def test_a_phrase_of_comparison_is_no_time_but_a_way_back(text: str, shift: int) -> None:
    found = [mention for mention in times(f"rose {text}", PUBLISHED) if mention.base]
    assert [(mention.time, mention.shift) for mention in found] == [(None, shift)]


def test_the_same_period_of_another_year_keeps_its_year() -> None:
    found = the_one("compared with the same period of 2024")
    assert (found.time, found.year, found.base) == (None, 2024, True)


def test_the_base_behind_a_month_does_not_make_it_a_base() -> None:
    july, june = times("in July, up from June", PUBLISHED)
    assert (july.base, june.base) == (False, True)


def test_a_time_in_brackets_knows_its_bracket() -> None:
    text = "5 t (June 2024)"
    assert the_one(text).bracket == text.index("(")


def test_the_end_of_a_month_is_a_point() -> None:
    assert the_one("by the end of June").point


@pytest.mark.parametrize("text", ["in June", "last month", "so far this year"])
def test_an_open_year_stays_out_where_nobody_knows_when_it_was_written(text: str) -> None:
    assert not [mention for mention in times(text, None) if mention.time]


@settings(derandomize=True, deadline=None, max_examples=30)
@given(
    st.lists(
        st.sampled_from(
            [
                "June",
                "31",
                "2024",
                "first",
                "half",
                "of",
                "last",
                "year",
                "a year earlier",
                "from",
                "to",
                "Q3",
                "-",
                "(",
                ",",
            ]
        ),
        max_size=14,
    )
)
def test_mentions_stand_in_order_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = times(text, PUBLISHED)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        if mention.time:
            assert parse(mention.time.iso) == mention.time
