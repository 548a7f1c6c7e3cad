"""How dates and documents are named on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ui import texts

EXCERPT = 180
"""Characters of a passage that are shown where it is only mentioned: about two lines."""


def day(value: date | str | None) -> str:
    """A date, or its ISO form, as people read it: 20 July 2025; empty for none."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if value else None
    return f"{value.day} {texts.MONTHS[value.month - 1]} {value.year}" if value else ""


def caption(document: Mapping[str, Any], page: int | None = None) -> str:
    """Title, publisher, date and page of a document (`Answer.to_dict`), as far as they are known."""
    title = " ".join(document["title"].split()) or document["name"]
    page_words = texts.ON_PAGE.format(page=page) if page else ""
    parts = (title, document["publisher"], day(document["published"]), page_words)
    return ", ".join(part for part in parts if part)


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The beginning of a text in one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
