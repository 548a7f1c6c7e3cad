"""Tables in plain text: drawn with bars or tabs, or copied with one cell a line."""

from __future__ import annotations

import pytest

from corpus.cleaning import blocks_from_text
from corpus.content import Grid

STATES = ("State", "15-Jan-26", "15-Jan-25")
TABLES: list[tuple[str, list[Grid]]] = [
    (
        "Sugar output\n\n| State | 15-Jan-26 | 15-Jan-25 |\n| Goa | 46 t | 42 t |\n| Assam | 31 t | 27 t |\n",
        [Grid(STATES, (("Goa", "46 t", "42 t"), ("Assam", "31 t", "27 t")))],
    ),
    (
        "\t2018\t2019\tchange\n\t'000 tonnes\t\tin %\nRye\t226\t326\t+44\nOats\t341\t317\t-7\n",
        [
            Grid(
                ("", "2018 '000 tonnes", "2019 '000 tonnes", "change in %"),
                (("Rye", "226", "326", "+44"), ("Oats", "341", "317", "-7")),
            )
        ],
    ),
    (
        "FEB 2023\n\nJAN 2023\n\nOslo\n\n170,400\n\n164,200\n\nBergen\n\n191,000\n\n206,700\n",
        [
            Grid(
                ("", "FEB 2023", "JAN 2023"),
                (("Oslo", "170,400", "164,200"), ("Bergen", "191,000", "206,700")),
            )
        ],
    ),
    (
        "Unit: kt\nApr-18\nApr-17\nTin\n39\n34\nZinc\n5\n4\n"
        "Jan-Apr 18\nJan-Apr 17\nTin\n151\n139\nZinc\n9\n8\n",
        [
            Grid(("Unit: kt", "Apr-18", "Apr-17"), (("Tin", "39", "34"), ("Zinc", "5", "4"))),
            Grid(("Unit: kt", "Jan-Apr 18", "Jan-Apr 17"), (("Tin", "151", "139"), ("Zinc", "9", "8"))),
        ],
    ),
    ("Home | About | News\nTea | Coffee | Prices\nA word on it | and | more\n", []),
    ("| | 2024 | 2023 | % | 2024 | % |\n| Tin | 4 | 5 | 6 | 7 | 8 |\n| Zinc | 4 | 5 | 6 | 7 | 8 |\n", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables_of_plain_text_are_read(text: str, expected: list[Grid]) -> None:
    assert [block for block in blocks_from_text(text) if isinstance(block, Grid)] == expected
