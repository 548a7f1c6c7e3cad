"""What was measured, on what: fingerprints of the inputs and versions of the parts."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from corpus.document import Document

PACKAGES = (
    "chromadb",
    "llama-index-core",
    "sentence-transformers",
    "sqlalchemy",
    "tantivy",
    "torch",
    "transformers",
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Inputs and parts of one measurement. `gold` and `documents` are SHA-256 digests in hex."""

    name: str
    gold: str
    documents: str
    document_count: int
    versions: Mapping[str, str]
    settings: Mapping[str, str]


def provenance(gold: Path, documents: Iterable[Document], settings: Mapping[str, str]) -> Provenance:
    """The provenance of a run of the gold file over the documents."""
    stored = tuple(documents)
    return Provenance(
        name=gold.stem,
        gold=hashlib.sha256(gold.read_bytes()).hexdigest(),
        documents=fingerprint(stored),
        document_count=len(stored),
        versions={"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
        settings=dict(settings),
    )


def fingerprint(documents: Iterable[Document]) -> str:
    """One digest of all ids and texts, whatever their order."""
    digest = hashlib.sha256()
    for document in sorted(documents, key=lambda document: document.id):
        text = document.text.encode()
        digest.update(f"{document.id} {len(text)}\n".encode())
        digest.update(text)
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
