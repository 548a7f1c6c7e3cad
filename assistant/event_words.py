"""Which events and everyday things words tell of, as lines of the vocabulary that list them."""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.vocabulary import forms
from corpus.words import Term, terms


@cache
def _lines(name: str) -> dict[tuple[str, ...], frozenset[int]]:
    """Word or phrase, as keys -> the lines of a vocabulary file that have it."""
    table: dict[tuple[str, ...], frozenset[int]] = {}
    for number, line in enumerate(forms(name)):
        for form in line:
            phrase = tuple(term.key for term in terms(form))
            table[phrase] = table.get(phrase, frozenset()) | {number}
    return table


@cache
def _by_first(name: str) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]:
    """The same by the first key: most words begin nothing that is listed."""
    found: dict[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]] = {}
    for phrase, numbers in _lines(name).items():
        if phrase:
            found[phrase[0]] = (*found.get(phrase[0], ()), (phrase, numbers))
    return found


@cache
def _single(name: str) -> dict[str, frozenset[int]]:
    """The same of single words."""
    return {phrase[0]: numbers for phrase, numbers in _lines(name).items() if len(phrase) == 1}


@lru_cache(maxsize=20_000)
def events_in(found: tuple[Term, ...]) -> frozenset[int]:
    """The events that the words of a text tell of, as lines of the vocabulary."""
    return _told(found, "events.txt")


@lru_cache(maxsize=20_000)
def everyday_in(found: tuple[Term, ...]) -> frozenset[int]:
    """The everyday things that they tell of, in the same way."""
    return _told(found, "everyday_words.txt")


def _told(found: tuple[Term, ...], name: str) -> frozenset[int]:
    listed = _by_first(name)
    words = [term.key for term in found]
    told: set[int] = set()
    for at, word in enumerate(words):
        for phrase, numbers in listed.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                told |= numbers
    return frozenset(told)


def same_event(word: str) -> frozenset[int]:
    """The events a single word of a question tells of."""
    return _single("events.txt").get(word, frozenset())


def same_thing(word: str) -> frozenset[int]:
    """The lines of everyday words that have a single word of a question."""
    return _single("everyday_words.txt").get(word, frozenset())
