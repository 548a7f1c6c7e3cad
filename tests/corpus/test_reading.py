from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import reading
from corpus.content import Attributes, Content, Grid, Heading, Paragraph
from corpus.document import Document, Page, Span
from corpus.errors import UnreadableFile
from corpus.readers import SUFFIXES
from corpus.reading import document_id, load, read, read_bytes, readable_files
from corpus.sentences import sentences


def laid_out(content: Content, name: str = "a.txt") -> Document:
    """The document of a reader that hands over `content`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "reader_for", lambda suffix: lambda data, name: content)
        return read_bytes(b"bytes", name)


def test_blocks_are_laid_out_with_their_offsets() -> None:
    grid = Grid(("period", "kg"), (("2025-06", "2,004"), ("2025-07", "")), "Exports by\nmonth", page=2)
    content = Content(
        (Heading("Gallium", 1), Paragraph("Japan bought  most.\nNot all.", 1), grid, Paragraph("End.", 3)),
        Attributes("Title", "Publisher", date(2025, 7, 20), "https://example.com", frozenset({"title"})),
        ("One warning.",),
    )
    document = laid_out(content)
    text = document.text
    assert text == (
        "Gallium\n\nJapan bought most. Not all.\n\nExports by month\n\n"
        "period: 2025-06; kg: 2,004\nperiod: 2025-07\n\nEnd."
    )
    assert [text[h.start : h.end] for h in document.headings] == ["Gallium", "Exports by month"]
    assert [(page.number, text[page.start : page.end]) for page in document.pages] == [
        (1, "Gallium\n\nJapan bought most. Not all."),
        (2, "Exports by month\n\nperiod: 2025-06; kg: 2,004\nperiod: 2025-07"),
        (3, "End."),
    ]
    (table,) = document.tables
    assert text[table.start : table.end] == "period: 2025-06; kg: 2,004\nperiod: 2025-07"
    assert [text[row.start : row.end] for row in table.rows] == [
        "period: 2025-06; kg: 2,004",
        "period: 2025-07",
    ]
    assert [row.cells for row in table.rows] == [("2025-06", "2,004"), ("2025-07", "")]
    assert (document.title, document.publisher, document.published) == (
        "Title",
        "Publisher",
        date(2025, 7, 20),
    )
    assert (document.url, document.inferred, document.warnings) == (
        "https://example.com",
        {"title"},
        ("One warning.",),
    )
    assert document.id == document_id(b"bytes")
    assert [document.page_at(at) for at in (0, 36, 60, len(text) - 1)] == [1, None, 2, 3]
    assert document.row_at(text.index("2,004")) == (table, table.rows[0])
    assert document.row_at(0) is None
    assert document.heading_before(text.index("2,004")) == document.headings[1]
    assert document.heading_before(0) is None


def test_a_table_without_title_is_named_by_its_file() -> None:
    document = laid_out(Content((Grid((), (("a", "b"),)),)), name="china_gallium-exports.csv")
    assert (document.title, document.inferred, document.text) == ("china gallium exports", {"title"}, "a; b")


def test_empty_blocks_leave_no_trace() -> None:
    blocks = (Heading(" ", 1), Grid((), (), page=2), Grid(("a",), (("",),), page=3), Paragraph("Tin.", 4))
    document = laid_out(Content(blocks))
    assert (document.text, document.pages) == ("Tin.", (Page(4, 0, 4),))
    assert document.headings == document.tables == ()


@pytest.mark.parametrize("blocks", [(), (Paragraph(" \n"),), (Grid(("a",), ()),)])
def test_a_file_without_text_is_refused(blocks: tuple[Paragraph | Grid, ...]) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        laid_out(Content(blocks))


@pytest.mark.parametrize("name", ["a.exe", "a", "", ".txt.", "a.txt\x00"])
def test_unknown_kinds_are_refused_and_the_known_ones_named(name: str) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read") as raised:
        read_bytes(b"Tin rose.", name)
    assert all(suffix in str(raised.value) for suffix in SUFFIXES)


def test_a_reader_that_fails_makes_the_file_unreadable() -> None:
    def broken(data: bytes, name: str) -> Content:
        raise RecursionError("too deep")

    with (
        pytest.MonkeyPatch.context() as patch,
        pytest.raises(UnreadableFile, match="damaged: RecursionError"),
    ):
        patch.setattr(reading, "reader_for", lambda suffix: broken)
        read_bytes(b"x", "a.txt")


def test_files_are_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "Report.TXT"
    path.write_text("Tin exports rose.\n", encoding="utf-8")
    assert read(path).name == "Report.TXT"
    assert read(path) == read_bytes(load(path), "Report.TXT")


@pytest.mark.parametrize("missing", ["absent.txt", "."])
def test_files_that_cannot_be_opened_say_so(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        load(tmp_path / missing)


def test_readable_files_are_found_in_order_and_hidden_ones_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.CSV", "a/.git/d.txt", ".e.txt", "f.exe", "g.md/h.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in readable_files(tmp_path)]
    assert found == ["a/c.CSV", "b.txt", "g.md/h.html"]


def test_the_same_bytes_have_the_same_id_whatever_their_name() -> None:
    one, other = read_bytes(b"Tin rose.", "a.txt"), read_bytes(b"Tin rose.", "b.md")
    assert one.id == other.id == document_id(b"Tin rose.")
    assert document_id(b"Tin fell.") != one.id


@settings(deadline=None)  # the first call imports a parser
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    try:
        document = read_bytes(data, f"a{suffix}")
    except UnreadableFile as error:
        assert error.came and error.allowed and error.next_step
    else:
        assert document.text.strip()


CELLS = st.text(alphabet="ab \n;:5|", max_size=6)
PAGES = st.none() | st.integers(1, 3)
BLOCKS = (
    st.builds(Heading, st.text(max_size=20), PAGES)
    | st.builds(Paragraph, st.text(max_size=40), PAGES)
    | st.builds(
        Grid,
        st.lists(CELLS, max_size=3).map(tuple),
        st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=4).map(tuple),
        st.text(max_size=10),
        PAGES,
    )
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=10).map(tuple))
def test_every_offset_lies_where_it_should(blocks: tuple[Heading | Paragraph | Grid, ...]) -> None:
    try:
        document = laid_out(Content(blocks))
    except UnreadableFile:
        return
    text = document.text
    assert text == text.strip("\n")
    lines = {(span.start, span.end) for span in _lines(text)}
    rows = [Span(row.start, row.end) for table in document.tables for row in table.rows]
    whole = [*document.headings, *rows]
    assert all((span.start, span.end) in lines for span in whole)
    for table in document.tables:
        assert (table.start, table.end) == (table.rows[0].start, table.rows[-1].end)
        assert all(document.row_at(row.start) == (table, row) for row in table.rows)
    for page in document.pages:
        assert 0 <= page.start < page.end <= len(text)
        assert text[page.start] != "\n" != text[page.end - 1]
    starts = [span.start for span in whole]
    assert len(starts) == len(set(starts))
    # A sentence is in one heading, one row, or none.
    for sentence in sentences(document):
        for span in whole:
            assert (
                sentence.end <= span.start
                or span.end <= sentence.start
                or (span.start <= sentence.start and sentence.end <= span.end)
            )


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found
