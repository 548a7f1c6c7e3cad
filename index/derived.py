"""The two indexes derived from the catalogue: keeping up with it, and being made anew from it."""

from __future__ import annotations

import shutil
from pathlib import Path

from index.catalogue import Catalogue
from index.errors import DamagedIndex
from index.lexical import LexicalIndex
from index.vectors import VectorIndex

SETTLE_AT_ONCE = 2_000
"""Passages handed to the indexes in one go."""


class DerivedIndexes:
    """Vectors (`vectors/N`) and words (`words/N`), where N counts how often they were made anew.

    Whoever changes them holds the store's writer lock.
    """

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._folders = folder / "vectors", folder / "words"
        self._catalogue = catalogue
        vectors, words = self._current()
        self.vectors = VectorIndex(vectors)
        self.words = LexicalIndex(words)

    def close(self) -> None:
        """Let go of all files; the next use opens them again."""
        self.vectors.close()
        self.words.close()

    def look_again(self) -> None:
        """See what another process may have written, or made anew."""
        vectors, words = self._current()
        self.vectors.look_into(vectors)
        self.words.look_into(words)

    def settle(self) -> None:
        """Bring both up to the catalogue. Repeating half a change is harmless. May raise `DamagedIndex`."""
        while pending := self._catalogue.pending(SETTLE_AT_ONCE):
            keys = {key for _, key in pending}
            present = self._catalogue.passages(keys)
            absent = sorted(keys - {stored.key for stored in present})
            self.vectors.apply(present, absent)
            self.words.apply(present, absent)
            self._catalogue.settle(pending[-1][0])

    def agree(self) -> bool:
        """Whether both hold as many passages as the catalogue. May raise `DamagedIndex`."""
        return len(self.vectors) == len(self.words) == self._catalogue.count()["passages"]

    def build_anew(self) -> None:
        """Fill new folders and then change over to them: readers of the old ones are never disturbed.

        (Chroma goes on using a folder's files as long as anyone in the process has it open, deleted or not.)
        """
        names = [path.name for folder in self._folders for path in folder.glob("*")]
        names.append(self._catalogue.fact("generation") or "0")
        generation = str(max(int(name) for name in names if name.isdigit()) + 1)
        vectors, words = (folder / generation for folder in self._folders)
        new_vectors, new_words = VectorIndex(vectors), LexicalIndex(words)
        keys = sorted(self._catalogue.keys())
        for first in range(0, len(keys), SETTLE_AT_ONCE):
            present = self._catalogue.passages(keys[first : first + SETTLE_AT_ONCE])
            new_vectors.apply(present, ())
            new_words.apply(present, ())
        new_vectors.close()
        new_words.close()
        self._catalogue.settle(generation=generation)
        self.look_again()
        for old in (path for folder in self._folders for path in folder.glob("*") if path.name != generation):
            shutil.rmtree(old, ignore_errors=True)

    def faults(self) -> tuple[str, ...]:
        """What is wrong with them, as sentences; nothing when both agree with the catalogue."""
        keys = self._catalogue.keys()
        found: list[str] = []
        for name, index in (("vectors", self.vectors), ("words", self.words)):
            try:
                present, records = index.keys(), len(index)
            except DamagedIndex as error:
                found.append(error.came)
                continue
            if missing := len(keys - present):
                found.append(f"{missing} of {len(keys)} passages are missing from the {name}.")
            if extra := records - len(present & keys):
                found.append(f"{extra} passages in the {name} belong to no document.")
        if waiting := self._catalogue.count()["pending"]:
            found.append(f"{waiting} changes were interrupted and wait to be finished.")
        return tuple(found)

    def _current(self) -> tuple[Path, Path]:
        generation = self._catalogue.fact("generation") or "0"
        vectors, words = self._folders
        return vectors / generation, words / generation
