"""Opening a store's folder: what may be one, who makes it, whether it fits this program and this model."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL

from index.catalogue import Catalogue
from index.embedding import Embedder
from index.errors import StoreBusy, StoreError, WrongModel
from index.schema import SCHEMA

WAIT_FOR_WRITER = 60.0
"""Seconds a second writer waits for the first."""
UNFINISHED = "unfinished"
"""Stands for the digest of the model while everything is embedded again: it is no model's."""

WITHOUT_FIGURES = "1"
"""The schema before there were figures: everything needed to read them is in such a store."""

EXTENDED = frozenset({"2", "3"})
"""The schemas that only lack tables and columns. Of the second one the documents are searched without
sentences until they are embedded again; of the third one all conversations are the command line's."""

_CATALOGUE = "catalogue.sqlite"
_OURS = {_CATALOGUE, f"{_CATALOGUE}-wal", f"{_CATALOGUE}-shm", "vectors", "words", "writer.lock"}


def open_catalogue(folder: Path, embedder: Embedder, lock: FileLock) -> Catalogue:
    """The catalogue in a folder, made when the folder is missing or empty. Raises `StoreError`.

    A store of the schema before gets its figures, in one transaction: an interruption leaves it as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
        names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    except OSError as error:
        reason = "It is a file" if folder.is_file() else error.strerror
        raise StoreError(
            f"The store {folder} cannot be opened: {reason}.",
            "A store is a folder that this user may read and write.",
            "Check the path and its permissions, or name another folder with --store.",
        ) from error
    if _CATALOGUE not in names and names - _OURS:
        raise StoreError(  # a folder "words" of someone else must not be taken for ours
            f"The folder {folder} holds other things ({', '.join(sorted(names)[:3])} ...) and no store.",
            "A store is made in a new or an empty folder.",
            "Name another folder with --store.",
        )
    catalogue = Catalogue(URL.create("sqlite", database=str(folder / _CATALOGUE)))
    try:
        if not catalogue.exists():
            with lock.acquire(timeout=WAIT_FOR_WRITER):
                catalogue.create(model=embedder.name, digest=embedder.digest)
        if catalogue.fact("schema") == WITHOUT_FIGURES:
            with lock.acquire(timeout=WAIT_FOR_WRITER):
                if catalogue.fact("schema") == WITHOUT_FIGURES:  # nobody else has done it meanwhile
                    catalogue.read_figures()
        current = catalogue.fact("schema") == str(SCHEMA)
        if catalogue.fact("schema") in EXTENDED or (current and catalogue.lacks_tables()):
            with lock.acquire(timeout=WAIT_FOR_WRITER):
                catalogue.add_tables()
    except Timeout as error:
        catalogue.close()
        raise busy(folder) from error
    except StoreError:
        catalogue.close()
        raise
    return catalogue


def check_schema(catalogue: Catalogue, folder: Path) -> None:
    """Raises `StoreError` when the tables are those of another version of this program."""
    if (found := catalogue.fact("schema")) != str(SCHEMA):
        raise StoreError(
            f"The store {folder} was made by another version of this program (format {found}).",
            f"This version reads format {SCHEMA}.",
            "Name a new store with --store and add the documents again, or use the version that made it.",
        )


def check_model(catalogue: Catalogue, folder: Path, embedder: Embedder) -> None:
    """Raises `WrongModel` when the vectors were not made with the weights of this model."""
    name, digest = catalogue.fact("model"), str(catalogue.fact("digest"))
    if digest == UNFINISHED:
        raise WrongModel(
            f"The store {folder} is being embedded again with {name}, or that was interrupted.",
            "Until that has finished the store holds vectors of two models.",
            f"Wait, or finish it: ASSISTANT_MODEL={name} assistant doctor --re-embed",
        )
    if digest != embedder.digest:
        raise WrongModel(
            f"The store {folder} was made with the embedding model {name} ({digest[:12]}).",
            f"It is being opened with {embedder.name} ({embedder.digest[:12]}), whose vectors differ.",
            f"Set ASSISTANT_MODEL={name}, or embed everything again: assistant doctor --re-embed",
        )


def busy(folder: Path) -> StoreBusy:
    """The error for a writer that another one keeps waiting."""
    return StoreBusy(
        f"Another process has been writing to the store {folder} for {WAIT_FOR_WRITER:.0f} seconds.",
        "One process writes at a time.",
        "Wait until it has finished and try again.",
    )
