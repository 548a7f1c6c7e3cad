"""Made-up market reports: quotes for months to come, tenders, labels of buyers, stocks below a name.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

QUOTES: list[Row] = [
    ("Cocoa for December closed at $7,310 a tonne in London.", "", {"$7,310 a tonne": "period 2025-12"}),
    ("The October new-crop position was bid at $229.", "Wheat", {"$229": "measure price, period 2025-10"}),
    (
        "Turkey loaded 9,000 t of rebar in August.\n\nBillet for November loading fetched $466.",
        "",
        {"$466": "measure price, flow -, period 2025-11"},
    ),
    (
        "Jordan took 60,000 t of barley at $249.75.",
        "",
        {"60,000 t": "measure trade, destination Jordan", "$249.75": "measure price"},
    ),
    (
        "Algeria bought 31,000 t of wheat for arrival between November and December.",
        "",
        {"31,000 t": "period 2025-11/2025-12"},
    ),
]
LABELS: list[Row] = [
    (
        "Turkey exported 95,000 t of rebar in August.\n\nTenders. Jordan took 6,000 t of rebar.",
        "",
        {"6,000 t": "destination Jordan, origin -"},
    ),
    (
        "Kuwait's naphtha reached the market again. Main suppliers: Qatar 4.1 million t "
        "and Oman 3.2 million t.",
        "Naphtha",
        {"4.1 million t": "origin Qatar", "3.2 million t": "origin Oman"},
    ),
    (
        "Iraq exported 3.4 million barrels of crude in August.\n\nINDIA STOCKS. On 1 September: diesel 12.1 "
        "million barrels.",
        "",
        {"12.1 million barrels": "measure stock, place India, flow -"},
    ),
    (
        "Peru shipped 41 t of thermal coal and 13 t of coking coal in August. Coking: 9 t went to Japan.",
        "",
        {"9 t": "commodity coking coal"},
    ),
    (
        "Urea imports by Brazil were 9 t in August. Imports of fertiliser were 40 t in July. "
        "Chile supplied 5 t.",
        "",
        {"5 t": "commodity fertiliser"},
    ),
]
TOLD_BEFORE: list[Row] = [
    (
        "Sri Lanka exported 282 t of tea in 2018. Iraq replaced Turkey as the top buyer, with 38 t.",
        "",
        {"38 t": "origin Sri Lanka, destination Iraq"},
    ),
    (
        "Kenya landed 412 t of clinker in August. Egypt supplied 198 t and Oman 64 t; Iran, Qatar and Peru "
        "supplied the rest.",
        "",
        {"198 t": "origin Egypt", "64 t": "origin Oman"},
    ),
    (
        "Traders had looked for 2.4 million tonnes of tea exports.",
        "",
        {"2.4 million tonnes": "status forecast"},
    ),
    (
        "Spain imported 29,870 GWh of gas in August. Algeria led with 10,940 GWh, of which 8,760 GWh "
        "arrived by pipe.",
        "",
        {"10,940 GWh": "origin Algeria, destination Spain", "8,760 GWh": "destination Spain"},
    ),
    (
        "South Africa exported 90 t of maize in August. White maize: Zimbabwe 5 t, Botswana 3 t.",
        "",
        {"5 t": "commodity white corn, destination Zimbabwe", "3 t": "destination Botswana"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*QUOTES, *LABELS, *TOLD_BEFORE])
def test_reads_market_reports(text: str, title: str, wanted: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, told in wanted.items():
        assert read_parts(found[literal], parts(told)) == parts(told), literal
