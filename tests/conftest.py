"""What several test folders need: the bundled library in a store, and a model that costs nothing."""

from __future__ import annotations

import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hashed_words import HashedWords

from assistant import Assistant, library_folder
from corpus import reading
from corpus.document import Document
from index.store import Store

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Material beside the checkout, no part of the repository; tests that use it skip where it is absent."""


@pytest.fixture
def embedder() -> HashedWords:
    return HashedWords()


@pytest.fixture
def store(tmp_path: Path, embedder: HashedWords) -> Iterator[Store]:
    """An empty store in `tmp_path / "store"`, with the model that costs nothing."""
    made = Store(tmp_path / "store", embedder)
    yield made
    made.close()


@pytest.fixture
def library_documents() -> tuple[Document, ...]:
    """The bundled library as it is read, without a store."""
    return tuple(reading.read(path) for path in reading.readable_files(library_folder()))


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
