"""Made-up news of kinds that were read wrongly: ranks, brackets, shares, joint goods, comparisons.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

TIMES: list[Row] = [
    (
        "Exports fell 93% to just 98 kilograms, a drop not seen since the summer of 2023"
        " when controls began.",
        "China's germanium exports in August 2025",
        {"98 kilograms": "period 2025-08"},
    ),
    (
        "In July arabica exports were 2.4 million bags, 7% below volumes seen in July"
        " last year, while shipments"
        " of robusta fell 14% to 461,000 bags.",
        "Brazil's coffee exports",
        {"2.4 million bags": "period 2025-07", "461,000 bags": "period 2025-07, commodity robusta"},
    ),
    (
        "From January 1 to 10, 2025, chip exports rose to $2.6 billion.",
        "South Korea's exports",
        {"$2.6 billion": "period 2025-01-01/2025-01-10"},
    ),
    (
        "Coal imports have seen sharp increases this year, with January-May volumes at 2.8 million tonnes.",
        "India's coal imports",
        {"2.8 million tonnes": "period 2025-01/2025-05"},
    ),
    (
        "Exports were 3,000 tonnes, compared to 2,000 tonnes last December, in light of"
        " higher sales to Chile.",
        "Peru's tin exports",
        {"2,000 tonnes": "period 2024-12, destination -"},
    ),
]

PLACES: list[Row] = [
    (
        "Then came Germany, with 7.6 million bags (17.1%), Belgium, with 3.7 million"
        " bags (8.4%), and Japan, with"
        " 2.4 million bags (5.4%).",
        "Brazil's coffee exports in 2024",
        {"17.1%": "destination Germany", "8.4%": "destination Belgium", "5.4%": "destination Japan"},
    ),
    (
        "The United States is the largest buyer, taking up 19% of the total, with"
        " Germany in second place with"
        " 16.3% and Italy in third with 9.1%.",
        "Brazil's coffee exports in 2024",
        {
            "19%": "role share, destination United States",
            "16.3%": "role share, destination Germany",
            "9.1%": "role share, destination Italy",
        },
    ),
    (
        "Russian coal volumes into major importer India rose to 364,000 tonnes in May.",
        "",
        {"364,000 tonnes": "origin Russia, destination India"},
    ),
    (
        "China exported 5,000 tonnes of magnets in July.\n\nThe recovery in exports came"
        " after Beijing agreed to"
        " deals with the United States to increase shipments.\n\nGermany was the top"
        " destination with 1,100 tonnes.",
        "China's magnet exports",
        {"1,100 tonnes": "origin China, destination Germany"},
    ),
]

GOODS: list[Row] = [
    (
        "Exports of gallium and germanium products reached $121 million in July.",
        "China",
        {"$121 million": "commodity gallium+germanium"},
    ),
    (
        "Exports of tin and zinc were 5 tonnes and 3 tonnes.",
        "Peru",
        {"5 tonnes": "commodity tin", "3 tonnes": "commodity zinc"},
    ),
    (
        "Chile shipped 4 tonnes of tin and 6 tonnes of nickel.",
        "",
        {"4 tonnes": "commodity tin", "6 tonnes": "commodity nickel"},
    ),
    (
        "Malaysia supplied 23,000 tonnes of crude palm oil and 22,000 tonnes of refined olein.",
        "India's palm oil imports",
        {"22,000 tonnes": "measure trade, origin Malaysia"},
    ),
    (
        "Palm oil accounted for 43% of imports, up from 41% in 2024.",
        "India's vegetable oil imports",
        {"43%": "role share"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*TIMES, *PLACES, *GOODS])
def test_lists_and_comparisons_are_read(text: str, title: str, wanted: dict[str, str]) -> None:
    read = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, told in wanted.items():
        names = parts(told)
        assert literal in read, f"{literal} is missing among {list(read)}"
        assert read_parts(read[literal], names) == names
