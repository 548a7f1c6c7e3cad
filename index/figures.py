"""Figures in the catalogue: how one is written there, and how those of a document come and go."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import Connection, Select, delete, exists, insert, select

from corpus.document import Document
from corpus.figures import calendar
from corpus.figures.figure import QUANTITY_FIELDS, SLOTS, Figure, Slot
from corpus.quantities import Quantity
from index import schema

FIGURES_FORMAT = 18
"""Raised by one whenever the same text gives other figures, or they are written otherwise; stores read their
documents again then, without embedding anything."""

REMEMBERED = 20_000
"""Figures kept in memory, about 1 KB each: making them from JSON is most of what a lookup costs."""

_figures, _places = schema.figures, schema.figure_places
_PLACES = ("origin", "destination", "place")
_DECIMALS = frozenset({"value", "high", "scale", "factor"})
_PLAIN = tuple(field.name for field in fields(Figure) if field.name not in ("quantity", *SLOTS))
_KNOWN = frozenset(field.name for field in fields(Figure))
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure in its document, and its key in the catalogue."""

    key: int
    document: Document
    figure: Figure


class Filters(TypedDict, total=False):
    """Which figures are looked for: each filter names a choice of values, None and no filter mean all.

    `commodities`, and `places` named as origin, destination or place, `reporters` as one of these or as
    reporter: all without regard to case. `months`: first and last month (year * 12 + month - 1) in which
    the period must lie. `documents`: ids. `newest`: at most so many, those of the latest periods.
    """

    commodities: Collection[str] | None
    measures: Collection[str] | None
    places: Collection[str] | None
    reporters: Collection[str] | None
    months: tuple[int, int] | None
    documents: Collection[str] | None
    newest: int | None


class Row(NamedTuple):
    """What the catalogue gives back of a figure."""

    document: str
    start: int
    key: int
    last: int | None
    data: str


def read(document: Document) -> tuple[Figure, ...]:
    """The figures of a document; none, and a line in the log, where reading them fails.

    Its text is stored and found all the same, and the other documents must not suffer.
    """
    from corpus.figures import reading  # its grammar takes 0.4 s to load, and answers do not need it

    try:
        return reading.figures(document)
    except Exception:
        _log.exception("The figures of %s (%s) cannot be read.", document.name, document.id)
        return ()


def dump_figure(figure: Figure) -> str:
    """A figure as compact JSON. Slots are lists of value, source, start and end; open ones are left out."""
    quantity = {name: getattr(figure.quantity, name) for name in QUANTITY_FIELDS}
    for name in _DECIMALS:
        quantity[name] = None if quantity[name] is None else str(quantity[name])
    written: dict[str, Any] = {name: getattr(figure, name) for name in _PLAIN}
    written |= {"quantity": quantity}
    written |= {name: [slot.value, slot.source, slot.start, slot.end] for name, slot in figure.slots.items()}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=REMEMBERED)
def load_figure(data: str) -> Figure:
    """The figure that `dump_figure` wrote. Parts that this version does not know are passed over."""
    written = {name: value for name, value in json.loads(data).items() if name in _KNOWN}
    quantity = {name: value for name, value in written.pop("quantity").items() if name in QUANTITY_FIELDS}
    for name in _DECIMALS:
        quantity[name] = None if quantity[name] is None else Decimal(quantity[name])
    for name in SLOTS:
        if name in written:
            written[name] = Slot(*written[name])
    return Figure(quantity=Quantity(**quantity), **written)


def add(connection: Connection, document: str, found: Sequence[Figure]) -> None:
    """Write the figures of a document."""
    if not found:
        return
    adding = insert(_figures).returning(_figures.c.key, sort_by_parameter_order=True)
    keys = connection.scalars(adding, [_row(document, figure) for figure in found]).all()
    places = [
        {"place": name, "figure": key, "slot": slot}
        for key, figure in zip(keys, found, strict=True)
        for slot in (*_PLACES, "reporter")
        for name in sorted(names(figure, slot))
    ]
    if places:
        connection.execute(insert(_places), places)


def _row(document: str, figure: Figure) -> dict[str, Any]:
    time = calendar.parse(figure.value("period"))
    return {
        "document": document,
        "commodity": figure.value("commodity").lower(),
        "measure": figure.value("measure"),
        "first": time.first if time else None,
        "last": time.last if time else None,
        "start": figure.start,
        "data": dump_figure(figure),
    }


def names(figure: Figure, slot: str) -> frozenset[str]:
    """The places of a slot in lower case: "India+Pakistan" are two."""
    return frozenset(name.lower() for name in figure.value(slot).split("+") if name)


def remove(connection: Connection, document: str) -> None:
    """Delete the figures of a document."""
    keys = select(_figures.c.key).where(_figures.c.document == document)
    connection.execute(delete(_places).where(_places.c.figure.in_(keys)))
    connection.execute(delete(_figures).where(_figures.c.document == document))


def find(connection: Connection, filters: Filters) -> list[Row]:
    """The rows of the figures that fit every filter given, by document and place in its text."""
    commodities, measures = filters.get("commodities"), filters.get("measures")
    places, reporters = filters.get("places"), filters.get("reporters")
    months, newest = filters.get("months"), filters.get("newest")
    query = select(*(_figures.c[name] for name in Row._fields))
    if measures is not None:
        query = query.where(_figures.c.measure.in_(sorted(measures)))
    if months is not None:  # the last month from both sides, so that an index finds it
        query = query.where(_figures.c.first >= months[0], _figures.c.last.between(*months))
    few = filters.get("documents") is not None or (commodities is not None and newest is None)
    if places is not None:
        query = _placed(query, places, _PLACES, few)
    if reporters is not None:
        query = _placed(query, reporters, (*_PLACES, "reporter"), few)
    in_text = [_figures.c[name] for name in Row._fields[:3]]
    if newest is None:
        query = query.order_by(*in_text)
    else:
        query = query.order_by(_figures.c.last.desc().nulls_last(), *in_text).limit(newest)
    names = None if commodities is None else sorted({name.lower() for name in commodities})
    queries = [query]
    if names is not None and newest is not None and places is None and reporters is None:
        # an index holds the figures of one good from the newest on, those of several have to be sorted
        queries = [query.where(_figures.c.commodity == name) for name in names]
    elif names is not None:
        queries = [query.where(_figures.c.commodity.in_(names))]
    rows = [row for one in queries for row in _rows(connection, one, filters.get("documents"))]
    if newest is None:
        return rows
    rows.sort(key=lambda row: row[:3])
    latest = sorted(rows, key=lambda row: -1 if row.last is None else row.last, reverse=True)[:newest]
    return sorted(latest, key=lambda row: row[:3])


def _rows(connection: Connection, query: Select[Any], documents: Collection[str] | None) -> list[Row]:
    if documents is None:
        return [Row(*row) for row in connection.execute(query)]
    known = sorted(set(documents))  # databases take a limited number of values in one statement
    some = (known[first : first + 500] for first in range(0, len(known), 500))
    parts = (query.where(_figures.c.document.in_(ids)) for ids in some)
    return [Row(*row) for part in parts for row in connection.execute(part)]


def _placed(query: Select[Any], places: Collection[str], slots: Sequence[str], few: bool) -> Select[Any]:
    """Only figures that name one of the places in one of the slots.

    Where another filter leaves few figures, each of these is looked up; else the figures of the places are
    listed first. SQLite does not find out by itself which is quicker.
    """
    named = _places.c.place.in_(sorted({name.lower() for name in places})) & _places.c.slot.in_(slots)
    if few:
        return query.where(exists().where(_places.c.figure == _figures.c.key, named))
    return query.where(_figures.c.key.in_(select(_places.c.figure).where(named)))
