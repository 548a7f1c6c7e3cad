"""How well passages and sentences fit a query: by meaning and words, by the passage and by its sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from corpus.words import keys as word_keys
from index.catalogue import StoredPassage
from index.embedding import Vectors
from index.store import Store

MEANING = 0.6
"""Weight of the cosines in the score, the rest is that of the words. Of 0.3 to 0.7 in steps of 0.1 the best
mean reciprocal rank on every other question of XQuAD and TAT-QA, 0.5 and 0.7 are within 0.006 of it; on
the other questions 0.7 is as good. To set it anew: change it and run `python -m eval bench`."""
NAMED = 0.1
"""What a document is ahead by when the query has its whole title, or the name of its publisher. On 2Wiki
hit@1 is 0.94 without it and 0.98 with it; the other benchmarks have no titles, none has publishers."""
SATURATION, LENGTH = 1.2, 0.75
"""BM25's k1 and b, the usual ones, which tantivy has too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: its unit vector, how rare each of its words is, and the words in order."""

    vector: Vectors
    rarity: Mapping[str, float]
    words: Sequence[str] = ()


def relevance(asked: Asked, found: Sequence[StoredPassage], lexical: Mapping[int, float]) -> list[float]:
    """One score between 0 and 1 for every candidate, from its cosines and BM25 scores.

    `lexical` are the BM25 scores of passages by key, of those that have one; only their ratios count.
    """
    cosines = [max(0.0, float(asked.vector @ stored.vector)) for stored in found]
    nearest = [_nearest(asked, stored, cosine) for stored, cosine in zip(found, cosines, strict=True)]
    words = _relative([lexical.get(stored.key, 0.0) for stored in found])
    said = _relative(_said(asked, found)) if any(stored.sentences.spans for stored in found) else words
    fused = [
        MEANING * (cosine + near) / 2 + (1 - MEANING) * (word + told) / 2
        for cosine, near, word, told in zip(cosines, nearest, words, said, strict=True)
    ]
    return [
        (score + NAMED * _named(asked, stored)) / (1 + NAMED)
        for score, stored in zip(fused, found, strict=True)
    ]


def _named(asked: Asked, stored: StoredPassage) -> bool:
    """Whether the query has every word of the document's title, or its publisher's name in one piece."""
    title, publisher = _title(stored.passage.document.title), _title(stored.passage.document.publisher)
    return (bool(title) and all(word in asked.rarity for word in title)) or (
        bool(publisher) and publisher[0] in asked.rarity and _in_one_piece(publisher, asked.words)
    )


def _in_one_piece(name: Sequence[str], words: Sequence[str]) -> bool:
    starts = range(len(words) - len(name) + 1)
    return any(tuple(words[start : start + len(name)]) == tuple(name) for start in starts)


@lru_cache(maxsize=10_000)
def _title(title: str) -> tuple[str, ...]:
    return word_keys(title)


def _nearest(asked: Asked, stored: StoredPassage, cosine: float) -> float:
    """The cosine of the nearest sentence, that of the passage where its sentences are not known."""
    vectors = stored.sentences.vectors
    return cosine if vectors is None else max(0.0, float((vectors @ asked.vector).max()))


def _said(asked: Asked, found: Sequence[StoredPassage]) -> list[float]:
    """For every candidate the BM25 score of its best sentence behind the title, among those of all."""
    titles = [_title(stored.passage.document.title) for stored in found]
    counts = [len(stored.sentences.words) for stored in found]
    titled = [
        (title, words)
        for title, stored in zip(titles, found, strict=True)
        for words in stored.sentences.words
    ]
    scores = iter(_bm25(asked, titled))
    return [max(islice(scores, count), default=0.0) for count in counts]


def _bm25(asked: Asked, told: Sequence[tuple[Sequence[str], str]]) -> list[float]:
    """The BM25 scores of sentences, each given by the words of its title and its own with spaces between."""
    split = [(title, own.split(" ")) for title, own in told]
    lengths = [len(title) + len(own) for title, own in split]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    rarity, other = asked.rarity, asked.rarity.keys().isdisjoint
    scores: list[float] = []
    for (title, own), length in zip(split, lengths, strict=True):
        counted: dict[str, int] = {}
        for words in (title, own):
            if not other(words):  # in most there is none
                for word in words:
                    if word in rarity:
                        counted[word] = counted.get(word, 0) + 1
        norm = SATURATION * (1 - LENGTH + LENGTH * length / mean)
        scores.append(sum([rarity[word] * n * (SATURATION + 1) / (n + norm) for word, n in counted.items()]))
    return scores


def rarity(store: Store, word: str) -> float:
    """Inverse document frequency as in BM25, never negative."""
    total, holding = len(store.words), store.words.frequency(word)
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


def _relative(scores: Sequence[float]) -> list[float]:
    """Scores relative to the best of the query."""
    best = max(scores, default=0.0) or 1.0
    return [score / best for score in scores]
