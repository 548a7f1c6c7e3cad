"""A sentence is evidence when it is about what was asked; what it leaves open is read from before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.evidence import readings
from assistant.fitting import dated, misfits
from assistant.question import understand
from corpus.document import Document, Row, Span, Table
from index.passages import Passage


def document(text: str, title: str = "", headings: tuple[str, ...] = ()) -> Document:
    spans = tuple(Span(text.index(name), text.index(name) + len(name)) for name in headings)
    return Document("d", "d.txt", text, title=title, published=date(2025, 7, 20), headings=spans)


def judge(sentence: str, question: str, before: str = "", title: str = "") -> tuple[str, ...]:
    """What does not fit between a sentence, read after others, and a question."""
    text = f"{before} {sentence}".strip()
    doc = document(text, title)
    reading = readings([Passage(doc, 0, len(text))])[-1]
    assert reading.text == sentence
    return misfits(reading, understand(question))


GALLIUM = "How much gallium did China export to Japan in June?"
FITS = "China exported 2,004 kilograms of gallium to Japan in June."


@pytest.mark.parametrize(
    ("sentence", "question", "expected"),
    [
        (FITS, GALLIUM, ()),
        (FITS, "gallium japan june", ()),
        (FITS, "How much gallium went to Japan in June 2025?", ()),
        (FITS.replace("gallium", "germanium"), GALLIUM, ("commodity",)),
        (FITS.replace("June", "May"), GALLIUM, ("period",)),
        (FITS.replace("Japan", "Germany"), GALLIUM, ("place",)),
        (FITS, "How much gallium went to Japan in June 2024?", ("period",)),
        (
            "China exported 9 kilograms of gallium to Japan in June 2024.",
            "gallium Japan June 2025",
            ("period",),
        ),
        ("China produced 2,004 kilograms of gallium for Japan in June.", GALLIUM, ("activity",)),
        (
            "China's gallium exports to Japan rose in July by 12% from June.",
            "How much gallium did China export to Japan in July?",
            (),
        ),
        (
            "The price of gallium in China was 2,004 dollars in June.",
            "What was the price of gallium in June?",
            (),
        ),
        (FITS, "What was the price of gallium exports to Japan in June?", ("measure",)),
        ("China exported no gallium to Japan in June.", GALLIUM, ()),
        (
            "Exports from January to June were 9 kilograms of gallium to Japan from China.",
            GALLIUM,
            ("period",),
        ),
    ],
)
def test_misfits(sentence: str, question: str, expected: tuple[str, ...]) -> None:
    assert judge(sentence, question) == expected


@pytest.mark.parametrize(
    ("before", "title", "fits"),
    [
        ("China exported 3,000 kilograms of gallium in June.", "", True),
        ("China exported 3,000 kilograms of germanium in June.", "", False),
        ("China exported 3,000 kilograms of gallium in May.", "", False),
        ("China exports metals.", "Gallium exports in June", True),
        ("China exports metals.", "Gallium exports in May", False),
        ("China exports metals.", "", False),
    ],
)
def test_what_a_sentence_leaves_open_is_read_from_before(before: str, title: str, fits: bool) -> None:
    assert (judge("Japan received 2,004 kilograms.", GALLIUM, before, title) == ()) is fits


def test_the_base_month_is_not_the_month() -> None:
    text = "In June China's gallium exports to Japan, 2,004 kilograms, were 12% higher than in May."
    (reading,) = readings([Passage(document(text), 0, len(text))])
    assert dated(reading, understand("gallium Japan June"))
    assert not dated(reading, understand("gallium Japan May"))


def test_a_year_before_is_known_as_such() -> None:
    text = "China exported 9 kilograms of gallium to Japan in June, against 4 kilograms a year earlier."
    (reading,) = readings([Passage(document(text), 0, len(text))])
    assert {(period.first % 12 + 1, period.first // 12) for period in reading.periods} == {
        (6, 2025),
        (6, 2024),
    }
    assert dated(reading, understand("gallium Japan June 2025"))
    assert not dated(reading, understand("gallium Japan June 2024"))


@pytest.mark.parametrize(
    ("sentence", "is_amount"),
    [
        ("Japan received 2,004 kilograms.", True),
        ("Exports rose by 75.5%.", True),
        ("Japan received none.", True),
        ("Shipments came to zero.", True),
        ("There were no exports to Japan.", True),
        ("Exports have ceased.", True),
        ("Output doubled.", True),
        ("A licence takes 45 working days.", False),
        ("Exports resumed.", False),
        ("Nobody knows why.", False),
    ],
)
def test_amounts_in_figures_and_words(sentence: str, is_amount: bool) -> None:
    (reading,) = readings([Passage(document(sentence), 0, len(sentence))])
    assert reading.satisfies("quantity") is is_amount


@pytest.mark.parametrize(
    ("sentence", "sought", "holds"),
    [
        ("“We see no end to it,” an analyst said.", "person", True),
        ("Exports rose.", "person", False),
        ("The rule holds since December.", "time", True),
        ("The rule holds.", "time", False),
        ("Exports fell because of the rule.", "reason", True),
        ("Exports fell.", "reason", False),
        ("Exports fell.", "anything", True),
    ],
)
def test_kinds(sentence: str, sought: str, holds: bool) -> None:
    (reading,) = readings([Passage(document(sentence), 0, len(sentence))])
    assert reading.satisfies(sought) is holds  # type: ignore[arg-type]


def test_readings_are_sentences_and_rows_but_no_headings() -> None:
    text = "Tin\n\nTin rose. Zinc fell.\n\nmonth: June; tin: 5 t"
    start = text.index("month")
    row = Row(start, len(text), ("June", "5 t"))
    table = Table(start, len(text), ("month", "tin"), (row,))
    doc = replace(document(text, headings=("Tin",)), tables=(table,))
    found = readings([Passage(doc, 0, len(text)), Passage(doc, 5, 14)])
    assert [reading.text for reading in found] == ["Tin rose.", "Zinc fell.", "month: June; tin: 5 t"]
    assert [reading.is_row for reading in found] == [False, False, True]
    assert [reading.before[0].text for reading in found[:2]] == ["Tin", "Tin"]
    assert all(doc.text[r.span.start : r.span.end] == r.text for r in found)


def test_a_number_cut_by_the_end_of_a_passage_is_no_evidence() -> None:
    text = "Exports: " + ",".join(["123456"] * 50)
    assert readings([Passage(document(text), 0, 100)]) == ()
    assert len(readings([Passage(document(text), 0, len(text))])) == 1


def test_the_cache_does_not_mix_up_documents_of_one_id() -> None:
    one, other = document("Tin rose."), document("Zinc fell")
    assert [readings([Passage(doc, 0, 9)])[0].text for doc in (one, other, one)] == [
        "Tin rose.",
        "Zinc fell",
        "Tin rose.",
    ]
