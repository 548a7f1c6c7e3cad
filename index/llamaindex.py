"""The seam to LlamaIndex: our passages, vectors and search behind its interfaces.

Nothing in the product's own way from question to answer imports this module: `llama_index.core` takes up to
two seconds to import. It lets other programs put our retriever into any LlamaIndex query engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser.interface import NodeParser
from llama_index.core.schema import (
    BaseNode,
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)
from llama_index.core.schema import Document as LlamaDocument
from pydantic import PrivateAttr

from corpus.document import Document
from index import retrieval
from index.embedding import Embedder
from index.passages import Passage, split
from index.store import Store

SHOWN = ["title", "publisher", "published", "heading"]
"""Metadata that a language model may read; ids and offsets are for programs."""


def node(passage: Passage) -> TextNode:
    """A passage as a LlamaIndex node: exact text, offsets into the document, metadata about its source."""
    document = passage.document
    metadata = {
        "document_id": document.id,
        "file_name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else "",
        "heading": passage.heading,
        "page": passage.page or 0,
    }
    hidden = [key for key in metadata if key not in SHOWN]
    return TextNode(
        id_=f"{document.id}:{passage.start}-{passage.end}",
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        excluded_embed_metadata_keys=hidden,
        excluded_llm_metadata_keys=hidden,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document.id)},
    )


def _inheriting(passage: Passage, parent: BaseNode) -> TextNode:
    """A node that keeps what its document carried: metadata, and which of it models may not see."""
    made = node(passage)
    made.metadata = {**made.metadata, **parent.metadata}
    made.excluded_embed_metadata_keys += parent.excluded_embed_metadata_keys
    made.excluded_llm_metadata_keys += parent.excluded_llm_metadata_keys
    made.relationships[NodeRelationship.SOURCE] = parent.as_related_node_info()
    return made


class HybridRetriever(BaseRetriever):
    """Our hybrid search over a store, best passages first."""

    def __init__(self, store: Store, limit: int = 10) -> None:
        self._store = store
        self._limit = limit
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        passages = retrieval.search(self._store, query_bundle.query_str, self._limit)
        return [NodeWithScore(node=node(passage), score=passage.score) for passage in passages]


class StoreEmbedding(BaseEmbedding):
    """The store's embedding model for LlamaIndex."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, **options: Any) -> None:
        super().__init__(model_name=embedder.name, **options)
        self._embedder = embedder

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in vector] for vector in self._embedder.embed(texts)]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


class PassageParser(NodeParser):
    """Our passages for a LlamaIndex pipeline: whole sentences, exact offsets, never over the model's window.

    LlamaIndex finds a chunk's offsets by searching its text, which is wrong where a text repeats itself;
    ours are those of the split, so its post-processing is replaced.
    """

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, **options: Any) -> None:
        super().__init__(**options)
        self._embedder = embedder

    def _parse_nodes(
        self, nodes: Sequence[BaseNode], show_progress: bool = False, **_: Any
    ) -> list[BaseNode]:
        return [_inheriting(passage, parent) for parent in nodes for passage in self._passages(parent)]

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, LlamaDocument]
    ) -> list[BaseNode]:
        return nodes

    def _passages(self, parent: BaseNode) -> tuple[Passage, ...]:
        document = Document(
            id=parent.node_id,
            name=str(parent.metadata.get("file_name", "")),
            text=parent.get_content(),
            title=str(parent.metadata.get("title", "")),
        )
        return split(document, self._embedder.count, self._embedder.window)
