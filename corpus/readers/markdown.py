"""Markdown with optional YAML front matter (title, publisher, published or date, url, inferred)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from corpus.content import Attributes, Block, Content, Grid, Heading, Paragraph
from corpus.dates import parse_date
from corpus.decoding import decode
from corpus.readers.complete import complete

_UNSEEN = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def read(data: bytes, name: str) -> Content:
    """Read Markdown; front matter that is not valid YAML is left out with a warning.

    Raises `UnreadableFile` for binary or empty data.
    """
    text, warnings = decode(data, name)
    front, body, faults = _front_matter(text)
    blocks = tuple(_blocks(body))
    return Content(blocks, complete(_stated(front), blocks), (*warnings, *faults))


def _front_matter(text: str) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    import yaml

    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    if lines[0].rstrip() != "---" or not end:
        return {}, text, ()
    body = "\n".join(lines[end + 1 :])
    try:
        front = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError):  # ValueError: a date that no calendar has
        return {}, body, ("The front matter is not valid YAML and was left out.",)
    return (front if isinstance(front, dict) else {}), body, ()


def _stated(front: dict[str, Any]) -> Attributes:
    inferred = front.get("inferred")
    return Attributes(
        title=str(front.get("title") or ""),
        publisher=str(front.get("publisher") or ""),
        published=_date(front.get("published") or front.get("date")),
        url=str(front.get("url") or ""),
        inferred=frozenset(map(str, inferred)) if isinstance(inferred, list) else frozenset(),
    )


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date(value) if isinstance(value, str) else None


def _blocks(body: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    inside = ""
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            rows.append(tuple(cells))
        elif token.type == "table_close":
            yield Grid(rows[0], tuple(rows[1:]))
        elif token.type in ("heading_open", "paragraph_open", "th_open", "td_open"):
            inside = token.type
        elif token.type == "inline":
            text = _plain(token.children or [])
            if inside in ("th_open", "td_open"):
                cells.append(text)
            elif text:
                yield Heading(text) if inside == "heading_open" else Paragraph(text)
        elif token.type in ("fence", "code_block"):
            yield from _paragraph(token.content)
        elif token.type == "html_block":
            yield from _paragraph(_TAG.sub(" ", _UNSEEN.sub(" ", token.content)))


def _paragraph(content: str) -> Iterator[Paragraph]:
    if text := " ".join(content.split()):
        yield Paragraph(text)


def _plain(children: list[Any]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.lower().startswith("<br"):
            parts.append(" ")
    return " ".join("".join(parts).split())
