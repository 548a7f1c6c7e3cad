"""What several test folders need: the bundled library in a store, and a model that costs nothing."""

from __future__ import annotations

import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant, library_folder
from corpus.words import keys
from index.embedding import Vectors

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Material beside the checkout that is not part of the repository; tests that use it skip where it is absent."""


class HashedWords:
    """An embedder that needs no model: each word switches on a few of 64 dimensions."""

    name = "hashed-words"
    digest = "0"
    window = 254

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), 64)."""
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.01
            for word in keys(text):
                row[sum(word.encode()) % 64] += 1.0
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def count(self, text: str) -> int:
        """Four characters are about one word piece."""
        return -(-len(text) // 4)


@pytest.fixture
def embedder() -> HashedWords:
    return HashedWords()


@pytest.fixture(scope="session")
def library_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An `Assistant` over the bundled library, with the real model."""
    with Assistant.open(tmp_path_factory.mktemp("library")) as assistant:
        assistant.add(library_folder())
        yield assistant


@pytest.fixture(scope="session")
def source_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An `Assistant` over the five source documents; skips where they are absent."""
    folder = SHARED / "source-documents"
    if not folder.is_dir():
        pytest.skip("the source documents are not beside this checkout")
    with Assistant.open(tmp_path_factory.mktemp("sources")) as assistant:
        assistant.add(folder)
        yield assistant
