"""Which words of a question a text holds, also by another word for the same event: closed, mothballed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.event_words import same_event, same_thing
from assistant.evidence import Reading
from corpus.words import terms

SYNONYM = 0.8
"""What a word counts that is there as another word for the same event."""


EVERYDAY = 0.6
"""What a word counts that is there as another everyday word for the same thing."""


def share(weights: Mapping[str, float], told: Sequence[Reading], more: frozenset[str] = frozenset()) -> float:
    """The share (0 to 1) of weighted words that sentences hold together; `more`: words known besides."""
    own = more.union(*(reading.keys for reading in told))
    events_told = frozenset[int]().union(*(reading.events for reading in told))
    things_told = frozenset[int]().union(*(reading.everyday for reading in told))
    held = sum(weight * _holds(word, own, events_told, things_told) for word, weight in weights.items())
    return held / (sum(weights.values()) or 1.0)


def _holds(word: str, own: frozenset[str], events_told: frozenset[int], things: frozenset[int]) -> float:
    if word in own:
        return 1.0
    head = word.rsplit("_", 1)[-1]
    if same_event(word) & events_told or (head != word and head in own):
        return SYNONYM
    return EVERYDAY if same_thing(word) & things else 0.0


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
    found = frozenset[int]().union(*(reading.events for reading in told))
    if asked & found or not asked:
        return False
    pairs = (
        (same_event(terms(one)[0].key), same_event(terms(other)[0].key))
        for one, other in (_DENIED if denied else _OPPOSED)
    )
    return any((asked & one and found & other) or (asked & other and found & one) for one, other in pairs)
