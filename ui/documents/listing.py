"""Which documents are listed, and in what order. What a browser sends is read and never trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any
from urllib.parse import urlencode

from corpus.document import Document
from ui import texts
from ui.captions import day

MOST_ROWS = 200
"""Documents that are shown at once; more are found by narrowing the search."""
NOT_STATED = "-"
"""As publisher or year: the documents that state none."""
NEWEST_FIRST = "-published"
_KINDS = {".markdown": ".md", ".htm": ".html", ".tsv": ".csv"}
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed by; "" narrows nothing.

    `kind` is a file ending, `year` four digits; publisher and year may be `NOT_STATED`. `order` is a field of
    `texts.DOCUMENT_ORDERS`, with a minus in front for the greatest first.
    """

    words: str = ""
    publisher: str = ""
    kind: str = ""
    year: str = ""
    warnings: bool = False
    order: str = NEWEST_FIRST

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return replace(self, order=NEWEST_FIRST) != NO_FILTERS

    @property
    def address(self) -> str:
        """The query string that shows the same again."""
        fields = {
            "words": self.words, "publisher": self.publisher, "kind": self.kind, "year": self.year,
            "warnings": "yes" if self.warnings else "",
            "order": "" if self.order == NEWEST_FIRST else self.order,
        }  # fmt: skip
        return urlencode({"view": "documents", **{name: value for name, value in fields.items() if value}})


NO_FILTERS = Filters()


def filters_of(said: Mapping[str, Any]) -> Filters:
    """The filters that a form or an address names; what cannot be read narrows nothing."""
    kind, year = _word(said, "kind"), _word(said, "year")
    order = _word(said, "order")
    return Filters(
        words=" ".join(_word(said, "words").split()),
        publisher=_word(said, "publisher"),
        kind=kind if kind in texts.DOCUMENT_KINDS else "",
        year=year if year == NOT_STATED or (len(year) == 4 and year.isascii() and year.isdecimal()) else "",
        warnings=_word(said, "warnings") == "yes",
        order=order if order in texts.DOCUMENT_ORDERS else NEWEST_FIRST,
    )


def _word(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name, "")
    return value[:_LONGEST_WORDS] if isinstance(value, str) else ""


def reordered(filters: Filters, column: str) -> Filters:
    """The order after a click on a column's head: a second click turns it round."""
    first = f"-{column}" if column in ("published", "figures") else column
    second = column if first.startswith("-") else f"-{column}"
    order = second if filters.order == first else first
    return replace(filters, order=order if order in texts.DOCUMENT_ORDERS else NEWEST_FIRST)


@dataclass(frozen=True, slots=True)
class Row:
    """A document of the list, and how many figures it states."""

    document: Document
    figures: int

    @property
    def title(self) -> str:
        """The title, or the file name of a document without one."""
        return " ".join(self.document.title.split()) or self.document.name

    @property
    def kind(self) -> str:
        """The file ending, one for each kind of file."""
        suffix = PurePath(self.document.name).suffix.lower()
        return _KINDS.get(suffix, suffix)

    @property
    def year(self) -> str:
        """The year of publication, `NOT_STATED` without one."""
        return str(self.document.published.year) if self.document.published else NOT_STATED


@dataclass(frozen=True, slots=True)
class Listing:
    """What is shown: chosen documents that the filters leave out, those that fit, and how many fit in all."""

    kept: tuple[Row, ...]
    rows: tuple[Row, ...]
    fitting: int
    total: int


def listing(
    documents: Iterable[Document], figures: Mapping[str, int], filters: Filters, chosen: Collection[str] = ()
) -> Listing:
    """The documents that fit the filters; a chosen one stays in sight even where it does not."""
    rows = [Row(document, figures.get(document.id, 0)) for document in documents]
    ordered = _in_order(rows, filters.order)
    fitting = [row for row in ordered if _fits(row, filters)]
    shown = fitting[:MOST_ROWS]
    seen = {row.document.id for row in shown}
    kept = [row for row in ordered if row.document.id in chosen and row.document.id not in seen]
    return Listing(tuple(kept), tuple(shown), len(fitting), len(rows))


def _fits(row: Row, filters: Filters) -> bool:
    document = row.document
    searched = " ".join(
        (document.title, document.publisher, day(document.published), document.name)
    ).casefold()
    return (
        all(word in searched for word in filters.words.casefold().split())
        and filters.publisher in ("", document.publisher or NOT_STATED)
        and filters.kind in ("", row.kind)
        and filters.year in ("", row.year)
        and (bool(document.warnings) or not filters.warnings)
    )


def _in_order(rows: Sequence[Row], order: str) -> list[Row]:
    """Rows by a field, then by title; a document without the field comes last either way."""
    field, backwards = order.removeprefix("-"), order.startswith("-")
    by_title = sorted(rows, key=lambda row: (row.title.casefold(), row.document.id))
    if field == "title":
        return by_title[::-1] if backwards else by_title
    keys = {row.document.id: _key(row, field) for row in by_title}
    known = [row for row in by_title if keys[row.document.id]]
    unknown = [row for row in by_title if not keys[row.document.id]]
    return [*sorted(known, key=lambda row: keys[row.document.id], reverse=backwards), *unknown]


def _key(row: Row, field: str) -> str:
    """A field as text that sorts rightly, "" where there is none."""
    document = row.document
    if field == "published":
        return document.published.isoformat() if document.published else ""
    if field == "figures":
        return f"{row.figures:09d}"
    return (
        document.publisher.casefold()
        if field == "publisher"
        else texts.DOCUMENT_KINDS.get(row.kind, row.kind)
    )


@dataclass(frozen=True, slots=True)
class Options:
    """What each filter can be set to: value, label, and how many documents it leaves."""

    publishers: tuple[tuple[str, str, int], ...]
    kinds: tuple[tuple[str, str, int], ...]
    years: tuple[tuple[str, str, int], ...]
    with_warnings: int


def options(documents: Iterable[Document]) -> Options:
    """The values that the documents have, those not stated last."""
    rows = [Row(document, 0) for document in documents]
    publishers = _counted(row.document.publisher or NOT_STATED for row in rows)
    kinds = _counted(row.kind for row in rows)
    years = _counted(row.year for row in rows)
    return Options(
        tuple((name, _label(name), count) for name, count in sorted(publishers.items(), key=_stated_first)),
        tuple((name, texts.DOCUMENT_KINDS.get(name, name), count) for name, count in sorted(kinds.items())),
        tuple((name, _label(name), count) for name, count in sorted(years.items(), reverse=True)),
        sum(bool(row.document.warnings) for row in rows),
    )


def _counted(values: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def _label(value: str) -> str:
    return texts.NOT_STATED if value == NOT_STATED else value


def _stated_first(item: tuple[str, int]) -> tuple[bool, str]:
    return item[0] == NOT_STATED, item[0].casefold()
