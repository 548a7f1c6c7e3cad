"""Ways to search that are compared: words alone, vectors alone, their ranks fused, LlamaIndex, and ours."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import tantivy

from eval.places import Place
from eval.retrieval.collection import Collection
from index.embedding import Embedder
from index.passages import Passage, split
from index.reranking import Reranker
from index.retrieval import search
from index.store import Store

_WORD = re.compile(r"[^\W_]+")
"""As tantivy's default tokenizer cuts: at everything that is neither letter nor digit."""
RRF_K = 60
"""The constant of Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, 2009."""
CHROMA_BATCH = 5_000


class System(Protocol):
    """One way to search."""

    @property
    def name(self) -> str: ...

    def add(self, collection: Collection) -> int:
        """Take in all documents; how many pieces they were cut into."""
        ...

    def find(self, query: str, limit: int) -> list[Place]:
        """The places found, best first."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...


class _OverOurPassages(ABC):
    """Base of those that search the passages that our store makes."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.passages: list[Passage] = []

    def cut(self, collection: Collection) -> list[str]:
        """Keep the passages; their texts behind title and heading."""
        for document in collection.documents:
            self.passages += split(document, self.embedder.count, self.embedder.window)
        return [passage.context for passage in self.passages]

    def find(self, query: str, limit: int) -> list[Place]:
        return [place(self.passages[number]) for number in self.numbers(query, limit)]

    @abstractmethod
    def numbers(self, query: str, limit: int) -> list[int]:
        """The numbers of the passages found, best first."""

    def close(self) -> None:
        self.passages = []


class Words(_OverOurPassages):
    """Plain BM25 over lower-cased words, none left out, by tantivy with its default tokenizer."""

    name = "BM25"

    def add(self, collection: Collection) -> int:
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("number", stored=True)
        builder.add_text_field("text")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(num_threads=1)
        for number, text in enumerate(self.cut(collection)):
            writer.add_document(tantivy.Document.from_dict({"number": number, "text": text}, self._schema))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        return len(self.passages)

    def numbers(self, query: str, limit: int) -> list[int]:
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", word))
            for word in sorted(set(_WORD.findall(query.lower())))
        ]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        pairs = [(-float(score), searcher.doc(address)["number"][0]) for score, address in hits]
        return [number for _, number in sorted(pairs)]


class Meaning(_OverOurPassages):
    """Every vector compared with that of the query: nothing is lost to an approximate index."""

    name = "dense"

    def add(self, collection: Collection) -> int:
        self._vectors = self.embedder.embed(self.cut(collection))
        return len(self.passages)

    def numbers(self, query: str, limit: int) -> list[int]:
        cosines = self._vectors @ self.embedder.embed([query])[0]
        return [int(number) for number in np.argsort(-cosines, kind="stable")[:limit]]


class FusedRanks(_OverOurPassages):
    """Reciprocal rank fusion of the two, each counting the same."""

    name = "RRF of both"

    def add(self, collection: Collection) -> int:
        self._both = (Words(self.embedder), Meaning(self.embedder))
        for one in self._both:
            one.add(collection)
        self.passages = self._both[0].passages
        return len(self.passages)

    def numbers(self, query: str, limit: int) -> list[int]:
        return fused([one.numbers(query, limit) for one in self._both])[:limit]


def fused(rankings: Sequence[Sequence[int]]) -> list[int]:
    """Reciprocal rank fusion: each ranking gives 1 / (60 + rank); ties by number."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (RRF_K + rank)
    return sorted(scores, key=lambda number: (-scores[number], number))


class LlamaIndex:
    """LlamaIndex as it comes: its splitter, the title among the metadata that is embedded, Chroma.

    Its defaults are 1,024 tokens with 200 shared by neighbours. Nothing is added to what its vector index
    does; only the number of hits is larger than its 2.
    """

    def __init__(self, embedder: Embedder, folder: Path, size: int = 1_024, shared: int = 200) -> None:
        self.name = f"LlamaIndex {size}/{shared}"
        self._folder, self._size, self._shared = folder, size, shared
        self._embedder = embedder
        self._places: dict[str, Place] = {}

    def add(self, collection: Collection) -> int:
        import chromadb
        from chromadb.config import Settings
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.core.schema import Document, MetadataMode

        from index.llamaindex import StoreEmbedding

        self._embedding = StoreEmbedding(self._embedder)
        self._client: Any = chromadb.PersistentClient(str(self._folder), Settings(anonymized_telemetry=False))
        self._chroma: Any = self._client.create_collection("nodes", embedding_function=None)
        documents = [
            Document(id_=one.id, text=one.text, metadata={"title": one.title} if one.title else {})
            for one in collection.documents
        ]
        splitter = SentenceSplitter(chunk_size=self._size, chunk_overlap=self._shared)
        nodes: list[Any] = splitter.get_nodes_from_documents(documents)
        texts = [node.get_content(MetadataMode.EMBED) for node in nodes]
        vectors: list[Any] = self._embedding.get_text_embedding_batch(texts)
        for first in range(0, len(nodes), CHROMA_BATCH):
            some = slice(first, first + CHROMA_BATCH)
            ids, held = [node.node_id for node in nodes[some]], [node.text for node in nodes[some]]
            self._chroma.add(ids=ids, embeddings=vectors[some], documents=held)
        for node in nodes:
            start, end = node.start_char_idx, node.end_char_idx  # None where it could not find its own text
            self._places[node.node_id] = Place(node.ref_doc_id, start or 0, end or 0)
        return len(nodes)

    def find(self, query: str, limit: int) -> list[Place]:
        vector = self._embedding.get_query_embedding(query)
        held = min(limit, len(self._places))
        found = self._chroma.query(query_embeddings=[vector], n_results=held, include=["distances"])
        return [self._places[node] for node in found["ids"][0]]

    def close(self) -> None:
        self._client.close()


class Ours:
    """Our search on a store that was given the files, with everything else that adding them does."""

    name = "ours"

    def __init__(self, embedder: Embedder, folder: Path, reranker: Reranker | None = None) -> None:
        self.store = Store(folder, embedder, reranker=reranker)

    def add(self, collection: Collection) -> int:
        self.store.add([collection.folder])
        self.store.refresh()
        return self.store.catalogue.count()["passages"]

    def find(self, query: str, limit: int) -> list[Place]:
        return [place(passage) for passage in search(self.store, query, limit)]

    def close(self) -> None:
        self.store.close()


def place(passage: Passage) -> Place:
    """Where a passage stands."""
    return Place(passage.document.id, passage.start, passage.end)
