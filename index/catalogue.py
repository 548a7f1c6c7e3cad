"""The catalogue: the one place that says what is in the store.

A document is in the store when the transaction that added it has committed, and gone when the one that
removed it has. Vectors and words (Chroma, tantivy) are derived from it; what they still have to learn stands
in the table `pending`, written in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Unpack

import numpy as np
from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    delete,
    exists,
    func,
    insert,
    inspect,
    select,
    update,
)

from corpus.document import Document
from corpus.figures.figure import Figure
from index import database, figures, schema
from index.embedding import Vectors
from index.figures import Filters, StoredFigure
from index.loaded import LoadedDocuments
from index.passages import Passage
from index.sentences import NONE, EmbeddedSentences
from index.sentences import dump as dump_sentences
from index.sentences import load as load_sentences

_documents, _sources = schema.documents, schema.sources
_passages, _sentences, _pending = schema.passages, schema.sentences, schema.pending

_STATE = select(
    select(schema.facts.c.value).where(schema.facts.c.name == "version").scalar_subquery().label("version"),
    exists(select(_pending.c.sequence)).label("waiting"),
)


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its key in the derived indexes and its unit vector; sentences only where asked for."""

    key: int
    passage: Passage
    vector: Vectors
    sentences: EmbeddedSentences = NONE


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was added: its absolute path, the document made from it and the format it was read in."""

    path: Path
    document: str
    format: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known about a document without reading it; `suffixes` are those of its files, as ".csv"."""

    id: str
    suffixes: frozenset[str]
    name: str
    title: str
    publisher: str
    published: date | None


class Catalogue:
    """Documents, figures, passages and vectors in a SQL database. Every method is one transaction.

    Every method raises `StoreError` when the database cannot be read or written.
    """

    def __init__(self, url: str | URL) -> None:
        self._engine = database.connect(url)
        self._writing = database.writing(self._engine)
        self._loaded = LoadedDocuments()

    def create(self, **facts: str) -> None:
        """Make the tables and set the first facts, unless another process has done so before."""
        with self._writing.begin() as connection:
            schema.metadata.create_all(connection)
            if database.fact(connection, "schema") is None:
                made = {"schema": str(schema.SCHEMA), "figures": str(figures.FIGURES_FORMAT)}
                for name, value in {**made, **facts}.items():
                    database.set_fact(connection, name, value)

    def exists(self) -> bool:
        """Whether `create` was ever completed."""
        return inspect(self._engine).has_table("facts") and self.fact("schema") is not None

    def add_tables(self) -> None:
        """Make the tables and columns that an earlier version did not have; nothing that it wrote changes."""
        with self._writing.begin() as connection:
            database.add_missing(connection, schema.metadata)
            database.set_fact(connection, "schema", str(schema.SCHEMA))
            database.raise_version(connection)

    def lacks_tables(self) -> bool:
        """Whether tables or columns of this version are missing."""
        with self._engine.connect() as connection:
            return bool(database.missing(connection, schema.metadata))

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The database, for reports and tests."""
        return self._engine

    @property
    def writing(self) -> Engine:
        """The database for transactions that write (`index.conversations`)."""
        return self._writing

    # facts about the store

    def fact(self, name: str) -> str | None:
        """A fact of the store (model, digest, schema), None when it was never set."""
        with self._engine.connect() as connection:
            return database.fact(connection, name)

    def set_facts(self, **facts: str) -> None:
        """Set facts of the store."""
        with self._writing.begin() as connection:
            for name, value in facts.items():
                database.set_fact(connection, name, value)
            database.raise_version(connection)

    def version(self) -> int:
        """A number that grows with every change of documents, facts or derived indexes."""
        with self._engine.connect() as connection:
            return database.version(connection)

    def state(self) -> tuple[int, bool]:
        """The version, and whether the derived indexes still have to learn something, in one look."""
        with self._engine.connect() as connection:
            row = connection.execute(_STATE).one()
        return int(row.version or 0), bool(row.waiting)

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
            identities = set(connection.scalars(select(_documents.c.id)))
            found = self._load(connection, identities).values()
        return tuple(sorted(found, key=lambda document: (document.name, document.id)))

    def listing(self) -> tuple[Listed, ...]:
        """What is known about every document, without its text, by id."""
        attributes = select(_documents.c.id, _documents.c.attributes).order_by(_documents.c.id)
        with self._engine.connect() as connection:
            suffixes: dict[str, set[str]] = {}
            for row in connection.execute(select(_sources.c.document, _sources.c.path)):
                suffixes.setdefault(row.document, set()).add(Path(row.path).suffix.lower())
            return tuple(
                Listed(row.id, frozenset(suffixes.get(row.id, ())), **schema.load_listed(row.attributes))
                for row in connection.execute(attributes)
            )

    def document(self, identity: str) -> Document | None:
        """One document, None when it is not in the store."""
        with self._engine.connect() as connection:
            return self._load(connection, {identity}).get(identity)

    def _load(self, connection: Connection, identities: set[str]) -> dict[str, Document]:
        version = database.version(connection)
        found = self._loaded.get(version, identities)
        fresh: dict[str, Document] = {}
        missing = sorted(identities - found.keys())
        for first in range(0, len(missing), 500):
            some = _documents.c.id.in_(missing[first : first + 500])
            for row in connection.execute(select(_documents).where(some)).all():
                fresh[row.id] = schema.load(row.attributes, row.text)
        self._loaded.keep(version, fresh)
        return found | fresh

    def put(
        self,
        path: Path,
        document: Document,
        form: int,
        passages: Sequence[Passage],
        vectors: Vectors,
        found: Sequence[Figure] = (),
        sentences: Sequence[EmbeddedSentences] = (),
    ) -> None:
        """Let a file stand for a document, replacing what the file stood for before.

        `found` are its figures, `sentences` those of its passages, one after another.
        """
        with self._writing.begin() as connection:
            before = connection.scalar(select(_sources.c.document).where(_sources.c.path == str(path)))
            stored = connection.scalar(select(_documents.c.format).where(_documents.c.id == document.id))
            if stored != form:
                _remove_passages(connection, document.id)
                figures.remove(connection, document.id)
                row = {"format": form, "attributes": schema.dump(document), "text": document.text}
                if stored is None:
                    connection.execute(insert(_documents).values(id=document.id, **row))
                else:
                    connection.execute(update(_documents).where(_documents.c.id == document.id).values(row))
                _add_passages(connection, passages, vectors, sentences)
                figures.add(connection, document.id, found)
            connection.execute(delete(_sources).where(_sources.c.path == str(path)))
            connection.execute(delete(schema.failures).where(schema.failures.c.path == str(path)))
            connection.execute(insert(_sources).values(path=str(path), document=document.id))
            if before is not None and before != document.id:
                _release(connection, before)
            database.raise_version(connection)

    def replace_passages(
        self,
        identity: str,
        passages: Sequence[Passage],
        vectors: Vectors,
        sentences: Sequence[EmbeddedSentences] = (),
    ) -> None:
        """Give a document new passages, after a change of the embedding model."""
        with self._writing.begin() as connection:
            _remove_passages(connection, identity)
            _add_passages(connection, passages, vectors, sentences)
            database.raise_version(connection)

    def remove(self, identity: str) -> bool:
        """Remove a document with all files that stand for it; False when it was not there."""
        with self._writing.begin() as connection:
            if connection.scalar(select(_documents.c.id).where(_documents.c.id == identity)) is None:
                return False
            connection.execute(delete(_sources).where(_sources.c.document == identity))
            _release(connection, identity)
            database.raise_version(connection)
        return True

    # figures

    def figures(self, **filters: Unpack[Filters]) -> tuple[StoredFigure, ...]:
        """The figures that fit every filter given, by document id and then by place in its text."""
        with self._engine.connect() as connection:
            rows = figures.find(connection, filters)
            loaded = self._load(connection, {row.document for row in rows})
        return tuple(
            StoredFigure(row.key, loaded[row.document], figures.load_figure(row.data)) for row in rows
        )

    def commodities(self) -> tuple[str, ...]:
        """The commodities that figures are about, in lower case and in order."""
        query = select(schema.figures.c.commodity).distinct().order_by(schema.figures.c.commodity)
        with self._engine.connect() as connection:
            return tuple(name for name in connection.scalars(query) if name)

    def figures_are_current(self) -> bool:
        """Whether the figures were read and written by this version of the program."""
        return self.fact("figures") == str(figures.FIGURES_FORMAT)

    def read_figures(self) -> None:
        """Read the figures of all documents again, into tables made anew. Needs the store's writer lock."""
        with self._writing.begin() as connection:
            schema.metadata.drop_all(connection, [schema.figure_places, schema.figures])
            schema.metadata.create_all(connection)
            for identity in connection.scalars(select(_documents.c.id).order_by(_documents.c.id)).all():
                (document,) = self._load(connection, {identity}).values()
                figures.add(connection, identity, figures.read(document))
            database.set_fact(connection, "schema", str(schema.SCHEMA))
            database.set_fact(connection, "figures", str(figures.FIGURES_FORMAT))
            database.raise_version(connection)

    # passages and what the derived indexes still have to learn

    def passages(self, keys: Iterable[int], with_sentences: bool = False) -> tuple[StoredPassage, ...]:
        """The passages with these keys that are in the store, by key."""
        wanted = sorted(set(keys))
        found: list[StoredPassage] = []
        with self._engine.connect() as connection:
            for first in range(0, len(wanted), 500):
                some = wanted[first : first + 500]
                query = select(_passages).where(_passages.c.key.in_(some)).order_by(_passages.c.key)
                rows = connection.execute(query).all()
                documents = self._load(connection, {row.document for row in rows})
                within = _sentences_of(connection, some) if with_sentences else {}
                found += [_stored(row, documents[row.document], within.get(row.key, NONE)) for row in rows]
        return tuple(found)

    def keys_of(self, documents: Collection[str]) -> tuple[int, ...]:
        """The keys of the passages of these documents, by key."""
        query = select(_passages.c.key)
        with self._engine.connect() as connection:
            parts = (connection.scalars(query.where(some)).all() for some in _among(documents))
            return tuple(sorted(key for part in parts for key in part))

    def nearest(self, vector: Vectors, documents: Collection[str], limit: int) -> list[tuple[int, float]]:
        """The passages of these documents with their cosine to a unit vector, best first, ties by key.

        Every vector of them is compared, so that none is missed.
        """
        query = select(_passages.c.key, _passages.c.vector)
        pairs: list[tuple[int, float]] = []
        with self._engine.connect() as connection:
            for some in _among(documents):
                rows = connection.execute(query.where(some)).all()
                if rows:
                    vectors = np.frombuffer(b"".join(row.vector for row in rows), dtype="<f4")
                    cosines = vectors.reshape(len(rows), -1) @ vector
                    pairs += [(row.key, float(one)) for row, one in zip(rows, cosines, strict=True)]
                    pairs = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[: max(0, limit)]
        return pairs

    def keys(self) -> set[int]:
        """The keys of all passages."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(_passages.c.key)))

    def pending(self, limit: int) -> tuple[tuple[int, int], ...]:
        """The oldest changes the derived indexes have not seen: (sequence, passage key)."""
        query = select(_pending.c.sequence, _pending.c.passage).order_by(_pending.c.sequence).limit(limit)
        with self._engine.connect() as connection:
            return tuple((row.sequence, row.passage) for row in connection.execute(query))

    def settle(self, last: int | None = None, **facts: str) -> None:
        """Forget pending changes up to sequence `last`, or all: the derived indexes have them. Sets facts."""
        with self._writing.begin() as connection:
            done = delete(_pending)
            connection.execute(done if last is None else done.where(_pending.c.sequence <= last))
            for name, value in facts.items():
                database.set_fact(connection, name, value)
            database.raise_version(connection)

    def count(self) -> dict[str, int]:
        """How many documents, passages and pending changes there are."""
        tables = {"documents": _documents, "passages": _passages, "pending": _pending}
        with self._engine.connect() as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in tables.items()
            }

    def figure_counts(self) -> dict[str, int]:
        """How many figures each document states, by its id; documents without any are left out."""
        stated = schema.figures.c.document
        with self._engine.connect() as connection:
            rows = connection.execute(select(stated, func.count()).group_by(stated)).all()
        return {row[0]: row[1] for row in rows}


def _among(documents: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Passages of these documents, some at a time: databases take a limited number of values at once."""
    known = sorted(set(documents))
    return (_passages.c.document.in_(known[first : first + 500]) for first in range(0, len(known), 500))


def _add_passages(
    connection: Connection,
    passages: Sequence[Passage],
    vectors: Vectors,
    sentences: Sequence[EmbeddedSentences],
) -> None:
    for passage, vector, within in zip(passages, vectors, sentences or [NONE] * len(passages), strict=True):
        row = {
            "document": passage.document.id,
            "start": passage.start,
            "end": passage.end,
            "heading": passage.heading,
            "vector": np.asarray(vector, dtype="<f4").tobytes(),
        }
        key = connection.execute(insert(_passages).values(row)).inserted_primary_key
        assert key is not None
        if within.spans:
            columns = ("spans", "vectors", "words")
            values = dict(zip(columns, dump_sentences(within), strict=True))
            connection.execute(insert(_sentences).values(passage=key[0], **values))
        connection.execute(insert(_pending).values(passage=key[0]))


def _remove_passages(connection: Connection, document: str) -> None:
    keys = select(_passages.c.key).where(_passages.c.document == document)
    connection.execute(insert(_pending).from_select(["passage"], keys))
    connection.execute(delete(_sentences).where(_sentences.c.passage.in_(keys)))
    connection.execute(delete(_passages).where(_passages.c.document == document))


def _sentences_of(connection: Connection, keys: Sequence[int]) -> dict[int, EmbeddedSentences]:
    rows = connection.execute(select(_sentences).where(_sentences.c.passage.in_(keys))).all()
    return {row.passage: load_sentences(row.spans, row.vectors, row.words) for row in rows}


def _release(connection: Connection, document: str) -> None:
    """After a file stopped standing for a document: name it after one that still does, or remove it."""
    query = select(_sources.c.path).where(_sources.c.document == document).order_by(_sources.c.path)
    names = [Path(path).name for path in connection.scalars(query)]
    same = _documents.c.id == document
    if not names:
        _remove_passages(connection, document)
        figures.remove(connection, document)
        connection.execute(delete(_documents).where(same))
    else:
        attributes = connection.scalar(select(_documents.c.attributes).where(same)) or ""
        if schema.load(attributes, "").name not in names:
            row = {"attributes": schema.renamed(attributes, names[0])}
            connection.execute(update(_documents).where(same).values(row))


def _stored(row: Any, document: Document, sentences: EmbeddedSentences) -> StoredPassage:
    passage = Passage(document, row.start, row.end, row.heading)
    vector = np.frombuffer(row.vector, dtype="<f4").astype(np.float32)
    return StoredPassage(row.key, passage, vector, sentences)
