"""Hybrid search: vectors find what means the same, words find what is called the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from corpus.words import keys as word_keys
from index.passages import Passage
from index.store import Store

CANDIDATES = 50
"""Passages taken from each index before they are fused."""
DENSE_SHARE = 0.5
"""Weight of the cosine in the fused score, the rest is the normalised BM25 score."""


def search(store: Store, query: str, limit: int = 10) -> tuple[Passage, ...]:
    """The passages most relevant to a query, best first, each once; ties are ordered by document and place.

    Fusion is a convex combination of scores instead of ranks (Bruch, Gai, Ingber: An Analysis of Fusion
    Functions for Hybrid Retrieval, 2022): ranks forget that one index found nothing worth having.
    """
    store.refresh()
    depth = max(CANDIDATES, limit)
    vector = store.embedder.embed([query])[0]
    dense = dict(store.vectors.nearest(vector, depth))
    lexical = dict(store.words.best(word_keys(query), depth))
    found = store.catalogue.passages(dense.keys() | lexical.keys())
    dense |= {stored.key: float(np.dot(vector, stored.vector)) for stored in found if stored.key not in dense}
    scores = fuse(dense, lexical)
    passages = [replace(stored.passage, score=scores[stored.key]) for stored in found]
    return tuple(sorted(passages, key=_order)[: max(0, limit)])


def fuse(dense: Mapping[int, float], lexical: Mapping[int, float]) -> dict[int, float]:
    """One score between 0 and 1 for every key: cosine, and BM25 relative to the best of the query."""
    best = max(lexical.values(), default=0.0) or 1.0
    return {
        key: DENSE_SHARE * max(0.0, dense.get(key, 0.0)) + (1 - DENSE_SHARE) * lexical.get(key, 0.0) / best
        for key in dense.keys() | lexical.keys()
    }


def _order(passage: Passage) -> tuple[float, str, str, int]:
    return (-passage.score, passage.document.name, passage.document.id, passage.start)
