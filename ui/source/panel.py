"""The source panel: one document, whole, with the cited place marked. Pure functions that make HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from corpus.document import Document, Row, Table
from ui import texts
from ui.captions import day, excerpt
from ui.source.place import Place
from ui.templates import render

WINDOW = 200_000
"""So many characters of a document are shown at once; longer ones are read in parts."""
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading, a line of running text or a table row."""

    start: int
    end: int
    heading: bool = False
    table: Table | None = None
    row: Row | None = None


def source_panel(document: Document, place: Place, position: int = 0, total: int = 0) -> Markup:
    """The panel's HTML. `position` of `total`: where this citation stands among those of its answer."""
    if place.marked and not 0 <= place.start < place.end <= len(document.text):
        return message_panel(texts.NO_SUCH_PLACE)
    counted = texts.PLACE_OF if place.kind == "place" else texts.SOURCE_OF
    label = counted.format(position=position, total=total) if total > 1 else ""
    return render(
        "source",
        label=label or (texts.SOURCE if place.marked else texts.WHOLE_DOCUMENT),
        title=" ".join(document.title.split()) or document.name,
        document=document,
        fields=_about(document, place),
        address=_address(document.url),
        position=position,
        total=total,
        url=f"open={place.target}",
        blocks=list(_blocks(document, place)),
    )


def message_panel(message: str) -> Markup:
    """A panel that says why there is nothing to read."""
    return render(
        "source", label=texts.SOURCE, title=message, document=None, fields=(), address="", position=0,
        total=0, url="", blocks=[],
    )  # fmt: skip


def _about(document: Document, place: Place) -> list[tuple[str, str, bool]]:
    """Name and value of each field of the document and the place, and whether the value was guessed."""
    fields = [
        (texts.PUBLISHER, document.publisher, "publisher" in document.inferred),
        (texts.DATE, day(document.published), "published" in document.inferred),
    ]
    if place.marked:
        page, section = document.page_at(place.start), document.heading_before(place.start)
        cited = document.row_at(place.start)
        if page is not None:
            fields.append((texts.PAGE, str(page), False))
        if section is not None:
            fields.append((texts.SECTION, excerpt(document.text[section.start : section.end], 120), False))
        if cited is not None:
            fields.append((texts.ROW, excerpt(document.text[cited[1].start : cited[1].end], 240), False))
    return [*fields, (texts.FILE, document.name, False)]


def _address(url: str) -> str:
    """A web address that may be a link, "" for all else: it comes from a document."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _blocks(document: Document, place: Place) -> Iterator[dict[str, Any]]:
    """The document's text around the place: all of it, unless it is longer than a window."""
    length = len(document.text)
    first = max(0, min(place.start, length) - WINDOW // 2) if length > WINDOW else 0
    last = min(length, first + WINDOW)
    if first:
        yield {"kind": "part", "name": texts.EARLIER, "at": max(0, first - WINDOW // 2)}
    starts = [page.start for page in document.pages]
    shown_page = 0
    for table, group in groupby(_pieces(document, first, last), key=lambda piece: piece.table):
        pieces = list(group)
        if table is not None:
            rows = [_row(document, table, piece.row, place) for piece in pieces if piece.row is not None]
            yield {"kind": "table", "header": table.header, "rows": rows}
            continue
        for piece in pieces:
            index = bisect_right(starts, piece.start)
            if index and index != shown_page:
                shown_page = index
                yield {"kind": "page", "number": document.pages[index - 1].number}
            kind = "heading" if piece.heading else "line"
            yield {"kind": kind, "parts": _marked(document, piece.start, piece.end, place)}
    if last < length:
        yield {"kind": "part", "name": texts.LATER, "at": last}


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


def _marked(document: Document, start: int, end: int, place: Place) -> list[tuple[str, str]]:
    """A stretch of text in parts: "" for plain ones, "cited" for the place, "number" for a number in it."""
    bounds = [start, end]
    if place.marked:
        bounds += [min(max(at, start), end) for at in (place.start, place.end, *place.number)]
    bounds.sort()
    parts: list[tuple[str, str]] = []
    for low, high in pairwise(bounds):
        if low == high:
            continue
        cited = place.marked and place.start <= low and high <= place.end
        number = cited and place.number[0] <= low and high <= place.number[1]
        parts.append((document.text[low:high], "number" if number else "cited" if cited else ""))
    return parts


def _row(document: Document, table: Table, row: Row, place: Place) -> dict[str, Any]:
    cited = place.marked and row.start < place.end and place.start < row.end
    spans = list(_cell_spans(document, table, row))
    covered = [cited and low < place.end and place.start < high for low, high in spans]
    number = [cited and low < place.number[1] and place.number[0] < high for low, high in spans]
    # A place that lies between two cells (a column name) still means this row.
    everything = cited and not any(covered)
    cells = [
        (cell, "" if not cell else "number" if number[at] else "cited" if everything or covered[at] else "")
        for at, cell in enumerate(row.cells)
    ]
    return {"cited": cited, "cells": cells}


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
