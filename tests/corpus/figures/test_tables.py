"""Tables as customs offices, geological surveys, exchanges and companies lay them out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from invented import figures_of_file, parts, read_parts

from corpus.figures.cells import style_of, value_of
from corpus.figures.unit_names import stated_units
from corpus.figures.when import when
from corpus.numerals import numerals

FRONT = "---\ntitle: {}\npublisher: Office\npublished: 2025-09-10\n---\n\n"


def markdown(title: str, text: str, above: str = "") -> str:
    """A page with that title, and a line `above` the table, whose rule below the header `text` leaves out."""
    lines = (f"{above}\n\n{text}" if above else text).strip().split("\n")
    head = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rule = "|" + "---|" * (lines[head].count("|") - 1)
    return FRONT.format(title) + "\n".join([*lines[: head + 1], rule, *lines[head + 1 :]]) + "\n"


TABLES = [
    ("the column decides what a point means", "germany-copper-imports.csv",
     "Monat;Land;Menge (t);Wert (1000 EUR)\n2025-06;Chile;2.000;18.400,5\n2025-06;Peru;1.234,5;11.200\n",
     ["2.000: value 2000, unit t, flow import, origin Chile, destination Germany, commodity copper",
      "18.400,5: value 18400500, unit EUR, origin Chile", "1.234,5: value 1234.5, origin Peru",
      "11.200: value 11200000, unit EUR"]),
    ("months across, their total, the rest left out", "tin.md",
     markdown("Indonesia tin exports by destination in 2025",
              "In tonnes\n\n| Destination | Jan | Feb | Jan-Feb |\n"
              "| China | 1 200 | - | 1 200 |\n"
              "| Others | 5 | 6 | 11 |\n| World | 1 205 | n/a | 1 211 |"),
     ["1 200: value 1200, unit t, origin Indonesia, destination China, period 2025-01, commodity tin",
      "1 200: period 2025-01/2025-02", "1 205: total True, destination -, period 2025-01",
      "1 211: total True, period 2025-01/2025-02"]),
    ("world production and reserves", "lithium.md",
     markdown("Lithium in the world", "| | Mine production 2023 | Mine production 2024e | Reserves |\n"
              "| Chile | 41,400 | 49,000 | 9,300,000 |\n| Other countries | 1 | 2 | 3 |\n"
              "| World total (rounded) | 204,000 | 240,000 | 30,000,000 |"),
     ["41,400: measure production, place Chile, period 2023, status -",
      "49,000: period 2024, status estimate", "9,300,000: measure reserve, period -, place Chile",
      "204,000: place World, total True", "240,000: place World",
      "30,000,000: measure reserve, place World"]),
    ("year to date beside the quarter, a bare percent sign", "q2.md",
     markdown("Q2 2024 production report", "| | | Year to Date 2024 | Year to Date 2023 | % | Q2 2024 |\n"
              "| Copper production | kt | 284.7 | 295.5 | (3.7) | 155.3 |\n"
              "| Net cash costs | $/lb | 1.95 | 1.71 | 14.0 | 1.97 |"),
     ["284.7: unit kt, measure production, period 2024-01/2024-06, commodity copper",
      "295.5: period 2023-01/2023-06",
      "(3.7): role change, direction down, value 3.7, period 2024-01/2024-06, base 2023-01/2023-06",
      "155.3: period 2024-04/2024-06", "1.95: unit USD/lb, measure price, commodity -", "1.71: unit USD/lb",
      "14.0: role change, direction up", "1.97: unit USD/lb"]),
    ("Indian groups, crore, growth and share", "india-rice-exports.csv",
     'Country,Qty (tonnes) 2023-24,Value (Rs crore) 2023-24,Growth %,Share %\n'
     'Iran,"6,70,100","5,628",(31.0),11.6\n',
     ["6,70,100: value 670100, unit t, destination Iran, origin India",
      "5,628: value 56280000000, unit INR", "(31.0): role change, direction down, value 31",
      "11.6: role share, direction -"]),
    ("long form with its measure in a column", "psd.csv",
     "Commodity_Description,Country_Name,Market_Year,Attribute_Description,Unit_Description,Value\n"
     "Coffee,Brazil,2024,Production,(1000 60 KG BAGS),66400\n"
     "Coffee,Brazil,2024,Exports,(1000 60 KG BAGS),44250\n"
     "Coffee,Japan,2024,Imports,(1000 60 KG BAGS),6500\n",
     ["66400: value 66400000, unit bag, measure production, place Brazil, period -",
      "44250: flow export, origin Brazil, destination -", "6500: flow import, destination Japan, origin -"]),
    ("measures down, countries across", "carbonate.md",
     markdown("Lithium carbonate market in July 2025", "| | Chile | Argentina |\n"
              "| Production (t) | 25,100 | 6,900 |\n| Exports (t) | 24,300 | 6,000 |\n"
              "| Change in exports (%) | 12 | -4.5 |\n| Average price (USD/kg) | 8.2 | 8.0 |"),
     ["25,100: unit t, measure production, place Chile, period 2025-07", "6,900: place Argentina",
      "24,300: flow export, origin Chile, destination -", "6,000: origin Argentina",
      "12: role change, direction up, flow export, origin Chile", "-4.5: role change, direction down",
      "8.2: unit USD/kg, measure price, place Chile", "8.0: unit USD/kg"]),
    ("fields of identifiers", "coal.csv",
     "refYear,refMonth,period,reporterDesc,flowDesc,partnerISO,partnerDesc,cmdCode,cmdDesc,qtyUnitAbbr,qty,"
     "primaryValue\n2022,3,202203,Japan,Import,PER,Peru,2608,Zinc ore,kg,5000,900\n",
     ["5000: unit kg, origin Peru, destination Japan, period 2022-03, entity -",
      "900: unit USD, period 2022-03"]),
    ("money in the only column of numbers", "peru-exports.csv",
     "Period,Partner,Commodity,Quantity,Unit\n2024-05,World,Zinc,900,USD\n", ["900: unit USD, total True"]),
    ("a month without its year", "tin.csv",
     "Year,Month,Exporter,Importer,Quantity (t)\n2021,7,Peru,Japan,50\n",
     ["50: period 2021-07, origin Peru"]),
    ("ends told by the caption", "zinc.md",
     "# Peru: zinc exports by destination\n\n| Month | Japan (t) | China (t) |\n|---|---|---|\n"
     "| Jan-2020 | 500 | 600 |\n",
     ["500: origin Peru, destination Japan, period 2020-01", "600: origin Peru, destination China"]),
    ("units of amounts and of prices", "gas.md",
     markdown("Salmon exports of Norway by market", "| Market | May 2021 |\n| Poland | 500 |\n"
              "| Price | 58.2 |",
              "Volumes in thousand tonnes, prices in NOK per kg"),
     ["500: unit t, value 500000, measure trade, destination Poland", "58.2: unit NOK/kg, measure price"]),
    ("numbered weeks", "weeks.md",
     markdown("Copper exports of Chile by market", "| Market | Week 33 | Week 33, 2020 | Year to date |\n"
              "| Japan | 50 | 40 | 900 |", "Week 33, 2021, tonnes"),
     ["50: period 2021-08-16/2021-08-22", "40: period 2020-08-10/2020-08-16", "900: period -"]),
    ("a total of the months listed", "months.md",
     markdown("Zinc exports of Chile, 2019", "| Month | Tonnes | Tonnes vs. 2018 (%) |\n"
              "| January | 40 | 3.0 |\n"
              "| February | 50 | -2.0 |\n| Total | 90 | 1.0 |"),
     ["40: period 2019-01", "3.0: role change, period 2019-01, base 2018-01", "50: period 2019-02",
      "-2.0: base 2018-02", "90: period 2019-01/2019-02", "1.0: period 2019-01/2019-02"]),
    ("a partner that no list has", "unlisted.md",
     markdown("Zinc exports of Chile, 2019", "| Country | Tonnes |\n| Japan | 40 |\n| Ruritania | 5 |"),
     ["40: destination Japan", "5: origin Chile, destination Ruritania, total False"]),
    ("parts of a stock, and what moves in and out", "stocks.md",
     markdown("Warehouse stocks of tin, 14 October 2021", "| Metal | Opening | In | Closing | Change | Live |"
              "\n| Tin | 900 | 400 | 1,300 | +400 | 60 |", "All figures in tonnes"),
     ["900: entity opening", "1,300: entity -, measure stock", "+400: role difference", "60: entity live"]),
    ("columns below zero are no amounts", "oil.md",
     markdown("Crude oil production", "| | Jan 21 | Feb 21 | Feb/Jan |\n| Angola | 110 | 105 | -5 |\n"
              "| Iraq | 300 | 306 | 6 |", "Thousand barrels per day"),
     ["110: period 2021-01", "105: period 2021-02", "300: period 2021-01", "306: place Iraq"]),
    ("firms whose names hold goods", "firms.md",
     markdown("Gold production in Ghana", "| Company | 2020 (kg) |\n| Birim Gold | 50 |"),
     ["50: entity Birim Gold, place Ghana, period 2020"]),
    ("status in the corner", "balance.md",
     markdown("World corn supply and use",
              "| 2021/22 (Projected) | Exports | Beginning stocks | Ending stocks |\n"
              "| World 2/ | 90 | 20 | 30 |\n| Peru | 1 | 2 | 3 |", "(Million metric tons)"),
     ["90: status forecast, entity -, total True", "20: entity beginning", "30: place World, entity -",
      "1: origin Peru", "2: entity beginning", "3: place Peru, status forecast"]),
    ("months of other languages", "ausfuhr.csv",
     "Ausfuhr von Zinc aus Peru;;\nLand;Juli 2022 (t);fev/2022 (t)\nJapan;1.112,4;98,0\n",
     ["1.112,4: value 1112.4, period 2022-07, flow export", "98,0: value 98, period 2022-02"]),
    ("sections of a table", "sections.csv",
     "Exports of China (kg),,\nPartner,June 2025,July 2025\nGallium,,\nJapan,120,140\n"
     "Germanium,,\nTotal,200,-\n",
     ["120: commodity gallium, unit kg, origin China, destination Japan, period 2025-06",
      "140: commodity gallium, period 2025-07", "200: commodity germanium, total True, destination -"]),
    ("labels that are said once", "pivot.csv",
     "Reporter,Flow,Partner,Commodity,Quantity (t)\nPeru,Export,China,Zinc,500\n,,Japan,Zinc,200\n"
     ",,Sub-total,Zinc,700\n,Import,Bolivia,Zinc,90\n",
     ["500: flow export, origin Peru, destination China", "200: flow export, origin Peru, destination Japan",
      "90: flow import, origin Bolivia, destination Peru"]),
    ("a dash that the note calls nil", "china-gallium-exports.csv",
     "Partner,May 2025 (kg),June 2025 (kg)\nJapan,120,-\nNote: - means nil,,\n",
     ["120: period 2025-05", "-: value 0, destination Japan, period 2025-06"]),
    ("years down, months across", "brazil-soybean-exports.csv",
     "Year,Jan,Feb,Total\n2024,2.86,6.61,9.47\nUnit: million tonnes,,,\n",
     ["2.86: value 2860000, unit t, period 2024-01, total False", "6.61: period 2024-02",
      "9.47: period 2024-01/2024-02, total False"]),
    ("months down, years across, their change", "chile-copper-production.csv",
     "Month,2024,2025,Var. 25/24 (%)\nJanuary,431.0,426.8,-1.0\n",
     ["431.0: period 2024-01, measure production, place Chile", "426.8: period 2025-01",
      "-1.0: role change, value 1, period 2025-01, base 2024-01"]),
    ("exporters down, importers across", "lng.csv",
     "Exporter / Importer,Japan,China,Total\nQatar,0.3,1.8,2.1\nTotal,3.4,4.2,7.6\n",
     ["0.3: origin Qatar, destination Japan, commodity lng", "1.8: destination China",
      "2.1: origin Qatar, destination -, total True", "3.4: origin -, destination Japan, total True",
      "4.2: total True", "7.6: total True, destination -"]),
    ("a caption with two units", "lng.csv",
     "Imports of Japan: LNG; quantity in tonnes, value in million yen,,\nSource country,Quantity,Value\n"
     'Qatar,"240,000","23,100"\n',
     ["240,000: unit t, flow import, origin Qatar, destination Japan",
      "23,100: unit JPY, value 23100000000"]),
    ("marks in cells", "cobalt.md",
     markdown("Cobalt output in the Democratic Republic of Congo",
              "| Mine | 2023 | 2024 |\n| Mutanda | 14,500 t (e) | ~15,000 t* |\n| Total | <5 t | e 20 |"),
     ["14,500 t: value 14500, status estimate, entity Mutanda, place DR Congo, period 2023",
      "15,000 t: qualifier about, period 2024", "5 t: qualifier under, entity -", "20: status estimate"]),
    ("shares by their sum, ranks left out", "magnets.md",
     markdown("Magnet exports from China in June 2025 (tonnes)",
              "| Rank | Market | Volume | % |\n| 1 | Germany | 764 | 24.0 |\n| 2 "
              "| Rest of world | 2,424 | 76.0 |\n"
              "| | Total | 3,188 | 100.0 |"),
     ["764: unit t, destination Germany, period 2025-06", "24.0: role share, unit %",
      "3,188: total True", "100.0: role share"]),
    ("forecasts by letters", "outlook.md",
     markdown("Australia resources outlook", "| Commodity | Unit | 2024–25 (e) | 2025–26 (f) |\n"
              "| Iron ore exports | Mt | 904 | 920 |\n| Gold exports | t | 231 | 245 |"),
     ["904: unit Mt, status estimate, period 2024-07/2025-06, flow export, origin Australia",
      "920: status forecast", "231: unit t, commodity gold", "245: status forecast"]),
    ("what is left at home or not yet shipped", "corn.csv",
     "destination,exports_t,outstanding sales (t),domestic_sales_t\nMexico,40,21,7\n",
     ["40: flow export, measure trade, destination Mexico", "21: measure -, flow -, period -",
      "7: measure -, flow -"]),
    ("changes of the column before them, days without year", "stocks.md",
     markdown("Exchange notes, 12 April 2025", "| Metal | Stock 12 Apr (t) | Stock 5 Apr (t) | Change "
              "| of which cancelled |\n"
              "| Tin | 4,265 | 4,560 | -295 | 905 |\n| Zinc | 1,000 | 1,400 | -400 | 5 |"),
     ["4,265: period 2025-04-12, measure stock, commodity tin, unit t", "4,560: period 2025-04-05",
      "-295: measure stock, direction down, period 2025-04-12, base 2025-04-05", "1,000: commodity zinc",
      "1,400: unit t", "-400: direction down"]),
    ("two columns of countries and no flow: nobody knows which end", "a.csv",
     "Australia,China,iron ore,2025-07,58.3,Mt\n", ["58.3: unit Mt, origin -, destination -, place -"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "wanted"), [table[1:] for table in TABLES], ids=[t[0] for t in TABLES]
)
def test_tables(name: str, text: str, wanted: list[str]) -> None:
    found = figures_of_file(name, text)
    assert [one.quantity.literal for one in found] == [one.partition(": ")[0] for one in wanted]
    for figure, one in zip(found, wanted, strict=True):
        named = parts(one.partition(": ")[2]) if ": " in one else {}
        assert read_parts(figure, named) == named, one


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        ("2.000", "2.000", "2000"), ("1,234", "1234", "1.234"), ("1.234,5", None, "1234.5"),
        ("10,98,039", "1098039", None), ("1 200", "1200", "1200"), ("12 000,5", None, "12000.5"),
        ("14'800¹", "14800", "14800"), ("0.125", "0.125", None), ("(3.7)", "-3.7", None),
        ("1,200 [2]", "1200", "1.200"), ("7,200 p", "7200", "7.200"), ("nil", "0", "0"),
    ],
)  # fmt: skip
def test_cells(cell: str, point: str | None, comma: str | None) -> None:
    value = value_of(cell)
    assert value
    assert (value.point, value.comma) == (point and Decimal(point), comma and Decimal(comma))


@pytest.mark.parametrize(
    "cell", ["2025-06", "12-15", "1.2.3", "n/a", "..", "Jan-25", "1e400", "#REF!", "W", "2024/25"]
)
def test_cells_without_a_number(cell: str) -> None:
    assert value_of(cell) is None


def test_cells_that_contradict_each_other_leave_the_open_ones_open() -> None:
    cells = [value for cell in ("1.234,5", "1,234.5", "2.000") if (value := value_of(cell))]
    assert style_of(cells) == "mixed"
    assert [value.number("mixed") for value in cells] == [Decimal("1234.5"), Decimal("1234.5"), None]


@pytest.mark.parametrize("text", ["1 234", "1.234,5", "2,28", "12 345,6", "1.234.567"])
def test_a_number_that_stands_alone_is_proven_by_its_literal(text: str) -> None:
    assert len(numerals(text)) == 1
    assert not [one for one in numerals(f"about {text} of it") if one.value == numerals(text)[0].value]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("In tonnes", ["t"]), ("Unit: '000 tonnes", ["t"]), ("Volume in 10,000 tonnes", ["t"]),
        ("Data in metric tons of lithium content.", ["t"]), ("(1,000 metric tons)", ["t"]),
        ("quantity in tonnes, value in million yen", ["t", "JPY"]), ("Exports by unit", []),
        ("All figures in thousand tonnes. n.r. = not reported", ["t"]),
        ("Container exports of units and bags", []), ("World Mine Production and Reserves", []),
    ],
)  # fmt: skip
def test_units_of_captions(text: str, units: list[str]) -> None:
    assert [stated.unit.symbol for stated in stated_units(text)] == units


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025M06", "2025-06"), ("202506", "2025-06"), ("06/2025", "2025-06"), ("Jan-25", "2025-01"),
        ("30.06.2025", "2025-06-30"), ("2024 (e)", "2024"), ("2024p", "2024"), ("2025 Jan", "2025-01"),
        ("1Q24", "2024-01/2024-03"),
        ("2024 first half", "2024-01/2024-06"),
        ("Three months ended 30 June 2025", "2025-04/2025-06"),
        ("Year ended 31 March 2025", "2024-04/2025-03"),
        ("Jan 25", ""), ("FY2024", ""), ("2024 second", ""), ("03/04/2025", ""), ("Accumulated exports", ""),
    ],
)  # fmt: skip
def test_times_of_labels(text: str, iso: str) -> None:
    time = when(text, None).time
    assert (time.iso if time else "") == iso


def test_a_wide_table_costs_no_more_for_each_of_its_columns() -> None:
    months = [f"{1990 + number // 12}-{number % 12 + 1:02}" for number in range(800)]
    text = f"partner,{','.join(months)}\nJapan,{','.join(map(str, range(800)))}\n"
    found = figures_of_file("china-tin-exports.csv", text)
    assert [one.value("period") for one in found] == months
    assert {one.value("destination") for one in found} == {"Japan"}
