"""Markdown with optional front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.content import Block, Content, Heading, Paragraph
from corpus.decoding import decode
from corpus.readers.complete import complete
from corpus.readers.front_matter import front_matter
from corpus.readers.header import with_groups
from corpus.readers.text import plain

_UNSEEN = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"^\s{0,3}(?:[-*+>]|\d+[.)])\s|^```|<\w+[ >/]|\]\(|\*\S|__|`|&\w+;|\\\W", re.MULTILINE)
"""Lists, quotes, code, tags, links, emphasis: text that has none of these reads the same as a text file."""


def read(data: bytes, name: str) -> Content:
    """Read Markdown, and text in a Markdown file that uses nothing of it: lines end where they end there.

    Raises `UnreadableFile` for binary or empty data.
    """
    text, warnings = decode(data, name)
    head = front_matter(text)
    blocks = tuple(_blocks(head.body))
    if all(isinstance(block, Paragraph) for block in blocks) and not _MARKUP.search(head.body):
        return plain(head, warnings)
    return Content(blocks, complete(head.stated, blocks), (*warnings, *head.warnings))


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
            yield with_groups(rows)
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
