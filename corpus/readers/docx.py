"""Word documents: headings, paragraphs and tables in the order in which they stand, and footnotes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from corpus.content import Attributes, Block, Content, Heading, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.complete import complete
from corpus.readers.header import is_value, tables
from corpus.readers.office import check_package, damaged
from corpus.readers.raised import lowered, raised

_KIND = "a Word document (.docx)"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What surrounds blocks without being one: content controls, tracked insertions, custom XML.
_WRAPPERS = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
# Deleted text, field codes, text boxes (read apart), and the second copy that Word keeps for old programs.
_SKIPPED = frozenset(f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "rPr"))
_SKIPPED |= {f"{_MC}Fallback"}
_APART = frozenset(f"{_W}{tag}" for tag in ("p", "tc", "tr"))
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(data: bytes, name: str) -> Content:
    """Read a Word document; tracked changes are read as accepted.

    The author in the document's properties is a person or a computer, so it is not taken as publisher.

    Raises UnreadableFile: no Word document, damaged, protected by a password, or without text.
    """
    check_package(data, name, "word/document.xml", _KIND)
    try:
        from docx import Document

        document = Document(io.BytesIO(data))
        headings = _heading_styles(document)
        blocks = [*_blocks(document.element.body, headings), *_footnotes(document)]
        title = (document.core_properties.title or "").strip()
    except Exception as error:  # a broken part surfaces as any of a dozen exceptions
        raise damaged(name, _KIND) from error
    if not blocks:
        raise UnreadableFile(
            name,
            f"{name} has no text.",
            "A document needs at least one paragraph or table.",
            "If it holds scanned pages, run them through OCR (text recognition) and add the result.",
        )
    # "Word Document" and the like are what programs put there.
    stated = Attributes(title="" if title.lower() in ("word document", "untitled", "document") else title)
    return Content(tuple(blocks), complete(stated, blocks))


def _heading_styles(document: Any) -> dict[str, bool]:
    """The ids of the styles of headings (True), and of the lines of a table of contents (False)."""
    found: dict[str, bool] = {}
    for style in document.styles:
        bases, base = [], style
        while base is not None and base not in bases:
            bases.append(base)
            base = getattr(base, "base_style", None)
        names = [(base.name or "").lower() for base in bases]
        levels = [level for base in bases for level in base.element.iter(f"{_W}outlineLvl")]
        if any(name.startswith("toc ") for name in names):
            found[style.style_id] = False
        elif any(name.startswith("heading ") or name in ("title", "subtitle") for name in names) or (
            levels and levels[0].get(f"{_W}val") != "9"  # level 9 is body text
        ):
            found[style.style_id] = True
    return found


def _blocks(parent: Any, headings: dict[str, bool]) -> Iterator[Block]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraphs(child, headings)
        elif child.tag == f"{_W}tbl":
            yield from tables(_cells(child), header_rows=_header_rows(child))
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, headings)


def _paragraphs(element: Any, headings: dict[str, bool]) -> Iterator[Block]:
    """A paragraph, cut at its forced line breaks; then the paragraphs of the text boxes anchored in it."""
    style = element.find(f"{_W}pPr/{_W}pStyle")
    kind = headings.get(style.get(f"{_W}val")) if style is not None else None
    level = element.find(f"{_W}pPr/{_W}outlineLvl")
    text = _text(element)
    if kind or (level is not None and level.get(f"{_W}val") != "9"):
        if heading := " ".join(text.split()):
            yield Heading(heading)
    elif kind is None:
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(" ".join(line.split()))
    for box in element.iter(f"{_W}txbxContent"):
        if not any(ancestor.tag == f"{_MC}Fallback" for ancestor in box.iterancestors()):
            yield from _blocks(box, headings)


def _text(element: Any) -> str:
    """The text inside an element. Raised and lowered characters keep their place: a note mark is no digit."""
    parts = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _SPACES:
            parts.append(_SPACES[child.tag])
        elif child.tag == f"{_W}footnoteReference":
            parts.append(raised(child.get(f"{_W}id", "")))
        elif child.tag == f"{_W}r":
            align = child.find(f"{_W}rPr/{_W}vertAlign")
            place = align.get(f"{_W}val") if align is not None else ""
            text = _text(child)
            parts.append(
                raised(text) if place == "superscript" else lowered(text) if place == "subscript" else text
            )
        elif child.tag in _APART:
            parts += ["\n", _text(child)]
        else:
            parts.append(_text(child))
    return "".join(parts)


def _cells(table: Any) -> list[list[str]]:
    """A table as rows of text. A cell merged over columns stands in the first of them, a label merged over
    rows in each of them, a figure merged over rows only in the first."""
    rows: list[list[str]] = []
    for row in _rows(table):
        cells: list[str] = [""] * _grid_before(row)
        for cell in _inside(row, "tc"):
            column = len(cells)
            text = " ".join(_text(cell).split())
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                above = rows[-1][column] if rows and column < len(rows[-1]) else ""
                text = "" if is_value(above) else above
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            cells += [text] + [""] * (int(span.get(f"{_W}val")) - 1 if span is not None else 0)
        rows.append(cells)
    return rows


def _header_rows(table: Any) -> int:
    marked = [row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in _rows(table)]
    return marked.index(False) if False in marked else 0


def _grid_before(row: Any) -> int:
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    return int(skipped.get(f"{_W}val")) if skipped is not None else 0


def _rows(table: Any) -> Iterator[Any]:
    for row in _inside(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield row


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _footnotes(document: Any) -> Iterator[Block]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(relation.target_part.blob):
            # Notes with a type are the lines that part notes from text.
            if note.get(f"{_W}type") is None and (text := " ".join(_text(note).split())):
                yield Paragraph(f"{raised(note.get(f'{_W}id', ''))} {text}")
