"""The store: a folder with the catalogue and the two indexes derived from it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus import reading
from corpus.errors import UnreadableFile
from index import figures, opening, sentences
from index.adding import AddReport, Failure, Prepared, Progress, Work, absolute, expand
from index.derived import DerivedIndexes
from index.embedding import Embedder, Vectors
from index.errors import DamagedIndex, StoreBusy, StoreError, WrongModel
from index.lexical import LexicalIndex
from index.passages import Passage, split
from index.refused import RefusedFiles
from index.reranking import Reranker
from index.sentences import EmbeddedSentences
from index.vectors import VectorIndex

__all__ = [
    "AddReport",
    "DamagedIndex",
    "Failure",
    "Progress",
    "Store",
    "StoreBusy",
    "StoreError",
    "WrongModel",
]

BATCH_PASSAGES = 128
"""Files are embedded and committed together until they have so many passages: full batches for the model,
and at most a few seconds of work lost when the process is killed."""


class Store:
    """Documents on disk, and the ways to find them. One process writes at a time, any number read.

    Layout of the folder: `catalogue.sqlite` (what is in the store); `vectors/N` (Chroma) and `words/N`
    (tantivy), both derived, where N counts how often they were made anew; `writer.lock`.
    Safe to use from several threads.
    """

    def __init__(
        self,
        folder: Path,
        embedder: Embedder,
        *,
        reranker: Reranker | None = None,
        check_model: bool = True,
    ) -> None:
        """Open a store, created when the folder is missing or empty.

        `reranker`, where given, looks again at the best passages of each search.

        Raises `StoreError` when the folder cannot be used and `WrongModel` when its vectors come from another
        model (unless `check_model` is False, which only re-embedding does).
        """
        self.folder = folder
        self.embedder = embedder
        self.reranker = reranker
        self._check_model = check_model
        self._lock = FileLock(str(folder / "writer.lock"))
        self._guard = threading.RLock()
        self._seen = -1  # version of the catalogue that the derived indexes were opened at
        self._sound = False  # whether they were then found to agree with it
        self.catalogue = opening.open_catalogue(folder, embedder, self._lock)
        try:
            self._check()
        except StoreError:
            self.catalogue.close()
            raise
        self.refused = RefusedFiles(self.catalogue)
        self._derived = DerivedIndexes(folder, self.catalogue)

    @property
    def vectors(self) -> VectorIndex:
        """Which passages mean something near."""
        return self._derived.vectors

    @property
    def words(self) -> LexicalIndex:
        """Which passages use a word."""
        return self._derived.words

    def close(self) -> None:
        """Give back files and connections; the next use opens them again."""
        self._derived.close()
        self.catalogue.close()

    # writing

    def add(self, paths: Sequence[Path], progress: Progress | None = None) -> AddReport:
        """Add files and all readable files below folders; a file added before is replaced if changed.

        A file that cannot be read is reported and changes nothing, also not its older version in the store.
        It is remembered (`refused`) until the same path is added, or adding finds that it is gone.
        """
        files, failed = expand(paths)
        with self._writing():
            self.refused.forget_missing([path for one in paths if (path := absolute(one))])
            refused = {one.path for one in self.refused.all()}
            work = Work(len(files), progress, failed)
            known = self.catalogue.sources()
            batch: list[Prepared] = []
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
            for path in refused.intersection(work.unchanged):
                self.refused.forget(path)  # its content of before is back
        return work.report()

    def remove(self, identity: str) -> bool:
        """Remove a document; False when it was not in the store. It answers nothing from here on."""
        with self._writing():
            removed = self.catalogue.remove(identity)
            self._settle()
        return removed

    def re_embed(self) -> int:
        """Read no file again, but split and embed every document with the model now set; how many.

        Interrupted, it leaves a store that only another `re_embed` opens: its vectors are of two models.
        """
        with self._writing(catch_up=False):
            name, digest = self.embedder.name, self.embedder.digest
            self.catalogue.set_facts(model=name, digest=opening.UNFINISHED)
            documents = self.catalogue.documents()
            for document in documents:
                passages = split(document, self.embedder.count, self.embedder.window)
                vectors, within = self._embed(passages)
                self.catalogue.replace_passages(document.id, passages, vectors, within)
            self._build_anew()
            self.catalogue.set_facts(digest=digest)
        return len(documents)

    def rebuild(self) -> None:
        """Make both derived indexes anew from the catalogue."""
        with self._writing(catch_up=False):
            self._build_anew()

    # reading

    def refresh(self) -> None:
        """Notice what other processes did: finish what one left undone, see what one has added.

        Derived indexes that are damaged or do not agree with the catalogue are made anew; figures that
        another version of the program has read are read again.
        """
        with self._guard:
            version, waiting = self.catalogue.state()
            if self._sound and version == self._seen and not waiting:
                return
            current = self.catalogue.figures_are_current()
            try:
                with self._lock.acquire(timeout=0 if current else opening.WAIT_FOR_WRITER):
                    self._catch_up()
            except Timeout as error:  # its writer is alive and about to finish it
                if not current:
                    raise opening.busy(self.folder) from error
                self._look_again(version)

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the derived indexes, as sentences; nothing when all three agree."""
        with self._guard:
            self._look_again(self.catalogue.version())
            found = self._derived.faults()
            self._sound = self._sound and not found
        return found

    # steps

    @contextmanager
    def _writing(self, catch_up: bool = True) -> Iterator[None]:
        try:
            with self._lock.acquire(timeout=opening.WAIT_FOR_WRITER):
                if catch_up:
                    with self._guard:
                        self._catch_up()
                yield
        except Timeout as error:
            raise opening.busy(self.folder) from error

    def _catch_up(self) -> None:
        """With the lock held: see what others did, bring figures and derived indexes up to date."""
        if not self.catalogue.figures_are_current():
            self.catalogue.read_figures()
        self._look_again(self.catalogue.version())
        try:
            self._settle()
            agree = self._derived.agree()
        except DamagedIndex:
            agree = False
        if not agree:
            self._build_anew()
        self._sound = True

    def _look_again(self, version: int) -> None:
        """Open the derived indexes anew when another process may have written to them."""
        if version == self._seen:
            return
        self._check()
        self._derived.look_again()
        self._seen, self._sound = version, False

    def _check(self) -> None:
        opening.check_schema(self.catalogue, self.folder)
        if self._check_model:
            opening.check_model(self.catalogue, self.folder, self.embedder)

    def _prepare(self, path: Path, current: tuple[str, int] | None, work: Work) -> Prepared | None:
        try:
            data = reading.load(path)
            if current == (reading.document_id(data), reading.FORMAT):
                work.unchanged.append(path)
                work.finish(path)
                return None
            document = reading.read_bytes(data, path.name)
        except UnreadableFile as error:
            work.failed.append(Failure(path, str(error)))
            self.refused.remember(path, str(error))
            work.finish(path)
            return None
        passages = split(document, self.embedder.count, self.embedder.window)
        return Prepared(path, document, passages, figures.read(document), current is not None)

    def _commit(self, batch: Sequence[Prepared], work: Work) -> None:
        """Embed, commit to the catalogue, then tell the derived indexes. Only then a file counts as added."""
        if not batch:
            return
        vectors, within = self._embed([passage for item in batch for passage in item.passages])
        first = 0
        for item in batch:
            last = first + len(item.passages)
            self.catalogue.put(
                item.path,
                item.document,
                reading.FORMAT,
                item.passages,
                vectors[first:last],
                item.figures,
                within[first:last],
            )
            first = last
        self._settle()
        for item in batch:
            (work.updated if item.known else work.added).append(item.path)
            work.finish(item.path)

    def _embed(self, passages: Sequence[Passage]) -> tuple[Vectors, list[EmbeddedSentences]]:
        vectors = self.embedder.embed([passage.context for passage in passages])
        return vectors, sentences.embedded(passages, self.embedder.embed)

    def _settle(self) -> None:
        """With the lock held: bring the derived indexes up to the catalogue."""
        self._derived.settle()
        self._seen = self.catalogue.version()  # nobody else can have written

    def _build_anew(self) -> None:
        """With the lock held: make the derived indexes anew."""
        self._derived.build_anew()
        self._seen = self.catalogue.version()
