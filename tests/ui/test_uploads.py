"""What may be uploaded, judged by its content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from ui import uploads


def archive(size: int) -> bytes:
    """A small ZIP archive that unpacks to so many megabytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(size):
            part.write(bytes(1_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Tin."),
        ("a.TXT", "Zölle".encode("cp1252")), ("a.csv", b"a,b\n1,2\n"), ("a.html", b"<p>x"),
        ("a.pdf", b"%PDF-1.7\n"), ("a.pdf", b"\n\n%PDF-1.4"), ("a.docx", archive(1)),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Office: its reader says so"),
    ],
)  # fmt: skip
def test_files_are_what_their_names_say(name: str, data: bytes) -> None:
    uploads.check_kind(name, data)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a", b"Tin.", "cannot be read"),
        ("a.svg", b"<svg/>", "cannot be read"), ("a.exe", b"MZ", "cannot be"),
        ("a.txt", b"\x7fELF", "a program"), ("a.md", b"%PDF-1.7", "a PDF"), ("a.csv", b"", "empty"),
        ("a.html", bytes(range(32)) * 9, "binary"), ("a.pdf", b"Tin.", "something else"),
        ("a.pdf", b"PK\x03\x04", "a ZIP archive"), ("a.docx", b"%PDF-1.7", "a PDF"),
        ("a.xlsx", b"PK\x03\x04 cut off", "although its name"),
    ],
)  # fmt: skip
def test_other_files_are_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        uploads.check_kind(name, data)


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_UNPACKED_MB", 2)
    uploads.check_kind("small.docx", archive(2))
    with pytest.raises(UnreadableFile, match="would unpack to 3 MB"):
        uploads.check_kind("bomb.docx", archive(3))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("june.csv", "june.csv"), ("../../etc/passwd", "passwd"), ("C:\\data\\june.csv", "june.csv"),
        ("/", "unnamed"), ("", "unnamed"), ("..", "unnamed"), (".htaccess", "htaccess"),
        ("a\x00b\n.txt", "a_b_.txt"), ("<img src=x>.txt", "<img src=x>.txt"), ("\ud800.txt", "?.txt"),
        ("x" * 300 + ".csv", "x" * 150 + ".csv"), ("中" * 150 + ".pdf", "中" * 50 + ".pdf"),
        ("a." + "b" * 300, "a"),
    ],
)  # fmt: skip
def test_a_name_is_a_name_and_no_path(tmp_path: Path, sent: str, kept: str) -> None:
    name = uploads.safe_name(sent)
    assert name == kept
    with uploads.folder_in(tmp_path) as folder:
        path = uploads.put(name, b"Tin.", folder)
        assert path.parent.parent == folder and path.read_bytes() == b"Tin."
    assert list(tmp_path.iterdir()) == []
