"""Goods that a question names to be set against each other, and that no figure speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.asked import Asked
from assistant.figures.goods_fit import same_good
from assistant.figures.matching import Match
from corpus.words import keys, stop_keys

_ITEM = r"[\w'’-]+(?: (?!or\b|which\b|what\b)[\w'’-]+){0,2}"
_LIST = re.compile(rf"(?P<items>{_ITEM}(?:, {_ITEM})+,? or {_ITEM})(?=\s*[:?,–—-]|\s*$)", re.IGNORECASE)


def unknown_rivals(asked: Asked) -> bool:
    """Whether one of the goods to choose from, "zinc, spelter or tin", is a word that names none known: it
    may well be the one that is sought.
    """
    listed = _LIST.search(asked.text) if len(asked.goods) > 1 else None
    if listed is None:
        return False
    items = (frozenset(keys(item)) - stop_keys() for item in re.split(r",? or |, ", listed["items"]))
    return any(item and item <= asked.words for item in items)


def left_out(asked: Asked, ranked: Sequence[Match]) -> list[str]:
    """The goods asked for that the order lacks."""
    found = [match.figure.value("commodity") for match in ranked]
    return [good for good in asked.goods if not any(same_good(one, good) for one in found)]
