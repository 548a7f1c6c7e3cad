"""A folder that another library keeps an index in: opened when needed, let go, opened again."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from index.errors import DamagedIndex

Opened = TypeVar("Opened")


class OpenedFolder(ABC, Generic[Opened]):
    """Base of the derived indexes, safe to use from several threads. `what` names the content in errors."""

    what: str

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._opened: Opened | None = None

    def look_into(self, folder: Path) -> None:
        """Read this folder from now on, anew when it is the same: another process may have written to it."""
        with self._lock:
            self.close()
            self._folder = folder

    def close(self) -> None:
        """Let go of the folder; the next use opens it again."""
        with self._lock:
            self._release()
            self._opened = None

    @contextmanager
    def _use(self) -> Iterator[Opened]:
        """What the folder holds, opened. Any failure of the library below becomes a `DamagedIndex`."""
        with self._lock:
            try:
                if self._opened is None:
                    self._folder.mkdir(parents=True, exist_ok=True)
                    self._opened = self._open(self._folder)
                yield self._opened
            except Exception as error:
                raise DamagedIndex(
                    f"The {self.what} in {self._folder} cannot be used: {str(error)[:200]}.",
                    "They are made from the catalogue, which holds everything.",
                    "Make them anew: assistant doctor --repair",
                ) from error

    @abstractmethod
    def _open(self, folder: Path) -> Opened: ...

    def _release(self) -> None:  # only Chroma has something to let go of
        """Give back what `_open` took besides memory."""
