"""Goods that are counted one by one, in numbers that have no unit: "exports of cars were 38,200"."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.goods import goods, is_kind_of
from corpus.quantities import Quantity
from corpus.units import unit_named
from corpus.words import name_of, terms

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_MACHINES = ("home appliances", "smartphones", "computers")


def counted_in_pieces(text: str, quantity: Quantity) -> Quantity | None:
    """The number in units, where the sentence names goods that are counted; None for any other number."""
    unit = unit_named("units")
    if unit is None or quantity.dimension != "number" or not _GROUPED.fullmatch(quantity.literal):
        return None
    if not any(term.kind == "commodity" and _counted(name_of(term.key)) for term in terms(text)):
        return None
    return replace(quantity, unit=unit.symbol, dimension=unit.dimension, base=unit.base, factor=unit.factor)


def pieces_named(text: str, quantity: Quantity) -> Quantity | None:
    """The number in units, where it stands right before such goods: "21,640 used cars"."""
    unit = unit_named("units")
    if unit is None or quantity.unit or not _GROUPED.fullmatch(quantity.literal):
        return None
    ahead = [term for term in terms(text[quantity.end : quantity.end + 48])[:4] if term.kind == "commodity"]
    near = ahead and _BEFORE_GOODS.fullmatch(text[quantity.end : quantity.end + ahead[0].start])
    if not near or not _counted(name_of(ahead[0].key)):
        return None
    return replace(quantity, unit=unit.symbol, dimension=unit.dimension, base=unit.base, factor=unit.factor)


_BEFORE_GOODS = re.compile(r" (?:[a-z][a-z-]* ){0,3}")


def _counted(name: str) -> bool:
    known = goods().get(name)
    return known is not None and (
        known.group == "vehicle" or any(is_kind_of(name, machines) for machines in _MACHINES)
    )
