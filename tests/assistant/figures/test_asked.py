"""What questions ask: their kind and slots, and how a follow-up fills its gaps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.asked import Asked, AskedTime, asked, leans, overlaid
from corpus.figures.calendar import Time

NEWEST = date(2025, 9, 10)


def read(text: str) -> Asked:
    return asked(text, NEWEST, lambda key: False, frozenset())


def told(time: AskedTime) -> str:
    """A period in text form: `~` for an open year, `<` for one compared with."""
    iso = "~" + time.time.iso.replace("0000-", "") if time.open else time.time.iso
    return iso + "<" * time.base


def slots(question: Asked) -> dict[str, str]:
    """The slots that are filled, several values joined by " + "."""
    lists = {
        "goods": question.goods,
        "origins": question.origins,
        "destinations": question.destinations,
        "places": question.places,
        "excluded": question.excluded,
        "times": tuple(map(told, question.times)),
    }
    plain = {
        "flow": question.flow,
        "measure": "" if question.flow and question.measure == "trade" else question.measure,
        "shift": str(question.shift or ""),
        "status": question.status,
        "unit": question.unit.symbol if question.unit else "",
        "money": "" if question.money is None else "yes" if question.money else "no",
        "yes_no": "yes" * question.yes_no,
        "latest": "yes" * question.latest,
        "rank": question.rank,
        "most": "no" * (not question.most),
        "number": str(question.number) if question.kind == "ranking" and question.number != 1 else "",
    }
    every = {name: " + ".join(held) for name, held in lists.items()} | plain
    return {name: held for name, held in every.items() if held}


def parsed(written: str) -> dict[str, str]:
    """Slots as the table writes them: `goods: coal; origins: Australia + Indonesia`."""
    return dict(part.split(": ", 1) for part in written.split("; "))


QUESTIONS = [
    (
        "coal indonesia china feb 2025 mt",
        "lookup",
        "goods: coal; places: Indonesia + China; times: 2025-02; unit: t; money: no",
    ),
    (
        "How much coal did China take from Indonesia?",
        "lookup",
        "goods: coal; flow: import; origins: Indonesia; destinations: China",
    ),
    (
        "Indonesian coal to India last month?",
        "lookup",
        "goods: coal; origins: Indonesia; destinations: India; times: 2025-08",
    ),
    (
        "What did Brazil sell to China in beef in H1 2025?",
        "lookup",
        "goods: beef; flow: export; origins: Brazil; destinations: China; times: 2025-01/2025-06",
    ),
    (
        "How much crude palm oil did Malaysia produce?",
        "lookup",
        "goods: crude palm oil; measure: production; places: Malaysia",
    ),
    ("What is the tariff on Brazilian coffee?", "lookup", "goods: coffee; measure: tariff; origins: Brazil"),
    (
        "Did tin exports from Peru rise or fall in July?",
        "change",
        "goods: tin; flow: export; origins: Peru; times: ~07; yes_no: yes",
    ),
    (
        "How much less wheat did Egypt import in 2024 than in 2023?",
        "difference",
        "goods: wheat; flow: import; destinations: Egypt; times: 2024 + 2023<",
    ),
    (
        "Who bought more Indonesian coal, China or India?",
        "comparison",
        "goods: coal; flow: import; origins: Indonesia; destinations: China + India",
    ),
    (
        "Was Australia's or Brazil's iron ore export volume higher in July?",
        "comparison",
        "goods: iron ore; flow: export; origins: Australia + Brazil; times: ~07; money: no; yes_no: yes",
    ),
    (
        "Biggest supplier of LNG to Japan?",
        "ranking",
        "goods: lng; flow: export; destinations: Japan; rank: origin",
    ),
    (
        "Top three buyers of Swiss gold",
        "ranking",
        "goods: gold; flow: import; origins: Switzerland; rank: destination; number: 3",
    ),
    ("In which month did steel exports peak?", "ranking", "goods: steel; flow: export; rank: period"),
    (
        "How much of Canada's lobster goes to China?",
        "share",
        "goods: lobster; measure: trade; origins: Canada; destinations: China",
    ),
    ("What percentage of LNG exports went to Asia?", "share", "goods: lng; flow: export; destinations: Asia"),
    (
        "Total of Indian and Chinese purchases of coal",
        "sum",
        "goods: coal; flow: import; destinations: India + China",
    ),
    (
        "How much gold and silver did Switzerland export?",
        "lookup",
        "goods: gold + silver; flow: export; origins: Switzerland",
    ),
    ("What was the value of lobster exports?", "lookup", "goods: lobster; flow: export; money: yes"),
    (
        "What did a tonne of iron ore cost in August?",
        "lookup",
        "goods: iron ore; measure: price; times: ~08; money: no",
    ),
    (
        "Codelco's copper output target for 2025?",
        "lookup",
        "goods: copper; measure: production; times: 2025; status: target",
    ),
    ("How big were wheat stocks on 1 July?", "lookup", "goods: wheat; measure: stock; times: ~07-01"),
    (
        "Has Turkey imposed a duty on Chinese steel?",
        "lookup",
        "goods: steel; measure: tariff; origins: China; places: Turkey; yes_no: yes",
    ),
    (
        "Did Germany receive any germanium from China in May?",
        "lookup",
        "goods: germanium; flow: import; origins: China; destinations: Germany; times: ~05; yes_no: yes",
    ),
    (
        "How did copper shipments develop between January and August?",
        "trend",
        "goods: copper; flow: export; times: ~01/08",
    ),
    ("How much indium went to Germany?", "lookup", "goods: indium; measure: trade; destinations: Germany"),
    ("How much lead did Australia export?", "lookup", "goods: lead metal; flow: export; origins: Australia"),
    (
        "May imports of soybeans by China, in tonnes",
        "lookup",
        "goods: soybeans; flow: import; destinations: China; times: ~05; unit: t; money: no",
    ),
    (
        "How much did the US pay per kg of gallium?",
        "lookup",
        "goods: gallium; measure: price; places: United States; money: no",
    ),
    (
        "difference between July and August copper exports",
        "difference",
        "goods: copper; flow: export; times: ~07/08",
    ),
    ("Besides China, who bought gallium?", "lookup", "goods: gallium; flow: import; excluded: China"),
    ("And a year earlier?", "lookup", "shift: -12"),
    ("And to Germany?", "lookup", "destinations: Germany"),
    (
        "Who exported the most rice in 2024?",
        "ranking",
        "goods: rice; flow: export; times: 2024; rank: partner",
    ),
    (
        "Which country imported the least wheat in June 2025?",
        "ranking",
        "goods: wheat; flow: import; times: 2025-06; rank: partner; most: no",
    ),
    (
        "Rank the suppliers of LNG to Japan",
        "ranking",
        "goods: lng; flow: export; destinations: Japan; rank: origin; number: 0",
    ),
    (
        "Top 5 importers of copper in 2024",
        "ranking",
        "goods: copper; flow: import; times: 2024; rank: destination; number: 5",
    ),
    (
        "How much wheat did Russia export in 2024/25?",
        "lookup",
        "goods: wheat; flow: export; origins: Russia; times: 2024-07/2025-06",
    ),
    (
        "How much wheat did Russia export from January to June 2025?",
        "lookup",
        "goods: wheat; flow: export; origins: Russia; times: 2025-01/2025-06",
    ),
    (
        "What share of Peru's zinc exports went to South Korea in July 2025?",
        "share",
        "goods: zinc; flow: export; origins: Peru; destinations: South Korea; times: 2025-07",
    ),
    (
        "By how much did gallium exports fall in June 2025 from a year earlier?",
        "change",
        "goods: gallium; flow: export; times: 2025-06; shift: -12",
    ),
    (
        "By what percentage did Chile's copper exports rise in July?",
        "change",
        "goods: copper; flow: export; origins: Chile; times: ~07",
    ),
    (
        "How much tin did Peru and Indonesia export together in June 2025?",
        "sum",
        "goods: tin; flow: export; origins: Peru + Indonesia; times: 2025-06",
    ),
    (
        "How much wheat did Russia export in July and August 2025 combined?",
        "sum",
        "goods: wheat; flow: export; origins: Russia; times: 2025-07 + 2025-08",
    ),
    (
        "How many pounds of gallium went to Japan?",
        "lookup",
        "goods: gallium; measure: trade; destinations: Japan; unit: lb; money: no",
    ),
    (
        "How much gallium in tonnes did China export to Japan?",
        "lookup",
        "goods: gallium; flow: export; origins: China; destinations: Japan; unit: t; money: no",
    ),
    ("Latest price of lithium carbonate", "lookup", "goods: lithium carbonate; measure: price; latest: yes"),
    (
        "What is the most recent figure for Thai rice exports?",
        "lookup",
        "goods: rice; flow: export; origins: Thailand; latest: yes",
    ),
    (
        "How much copper will Chile produce in 2026?",
        "lookup",
        "goods: copper; measure: production; places: Chile; times: 2026; status: forecast",
    ),
    ("Nickel stocks in London warehouses", "lookup", "goods: nickel; measure: stock; places: London"),
    (
        "How much was the quota for rare earth mining in 2025?",
        "lookup",
        "goods: rare earths; measure: quota; times: 2025",
    ),
    (
        "What was Chile's revenue from copper in 2024?",
        "lookup",
        "goods: copper; measure: revenue; places: Chile; times: 2024; money: yes",
    ),
    (
        "Which metals did China export most of in June 2025?",
        "ranking",
        "flow: export; origins: China; times: 2025-06; rank: commodity",
    ),
    (
        "Indonesia's palm oil exports, Q2 2025",
        "lookup",
        "goods: palm oil; flow: export; origins: Indonesia; times: 2025-04/2025-06",
    ),
    (
        "Were there any exports of dysprosium to Japan in June?",
        "lookup",
        "goods: dysprosium; flow: export; destinations: Japan; times: ~06; yes_no: yes",
    ),
    (
        "What proportion of US crude goes to Korea?",
        "share",
        "goods: crude oil; measure: trade; origins: United States; destinations: South Korea",
    ),
    (
        "How did Norway's salmon exports change between July and August 2025?",
        "change",
        "goods: salmon; flow: export; origins: Norway; times: 2025-07/2025-08",
    ),
    (
        "What was the year-on-year change in steel exports in July 2025?",
        "change",
        "goods: steel; flow: export; times: 2025-07; shift: -12",
    ),
    (
        "exports of tungsten from China to Japan, 2025-06",
        "lookup",
        "goods: tungsten; flow: export; origins: China; destinations: Japan; times: 2025-06",
    ),
    (
        "How much corn did the EU import from Ukraine in the first half of 2025?",
        "lookup",
        "goods: corn; flow: import; origins: Ukraine; destinations: European Union; times: 2025-01/2025-06",
    ),
    (
        "How much gas was delivered to Germany on 3 July 2025?",
        "lookup",
        "goods: natural gas; flow: export; destinations: Germany; times: 2025-07-03",
    ),
    (
        "How much bauxite left Guinea in H1 2025?",
        "lookup",
        "goods: bauxite; flow: export; origins: Guinea; times: 2025-01/2025-06",
    ),
    (
        "Who shipped less sugar in Q2 2025, Thailand or Brazil?",
        "comparison",
        "goods: sugar; flow: export; places: Thailand + Brazil; times: 2025-04/2025-06; most: no",
    ),
    (
        "How much soybean oil did Argentina sell abroad in 2024?",
        "lookup",
        "goods: soybean oil; flow: export; origins: Argentina; times: 2024",
    ),
    (
        "Smallest buyer of Peruvian tin in June 2025?",
        "ranking",
        "goods: tin; flow: import; origins: Peru; times: 2025-06; rank: destination; most: no",
    ),
    (
        "Combined exports of coal from Australia and Indonesia in May 2025",
        "sum",
        "goods: coal; flow: export; origins: Australia + Indonesia; times: 2025-05",
    ),
    (
        "How much iron ore left Brazil for China in July 2025?",
        "lookup",
        "goods: iron ore; flow: export; origins: Brazil; destinations: China; times: 2025-07",
    ),
    (
        "Value of Swiss gold exports to India in 2024",
        "lookup",
        "goods: gold; flow: export; origins: Switzerland; destinations: India; times: 2024; money: yes",
    ),
    (
        "How much cobalt hydroxide did Congo send to China in Q1 2025?",
        "lookup",
        "goods: cobalt hydroxide; flow: export; origins: DR Congo; destinations: China; times: 2025-01/2025-03",
    ),
    (
        "Did Japan import any terbium from China in May 2025?",
        "lookup",
        "goods: terbium; flow: import; origins: China; destinations: Japan; times: 2025-05; yes_no: yes",
    ),
    (
        "Who supplied the most crude to India in June 2025?",
        "ranking",
        "goods: crude oil; flow: export; destinations: India; times: 2025-06; rank: partner",
    ),
    (
        "How much coffee did Brazil and Vietnam export altogether in 2024?",
        "sum",
        "goods: coffee; flow: export; origins: Brazil + Vietnam; times: 2024",
    ),
    (
        "What fraction of Chilean copper does China buy?",
        "share",
        "goods: copper; flow: import; origins: Chile; destinations: China",
    ),
    (
        "Top 10 destinations of Norwegian salmon in 2024",
        "ranking",
        "goods: salmon; flow: import; origins: Norway; times: 2024; rank: destination; number: 10",
    ),
    (
        "What was the price of coking coal per tonne on 3 July 2025?",
        "lookup",
        "goods: coking coal; measure: price; times: 2025-07-03; money: no",
    ),
    (
        "How much sugar did Thailand export in March 2025 compared with March 2024?",
        "change",
        "goods: sugar; flow: export; origins: Thailand; times: 2025-03 + 2024-03<",
    ),
    ("Which is cheaper, wheat or corn?", "comparison", "goods: wheat + corn; most: no"),
]


@pytest.mark.parametrize(("question", "kind", "filled"), QUESTIONS, ids=[one[0] for one in QUESTIONS])
def test_kind_and_slots(question: str, kind: str, filled: str) -> None:
    found = read(question)
    assert (found.kind, slots(found)) == (kind, parsed(filled))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Indian rice exports fall?",
        "When did Indonesia ban nickel ore exports?",
        "Since when has China required licences?",
        "Who said stocks would cross 2.3 million tons?",
        "Why is gallium exported less?",
        "Who expects a smaller wheat crop?",
    ],
)
def test_what_asks_for_no_figure(question: str) -> None:
    assert read(question).kind == "text"


FIRST = "How much gallium did China export to Japan in June 2025?"
FROM_BRAZIL = "How much coal did China import from Brazil in May 2025?"


@pytest.mark.parametrize(
    ("before", "question", "filled"),
    [
        (FIRST, "And to Germany?", "destinations: Germany"),
        (FIRST, "And Germany?", "destinations: Germany"),
        (FIRST, "And in May 2025?", "times: 2025-05"),
        (FIRST, "And a year earlier?", "times: 2024-06"),
        (FIRST, "And the month before?", "times: 2025-05"),
        (FIRST, "What about germanium?", "goods: germanium"),
        (FIRST, "What about that in tonnes?", "unit: t; money: no"),
        (FROM_BRAZIL, "And from Indonesia?", "origins: Indonesia"),
    ],
)
def test_follow_ups(before: str, question: str, filled: str) -> None:
    found = overlaid(read(question), read(before))
    assert found.kind == "lookup"
    assert slots(found) == slots(read(before)) | parsed(filled)


@pytest.mark.parametrize(
    ("question", "leaning"),
    [("And to Germany?", True), ("And a year earlier?", True), (FIRST, False), (FROM_BRAZIL, False)],
)
def test_what_leans_on_the_question_before(question: str, leaning: bool) -> None:
    assert leans(read(question)) is leaning


months = st.builds(Time, st.integers(2000 * 12, 2040 * 12), st.integers(1, 24))


@given(months, months)
def test_a_period_accepts_itself_and_what_it_accepts_it_contains(one: Time, other: Time) -> None:
    wanted = AskedTime(one)
    assert wanted.accepts(one)
    assert wanted.contains(one)
    assert wanted.accepts(other) is (one == other)
    assert wanted.contains(other) is (one.first <= other.first and other.last <= one.last)


@given(st.integers(0, 11), st.integers(1, 12), months)
def test_an_open_year_accepts_the_months_of_any_year(first: int, length: int, time: Time) -> None:
    same = (time.first % 12, time.months) == (first, length)
    assert AskedTime(Time(first, length), open=True).accepts(time) is same


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert read(text).text == text
