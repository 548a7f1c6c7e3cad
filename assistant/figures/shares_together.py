"""Shares of kinds that a text tells one by one, and a question asks for together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from corpus.words import keys

_TOGETHER = re.compile(r"\b(?:together|combined|jointly|between them|in sum|added up)\b", re.IGNORECASE)
_MOST = 4
"""Kinds that are added up."""


def asks_together(asked: Asked) -> bool:
    """Whether the share of several kinds is asked for, which words alone name: "whiteleg and black tiger"."""
    return _TOGETHER.search(asked.text) is not None and len(asked.telling) > 1


def told_apart(asked: Asked, known: Known) -> Sequence[Match]:
    """The shares of one sentence before which, each for its own part, all those words stand; one share where
    the text has added them up itself, none where one of the kinds is missing.
    """
    plain = replace(asked, unit=None, money=None, words=frozenset(), telling=frozenset())
    named: dict[tuple[str, int], list[tuple[Match, frozenset[str]]]] = {}
    for match in known.all(plain, ("share",)):
        figure, document = match.figure, match.found.document
        before = re.split(r"\d", document.text[figure.start : figure.quantity.start])[-1]
        if words := asked.telling & frozenset(keys(before)):
            named.setdefault((document.id, figure.start), []).append((match, words))
    for sentence in named.values():
        sentence.sort(key=lambda one: one[0].figure.quantity.start)
        for number in range(1, _MOST + 1):
            for parts in combinations(sentence, number):
                told = [word for _, words in parts for word in words]
                if len(told) == len(set(told)) and set(told) == asked.telling:
                    return [match for match, _ in parts]
    return ()
