"""One model for all ways to search: each text is computed once, and paid for by all who use it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from index.embedding import Embedder, Vectors

Result = TypeVar("Result")


class SharedEmbedder:
    """Keeps every vector, and what it cost: of a batch each text is charged by its length.

    A text that another one had computed before is given at once; `owed` are the seconds that were so spared
    since `start_anew`, within which a text is paid for once.
    """

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self._vectors: dict[str, Vectors] = {}
        self._seconds: dict[str, float] = {}
        self._paid: set[str] = set()
        self.owed = 0.0
        self.name, self.digest, self.window = inner.name, inner.digest, inner.window

    def start_anew(self) -> None:
        """The next one who searches has computed nothing yet."""
        self._paid.clear()
        self.owed = 0.0

    def count(self, text: str) -> int:
        """Word pieces of a text."""
        return self._inner.count(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension)."""
        distinct = dict.fromkeys(texts)
        if new := [text for text in distinct if text not in self._vectors]:
            start = time.perf_counter()
            vectors = self._inner.embed(new)
            each = (time.perf_counter() - start) / sum(len(text) + 1 for text in new)
            self._vectors |= zip(new, vectors, strict=True)
            self._seconds |= {text: each * (len(text) + 1) for text in new}
        self.owed += sum(self._seconds[text] for text in distinct.keys() - self._paid - set(new))
        self._paid |= distinct.keys()
        return (
            np.stack([self._vectors[text] for text in texts]) if texts else np.zeros((0, 0), dtype=np.float32)
        )

    def timed(self, step: Callable[[], Result]) -> tuple[Result, float]:
        """What a step gives, and the seconds that it would have taken alone."""
        owed, start = self.owed, time.perf_counter()
        result = step()
        return result, time.perf_counter() - start + self.owed - owed
