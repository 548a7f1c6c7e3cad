"""The document: exact text, where its parts are, and what is known about it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to, not including, `end` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated document, counted from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One table row: its line in the text, and its cells in the order of the table's header."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside the text. A row is one line of the text, each cell preceded by its column name."""

    start: int
    end: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text that can be cited.

    `text` is stored once, as it was cleaned; every offset anywhere in the product counts characters of it.
    `id` is derived from the bytes of the file, so that the same file has the same id on every machine.
    `inferred` names those of title, publisher and published that were guessed and not stated. `sentences` are
    those of the text (corpus.sentences), none where it has not been cut yet.
    """

    id: str
    name: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    inferred: frozenset[str] = frozenset()
    headings: tuple[Span, ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = field(default=(), compare=False, repr=False)

    def page_at(self, offset: int) -> int | None:
        """The number of the page that holds the character at `offset`, None where there are no pages."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), None)

    def heading_before(self, offset: int) -> Span | None:
        """The last heading that starts before `offset`."""
        at = bisect_left(self.headings, offset, key=lambda heading: heading.start) - 1
        return self.headings[at] if at >= 0 else None

    def row_at(self, offset: int) -> tuple[Table, Row] | None:
        """The table row whose line holds the character at `offset`."""
        for table in self.tables:
            if table.start <= offset < table.end:
                at = bisect_right(table.rows, offset, key=lambda row: row.start) - 1
                return (table, table.rows[at]) if at >= 0 and offset < table.rows[at].end else None
        return None

    def is_piece(self, offset: int) -> bool:
        """Whether a heading or a table row begins at `offset`: a line that is one piece."""
        heading, row = self.heading_before(offset + 1), self.row_at(offset)
        return (heading is not None and heading.start == offset) or (
            row is not None and row[1].start == offset
        )
