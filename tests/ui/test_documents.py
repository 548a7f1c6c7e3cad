"""The Documents view: what is listed in which order, and its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hashed_words import HashedWords
from hypothesis import given
from hypothesis import strategies as st
from made_uploads import TIN, added

from assistant import Assistant
from corpus.document import Document
from index.store import Store
from ui import texts
from ui.documents import handlers
from ui.documents.listing import MOST_ROWS, NOT_STATED, Filters, filters_of, listing, options, reordered

PAYLOAD = "<img src=x onerror=window.X=1>"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over a store without documents."""
    with Assistant(Store(tmp_path / "empty", HashedWords())) as assistant:
        yield assistant


def made(
    name: str, title: str = "", publisher: str = "", day: date | None = None, warning: str = ""
) -> Document:
    """A document of which only what is listed matters."""
    return Document(f"d{name}", name, "Text.", title, publisher, day, warnings=(warning,) if warning else ())


SHELF = (
    made("a.md", "Zinc in spring", "Metals Desk", date(2025, 7, 20)),
    made("b.pdf", "Antimony quotas", "Harbour Post", date(2024, 1, 2), "Page 3 holds no text."),
    made("c.csv", "", "Metals Desk"),
    made("d.htm", "gallium notes", "", date(2025, 1, 9)),
)
FIGURES = {"da.md": 3, "dc.csv": 40}


def names(filters: Filters, chosen: tuple[str, ...] = ()) -> list[str]:
    return [row.document.name for row in listing(SHELF, FIGURES, filters, chosen).rows]


# What is listed, and in what order


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["a.md", "d.htm", "b.pdf", "c.csv"]),
        (Filters(order="published"), ["b.pdf", "d.htm", "a.md", "c.csv"]),
        (Filters(order="title"), ["b.pdf", "c.csv", "d.htm", "a.md"]),
        (Filters(order="-title"), ["a.md", "d.htm", "c.csv", "b.pdf"]),
        (Filters(order="publisher"), ["b.pdf", "c.csv", "a.md", "d.htm"]),
        (Filters(order="-figures"), ["c.csv", "a.md", "b.pdf", "d.htm"]),
        (Filters(order="kind"), ["c.csv", "a.md", "b.pdf", "d.htm"]),
        (Filters(words="metals"), ["a.md", "c.csv"]),
        (Filters(words="METALS July 2025"), ["a.md"]),
        (Filters(words="c.csv"), ["c.csv"]),
        (Filters(words="nothing"), []),
        (Filters(publisher="Metals Desk"), ["a.md", "c.csv"]),
        (Filters(publisher=NOT_STATED), ["d.htm"]),
        (Filters(kind=".html"), ["d.htm"]),
        (Filters(year="2025"), ["a.md", "d.htm"]),
        (Filters(year=NOT_STATED), ["c.csv"]),
        (Filters(warnings=True), ["b.pdf"]),
        (Filters(publisher="Metals Desk", year="2025", words="zinc"), ["a.md"]),
    ],
)
def test_filters_and_order(filters: Filters, found: list[str]) -> None:
    assert names(filters) == found


def test_a_chosen_document_stays_in_sight() -> None:
    shown = listing(SHELF, FIGURES, Filters(year="2024"), ("da.md", "db.pdf"))
    assert [row.document.name for row in shown.kept] == ["a.md"]
    assert [row.document.name for row in shown.rows] == ["b.pdf"]
    assert (shown.fitting, shown.total) == (1, 4)


def test_a_long_list_is_cut() -> None:
    shown = listing([made(f"{n:04}.md") for n in range(MOST_ROWS + 7)], {}, Filters())
    assert (len(shown.rows), shown.fitting) == (MOST_ROWS, MOST_ROWS + 7)


@pytest.mark.parametrize(
    ("said", "filters"),
    [
        ({}, Filters()),
        ({"words": " tin  ore ", "warnings": "yes"}, Filters(words="tin ore", warnings=True)),
        ({"year": "20255", "kind": ".exe", "order": "size", "warnings": "1"}, Filters()),
        ({"year": "٢٠٢٥", "words": ["a", "b"], "publisher": None}, Filters()),
        ({"words": "x" * 10_000}, Filters(words="x" * 200)),
    ],
)
def test_what_a_browser_says_is_read_and_never_trusted(said: dict[str, Any], filters: Filters) -> None:
    assert filters_of(said) == filters


@given(
    st.builds(
        Filters,
        words=st.text(max_size=30).map(lambda words: " ".join(words.split())),
        publisher=st.text(max_size=30),
        kind=st.sampled_from(["", *texts.DOCUMENT_KINDS]),
        year=st.sampled_from(["", NOT_STATED, "2025"]),
        warnings=st.booleans(),
        order=st.sampled_from(list(texts.DOCUMENT_ORDERS)),
    )
)
def test_the_address_shows_the_same_again(filters: Filters) -> None:
    assert filters_of(dict(parse_qsl(filters.address))) == filters


@pytest.mark.parametrize(
    ("before", "column", "after"),
    [
        ("title", "published", "-published"), ("-published", "published", "published"),
        ("published", "published", "-published"), ("-published", "title", "title"),
        ("title", "title", "-title"), ("title", "figures", "-figures"), ("title", "size", "-published"),
    ],
)  # fmt: skip
def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(
    before: str, column: str, after: str
) -> None:
    assert reordered(Filters(order=before), column).order == after


def test_options_count_what_they_leave() -> None:
    found = options(SHELF)
    assert found.publishers == (
        ("Harbour Post", "Harbour Post", 1),
        ("Metals Desk", "Metals Desk", 2),
        ("-", "not stated", 1),
    )
    assert found.kinds == (
        (".csv", "CSV", 1),
        (".html", "Web page", 1),
        (".md", "Markdown", 1),
        (".pdf", "PDF", 1),
    )
    assert found.years == (("2025", "2025", 2), ("2024", "2024", 1), ("-", "not stated", 1))
    assert found.with_warnings == 1


# The HTML


def test_nothing_of_a_document_is_markup(desk: Assistant, tmp_path: Path) -> None:
    text = TIN.replace("Tin leaves Peru", f"'{PAYLOAD}'").replace("Andes Metals", f"'{PAYLOAD}'")
    adding = added(desk, tmp_path, ("x.md", text), (f"{PAYLOAD.replace('/', '')}.md", ""))
    key = adding.of("added")[0].document
    pages = [
        handlers.tools(desk, Filters(words=PAYLOAD, publisher=PAYLOAD)),
        handlers.table(desk, Filters(words=PAYLOAD), changeable=True, deleting=key, said=PAYLOAD),
        handlers.progress(adding),
        handlers.progress(replace(adding, finished=False, current=PAYLOAD)),
    ]
    for page in pages:
        assert "<img" not in page and "&lt;img" in page


def test_only_who_may_change_is_offered_to(desk: Assistant) -> None:
    assert "ask_remove" in handlers.table(desk, Filters(), changeable=True)
    reader = handlers.table(desk, Filters(), deleting=desk.documents()[0].id)
    assert "remove" not in reader and texts.READ_ONLY_NOTE in reader


def test_a_deletion_says_what_answers_lose(desk: Assistant) -> None:
    document = next(one for one in desk.documents() if one.name == "gallium.csv")
    page = handlers.table(desk, Filters(), changeable=True, deleting=document.id, owner="me")
    said = " ".join(re.sub(r"<[^>]+>", " ", page[page.index("documents-lost") :]).split())
    assert "7 figures" in said and "July 2025" in said and "Italy" in said and "Delete document" in said


def test_a_document_that_is_gone_is_named(desk: Assistant) -> None:
    page = handlers.table(desk, Filters(), changeable=True, deleting="d0")
    assert "d0" in page and "confirm" not in page


@pytest.mark.parametrize(("changeable", "words"), [(True, "Drop files"), (False, "read-only")])
def test_an_empty_store_teaches(empty: Assistant, changeable: bool, words: str) -> None:
    assert handlers.tools(empty, Filters()) == ""
    page = handlers.table(empty, Filters(), changeable=changeable)
    assert texts.NO_DOCUMENTS in page and words in page and "assistant add --library" in page


def test_only_documents_of_the_store_are_asked(desk: Assistant) -> None:
    first, second, _ = desk.documents()
    assert handlers.in_store(desk, [second.id, "d0", first.id, second.id]) == (first.id, second.id)
