"""The Figures view: filters read and written, options that tell the truth, rows that lead to passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from hashed_words import HashedWords
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Assistant
from index.store import Store
from ui import texts
from ui.figures.filters import NAMES, Filters, read_filters
from ui.figures.handlers import show
from ui.figures.held import held
from ui.figures.selection import selected
from ui.figures.series import series_of

TABLE = """\
period,flow,reporter,partner,commodity,quantity,unit
2025-05,export,China,Japan,gallium,0,kg
2025-06,export,China,Japan,gallium,2004,kg
2025-06,export,China,Germany,gallium,2000,kg
2025-06,export,China,Russia,gallium,256,kg
2025-07,export,China,Japan,gallium,1500,kg
2025-08,export,China,Japan,gallium,1750,kg
2025-06,export,China,Japan,<img src=x onerror=X()>,7,kg
"""
NOTE = """\
---
title: {title}
publisher: {publisher}
published: {published}
---
{text}
"""
NOTES = (
    ("Gallium in June", "Metals Desk", "2025-07-20",
     "China exported 2,004 kg of gallium to Japan in June 2025, up 12% from May 2025."),
    ("Gallium <b>again</b>", "Port News", "2025-07-22",
     "China exported 2,900 kg of gallium to Japan in June 2025."),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A table, and two notes that disagree with each other."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "customs.csv").write_text(TABLE, encoding="utf-8")
    for number, (title, publisher, published, text) in enumerate(NOTES):
        note = NOTE.format(title=title, publisher=publisher, published=published, text=text)
        (folder / f"note-{number}.md").write_text(note, encoding="utf-8")
    with Assistant(Store(folder / "store", HashedWords())) as assistant:
        assert not assistant.add(*sorted(folder.glob("*.*"))).failed
        yield assistant


def buttons(html: str, attribute: str = "data-open") -> list[str]:
    """The values of an attribute of all buttons."""
    return re.findall(rf'<button [^>]*{attribute}="([^"]*)"', html)


READ: list[tuple[dict[str, object], Filters]] = [
    ({}, Filters()),
    ({"commodity": " gallium ", "flow": "exports", "partner": "japanese"},
     Filters(commodity="gallium", flow="export", partner="Japan")),
    ({"period": "June 2025", "show": "grid", "part": "3"}, Filters(period="2025-06", view="grid", page=3)),
    ({"reporter": "CN", "measure": "stocks", "conflicts": "1"},
     Filters(reporter="China", measure="stock", conflicts=True)),
    ({"query": "commodity=gold&show=chart&series=ab12", "commodity": "tea"},
     Filters(commodity="gold", view="chart", series="ab12")),
    ({"partner": ["a", "b"], "page": "7", "view": "figures", "unknown": "x"}, Filters()),
]  # fmt: skip


@pytest.mark.parametrize(("said", "filters"), READ)
def test_filters_are_read_and_come_back_from_the_address(said: dict[str, object], filters: Filters) -> None:
    assert read_filters(said) == (filters, ())
    assert read_filters(dict(parse_qsl(filters.query))) == (filters, ())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"period": "soon"}, "'soon' is no period"),
        ({"flow": "sideways"}, "'sideways' is no flow"),
        ({"partner": "Nowhere at all"}, "is no known place"),
        ({"measure": "mood"}, "'mood' is no measure"),
        ({"show": "pie"}, "no view “pie”"),
        ({"part": "-3"}, "“-3” is no page"),
        ({"part": "９"}, "is no page"),
        ({"part": "1" * 30}, "is no page"),
        ({"commodity": "x" * 500}, "too long"),
        ({"document": "zz"}, "No document “zz”"),
        ({"document": "<img src=x onerror=X()>"}, "&lt;img src=x"),
    ],
)
def test_what_cannot_be_read_is_told_and_left_out(
    desk: Assistant, said: dict[str, object], told: str
) -> None:
    shown = show(desk, said)
    assert told in shown.replace("&#39;", "'")
    assert f"{len(desk.figures()):,} of {len(desk.figures()):,} figures" in shown


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from([*NAMES, "show", "part", "series", "conflicts", "query"]), st.text() | st.none()
    )
)
def test_no_address_breaks_the_view(said: dict[str, Any]) -> None:
    filters, _ = read_filters(said)
    assert read_filters(dict(parse_qsl(filters.query)))[0] == filters


def test_a_row_says_what_the_figure_says_and_opens_its_passage(desk: Assistant) -> None:
    shown = show(desk, {"partner": "Japan", "period": "2025-06", "commodity": "gallium"})
    places = [place for place in buttons(shown) if place.startswith("src/")]
    for place in places:
        _, document, sentence, *number = place.split("/")
        text = desk.document(document).text
        first, last = map(int, sentence.split("-"))
        assert 0 <= first < last <= len(text)
        if number:
            start, end = map(int, number[0].split("-"))
            assert text[start:end].replace(",", "") in ("2004", "2004 kg", "2900 kg", "12%", "7")
    assert ">2,004</button>" in shown and ">+12</button>" in shown
    assert "Metals Desk, 20 July 2025" in shown


def test_texts_of_documents_are_escaped(desk: Assistant) -> None:
    for view in ("table", "grid", "chart"):
        shown = show(desk, {"show": view})
        assert "<img" not in shown and "<b>again" not in shown
    assert "&lt;img" in show(desk, {"show": "grid"})


def test_publishers_that_differ_are_marked_in_table_and_grid(desk: Assistant) -> None:
    shown = show(desk, {"conflicts": "1"})
    assert "2,900 kg according to Port News, 22 July 2025" in shown
    assert "2,004 kg according to " in shown
    grid = show(desk, {"commodity": "gallium", "show": "grid"})
    cell = next(part for part in grid.split("<td") if 'disputed"' in part.split(">")[0])
    assert "2,004 kg" in cell and "2,900 kg" in cell and "Port News" in cell and texts.DIFFERS in cell


def test_the_grid_tells_zero_from_not_stated(desk: Assistant) -> None:
    grid = show(desk, {"commodity": "gallium", "partner": "Japan", "show": "grid"})
    rows = [row.split("<td")[1:] for row in grid.split("<tbody>")[1].split("</tr>") if "→ Japan" in row]
    cells = [[" ".join(re.sub("<[^>]+>", " ", f"<{cell}").split()) for cell in row] for row in rows]
    assert [row[0] for row in cells if len(row) == 4 and "1,500 kg" in row] == ["0 kg"]
    germany = show(desk, {"commodity": "gallium", "partner": "Germany", "show": "grid"})
    assert texts.NOT_STATED not in germany  # one month, and that is stated
    everyone = show(desk, {"commodity": "gallium", "show": "grid"})
    assert everyone.count(f">{texts.NOT_STATED}</td>") >= 6 and ">0 kg</button>" in everyone


def test_a_row_of_the_grid_is_drawn(desk: Assistant) -> None:
    grid = show(desk, {"commodity": "gallium", "show": "grid"})
    (query,) = [query for query in buttons(grid, "data-query") if "series=" in query]
    chart = show(desk, {"query": query.replace("&amp;", "&")})
    assert "Gallium exports from China to Japan" in chart
    drawing = "<svg" + chart.split("<svg")[1].split("</svg>")[0] + "</svg>"
    assert ElementTree.fromstring(drawing).get("role") == "img"
    rows = chart.split('class="chart-table"')[1]
    assert [place.split("/")[0] for place in buttons(rows)] == ["src"] * len(buttons(rows)) and buttons(rows)


def test_downloads_have_the_same_filters(desk: Assistant) -> None:
    shown = show(desk, {"flow": "export", "partner": "Japan", "show": "grid", "part": "1"})
    for suffix in ("csv", "xlsx"):
        assert f'href="/api/v1/figures.{suffix}?flow=export&amp;partner=Japan"' in shown


def test_the_address_is_in_the_view(desk: Assistant) -> None:
    assert 'data-url="view=figures&amp;commodity=gallium&amp;show=grid"' in show(
        desk, Filters(commodity="gallium", view="grid")
    )


def test_a_page_behind_the_last_is_the_last(library_store: Assistant) -> None:
    total = len(library_store.figures())
    shown = show(library_store, Filters(page=999))
    assert f"{total:,} of {total:,}</span>" in shown
    assert shown.count("<tr data-open") == total % 50 or total % 50 == 0


def test_nothing_yet_and_nothing_left_are_told_apart(desk: Assistant, store: Store) -> None:
    assert texts.FIGURES_EMPTY in show(Assistant(store), {})
    assert texts.FIGURES_NONE in show(desk, {"commodity": "unobtainium"})


def test_changes_of_the_store_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    with Assistant(Store(tmp_path / "store", HashedWords())) as assistant:
        assert texts.FIGURES_EMPTY in show(assistant, {})
        assistant.add(tmp_path / "a.csv")
        assert held(assistant) is held(assistant)
        assert texts.FIGURES_EMPTY not in show(assistant, {})
        assistant.remove(assistant.documents()[0].id)
        assert texts.FIGURES_EMPTY in show(assistant, {})


CHOSEN = (
    Filters(commodity="coal"),
    Filters(flow="export", partner="Japan"),
    Filters(flow="import", reporter="China", period="2023"),
    Filters(partner="World"),
    Filters(measure="production", period="2024-07/2025-06"),
    Filters(reporter="India"),
    Filters(commodity="gold", reporter="Switzerland", flow="export", partner="China", period="2023-03"),
)


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query)
def test_the_view_shows_what_the_api_finds(library_store: Assistant, filters: Filters) -> None:
    known = held(library_store)
    chosen = [known.figures[at] for at in selected(known, filters).fitting]
    assert tuple(chosen) == library_store.figures(**filters.words())
    assert chosen


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(commodity="gold"), Filters(flow="import", period="2023")]
)
def test_each_option_counts_what_choosing_it_shows(library_store: Assistant, filters: Filters) -> None:
    known = held(library_store)
    for facet in selected(known, filters).facets:
        assert facet.options
        for option in facet.options[::7]:
            words = {**filters.words(), facet.name: option.value}
            assert option.count == len(library_store.figures(**words)), (facet.name, option)


def test_every_chart_on_offer_draws_the_numbers_of_the_documents(library_store: Assistant) -> None:
    known = held(library_store)
    everything = range(len(known.figures))
    offered = series_of(known, everything)
    assert len(offered) > 20
    assert len({one.key for one in offered}) == len(offered)
    for one in offered:
        for point in one.chart.points:
            for at in point.figures:
                figure = known.figures[one.chosen[at]].figure
                assert point.value is not None
                if (
                    figure.quantity.unit in (one.chart.unit, "")
                    and figure.quantity.qualifier == point.qualifier
                ):
                    assert (
                        abs(point.value - figure.quantity.value)
                        <= figure.quantity.step / figure.quantity.factor
                    )


def test_a_change_is_shown_at_once(library_store: Assistant) -> None:
    for view in ("table", "grid", "chart"):
        show(library_store, {"show": view})
        began = process_time()
        show(library_store, {"show": view, "flow": "export"})
        assert process_time() - began < 0.3, view
