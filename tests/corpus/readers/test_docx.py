"""Word documents made with python-docx, and the parts of the format it does not write."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from corpus.content import Grid, Heading, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.docx import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_body(*elements: str) -> bytes:
    """A document whose body holds these WordprocessingML elements."""
    document = Document()
    for element in elements:
        document.element.body.insert(-1, parse_xml(element.replace(">", f" {W}>", 1)))
    return saved(document)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(document: Any, *rows: str) -> Any:
    cells = [row.split("|") for row in rows]
    made = document.add_table(len(cells), len(cells[0]))
    for row, texts in zip(made.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def test_headings_paragraphs_lists_and_tables_stand_in_order() -> None:
    document = Document()
    document.add_heading("Minor metals in June", 0)
    document.add_paragraph("China shipped 2,004 kg of gallium to Japan.")
    document.add_heading("Partners", 1)
    table(document, "Partner|Quantity (kg)", "Japan|2,004", "Korea|0")
    document.add_paragraph("Japan leads", style="List Bullet")
    document.add_paragraph("")
    assert read(saved(document), "a.docx").blocks == (
        Heading("Minor metals in June"),
        Paragraph("China shipped 2,004 kg of gallium to Japan."),
        Heading("Partners"),
        Grid(("Partner", "Quantity (kg)"), (("Japan", "2,004"), ("Korea", "0"))),
        Paragraph("Japan leads"),
    )


def test_merged_cells_are_not_counted_twice() -> None:
    document = Document()
    made = table(document, "Metal|Partner|2024|", "||kg|USD", "Gallium|Japan|1|2", "|Korea|3|", "Total||4|2")
    made.cell(0, 0).merge(made.cell(1, 0))
    made.cell(0, 1).merge(made.cell(1, 1))
    made.cell(0, 2).merge(made.cell(0, 3))
    made.cell(2, 0).merge(made.cell(3, 0))
    made.cell(2, 3).merge(made.cell(3, 3))
    made.cell(4, 0).merge(made.cell(4, 1))
    (grid,) = read(saved(document), "a.docx").blocks
    assert grid == Grid(
        ("Metal", "Partner", "2024 kg", "2024 USD"),
        (("Gallium", "Japan", "1", "2"), ("Gallium", "Korea", "3", ""), ("Total", "", "4", "2")),
    )


def test_a_row_marked_as_header_is_one() -> None:
    document = Document()
    made = table(document, "Rank|1|2", "Japan|5|6")
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    assert read(saved(document), "a.docx").blocks == (Grid(("Rank", "1", "2"), (("Japan", "5", "6"),)),)


def test_a_raised_note_mark_is_no_digit_of_the_number() -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    lowered = run("2", '<w:vertAlign w:val="subscript"/>')
    data = with_body(f"<w:p>{run('2,004')}{raised}{run(' kg of CO')}{lowered}</w:p>")
    assert read(data, "a.docx").blocks == (Paragraph("2,004¹ kg of CO₂"),)


def test_tracked_changes_are_read_as_accepted() -> None:
    data = with_body(
        f"<w:p>{run('Exports rose ')}<w:del w:id='1'><w:r><w:delText>5%</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('7%')}</w:ins></w:p>"
    )
    assert read(data, "a.docx").blocks == (Paragraph("Exports rose 7%"),)


def test_links_content_controls_and_text_boxes_are_read() -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('In the box')}</w:p></w:txbxContent></w:pict>"
    data = with_body(
        f"<w:sdt><w:sdtContent><w:p>{run('In a control')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p>{run('See ')}<w:hyperlink w:anchor='x'>{run('customs data')}</w:hyperlink></w:p>",
        f"<w:p>{run('Around')}<w:r>{box}</w:r></w:p>",
    )
    texts = [block.text for block in read(data, "a.docx").blocks if isinstance(block, Paragraph)]
    assert texts == ["In a control", "See customs data", "Around", "In the box"]


def test_a_forced_line_break_parts_paragraphs() -> None:
    document = Document()
    document.add_paragraph("Japan: 5 t\nKorea: 3 t")
    assert read(saved(document), "a.docx").blocks == (Paragraph("Japan: 5 t"), Paragraph("Korea: 3 t"))


def test_footnotes_stand_at_the_end() -> None:
    document = Document()
    document.add_paragraph("Exports rose.")
    source = zipfile.ZipFile(io.BytesIO(saved(document)))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for part in source.namelist():
            data = source.read(part).decode("latin-1")
            if part == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>'
                data = data.replace("</Relationships>", link + "</Relationships>")
            if part == "[Content_Types].xml":
                name = f'<Override PartName="/word/footnotes.xml" ContentType="{mime}"/>'
                data = data.replace("</Types>", name + "</Types>")
            target.writestr(part, data.encode("latin-1"))
        note = f'<w:footnote w:id="1"><w:p>{run("Without re-exports.")}</w:p></w:footnote>'
        line = f'<w:footnote w:id="0" w:type="separator"><w:p>{run("-")}</w:p></w:footnote>'
        target.writestr("word/footnotes.xml", f"<w:footnotes {W}>{line}{note}</w:footnotes>")
    assert read(buffer.getvalue(), "a.docx").blocks[-1] == Paragraph("¹ Without re-exports.")


@pytest.mark.parametrize(
    ("stated", "title"), [("Metals in June", "Metals in June"), ("Word Document", ""), ("", "")]
)
def test_the_author_is_not_the_publisher(stated: str, title: str) -> None:
    document = Document()
    document.add_paragraph("exports rose.")
    document.core_properties.title = stated
    document.core_properties.author = "A. Clerk"
    attributes = read(saved(document), "a.docx").attributes
    assert (attributes.title, attributes.publisher, attributes.published) == (title, "", None)


def test_a_title_taken_from_the_text_is_marked() -> None:
    document = Document()
    document.add_heading("Minor metals in June", 0)
    document.add_paragraph("Exports rose.")
    attributes = read(saved(document), "a.docx").attributes
    assert attributes.title == "Minor metals in June"
    assert "title" in attributes.inferred


def example() -> bytes:
    document = Document()
    document.add_paragraph("Exports rose.")
    return saved(document)


def archive(part: str, data: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(part, data)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (example()[:9000], "damaged"),
        (archive("word/document.xml", "<broken"), "damaged"),
        (archive("xl/workbook.xml", "<x/>"), "not a Word document"),
        (OLE, "old binary format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"Exports rose.", "name says otherwise"),
        (b"{\\rtf1 Exports rose.}", "RTF"),
        (saved(Document()), "no text"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.docx")
    assert words in caught.value.came
    assert all((caught.value.allowed, caught.value.next_step))
