"""Markdown with optional YAML front matter (title, publisher, published or date, url, inferred)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from corpus.attributes import guess
from corpus.cleaning import Cleaned
from corpus.content import Attributes, Block, Content, Grid, Heading, Paragraph
from corpus.dates import parse_date
from corpus.decoding import decode


def read(data: bytes, name: str) -> Content:
    """Read Markdown; front matter that is not valid YAML is left out with a warning."""
    text, warnings = decode(data, name)
    front, body, faults = _front_matter(text)
    blocks = tuple(_blocks(body))
    return Content(blocks, _attributes(front, blocks), (*warnings, *faults))


def _front_matter(text: str) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    import yaml

    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    if lines[0].rstrip() != "---" or not end:
        return {}, text, ()
    body = "\n".join(lines[end + 1 :])
    try:
        front = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError:
        return {}, body, ("The front matter is not valid YAML and was left out.",)
    return (front if isinstance(front, dict) else {}), body, ()


def _attributes(front: dict[str, Any], blocks: tuple[Block, ...]) -> Attributes:
    guessed = guess(Cleaned(blocks, ()))
    title = str(front.get("title") or "")
    publisher = str(front.get("publisher") or "")
    published = _date(front.get("published") or front.get("date"))
    declared = front.get("inferred") or []
    inferred = {str(field) for field in declared} if isinstance(declared, list) else set()
    stated = {"title": title, "publisher": publisher, "published": published}
    inferred |= {field for field in guessed.inferred if not stated[field]}
    return Attributes(
        title=title or guessed.title,
        publisher=publisher or guessed.publisher,
        published=published or guessed.published,
        url=str(front.get("url") or ""),
        inferred=frozenset(inferred),
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
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield Paragraph(" ".join(token.content.split()))


def _plain(children: list[Any]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())
