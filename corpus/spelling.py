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
LONG, PART = 9, 6
"""Letters of words in which two slips are mended, and of words that are a part of a place's name."""

_VOCABULARIES = (
    *("commodities.csv", "places.csv", "measures.txt", "synonyms.txt"),
    *("stopwords.txt", "lookalikes.txt", "events.txt", "everyday_words.txt", "question_words.txt"),
    "firm_nouns.txt",
)
_WORD = re.compile(rf"\b[a-zA-Z]{{{SHORTEST},}}\b")
_ANY_WORD = re.compile(rf"\b[a-zA-Z]{{{SHORTEST - 1},}}\b")


def respelled(text: str, known: Callable[[str], bool]) -> str:
    """The text with each misspelled name mended.

    A word is taken for misspelled when no vocabulary has it, `known` (do the documents use this key?) denies
    it, and exactly one name with its first letter is a single slip away: a letter too many, too few, wrong,
    or two exchanged. In a long word two slips are mended to a name that the documents use.
    """
    return _ANY_WORD.sub(lambda match: _mended(match.group(), known), text)


def _mended(word: str, known: Callable[[str], bool]) -> str:
    lower = word.lower()
    if lower in _ordinary() or any(known(key) for key in keys(word)):
        return word
    if len(lower) < SHORTEST:
        return _swapped(word, known)
    near = _near(lower, 1)
    told = [name for name in near if _told(name, known)] or near
    if not near and len(lower) >= LONG:
        told = [name for name in _near(lower, 2) if _told(name, known)]
    if len({_names()[name] for name in told}) != 1:
        return word
    mended = min(told)
    return mended.capitalize() if word[0].isupper() else mended


def _swapped(word: str, known: Callable[[str], bool]) -> str:
    """A short word of a good that the documents tell of, two letters of which are exchanged: "plam"."""
    swaps = (f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(1, len(word) - 1))
    names = _short_words()
    return next(
        (
            swap
            for swap in swaps
            if any(known(key) for name in names.get(swap.lower(), ()) for key in keys(name))
        ),
        word,
    )


def _near(lower: str, slips: int) -> list[str]:
    """The names that are so many slips away. People mix up C and K at the beginning of a name, and no other
    letter there.
    """
    from rapidfuzz.distance import OSA

    first = "ck" if lower[0] in "ck" else lower[0]
    return [
        name
        for name in _names()
        if name[0] in first and OSA.distance(lower, name, score_cutoff=slips) == slips
    ]


def _told(name: str, known: Callable[[str], bool]) -> bool:
    return any(known(key) for full in _names()[name] for key in keys(full))


@cache
def _ordinary() -> frozenset[str]:
    """All words of the vocabularies in lower case: "arabia" is no name, but a word of one."""
    return frozenset(
        word.lower()
        for file in _VOCABULARIES
        for entry in forms(file)
        for form in entry
        for word in _ANY_WORD.findall(form)
    )


@cache
def _short_words() -> dict[str, frozenset[str]]:
    """The words of four letters in names of goods, each with those goods."""
    found: dict[str, set[str]] = {}
    for entry in forms("commodities.csv"):
        for word in _ANY_WORD.findall(entry[0]):
            if len(word) < SHORTEST and word.islower():
                found.setdefault(word, set()).add(entry[0])
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _names() -> dict[str, frozenset[str]]:
    """All names of one word in lower case, and the longer words of places' names ("zealand"), each with the
    goods, places or month that it stands for.
    """
    found: dict[str, set[str]] = {month: {month} for month in MONTHS if len(month) >= SHORTEST}
    for file in ("commodities.csv", "places.csv"):
        for entry in forms(file):
            for name in entry:
                for word in _namely(name, file == "places.csv"):
                    found.setdefault(word.lower(), set()).add(entry[0])
    return {word: frozenset(names) for word, names in found.items()}


def _namely(name: str, place: bool) -> list[str]:
    """The words of a name that say which one is meant."""
    if name.isalpha():
        return [name] if len(name) >= SHORTEST else []
    return [word for word in _WORD.findall(name) if place and word[0].isupper() and len(word) >= PART]
