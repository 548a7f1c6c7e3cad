"""From a file to a `Document`: choose the reader, lay out its blocks as one text, keep every offset."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.content import Block, Content, Grid, Heading
from corpus.document import Document, Page, Row, Span, Table
from corpus.errors import UnreadableFile
from corpus.readers import SUFFIXES, reader_for
from corpus.sentences import sentences

FORMAT = 7
"""Raised by one whenever the same bytes give another text; stores read such files again."""


def readable_files(folder: Path) -> Iterator[Path]:
    """The files below a folder that have a reader, by path; hidden files and folders are passed over."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def read(path: Path) -> Document:
    """Read one file.

    Raises `UnreadableFile` when the file is missing, of an unknown kind, broken, or holds no text.
    """
    return read_bytes(load(path), path.name)


def load(path: Path) -> bytes:
    """The bytes of a file. Raises `UnreadableFile` when it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            path,
            f"{path.name} cannot be opened: {error.strerror or error}.",
            "A file is needed that this user may read.",
            "Check the path and its permissions.",
        ) from error


def read_bytes(data: bytes, name: str) -> Document:
    """Read the bytes of a file; the ending of `name` says which reader to use. Raises `UnreadableFile`."""
    reader = reader_for(PurePath(name).suffix)
    if reader is None:
        raise UnreadableFile(
            name,
            f"{name} is of a kind that cannot be read.",
            f"These can: {' '.join(SUFFIXES)}.",
            "Convert it to one of them and add it again.",
        )
    try:
        content = reader(data, name)
    except UnreadableFile:
        raise
    except Exception as error:  # a parser's own failure on a broken file must not stop the other files
        raise UnreadableFile(
            name,
            f"{name} is damaged: {type(error).__name__}: {error}.",
            "A complete file is needed.",
            "Open it in the program that made it and save it again.",
        ) from error
    document = _lay_out(content, document_id(data), name)
    if not document.text.strip():
        raise UnreadableFile(
            name,
            f"{name} holds no text.",
            "A document needs at least one sentence.",
            "Check the file's content.",
        )
    return replace(document, sentences=sentences(document))


def document_id(data: bytes) -> str:
    """The id of a file's content: the first 64 bits of its SHA-256, so that copies share it."""
    return f"d{hashlib.sha256(data).hexdigest()[:16]}"


def _lay_out(content: Content, identity: str, name: str) -> Document:
    layout = _Layout()
    for block in content.blocks:
        layout.add(block)
    about = content.attributes
    title = about.title or (_title_from(name) if layout.tables else "")
    return Document(
        id=identity,
        name=name,
        text="".join(layout.parts),
        title=title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        inferred=about.inferred | ({"title"} if title and not about.title else set()),
        headings=tuple(layout.headings),
        pages=tuple(Page(number, start, end) for number, (start, end) in sorted(layout.pages.items())),
        tables=tuple(layout.tables),
        warnings=content.warnings,
    )


_SHORT_LANDS = re.compile(r"\b(?:us|usa|uk|eu|uae)\b")


def _title_from(name: str) -> str:
    """A table file has no title but its name: "china-gallium-exports.csv", "us_solar_cells.csv"."""
    words = re.sub(r"[-_\s]+", " ", PurePath(name).stem).strip()
    return _SHORT_LANDS.sub(lambda land: land.group().upper(), words)


class _Layout:
    """The text under construction. Blocks are set apart by an empty line, table rows by a line break."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.headings: list[Span] = []
        self.pages: dict[int, tuple[int, int]] = {}
        self.tables: list[Table] = []

    def add(self, block: Block) -> None:
        if isinstance(block, Grid):
            if (start := self._grid(block)) is None:
                return
        else:
            line = _one_line(block.text)
            if not line:
                return
            start = self._write(line, "\n\n")
            if isinstance(block, Heading):
                self.headings.append(Span(start, self.length))
        if block.page is not None:
            first = self.pages.get(block.page, (start, 0))[0]
            self.pages[block.page] = (first, self.length)

    def _grid(self, grid: Grid) -> int | None:
        """Write a table; where it begins, None for an empty one."""
        start: int | None = None
        if caption := _one_line(grid.caption):
            start = self._write(caption, "\n\n")
            self.headings.append(Span(start, self.length))
        rows: list[Row] = []
        for cells in grid.rows:
            if line := _row_line(grid.header, cells):
                begin = self._write(line, "\n" if rows else "\n\n")
                rows.append(Row(begin, self.length, tuple(_one_line(cell) for cell in cells)))
        if rows:
            start = rows[0].start if start is None else start
            header = tuple(_one_line(name) for name in grid.header)
            self.tables.append(Table(rows[0].start, rows[-1].end, header, tuple(rows)))
        return start

    def _write(self, line: str, separator: str) -> int:
        if self.length:
            self.parts.append(separator)
            self.length += len(separator)
        start = self.length
        self.parts.append(line)
        self.length += len(line)
        return start


def _row_line(header: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """A row that can be read alone: "period: 2025-06; partner: Japan; quantity: 2004; unit: kg"."""
    names = (*header, *[""] * (len(cells) - len(header)))
    pairs = [(_one_line(name), _one_line(cell)) for name, cell in zip(names, cells, strict=False)]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in pairs if cell)


def _one_line(text: str) -> str:
    return " ".join(text.split())
