"""Misspelled names of goods, places and months. A name that exists is never turned into another."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from corpus.dates import MONTHS
from corpus.vocabulary import forms
from corpus.words import keys

SHORTEST = 5
"""Shorter words have too many neighbours one letter away ("tin", "tea", "lead")."""

_VOCABULARIES = (
    *("commodities.csv", "places.csv", "measures.txt", "synonyms.txt"),
    *("stopwords.txt", "lookalikes.txt"),
)
_WORD = re.compile(rf"\b[a-zA-Z]{{{SHORTEST},}}\b")


def respelled(text: str, known: Callable[[str], bool]) -> str:
    """The text with each misspelled name mended.

    A word is taken for misspelled when no vocabulary has it, `known` (do the documents use this key?) denies
    it, and exactly one name with its first letter is a single slip away: a letter too many, too few, wrong,
    or two exchanged.
    """
    return _WORD.sub(lambda match: _mended(match.group(), known), text)


def _mended(word: str, known: Callable[[str], bool]) -> str:
    from rapidfuzz.distance import OSA

    lower = word.lower()
    if lower in _ordinary() or any(known(key) for key in keys(word)):
        return word
    near = [
        name for name in _names() if name[0] == lower[0] and OSA.distance(lower, name, score_cutoff=1) == 1
    ]
    told = [name for name in near if any(known(key) for key in keys(name))] or near
    if len(told) != 1:
        return word
    return told[0].capitalize() if word[0].isupper() else told[0]


@cache
def _ordinary() -> frozenset[str]:
    """All words of the vocabularies in lower case: "arabia" is no name, but a word of one."""
    return frozenset(
        word.lower()
        for file in _VOCABULARIES
        for entry in forms(file)
        for form in entry
        for word in _WORD.findall(form)
    )


@cache
def _names() -> frozenset[str]:
    """All names of one word in lower case."""
    names = (form for file in ("commodities.csv", "places.csv") for entry in forms(file) for form in entry)
    single = {name.lower() for name in names if name.isalpha() and len(name) >= SHORTEST}
    return frozenset(single | {month for month in MONTHS if len(month) >= SHORTEST})
