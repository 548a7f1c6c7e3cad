"""Web pages: the article without menus and advertisements, and what the page states about itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from corpus.content import Block, Content, Grid, Heading, Paragraph
from corpus.dates import parse_date
from corpus.decoding import decode
from corpus.errors import UnreadableFile
from corpus.readers import html_table
from corpus.readers.complete import complete
from corpus.readers.html_attributes import stated
from corpus.readers.raised import lowered, raised

_CHARSET = re.compile(rb"""(?i)<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w-]+)""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARK = re.compile(r"⟦(\d+)⟧")
_HEADINGS = frozenset(("head", "h1", "h2", "h3", "h4", "h5", "h6"))
# Elements that part lines: those of HTML, and those of trafilatura ("item", "quote", "row", "cell", "list").
_BLOCKS = _HEADINGS.union(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "cell",
        "center",
        "dd",
        "details",
        "div",
    ),
    ("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "item", "li", "list"),
    ("main", "nav", "ol", "p", "pre", "quote", "row", "section", "summary", "table", "tbody", "td", "tfoot"),
    ("th", "thead", "tr", "ul"),
)
_NO_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "math"))
_FRAME = frozenset(("nav", "footer", "aside", "form", "button", "select", "dialog", "menu"))
_SENTENCE_END = re.compile(r"[.!?:;…。][\"'”’)\]]*$")
_SMALL = 1500
"""In characters. On a page with less text, statistics cannot tell the article from its frame."""


def read(data: bytes, name: str) -> Content:
    """Read the main content of a web page. List items become paragraphs of their own, without a bullet.

    Raises UnreadableFile: the file is empty, not text, or a page without text (such as one built by scripts).
    """
    declared = _CHARSET.search(data[:4096])
    source, warnings = decode(data, name, declared[1].decode("ascii") if declared else "")
    page = _parse(source)
    if page is None:
        raise _without_text(name)
    attributes = stated(page)
    tables = _prepare(page)
    blocks, meta = _article(page, tables)
    plain = _visible(page, tables, _NO_TEXT | _FRAME)
    # Of a small page, trafilatura may keep a part, or all of it as one paragraph.
    if blocks is None or (_size(plain) < _SMALL and (len(blocks) == 1 or _size(blocks) < 0.5 * _size(plain))):
        blocks = plain or _visible(page, tables, _NO_TEXT)
    if not blocks:
        raise _without_text(name)
    if meta is not None:
        attributes = replace(
            attributes, title=meta.title or attributes.title, url=attributes.url or meta.url or ""
        )
        if meta.sitename and not attributes.publisher:
            attributes = replace(attributes, publisher=meta.sitename, inferred=frozenset(("publisher",)))
    attributes = complete(attributes, blocks)
    guessed = parse_date(meta.date) if meta is not None and meta.date else None
    if guessed and ("published" in attributes.inferred or not attributes.published):
        # From the address or the byline of the page: better than a date somewhere in the text.
        inferred = attributes.inferred | {"published"}
        attributes = replace(attributes, published=guessed, inferred=inferred)
    return Content(tuple(blocks), attributes, warnings)


def _without_text(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        f"{name} is a web page without text.",
        "A page must hold its text itself, not fetch it by a script.",
        "Open it in a browser, save it completely (or print it to a PDF), and add that.",
    )


def _parse(source: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(_DECLARATION.sub("", source), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return page if page.find("body") is not None else None


def _prepare(page: Any) -> list[list[Grid | Paragraph]]:
    """Reads the data tables and marks each in the page, so that it is found again in what is extracted.

    Trafilatura is good at telling the article from its frame, but it knows no spans and takes a caption for
    a row: it decides which tables belong to the article, what is in them is read from the page.
    """
    from lxml import etree

    for element in list(page.iter("noscript", "template")):
        element.drop_tree()
    for element in page.iter("sup", "sub"):
        if not len(element) and element.text:
            element.text = raised(element.text) if element.tag == "sup" else lowered(element.text)
    for element in page.iter("pre"):
        if not len(element) and "\n" in (element.text or ""):
            first, *rest = element.text.strip("\n").split("\n")
            element.text = first
            for line in rest:
                etree.SubElement(element, "br").tail = line
    found: list[list[Grid | Paragraph]] = []
    for table in [table for table in page.iter("table") if html_table.is_data(table)]:
        if grids := html_table.grids(table):
            cell = next(table.iter("td", "th"))
            cell.text = f"⟦{len(found)}⟧{cell.text or ''}"
            for caption in table.xpath("./caption"):
                caption.drop_tree()
            found.append(grids)
    return found


def _article(page: Any, tables: list[list[Grid | Paragraph]]) -> tuple[list[Block] | None, Any]:
    """The blocks of the article and trafilatura's metadata; None for blocks that lost the rows of a table."""
    import trafilatura

    document = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        with_metadata=True,
        # Dates in the running text are looked for by corpus.attributes.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if document is None or isinstance(document, dict):
        return None, None
    if document.body is None:
        return None, document
    flow = _Flow(tables, _NO_TEXT)
    flow.add(document.body)
    return (None if flow.flattened or not flow.blocks else flow.blocks), document


def _visible(page: Any, tables: list[list[Grid | Paragraph]], skipped: frozenset[str]) -> list[Block]:
    """All text of a page outside the `skipped` elements."""
    flow = _Flow(tables, skipped)
    flow.add(page.find("body"))
    return flow.blocks


def _size(blocks: list[Block]) -> int:
    return sum(
        sum(len(cell) for row in block.rows for cell in row) if isinstance(block, Grid) else len(block.text)
        for block in blocks
    )


class _Flow:
    """Turns a tree of elements, of HTML or of trafilatura, into blocks in reading order."""

    def __init__(self, tables: list[list[Grid | Paragraph]], skipped: frozenset[str]) -> None:
        self.blocks: list[Block] = []
        self.flattened = False
        self._tables = tables
        self._skipped = skipped
        self._parts: list[str] = []

    def add(self, element: Any) -> None:
        """Appends the blocks of an element, without the text that follows it."""
        tag = element.tag
        if tag in self._skipped or element.get("hidden") is not None:
            return
        if tag == "table" and (mark := _MARK.search("".join(element.itertext()))):
            self._end()
            self.blocks += self._tables[int(mark[1])]
            return
        if tag in _BLOCKS:
            self._end()
        if tag in ("br", "lb"):
            self._parts.append("\n")
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.add(child)
            self._text(child.tail)
        if tag in _BLOCKS:
            self._end(heading=tag in _HEADINGS)

    def _text(self, text: str | None) -> None:
        # White space of the source says nothing; "\n" stands for a line break that is shown.
        self._parts.append(re.sub(r"\s+", " ", text or ""))

    def _end(self, heading: bool = False) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        if _MARK.search(text):
            self.flattened = True
            text = _MARK.sub("", text)
        if heading:
            self.blocks += [Heading(line)] if (line := " ".join(text.split())) else []
        else:
            self.blocks += map(Paragraph, _lines(text))


def _lines(text: str) -> list[str]:
    """Lines parted by shown breaks; a break inside a sentence only wraps."""
    lines: list[str] = []
    wraps = False
    for line in (" ".join(line.split()) for line in text.split("\n")):
        if line and wraps and line[0].islower():
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
        wraps = bool(line) and not _SENTENCE_END.search(line)
    return lines
