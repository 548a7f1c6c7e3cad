"""The store: a folder with the catalogue and the two indexes derived from it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from sqlalchemy.exc import DatabaseError

from corpus import reading
from corpus.document import Document
from corpus.errors import AssistantError, UnreadableFile
from index.catalogue import SCHEMA, Catalogue
from index.embedding import Embedder
from index.lexical import LexicalIndex
from index.passages import Passage, split
from index.vectors import VectorIndex

BATCH_PASSAGES = 128
"""Files are embedded and committed together until they have so many passages: full batches for the model,
and at most a few seconds of work lost when the process is killed."""
SETTLE_AT_ONCE = 2_000
"""Pending passages handed to the derived indexes in one go."""
WAIT_FOR_WRITER = 60.0
"""Seconds a second writer waits for the first."""


class StoreError(AssistantError):
    """The store cannot be opened or written."""


class WrongModel(StoreError):
    """The store was written with another embedding model."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A path from which nothing was added, and the reason as a sentence for people."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What `add` did with each file. Everything named here is committed."""

    added: tuple[Path, ...] = ()
    updated: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    failed: tuple[Failure, ...] = ()


Progress = Callable[[int, int, Path], None]
"""Called after each file with the number of files done, their total, and the file."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    path: Path
    document: Document
    passages: tuple[Passage, ...]
    known: bool


@dataclass(slots=True)
class _Work:
    """What one `add` has done so far."""

    total: int
    progress: Progress | None
    done: int = 0
    added: list[Path] = field(default_factory=list)
    updated: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)

    def finish(self, path: Path) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total, path)


class Store:
    """Documents on disk, and the ways to find them. One process writes at a time, any number read.

    Layout of the folder: `catalogue.sqlite` (what is in the store), `vectors/` (Chroma) and `words/` (tantivy),
    both derived, and `writer.lock`.
    """

    def __init__(self, folder: Path, embedder: Embedder, *, check_model: bool = True) -> None:
        """Open a store, created when the folder is missing or empty.

        Raises `StoreError` when the folder cannot be used and `WrongModel` when its vectors come from another
        model (unless `check_model` is False, which only re-embedding does).
        """
        self.folder = folder
        self.embedder = embedder
        self.catalogue = _open_catalogue(folder)
        self._lock = FileLock(str(folder / "writer.lock"))
        self._seen = -1
        self._reading = threading.RLock()
        try:
            self._adopt_model(check_model)
        except AssistantError:
            self.catalogue.close()
            raise

    def close(self) -> None:
        """Give back files and connections."""
        if "vectors" in self.__dict__:
            self.vectors.close()
        self.catalogue.close()

    @cached_property
    def vectors(self) -> VectorIndex:
        """The vectors; opening Chroma takes a second, so only when they are needed."""
        return VectorIndex(self.folder / "vectors")

    @cached_property
    def words(self) -> LexicalIndex:
        """The words."""
        return LexicalIndex(self.folder / "words")

    # writing

    def add(self, paths: Sequence[Path], progress: Progress | None = None) -> AddReport:
        """Add files and all readable files below folders; a file that was added before is replaced if changed.

        A file that cannot be read is reported and changes nothing, also not its older version in the store.
        """
        files, failed = _expand(paths)
        with self._writing():
            work = _Work(len(files), progress, failed=failed)
            known = self.catalogue.sources()
            batch: list[_Prepared] = []
            for path in files:
                source = known.get(path)
                current = (source.document, source.format) if source else None
                prepared = self._prepare(path, current, work)
                if prepared:
                    batch.append(prepared)
                if sum(len(item.passages) for item in batch) >= BATCH_PASSAGES:
                    self._commit(batch, work)
                    batch = []
            self._commit(batch, work)
        return AddReport(tuple(work.added), tuple(work.updated), tuple(work.unchanged), tuple(work.failed))

    def remove(self, identity: str) -> bool:
        """Remove a document; False when it was not in the store. It answers nothing from here on."""
        with self._writing():
            removed = self.catalogue.remove(identity)
            self._settle()
        return removed

    def re_embed(self) -> int:
        """Read no file again, but split and embed every document with the model now set; how many."""
        with self._writing():
            self.catalogue.set_facts(model=self.embedder.name, digest=self.embedder.digest)
            documents = self.catalogue.documents()
            for document in documents:
                passages = split(document, self.embedder.count, self.embedder.window)
                self.catalogue.replace_passages(document.id, passages, self._embed(passages))
            self.rebuild()
        return len(documents)

    def rebuild(self) -> None:
        """Make both derived indexes anew from the catalogue."""
        with self._writing(settle=False):
            keys = sorted(self.catalogue.keys())
            last = max((sequence for sequence, _ in self.catalogue.pending(1 << 40)), default=0)
            self.vectors.reset()
            self.words.reset()
            for first in range(0, len(keys), SETTLE_AT_ONCE):
                present = self.catalogue.passages(keys[first : first + SETTLE_AT_ONCE])
                self.vectors.apply(present, ())
                self.words.apply(present, ())
            self.catalogue.settle(last)

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the derived indexes, as sentences; nothing when all three agree."""
        self.refresh()
        keys = self.catalogue.keys()
        found: list[str] = []
        for name, index in (("vectors", self.vectors.keys()), ("words", self.words.keys())):
            if missing := len(keys - index):
                found.append(f"{missing} of {len(keys)} passages are missing from the {name}.")
            if extra := len(index - keys):
                found.append(f"{extra} passages in the {name} belong to no document.")
        if waiting := self.catalogue.count()["pending"]:
            found.append(f"{waiting} changes were interrupted and wait to be finished.")
        return tuple(found)

    # reading

    def refresh(self) -> None:
        """Notice what other processes did: finish what one left undone, see what one has added."""
        version = self.catalogue.version()
        with self._reading:
            if version == self._seen:
                return
            if self.catalogue.pending(1):
                try:
                    with self._lock.acquire(timeout=0):
                        self._settle()
                except Timeout:
                    pass  # its writer is alive and about to finish it
            if self._seen >= 0:
                self.vectors.reopen()
                self.words.reopen()
            self._seen = version

    @contextmanager
    def _writing(self, settle: bool = True) -> Iterator[None]:
        try:
            with self._lock.acquire(timeout=WAIT_FOR_WRITER):
                if settle:
                    self._settle()
                yield
                self._seen = self.catalogue.version()
        except Timeout as error:
            raise StoreBusy(
                f"Another process has been writing to the store {self.folder} for {WAIT_FOR_WRITER:.0f} seconds.",
                "One process writes at a time.",
                "Wait until it has finished and try again.",
            ) from error

    def _prepare(self, path: Path, current: tuple[str, int] | None, work: _Work) -> _Prepared | None:
        try:
            data = reading.load(path)
            if current == (reading.document_id(data), reading.FORMAT):
                work.unchanged.append(path)
                work.finish(path)
                return None
            document = reading.read_bytes(data, path.name)
        except UnreadableFile as error:
            work.failed.append(Failure(path, str(error)))
            work.finish(path)
            return None
        passages = split(document, self.embedder.count, self.embedder.window)
        return _Prepared(path, document, passages, current is not None)

    def _commit(self, batch: Sequence[_Prepared], work: _Work) -> None:
        """Embed, commit to the catalogue, then tell the derived indexes. Only then a file counts as added."""
        if not batch:
            return
        vectors = self._embed([passage for item in batch for passage in item.passages])
        first = 0
        for item in batch:
            last = first + len(item.passages)
            self.catalogue.put(item.path, item.document, reading.FORMAT, item.passages, vectors[first:last])
            first = last
        self._settle()
        for item in batch:
            (work.updated if item.known else work.added).append(item.path)
            work.finish(item.path)

    def _embed(self, passages: Sequence[Passage]) -> np.ndarray:
        return self.embedder.embed([passage.context for passage in passages])

    def _settle(self) -> None:
        """Bring the derived indexes up to the catalogue. Repeating a change that was half done is harmless."""
        while pending := self.catalogue.pending(SETTLE_AT_ONCE):
            keys = {key for _, key in pending}
            present = self.catalogue.passages(keys)
            absent = sorted(keys - {stored.key for stored in present})
            self.vectors.apply(present, absent)
            self.words.apply(present, absent)
            self.catalogue.settle(pending[-1][0])

    def _adopt_model(self, check: bool) -> None:
        name, digest = self.catalogue.fact("model"), self.catalogue.fact("digest")
        if name is None:
            self.catalogue.set_facts(
                schema=str(SCHEMA), model=self.embedder.name, digest=self.embedder.digest
            )
        elif check and (name, digest) != (self.embedder.name, self.embedder.digest):
            raise WrongModel(
                f"The store {self.folder} was made with the embedding model {name} ({str(digest)[:12]}).",
                f"It is being opened with {self.embedder.name} ({self.embedder.digest[:12]}), whose vectors differ.",
                f"Set ASSISTANT_MODEL={name}, or embed everything again: assistant doctor --re-embed",
            )


def _open_catalogue(folder: Path) -> Catalogue:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
        return Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    except (OSError, DatabaseError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error.__cause__ or error)
        raise StoreError(
            f"The store {folder} cannot be opened: {reason}.",
            "A store is a folder that this user may read and write.",
            "Check its permissions, or name another folder with --store.",
        ) from error


def _expand(paths: Sequence[Path]) -> tuple[list[Path], list[Failure]]:
    """All files to read, each once, and what cannot be read at all."""
    files: dict[Path, None] = {}
    failed: list[Failure] = []
    for path in paths:
        path = path.expanduser().resolve()
        if not path.exists():
            failed.append(Failure(path, f"{path} does not exist. Give a file or a folder. Check the spelling."))
        elif path.is_dir():
            found = list(reading.readable_files(path))
            if not found:
                kinds = " ".join(reading.SUFFIXES)
                failed.append(
                    Failure(path, f"The folder {path} holds no file that can be read. These can: {kinds}.")
                )
            files |= dict.fromkeys(found)
        else:
            files[path] = None
    return list(files), failed
