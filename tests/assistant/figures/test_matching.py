"""One hard slot that differs rules a figure out; what fits is put in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_figures import found

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.asking import asked
from assistant.figures.fit import misfit
from assistant.figures.matching import PENALTY, matches
from corpus.figures.figure import INHERITED, Slot
from corpus.quantities import quantities

NEWEST = date(2025, 9, 10)
TO_JAPAN = found(
    "2,004 kilograms",
    commodity="gallium",
    measure="trade",
    flow="export",
    origin="China",
    destination="Japan",
    period="2025-06",
)
ALL = found(
    "3,000 kilograms",
    commodity="gallium",
    measure="trade",
    flow="export",
    origin="China",
    period="2025-06",
)
PRICE = found("$240 per tonne", commodity="wheat", measure="price", period="2025-08")
OUTPUT = found("229,000 tonnes", commodity="copper", measure="production", place="Peru", period="2025-07")
VALUE = found(
    "$250 million", commodity="zinc", measure="trade", flow="export", origin="Peru", period="2025-07"
)
TARGET = found(
    "740 million tonnes",
    commodity="coal",
    measure="production",
    place="Indonesia",
    period="2025",
    status="target",
)
RISE = found(
    "12%", role="change", commodity="copper", measure="trade", flow="export", origin="Chile", period="2025-07"
)
SHARE = found(
    "40%",
    role="share",
    commodity="zinc",
    measure="trade",
    flow="export",
    origin="Peru",
    destination="South Korea",
    period="2025-07",
)


def read(text: str) -> Asked:
    return asked(text, NEWEST, lambda key: False, frozenset())


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How much gallium did China export to Japan in June 2025?", TO_JAPAN),
        ("How much gallium went to Japan in June 2025?", TO_JAPAN),
        ("How much gallium went to Japan?", TO_JAPAN),
        ("How much gallium went to Japan in June?", TO_JAPAN),
        ("How much gallium did Japan import from China in June 2025?", TO_JAPAN),
        ("How much gallium did China export in June 2025?", ALL),
        ("How much gallium was exported in June 2025?", ALL),
        ("What was the price of wheat in August 2025?", PRICE),
        ("How much copper did Peru produce in July 2025?", OUTPUT),
        ("What was the value of Peru's zinc exports in July 2025?", VALUE),
        ("What is Indonesia's target for coal production in 2025?", TARGET),
    ],
)
def test_what_fits(question: str, figure: Found) -> None:
    assert misfit(read(question), figure) == ""


@pytest.mark.parametrize(
    ("question", "figure", "reason"),
    [
        ("How much germanium went to Japan in June 2025?", TO_JAPAN, "commodity"),
        ("How much gallium oxide went to Japan in June 2025?", TO_JAPAN, "commodity"),
        ("How much copper ore did Peru produce in July 2025?", OUTPUT, "commodity"),
        ("How much gallium did China export to Germany in June 2025?", TO_JAPAN, "destination"),
        ("How much gallium did Japan export to China in June 2025?", TO_JAPAN, "origin"),
        ("How much gallium did Russia export to Japan in June 2025?", TO_JAPAN, "origin"),
        ("How much gallium did China export to Japan in June 2025?", ALL, "destination"),
        ("How much gallium did China export in June 2025?", TO_JAPAN, "partner"),
        ("How much gallium was exported in June 2025?", TO_JAPAN, "partner"),
        ("How much gallium went to Japan in May 2025?", TO_JAPAN, "period"),
        ("How much gallium went to Japan in June 2024?", TO_JAPAN, "period"),
        ("How much gallium went to Japan in 2025?", TO_JAPAN, "period"),
        ("How much gallium did China export from January to June 2025?", ALL, "period"),
        ("How much gallium did China produce in June 2025?", ALL, "measure"),
        ("What was the price of gallium in June 2025?", ALL, "measure"),
        ("How much copper did Peru export in July 2025?", OUTPUT, "measure"),
        ("How much wheat was exported in August 2025?", PRICE, "measure"),
        ("What was the value of China's gallium exports in June 2025?", ALL, "unit"),
        ("How many tonnes of zinc did Peru export in July 2025?", VALUE, "unit"),
        ("How much coal did Indonesia produce in 2025?", TARGET, "status"),
        ("How much copper did Chile export in July 2025?", RISE, "role"),
        ("How much zinc did South Korea take from Peru in July 2025?", SHARE, "role"),
    ],
)
def test_what_does_not_fit(question: str, figure: Found, reason: str) -> None:
    wanted = read(question)
    assert misfit(wanted, figure) == reason
    assert matches(wanted, [figure]) == []


def test_changes_and_shares_fit_where_they_are_asked_for() -> None:
    assert (
        misfit(read("By what percentage did Chile's copper exports rise in July 2025?"), RISE, ["change"])
        == ""
    )
    wanted = read("What share of Peru's zinc exports went to South Korea in July 2025?")
    assert misfit(wanted, SHARE, ["share"]) == ""


HOME_PRICE = found("$900 per tonne", publisher="At home pepper sells", commodity="pepper", measure="price")


def test_price_at_home_is_none_of_exports() -> None:
    text = "At home pepper cost $900 per tonne in May 2025."
    figure = replace(
        HOME_PRICE.figure,
        start=0,
        end=len(text),
        quantity=quantities(text)[0],
        period=Slot("2025-05", "clause"),
    )
    told = Found(replace(HOME_PRICE.document, text=text), figure)
    assert misfit(read("What was the export price of pepper in May 2025?"), told) == "flow"
    assert misfit(read("What was the price of pepper in May 2025?"), told) == ""


SUNFLOWER = "How much did sunflower oil cost landed in India in June 2025?"


@pytest.mark.parametrize(
    ("question", "figure", "reason"),
    [
        (
            "How many cars left Bremerhaven for China in June 2025?",
            found(
                "1,200 units", publisher="Port Authority of Bremerhaven", commodity="cars", measure="trade",
                flow="export", destination="China", period="2025-06",
            ),
            "",
        ),
        (
            "How many cars left Hamburg for China in June 2025?",
            found(
                "1,200 units", publisher="Port Authority of Bremerhaven", commodity="cars", measure="trade",
                flow="export", destination="China", period="2025-06",
            ),
            "origin",
        ),
        (
            SUNFLOWER,
            found(
                "978 dollars a tonne cif", publisher="India", measure="price",
                commodity="sunflower oil", period="2025-06",
            ),
            "",
        ),
        (
            SUNFLOWER,
            found(
                "978 dollars a tonne", publisher="Oil Importers of India. At cif prices", measure="price",
                commodity="sunflower oil", period="2025-06",
            ),
            "destination",
        ),
        (
            "What was Ukrainian sunflower oil worth per tonne in June 2025?",
            found(
                "838 US dollars per tonne", publisher="Ukraine customs", measure="price",
                commodity="sunflower oil", period="2025-06",
            ),
            "",
        ),
    ],
)  # fmt: skip
def test_ends_that_only_the_text_around_names(question: str, figure: Found, reason: str) -> None:
    assert misfit(read(question), figure) == reason


def flow(amount: str, **slots: str) -> Found:
    held = {"commodity": "gallium", "measure": "trade", "flow": "export", "origin": "China", **slots}
    return found(amount, **held)


def test_the_exact_period_and_the_latest() -> None:
    figures = [
        flow("10 kilograms", period="2024-06"),
        flow("20 kilograms", period="2025-06"),
        flow("30 kilograms", period="2025-05"),
    ]
    first = matches(read("How much gallium did China export in June 2024?"), figures)
    assert [one.figure.quantity.literal for one in first] == ["10 kilograms"]
    latest = matches(read("How much gallium did China export?"), figures)
    assert [one.figure.quantity.literal for one in latest] == ["20 kilograms", "30 kilograms", "10 kilograms"]


def test_what_is_exact_and_said_outright_comes_first() -> None:
    said = flow("350 kilograms", period="2025-06")
    hedged = flow("over 350 kilograms", period="2025-06")
    inherited = found(
        "360 kilograms",
        source="title",
        commodity="gallium",
        measure="trade",
        flow="export",
        origin="China",
        period="2025-06",
    )
    order = matches(read("How much gallium did China export in June 2025?"), [inherited, hedged, said])
    assert order[0].found is said
    assert order[0].score > order[1].score > order[2].score


def test_inherited_slots_are_trusted_less() -> None:
    said = max(penalty for source, penalty in PENALTY.items() if source not in INHERITED | {"published"})
    assert all(PENALTY[source] > said for source in INHERITED)
