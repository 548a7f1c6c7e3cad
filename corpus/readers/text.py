"""Plain text."""

from __future__ import annotations

from corpus.attributes import guess
from corpus.cleaning import clean
from corpus.content import Content
from corpus.decoding import decode


def read(data: bytes, name: str) -> Content:
    """Read plain text in any common encoding; raises `UnreadableFile` for binary or empty data."""
    text, warnings = decode(data, name)
    cleaned = clean(text)
    return Content(cleaned.blocks, guess(cleaned), warnings)
