"""The source panel: the right characters of the right document, and nothing that it could make run."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_documents import NEWS_TEXT, PAYLOADS, cite, customs, news, report

from assistant import Assistant
from corpus.document import Document
from ui import texts
from ui.source import panel
from ui.source.handlers import show
from ui.source.panel import source_panel
from ui.source.place import Place, parse_place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("src/dnews/4-9", Place("src", "dnews", 4, 9)),
        ("place/dnews/4-9", Place("place", "dnews", 4, 9)),
        ("src/dnews/4-9/5-6", Place("src", "dnews", 4, 9, (5, 6))),
        ("doc/dnews", Place("doc", "dnews", 0, 0)),
        ("src/dnews", None),
        ("src/dnews/-4-9", None),
        ("src/dnews/4-9x", None),
        ("src/dnews/4-9/", None),
        ("src/../4-9/", None),
        ("src/d news/4-9", None),
        ("src/dnews/99999999999999-9", None),
        ("", None),
        (None, None),
        (7, None),
        (["src/dnews/4-9"], None),
    ],
)
def test_places_from_the_browser_are_checked(address: object, place: Place | None) -> None:
    assert parse_place(address) == place
    if place is not None:
        assert place.target == address


@pytest.mark.parametrize("span", [(9, 4), (4, 4), (0, 100_000)])
def test_a_place_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    assert texts.NO_SUCH_PLACE in source_panel(news(), Place("src", "dnews", *span))


def _marked(made: str) -> list[str]:
    return re.findall(r"<mark[^>]*>(.*?)</mark>", made)


def test_the_cited_sentence_is_marked_in_the_whole_document() -> None:
    quote = "Buyers in Japan took 2,004 kg of gallium in June."
    citation = cite(news(), quote)
    made = source_panel(news(), Place("src", "dnews", citation.start, citation.end), 2, 3)
    assert _marked(made) == [quote]
    assert "Source 2 of 3" in made and "<dt>Section</dt><dd>GALLIUM</dd>" in made
    shown = re.sub(r"<[^>]+>", "", made.split('class="source-text"')[1].split(">", 1)[1])
    assert "".join(shown.split()) == "".join(NEWS_TEXT.split())


def test_a_number_is_marked_within_its_sentence() -> None:
    citation, number = cite(news(), "Germany bought 2,000 kg."), cite(news(), "2,000")
    made = source_panel(
        news(), Place("src", "dnews", citation.start, citation.end, (number.start, number.end))
    )
    assert _marked(made) == ["Germany bought ", "2,000", " kg."]
    assert '<mark class="number">2,000</mark>' in made


def test_a_number_outside_of_the_cited_sentence_is_not_marked() -> None:
    citation, number = cite(news(), "Germany bought 2,000 kg."), cite(news(), "2,004")
    made = source_panel(
        news(), Place("src", "dnews", citation.start, citation.end, (number.start, number.end))
    )
    assert _marked(made) == ["Germany bought 2,000 kg."]


def test_a_mark_across_lines_is_marked_in_each() -> None:
    start, end = NEWS_TEXT.index("GALLIUM"), NEWS_TEXT.index(" Germany")
    made = source_panel(news(), Place("src", "dnews", start, end))
    assert _marked(made) == ["GALLIUM", "Buyers in Japan took 2,004 kg of gallium in June."]


@pytest.mark.parametrize(("quote", "page"), [("quotas", "1"), ("prices", "2")])
def test_the_page_is_named(quote: str, page: str) -> None:
    citation = cite(report(), quote)
    made = source_panel(report(), Place("src", "dreport", citation.start, citation.end))
    assert f"<dt>Page</dt><dd>{page}</dd>" in made and '<p class="page">Page 2</p>' in made


def test_a_table_row_is_shown_with_its_headers() -> None:
    row, number = customs().tables[0].rows[0], cite(customs(), "2004")
    made = source_panel(customs(), Place("src", "dcustoms", row.start, row.end, (number.start, number.end)))
    assert _marked(made) == ["2025-06", "Japan", "2004"]
    assert '<mark class="number">2004</mark>' in made and '<th scope="col">partner</th>' in made
    assert "period: 2025-06; partner: Japan; kg: 2004" in made


def test_a_single_cell_is_marked_alone() -> None:
    citation = cite(customs(), "Germany")
    made = source_panel(customs(), Place("src", "dcustoms", citation.start, citation.end))
    assert _marked(made) == ["Germany"]


def test_a_long_document_is_read_in_parts() -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(60_000))
    document = Document("dlong", "long.txt", text)
    start = text.index("Paragraph 30000.")
    made = source_panel(document, Place("src", "dlong", start, start + 16))
    assert _marked(made) == ["Paragraph 30000."]
    assert texts.EARLIER in made and texts.LATER in made and len(made) < 3 * panel.WINDOW


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_document_is_shown_as_text(payload: str) -> None:
    from markupsafe import escape

    document = Document("dbad", payload, payload, payload, payload, url=payload)
    made = source_panel(document, Place("src", "dbad", 0, len(payload)))
    tags = {match.lower() for match in re.findall(r"<\s*/?\s*([a-zA-Z][a-zA-Z0-9]*)", made)}
    assert tags <= {"div", "p", "button", "h2", "h3", "dl", "dt", "dd", "mark", "a", "span"}
    assert str(escape(" ".join(payload.split()))) in " ".join(made.split())


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a", True),
        ("http://example.org/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://[", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    made = source_panel(Document("d", "a.txt", "text", url=url), Place("doc", "d", 0, 0))
    assert (f'<a href="{url}"' in made) == linked


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=80),
    st.integers(0, 80), st.integers(0, 80), st.integers(0, 80), st.integers(0, 80),
)  # fmt: skip
def test_marks_hold_exactly_the_place(text: str, a: int, b: int, c: int, d: int) -> None:
    place = Place("src", "d", min(a, b), max(a, b), (min(c, d), max(c, d)))
    marked = "".join(
        part for part, kind in panel._marked(Document("d", "n", text), 0, len(text), place) if kind
    )
    assert marked == text[min(a, b) : max(a, b)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"target": "src/{id}/0-7", "position": 1, "total": 2}, "<mark>"),
        ({"target": "doc/{id}"}, "Metals Desk"),
        ({"target": "src/dgone/0-7"}, texts.GONE),
        ({"target": "src/{id}/0-999999"}, texts.NO_SUCH_PLACE),
        ({"target": "<img src=x>"}, texts.NO_SUCH_PLACE),
        ({"target": "src/{id}/0-7", "position": "<b>", "total": True}, "<mark>"),
        ({}, texts.NO_SUCH_PLACE),
    ],
)
def test_a_place_is_shown_or_the_reason_why_not(desk: Assistant, asked: dict[str, Any], said: str) -> None:
    identity = next(one.id for one in desk.documents() if one.name == "metals-desk.md")
    if "target" in asked:
        asked = {**asked, "target": asked["target"].replace("{id}", identity)}
    made = show(desk, asked)
    assert said in made and "<img" not in made and "<b>" not in made
