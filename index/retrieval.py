"""Hybrid search: vectors find what means the same, words find what is called the same, sentences decide."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.words import keys as word_keys
from index.catalogue import StoredPassage
from index.embedding import Vectors
from index.passages import Passage
from index.store import Store

CANDIDATES = 50
"""Passages taken from each index before they are compared closely."""
MEANING = 0.6
"""Weight of the cosines in the score, the rest is that of the words. Of 0.3 to 0.7 in steps of 0.1 the best
mean reciprocal rank on the first half of XQuAD and TAT-QA; 0.5 and 0.7 are within 0.004 of it. To set it
anew: change it and run `python -m eval bench`."""
NAMED = 0.1
"""What a document is ahead by when the query has its whole title. On 2Wiki hit@1 is 0.94 without it and 0.98
with it; the other benchmarks have no titles."""
SATURATION, LENGTH = 1.2, 0.75
"""BM25's k1 and b, the usual ones, which tantivy has too."""


def search(store: Store, query: str, limit: int = 10) -> tuple[Passage, ...]:
    """The passages most relevant to a query, best first, each once; ties are ordered by document and place.

    Candidates of both indexes are fused by a convex combination of scores instead of ranks (Bruch, Gai and
    Ingber, An Analysis of Fusion Functions for Hybrid Retrieval, 2022): ranks forget that one index found
    nothing worth having. Each of the two counts half for the passage and half for the best of its sentences.
    """
    store.refresh()
    depth = max(CANDIDATES, limit)
    vector = store.embedder.embed([query])[0]
    words = sorted(set(word_keys(query)))
    dense = dict(store.vectors.nearest(vector, depth))
    lexical = dict(store.words.best(words, depth))
    found = store.catalogue.passages(dense.keys() | lexical.keys(), with_sentences=True)
    asked = Asked(vector, {word: _rarity(store, word) for word in words})
    scores = relevance(asked, found, lexical)
    passages = [replace(stored.passage, score=score) for stored, score in zip(found, scores, strict=True)]
    return tuple(sorted(passages, key=_order)[: max(0, limit)])


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: its unit vector, and how rare each of its words is."""

    vector: Vectors
    rarity: Mapping[str, float]


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
    """Whether the query has every word of the document's title."""
    title = _title(stored.passage.document.title)
    return bool(title) and all(word in asked.rarity for word in title)


@lru_cache(maxsize=10_000)
def _title(title: str) -> tuple[str, ...]:
    return word_keys(title)


def _nearest(asked: Asked, stored: StoredPassage, cosine: float) -> float:
    """The cosine of the nearest sentence, that of the passage where its sentences are not known."""
    vectors = stored.sentences.vectors
    return cosine if vectors is None else max(0.0, float((vectors @ asked.vector).max()))


def _said(asked: Asked, found: Sequence[StoredPassage]) -> list[float]:
    """For every candidate the BM25 score of its best sentence behind the title, among those of all."""
    titled = [
        [_title(stored.passage.document.title) + words for words in stored.sentences.words]
        for stored in found
    ]
    lengths = [len(words) for some in titled for words in some]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    return [max((_bm25(asked, words, mean) for words in some), default=0.0) for some in titled]


def _bm25(asked: Asked, words: Sequence[str], mean: float) -> float:
    held = Counter(word for word in words if word in asked.rarity)
    norm = SATURATION * (1 - LENGTH + LENGTH * len(words) / mean)
    return sum(asked.rarity[word] * count * (SATURATION + 1) / (count + norm) for word, count in held.items())


def _rarity(store: Store, word: str) -> float:
    """Inverse document frequency as in BM25, never negative."""
    total, holding = len(store.words), store.words.frequency(word)
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


def _relative(scores: Sequence[float]) -> list[float]:
    """Scores relative to the best of the query."""
    best = max(scores, default=0.0) or 1.0
    return [score / best for score in scores]


def _order(passage: Passage) -> tuple[float, str, str, int]:
    return (-passage.score, passage.document.name, passage.document.id, passage.start)
