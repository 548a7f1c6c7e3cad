"""The document: exact text, where its parts are, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
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
    `inferred` names those of title, publisher and published that were guessed and not stated.
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

    def page_at(self, offset: int) -> int | None:
        """The number of the page that holds the character at `offset`, None where there are no pages."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), None)

    def heading_before(self, offset: int) -> Span | None:
        """The last heading that starts before `offset`."""
        return next((h for h in reversed(self.headings) if h.start < offset), None)

    def row_at(self, offset: int) -> tuple[Table, Row] | None:
        """The table row whose line holds the character at `offset`."""
        for table in self.tables:
            if table.start <= offset < table.end:
                return next(((table, row) for row in table.rows if row.start <= offset < row.end), None)
        return None
