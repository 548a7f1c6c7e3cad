"""Numbers that follow from several figures: averages, series, leading few, two sources, two times."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hashed_words import HashedWords

from assistant import Assistant
from assistant.figures.views import two_views
from assistant.proof import UnprovenNumber, proven
from index.store import Store

PAPERS = {
    "coffee": ("Brazil's coffee crop as the state agency sees it", "2024-05-24", """
Brazil's coffee production is forecast at 58.8 million bags in 2024, Conab said in its second survey. In January 2024, the agency had forecast a coffee production of 58.1 million bags for 2024.

Brazil exported 16.1 million bags of coffee from January to April 2024.

Brazil's coffee exports were 4.0 million bags in January 2024, 3.6 million bags in February 2024, 4.3 million bags in March 2024 and 4.2 million bags in April 2024.

Brazil exported 720,000 bags of coffee to the United States in April 2024, 650,000 bags to Germany, 410,000 bags to Belgium and 300,000 bags to Italy.

Brazil's exports of all goods earned $30.9 billion in April 2024. Coffee exports earned Brazil $0.94 billion in April 2024.
"""),
    "attache": ("Washington's attache on the Brazilian coffee crop", "2024-06-03", """
The US Department of Agriculture (USDA) expects Brazil's coffee production to be 69.9 million bags in 2024.
"""),
    "tin": ("Indonesia's tin shipments, the customs view", "2024-07-15", """
Indonesia exported 4,460 tonnes of refined tin in June 2024, customs data show. It had exported 3,290 tonnes of refined tin in May 2024.

Indonesia exported 13,400 tonnes of refined tin in the first half of 2024.

In 2023, Indonesia exported 67,000 tonnes of refined tin.

Indonesia exported 1,900 tonnes of refined tin to China in June 2024, 800 tonnes to South Korea and 610 tonnes to India.
"""),
    "association": ("Tin association counts June exports of Indonesia", "2024-07-18", """
The Indonesian Tin Exporters Association (AETI) counted refined tin exports from Indonesia of 4,120 tonnes in June 2024.
"""),
    "wheat": ("World grains council on wheat", "2025-06-19", """
The International Grains Council (IGC) forecasts Canada's wheat production at 36.2 million tonnes in 2025/26. In April 2025, the council had forecast Canada's wheat production in 2025/26 at 35.1 million tonnes.

Canada exported 6.3 million tonnes of wheat in the first quarter of 2025, on average 2.1 million tonnes a month.
"""),
    "robusta": ("Uganda's coffee prices in April", "2025-05-14", """
Of Uganda's April 2025 coffee exports, 53,000 bags were robusta, sold at an average of $4.70 per kilogram, and 8,000 bags were arabica, which fetched $5.80.

Uganda's coffee arrivals at the port reached 2.20 million tonnes in January-April 2025, compared with 2.00 million tonnes in the first four months of last year.

Stores in Uganda pay $30 per sack of 150 kilograms for maize, 10% more than last season.

The value of Uganda's tea exports fell to $81 million in 2024 from $90 million.

Kenya's sorghum was offered at $31 for a 50-kg bag in April 2025, and Kenya's millet at $29 for a sack.
"""),
    "mills": ("Anatolian mills in May", "2024-06-14", """
Turkey imported 210,000 tonnes of slab in May 2024. Brazil supplied 120,000 tonnes of the slab, Indonesia 60,000 tonnes and India 30,000 tonnes. No slab came from Russia.

To all countries except Iraq, Turkey exported 40,000 tonnes of rebar in May 2024.

Sivas Chrome sold 90,000 tonnes of ferrochrome in the second quarter of 2023. Germany was the largest market at 40,000 tonnes, ahead of Italy at 22,000 tonnes; the balance went to traders within Turkey.
"""),
    "boron": ("Boron in May", "2024-06-14", """
Turkey shipped 8,000 tonnes of boron and 350 tonnes of selenium in May 2024, both to Spain only. No shipments were recorded to other countries.
"""),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that has read the made-up papers."""
    folder = tmp_path_factory.mktemp("reckoned")
    for name, (title, day, body) in PAPERS.items():
        head = f"---\ntitle: {title}\npublisher: {name.title()} Post\npublished: {day}\n---\n# {title}\n"
        (folder / f"{name}.md").write_text(head + body, encoding="utf-8")
    with Assistant(Store(tmp_path_factory.mktemp("reckoned-store"), HashedWords())) as assistant:
        assistant.add(folder)
        yield assistant


SOURCES = [
    ("By how many bags does Washington's estimate of the 2024 Brazilian coffee crop exceed Conab's?", "11.1"),
    ("USDA vs Conab: Brazilian coffee production 2024", "11.1"),
    ("How far apart are Brasilia's and Washington's forecasts for Brazil's coffee output in 2024?", "11.1"),
    ("How much lower is Conab's forecast for Brazil's 2024 coffee crop than the USDA's?", "11.1"),
    ("By how much did the customs count of Indonesian refined tin exports in June 2024 exceed the"
     " association's?", "340 t"),
    ("Indonesian refined tin exports in June 2024: how far apart are the customs and AETI figures?", "340 t"),
]  # fmt: skip
TIMES = [
    ("How did the IGC revise its view of the Canadian wheat crop in 2025/26 from April to June 2025?",
     "Raised by 1.1 million t"),
    ("What did Conab expect for Brazil's 2024 coffee crop in January versus May 2024?", "Raised by 0.7"),
    ("IGC forecast for Canada's wheat output 2025/26: April 2025 vs June 2025", "Raised by 1.1"),
]  # fmt: skip
SHARES = [
    (
        "What percentage of all the refined tin Indonesia exported in 2023 is its first-half 2024 total?",
        "20%",
    ),
    ("China's weight in Indonesian refined tin exports, June 2024, in percent", "42.6%"),
    ("How much of Brazil's April 2024 export revenue came from coffee, in percentage terms?", "3.04%"),
    ("The US slice of Brazilian coffee exports in April 2024?", "17.1%"),
]
AVERAGES = [
    ("What did Indonesia's refined tin exports average per month in the first half of 2024?", "2,233 t"),
    ("On average, how many bags of coffee did Brazil export each month between January and April 2024?",
     "4.025 million"),
    ("Average monthly wheat exports of Canada in the first quarter of 2025?", "2.1 million"),
    ("Average of Brazil's coffee exports in February and March 2024?", "3.95 million"),
]  # fmt: skip
SUMS = [
    ("Add up what the top three buyers of Indonesian refined tin took in June 2024.", "3,310 t"),
    ("Combined purchases of the three leading buyers of Brazilian coffee in April 2024", "1,780,000"),
]
GAINS = [
    ("Indonesian refined tin, May to June 2024: how many tonnes were added?", "1,170 t"),
    ("Brazil coffee exports Jan to Feb 2024: bags lost?", "Down by 10%"),
    ("Feb to Mar 2024: how much did Brazilian coffee exports put on?", "0.7 million"),
]
PRICES = [
    ("What does Uganda's maize cost per kilogram?", "0.2 USD/kg"),
    ("What was the price of Kenyan sorghum per kg in April 2025?", "0.62 USD/kg"),
    ("How many dollars per kg do stores in Uganda pay for maize?", "0.2 USD/kg"),
]
DEARER = [
    ("How much more per kilo did Ugandan arabica earn than robusta in April 2025?", "1.1 USD/kg"),
    ("By how much was Ugandan arabica dearer than robusta per kilogram in April 2025?", "1.1 USD/kg"),
]
MOVED = [
    ("By what percentage did Uganda's tea export value fall in 2024?", "Down by 10%"),
    ("Why did the value of Uganda's tea exports rise in 2024?", "The documents say otherwise."),
]
SERIES = [
    ("Trace Brazil's coffee exports month by month from January to March 2024.", "3.6 million bags"),
    ("List Indonesia's refined tin exports for every month from April to June 2024", "April: not stated"),
]
PLACES = [
    ("Who took second place among buyers of Indonesian refined tin in June 2024?", "to South Korea"),
    ("Which country was the No. 2 destination of Brazilian coffee in April 2024?", "to Germany"),
    ("Brazil's number three coffee customer in April 2024?", "to Belgium"),
]


BUYERS = [
    ("Combined ferrochrome volume that Sivas Chrome sold to German and Italian buyers in the second quarter of"
     " 2023?", "62,000 t"),
    ("Total ferrochrome sold to German and Italian customers of Sivas Chrome in the second quarter of 2023?",
     "62,000 t"),
]  # fmt: skip
BIGGER = [
    ("How much bigger were Indonesian refined tin exports to China than to India in June 2024?", "1,290 t"),
    ("How much greater was China's intake of Indonesian refined tin than India's in June 2024?", "1,290 t"),
    (
        "How much smaller were Indonesia's refined tin sales to India than to South Korea in June 2024?",
        "190 t",
    ),
]
STATED = [
    ("turkey russian slab imports may 2024", "none"),
    ("What were Turkey's Indonesian slab imports in May 2024?", "60,000 tonnes"),
    ("Turkey's boron shipments to Spain back in May 2024?", "8,000 tonnes"),
    ("Besides Spain, which countries received boron from Turkey in May 2024?", "none"),
    ("How much selenium did countries other than Spain get from Turkey in May 2024?", "none"),
    (
        "Apart from Iraq, how much rebar did Turkey export in May 2024?",
        "from Turkey without Iraq, May 2024: 40,000",
    ),
]


@pytest.mark.parametrize(
    ("question", "kind", "said"),
    [
        (question, kind, said)
        for kind, rows in (
            ("difference", SOURCES + TIMES), ("share", SHARES), ("sum", AVERAGES + SUMS + BUYERS), ("change", GAINS + MOVED),
            ("price", PRICES), ("comparison", DEARER + BIGGER), ("lookup", STATED),
            ("list", SERIES), ("ranking", PLACES),
        )
        for question, said in rows
    ],
)  # fmt: skip
def test_reckoned(desk: Assistant, question: str, kind: str, said: str) -> None:
    answer = desk.ask(question)
    assert answer.kind == kind, answer.text
    assert said in answer.text.split("\n\n")[0], answer.text
    assert proven(answer) is answer


@pytest.mark.parametrize(
    "question",
    [
        "How far apart are the USDA and Conab on Brazil's tea crop in 2024?",
        "How far apart are the IGC and Conab on Canada's 2025/26 wheat crop?",
        "How did the IGC change its view of the Canadian wheat crop in 2025/26 between February and June 2025?",
    ],
)
def test_no_number_of_one_source_alone(desk: Assistant, question: str) -> None:
    """Where one of the two numbers is not stated there is no difference, and the other one is no answer."""
    assert desk.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "What was the price of Kenyan millet per kg in April 2025?",
        "By what percentage did Brazil's coffee exports to Germany grow in April 2024?",
        "What share of Ugandan robusta was washed in April 2025?",
        "How far did Canada's wheat production in 2025/26 fall short of its exports?",
        "How much rebar did Turkey export to all countries in May 2024?",
    ],
)
def test_a_sentence_without_the_number_asked_for_is_not_quoted(desk: Assistant, question: str) -> None:
    assert desk.ask(question).abstained


def test_a_mean_over_other_months_is_not_proven(desk: Assistant) -> None:
    answer = desk.ask("What did Indonesia's refined tin exports average per month in the first half of 2024?")
    mean = next(one for one in answer.proof if one.kind == "computed")
    assert mean.formula is not None and mean.formula.words == "(a + ...) / 6"
    wrong = replace(mean, formula=replace(mean.formula, count=7))
    forged = replace(answer, proof=tuple(wrong if one == mean else one for one in answer.proof))
    with pytest.raises(UnprovenNumber):
        proven(forged)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Gap between Canberra's September 2024 call and Washington's August 2024 call on the wheat harvest of"
         " 2024-25?", ("Canberra", "Washington")),
        ("How far apart are the millers' and the traders' estimates of sugar output in 2024-25?",
         ("millers", "traders")),
        ("Rabobank's and StoneX's forecasts for the 2024-25 coffee crop: how big is the difference?",
         ("Rabobank", "StoneX")),
        ("What is the gap between Indonesia's and Malaysia's palm oil exports in July 2024?", None),
        ("How much more LNG did the US export than Qatar in 2024?", None),
        ("Trade gap between China and the US in 2024?", None),
    ],
)  # fmt: skip
def test_two_views(question: str, labels: tuple[str, str] | None) -> None:
    read = two_views(question)
    found = tuple(view.label.removeprefix("the ") for view in read[:2]) if read else None
    assert found == labels
