"""What an addition is made of: the files it means, what it has done so far, and the report of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import reading
from corpus.document import Document
from corpus.figures.figure import Figure
from corpus.readers import SUFFIXES
from index.passages import Passage


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
class Prepared:
    """A file that was read and split; `known`: an older version of it is in the store."""

    path: Path
    document: Document
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    known: bool


@dataclass(slots=True)
class Work:
    """What one addition has done so far."""

    total: int
    progress: Progress | None
    failed: list[Failure]
    done: int = 0
    added: list[Path] = field(default_factory=list)
    updated: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)

    def finish(self, path: Path) -> None:
        """Count a file as done, and say so."""
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total, path)

    def report(self) -> AddReport:
        """What has been done."""
        return AddReport(tuple(self.added), tuple(self.updated), tuple(self.unchanged), tuple(self.failed))


def expand(paths: Sequence[Path]) -> tuple[list[Path], list[Failure]]:
    """All files that the paths mean, each once, and what cannot be read at all."""
    files: dict[Path, None] = {}
    failed: list[Failure] = []
    for path in paths:
        try:
            found = _files(path.expanduser().resolve())
        except (OSError, RuntimeError, ValueError) as error:  # no permission, name too long, no such user
            reason = getattr(error, "strerror", None) or error
            found = Failure(
                path, f"{_shown(path)} cannot be opened: {reason}. Check the path and its permissions."
            )
        if isinstance(found, Failure):
            failed.append(found)
        else:
            files |= dict.fromkeys(found)
    for path in [path for path in files if not _is_text(path)]:
        del files[path]
        failed.append(Failure(path, f"The name of {_shown(path)} is not valid text. Rename the file."))
    return list(files), failed


def absolute(path: Path) -> Path | None:
    """The path as files are known by, None where it cannot be looked up."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _files(path: Path) -> list[Path] | Failure:
    if not path.exists():
        return Failure(path, f"{_shown(path)} does not exist. Give a file or a folder. Check the spelling.")
    if path.is_file():
        return [path]
    if not path.is_dir():
        return Failure(path, f"{_shown(path)} is neither a file nor a folder. Copy its content into a file.")
    next(path.iterdir(), None)  # raises; the search below passes over folders that may not be read
    return list(reading.readable_files(path)) or Failure(
        path, f"The folder {_shown(path)} holds no file that can be read. These can: {' '.join(SUFFIXES)}."
    )


def _is_text(path: Path) -> bool:
    """Names are bytes; those that are no UTF-8 can neither be stored in the catalogue nor printed."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()
