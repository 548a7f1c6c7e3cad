"""What another process does in the tests: it adds files, and says so as it goes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from hashed_words import HashedWords

from index import store
from index.store import Store

_PROCESSES = multiprocessing.get_context("forkserver")  # imports once, then each process starts in no time
_PROCESSES.set_forkserver_preload(["index.store", "chromadb", "syntok.segmenter", "hashed_words"])


def start(folder: Path, files: Sequence[Path]) -> tuple[ForkServerProcess, Connection]:
    """A process that adds the files to the store, and where it sends the name of each as it is reported."""
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_add, args=(folder, list(files), theirs))
    process.start()
    theirs.close()
    return process, ours


def add(folder: Path, *files: Path) -> None:
    """Let another process add files, and wait for it."""
    process, _ = start(folder, files)
    process.join()
    assert process.exitcode == 0


def _add(folder: Path, files: Sequence[Path], reports: Connection) -> None:
    store.BATCH_PASSAGES = 4  # many moments between which to be killed
    reports.send("started")
    made = Store(folder, HashedWords())
    made.add(files, lambda done, total, path: reports.send(path.name))
    made.close()
