"""Misspelled names of goods, places and months. A name that exists is never turned into another."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from corpus.dates import MONTHS
from corpus.vocabulary import lines as vocabulary
from corpus.words import keys

SHORTEST = 5
"""Shorter words have too many neighbours one letter away ("tin", "tea", "lead")."""

_VOCABULARIES = (
    *("commodities.txt", "places.txt", "measures.txt", "synonyms.txt"),
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
    return near[0] if len(near) == 1 else word


@cache
def _ordinary() -> frozenset[str]:
    """All words of the vocabularies in lower case: "arabia" is no name, but a word of one."""
    return frozenset(
        word.lower() for file in _VOCABULARIES for line in vocabulary(file) for word in _WORD.findall(line)
    )


@cache
def _names() -> frozenset[str]:
    """All names of one word in lower case."""
    forms = (
        form.strip()
        for file in ("commodities.txt", "places.txt")
        for line in vocabulary(file)
        for form in line.split(",")
    )
    single = {form.lower() for form in forms if form.isalpha() and len(form) >= SHORTEST}
    return frozenset(single | {month for month in MONTHS if len(month) >= SHORTEST})
