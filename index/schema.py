"""The tables of the catalogue, and how a document is written in them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from corpus.document import Document, Page, Row, Span
from corpus.document import Table as Grid

SCHEMA = 4
"""Raised by one whenever the tables change; a store records with which it was made."""

metadata = MetaData()

facts = Table(
    "facts", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False)
)
"""What holds for the whole store: schema, model, digest of the model, version, generation of the indexes."""

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("format", Integer, nullable=False),
    Column("attributes", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""Each content once, however many files hold it."""

sources = Table(
    "sources",
    metadata,
    Column("path", String, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
)
"""The files that were added, by absolute path."""

passages = Table(
    "passages",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    sqlite_autoincrement=True,  # a key is never used twice, so a late removal cannot hit a newer passage
)
"""The vector is float32, little endian."""

sentences = Table(
    "sentences",
    metadata,
    Column("passage", ForeignKey("passages.key"), primary_key=True, autoincrement=False),
    Column("spans", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Column("words", Text, nullable=False),
)
"""The sentences of the passages, see `index.sentences`. One row a passage, where an earlier version of this
program has added the document none."""

figures = Table(
    "figures",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("commodity", String, nullable=False),
    Column("measure", String, nullable=False, index=True),
    Column("first", Integer),
    Column("last", Integer),
    Column("start", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Index("figures_of_commodity", "commodity", "last"),
    Index("figures_of_months", "first", "last"),
)
"""The figures of the documents. `data` is the whole figure, the other columns are what it is found by:
commodity in lower case, `first` and `last` month as year * 12 + month - 1, null while the period is open."""

figure_places = Table(
    "figure_places",
    metadata,
    Column("place", String, primary_key=True),
    Column("figure", ForeignKey("figures.key"), primary_key=True, index=True, autoincrement=False),
    Column("slot", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""The places of the figures in lower case, one a row ("India+Pakistan" are two); `slot` says as what."""

pending = Table(
    "pending",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("passage", Integer, nullable=False),
    sqlite_autoincrement=True,
)
"""Keys of passages that came or went and that the derived indexes have yet to learn about."""

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("created", String, nullable=False),
    Column("changed", String, nullable=False),
    Column("owner", Text, nullable=False, server_default=""),
    Index("conversations_of_owner", "owner", "changed"),
)
"""Conversations that are kept. `scope` is the part of the documents that one asks, as JSON; times are ISO
strings in UTC. `owner` is whose it is, "" the command line's, as are all that an earlier version kept."""

turns = Table(
    "turns",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("asked", String, nullable=False),
)
"""Question and answer in their order, from 1. The answer is that of its day, as JSON: it refers to no table,
for a conversation outlives the documents it was about."""

ratings = Table(
    "ratings",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("good", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("rated", String, nullable=False),
    ForeignKeyConstraint(
        ["conversation", "turn"], ["turns.conversation", "turns.number"], ondelete="CASCADE"
    ),
)
"""What people thought of an answer, at most once each; `rated` is when, an ISO string in UTC."""

failures = Table(
    "failures",
    metadata,
    Column("path", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("failed", String, nullable=False),
)
"""The files that were refused when they were last added, by absolute path; `failed` is when (ISO, UTC)."""


def dump(document: Document) -> str:
    """A document without its text as JSON."""
    fields = asdict(replace(document, sentences=()))
    del fields["text"]
    fields["sentences"] = [end for span in document.sentences for end in (span.start, span.end)]
    fields["published"] = document.published.isoformat() if document.published else None
    fields["inferred"] = sorted(document.inferred)
    return json.dumps(fields, ensure_ascii=False)


def load(attributes: str, text: str) -> Document:
    """The document that `dump` wrote."""
    fields = json.loads(attributes)
    return Document(
        id=fields["id"],
        name=fields["name"],
        text=text,
        title=fields["title"],
        publisher=fields["publisher"],
        published=date.fromisoformat(fields["published"]) if fields["published"] else None,
        url=fields["url"],
        inferred=frozenset(fields["inferred"]),
        headings=tuple(Span(**span) for span in fields["headings"]),
        pages=tuple(Page(**page) for page in fields["pages"]),
        tables=tuple(_grid(table) for table in fields["tables"]),
        warnings=tuple(fields["warnings"]),
        sentences=tuple(map(Span, *_halves(fields.get("sentences", [])))),
    )


def _halves(ends: list[int]) -> tuple[list[int], list[int]]:
    """Starts and ends; a document that an earlier version has added has none."""
    return ends[::2], ends[1::2]


def load_listed(attributes: str) -> dict[str, Any]:
    """Name, title, publisher and date of a document."""
    fields = json.loads(attributes)
    published = date.fromisoformat(fields["published"]) if fields["published"] else None
    return {**{name: fields[name] for name in ("name", "title", "publisher")}, "published": published}


def renamed(attributes: str, name: str) -> str:
    """The attributes of the same document under another file name."""
    return json.dumps({**json.loads(attributes), "name": name}, ensure_ascii=False)


def _grid(table: dict[str, Any]) -> Grid:
    rows = tuple(Row(row["start"], row["end"], tuple(row["cells"])) for row in table["rows"])
    return Grid(table["start"], table["end"], tuple(table["header"]), rows)
