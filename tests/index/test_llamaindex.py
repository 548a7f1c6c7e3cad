"""Our parts work behind LlamaIndex's interfaces, in its own engines and pipelines."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hashed_words import HashedWords

pytest.importorskip("llama_index.core")

from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import get_response_synthesizer
from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.schema import MetadataMode, NodeRelationship, TextNode

from index.llamaindex import HybridRetriever, PassageParser, StoreEmbedding
from index.store import Store

REPEATED = " ".join(["China exported gallium to Japan in June, as it did before."] * 60)


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    (tmp_path / "gallium.txt").write_text("Gallium exports to Japan were 2,004 kilograms.", encoding="utf-8")
    (tmp_path / "tin.txt").write_text("Tin prices fell in London.", encoding="utf-8")
    store.add([tmp_path / "gallium.txt", tmp_path / "tin.txt"])
    return store


def test_the_retriever_in_a_query_engine(filled: Store) -> None:
    llm = MockLLM()
    engine = RetrieverQueryEngine(HybridRetriever(filled, 1), get_response_synthesizer(llm=llm))
    response = engine.query("How much gallium went to Japan?")
    (found,) = response.source_nodes
    assert found.node.get_content() == "Gallium exports to Japan were 2,004 kilograms."
    assert found.node.metadata["file_name"] == "gallium.txt"
    assert "2,004 kilograms" in str(response)  # the mock repeats its prompt
    assert "document_id" not in str(response)


def test_the_retriever_awaited(filled: Store) -> None:
    found = asyncio.run(HybridRetriever(filled, 2).aretrieve("tin in London"))
    assert [node.node.metadata["file_name"] for node in found] == ["tin.txt", "gallium.txt"]
    assert found[0].score is not None and found[1].score is not None
    assert found[0].score > found[1].score


def test_offsets_are_exact_on_repeated_text() -> None:
    parent = LlamaDocument(text=REPEATED, id_="r", metadata={"file_name": "r.txt", "author": "A. Person"})
    parent.excluded_llm_metadata_keys = ["author"]
    pipeline = IngestionPipeline(transformations=[PassageParser(HashedWords())], disable_cache=True)
    nodes = pipeline.run(documents=[parent])
    assert len(nodes) > 3
    end = 0
    for node in nodes:
        assert isinstance(node, TextNode)
        assert node.start_char_idx is not None and node.end_char_idx is not None
        assert REPEATED[node.start_char_idx : node.end_char_idx] == node.text
        assert REPEATED[end : node.start_char_idx].strip() == ""
        end = node.end_char_idx
        assert node.ref_doc_id == "r"
        assert node.relationships[NodeRelationship.SOURCE].metadata["author"] == "A. Person"
        assert node.metadata["author"] == "A. Person"
        assert "A. Person" not in node.get_content(MetadataMode.LLM)
    assert end == len(REPEATED)
    assert [node.id_ for node in nodes] == [node.id_ for node in pipeline.run(documents=[parent])]


def test_the_embedding_is_the_stores() -> None:
    embedding = StoreEmbedding(HashedWords())
    expected = HashedWords().embed(["gallium"])[0].tolist()
    assert embedding.get_text_embedding("gallium") == expected
    assert embedding.get_query_embedding("gallium") == expected
    assert asyncio.run(embedding.aget_query_embedding("gallium")) == expected
    assert len(embedding.get_text_embedding_batch(["gallium", "tin", "zinc"])) == 3
    assert embedding.model_name == "hashed-words"


def test_a_pipeline_with_parser_and_embedding() -> None:
    embedder = HashedWords()
    parts = [PassageParser(embedder), StoreEmbedding(embedder)]
    nodes = IngestionPipeline(transformations=parts, disable_cache=True).run(
        documents=[LlamaDocument(text=REPEATED)]
    )
    assert all(len(node.embedding or ()) == 64 for node in nodes)
