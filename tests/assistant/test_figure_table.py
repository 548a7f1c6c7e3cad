"""Figures by the words of people, each with its sentence; and side by side in a grid."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant, AssistantError, BadFilter, CitedFigure, UnknownDocument, grid
from assistant.answer import Citation
from assistant.figure_filters import (
    Parties,
    flow_named,
    goods_named,
    measure_named,
    period_named,
    place_named,
)
from assistant.figure_grid import ALL_PARTNERS, NOT_STATED, Grid, written
from corpus.document import Document
from corpus.figures.figure import Figure, Role, Slot
from corpus.places import all_places
from corpus.quantities import Quantity, quantities

DOCUMENT = Document("d1", "june.txt", "Tin rose. " * 20, "June", "Example Weekly", date(2025, 7, 1))


def cited(
    amount: str = "5 kg", role: Role = "level", total: bool = False, row: bool = False, **said: str
) -> CitedFigure:
    """A figure of an amount as news writes it."""
    quantity = quantities(f"It was {amount}.")[0] if amount != "none" else NONE
    slots = {"commodity": "gallium", "measure": "trade", "period": "2025-06", **said}
    figure = Figure(
        0,
        9,
        quantity,
        role,
        total=total,
        row=row,
        **{name: Slot(value, "clause") for name, value in slots.items()},
    )
    return CitedFigure(figure, Citation(DOCUMENT, 0, 9))


NONE = Quantity(7, 11, "none", Decimal(0), None, "", "zero", "=", 0, Decimal(1), "zero", Decimal(1))


# words of people


@pytest.mark.parametrize("text", ["Japan", "japan", "JAPANESE", "JP", "jp", " Japan's ", "Tokyo"])
def test_japan_has_many_names(text: str) -> None:
    assert place_named(text, "partner") == "Japan"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US", "United States"),
        ("us", "United States"),
        ("the United States", "United States"),
        ("IN", "India"),
        ("south korean", "South Korea"),
        ("EU", "European Union"),
        ("world", "World"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert place_named(text, "reporter") == name


def test_every_place_is_found_by_its_name() -> None:
    for place in all_places():
        assert place_named(place.name.upper(), "partner") == place.name


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-06", "2025-06"),
        ("June 2025", "2025-06"),
        ("in june 2025", "2025-06"),
        ("2025", "2025"),
        ("2025-01/2025-06", "2025-01/2025-06"),
        ("first half of 2025", "2025-01/2025-06"),
        ("the first half of 2025", "2025-01/2025-06"),
        ("Q2 2025", "2025-04/2025-06"),
        ("2023/24", "2023-07/2024-06"),
        ("2025-06-21", "2025-06-21"),
    ],
)
def test_periods(text: str, iso: str) -> None:
    assert period_named(text).iso == iso


@pytest.mark.parametrize(
    ("text", "names", "others"),
    [
        ("Gallium", {"gallium"}, {"gallium oxide"}),
        ("gallium metal", {"gallium"}, set()),
        ("coal", {"coal", "thermal coal"}, {"coke"}),
        ("LNG", {"lng"}, set()),
        ("Widgets", {"widgets"}, set()),
    ],
)
def test_goods(text: str, names: set[str], others: set[str]) -> None:
    assert names <= goods_named(text)
    assert not others & goods_named(text)


@pytest.mark.parametrize(
    ("text", "flow"),
    [("export", "export"), ("Exports", "export"), ("imported", "import"), ("shipments", "export")],
)
def test_flows(text: str, flow: str) -> None:
    assert flow_named(text) == flow


@pytest.mark.parametrize(
    ("text", "measure"),
    [("trade", "trade"), ("Output", "production"), ("prices", "price"), ("stocks", "stock")],
)
def test_measures(text: str, measure: str) -> None:
    assert measure_named(text) == measure


@pytest.mark.parametrize(
    "words",
    [
        {"partner": "Atlantis"},
        {"partner": ""},
        {"reporter": "Japan and Korea"},
        {"commodity": "  "},
        {"flow": "sideways"},
        {"flow": "go"},
        {"measure": "beauty"},
        {"period": "June"},
        {"period": "2025-13"},
        {"period": "2025-06/2025-01"},
        {"period": "soon"},
        {"period": "June 2025 or later"},
        {"document": "missing.txt"},
        {"document": ""},
    ],
)
def test_what_cannot_be_read_is_told(made: Assistant, words: dict[str, str]) -> None:
    with pytest.raises(AssistantError) as told:
        made.figures(**words)
    assert isinstance(told.value, BadFilter | UnknownDocument)
    assert told.value.came and told.value.allowed and told.value.next_step


# who trades with whom

TO_JAPAN = cited(flow="export", reporter="China", origin="China", destination="Japan")
RECEIVED = cited(flow="import", reporter="Japan", destination="Japan")
LIST = cited(flow="export", origin="China", destination="India+Japan")
ALL = cited(flow="export", reporter="China", origin="China", total=True)
MADE = cited(measure="production", place="Japan")


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (Parties(), [TO_JAPAN, RECEIVED, LIST, ALL, MADE]),
        (Parties(partner="Japan"), [TO_JAPAN, RECEIVED, LIST]),
        (Parties("export", partner="Japan"), [TO_JAPAN, RECEIVED, LIST]),
        (Parties("import", partner="Japan"), []),
        (Parties("import", partner="China"), [TO_JAPAN, LIST, ALL]),
        (Parties(reporter="China", partner="Japan"), [TO_JAPAN, LIST]),
        (Parties(reporter="Japan", partner="China"), [TO_JAPAN, LIST]),
        (Parties(reporter="China"), [TO_JAPAN, LIST, ALL]),
        (Parties(reporter="Japan"), [RECEIVED, MADE]),
        (Parties("import", reporter="Japan"), [TO_JAPAN, RECEIVED, LIST]),
        (Parties("export"), [TO_JAPAN, LIST, ALL]),
        (Parties(partner="World"), [ALL]),
        (Parties(reporter="China", partner="World"), [ALL]),
    ],
)
def test_parties(parties: Parties, expected: list[CitedFigure]) -> None:
    assert [one for one in (TO_JAPAN, RECEIVED, LIST, ALL, MADE) if parties.fit(one.figure)] == expected


# figures of a store


def test_figures_stand_where_they_say(made: Assistant) -> None:
    found = made.figures()
    assert len(found) > 3
    for one in found:
        document = made.document(one.document.id)
        assert one.citation.quote == document.text[one.figure.start : one.figure.end]
        told = json.loads(json.dumps(one.to_dict()))
        assert document.text[told["literal_start"] : told["literal_end"]] == told["literal"]
        assert told["literal"] in told["citation"]["quote"]
    assert made.figures() == found


def test_figures_are_counted_by_document(made: Assistant) -> None:
    assert made.figure_counts() == Counter(one.document.id for one in made.figures())


def test_figures_of_japan(made: Assistant) -> None:
    (one,) = made.figures("Gallium", partner="japanese", period="June 2025")
    assert one.figure.quantity.value == 2004
    assert one.figure.quantity.unit == "kg"
    assert one in made.figures(document="GALLIUM.txt")
    assert one in made.figures(document=one.document.id)
    assert one not in made.figures(document="tin.txt")
    assert made.figures("gallium", partner="Japan", period="2025") == (one,)
    assert made.figures("gallium", partner="Japan", period="May 2025") == ()
    assert made.figures("unobtainium") == ()
    made.remove(one.document.id)
    assert made.figures("gallium") == ()


def test_zero_is_a_figure(made: Assistant) -> None:
    (one,) = made.figures("gallium", partner="DE")
    assert one.figure.is_zero


# side by side


def cells(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in series.cells] for series in found.series]


def test_silence_zero_and_disagreement_are_told_apart() -> None:
    flow = {"origin": "China", "destination": "Japan"}
    found = grid(
        [
            cited("2,004 kg", **flow),
            cited("2,100 kg", **flow),
            cited("none", **flow, period="2025-08"),
            cited("7 t", origin="China", total=True, period="2025-08"),
        ]
    )
    assert found.months == ("2025-06", "2025-07", "2025-08")
    assert cells(found) == [
        ["2,004 kg / 2,100 kg", NOT_STATED, found.series[0].cells[2].text],
        [NOT_STATED, NOT_STATED, "7 t"],
    ]
    assert found.series[0].cells[2].text == "0 kg"
    assert [series.key.destination for series in found.series] == ["Japan", ALL_PARTNERS]
    assert len(found.series[0].cells[0].figures) == 2
    assert found.left_out == 0


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("2,004 kg", "2,004 kilograms", "2,004 kg"),
        ("4.2 t", "4,188 kg", "4,188 kg"),
        ("4.2 t", "4,000 kg", "4,000 kg / 4.2 t"),
        ("over 3,100 kg", "3,188 kg", "3,188 kg / over 3,100 kg"),
        ("0 kg", "none", "0 kg"),
        ("0.1 t", "none", "0 t / 0.1 t"),
        ("3 to 5 t", "4 t", "3 to 5 t / 4 t"),
    ],
)
def test_one_value_is_shown_once(one: str, other: str, text: str) -> None:
    for amounts in ((one, other), (other, one)):
        ((cell,),) = cells(grid(cited(amount, origin="China") for amount in amounts))
        assert sorted(cell.split(" / ")) == sorted(text.split(" / "))


def test_other_things_have_rows_of_their_own() -> None:
    different = [
        cited(origin="China"),
        cited(origin="Japan"),
        cited(origin="China", destination="Japan"),
        cited(destination="China"),
        cited(flow="export"),
        cited(flow="import"),
        cited(origin="China", commodity="tin"),
        cited(origin="China", status="forecast"),
        cited(origin="China", entity="Example Corp"),
        cited("$5 million", origin="China"),
        cited(measure="stock", place="China"),
    ]
    assert len(grid(different).series) == len(different)


def test_both_sides_of_a_trade_meet() -> None:
    sides = [
        cited("5 kg", flow="export", reporter="China", origin="China", destination="Japan"),
        cited("6 kg", flow="import", reporter="Japan", origin="China", destination="Japan"),
    ]
    assert cells(grid(sides)) == [["5 kg / 6 kg"]]


def test_what_is_no_amount_of_a_month_is_counted() -> None:
    found = grid(
        [
            cited("5 %", role="change"),
            cited(period="2025"),
            cited(period="2025-06-01/2025-06-20"),
            cited(period=""),
        ]
    )
    assert (found.months, found.series, found.left_out) == ((), (), 4)


def test_far_months_do_not_fill_a_table() -> None:
    assert grid([cited(period="2017-03"), cited(period="2025-06")]).months == ("2017-03", "2025-06")


def test_a_grid_is_json() -> None:
    told = json.loads(
        json.dumps(grid([cited("2,004 kg", origin="China"), cited(period="2025-05")]).to_dict())
    )
    assert told["months"] == ["2025-05", "2025-06"]
    assert {"2025-05": [], "2025-06": ["2,004 kg"]} in [series["cells"] for series in told["series"]]


@given(st.lists(st.sampled_from([TO_JAPAN, RECEIVED, LIST, ALL, MADE, cited("none"), cited("2 t")])))
def test_a_grid_holds_every_figure_once_in_any_order(figures: list[CitedFigure]) -> None:
    found = grid(figures)
    held = [one for series in found.series for cell in series.cells for one in cell.figures]
    assert len(held) == len(figures)
    assert cells(grid(reversed(figures))) == cells(found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2,004.50 kg", "2,004.5 kg"),
        ("over 3,100 tonnes", "over 3,100 t"),
        ("between 3 and 5 tonnes", "3 to 5 t"),
        ("1.2 million barrels", "1,200,000 bbl"),
        ("100 kg", "100 kg"),
    ],
)
def test_written(text: str, shown: str) -> None:
    assert written(quantities(f"It was {text}.")[0]) == shown
