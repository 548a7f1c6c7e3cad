"""The sentences of a passage as a search compares them: one may answer where the passage is about more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.document import Span
from corpus.sentences import sentences
from corpus.words import keys as word_keys
from index.embedding import Vectors
from index.passages import Passage

PRECISION = "<f2"
"""Vectors of sentences are kept in half precision, 768 bytes each: their cosines are right to 0.001."""


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedSentences:
    """The sentences and rows of one passage in order: their characters in the document, the keys of their
    words (corpus.words) with a space between, and unit vectors, shape (sentences, dimension)."""

    spans: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()
    vectors: Vectors | None = None


NONE = EmbeddedSentences()
"""Of a passage whose sentences were never embedded, in a store made by an earlier version."""


def embedded(
    passages: Sequence[Passage], embed: Callable[[Sequence[str]], Vectors]
) -> list[EmbeddedSentences]:
    """The sentences of each passage, all embedded together, each behind its heading."""
    spans = [sentences(passage.document, passage.start, passage.end) for passage in passages]
    vectors = embed(
        [worded(passage, span) for passage, some in zip(passages, spans, strict=True) for span in some]
    )
    found: list[EmbeddedSentences] = []
    first = 0
    for passage, some in zip(passages, spans, strict=True):
        words = tuple(" ".join(word_keys(passage.document.text[span.start : span.end])) for span in some)
        found.append(EmbeddedSentences(some, words, vectors[first : first + len(some)]))
        first += len(some)
    return found


def worded(passage: Passage, span: Span) -> str:
    """A sentence as it is embedded, behind its heading: "Germany took 74 kg" alone is about nothing."""
    text = passage.document.text[span.start : span.end]
    return f"{passage.heading}\n{text}" if passage.heading and text != passage.heading else text


def dump(found: EmbeddedSentences) -> tuple[bytes, bytes, str]:
    """Spans, vectors and words as they are stored."""
    spans = np.array([(span.start, span.end) for span in found.spans], dtype="<i4")
    vectors = found.vectors if found.vectors is not None else np.zeros((0, 0))
    return spans.tobytes(), vectors.astype(PRECISION).tobytes(), "\n".join(found.words)


def load(spans: bytes, vectors: bytes, words: str) -> EmbeddedSentences:
    """What `dump` wrote."""
    places = np.frombuffer(spans, dtype="<i4").tolist()
    if not places:
        return NONE
    starts, ends = places[::2], places[1::2]
    return EmbeddedSentences(
        tuple(map(Span, starts, ends)),
        tuple(words.split("\n")),
        np.frombuffer(vectors, dtype=PRECISION).reshape(len(starts), -1).astype(np.float32),
    )
