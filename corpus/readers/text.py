"""Plain text."""

from __future__ import annotations

from corpus.cleaning import clean
from corpus.content import Content
from corpus.decoding import decode
from corpus.readers.complete import complete
from corpus.readers.front_matter import FrontMatter, front_matter


def read(data: bytes, name: str) -> Content:
    """Read plain text in any common encoding; raises `UnreadableFile` for binary or empty data."""
    text, warnings = decode(data, name)
    return plain(front_matter(text), warnings)


def plain(head: FrontMatter, warnings: tuple[str, ...]) -> Content:
    """The lines below a head as headings and paragraphs."""
    cleaned = clean(head.body)
    stated = complete(head.stated, cleaned.blocks, cleaned.left_out)
    return Content(cleaned.blocks, stated, (*warnings, *head.warnings))
