"""From the bytes of a text file to its text: which encoding it is in, and what could not be read."""

from __future__ import annotations

import re
import unicodedata

from corpus.errors import UnreadableFile

# The first bytes by which other kinds of file are known.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office file (docx, xlsx)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or password-protected Office file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY = ["cp1252", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "cp1250"]
# Browsers read Latin-1 as its superset, and pages that say GB2312 use its superset too.
_SUPERSETS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_SAMPLE = 100_000
_HIGH = re.compile(rb"[\x80-\xff]+")
# NUL and the C0 controls that no text uses; tab, line ends, form feed and escape may stand in text.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ALLOWED = "A text file in UTF-8, UTF-16 or a common older encoding can be read."


def kind_of(data: bytes) -> str:
    """What the first bytes say the file is ("a PNG image"), empty for text and for unknown kinds."""
    if data[:2] == b"MZ" and b"\x00" in data[:1024]:
        return "a Windows program"
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "")


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file with line ends as "\\n", and warnings for the person who added it.

    `declared` is an encoding that the file itself names (the charset of a web page); it is believed where
    the bytes agree with it. Bytes that fit no encoding become U+FFFD and are counted in a warning.

    Raises UnreadableFile: the file is empty, or it is not text.
    """
    if not data.strip():
        raise empty(name)
    if kind := kind_of(data):
        raise UnreadableFile(
            name,
            f"{name} is {kind}, although its name says otherwise.",
            _ALLOWED,
            "Give the file its right extension, or convert it to text.",
        )
    text, warnings = _text(data, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip("\ufeff"):
        raise empty(name)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > 0.01 * len(sample):
        came = f"{name} holds binary data, not text."
        raise UnreadableFile(name, came, _ALLOWED, "Export its contents as text and add that.")
    # A stray NUL is no character of any text, and not every database can store it.
    text = text.replace("\x00", "\ufffd")
    if (replaced := text.count("\ufffd") - data.count("\ufffd".encode())) > 0:
        count = "1 byte" if replaced == 1 else f"{replaced} bytes"
        warnings.append(f"{count} could not be decoded; each is shown as \ufffd.")
    return text, tuple(warnings)


def empty(name: str) -> UnreadableFile:
    """The error for a file without any content."""
    return UnreadableFile(
        name, f"{name} is empty.", "A file must hold some text.", "Check that it was saved completely."
    )


def _text(data: bytes, declared: str) -> tuple[str, list[str]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), []
    if encoding := _utf16_without_mark(data):
        return data.decode(encoding), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    # A few bad bytes among many good sequences: UTF-8 that was cut or patched, not another encoding.
    if sum(1 for char in text if char > "\x7f") - damaged > 4 * damaged:
        return text, []
    if declared and (said := _declared(data, declared)) is not None:
        return said, []
    encoding = _legacy(data)
    return data.decode(encoding, "replace"), [
        f"The file is not Unicode; it was read as {encoding}. Check its accents and currency signs."
    ]


def _utf16_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 that lacks its mark: all NULs stand on one side of the byte pairs."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample or len(data) % 2:
        return ""
    encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    start = text[:5000]
    strange = [char for char in start if unicodedata.category(char) in ("Cc", "Cn", "Co")]
    return encoding if len(strange) - sum(map(start.count, "\t\r\n\f")) <= 0.01 * len(start) else ""


def _declared(data: bytes, declared: str) -> str | None:
    encoding = declared.strip().lower()
    try:
        return data.decode(_SUPERSETS.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError):
        return None


def _legacy(data: bytes) -> str:
    """The encoding of text that is not Unicode.

    Statistics fail on an English page with three accents, so Western text is known by its shape: bytes
    above 127 are few and stand alone, where those of other scripts come in runs.
    """
    runs = _HIGH.findall(data[:_SAMPLE])
    high = sum(map(len, runs))
    paired = sum(len(run) for run in runs if len(run) > 1)
    if high <= 4 or (paired < 0.4 * high and high < 0.15 * len(data[:_SAMPLE])):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    return best.encoding if best is not None else "cp1252"
