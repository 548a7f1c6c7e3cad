"""A second look at the best passages by a model that reads question and passage together, if one is set."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol

from index.embedding import local_folder

RERANKED = 20
"""So many of the best passages are looked at again; a cross-encoder of MiniLM's size reads 15 a second."""


class Reranker(Protocol):
    """Says how well each of several texts answers a question."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """One score a text, higher for a better one, comparable within one call only."""
        ...


class CrossEncoderReranker:
    """A cross-encoder of sentence-transformers from a folder, or by name from the local cache of the hub.

    Raises `ModelError` when there is none; it is loaded, with torch, when it is first asked. One call at a
    time uses it.
    """

    def __init__(self, model: str) -> None:
        self.name = model
        self.folder = local_folder(model)
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """One score a text; those of a model with several classes are that of its last."""
        with self._lock:
            found = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score if score.ndim == 0 else score[-1]) for score in found]

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # a bar on stderr for 0.1 s of loading
        return CrossEncoder(str(self.folder), local_files_only=True)


def reordered(best: Sequence[float], said: Sequence[float]) -> list[tuple[float, int]]:
    """New scores and the places they had, best first: the n-th best by what was said has the n-th best score.

    So scores mean the same with and without a reranker. `best` are in falling order; ties keep theirs.
    """
    order = sorted(range(len(said)), key=lambda place: (-said[place], place))
    return list(zip(best, order, strict=True))
