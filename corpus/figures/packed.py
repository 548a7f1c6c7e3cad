"""Numbers that several words make up: "618,388 60-kg bags", "R10.3-billion", "10,100 EVs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.goods import goods
from corpus.quantities import Quantity, quantities
from corpus.rare import Rare
from corpus.units import unit_named
from corpus.words import name_of, terms

_SACKS = re.compile(r" (?:bags?|sacks?)\b")
_RAND = Rare(r"(?<![A-Za-z0-9])R ?(?P<number>\d+(?:[.,]\d+)*)[ -]?(?P<scale>trillion|billion|million|bn|m)\b")
_NEXT = re.compile(r" (?P<words>[A-Za-z-]+(?: [a-z-]+){0,2})")


def packed(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities of a sentence with those of several words put together."""
    joined = _in_bags(
        text, [*found, *(q for q in _rand(text) if not any(_over(q, other) for other in found))]
    )
    ordered = _in_lots(text, _with_weights(text, sorted(joined, key=lambda one: one.start)))
    return tuple(_counted(text, one) for one in ordered)


def _over(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


def _in_bags(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """ "618,388 60-kg bags": so many bags; what one holds is no amount of its own."""
    bag = unit_named("bags")
    result: list[Quantity] = []
    for one in sorted(found, key=lambda q: q.start):
        sacks = _SACKS.match(text, one.end) if one.dimension == "mass" and "-" in one.literal else None
        if sacks is None or bag is None:
            result.append(one)
            continue
        number = result[-1] if result else None
        if number and number.dimension in ("number", "count") and text[number.end : one.start] == " ":
            result[-1] = replace(
                number, end=sacks.end(), literal=text[number.start : sacks.end()],
                unit=bag.symbol, dimension=bag.dimension, base=bag.base, factor=bag.factor,
            )  # fmt: skip
    return result


_OF_WEIGHT = re.compile(r" (?:of|weighing) ")
_PACKS = frozenset({"bag", "box", "carton", "crate", "bale", "drum", "sack"})


def _with_weights(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """ "32.6 million boxes of 18.14 kg": the number of boxes with what one of them weighs."""
    result: list[Quantity] = []
    for one in found:
        packs = result[-1] if result else None
        if packs and packs.unit in _PACKS and one.dimension == "mass" and one.scale == 1:
            between = text[packs.end : one.start]
            if _OF_WEIGHT.fullmatch(between):
                result[-1] = replace(packs, end=one.end, literal=text[packs.start : one.end])
                continue
        result.append(one)
    return result


_LOTS = re.compile(
    r" (?:lots?|warrants|contracts)(?: ?\((?:each )?(?:of |being |at )?| of |, each of |, each being )"
)
_EACH = re.compile(r"(?: (?:each|a lot|per lot|apiece))?\)?")


def _in_lots(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "4,370 lots (10 tonnes each)": lots of ten tonnes, and no ten tonnes of their own."""
    result: list[Quantity] = []
    for one in found:
        lots = result[-1] if result else None
        if lots and lots.dimension in ("number", "count") and not lots.unit and one.dimension == "mass":
            end = _EACH.match(text, one.end)
            if _LOTS.fullmatch(text, lots.end, one.start) and end:
                result[-1] = replace(
                    lots, end=end.end(), literal=text[lots.start : end.end()], unit="lot",
                    dimension="mass", base=one.base, factor=one.factor * one.value,
                )  # fmt: skip
                continue
        result.append(one)
    return result


def _rand(text: str) -> Iterator[Quantity]:
    for match in _RAND.finditer(text):
        read = quantities(f"ZAR {match['number']} {match['scale']}")
        if len(read) == 1:
            yield replace(read[0], start=match.start(), end=match.end(), literal=match.group())


def _counted(text: str, quantity: Quantity) -> Quantity:
    """A number right before vehicles counts them."""
    after = _NEXT.match(text, quantity.end) if quantity.dimension == "number" else None
    first = next(iter(terms(after["words"])), None) if after else None
    if first is None or first.start or first.kind != "commodity":
        return quantity
    good = goods().get(name_of(first.key))
    return replace(quantity, dimension="count") if good and good.group == "vehicle" else quantity
