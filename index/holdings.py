"""What the catalogue holds, as it is counted: documents without their text, figures without their numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from index import database, schema
from index.catalogue import Catalogue

_documents, _figures, _passages = schema.documents, schema.figures, schema.passages


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document without its text; `published` is None and the others "" or empty where nothing is known."""

    id: str
    name: str
    title: str
    publisher: str
    published: date | None
    warnings: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published.isoformat() if self.published else None,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """What a figure of a document is about; "" and no places where the text leaves it open."""

    document: str
    commodity: str
    measure: str
    flow: str
    status: str
    period: str
    reporters: frozenset[str]
    origins: frozenset[str]
    destinations: frozenset[str]


class Holdings:
    """One state of the catalogue: every method sees the same documents, whatever is added meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def version(self) -> int:
        """The version of the catalogue."""
        return database.version(self._connection)

    def documents(self) -> tuple[HeldDocument, ...]:
        """All documents, by name and id."""
        rows = self._connection.execute(select(_documents.c.id, _documents.c.attributes))
        return tuple(sorted((_document(row) for row in rows), key=lambda held: (held.name, held.id)))

    def passages(self, document: str | None = None) -> int:
        """How many passages there are, of one document or of all."""
        query = select(func.count()).select_from(_passages)
        if document is not None:
            query = query.where(_passages.c.document == document)
        return self._connection.scalar(query) or 0

    def figures(self) -> Iterator[HeldFigure]:
        """All figures."""
        return self._read(select(_figures.c.document, _figures.c.data))

    def figures_beside(self, document: str) -> Iterator[HeldFigure]:
        """The figures of all documents about the commodities that one document has figures of."""
        goods = select(_figures.c.commodity).where(_figures.c.document == document)
        return self._read(select(_figures.c.document, _figures.c.data).where(_figures.c.commodity.in_(goods)))

    def _read(self, query: Select[Any]) -> Iterator[HeldFigure]:
        return (_figure(row) for row in self._connection.execute(query))


@contextmanager
def holdings(catalogue: Catalogue) -> Iterator[Holdings]:
    """What a catalogue holds now. Raises `StoreError` when it cannot be read."""
    with catalogue.engine.connect() as connection:
        yield Holdings(connection)


def _document(row: Any) -> HeldDocument:
    warnings = tuple(json.loads(row.attributes)["warnings"])
    return HeldDocument(row.id, **schema.load_listed(row.attributes), warnings=warnings)


def _figure(row: Any) -> HeldFigure:
    """Only what is counted is taken from the JSON: making whole figures takes ten times as long."""
    written = json.loads(row.data)

    def value(slot: str) -> str:
        return str(written[slot][0]) if slot in written else ""

    def places(slot: str) -> frozenset[str]:
        return frozenset(filter(None, value(slot).split("+")))

    return HeldFigure(
        document=row.document,
        commodity=value("commodity"),
        measure=value("measure"),
        flow=value("flow"),
        status=value("status"),
        period=value("period"),
        reporters=places("reporter"),
        origins=places("origin"),
        destinations=places("destination"),
    )
