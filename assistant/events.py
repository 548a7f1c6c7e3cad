"""Which words of a question a text holds, also by another word for the same event: closed, mothballed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from assistant.evidence import Reading
from corpus.vocabulary import forms
from corpus.words import Term, terms

SYNONYM = 0.8
"""What a word counts that is there as another word for the same event."""


EVERYDAY = 0.6
"""What a word counts that is there as another everyday word for the same thing."""


@cache
def _lines(name: str = "events.txt") -> tuple[dict[tuple[str, ...], frozenset[int]], int]:
    """Word or phrase, as keys -> the lines of a vocabulary file that have it; and the longest phrase."""
    table: dict[tuple[str, ...], frozenset[int]] = {}
    for number, line in enumerate(forms(name)):
        for form in line:
            phrase = tuple(term.key for term in terms(form))
            table[phrase] = table.get(phrase, frozenset()) | {number}
    return table, max(len(phrase) for phrase in table)


@lru_cache(maxsize=20_000)
def events(found: tuple[Term, ...]) -> frozenset[int]:
    """The events that the words of a text tell of, as lines of the vocabulary."""
    return _told(found, "events.txt")


@lru_cache(maxsize=20_000)
def _everyday(found: tuple[Term, ...]) -> frozenset[int]:
    return _told(found, "everyday_words.txt")


def _told(found: tuple[Term, ...], name: str) -> frozenset[int]:
    table, longest = _lines(name)
    told: set[int] = set()
    for at in range(len(found)):
        for length in range(1, min(longest, len(found) - at) + 1):
            told |= table.get(tuple(term.key for term in found[at : at + length]), frozenset())
    return frozenset(told)


def same_event(word: str) -> frozenset[int]:
    """The events a single word of a question tells of."""
    return _lines()[0].get((word,), frozenset())


def share(weights: Mapping[str, float], told: Sequence[Reading], more: frozenset[str] = frozenset()) -> float:
    """The share (0 to 1) of weighted words that sentences hold together; `more`: words known besides."""
    own = more.union(*(reading.keys for reading in told))
    events_told = frozenset[int]().union(*(events(reading.terms) for reading in told))
    things_told = frozenset[int]().union(*(_everyday(reading.terms) for reading in told))
    held = sum(weight * _holds(word, own, events_told, things_told) for word, weight in weights.items())
    return held / (sum(weights.values()) or 1.0)


def _holds(word: str, own: frozenset[str], events_told: frozenset[int], things: frozenset[int]) -> float:
    if word in own:
        return 1.0
    head = word.rsplit("_", 1)[-1]
    if same_event(word) & events_told or (head != word and head in own):
        return SYNONYM
    return EVERYDAY if _same_thing(word) & things else 0.0


def _same_thing(word: str) -> frozenset[int]:
    """The lines of everyday words that have a single word of a question."""
    return _lines("everyday_words.txt")[0].get((word,), frozenset())


_OPPOSED = (
    *(("start", "stop"), ("start", "close"), ("reopen", "close"), ("reopen", "stop"), ("resume", "stop")),
    *(("raise", "lower"), ("approve", "reject"), ("impose", "lift"), ("ban", "lift")),
)
"""Events of which one is no answer to a question for the other, each by one of its words."""

_DENIED = (*_OPPOSED, ("extend", "lift"), ("extend", "stop"), ("start", "postpone"), ("start", "cancel"))
"""Events of which one answers whether the other happened: was the ban lifted? it was extended."""


def opposed(words: Iterable[str], told: Sequence[Reading], denied: bool = False) -> bool:
    """Whether sentences tell of the opposite of an event asked for, and not of it; `denied`: or of one that
    shows that it did not happen.
    """
    asked = frozenset[int]().union(*(same_event(word) for word in words))
    found = frozenset[int]().union(*(events(reading.terms) for reading in told))
    if asked & found or not asked:
        return False
    pairs = (
        (same_event(terms(one)[0].key), same_event(terms(other)[0].key))
        for one, other in (_DENIED if denied else _OPPOSED)
    )
    return any((asked & one and found & other) or (asked & other and found & one) for one, other in pairs)
