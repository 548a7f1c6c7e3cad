"""Made-up sentences that name one after the other, each beside its number, and what is only compared with.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

ENTRIES: list[Row] = [
    (
        "Belgium headed the list of destination countries in July with 64.5 t; after it came Spain, 51.7 t,"
        " Japan, 31.2 t, and the United Kingdom, 25.2 t.",
        "Peru's zinc exports",
        {
            "51.7 t": "origin Peru, destination Spain",
            "31.2 t": "origin Peru, destination Japan",
            "25.2 t": "origin Peru, destination United Kingdom",
        },
    ),
    (
        "Ghana exported 5,000 t of manganese ore to Japan in July 2025, followed by China (4,000 t) and"
        " India (2,000 t).",
        "Manganese ore",
        {"4,000 t": "origin Ghana, destination China", "2,000 t": "origin Ghana, destination India"},
    ),
    (
        "Jordan was the leading origin with 8.4 t, then Morocco (4.9 t), Russia (3.2 t) and China (2.7 t).",
        "India's potash imports in July",
        {
            "8.4 t": "origin Jordan, destination India",
            "4.9 t": "origin Morocco, destination India",
            "2.7 t": "origin China, destination India",
        },
    ),
    (
        "Behind it came Quellaveco (443,265 t), Las Bambas (329,368 t) and Constancia (133,439 t).",
        "Copper production in Peru in July",
        {
            "443,265 t": "entity Quellaveco, measure production",
            "329,368 t": "entity Las Bambas",
            "133,439 t": "entity Constancia",
        },
    ),
    (
        "Spain remained the top buyer of Peruvian zinc in July with 410 t, followed by Japan (280 t) and"
        " Italy (130 t).",
        "Zinc",
        {"280 t": "origin Peru, destination Japan", "130 t": "origin Peru, destination Italy"},
    ),
    (
        "Main buyers in July, in order: Japan (21.9% of all exports), Italy (19.2%), Spain (18.1%).",
        "Peru's squid exports",
        {"21.9%": "origin Peru, destination Japan", "19.2%": "origin Peru, destination Italy"},
    ),
    (
        "Exports of the mining sector of Peru reached $5 million in July, says the Association of Cement"
        " Makers.",
        "Mining",
        {"$5 million": "origin Peru, flow export"},
    ),
    (
        "Peru exported 900 t of zinc in 2024. Zinc exports to Japan came to 570 t, down from 580 t in 2023,"
        " after a fall to 12 t in May when a port was shut. Shipments to Spain were 290 t.",
        "Zinc",
        {"580 t": "period 2023", "290 t": "destination Spain, period 2024"},
    ),
    (
        "Imports of tin into the Union were 38 t in 2024, as the Commission says. In the Union Bolivian tin"
        " is replaced; Bolivian prices rose. Industry in the Union depends on Bolivian tin. Tin oxide imports"
        " were 3 t in 2024.",
        "A note on supply",
        {"38 t": "destination European Union", "3 t": "destination European Union"},
    ),
    (
        "In the second tin producing country of the world, exports in July were 7 t.",
        "Tin",
        {"7 t": "origin -, destination -"},
    ),
    (
        "Analysts had reckoned with tin stocks 11.9% higher, at 25 t, in July.",
        "Tin",
        {"25 t": "status estimate"},
    ),
]
GIVEN: list[Row] = [
    (
        "Japan was sent 15.1 million tonnes in August.",
        "Coal shipments from Indonesia",
        {"15.1 million tonnes": "origin Indonesia, destination Japan"},
    ),
]
COMPARED: list[Row] = [
    (
        "In July the nickel market was in deficit by 72,800 tonnes, after a surplus of 34,600 tonnes in the"
        " month before.",
        "World nickel market",
        {"72,800 tonnes": "period 2025-07", "34,600 tonnes": "period 2025-06"},
    ),
    (
        "Urea stocks in Peru stood at 15.6 t on 1 August, barely half of the 29.9 t of a year ago.",
        "",
        {"15.6 t": "period 2025-08-01", "29.9 t": "period 2024-08-01"},
    ),
    (
        "India imported gold worth $3 billion in June. This pushed up the trade deficit of the country, to"
        " $11.7 billion in June.",
        "Gold imports rise",
        {"$3 billion": "commodity gold", "$11.7 billion": "commodity all goods, measure balance"},
    ),
]
WHOLES: list[Row] = [
    (
        "Japan took 1.1 t of the 1.6 t of barley shipped from Peru in July. July alone was 584 t to Japan,"
        " out of 702 t to all markets.",
        "",
        {
            "1.1 t": "destination Japan",
            "584 t": "destination Japan",
            "702 t": "destination -, total True",
        },
    ),
    (
        "The bureau expects demand for refined zinc to exceed supply by 164 kt in 2025.",
        "Zinc",
        {"164 kt": "measure balance, flow -, commodity zinc"},
    ),
    (
        "Throughput was 697 million tonnes in the 2023/24 financial year. Annual throughput of iron ore"
        " totalled 513 million tonnes.",
        "Iron ore exports from Port Hedland in June",
        {"513 million tonnes": "period 2023-07/2024-06"},
    ),
    (
        "The bureau met on 2 and 3 September. Mine production fell to 12 Mt.",
        "Zinc",
        {"12 Mt": "measure production, period -"},
    ),
    (
        "Ghana's exports of spodumene concentrate, which contains lithium, were 5 t in June.",
        "Ghana halts exports of lithium",
        {"5 t": "commodity spodumene"},
    ),
    (
        "Goods worth $9 billion left Korea in July.\n\nBy region, exports to Peru were lower at $6 billion."
        " Cars edged up to $4 billion.",
        "Exports of Korea in July",
        {"$6 billion": "destination Peru", "$4 billion": "destination Peru, commodity cars"},
    ),
]
NUMBERS: list[Row] = [
    (
        "On board were 248, 366 tonnes of iron ore.",
        "Iron ore from Brazil",
        {"248, 366 tonnes": "commodity iron ore"},
    ),
    (
        "Ethanol exports from Brazil rose to 55.6 million gallons (mg) in July. Canada took 43.6 mg.",
        "",
        {"43.6 mg": "destination Canada"},
    ),
]


@pytest.mark.parametrize(("text", "title", "expected"), [*ENTRIES, *GIVEN, *COMPARED, *WHOLES, *NUMBERS])
def test_each_number_has_the_name_beside_it(text: str, title: str, expected: dict[str, str]) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title)}
    for literal, told in expected.items():
        names = parts(told)
        assert read_parts(found[literal], names) == names, literal
