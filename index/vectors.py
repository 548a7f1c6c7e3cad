"""The vectors in Chroma: which passages mean something near. Derived from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.catalogue import StoredPassage
from index.embedding import Vectors
from index.opened import OpenedFolder

if TYPE_CHECKING:
    from chromadb import Collection

COLLECTION = "passages"
BATCH = 5_000
"""Chroma takes at most 5,461 records a call (`get_max_batch_size`)."""

EXACT = 200
"""So few vectors are compared one by one: the graph does not reach all when nearly all are wanted."""


class VectorIndex(OpenedFolder["Collection"]):
    """A Chroma collection of unit vectors under cosine distance; the record id is the passage key.

    Chroma keeps one client a process and folder, and a client does not see what another process adds, so
    `look_into` is called whenever the catalogue has moved on. The folder is opened when it is first needed,
    which takes a second. Every method raises `DamagedIndex` when Chroma cannot go on.
    """

    what = "vectors"
    _client: Any = None
    _held: int | None = None

    def apply(self, present: Sequence[StoredPassage], absent: Sequence[int]) -> None:
        """Make the index hold the present passages and none of the absent keys. Can be repeated."""
        self._held = None
        with self._use() as collection:
            for first in range(0, len(absent), BATCH):
                collection.delete(ids=[str(key) for key in absent[first : first + BATCH]])
            for first in range(0, len(present), BATCH):
                passages = present[first : first + BATCH]
                collection.upsert(
                    ids=[str(stored.key) for stored in passages],
                    embeddings=np.stack([stored.vector for stored in passages]),
                    metadatas=[{"document": stored.passage.document.id} for stored in passages],
                )

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Passage keys with their cosine similarity to a unit vector, best first, ties by key."""
        with self._use() as collection:
            if self._held is None:
                self._held = collection.count()  # 12 ms among 100,000, so it is counted once
            held = self._held
            wanted = min(limit, held)
            if wanted < 1:
                return []
            if held <= EXACT:
                return _nearest_of_all(collection, vector, wanted)
            found = collection.query(
                query_embeddings=vector[np.newaxis, :], n_results=wanted, include=["distances"]
            )
        distances = found["distances"]
        assert distances is not None
        pairs = [
            (int(key), 1.0 - distance) for key, distance in zip(found["ids"][0], distances[0], strict=True)
        ]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def keys(self) -> set[int]:
        """The keys of all records."""
        with self._use() as collection:
            return {int(key) for key in collection.get(include=[])["ids"]}

    def __len__(self) -> int:
        with self._use() as collection:
            return int(collection.count())

    def _open(self, folder: Path) -> Collection:
        import chromadb
        from chromadb.config import Settings

        self._client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        collection: Collection = self._client.get_or_create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        return collection

    def _release(self) -> None:
        self._held = None
        if self._client is not None:
            self._client.close()
        self._client = None


def _nearest_of_all(collection: Collection, vector: Vectors, wanted: int) -> list[tuple[int, float]]:
    held = collection.get(include=["embeddings"])
    cosines = np.asarray(held["embeddings"]) @ vector
    pairs = [(int(key), float(cosine)) for key, cosine in zip(held["ids"], cosines, strict=True)]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:wanted]
