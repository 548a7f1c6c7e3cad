"""What a reader hands over: the blocks of a file in reading order, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows. `page` is the 1-based page of a paginated file."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks inside have been joined by the reader where they only wrap."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `header` holds the column names (empty when the table has none), `rows` the cells as text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    page: int | None = None


Block: TypeAlias = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known about a document. Empty string or None: the file does not say.

    `inferred` names the fields that were guessed from the text and not stated as such by the file
    (a date in a photo caption, the first line taken as title).
    """

    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    inferred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """The result of one reader. `warnings` are sentences for the person who added the file."""

    blocks: tuple[Block, ...]
    attributes: Attributes = field(default_factory=Attributes)
    warnings: tuple[str, ...] = ()


Reader: TypeAlias = Callable[[bytes, str], Content]
"""A reader takes the bytes and the name of a file; it raises `UnreadableFile` when no text can be had."""
