"""Made-up texts on freight, costs, elliptical owners and openers, each once read with wrong slots.

A row: text and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, dict[str, str]]

FREIGHT: list[Row] = [
    (
        "Wheat imports of Spain were 90,000 tonnes in July. Kamsarmaxes earned $12,400 a day in August.",
        {"$12,400 a day": "measure freight, commodity kamsarmax, flow -"},
    ),
    (
        "Handysizes had a slow week. Average earnings fell to $9,800 a day, ending at $9,650 daily on "
        "Monday.",
        {
            "$9,800 a day": "measure freight, commodity handysize",
            "$9,650": "measure freight, commodity handysize",
        },
    ),
    (
        "Coal freight from Richards Bay to Rotterdam was $11.20 a tonne. From Santos to Qingdao owners asked "
        "$40.10 a tonne.",
        {
            "$11.20 a tonne": "measure freight, commodity coal",
            "$40.10 a tonne": "measure freight, origin Santos",
        },
    ),
    (
        "Aframaxes from Kozmino to the east coast of China earned $31,000 a day in the first week of August.",
        {"$31,000 a day": "commodity aframax, destination China, period 2025-08-01/2025-08-07"},
    ),
    (
        "Cash costs of copper were $1.90 per pound in July. The copper price was $4.10 per pound.",
        {"$1.90 per pound": "measure cost", "$4.10 per pound": "measure price"},
    ),
    (
        "Polypropylene fell to $910 per tonne CFR Vietnam.",
        {"$910 per tonne": "measure price, destination Vietnam, origin -"},
    ),
]

WHOSE: list[Row] = [
    (
        "Egypt's urea exports reached 410,000 t in July. Nigeria's rose to 205,000 t. Of Nigeria's, Brazil "
        "received 120,000 t.",
        {
            "205,000 t": "origin Nigeria, destination -",
            "120,000 t": "origin Nigeria, destination Brazil",
        },
    ),
    (
        "South Korea received 4.8 million tons of LNG in July. In Japan, tankers from Oman discharged 0.9 "
        "million tons.",
        {"0.9 million tons": "origin Oman, destination Japan"},
    ),
    (
        "Turkey's flour exports in July went to Iraq, 210,000 t; Israel nothing, Libya 155,000 t, Syria "
        "20,000 t.",
        {
            "210,000 t": "destination Iraq",
            "nothing": "destination Israel",
            "155,000 t": "destination Libya",
            "20,000 t": "destination Syria",
        },
    ),
    (
        "India imported 4.8 million tonnes of coal in July. There were no arrivals from Peru, and Chad's "
        "sales fell to 3,000 tonnes.",
        {"3,000 tonnes": "origin Chad, destination India"},
    ),
    (
        "Gulf states supplied 39% of India's crude in July.",
        {"39%": "destination India"},
    ),
    (
        "Australia exported 90,000 tonnes of beef in July. The United States was the main outlet. It bought "
        "30,000 tonnes. Japan followed at 20,000 tonnes.",
        {
            "30,000 tonnes": "origin Australia, destination United States",
            "20,000 tonnes": "origin Australia, destination Japan",
        },
    ),
    (
        "U.S. corn exports were 1.3 million tonnes in July, of which 0.4 million tonnes for China.",
        {"0.4 million tonnes": "origin United States, destination China"},
    ),
]

WHAT: list[Row] = [
    (
        "Revenue from coffee was $85 million in July. Arabica accounted for 3.3 million bags.",
        {"3.3 million bags": "measure trade, commodity arabica"},
    ),
    (
        "LME lead closed at $1,968 a tonne and zinc at $2,410 a tonne.",
        {"$1,968 a tonne": "commodity lead metal", "$2,410 a tonne": "commodity zinc"},
    ),
    (
        "Peru exported 200,000 t of copper in July. Exports of all metals brought $3.4 billion.",
        {"$3.4 billion": "commodity -"},
    ),
    (
        "Mines told of a 4% increase in copper output, a 19% increase in gold output and 23% increase in tin "
        "output in July.",
        {"4%": "commodity copper", "19%": "commodity gold", "23%": "commodity tin"},
    ),
    (
        "Butter exports brought in NZ$398 million from 35,600 tonnes in July.",
        {"NZ$398 million": "flow export", "35,600 tonnes": "commodity butter, period 2025-07"},
    ),
    (
        "For January through July, Ghana's cocoa export value was 4% above last year at $860 million.",
        {"4%": "period 2025-01/2025-07", "$860 million": "period 2025-01/2025-07"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [*FREIGHT, *WHOSE, *WHAT])
def test_slots(text: str, wanted: dict[str, str]) -> None:
    found = figures_of(text, "")
    for literal, said in wanted.items():
        figure = next(one for one in found if one.quantity.literal == literal)
        assert read_parts(figure, parts(said)) == parts(said), literal
