"""Dates that may be of two months, settled by the text below them."""

from __future__ import annotations

import pytest

from corpus.slash_dates import settled


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("02/12/2020 | 12:37am", "On February 12 the ministry told of January.", "2020-02-12 | 12:37am"),
        ("09/05/2018", "April tin exports rose.", "2018-05-09"),
        ("09/05/2018", "August tin exports rose.", "2018-09-05"),
        ("21/09/23", "On 13 August a leak was found.", "2023-09-21"),
        ("09/05/2018", "Tin exports rose.", "09/05/2018"),
        ("Ports 3/4", "April tin exports rose.", "Ports 3/4"),
    ],
)
def test_months_of_the_text_settle_a_date(line: str, text: str, expected: str) -> None:
    assert settled(line, text) == expected
