"""Documents kept in memory: parsing long tables anew would be most of what a search costs."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping

from corpus.document import Document

MOST_CHARACTERS = 20_000_000
"""Documents are forgotten, the longest unused first, when together they are longer than this."""


class LoadedDocuments:
    """Documents by id, as they were at one version of the catalogue. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version = -1
        self._documents: dict[str, Document] = {}
        self._characters = 0

    def get(self, version: int, wanted: Iterable[str]) -> dict[str, Document]:
        """Those of the wanted documents that are known as of this version."""
        with self._lock:
            if version != self._version:
                self._version, self._documents, self._characters = version, {}, 0
            found = {name: self._documents.pop(name) for name in wanted if name in self._documents}
            self._documents |= found  # now the last ones
            return found

    def keep(self, version: int, documents: Mapping[str, Document]) -> None:
        """Remember documents read at this version."""
        with self._lock:
            if version != self._version:
                return
            for identity, document in documents.items():
                if identity not in self._documents:
                    self._documents[identity] = document
                    self._characters += len(document.text)
            while self._characters > MOST_CHARACTERS:
                oldest = next(iter(self._documents))
                self._characters -= len(self._documents.pop(oldest).text)
