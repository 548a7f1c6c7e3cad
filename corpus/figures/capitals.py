"""What capital letters tell: a headline, a part of a name, no name at all."""

from __future__ import annotations

from functools import lru_cache

from corpus.figures import calendar
from corpus.figures.sentence import Sentence

NO_NAME = frozenset(
    {
        "the",
        "a",
        "in",
        "on",
        "it",
        "its",
        "this",
        "that",
        "but",
        "and",
        "as",
        "at",
        "by",
        "of",
        "for",
        "from",
        "to",
    }
    | {"q1", "q2", "q3", "q4", "h1", "h2", "ytd", "lng", "lpg", "ceo", "cfo", "fob", "cif", "cfr", "minister"}
    | {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "president",
        "mr",
        "ms",
        "dr",
    }
    | {month.lower() for month in calendar.MONTHS}
    | {month.lower()[:length] for month in calendar.MONTHS for length in (3, 4)}
    | {f"{month.lower()}{mark}s" for month in calendar.MONTHS for mark in "'’"}
    | {"exports", "imports", "shipments", "during", "total", "output", "production", "sales"}
)
_MONTHS = frozenset(month.lower() for month in calendar.MONTHS)


@lru_cache(maxsize=1)
def title_case(s: Sentence) -> bool:
    """Whether most words of a sentence have a capital, as those of a headline do."""
    plain = [
        word
        for word in s.words[1:]
        if len(word.lower) > 3 and word.kind != "place" and word.lower not in _MONTHS
    ]
    long = [s.text[word.start] for word in plain]
    return sum(first.isupper() for first in long) * 10 > 7 * len(long)


def has_capital(s: Sentence, index: int) -> bool:
    """Whether a word is written with a capital that no sentence begins with."""
    word = s.words[index]
    before = s.text[: word.start].rstrip()
    written = s.text[word.start : word.end]
    return (
        written[:1].isupper()
        and not written.isupper()
        and before[-1:] not in ("", ".", ":", '"', "“", "”", "(", "-", "–", "—")
    )
