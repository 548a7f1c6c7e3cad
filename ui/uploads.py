"""What may be uploaded: how many files, how large, and of which kind by their content."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from corpus.decoding import decode, kind_of
from corpus.errors import AssistantError, UnreadableFile
from corpus.readers import SUFFIXES

MAX_FILES = 50
MAX_FILE_MB = 20
MAX_TOTAL_MB = 200
MAX_UNPACKED_MB = 300
"""An archive of a few kilobytes can unpack to more than the machine's memory."""
MULTIPART_MB = 1
"""What a request may hold besides its files."""

_MEGA = 1_000_000
_LONGEST_STEM, _LONGEST_SUFFIX = 150, 20
"""Bytes of a name, characters of its ending: file systems take 255 bytes."""
_FOLDER = ".uploads"
_PACKAGES = (".docx", ".xlsx")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:]")


class TooLarge(AssistantError):
    """Too many files, or too large ones."""


def check_count(count: int) -> None:
    """Raises `TooLarge` for more files than may come at once."""
    if count > MAX_FILES:
        raise TooLarge(
            f"{count} files came.",
            f"Up to {MAX_FILES} may come at once.",
            "Send the rest in a second request.",
        )


def check_size(name: str, size: int) -> None:
    """Raises `TooLarge` for a file with more bytes than a file may have."""
    if size > MAX_FILE_MB * _MEGA:
        raise TooLarge(
            f"{name} has {size / _MEGA:.1f} MB.",
            f"Files of up to {MAX_FILE_MB} MB are allowed.",
            "Split it and add the parts.",
        )


def check_kind(name: str, data: bytes) -> None:
    """Raises `UnreadableFile` unless the bytes are of the kind that the ending of the name says.

    It looks at the first bytes of a file and at the list of an archive; the readers look at the rest.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnreadableFile(
            name, f"{name} is of a kind that cannot be read.", f"These can: {' '.join(SUFFIXES)}.",
            "Convert it to one of them.",
        )  # fmt: skip
    if suffix == ".pdf":
        if b"%PDF-" not in data[:1024]:
            raise _other(name, data, "A PDF")
    elif suffix in _PACKAGES:
        _check_package(name, data)
    else:
        decode(data, name)


def safe_name(name: str) -> str:
    """The file name alone, without folders and without characters that no file name should have."""
    plain = _UNSAFE.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip().lstrip(".")
    path = PurePosixPath(plain.encode("utf-8", "replace").decode() or "unnamed")
    suffix = path.suffix if len(path.suffix) <= _LONGEST_SUFFIX else ""
    return path.stem.encode()[:_LONGEST_STEM].decode("utf-8", "ignore") + suffix


@contextmanager
def folder_in(store: Path) -> Iterator[Path]:
    """The folder of a store where uploaded files lie while they are added; nothing of them stays there.

    Always the same one: a file is known again by its path, and reported as unchanged. One call at a time.
    """
    folder = store / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put(name: str, data: bytes, folder: Path) -> Path:
    """Write a file, at a path that only the same content with the same name has."""
    own = folder / hashlib.sha256(data).hexdigest()
    own.mkdir(exist_ok=True)
    path = own / name
    path.write_bytes(data)
    return path


def _check_package(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        if kind_of(data).startswith("an old"):
            return  # its reader says which, and what to do
        raise _other(name, data, "An Office document") from None
    if size > MAX_UNPACKED_MB * _MEGA:
        raise UnreadableFile(
            name, f"{name} would unpack to {size // _MEGA:,} MB.",
            f"Up to {MAX_UNPACKED_MB} MB are allowed.", "Split it and add the parts.",
        )  # fmt: skip


def _other(name: str, data: bytes, wanted: str) -> UnreadableFile:
    return UnreadableFile(
        name, f"{name} is {kind_of(data) or 'something else'}, although its name says otherwise.",
        f"{wanted} of that name is needed.", "Give the file its right extension, or save it again.",
    )  # fmt: skip
