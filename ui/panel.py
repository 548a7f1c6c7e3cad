"""The source panel: one document, whole, with the cited place marked. Pure functions that make HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from corpus.document import Document, Row, Table
from ui import texts
from ui.render import day, excerpt, name_of, stated

WINDOW = 200_000
"""So many characters of a document are shown at once; longer ones are read in parts."""

_TARGET = re.compile(r"(src|place|doc)/([A-Za-z0-9._-]{1,128})(?:/(\d{1,10})-(\d{1,10}))?")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """What a link asks for: characters `start` to `end` of a document, both 0 for a document as a whole."""

    kind: str
    document_id: str
    start: int
    end: int

    @property
    def marked(self) -> bool:
        """True when the place is to be highlighted, and not only scrolled to."""
        return self.kind != "doc"


def parse_place(address: object) -> Place | None:
    """The place a link names, None when it is no such link: it comes from the browser."""
    match = _TARGET.fullmatch(address) if isinstance(address, str) else None
    if match is None or (match[1] != "doc" and match[3] is None):
        return None
    return Place(match[1], match[2], int(match[3] or 0), int(match[4] or 0))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading, a line of running text or a table row."""

    start: int
    end: int
    heading: bool = False
    table: Table | None = None
    row: Row | None = None


def source_panel(document: Document, place: Place, position: int = 0, total: int = 0) -> str:
    """The panel's HTML. `position` of `total`: where this citation stands among those of its answer."""
    if place.marked and not 0 <= place.start < place.end <= len(document.text):
        return message_panel(texts.NO_SUCH_PLACE)
    counted = texts.PLACE_OF if place.kind == "place" else texts.SOURCE_OF
    label = counted.format(position=position, total=total) if total > 1 else ""
    label = label or (texts.SOURCE if place.marked else texts.WHOLE_DOCUMENT)
    about = _about(document, place) + _steps(position, total)
    return _frame(label, name_of(document), about, _text(document, place), position)


def message_panel(message: str) -> str:
    """A panel that says why there is nothing to read."""
    return _frame(texts.SOURCE, message, "", "")


def _frame(label: str, title: str, about: str, body: str, position: int = 0) -> str:
    opening = f'<div class="source-text" role="region" tabindex="0" aria-label="{texts.DOCUMENT_TEXT}">'
    return (
        f'<div class="source" data-position="{position}"><div class="source-head">'
        f'<p class="source-label">{escape(label)}</p>'
        f'<button type="button" class="quiet source-close" data-do="close">{texts.CLOSE}</button>'
        f'<h2 tabindex="-1">{escape(title)}</h2>{about}</div>'
        f"{opening + body + '</div>' if body else ''}</div>"
    )


def _about(document: Document, place: Place) -> str:
    fields = [
        (texts.PUBLISHER, stated(document, "publisher", document.publisher)),
        (texts.DATE, stated(document, "published", day(document.published))),
    ]
    if place.marked:
        page, section = document.page_at(place.start), document.heading_before(place.start)
        cited = document.row_at(place.start)
        if page is not None:
            fields.append((texts.PAGE, str(page)))
        if section is not None:
            fields.append((texts.SECTION, escape(excerpt(document.text[section.start : section.end], 120))))
        if cited is not None:
            fields.append((texts.ROW, escape(excerpt(document.text[cited[1].start : cited[1].end], 240))))
    fields.append((texts.FILE, escape(document.name)))
    if document.url:
        fields.append((texts.ADDRESS, _address(document.url)))
    return f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{value}</dd></div>' for name, value in fields)}</dl>"


def _address(url: str) -> str:
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return escape(url)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(url)}</a>'


def _steps(position: int, total: int) -> str:
    if total < 2:
        return ""
    buttons = ((-1, texts.PREVIOUS, position <= 1), (1, texts.NEXT, position >= total))
    return '<div class="source-steps">' + "".join(
        f'<button type="button" class="quiet" data-step="{step}"{" disabled" if end else ""}>{name}</button>'
        for step, name, end in buttons
    ) + "</div>"  # fmt: skip


def _text(document: Document, place: Place) -> str:
    """The document's text around the place: all of it, unless it is longer than a window."""
    length = len(document.text)
    first = max(0, min(place.start, length) - WINDOW // 2) if length > WINDOW else 0
    last = min(length, first + WINDOW)
    starts = [page.start for page in document.pages]
    parts = [_part(texts.EARLIER, document, max(0, first - WINDOW // 2))] if first else []
    shown_page = 0
    for table, group in groupby(_pieces(document, first, last), key=lambda piece: piece.table):
        pieces = list(group)
        if table is not None:
            parts.append(_table(document, table, pieces, place))
            continue
        for piece in pieces:
            index = bisect_right(starts, piece.start)
            if index and index != shown_page:
                shown_page = index
                parts.append(f'<p class="page">{texts.PAGE} {document.pages[index - 1].number}</p>')
            tag = "h3" if piece.heading else "p"
            parts.append(f"<{tag}>{_marked(document, piece.start, piece.end, place)}</{tag}>")
    if last < length:
        parts.append(_part(texts.LATER, document, last))
    return "".join(parts)


def _part(name: str, document: Document, offset: int) -> str:
    key = escape(document.id)
    return f'<button type="button" class="quiet" data-open="doc/{key}/{offset}-{offset}">{name}</button>'


def _pieces(document: Document, first: int, last: int) -> Iterator[_Piece]:
    """The pieces of the text between two offsets, in order, without overlap."""
    known = [_Piece(span.start, span.end, heading=True) for span in document.headings]
    for table in document.tables:
        known += [_Piece(row.start, row.end, table=table, row=row) for row in table.rows]
    cursor = first
    for piece in sorted(known, key=lambda piece: piece.start):
        if piece.start < cursor or piece.start >= last:
            continue
        yield from _lines(document, cursor, piece.start)
        yield piece
        cursor = piece.end
    yield from _lines(document, cursor, last)


def _lines(document: Document, first: int, last: int) -> Iterator[_Piece]:
    for line in _LINE.finditer(document.text, first, last):
        if not line[0].isspace():
            yield _Piece(line.start(), line.end())


def _marked(document: Document, start: int, end: int, place: Place) -> str:
    """HTML of a stretch of text, with what the place covers in a `<mark>`."""
    text = document.text
    low, high = max(start, place.start), min(end, place.end)
    if not place.marked or low >= high:
        return escape(text[start:end])
    return f"{escape(text[start:low])}<mark>{escape(text[low:high])}</mark>{escape(text[high:end])}"


def _table(document: Document, table: Table, pieces: list[_Piece], place: Place) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    rows = "".join(_row(document, table, piece.row, place) for piece in pieces if piece.row is not None)
    head = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'<div class="table"><table>{head}<tbody>{rows}</tbody></table></div>'


def _row(document: Document, table: Table, row: Row, place: Place) -> str:
    cited = place.marked and row.start < place.end and place.start < row.end
    spans = _cell_spans(document, table, row)
    covered = [cited and low < place.end and place.start < high for low, high in spans]
    # A place that lies between two cells (a column name) still means this row.
    everything = cited and not any(covered)
    cells: list[str] = []
    for column, cell in enumerate(row.cells):
        tag, scope = ("th", ' scope="row"') if column == 0 and table.header else ("td", "")
        text = escape(cell)
        if text and (everything or covered[column]):
            text = f"<mark>{text}</mark>"
        cells.append(f"<{tag}{scope}>{text}</{tag}>")
    return f"<tr{' class=cited' if cited else ''}>{''.join(cells)}</tr>"


def _cell_spans(document: Document, table: Table, row: Row) -> Iterator[tuple[int, int]]:
    """Where each cell of a row stands in the text; an empty cell has an empty span."""
    cursor = row.start
    names = (*table.header, *[""] * (len(row.cells) - len(table.header)))
    for name, cell in zip(names, row.cells, strict=False):
        led = f"{name}: {cell}" if name else cell
        at = document.text.find(led, cursor, row.end) if cell else -1
        if at < 0:
            yield cursor, cursor
            continue
        cursor = at + len(led)
        yield cursor - len(cell), cursor
