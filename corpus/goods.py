"""Goods by name: what is a kind of what, and what is made from what and never exchanged with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpus.vocabulary import records
from corpus.words import keys


@dataclass(frozen=True, slots=True)
class Good:
    """A good of the vocabulary. `kind_of`: the wider good; `form_of`: what it is made from or a part of."""

    name: str
    kind_of: str
    form_of: str
    hs: str
    group: str


@cache
def goods() -> dict[str, Good]:
    """Every row of `vocabulary/commodities.csv` by name."""
    return {
        row["name"]: Good(row["name"], row["kind_of"], row["form_of"], row["hs"], row["group"])
        for row in records("commodities.csv")
    }


def made_of(name: str) -> str:
    """What a good is made from or a form of: natural gas for LNG; "" for none."""
    known = goods().get(name)
    return known.form_of if known else ""


def is_kind_of(name: str, wider: str) -> bool:
    """Whether a good is another one or a kind of it: thermal coal is coal; copper ore is no copper."""
    while name and name != wider:
        good = goods().get(name)
        name = good.kind_of if good else ""
    return bool(name)


def form_named(good: str, key: str) -> str:
    """The listed good that a word means in a text about another: "cathodes" in one about copper; ""
    for none.
    """
    return _forms().get((good, key), "")


@cache
def _forms() -> dict[tuple[str, str], str]:
    """(good, key of the last word) -> name, for every listed name of two words that begins with a
    listed good.
    """
    names = set(goods())
    found = {}
    for name in sorted(names):
        first, _, last = name.rpartition(" ")
        if first in names and (key := keys(last)):
            found[first, key[0]] = name
    return found


def called(good: str, key: str) -> bool:
    """Whether a word is the last one of a listed name of a good: "oxide" of antimony trioxide."""
    return key in _last_words().get(good, frozenset())


@cache
def ends_a_name(key: str) -> bool:
    """Whether a word is the last one of some listed name: "kernels", "ingots"."""
    return any(key in words for words in _last_words().values())


@cache
def short_keys(good: str) -> frozenset[str]:
    """The words that may stand for a good, a form of it or of what it is made of."""
    known = goods().get(good)
    roots = {good, known.form_of if known else ""}
    return _last_words().get(good, frozenset()) | {key for name, key in _forms() if name in roots}


@cache
def _last_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in records("commodities.csv"):
        for form in (row["name"], *row["forms"].split("|")):
            head, _, last = form.rpartition(" ")
            if head and (key := keys(last)):
                found.setdefault(row["name"], set()).add(key[0])
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _groups() -> frozenset[str]:
    """Names of many goods at once ("oilseeds", "metals"): no customs code, and several goods below them."""
    below: dict[str, int] = {}
    for good in goods().values():
        for wider in (good.kind_of, good.form_of):
            below[wider] = below.get(wider, 0) + 1
    named = ("metals", "minerals", "materials", "goods", "commodities")
    return frozenset(
        name
        for name, good in goods().items()
        if not good.hs and (below.get(name, 0) >= 2 or name.endswith(named))
    )


def is_group(name: str) -> bool:
    """Whether a name stands for many goods at once."""
    return name in _groups()


def belongs_to(name: str, wider: str) -> bool:
    """Whether a good is one of a group, over any number of steps."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        if name == wider:
            return True
        good = goods().get(name)
        name = (good.kind_of or good.form_of) if good else ""
    return False
