"""Made-up long reports: entries of lists, brackets without a word, regions and their members, short names.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

ENTRIES: list[Row] = [
    (
        "Chile exported 41,000 t of copper in August. Peru bought 1,212 t, the US 611 and Vietnam 218.",
        "",
        {"611": "origin Chile, destination United States, unit t", "218": "destination Vietnam"},
    ),
    (
        "Kenya exported 5,216 t of tea in August. Pakistan 918, Egypt 703, Yemen 588.",
        "",
        {"918": "origin Kenya, destination Pakistan", "588": "destination Yemen"},
    ),
    (
        "Of meat Brazil shipped 9,300 t in August. Of beef China took 4,400 t; of chicken Japan 770 t.",
        "",
        {"4,400 t": "destination China, commodity beef", "770 t": "destination Japan, commodity chicken"},
    ),
    (
        "India took 4.71 million b/d of crude in August. Of that Iraq accounted for 1.79 million; Oman 0.89.",
        "",
        {"1.79 million": "origin Iraq, destination India, unit bbl/d", "0.89": "origin Oman"},
    ),
]
BRACKETS: list[Row] = [
    (
        "Ghana exported 5.1 t of gold in August (4.6).",
        "",
        {"5.1 t": "period 2025-08", "4.6": "period -"},
    ),
    (
        "Figures in brackets are those of the previous year. Ghana exported 5.1 t of gold (4.6) in August.",
        "",
        {"5.1 t": "period 2025-08", "4.6": "period 2024-08"},
    ),
    (
        "China took 20,000 t of Peruvian ore in August (July: 18,000), Japan 11,000 (9,000).",
        "",
        {"18,000": "period 2025-07", "9,000": "period 2025-07"},
    ),
]
WHOLES: list[Row] = [
    (
        "Zinc warehouses held 98,400 t, of which Antwerp 6,450 and Busan 1,900, against 99,300 in July.",
        "",
        {"6,450": "place Antwerp", "99,300": "place -, period 2025-07"},
    ),
    (
        "Ghana took 0.47 million t of rice in August and Togo 0.61 million, the latter all from India.",
        "",
        {"0.47 million t": "origin -, destination Ghana", "0.61 million": "origin India"},
    ),
    (
        "China's imports of cotton were 12,000 t in August, of which Brazil 5,000 and the US 4,000.",
        "",
        {"5,000": "origin Brazil, destination China", "4,000": "origin United States"},
    ),
    (
        "Japan's rice imports were 29,000 t in August, Vietnam with 16,000 leading.",
        "",
        {"16,000": "origin Vietnam, destination Japan"},
    ),
]
REGIONS: list[Row] = [
    (
        "Asia imported 22.9 million t of LNG in August. China led with 6.4 million t. Korea had 3.3 million.",
        "",
        {"6.4 million t": "destination China", "3.3 million": "destination South Korea"},
    ),
    (
        "Asia imported 22.9 million t of LNG in August. Japan followed with 5.1 million t, against"
        " 5.7 million a month and 5.0 million a year before; Oman delivered 0.2 million t.",
        "",
        {
            "5.7 million": "destination Japan, period 2025-07",
            "5.0 million": "period 2024-08",
            "0.2 million t": "origin Oman, destination Japan",
        },
    ),
    (
        "Asia imported 22.9 million t of LNG in August. India's 2.2 million compares with 2.3 million in"
        " July; Qatar's share was 0.9 million t, the US's 0.5 million t.",
        "",
        {
            "2.2 million": "destination India, period 2025-08",
            "2.3 million": "period 2025-07",
            "0.9 million t": "origin Qatar, destination India",
            "0.5 million t": "origin United States, destination India",
        },
    ),
]
RUNNING: list[Row] = [
    (
        "Chile exported 4,087 t of lithium in August; January-August volume was 33 t. Japan bought 1,412 t.",
        "",
        {"1,412 t": "destination Japan, period 2025-08"},
    ),
    (
        "Asia imported 9 t of tin in August. Nepal, with 7 t in July, received no cargo.",
        "",
        {"7 t": "period 2025-07", "no": "destination Nepal, period 2025-08"},
    ),
    (
        "D. STOCKS. On 31 August, 35.4 million t of coal stood at the ports.",
        "Coal imports of India",
        {"35.4 million t": "measure stock, flow -"},
    ),
    ("Comex December stood at 447.2 cents a lb.", "Copper", {"447.2 cents a lb": "period 2025-12"}),
    (
        "The mill raised the October price of coil to $620 a tonne.",
        "Steel",
        {"$620 a tonne": "measure price, period 2025-10"},
    ),
]
KINDS: list[Row] = [
    (
        "Imports of coking coal were 46 t and of thermal coal 19 t in August. In July coal imports were"
        " 80 t, coking 50 and thermal 30.",
        "Peru",
        {"50": "commodity coking coal", "30": "commodity thermal coal"},
    ),
    (
        "India exported 389 t of white sugar and 18 t of raw sugar in August. Peru took 9 t of the raw kind.",
        "",
        {"9 t": "destination Peru, commodity raw sugar"},
    ),
]


@pytest.mark.parametrize(
    ("text", "title", "wanted"), [*ENTRIES, *BRACKETS, *WHOLES, *REGIONS, *RUNNING, *KINDS]
)
def test_long_reports(text: str, title: str, wanted: dict[str, str]) -> None:
    found = {one.quantity.literal: one for one in figures_of(text, title)}
    for literal, told in wanted.items():
        names = parts(told)
        assert read_parts(found[literal], names) == names, literal
