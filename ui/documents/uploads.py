"""Adding uploaded files, one by one, so that what is added stays whenever it is stopped."""

from __future__ import annotations

import contextlib
import logging
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpus.errors import AssistantError
from corpus.readers import SUFFIXES
from ui import texts
from ui.uploads import MAX_FILE_MB, MAX_TOTAL_MB, check_kind

if TYPE_CHECKING:
    from assistant import Assistant

MAX_FILES = 200
"""Files at once: more than in a request of the API, for they are added one by one and can be stopped."""
_MB = 1_000_000
_PACKAGES = (".docx", ".xlsx")
_log = logging.getLogger(__name__)
_ONE_AT_A_TIME = threading.Lock()  # two files of one name, from two people, are read from the same place

Outcome = Literal["added", "updated", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one uploaded file. `document`: the id of what it stands for, "" when it failed.

    `notes` are a failure's reason, or what to know about the document.
    """

    name: str
    outcome: Outcome
    document: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adding:
    """How far an upload is. `current` is the file being read, "" before the first and after the last.

    `left` are the seconds it will still take, None while that is not known. `message` says why nothing was
    begun. `passed_over` counts files of a folder that are of no kind that can be read.
    """

    total: int = 0
    current: str = ""
    results: tuple[Result, ...] = ()
    seconds: float = 0.0
    left: float | None = None
    finished: bool = False
    cancelled: bool = False
    passed_over: int = 0
    message: str = ""

    @property
    def done(self) -> int:
        """Files that are dealt with."""
        return len(self.results)

    @property
    def per_minute(self) -> int | None:
        """Files a minute so far, None before the first."""
        return max(1, round(60 * self.done / self.seconds)) if self.done and self.seconds > 0 else None

    def of(self, outcome: Outcome) -> tuple[Result, ...]:
        """The files with this outcome."""
        return tuple(result for result in self.results if result.outcome == outcome)


def add(
    assistant: Assistant,
    files: Sequence[Path],
    places: Path,
    *,
    folder: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Adding]:
    """Add uploaded files and say how far it is: before each file, and at the end.

    A file is read from a place below `places` that is the same for the same name, so that a newer version
    replaces the older one. `folder`: the files came as a folder, in which other kinds may lie too. All files
    are deleted in the end. Stopping to iterate is allowed at any time.
    """
    # By name and content (which names the folder of an uploaded file): a browser sends them as it likes.
    paths = sorted(files, key=lambda path: (path.name, str(path.parent)))
    paths = [path for path in paths if _readable(path)] if folder else paths
    passed_over = len(files) - len(paths)
    try:
        sizes = [path.stat().st_size for path in paths]
        if refusal := _refusal(len(paths), sum(sizes)):
            yield Adding(finished=True, passed_over=passed_over, message=refusal)
            return
        begun, bytes_done, seen = clock(), 0, Counter[str]()
        state = Adding(total=len(paths), passed_over=passed_over)
        for path, size in zip(paths, sizes, strict=True):
            if cancelled():
                yield replace(state, current="", finished=True, cancelled=True)
                return
            state = replace(state, current=path.name)
            yield state
            seen[path.name] += 1
            result = _added(assistant, path, size, places / str(seen[path.name]))
            bytes_done += size
            spent = clock() - begun
            left = spent * (sum(sizes) - bytes_done) / bytes_done if bytes_done else None
            state = replace(state, results=(*state.results, result), seconds=spent, left=left)
        yield replace(state, current="", finished=True)
    finally:
        discard(files)


def _readable(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def _refusal(count: int, size: int) -> str:
    """Why so much is not added at once, "" when it may be."""
    if not count:
        return texts.NOTHING_TO_ADD.format(kinds=" ".join(SUFFIXES))
    if count > MAX_FILES:
        return texts.TOO_MANY.format(count=count, limit=MAX_FILES)
    if size > MAX_TOTAL_MB * _MB:
        return texts.TOO_MUCH.format(size=size / _MB, limit=MAX_TOTAL_MB)
    return ""


def _added(assistant: Assistant, path: Path, size: int, place: Path) -> Result:
    if size > MAX_FILE_MB * _MB:
        return Result(path.name, "failed", notes=(texts.TOO_BIG.format(size=size / _MB, limit=MAX_FILE_MB),))
    with _ONE_AT_A_TIME:
        return _added_from(assistant, path, place)


def _added_from(assistant: Assistant, path: Path, place: Path) -> Result:
    from corpus.reading import document_id  # loaded by now; at the top it would delay the page

    name = path.name
    try:
        place.mkdir(parents=True, exist_ok=True)
        path = Path(shutil.move(path, place / name))
        data = path.read_bytes()
        if (
            path.suffix.lower() in _PACKAGES
        ):  # the readers look at all else, and what they refuse is remembered
            check_kind(name, data)
        identity = document_id(data)
        known = _holds(assistant, identity)
        report = assistant.add(path)
        if report.failed:
            return Result(name, "failed", notes=(report.failed[0].reason,))
        outcome: Outcome = "updated" if report.updated else "unchanged" if known else "added"
        return Result(name, outcome, identity, assistant.document(identity).warnings)
    except AssistantError as error:
        return Result(name, "failed", notes=(str(error),))
    except Exception:  # one file must not keep out the others
        _log.exception("A file could not be added.")
        return Result(name, "failed", notes=(texts.UNEXPECTED,))
    finally:
        discard([path])


def _holds(assistant: Assistant, identity: str) -> bool:
    from assistant import UnknownDocument

    try:
        assistant.document(identity)
    except UnknownDocument:
        return False
    return True


def discard(paths: Sequence[Path]) -> None:
    """Delete uploaded files, which were added or refused, and the folders that they leave empty."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
        with contextlib.suppress(OSError):
            path.parent.rmdir()
