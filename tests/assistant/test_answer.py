"""An answer as JSON, and citations as places in a text."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, describe
from assistant.proof import proven, quoting
from corpus.document import Document, Page, Row, Table
from index.passages import Passage

TEXT = "Tin rose 5% to “9” t.\n\nmonth: June; tin: 5 t"
ROW = Row(TEXT.index("month"), len(TEXT), ("June", "5 t"))
DOCUMENT = Document(
    id="d1",
    name="tin.pdf",
    text=TEXT,
    title="Tin",
    publisher="A Paper",
    published=date(2025, 7, 20),
    inferred=frozenset({"published", "title"}),
    pages=(Page(3, 0, 21), Page(4, 23, len(TEXT))),
    tables=(Table(ROW.start, ROW.end, ("month", "tin"), (ROW,)),),
)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_quote_is_a_slice(start: int, end: int) -> None:
    citation = Citation(DOCUMENT, start, end)
    assert citation.quote == TEXT[start:end]
    assert citation.to_dict()["quote"] == TEXT[start:end]


def test_page_and_row() -> None:
    prose, row = Citation(DOCUMENT, 0, 21), Citation(DOCUMENT, ROW.start, ROW.end)
    assert (prose.page, prose.to_dict()["row"]) == (3, None)
    assert (row.page, row.to_dict()["row"]) == (4, {"month": "June", "tin": "5 t"})


def test_an_answer_survives_json() -> None:
    citations = (Citation(DOCUMENT, 0, 21), Citation(DOCUMENT, ROW.start, ROW.end))
    text, proof = quoting(citations)
    answer = proven(Answer("Tin?", text, "passage", citations, proof, (Passage(DOCUMENT, 0, 21),), 0.61237))
    told = json.loads(json.dumps(answer.to_dict(), ensure_ascii=False))
    assert told == answer.to_dict()
    assert (told["text"], told["abstained"], told["confidence"]) == (text, False, 0.6124)
    assert [citation["quote"] for citation in told["citations"]] == [TEXT[:21], TEXT[ROW.start :]]
    for entry in told["proof"]:  # a reader of the JSON alone can check every number
        cited = told["citations"][entry["citation"] - 1]
        begin = entry["source_start"] - cited["start"]
        assert cited["quote"][begin : begin + len(entry["number"])] == entry["number"]
        assert text[entry["start"] : entry["end"]] == entry["number"]
    assert told["nearest"][0]["text"] == TEXT[:21]


def test_an_abstention_cites_nothing() -> None:
    answer = Answer("Tin?", "The documents do not say.", "abstention")
    assert answer.abstained
    assert answer.to_dict()["citations"] == answer.to_dict()["proof"] == answer.to_dict()["nearest"] == []


def test_a_document_described() -> None:
    assert describe(DOCUMENT) == {
        "id": "d1",
        "name": "tin.pdf",
        "title": "Tin",
        "publisher": "A Paper",
        "published": "2025-07-20",
        "url": "",
        "inferred": ["published", "title"],
    }
