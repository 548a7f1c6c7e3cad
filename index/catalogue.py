"""The catalogue: the one place that says what is in the store.

A document is in the store when the transaction that added it has committed, and gone when the one that
removed it has. Vectors and words (Chroma, tantivy) are derived from it; what they still have to learn stands
in the table `pending`, written in the same transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)

from corpus import document as parts
from corpus.document import Document
from index.embedding import Vectors
from index.passages import Passage

SCHEMA = 1

_schema = MetaData()
_facts = Table("facts", _schema, Column("name", String, primary_key=True), Column("value", String, nullable=False))
_documents = Table(
    "documents",
    _schema,
    Column("id", String, primary_key=True),
    Column("format", Integer, nullable=False),
    Column("attributes", Text, nullable=False),
    Column("text", Text, nullable=False),
)
_sources = Table(
    "sources",
    _schema,
    Column("path", String, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
)
_passages = Table(
    "passages",
    _schema,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    sqlite_autoincrement=True,  # a key is never used twice, so a late removal cannot hit a newer passage
)
_pending = Table(
    "pending",
    _schema,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("passage", Integer, nullable=False),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its key in the derived indexes and its unit vector."""

    key: int
    passage: Passage
    vector: Vectors


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was added: its absolute path, the document made from it and the format it was read in."""

    path: Path
    document: str
    format: int


class Catalogue:
    """Documents, passages and vectors in a SQL database. Every method is one transaction."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
        _schema.create_all(self._engine)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The database, for reports and tests."""
        return self._engine

    # facts about the store

    def fact(self, name: str) -> str | None:
        """A fact of the store (model, digest, schema), None when it was never set."""
        with self._engine.connect() as connection:
            return connection.scalar(select(_facts.c.value).where(_facts.c.name == name))

    def set_facts(self, **facts: str) -> None:
        """Set facts of the store."""
        with self._engine.begin() as connection:
            for name, value in facts.items():
                _set_fact(connection, name, value)

    def version(self) -> int:
        """A number that grows with every change of documents."""
        return int(self.fact("version") or 0)

    # documents

    def sources(self) -> dict[Path, Source]:
        """All added files by path."""
        query = select(_sources.c.path, _sources.c.document, _documents.c.format).join(_documents)
        with self._engine.connect() as connection:
            rows = [Source(Path(row.path), row.document, row.format) for row in connection.execute(query)]
        return {source.path: source for source in rows}

    def documents(self) -> tuple[Document, ...]:
        """All documents, ordered by name and id."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_documents.c.attributes, _documents.c.text)).all()
        found = (_load(row.attributes, row.text) for row in rows)
        return tuple(sorted(found, key=lambda document: (document.name, document.id)))

    def document(self, identity: str) -> Document | None:
        """One document, None when it is not in the store."""
        query = select(_documents.c.attributes, _documents.c.text).where(_documents.c.id == identity)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return _load(row.attributes, row.text) if row else None

    def put(
        self, path: Path, document: Document, form: int, passages: Sequence[Passage], vectors: Vectors
    ) -> None:
        """Let a file stand for a document, replacing what the file stood for before."""
        with self._engine.begin() as connection:
            before = connection.scalar(select(_sources.c.document).where(_sources.c.path == str(path)))
            stored = connection.scalar(select(_documents.c.format).where(_documents.c.id == document.id))
            if stored != form:
                _remove_passages(connection, document.id)
                attributes = _dump(document)
                if stored is None:
                    row = {"id": document.id, "format": form, "attributes": attributes, "text": document.text}
                    connection.execute(insert(_documents).values(row))
                else:
                    row = {"format": form, "attributes": attributes, "text": document.text}
                    connection.execute(update(_documents).where(_documents.c.id == document.id).values(row))
                _add_passages(connection, passages, vectors)
            connection.execute(delete(_sources).where(_sources.c.path == str(path)))
            connection.execute(insert(_sources).values(path=str(path), document=document.id))
            if before is not None and before != document.id:
                _remove_unused(connection, before)
            _raise_version(connection)

    def replace_passages(self, identity: str, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Give a document new passages, after a change of the embedding model."""
        with self._engine.begin() as connection:
            _remove_passages(connection, identity)
            _add_passages(connection, passages, vectors)
            _raise_version(connection)

    def remove(self, identity: str) -> bool:
        """Remove a document with all files that stand for it; False when it was not there."""
        with self._engine.begin() as connection:
            known = connection.scalar(select(_documents.c.id).where(_documents.c.id == identity))
            connection.execute(delete(_sources).where(_sources.c.document == identity))
            _remove_unused(connection, identity)
            _raise_version(connection)
        return known is not None

    # passages and what the derived indexes still have to learn

    def passages(self, keys: Iterable[int]) -> tuple[StoredPassage, ...]:
        """The passages with these keys that are in the store, by key."""
        wanted = sorted(set(keys))
        query = select(_passages, _documents.c.attributes, _documents.c.text).join(_documents)
        found: list[StoredPassage] = []
        documents: dict[str, Document] = {}
        with self._engine.connect() as connection:
            for first in range(0, len(wanted), 500):
                some = query.where(_passages.c.key.in_(wanted[first : first + 500])).order_by(_passages.c.key)
                for row in connection.execute(some):
                    if row.document not in documents:
                        documents[row.document] = _load(row.attributes, row.text)
                    found.append(_stored(row, documents[row.document]))
        return tuple(found)

    def keys(self) -> set[int]:
        """The keys of all passages."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(_passages.c.key)))

    def pending(self, limit: int) -> tuple[tuple[int, int], ...]:
        """The oldest changes the derived indexes have not seen: (sequence, passage key)."""
        query = select(_pending.c.sequence, _pending.c.passage).order_by(_pending.c.sequence).limit(limit)
        with self._engine.connect() as connection:
            return tuple((row.sequence, row.passage) for row in connection.execute(query))

    def settle(self, last: int) -> None:
        """Forget pending changes up to and including sequence `last`: the derived indexes have them."""
        with self._engine.begin() as connection:
            connection.execute(delete(_pending).where(_pending.c.sequence <= last))

    def count(self) -> dict[str, int]:
        """How many documents, passages and pending changes there are."""
        tables = {"documents": _documents, "passages": _passages, "pending": _pending}
        with self._engine.connect() as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in tables.items()
            }


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.execute("PRAGMA journal_mode=WAL")  # readers go on while one writes
    connection.execute("PRAGMA synchronous=FULL")  # what was reported as added survives a power cut
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=30000")


def _set_fact(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(_facts).where(_facts.c.name == name))
    connection.execute(insert(_facts).values(name=name, value=value))


def _raise_version(connection: Connection) -> None:
    now = connection.scalar(select(_facts.c.value).where(_facts.c.name == "version"))
    _set_fact(connection, "version", str(int(now or 0) + 1))


def _add_passages(connection: Connection, passages: Sequence[Passage], vectors: Vectors) -> None:
    for passage, vector in zip(passages, vectors, strict=True):
        row = {
            "document": passage.document.id,
            "start": passage.start,
            "end": passage.end,
            "heading": passage.heading,
            "vector": np.asarray(vector, dtype="<f4").tobytes(),
        }
        key = connection.execute(insert(_passages).values(row)).inserted_primary_key
        assert key is not None
        connection.execute(insert(_pending).values(passage=key[0]))


def _remove_passages(connection: Connection, document: str) -> None:
    keys = select(_passages.c.key).where(_passages.c.document == document)
    connection.execute(insert(_pending).from_select(["passage"], keys))
    connection.execute(delete(_passages).where(_passages.c.document == document))


def _remove_unused(connection: Connection, document: str) -> None:
    """Remove a document that no file stands for any more."""
    used = connection.scalar(select(_sources.c.path).where(_sources.c.document == document).limit(1))
    if used is None:
        _remove_passages(connection, document)
        connection.execute(delete(_documents).where(_documents.c.id == document))


def _stored(row, document: Document) -> StoredPassage:  # type: ignore[no-untyped-def]
    passage = Passage(document, row.start, row.end, row.heading)
    return StoredPassage(row.key, passage, np.frombuffer(row.vector, dtype="<f4").astype(np.float32))


def _dump(document: Document) -> str:
    fields = asdict(document)
    del fields["text"]
    fields["published"] = document.published.isoformat() if document.published else None
    fields["inferred"] = sorted(document.inferred)
    return json.dumps(fields, ensure_ascii=False)


def _load(attributes: str, text: str) -> Document:
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
        headings=tuple(parts.Span(**span) for span in fields["headings"]),
        pages=tuple(parts.Page(**page) for page in fields["pages"]),
        tables=tuple(_load_table(table) for table in fields["tables"]),
        warnings=tuple(fields["warnings"]),
    )


def _load_table(table) -> parts.Table:  # type: ignore[no-untyped-def]
    rows = tuple(parts.Row(row["start"], row["end"], tuple(row["cells"])) for row in table["rows"])
    return parts.Table(table["start"], table["end"], tuple(table["header"]), rows)
