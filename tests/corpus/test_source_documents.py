"""Five real documents, kept beside the checkout: menus, captions, glued dates, capitals, guessed dates."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.reading import read
from corpus.sentences import sentences

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "source-documents"
FILES = {path.name[:3]: path for path in sorted(FOLDER.glob("*.txt"))}
pytestmark = pytest.mark.skipif(
    len(FILES) < 5, reason=f"the source documents are not in {FOLDER.parent.name}"
)
NUMBERS = ("000", "001", "002", "003", "004")
_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:%|(?:metric )?tons?\b|tonnes\b|kg\b|kilograms?\b|mt\b|million\b|percent\b)"
)


def document(number: str) -> Document:
    return read(FILES[number])


def lines(found: Document) -> list[str]:
    return [line for line in found.text.split("\n") if line]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_figure_stays(number: str) -> None:
    raw = FILES[number].read_text(encoding="utf-8")
    figures = _FIGURE.findall(raw)
    assert figures
    text = document(number).text
    assert [figure for figure in figures if " ".join(figure.split()) not in text] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_sentences_cover_the_text(number: str) -> None:
    found = document(number)
    end = 0
    for sentence in sentences(found):
        assert not found.text[end : sentence.start].strip()
        end = sentence.end
    assert not found.text[end:].strip()
    headings = {(heading.start, heading.end) for heading in found.headings}
    assert headings <= {(sentence.start, sentence.end) for sentence in sentences(found)}


@pytest.mark.parametrize(
    ("number", "title", "publisher", "published", "inferred"),
    [
        ("000", "Weekly News Review July 14", "", date(2025, 7, 20), {"title"}),
        ("001", "", "", date(2025, 7, 21), {"published"}),
        ("002", "", "S&P Global", date(2025, 8, 21), {"publisher"}),
        (
            "003",
            "Global Powers Race",
            "Particle.news",
            date(2025, 7, 18),
            {"title", "publisher", "published"},
        ),
        ("004", "China’s Rare Earth Exports Jump", "", date(2025, 9, 25), {"title"}),
    ],
)
def test_what_a_document_says_about_itself(
    number: str, title: str, publisher: str, published: date, inferred: set[str]
) -> None:
    found = document(number)
    assert found.title.startswith(title)
    assert bool(found.title) == bool(title)
    assert (found.publisher, found.published, found.inferred) == (publisher, published, inferred)


def test_the_glued_date_is_a_line_of_its_own() -> None:
    found = lines(document("000"))
    assert "July 20, 2025" in found
    assert not any("2025China" in line for line in found)


def test_lines_in_capitals_are_headings() -> None:
    found = document("000")
    headings = [found.text[heading.start : heading.end] for heading in found.headings]
    shouted = [line for line in lines(found) if line.upper() == line and any(map(str.isalpha, line))]
    assert len(shouted) >= 9
    assert set(shouted) <= set(headings)


def test_the_menu_is_gone_and_the_highlights_are_not() -> None:
    found = lines(document("002"))
    assert found[:3] == ["August 21, 2025", "By Kip Keen", "HIGHLIGHTS"]
    assert not {"Featured Topics", "Events", "S&P Global", "Products & Solutions"}.intersection(found)
    assert "July exports up 75.5% over June" in found


def test_photo_captions_are_gone() -> None:
    text = document("003").text
    assert not re.search(r"AP Photo|REUTERS|Download|•", text)


def test_the_repeated_title_stands_once_and_the_backslash_is_gone() -> None:
    found = document("004")
    assert lines(found).count(found.title) == 1
    assert "\\" not in found.text
