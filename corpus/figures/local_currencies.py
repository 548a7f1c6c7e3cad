"""Currencies that share a name: the crowns of Norway and of Sweden, the rupees of India and of Pakistan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from corpus.places import place_named
from corpus.quantities import Quantity
from corpus.units import units
from corpus.vocabulary import records


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name of several currencies. `symbol`: of the bare name; `full`: symbols by the name in full, such as
    "Norwegian crowns"; `local`: symbols by country.
    """

    words: tuple[str, ...]
    symbol: str
    full: Mapping[str, str]
    local: Mapping[str, str]

    def written(self, text: str) -> bool:
        """Whether a text holds the bare name."""
        return any(word in text and re.search(rf"\b{word}(?![a-z])", text) for word in self.words)

    def meant(self, text: str, country: str) -> str:
        """The symbol of the currency that a document means: the one it names in full, that of the country it
        reports on, or that of the only country of the name that it speaks of. "" where none is known.
        """
        named = {symbol for name, symbol in self.full.items() if name in text}
        if len(named) == 1:
            return next(iter(named))
        if not named and country in self.local:
            return self.local[country]
        told = {symbol for place, symbol in self.local.items() if _speaks_of(text, place)}
        return next(iter(told)) if len(told) == 1 else ""


@cache
def shared_names() -> tuple[SharedName, ...]:
    """The names of `vocabulary/currencies.csv`. KeyError: a country's currency that `units.csv` lacks."""
    found: dict[str, SharedName] = {}
    known = {unit.symbol: unit for unit in units()}
    for row in records("currencies.csv"):
        words, symbol = tuple(row["words"].split("|")), row["symbol"]
        held = found.get(symbol, SharedName(words, symbol, {}, {}))
        ends = tuple(f" {word}" for word in words)
        full = {alias: row["local"] for alias in known[row["local"]].aliases if alias.endswith(ends)}
        local = {row["country"]: row["local"]}
        found[symbol] = replace(held, full={**held.full, **full}, local={**held.local, **local})
    return tuple(found.values())


def local_currencies(text: str, country: str) -> dict[str, str]:
    """By the symbol of a bare name, the currency that a document means by it."""
    meant = {name.symbol: name.meant(text, country) for name in shared_names() if name.written(text)}
    return {symbol: local for symbol, local in meant.items() if local not in ("", symbol)}


def in_local_currency(quantity: Quantity, meant: Mapping[str, str]) -> Quantity:
    """The quantity in the currency that its document means; an amount in full or by sign stays what it is."""
    symbol, _, per = quantity.unit.partition("/")
    if symbol not in meant or not _names()[symbol].written(quantity.literal):
        return quantity
    base = quantity.base.replace(symbol, meant[symbol], 1)
    return replace(quantity, unit=f"{meant[symbol]}/{per}" if per else meant[symbol], base=base)


@cache
def _names() -> Mapping[str, SharedName]:
    return {name.symbol: name for name in shared_names()}


def _speaks_of(text: str, country: str) -> bool:
    place = place_named(country)
    return any(form in text for form in (country, *(place.forms if place else ())) if len(form) > 3)
