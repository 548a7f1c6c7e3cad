"""Quantities: one table of sentences and what must be read from each, and what holds for any text."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities import Quantity, quantities
from corpus.units import check, unit_named, units

# (text, "literal = value unit [qualifier]" for each quantity in order)
READ = [
    # mass
    ("Korea bought 1,305 kilograms of indium.", ["1,305 kilograms = 1305 kg"]),
    ("Korea bought 1305 kilograms of indium.", ["1305 kilograms = 1305 kg"]),
    ("Sales came to 88 mt in spring.", ["88 mt = 88 t"]),
    ("Sales came to 88 MT in spring.", ["88 MT = 88 t"]),
    ("Output was 61 Mt of coal.", ["61 Mt = 61 Mt"]),
    ("They moved 2.5kt of nickel.", ["2.5kt = 2.5 kt"]),
    ("A cargo of 9,400 metric tons left.", ["9,400 metric tons = 9400 t"]),
    ("About 700 tons are stored.", ["700 tons = 700 t about"]),
    ("The mill took 310 short tons.", ["310 short tons = 310 short ton"]),
    ("The mill took 310 long tons.", ["310 long tons = 310 long ton"]),
    ("Stocks hold 4.1 million ounces.", ["4.1 million ounces = 4100000 oz t"]),
    ("The plant makes 12 million pounds a year.", ["12 million pounds a year = 12000000 lb/yr"]),
    ("Zinc stocks: 1,000t.", ["1,000t = 1000 t"]),
    ("Billets rose in Mar'22 to 0.40 mnt.", ["0.40 mnt = 0.4 Mt"]),
    ("It was 5 kt in Q1'24 and 4 kt in FY’23.", ["5 kt = 5 kt", "4 kt = 4 kt"]),
    ("Cut to 18 g per tonne.", ["18 g per tonne = 18 g/t"]),
    ("The mine will yield 300 ktpa.", ["300 ktpa = 300 kt/yr"]),
    ("Terminal capacity is 7.8 mtpa.", ["7.8 mtpa = 7.8 Mt/yr"]),
    ("The 60-kg bags sold out.", ["60-kg = 60 kg"]),
    # other dimensions
    ("India took 1.62 million b/d of crude.", ["1.62 million b/d = 1620000 bbl/d"]),
    ("India took 1.62 million barrels per day.", ["1.62 million barrels per day = 1620000 bbl/d"]),
    ("Egypt sold 40,000 bushels.", ["40,000 bushels = 40000 bu"]),
    ("The port moved 1.9 million TEU.", ["1.9 million TEU = 1900000 TEU"]),
    ("Storage fell by 15.5 bcf.", ["15.5 bcf = 15.5 bcf"]),
    ("A 600-MW plant opened.", ["600-MW = 600 MW"]),
    ("It generated 820 GWh.", ["820 GWh = 820 GWh"]),
    ("Timber: 5,200 m3.", ["5,200 m3 = 5200 m3"]),
    ("A 45-day pause began.", ["45-day = 45 d"]),
    ("Licences take 30 working days.", ["30 working days = 30 working day"]),
    # percent
    ("Shipments fell 41 percent.", ["41 percent = 41 %"]),
    ("Shipments fell 41 per cent.", ["41 per cent = 41 %"]),
    ("Shipments changed by -41.5%.", ["-41.5% = -41.5 %"]),
    ("Shipments changed by −41.5%.", ["−41.5% = -41.5 %"]),
    ("Exports (+4%) rose.", ["+4% = 4 %"]),
    ("The share rose 3 percentage points.", ["3 percentage points = 3 pp"]),
    ("The rate rose 25 basis points.", ["25 basis points = 25 bps"]),
    # money
    ("The grant is worth $7.4 million.", ["$7.4 million = 7400000 USD"]),
    ("The grant is worth US$7.4m.", ["US$7.4m = 7400000 USD"]),
    ("The grant is worth €1.2bn.", ["€1.2bn = 1200000000 EUR"]),
    ("$80 million (AUD 121 million)", ["$80 million = 80000000 USD", "AUD 121 million = 121000000 AUD"]),
    ("Salmon earned NOK 9.4bn.", ["NOK 9.4bn = 9400000000 NOK"]),
    ("They invested 12.5 billion yuan.", ["12.5 billion yuan = 12500000000 CNY"]),
    ("They invested RMB1.5 billion.", ["RMB1.5 billion = 1500000000 CNY"]),
    ("The duty raised Rs 1,250 crore.", ["Rs 1,250 crore = 12500000000 INR"]),
    ("A fund of $1.5 trillion.", ["$1.5 trillion = 1500000000000 USD"]),
    ("A loss of -$5m.", ["-$5m = -5000000 USD"]),
    ("It cost ¥400 million.", ["¥400 million = 400000000 ¥"]),
    # prices
    ("Germanium fetched $450 per kg.", ["$450 per kg = 450 USD/kg"]),
    ("Coal at $188/t fob, against $236 a year ago.", ["$188/t = 188 USD/t", "$236 = 236 USD"]),
    ("Nickel at 119,300 yuan a ton.", ["119,300 yuan a ton = 119300 CNY/t"]),
    ("Nickel at 119,300 yuan ($16,640) a ton.", ["119,300 yuan = 119300 CNY/t", "$16,640 = 16640 USD/t"]),
    ("Copper at 410 cents per pound.", ["410 cents per pound = 410 US cent/lb"]),
    ("Gas at $12.5/MMBtu.", ["$12.5/MMBtu = 12.5 USD/MMBtu"]),
    ("Offers at $1,250-1,300/t.", ["$1,250-1,300/t = 1250..1300 USD/t"]),
    ("Offers at $10 to $12 per kg.", ["$10 = 10 USD/kg", "$12 per kg = 12 USD/kg"]),
    ("Coking coal at 450 $/t.", ["450 $/t = 450 USD/t"]),
    # grouping
    ("A crop of 4,00,000 tonnes.", ["4,00,000 tonnes = 400000 t"]),
    ("A crop of 12\u202f345 tonnes.", ["12\u202f345 tonnes = 12345 t"]),
    ("A crop of 12\u00a0345 tonnes.", ["12\u00a0345 tonnes = 12345 t"]),
    ("In 2025\u00a0500 kg were sold.", ["500 kg = 500 kg"]),
    ("A crop of 3 lakh tonnes.", ["3 lakh tonnes = 300000 t"]),
    ("A crop of 5m tonnes.", ["5m tonnes = 5000000 t"]),
    ("A wall 5 m high.", ["5 m = 5 m"]),
    ("A crop of 50k tonnes.", ["50k tonnes = 50000 t"]),
    # qualifiers
    ("It sold over 420 tonnes.", ["420 tonnes = 420 t over"]),
    ("It sold just under 420 tonnes.", ["420 tonnes = 420 t under"]),
    ("It sold nearly 65% of it.", ["65% = 65 % about"]),
    ("It sold at least 12 kg.", ["12 kg = 12 kg at least"]),
    ("It sold no more than 4 kg.", ["4 kg = 4 kg at most"]),
    ("It sold up to 5 GW.", ["5 GW = 5 GW at most"]),
    ("It sold 500+ tonnes.", ["500+ tonnes = 500 t at least"]),
    ("It sold 500 kg or more.", ["500 kg = 500 kg at least"]),
    ("Purity <5% is refused.", ["5% = 5 % under"]),
    # ranges and lists
    ("Buyers took 20-22 tonnes.", ["20-22 tonnes = 20..22 t"]),
    ("Buyers took between 20 and 22 tonnes.", ["20 and 22 tonnes = 20..22 t"]),
    ("The plan is 735 to 750 Mt.", ["735 to 750 Mt = 735..750 Mt"]),
    ("They hold 1.2-1.5 million barrels.", ["1.2-1.5 million barrels = 1200000..1500000 bbl"]),
    ("Sales rose from 3 to 5 million tonnes.", ["3 = 3000000 t", "5 million tonnes = 5000000 t"]),
    ("Stocks fell 45 tons to 1,980 tons.", ["45 tons = 45 t", "1,980 tons = 1980 t"]),
    ("They bought 210,000 and 95,000 tonnes.", ["210,000 = 210000 t", "95,000 tonnes = 95000 t"]),
    # counts
    ("Nine cargoes left.", ["Nine cargoes = 9 cargo"]),
    ("Some 37,000 mining jobs went.", ["37,000 = 37000 about"]),
    ("It has 14 smelters.", ["14 = 14"]),
    ("Two tonnes, then ten million barrels.", ["Two tonnes = 2 t", "ten million barrels = 10000000 bbl"]),
    ("It slowed to 74.9 million in January.", ["74.9 million = 74900000"]),
    # table rows
    ("Partner: Japan; Quantity (kg): 2,750; Value (US$ mn): 4.1", ["2,750 = 2750 kg", "4.1 = 4100000 USD"]),
    ("quantity: 2750; unit: kg; source: 2025-07-20-a.md", ["2750 = 2750 kg"]),
    ("period: 2025-06; quantity: 2024; unit: t", ["2024 = 2024 t"]),
    ("unit: t; quantity: 12.5", ["12.5 = 12.5 t"]),
    # bold marks and odd neighbours
    ("Total: **2,750 kg**", ["2,750 kg = 2750 kg"]),
    ("It made 3.5 t. The firm grew.", ["3.5 t = 3.5 t"]),
    ("It made .5 kg.", []),
]  # fmt: skip
NOTHING = [
    "The bank spent $9.8% BILLION.",
    "Exports of 2,28 million were claimed.",
    "It sold 1,2345 tons.",
    "It sold 1.234,56 t.",
    "In week 18 125 tonnes were sold.",
    "Published July 20, 2025China said nothing.",
    "The review covers July 14-20, 2025.",
    "It ran from 14 to 20 July.",
    "COVID-19 closed the port.",
    "Quantum-X800 switches were shown.",
    "In H1 2025 and Q2 the trend held.",
    "The 2024/25 season and the 2024-25 quota",
    "The 2025 outlook, issued 2025-07-20 at 10:30.",
    "Between 2011 and 2021 little changed.",
    "In 2024 units were sold.",
    "It ranked 5th and then 20th.",
    "1. Gallium\n2) Germanium",
    "as shown before [1] and (2)",
    "A Boeing 737 landed.",
    "HS code 8505.11 and No. 4",
    "It has 5½ tonnes.",
    "Only one of them left.",
    "It grew to 5m.",
    "abc500 kg and x-500 kg",
]


def written(quantity: Quantity) -> str:
    value = f"{quantity.value.normalize():f}"
    if quantity.high is not None:
        value += f"..{quantity.high.normalize():f}"
    qualifier = "" if quantity.qualifier == "=" else quantity.qualifier
    return " ".join(part for part in (f"{quantity.literal} = {value}", quantity.unit, qualifier) if part)


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_reads(text: str, expected: list[str]) -> None:
    assert [written(q) for q in quantities(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert [written(q) for q in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "base", "canonical"),
    [
        ("619 mt", "kg", "619000"),
        ("2.004 t", "kg", "2004"),
        ("2,004 kg", "kg", "2004"),
        ("3 Mt", "kg", "3000000000"),
        ("1 short ton", "kg", "907.18474"),
        ("$188/t", "USD/kg", "0.188"),
        ("450 yuan per kg", "CNY/kg", "450"),
        ("50 bps", "pp", "0.5"),
        ("50%", "%", "50"),
        ("2 GWh", "GJ", "7200"),
        ("40 kb/d", "m3/d", "6359.49179712"),
        ("100 tonnes a year", "kg/yr", "100000"),
        ("12 cents", "USD", "0.12"),
    ],
)
def test_canonical_value(text: str, base: str, canonical: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.base, quantity.canonical) == (base, Decimal(canonical))


@pytest.mark.parametrize(
    ("text", "step", "digits"),
    [
        ("4.26 million tonnes", "10000000", 3),
        ("75%", "1", 2),
        ("0.25 kg", "0.01", 2),
        ("$90.39 million", "10000", 4),
    ],
)
def test_precision_shown(text: str, step: str, digits: int) -> None:
    (quantity,) = quantities(text)
    assert (quantity.step, quantity.digits) == (Decimal(step), digits)


@pytest.mark.parametrize("text", ["5 tonnes", "5 percentage points", "5%", "$5", "5 euros", "5 days"])
def test_dimensions_are_kept_apart(text: str) -> None:
    bases = {
        q.base for other in ("5 kg", "5 pp", "5 percent", "US$5", "€5", "5 hours") for q in quantities(other)
    }
    assert len(bases) == 6 and quantities(text)[0].base in bases


NUMBERS = ["5", "1,234", "2.5", "2024", "three"]
UNITS = ["kg", "t", "%", "$", "€", "million", "m", "bn"]
BETWEEN = [
    " ",
    "-",
    "–",
    " to ",
    " and ",
    "/",
    " a ",
    "between ",
    "per ",
    "July ",
    "(",
    ")",
    ",",
    ".",
    "x",
    "\n",
]
PIECES = st.sampled_from([*NUMBERS, *UNITS, *BETWEEN, "\u00a0", "+", "over ", ": "])


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text(text: str) -> None:
    found = quantities(text)
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.literal
        assert quantity.literal.strip() == quantity.literal != ""
        assert quantity.high is None or quantity.high > quantity.value
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(
    st.integers(0, 10**12),
    st.integers(0, 3),
    st.sampled_from(["kg", "t", "%", "million barrels", "billion yuan", "TEU"]),
)
def test_a_formatted_number_is_read_back(number: int, decimals: int, unit: str) -> None:
    value = Decimal(number).scaleb(-decimals)
    (quantity,) = quantities(f"It came to {value:,.{decimals}f} {unit} in all.")
    scale = {"million barrels": 10**6, "billion yuan": 10**9}.get(unit, 1)
    assert quantity.value == value * scale
    assert quantity.decimals == decimals


def test_the_table_of_units_is_consistent() -> None:
    assert {unit.base for unit in units() if unit.dimension == "mass"} == {"kg"}
    assert len({(unit.dimension, unit.base) for unit in units()}) == len({unit.base for unit in units()}) + 1
    with pytest.raises(ValueError, match="line 3: 'kg' is already in line 2"):
        row = {"symbol": "kg", "dimension": "mass", "base": "kg", "factor": "1", "aliases": "kg"}
        check([row, {**row, "symbol": "other"}])


@pytest.mark.parametrize(
    ("name", "base"),
    [("kg", "kg"), ("tonnes", "kg"), ("USD/kg", "USD/kg"), ("yuan/t", "CNY/kg"), ("USD", "USD")],
)
def test_units_by_name(name: str, base: str) -> None:
    unit = unit_named(name)
    assert unit is not None and unit.base == base


def test_an_unknown_unit_has_no_name() -> None:
    assert unit_named("smoots") is None and unit_named("USD/smoot") is None
