"""An answer as JSON, and citations as places in a text."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Proof, describe
from assistant.derivation import Formula
from assistant.proof import proven, quoting
from corpus.document import Document, Page, Row, Table
from corpus.figures.figure import Figure, Slot
from corpus.quantities import quantities
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
AMOUNTS = "5 tonnes of tin. 3 tonnes of tin."
NEAREST = (Passage(DOCUMENT, 0, 21),)


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
    answer = proven(Answer("Tin?", text, "passage", citations, proof, nearest=NEAREST, confidence=0.61237))
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
    assert {entry["kind"] for entry in told["proof"]} == {"quoted"}
    assert told["figures"] == []


def test_a_computed_number_says_how_it_came_about() -> None:
    first, second = quantities(AMOUNTS)
    figures = (Figure(0, 16, first), Figure(17, len(AMOUNTS), second, commodity=Slot("tin", "title")))
    document = Document("d2", "a.txt", AMOUNTS)
    citations = tuple(Citation(document, figure.start, figure.end) for figure in figures)
    proof = Proof("8,000", 0, 5, "computed", 0, -1, figures, (0, 1), Formula("sum", "kg"))
    answer = proven(Answer("Tin?", "8,000 kg [1][2]", "sum", citations, (proof,), figures))
    told = json.loads(json.dumps(answer.to_dict()))
    (entry,) = told["proof"]
    assert (entry["kind"], entry["operands"]) == ("computed", ["5 tonnes", "3 tonnes"])
    assert (entry["citation"], entry["citations"]) == (1, [1, 2])
    assert entry["formula"] == Formula("sum").words
    for operand, citation in zip(entry["operands"], entry["citations"], strict=True):
        assert operand in told["citations"][citation - 1]["quote"]
    assert [figure["commodity"] for figure in told["figures"]] == [None, "tin"]
    assert [figure["literal"] for figure in told["figures"]] == ["5 tonnes", "3 tonnes"]


def test_an_abstention_cites_nothing() -> None:
    answer = Answer("Tin?", "The documents do not say.", "abstention")
    assert answer.abstained
    assert answer.to_dict()["figures"] == []
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
