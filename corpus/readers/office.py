"""What Word and Excel files have in common: a ZIP archive of XML parts."""

from __future__ import annotations

import io
import zipfile

from corpus.decoding import empty, kind_of
from corpus.errors import UnreadableFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 1_000_000_000


def check_package(data: bytes, name: str, part: str, kind: str) -> None:
    """Raises UnreadableFile unless `data` is an archive that holds `part` and can be unpacked safely.

    `kind` names the expected file in a sentence, such as "an Excel workbook (.xlsx)".
    """
    if not data.strip():
        raise empty(name)
    allowed = f"{kind[0].upper()}{kind[1:]} without a password can be read."
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableFile(
                name,
                f"{name} is protected by a password.",
                allowed,
                "Save it without a password and add it again.",
            )
        came = f"{name} is in the old binary format of Office 97-2003."
        raise UnreadableFile(name, came, allowed, "Save it in the current format and add it again.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.namelist()
            size = sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        if kind_of(data).startswith("a ZIP"):
            raise damaged(name, kind) from error
        came = (
            f"{name} is {kind_of(data) or 'no archive of document parts'}, although its name says otherwise."
        )
        next_step = "Give the file its right extension, or save it again from Office."
        raise UnreadableFile(name, came, allowed, next_step) from error
    if part not in parts:
        came = f"{name} is a ZIP archive, but not {kind}."
        raise UnreadableFile(name, came, allowed, "Unpack it and add the files that are in it.")
    if size > _LARGEST:
        came = f"{name} would unpack to {size // 1_000_000:,} MB."
        raise UnreadableFile(name, came, f"At most {_LARGEST // 1_000_000:,} MB are read.", "Split the file.")


def damaged(name: str, kind: str) -> UnreadableFile:
    """The error for an archive that is cut off or whose parts cannot be read."""
    return UnreadableFile(
        name,
        f"{name} is damaged or was not copied completely.",
        f"{kind[0].upper()}{kind[1:]} must be whole.",
        "Open it in the program that made it, save it again, and add that.",
    )
