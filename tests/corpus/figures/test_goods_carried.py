"""Made-up news whose goods, measures and flows go on from clause to clause, and tables below two goods.

A row: text, title, and for each literal the parts that must be read ("-": must stay open). Published on
10 September 2025.
"""

from __future__ import annotations

import pytest
from invented import figures_of, figures_of_file, parts, read_parts

Row = tuple[str, str, dict[str, str]]

CLAUSES: list[Row] = [
    (
        "Peru's exports of lead concentrate rose by 11% in May and those of copper by 4.6%.",
        "",
        {"11%": "commodity lead concentrate", "4.6%": "commodity copper"},
    ),
    (
        "Chile's copper exports were worth US $3.9 billion in April.",
        "",
        {"US $3.9 billion": "commodity copper, origin Chile, destination -"},
    ),
    (
        "The bureau forecasts 5.5 million tonnes of canola, which follows from a smaller area.",
        "",
        {"5.5 million tonnes": "commodity rapeseed, measure -"},
    ),
    (
        "Exports of tyres were 5 million units.\n\nImports of tyres from Thailand came to 120,000 tonnes, "
        "while those from Vietnam were 80,000 tonnes.",
        "Poland tyres",
        {"80,000 tonnes": "flow import, origin Vietnam, destination Poland"},
    ),
    (
        "Purchases of soda ash abroad were 9,000 tonnes.\n\nThe office had put July exports of glass at EUR "
        "44 million; this is now corrected to EUR 47 million.",
        "Czech glass",
        {"EUR 47 million": "flow export, commodity glass, period 2025-07"},
    ),
    (
        "The cocoa deficit is estimated at 90,000 tonnes. In June it was 140,000 tonnes.",
        "Cocoa",
        {"140,000 tonnes": "measure balance, flow -"},
    ),
    (
        "Turkey imported 4,785 tonnes of steel in July. For January to July the tally is 18,960 tonnes.",
        "Steel scrap: a quiet month",
        {"18,960 tonnes": "commodity steel"},
    ),
    (
        "Potash sales were 604,000 tonnes. Brazil took 231,000 tonnes and India 58,000 tonnes; the balance "
        "was sold within Canada.",
        "",
        {"58,000 tonnes": "measure trade, destination India, origin -, commodity potash"},
    ),
    (
        "Bolivia's exports of antimony oxide shrank to 312 tonnes in July. Exports of antimony metal were "
        "zero.\n\n"
        "The only takers of the oxide were Turkey with 180 tonnes and Oman with 42.",
        "Bolivia's antimony exports stop",
        {
            "180 tonnes": "commodity antimony trioxide, destination Turkey",
            "42": "commodity antimony trioxide",
        },
    ),
    (
        "Peru exported 3,000 tonnes of squid in July. The gap between the ports was small: 1,600 tonnes went "
        "to Spain and 1,400 tonnes to Italy.",
        "",
        {"1,600 tonnes": "measure trade, destination Spain", "1,400 tonnes": "destination Italy"},
    ),
    (
        "Buyers in Taiwan took 6,200 tonnes of fishmeal and those in Vietnam 5,100 tonnes. Deliveries in "
        "July were 9,000 tonnes.",
        "",
        {
            "6,200 tonnes": "destination Taiwan",
            "5,100 tonnes": "destination Vietnam",
            "9,000 tonnes": "origin -",
        },
    ),
    (
        "Ore on hand at the end of July was 4,100 tonnes. Cash was $12 million.",
        "Tin",
        {"4,100 tonnes": "measure stock", "$12 million": "measure other"},
    ),
]
GOODS: list[Row] = [
    (
        "Nickel output was 12,000 tonnes.\n\nBy-product cobalt output was 310 tonnes.\n\nShipments to "
        "Finland were 4,000 tonnes.",
        "Quarterly report",
        {"310 tonnes": "commodity cobalt", "4,000 tonnes": "commodity nickel"},
    ),
    (
        "Ghana exported 7,000 tonnes of mangoes and papayas in July. By kind, mangoes contributed 5,000 "
        "tonnes and papayas 2,000 tonnes. In June exports reached 6,000 tonnes.",
        "",
        {"2,000 tonnes": "commodity papayas", "6,000 tonnes": "commodity mangoes+papayas"},
    ),
    (
        "Latvia shipped 90,000 m3 of sawn softwood in July.\n\nThe port was closed for a week. A broken "
        "forklift held up the quay, and nobody could mend it before the weekend.\n\nSales to Egypt came to "
        "12,000 m3.",
        "",
        {"90,000 m3": "commodity softwood lumber", "12,000 m3": "commodity softwood lumber"},
    ),
    (
        "China imported 40,000 tonnes of zinc concentrate in July. LME warehouses held 70,000 tonnes at the "
        "end of the month.",
        "",
        {"70,000 tonnes": "measure stock, commodity zinc"},
    ),
    (
        "Laos sold 9,000 tonnes of coffee in July. Exports of mousetraps rose to 300 tonnes.",
        "",
        {"300 tonnes": "commodity -"},
    ),
    ("Pumps worth $12 million were imported from Japan.", "", {"$12 million": "commodity industrial pumps"}),
    (
        "Korea sold 5,000 tons of galvanized sheet and 300 tons of stainless scrap in July.",
        "",
        {"5,000 tons": "commodity galvanised steel", "300 tons": "commodity stainless steel scrap"},
    ),
]


@pytest.mark.parametrize(("text", "title", "wanted"), [*CLAUSES, *GOODS])
def test_news(text: str, title: str, wanted: dict[str, str]) -> None:
    found = figures_of(text, title)
    for literal, said in wanted.items():
        figure = next(one for one in found if one.quantity.literal == literal)
        assert read_parts(figure, parts(said)) == parts(said), literal


FRONT = "---\ntitle: {0}\npublisher: Office\npublished: 2025-09-10\n---\n\n# {0}\n\n"
TABLES = [
    (
        "Italian scrap purchases ebb while foundries try billet",
        "Italy bought 4,000 tonnes of ferrous scrap in July.\n\n"
        "| Origin | July 2025 (t) |\n|---|---|\n| Poland | 1,500 |\n",
        {"1,500": "commodity steel scrap, origin Poland"},
    ),
    (
        "China hardwood imports, July 2025",
        "Volumes are in thousand cubic metres; prices are averages.\n\n"
        "| Supplier | Logs July 2025 | Lumber July 2025 | Log price July 2025 (US$ per m3) |\n"
        "|---|---|---|---|\n"
        "| Gabon | 38 | 0 | 310 |\n",
        {
            "38": "value 38000, unit m3, measure trade, commodity hardwood logs",
            "0": "measure trade, commodity hardwood lumber",
            "310": "measure price, unit USD/m3",
        },
    ),
    (
        "Report of Harrow Gold",
        "Costs fell, helped by cheap power in Ghana.\n\n"
        "| Mine | Gold output July 2025 (kg) |\n|---|---|\n| Esk (Peru) | 310 |\n| Tarn (Mali) | 870 |\n"
        "| Group | 1180 |\n",
        {"310": "place Peru", "870": "place Mali", "1180": "place -"},
    ),
    (
        "Copper in July 2025",
        "| Product | Chile exports (t) |\n|---|---|\n| Scrap | 900 |\n| Zebra plates | 14 |\n",
        {"900": "commodity copper scrap", "14": "entity Zebra plates"},
    ),
    (
        "Zinc exports of Peru, July 2025",
        "Chile sold 3,000 tonnes of squid in June.\n\n"
        "| Market | July 2025 (t) |\n|---|---|\n| Spain | 700 |\n",
        {"700": "commodity zinc, origin Peru, destination Spain"},
    ),
]


@pytest.mark.parametrize(("title", "text", "wanted"), TABLES)
def test_tables(title: str, text: str, wanted: dict[str, str]) -> None:
    found = figures_of_file("table.md", FRONT.format(title) + text)
    for literal, said in wanted.items():
        figure = next(one for one in found if one.quantity.literal == literal and one.row)
        assert read_parts(figure, parts(said)) == parts(said), literal
