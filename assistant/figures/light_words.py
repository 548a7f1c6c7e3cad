"""Words of a question that are no condition on the figure that it asks for."""

from __future__ import annotations

from functools import cache

from corpus.vocabulary import lines

_CONDITIONS = frozenset(
    {
        "assembly", "supply", "family", "anomaly", "monopoly", "ally", "rally", "tally", "jelly", "poly",
        "illegally", "legally", "locally", "domestically", "nationally", "regionally", "globally",
        "privately", "publicly", "directly", "indirectly", "commercially", "industrially", "organically",
        "artisanally", "seasonally", "daily", "weekly", "monthly", "quarterly", "yearly", "hourly",
        "previously", "newly", "freshly", "early", "only", "solely", "exclusively",
    }
)  # fmt: skip
"""Words in -ly that say which part is meant, or are no adverbs."""
SHORTEST = 6
"""Letters of an adverb in -ly at least."""


def light(word: str) -> bool:
    """Whether a word in lower case only says how one asks: "manage to", "all told", "reportedly"."""
    adverb = len(word) >= SHORTEST and word.endswith("ly") and word not in _CONDITIONS
    return adverb or word in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for line in lines("question_words.txt") for word in line.split())
