"""The vectors in Chroma: which passages mean something near. Derived from the catalogue, rebuilt at will."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.catalogue import StoredPassage
from index.embedding import Vectors

COLLECTION = "passages"
BATCH = 5_000
"""Chroma takes at most 5,461 records a call (`get_max_batch_size`)."""


class VectorIndex:
    """A Chroma collection of unit vectors under cosine distance; the record id is the passage key.

    Chroma keeps one client a process and folder, and a client does not see what another process adds, so
    `reopen` is called whenever the catalogue has moved on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open()

    def apply(self, present: Sequence[StoredPassage], absent: Sequence[int]) -> None:
        """Make the index hold the present passages and none of the absent keys. Can be repeated."""
        for first in range(0, len(absent), BATCH):
            self._collection.delete(ids=[str(key) for key in absent[first : first + BATCH]])
        for first in range(0, len(present), BATCH):
            passages = present[first : first + BATCH]
            self._collection.upsert(
                ids=[str(stored.key) for stored in passages],
                embeddings=np.stack([stored.vector for stored in passages]),
                metadatas=[{"document": stored.passage.document.id} for stored in passages],
            )

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Passage keys with their cosine similarity to a unit vector, best first, ties by key."""
        count = self._collection.count()
        if not count:
            return []
        found = self._collection.query(
            query_embeddings=vector[np.newaxis, :], n_results=min(limit, count), include=["distances"]
        )
        distances = found["distances"]
        assert distances is not None
        pairs = [(int(key), 1.0 - distance) for key, distance in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def keys(self) -> set[int]:
        """The keys of all records."""
        return {int(key) for key in self._collection.get(include=[])["ids"]}

    def reopen(self) -> None:
        """Read the folder anew, as another process may have written to it."""
        self.close()
        self._open()

    def reset(self) -> None:
        """Start empty, whatever state the folder is in."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._open()

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()

    def _open(self) -> None:
        import chromadb
        from chromadb.config import Settings

        self._folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(anonymized_telemetry=False)
        self._client = chromadb.PersistentClient(str(self._folder), settings)
        self._collection = self._client.get_or_create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
