"""Hybrid search: vectors find what means the same, words find what is called the same, sentences decide."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from corpus.document import Span
from corpus.periods import Period, periods
from corpus.words import keys as word_keys
from index.catalogue import StoredPassage
from index.embedding import Vectors
from index.passages import Passage
from index.store import Store

CANDIDATES = 50
"""Passages taken from each index before they are compared closely."""
LOOKED_THROUGH = 20
"""Where a filter keeps a tenth of all passages or more, so many times the candidates are looked through."""
MEANING = 0.6
"""Weight of the cosines in the score, the rest is that of the words. Of 0.3 to 0.7 in steps of 0.1 the best
mean reciprocal rank on every other question of XQuAD and TAT-QA, 0.5 and 0.7 are within 0.006 of it; on
the other questions 0.7 is as good. To set it anew: change it and run `python -m eval bench`."""
NAMED = 0.1
"""What a document is ahead by when the query has its whole title. On 2Wiki hit@1 is 0.94 without it and 0.98
with it; the other benchmarks have no titles."""
DATED = 0.03
"""What a passage is ahead by whose first period is one that the query names: a story that is told each month
compares with the month before. Of 200 questions to 2,000 look-alikes (`eval.benchmarks.look_alikes`) 82 %
find theirs first with 0, 99 % with 0.02 and all with 0.05; hit@1 of TAT-QA is 0.442, 0.443 and 0.440, and
that of XQuAD and 2Wiki does not change.
"""
LOOKED_AT = 8
"""The best passages whose first period is read, which takes 0.1 ms each."""
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
SATURATION, LENGTH = 1.2, 0.75
"""BM25's k1 and b, the usual ones, which tantivy has too."""


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
class Asked:
    """A query: its unit vector, and how rare each of its words is."""

    vector: Vectors
    rarity: Mapping[str, float]


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
    sentences.sort(key=lambda one: (-one.score, *_order(one.passage, one.passage.score), one.span.start))
    return tuple(sentences[: max(0, limit)])


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
) -> tuple[Asked, list[tuple[float, StoredPassage]]]:
    """The query, and all candidates of both indexes with their scores, best first."""
    store.refresh()
    depth = max(CANDIDATES, limit)
    vector = store.embedder.embed([query])[0]
    words = sorted(set(word_keys(query)))
    dense, lexical = _candidates(store, vector, words, depth, within)
    found = store.catalogue.passages(dense.keys() | lexical.keys(), with_sentences=True)
    asked = Asked(vector, {word: _rarity(store, word) for word in words})
    scored = zip(relevance(asked, found, lexical), found, strict=True)
    best = sorted(scored, key=lambda pair: _order(pair[1].passage, pair[0]))
    return asked, _dated_first(periods(query), best)


def _dated_first(
    named: Sequence[Period], found: Sequence[tuple[float, StoredPassage]]
) -> list[tuple[float, StoredPassage]]:
    """The same passages, of the best those ahead that are about a period named."""
    if not named:
        return list(found)
    ahead = [_is_about(named, stored.passage) for _, stored in found[:LOOKED_AT]]
    ahead += [False] * (len(found) - len(ahead))
    dated = [
        ((score + DATED * about) / (1 + DATED), stored)
        for (score, stored), about in zip(found, ahead, strict=True)
    ]
    return sorted(dated, key=lambda pair: _order(pair[1].passage, pair[0]))


def _is_about(named: Sequence[Period], passage: Passage) -> bool:
    told = periods(passage.text[:OPENING], passage.document.published)
    first = next((period for period in told if not period.base), None)
    return first is not None and any(first.is_same(period) for period in named)


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
    lengths = [len(title) + own.count(" ") + 1 for title, own in told]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    scores: list[float] = []
    for (title, own), length in zip(told, lengths, strict=True):
        held = [word for word in title if word in asked.rarity]
        if any(word in own for word in asked.rarity):
            held += [word for word in own.split(" ") if word in asked.rarity]
        norm = SATURATION * (1 - LENGTH + LENGTH * length / mean)
        counted = Counter(held) if held else {}  # in most there is none
        scores.append(
            sum(asked.rarity[word] * n * (SATURATION + 1) / (n + norm) for word, n in counted.items())
        )
    return scores


def _rarity(store: Store, word: str) -> float:
    """Inverse document frequency as in BM25, never negative."""
    total, holding = len(store.words), store.words.frequency(word)
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))


def _relative(scores: Sequence[float]) -> list[float]:
    """Scores relative to the best of the query."""
    best = max(scores, default=0.0) or 1.0
    return [score / best for score in scores]


def _order(passage: Passage, score: float) -> tuple[float, str, str, int]:
    return (-score, passage.document.name, passage.document.id, passage.start)
