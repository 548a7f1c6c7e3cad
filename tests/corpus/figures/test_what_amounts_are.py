"""Which good, period and measure an amount has: made-up sentences in the manner of trade pages."""

from __future__ import annotations

from datetime import date

import pytest
from invented import PUBLISHED, figures_of, parts, read_parts

Row = tuple[str, str, dict[str, str]]

DATED: list[Row] = [
    (
        "Peru exported 4.5 mn t of copper ore in 2024.",
        "",
        {"4.5 mn t": "unit t, value 4500000"},
    ),
    (
        "Russia exported 3.1 mln t of wheat in July.",
        "",
        {"3.1 mln t": "value 3100000, unit t"},
    ),
    (
        "Russia exported 3.1 mln tonnes of wheat in July, and 0.4mln t of barley.",
        "",
        {"3.1 mln tonnes": "value 3100000, unit t", "0.4mln t": "value 400000, commodity barley"},
    ),
    (
        "Brazil exported 12 mmt of soybeans in May and 13 MnT in June.",
        "",
        {"13 MnT": "period 2025-06"},
    ),
    (
        "Thai exporters shipped 650 thsd t of rice in May.",
        "",
        {"650 thsd t": "value 650000"},
    ),
    (
        "Peru exported 18 125 tonnes of zinc in August.",
        "",
        {"18 125 tonnes": "value 18125, unit t"},
    ),
    (
        "Zambia sold 1 204 550 tonnes of maize in 2024.",
        "",
        {"1 204 550 tonnes": "value 1204550"},
    ),
    (
        "Prices rose to 12 450 dollars a tonne, and exports of tin to 3 900 tonnes.",
        "",
        {"12 450 dollars a tonne": "value 12450", "3 900 tonnes": "value 3900"},
    ),
    (
        (
            "Indonesia sets limits on nickel ore exports. In 2026 at most 240,000 tonnes may be "
            "shipped out of the country."
        ),
        "",
        {"240,000 tonnes": "measure quota, period 2026"},
    ),
    (
        ("India limits its sugar exports. For the 2025/26 season the cap is 1.5 million tonnes."),
        "",
        {"1.5 million tonnes": "measure quota"},
    ),
    (
        ("Zimbabwe rations lithium exports. Up to 5,000 tonnes of concentrate may go abroad in 2026."),
        "",
        {"5,000 tonnes": "measure quota, period 2026"},
    ),
    (
        "The ceiling on Chinese urea exports for 2026 is 2 million tonnes.",
        "",
        {"2 million tonnes": "measure quota, period 2026"},
    ),
    (
        ("Alumina, the raw material from which aluminium is smelted, fell to $340 a tonne in August."),
        "",
        {"$340 a tonne": "commodity alumina"},
    ),
    (
        "Coking coal, which goes into steel, cost $190 a tonne in August.",
        "",
        {"$190 a tonne": "commodity coking coal"},
    ),
    (
        "Iron ore, the main ingredient of steel, traded at $101 a tonne in August.",
        "",
        {"$101 a tonne": "commodity iron ore"},
    ),
    (
        "Exports of molasses, a by-product of sugar, reached 40,000 tonnes in August.",
        "",
        {"40,000 tonnes": "commodity molasses"},
    ),
    (
        "Peru's exports of spodumene, the ore of lithium, rose to 5,000 tonnes in May.",
        "",
        {"5,000 tonnes": "commodity spodumene"},
    ),
    (
        "Copper, like zinc, gained in August and reached $9,900 a tonne.",
        "",
        {"$9,900 a tonne": "commodity copper"},
    ),
    (
        ("In May, Thai rice exports lagged behind last year: at 700,000 tonnes they were 3% lower."),
        "",
        {"700,000 tonnes": "period 2025-05"},
    ),
    (
        ("In the second quarter, Chilean salmon exports fell behind last year, reaching 150,000 tonnes."),
        "",
        {"150,000 tonnes": "period 2025-04/2025-06"},
    ),
    (
        "Exports in August beat last year: 5,000 tonnes of tin left Peru.",
        "",
        {"5,000 tonnes": "period 2025-08"},
    ),
    (
        (
            "From January to August Peru exported 9,000 tonnes of tin. Exports of lead came to "
            "70,000 tonnes in the eight months."
        ),
        "",
        {"70,000 tonnes": "period 2025-01/2025-08"},
    ),
    (
        (
            "Vietnam exported 800,000 tonnes of coffee in January-May. Pepper exports over the "
            "five months reached 100,000 tonnes."
        ),
        "",
        {"100,000 tonnes": "period 2025-01/2025-05"},
    ),
    (
        (
            "Kenya sold 5,000 tonnes of tea in August. In the three months to August it was "
            "14,000 tonnes. The three months brought in $30 million."
        ),
        "",
        {"$30 million": "period 2025-06/2025-08"},
    ),
    (
        ("Pakistan exported rice worth $2.1 billion in the July-March period of fiscal year 2022-23."),
        "",
        {"$2.1 billion": "period 2022-07/2023-03"},
    ),
    (
        "India sold 4 million tonnes of rice in the April-June period of fiscal 2024-25.",
        "",
        {"4 million tonnes": "period 2024-04/2024-06"},
    ),
    (
        "Pakistan's textile exports were $9 billion in the July-December period of FY2025.",
        "",
        {"$9 billion": "period 2024-07/2024-12"},
    ),
    (
        ("Peru exported 900 tonnes of tin in August. Japan took 30 tonnes, twice the July volume."),
        "",
        {"30 tonnes": "period 2025-08"},
    ),
    (
        (
            "Peru exported 900 tonnes of tin in August. Japan took 30 tonnes, nearly three times "
            "the July total."
        ),
        "",
        {"30 tonnes": "period 2025-08"},
    ),
    (
        ("Peru exported 900 tonnes of tin in August. Japan took 30 tonnes, half the level of July."),
        "",
        {"30 tonnes": "period 2025-08"},
    ),
    (
        ("Peru exported 900 tonnes of tin in August. Japan took 30 tonnes, more than double June's figure."),
        "",
        {"30 tonnes": "period 2025-08"},
    ),
    (
        ("Peru exported 900 tonnes of tin in August. Japan took 30 tonnes, a third of the July figure."),
        "",
        {"30 tonnes": "period 2025-08"},
    ),
    (
        (
            "Germany imported 500,000 tonnes of coffee in 2024. Peru, fourth in 2022 with 40,000 "
            "tonnes, sent 35,000 tonnes. Uganda sent 42,000 tonnes."
        ),
        "",
        {"42,000 tonnes": "period 2024"},
    ),
    (
        "Brazil exported 3 million bags, soluble coffee included, in August.",
        "Brazil's coffee exports",
        {"3 million bags": "commodity coffee"},
    ),
    (
        "Including cathodes, Peru sold 200,000 tonnes in August.",
        "Peru's copper exports",
        {"200,000 tonnes": "commodity copper"},
    ),
    (
        "Chinese exports, magnets excluded, came to 4,000 tonnes in August.",
        "China's rare earth exports",
        {"4,000 tonnes": "commodity rare earths"},
    ),
    (
        "With durum wheat counted in, Canada shipped 2 million tonnes in August.",
        "Canada's wheat exports",
        {"2 million tonnes": "commodity wheat"},
    ),
    (
        ("Peru exported 900 tonnes of tin in August, beating the previous record, 880 tonnes in May 2019."),
        "",
        {"900 tonnes": "period 2025-08", "880 tonnes": "period 2019-05"},
    ),
    (
        ("In August Peru shipped 900 tonnes of tin; the old record was 880 tonnes, from May 2019."),
        "",
        {"900 tonnes": "period 2025-08", "880 tonnes": "period 2019-05"},
    ),
    (
        (
            "The export tax on soybeans was cut. Exporters now pay $95 per tonne of beans and $60"
            " per tonne of soymeal."
        ),
        "Argentina cuts export taxes",
        {"$95 per tonne": "measure tariff", "$60 per tonne": "measure tariff, commodity soybean meal"},
    ),
    (
        (
            "The export levy on palm oil goes up. Shippers will pay $124 per tonne of crude palm "
            "oil from September."
        ),
        "Indonesia raises palm oil levy",
        {"$124 per tonne": "measure tariff"},
    ),
    (
        (
            "Mills paid 240 euros ($281) per tonne of wheat and 190 euros ($222) per tonne of "
            "barley in August."
        ),
        "",
        {
            "240 euros": "measure price, commodity wheat",
            "190 euros": "measure price, commodity barley",
            "$222": "commodity barley, measure price",
        },
    ),
    (
        (
            "In August traders paid 3,200 yuan ($445) a tonne for rebar and 3,400 yuan ($472) a "
            "tonne for hot-rolled coil."
        ),
        "",
        {
            "3,200 yuan": "measure price, commodity rebar",
            "3,400 yuan": "measure price, commodity hot-rolled coil",
        },
    ),
    (
        (
            "Urea was $400 a tonne in May.\n\nIndia imported 9 million tonnes of fertiliser in "
            "2024. China supplied 2 million tonnes. In 2023 the total was 8 million tonnes."
        ),
        "Urea prices rise",
        {"2 million tonnes": "commodity fertiliser", "8 million tonnes": "commodity fertiliser"},
    ),
    (
        (
            "Copper rose to $9,900 a tonne.\n\nPeru exported metals worth $4 billion in July. Gold "
            "brought in $1 billion."
        ),
        "",
        {"$1 billion": "commodity gold"},
    ),
    (
        ("Turkey put a duty on Russian wheat. In May 40,000 tonnes of it passed through customs."),
        "",
        {"40,000 tonnes": "measure trade"},
    ),
    (
        "China cleared 8 million tonnes of coal through customs in May, despite the tariff.",
        "",
        {"8 million tonnes": "measure trade"},
    ),
    (
        (
            "China's exports of vehicles rose by 19.3 percent in 2024. The growth is losing pace:"
            " for the first six months of 2024 it had been 24.0 percent."
        ),
        "",
        {"24.0 percent": "role change, direction up, period 2024-01/2024-06"},
    ),
    (
        "Thai rice exports grew 5% in August. Growth had been 8% in July.",
        "",
        {"8%": "role change, direction up, period 2025-07"},
    ),
    (
        "Chilean copper output fell 3% in August. The decline in July had been 5%.",
        "",
        {"5%": "role change, direction down, period 2025-07"},
    ),
    (
        ("Vietnam's coffee exports rose 12% in August. The increase was 9% in July and 4% in June."),
        "",
        {"9%": "role change, direction up", "4%": "role change, direction up, period 2025-06"},
    ),
    (
        (
            "In the season 2021/22, which began in July 2021, Ukraine has so far exported 47.2 "
            "million tonnes of grain. Corn accounts for 22.4 million tonnes of that, wheat for "
            "18.6 million."
        ),
        "",
        {
            "47.2 million tonnes": "period 2021-07/2022-06",
            "22.4 million tonnes": "period 2021-07/2022-06",
            "18.6 million": "period 2021-07/2022-06",
        },
    ),
    (
        (
            "In the 2024/25 marketing year, which started in October 2024, India has exported "
            "600,000 tonnes of sugar."
        ),
        "",
        {"600,000 tonnes": "period 2024-07/2025-06"},
    ),
    (
        "Robusta production in Vietnam is now expected to be 8.6 instead of 9.5 million bags.",
        "",
        {"8.6": "unit bag, value 8600000, status forecast"},
    ),
    (
        "The ministry now expects 3.1 rather than 3.4 million tonnes of wheat.",
        "",
        {"3.1": "value 3100000, unit t"},
    ),
    (
        "Peru exported 4.5, not 5.4 million tonnes of copper ore in 2024.",
        "",
        {"4.5": "value 4500000, unit t"},
    ),
    (
        "Russia's wheat crop will be 84 rather than 82 million tonnes.",
        "",
        {"84": "value 84000000, unit t"},
    ),
    (
        "A barrel of Brent cost $70 on June 5, and a tonne of copper traded at $5,600.",
        "",
        {"$70": "commodity crude oil, measure price, unit USD/bbl", "$5,600": "commodity copper, unit USD/t"},
    ),
    (
        "A pound of coffee cost 1.30 dollars, and a bushel of corn $3.80.",
        "",
        {"1.30 dollars": "unit USD/lb, commodity coffee", "$3.80": "unit USD/bu, commodity corn"},
    ),
    (
        "An ounce of gold fetched $3,600 on September 8.",
        "",
        {"$3,600": "unit USD/oz t, commodity gold"},
    ),
    (
        ("On Monday a tonne of nickel changed hands for $15,200 and a tonne of tin for $34,000."),
        "",
        {"$15,200": "unit USD/t, commodity nickel", "$34,000": "unit USD/t, commodity tin"},
    ),
    (
        "Buyers paid $5.10 for a kilo of almonds in August.",
        "",
        {"$5.10": "unit USD/kg, commodity almonds"},
    ),
    (
        "In August a carat of rough diamonds sold for $110 on average.",
        "",
        {"$110": "unit USD/carat"},
    ),
    (
        "Chad limits gum exports. No more than 21 400 tonnes may be shipped in 2026.",
        "",
        {"21 400 tonnes": "measure quota, period 2026, value 21400"},
    ),
    (
        ("Ferrosilicon, the material with which steel is deoxidised, fell to $1,150 a tonne in August."),
        "",
        {"$1,150 a tonne": "commodity ferrosilicon"},
    ),
    (
        (
            "Turkey put safeguards on coil from Korea. In May 61,300 tonnes of Korean cold-rolled"
            " coil cleared customs."
        ),
        "",
        {"61,300 tonnes": "measure trade"},
    ),
    (
        (
            "Mexico exported 2,000 tonnes of garlic in July. Taiwan got 150 tonnes, some 1.8 "
            "times the May figure."
        ),
        "",
        {"150 tonnes": "period 2025-07"},
    ),
    (
        "Fiji sold 300 tonnes of ginger in the first quarter, which fell short of last year.",
        "",
        {"300 tonnes": "period 2025-01/2025-03"},
    ),
]
CURRENCIES: list[Row] = [
    (
        "A kilo of Norwegian trout cost 81 crowns in August. Norway sold trout worth 2 billion crowns.",
        "",
        {"81 crowns": "unit NOK/kg", "2 billion crowns": "unit NOK"},
    ),
    ("Chilean growers got 900 pesos per kilo of plums in July.", "", {"900 pesos per kilo": "unit CLP/kg"}),
    (
        "The harvest of Mali earned 40 billion CFA francs. A tonne sold for 300,000 francs.",
        "",
        {"300,000 francs": "unit XOF/t"},
    ),
    ("Prices were 75 kroner a kilo in Sweden and Denmark.", "", {"75 kroner a kilo": "unit crown/kg"}),
    ("Pakistan exported rice worth 12 billion rupees.", "Pakistan's rice", {"12 billion rupees": "unit PKR"}),
    ("France cut 7.4 tonnes a hectare of wheat in 2025.", "", {"7.4 tonnes a hectare": "unit t/ha"}),
]
HOME_SALES: list[Row] = [
    (
        "Brazil's sales of lorries came to 9,100 units in July. Sales of buses were 1,300 units.",
        "",
        {
            "9,100 units": "measure consumption, flow, place Brazil",
            "1,300 units": "measure consumption, flow, place Brazil",
        },
    ),
    ("Germany sold 6,000 cars to Norway in July.", "", {"6,000": "measure trade, destination Norway"}),
    ("Zentro sold 4,400 cars in July.", "Cars in Chile", {"4,400": "measure other, flow, place"}),
    ("Chile's sales of wine came to 9,100 tonnes in July.", "", {"9,100 tonnes": "measure trade"}),
]
CAUSES: list[Row] = [
    (
        "Exports of the country rose 9 percent to $4 billion in July, thanks to strong demand for copper.",
        "",
        {"9 percent": "commodity", "$4 billion": "commodity"},
    ),
    (
        "Zinc exports rose to 5 tonnes in July, thanks to Chinese steel mills.",
        "",
        {"5 tonnes": "commodity zinc"},
    ),
]
EXPECTED: list[Row] = [
    (
        "Traders had forecast barley exports of 5 tonnes, production of 7 tonnes and stocks of 2 tonnes.",
        "",
        {"5 tonnes": "status forecast", "7 tonnes": "status forecast", "2 tonnes": "status forecast"},
    ),
    (
        "A poll had expected more stocks and less trade: 9 tonnes of lead in store, exports of 4 tonnes.",
        "",
        {"9 tonnes": "status forecast", "4 tonnes": "status forecast"},
    ),
    ("Sales are expected to grow: in July Peru exported 4 tonnes of lead.", "", {"4 tonnes": "status"}),
]
UNDATED: list[Row] = [
    (
        (
            "Peru exported 5 tonnes of tin in March 2020. In February it exported 3 tonnes. Over "
            "the first quarter it was 9 tonnes. In November exports were 2 tonnes."
        ),
        "",
        {"3 tonnes": "period 2020-02", "9 tonnes": "period 2020-01/2020-03", "2 tonnes": "period -"},
    ),
    (
        "In 2021 Peru exported 900 tonnes of tin. Last year exports were 950 tonnes.",
        "",
        {"900 tonnes": "period 2021", "950 tonnes": "period -"},
    ),
]


def _check(text: str, title: str, told: dict[str, str], published: date | None) -> None:
    found = {figure.quantity.literal: figure for figure in figures_of(text, title, published)}
    for literal, wanted in told.items():
        assert literal in found, (literal, list(found))
        names = parts(wanted)
        assert read_parts(found[literal], names) == names, literal


@pytest.mark.parametrize(("text", "title", "told"), [*DATED, *CURRENCIES, *HOME_SALES, *CAUSES, *EXPECTED])
def test_what_amounts_are(text: str, title: str, told: dict[str, str]) -> None:
    _check(text, title, told, PUBLISHED)


@pytest.mark.parametrize(("text", "title", "told"), UNDATED)
def test_without_a_date(text: str, title: str, told: dict[str, str]) -> None:
    """In a text without a date a month without a year is only that of the year told of."""
    _check(text, title, told, None)
