"""Which documents are searched: named by callers, checked, and found in the catalogue."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TypedDict, cast

from assistant.figure_filters import BadFilter
from corpus.readers import SUFFIXES
from index.catalogue import Catalogue, Listed

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]
NAMED = 12
"""So many publishers are named to someone who asked for one that there is not."""


class ScopeWords(TypedDict, total=False):
    """The documents that are asked, by what their caller knows of them; each part narrows, None is open.

    `documents`: ids, file names or titles. `publishers`: names, without regard to case. `published_from`,
    `published_to`: first and last day of publication, as a date or as "2025-06-30", "2025-06" or "2025"; a
    document without a date is then left out. `formats`: file suffixes, "csv" or ".csv".
    """

    documents: str | Sequence[str] | None
    publishers: str | Sequence[str] | None
    published_from: str | date | None
    published_to: str | date | None
    formats: str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Scope:
    """The same, read and checked; None leaves a part open."""

    documents: tuple[str, ...] | None = None
    publishers: tuple[str, ...] | None = None
    published_from: date | None = None
    published_to: date | None = None
    formats: tuple[str, ...] | None = None

    @property
    def open(self) -> bool:
        """Whether all documents are meant."""
        return self == Scope()

    def words(self) -> ScopeWords:
        """The scope as JSON values, which `scope_of` reads again."""
        dates = {"published_from": self.published_from, "published_to": self.published_to}
        lists = {"documents": self.documents, "publishers": self.publishers, "formats": self.formats}
        words: dict[str, Any] = {name: list(value) for name, value in lists.items() if value is not None}
        words |= {name: value.isoformat() for name, value in dates.items() if value is not None}
        return cast(ScopeWords, words)


@dataclass(frozen=True, slots=True)
class Within:
    """The documents of a scope, by id, among `total`; `undated`: left out for want of a date."""

    ids: frozenset[str]
    total: int
    undated: int = 0

    @property
    def note(self) -> str:
        """A sentence that says what was asked, without digits: a number in an answer is one of a document."""
        if not self.ids:
            asked = "No document is within what was asked."
        else:
            asked = f"Only the {_counted(len(self.ids))} asked {_were(len(self.ids))} searched."
        if not self.undated:
            return asked
        return f"{asked} {_counted(self.undated).capitalize()} without a date {_were(self.undated)} left out."


def scope_of(**words: Any) -> Scope:
    """Read the words of a caller. Raises `BadFilter` for what cannot be meant."""
    scope = Scope(
        _names(words.get("documents"), "documents", "june.csv"),
        _names(words.get("publishers"), "publishers", "Reuters"),
        _day(words.get("published_from"), "published_from", last=False),
        _day(words.get("published_to"), "published_to", last=True),
        _formats(words.get("formats")),
    )
    first, last = scope.published_from, scope.published_to
    if first and last and first > last:
        raise BadFilter(
            f"Documents from {first} to {last} were asked for.",
            "The first day of publication is not after the last one.",
            "Exchange published_from and published_to.",
        )
    return scope


def within(scope: Scope, catalogue: Catalogue) -> Within | None:
    """The documents of a scope, None for all of them.

    Raises `BadFilter` when a publisher has no document, or a name is that of none.
    """
    if scope.open:
        return None
    listing = catalogue.listing()
    chosen: Sequence[Listed] = listing
    if scope.documents is not None:
        names = {name.casefold() for name in scope.documents}
        _all_known(scope.documents, chain.from_iterable(_named(one) for one in listing))
        chosen = [one for one in chosen if names & set(_named(one))]
    if scope.publishers is not None:
        publishers = {name.casefold() for name in scope.publishers}
        _published(scope.publishers, listing)
        chosen = [one for one in chosen if one.publisher.casefold() in publishers]
    if scope.formats is not None:
        chosen = [one for one in chosen if one.suffixes & set(scope.formats)]
    dated = [one for one in chosen if one.published]
    if scope.published_from is None and scope.published_to is None:
        return Within(frozenset(one.id for one in chosen), len(listing))
    first, last = scope.published_from or date.min, scope.published_to or date.max
    ids = frozenset(one.id for one in dated if one.published and first <= one.published <= last)
    return Within(ids, len(listing), len(chosen) - len(dated))


def _named(one: Listed) -> tuple[str, ...]:
    names = (one.id, one.name.casefold(), one.title.casefold())
    return tuple(name for name in names if name)


def _all_known(wanted: Sequence[str], known: Iterator[str]) -> None:
    held = set(known)
    for name in wanted:
        if name.casefold() not in held:
            raise BadFilter(
                f"There is no document {name!r} in the store.",
                "A document is named by its id, its file name or its title.",
                "List them with: assistant documents",
            )


def _published(wanted: Sequence[str], listing: Sequence[Listed]) -> None:
    known = {one.publisher.casefold(): one.publisher for one in listing if one.publisher}
    for name in wanted:
        if name.casefold() not in known:
            some = sorted(known.values())
            listed = ", ".join(some[:NAMED]) + (" ..." if len(some) > NAMED else "")
            raise BadFilter(
                f"No document is by the publisher {name!r}.",
                f"These are: {listed}." if some else "No document names its publisher.",
                "Give one of them, as the documents write it, or leave it out for all.",
            )


def _names(value: Any, what: str, example: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    given = (value,) if isinstance(value, str) else tuple(value)
    if any(not isinstance(one, str) for one in given):
        wrong = next(one for one in given if not isinstance(one, str))
        raise BadFilter(
            f"{wrong!r} stands among the {what}.", "They are named by text.", f'Give for example "{example}".'
        )
    names = tuple(dict.fromkeys(" ".join(one.split()) for one in given))
    if not names or "" in names:
        raise BadFilter(
            f"The {what} are empty." if not names else f"One of the {what} is empty.",
            f"The {what} are one name or several.",
            f'Leave them out for all, or give "{example}".',
        )
    return names


def _formats(value: Any) -> tuple[str, ...] | None:
    names = _names(value, "formats", "csv")
    if names is None:
        return None
    suffixes = tuple(f".{name.lower().lstrip('.')}" for name in names)
    for name, suffix in zip(names, suffixes, strict=True):
        if suffix not in SUFFIXES:
            raise BadFilter(
                f"{name!r} is no format of documents.",
                f"These are: {' '.join(SUFFIXES)}.",
                'Give the suffix of the files, for example "csv".',
            )
    return suffixes


def _day(value: Any, what: str, last: bool) -> date | None:
    if value is None:
        return None
    if isinstance(value, date):  # of a moment its day
        return date(value.year, value.month, value.day)
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
        if day is None and last:
            return date(year, month, monthrange(year, month)[1])
        return date(year, month, int(day or 1))
    except (ValueError, OverflowError):
        raise BadFilter(
            f"{value!r} is no day that can be read as {what}.",
            "A day of publication is a date, or a text like 2025-06-30, 2025-06 or 2025.",
            "Write it so, or leave it out.",
        ) from None


def _counted(number: int) -> str:
    noun = "document" if number == 1 else "documents"
    return f"{_NUMBERS[number]} {noun}" if number < len(_NUMBERS) else noun


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
