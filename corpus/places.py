"""Places by name: ISO codes, what lies in what, and which names are countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpus.vocabulary import records


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the vocabulary. `code`: ISO 3166 alpha-2 or that of a bloc; "" for cities and ports."""

    name: str
    code: str
    kind: str
    within: tuple[str, ...]
    forms: tuple[str, ...]


@cache
def all_places() -> tuple[Place, ...]:
    """Every row of `vocabulary/places.csv`."""
    return tuple(
        Place(
            row["name"], row["code"], row["kind"],
            tuple(part for part in row["within"].split("|") if part),
            tuple(part for part in row["forms"].split("|") if part),
        )
        for row in records("places.csv")
    )  # fmt: skip


@cache
def _by_name() -> dict[str, Place]:
    return {place.name.lower(): place for place in all_places()}


def place_named(name: str) -> Place | None:
    """The place of that display name, None when there is none."""
    return _by_name().get(name.lower())


def code_of(name: str) -> str:
    """The code of a place, "" when it has none."""
    place = place_named(name)
    return place.code if place else ""


def kind_of_place(name: str) -> str:
    """country, bloc, region, city ...; "" for an unlisted place."""
    place = place_named(name)
    return place.kind if place else ""


def country_of(name: str) -> str:
    """The country of a port or city; "" for other places and where it is not known."""
    place = place_named(name)
    if place is None or place.kind not in ("port", "city"):
        return ""
    return next((one.name for one in all_places() if one.kind == "country" and one.code in place.within), "")


def lies_in(name: str, other: str) -> bool:
    """Whether a place is another one or lies in it: Germany in the European Union, Texas in the
    United States.
    """
    place, around = place_named(name), place_named(other)
    if name.lower() == other.lower():
        return True
    if place is None or around is None or not around.code:
        return False
    if around.kind == "world":
        return True
    direct = set(place.within)
    for code in place.within:
        direct |= set(_within_code(code))
    return around.code in direct


@cache
def _within_code(code: str) -> tuple[str, ...]:
    return next((place.within for place in all_places() if place.code == code), ())
