"""Hybrid search: vectors find what means the same, words find what is called the same, sentences decide."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from corpus.document import Span
from corpus.periods import Period, periods
from corpus.words import keys as word_keys
from index.catalogue import StoredPassage
from index.embedding import Vectors
from index.passages import Passage
from index.relevance import Asked, rarity, relevance
from index.reranking import RERANKED, reordered
from index.sentences import worded
from index.store import Store
from index.stories import STEP_BACK, copies

CANDIDATES = 50
"""Passages taken from each index before they are compared closely."""
DEEPEST = 800
"""Taken from each index at most, where copies of one story stand in the way of others."""
LOOKED_THROUGH = 20
"""Where a filter keeps a tenth of all passages or more, so many times the candidates are looked through."""
DATED = 0.03
"""What a passage is ahead by whose first period is one that the query names: a story that is told each month
compares with the month before. Of 200 questions to 2,000 look-alikes (`eval.benchmarks.look_alikes`) 82 %
find theirs first with 0, 99 % with 0.02 and all with 0.05; hit@1 of TAT-QA is 0.442, 0.443 and 0.440, and
that of XQuAD and 2Wiki does not change.
"""
LOOKED_AT = 8
"""The best passages whose first period is read, which takes up to 1 ms each."""
OPENING = 600
"""Characters of a passage in which its first period stands."""
READ = 5
"""Passages whose sentences are compared with each other for the best one."""
OWN_WORDS, WORDS_BEFORE = 1.5, 0.5
"""What the share of the query's words in a sentence counts, and of those that only sentences before it have,
once more for the one just before; its cosine and the score of its passage count 1. On every other question
of XQuAD the best sentence holds the answer to 0.797, on the others to 0.805; with none but its own words to
0.785 and 0.795.
"""

Found: TypeAlias = tuple[float, StoredPassage]
"""A passage with its score."""


def search(
    store: Store, query: str, limit: int = 10, within: Collection[str] | None = None
) -> tuple[Passage, ...]:
    """The passages most relevant to a query, best first, each once; ties are ordered by document and place.

    `within`: ids of the documents that are searched, None for all.

    Candidates of both indexes are fused by a convex combination of scores instead of ranks (Bruch, Gai and
    Ingber, An Analysis of Fusion Functions for Hybrid Retrieval, 2022): ranks forget that one index found
    nothing worth having. Each of the two counts half for the passage and half for the best of its sentences.
    """
    asked, found = _compared(store, query, limit, within)
    return tuple(
        replace(stored.passage, score=score, nearness=_nearness(asked, stored))
        for score, stored in found[: max(0, limit)]
    )


def _nearness(asked: Asked, stored: StoredPassage) -> dict[int, float]:
    starts = (span.start for span in stored.sentences.spans)
    return dict(zip(starts, _cosines(asked, stored), strict=True))


def _cosines(asked: Asked, stored: StoredPassage) -> list[float]:
    """Of each sentence of a passage; none where they are not known."""
    vectors = stored.sentences.vectors
    return [] if vectors is None else list(map(float, vectors @ asked.vector))


def _candidates(
    store: Store, vector: Vectors, words: Sequence[str], depth: int, within: Collection[str] | None
) -> tuple[dict[int, float], dict[int, float]]:
    """The nearest passages with their cosines, and those with the best words with their BM25 scores.

    Within some documents the passages are chosen before they are ranked, not after: three documents among
    100,000 passages may not have one among any number of the best. Chroma's own filter walks a graph in
    which the allowed passages need not be neighbours, so the vectors come from the catalogue and all of them
    are compared. Only where the documents hold a good part of all passages are the best of all looked
    through first, which is then quicker and mostly enough.
    """
    if within is None:
        return dict(store.vectors.nearest(vector, depth)), dict(store.words.best(words, depth))
    allowed = store.catalogue.keys_of(within)
    dense: dict[int, float] = {}
    lexical: dict[int, float] = {}
    if len(allowed) * LOOKED_THROUGH >= 2 * len(store.words):
        known = frozenset(allowed)
        dense = _first(store.vectors.nearest(vector, depth * LOOKED_THROUGH), known, depth)
        lexical = _first(store.words.best(words, depth * LOOKED_THROUGH), known, depth)
    wanted = min(depth, len(allowed))
    if len(dense) < wanted:
        dense = dict(store.catalogue.nearest(vector, within, depth))
    if len(lexical) < wanted:
        lexical = dict(store.words.best(words, depth, allowed))
    return dense, lexical


def _first(found: Sequence[tuple[int, float]], allowed: Collection[int], depth: int) -> dict[int, float]:
    return dict([pair for pair in found if pair[0] in allowed][:depth])


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence of a passage; `score` is higher for a better one, comparable within one search only."""

    passage: Passage
    span: Span
    score: float


def best_sentences(store: Store, query: str, limit: int = 10) -> tuple[FoundSentence, ...]:
    """The sentences of the best `READ` passages most relevant to a query, best first, ties by place.

    A sentence counts by its passage, its cosine, and the share of the query's words, rare ones counting more,
    that it holds or the sentence before it does. Passages whose sentences are not known give none.
    """
    asked, found = _compared(store, query, READ)
    sentences = [
        FoundSentence(replace(stored.passage, score=score), span, score + near)
        for score, stored in found[:READ]
        for span, near in zip(stored.sentences.spans, _told(asked, stored), strict=True)
    ]
    sentences.sort(key=_sentence_order)
    if store.reranker is not None:
        best = sentences[:RERANKED]
        said = store.reranker.scores(query, [worded(one.passage, one.span) for one in best])
        again = reordered([one.score for one in best], said)
        sentences[:RERANKED] = [replace(best[place], score=score) for score, place in again]
    return tuple(sentences[: max(0, limit)])


def _sentence_order(one: FoundSentence) -> tuple[float, str, str, int]:
    document = one.passage.document
    return (-one.score, document.name, document.id, one.span.start)


def _told(asked: Asked, stored: StoredPassage) -> list[float]:
    """How well each sentence of a passage answers, by itself and behind those before it."""
    whole = sum(asked.rarity.values()) or 1.0
    last: set[str] = set()
    earlier: set[str] = set()
    told: list[float] = []
    for cosine, words in zip(_cosines(asked, stored), stored.sentences.words, strict=True):
        own = set(words.split(" ")) & asked.rarity.keys()
        held, near, far = (
            sum(asked.rarity[word] for word in some) / whole for some in (own, last - own, earlier - own)
        )
        told.append(max(0.0, cosine) + OWN_WORDS * held + WORDS_BEFORE * (near + far))
        last, earlier = own, earlier | own
    return told


def _compared(
    store: Store, query: str, limit: int, within: Collection[str] | None = None
) -> tuple[Asked, list[Found]]:
    """The query, and all candidates of both indexes with their scores, best first."""
    store.refresh()
    told = word_keys(query)
    words = sorted(set(told))
    asked = Asked(store.embedder.embed([query])[0], {word: rarity(store, word) for word in words}, told)
    named = periods(query)
    depth = max(CANDIDATES, limit)
    while True:
        dense, lexical = _candidates(store, asked.vector, words, depth, within)
        stored = store.catalogue.passages(dense.keys() | lexical.keys(), with_sentences=True)
        scored = zip(relevance(asked, stored, lexical), stored, strict=True)
        found = _dated_first(named, sorted(scored, key=_order))
        retold = copies([one for _, one in found])
        if not any(retold[:limit]) or len(found) < depth or depth >= DEEPEST:
            return asked, _reranked(store, query, _new_first(found, retold))
        depth *= 4


def _new_first(found: Sequence[Found], retold: Sequence[bool]) -> list[Found]:
    """The same passages, copies of what stands before them set back."""
    told = zip(found, retold, strict=True)
    return sorted(((score * STEP_BACK if again else score, one) for (score, one), again in told), key=_order)


def _reranked(store: Store, query: str, found: list[Found]) -> list[Found]:
    """The same passages, the best in the order of the store's reranker where it has one."""
    if store.reranker is None or not found:
        return found
    best = found[:RERANKED]
    said = store.reranker.scores(query, [stored.passage.context for _, stored in best])
    again = reordered([score for score, _ in best], said)
    return [(score, best[place][1]) for score, place in again] + found[RERANKED:]


def _dated_first(named: Sequence[Period], found: list[Found]) -> list[Found]:
    """The same passages, of the best those ahead that are about a period named."""
    if not named:
        return found
    ahead = [_is_about(named, stored.passage) for _, stored in found[:LOOKED_AT]]
    ahead += [False] * (len(found) - len(ahead))
    dated = [
        ((score + DATED * about) / (1 + DATED), stored)
        for (score, stored), about in zip(found, ahead, strict=True)
    ]
    return sorted(dated, key=_order)


def _is_about(named: Sequence[Period], passage: Passage) -> bool:
    first = _first_period(passage.text[:OPENING], passage.document.published)
    return first is not None and any(first.is_same(period) for period in named)


@lru_cache(maxsize=4_000)
def _first_period(text: str, published: date | None) -> Period | None:
    """The first period of a text that is not only compared with."""
    return next((period for period in periods(text, published) if not period.base), None)


def _order(found: Found) -> tuple[float, str, str, int]:
    score, passage = found[0], found[1].passage
    return (-score, passage.document.name, passage.document.id, passage.start)
