"""PDF files, page by page. A page that is only an image has no text: reading it would need OCR."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence

from corpus.cleaning import blocks_from_text
from corpus.content import Attributes, Block, Content
from corpus.decoding import empty, kind_of
from corpus.errors import UnreadableFile
from corpus.readers.complete import complete

_ALLOWED = "A PDF with a text layer and without a password can be read."
_FRAME_LINES = 3
"""Running heads and feet are looked for in so many lines at the top and at the bottom of a page."""

_PDFIUM = threading.Lock()  # PDFium must not be entered by two threads, not even for two documents
_PASSWORD_ERROR = 4
_COUNTED = "\x00"  # marks in a line where a number counts the pages
_PAGE_NUMBER = re.compile(
    r"(?i)(?:page|p\.|seite)\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}|第\s*\d+\s*页"
)
# PDFium marks a hyphen at a line end by U+FFFE and leaves the line break out; some hyphens come as they are.
_HYPHEN = re.compile(r"(\w+)(?:\ufffe|\x02|\u00ad\n|[-‐]\n)(\w+)")
_NO_TITLE = re.compile(
    r"(?i)microsoft (?:word|excel|powerpoint)\b.*|.*\.(?:docx?|pdf|xlsx?|pptx?|indd|qxd|rtf|txt|html?|tex)|"
    r"untitled.*|title|document\s?\d*|print|[\W\d_]*|https?:.*|\S*_\S*"
)


def read(data: bytes, name: str) -> Content:
    """Read the text of a PDF; every block knows its page. Running heads and page numbers are left out.

    The day the file was made is not taken as the day of publication.

    Raises UnreadableFile: no PDF, damaged, protected by a password, or without any text.
    """
    if not data.strip():
        raise empty(name)
    pages, stated = _pages(data, name)
    without = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(without) == len(pages):
        came = f"{name} has no text: its {_count(len(pages))} hold only images."
        raise UnreadableFile(
            name, came, _ALLOWED, "Run it through OCR (text recognition) and add the result."
        )
    warnings = []
    if without:
        named = ", ".join(map(str, without[:10])) + (" and more" if len(without) > 10 else "")
        warnings.append(f"{_count(len(without))} of {len(pages)} without text, OCR would be needed: {named}.")
    texts = _join_hyphens(_without_frame(pages))
    blocks: list[Block] = [
        block for number, text in enumerate(texts, 1) for block in blocks_from_text(text, number)
    ]
    title = stated if _is_title(stated, name) else ""
    return Content(tuple(blocks), complete(Attributes(title=title), blocks), tuple(warnings))


def _pages(data: bytes, name: str) -> tuple[list[str], str]:
    """The text of each page with line breaks as "\\n", and the title from the document's information."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(data, name, error.err_code == _PASSWORD_ERROR) from error
        try:
            title = document.get_metadata_value("Title").strip()
            pages = []
            for page in document:
                layer = page.get_textpage()
                pages.append(layer.get_text_range().replace("\r\n", "\n").replace("\r", "\n"))
                layer.close()
                page.close()
            return pages, title
        except pypdfium2.PdfiumError as error:
            raise _unreadable(data, name, False) from error
        finally:
            document.close()


def _unreadable(data: bytes, name: str, protected: bool) -> UnreadableFile:
    if protected:
        return UnreadableFile(
            name,
            f"{name} is protected by a password.",
            _ALLOWED,
            "Save it without a password and add it again.",
        )
    if b"%PDF-" not in data[:1024]:
        came = f"{name} is {kind_of(data) or 'no PDF'}, although its name says otherwise."
        return UnreadableFile(name, came, _ALLOWED, "Give the file its right extension.")
    came = f"{name} is damaged or was not copied completely."
    return UnreadableFile(name, came, _ALLOWED, "Download or export it again and add that.")


def _count(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _without_frame(pages: Sequence[str]) -> list[str]:
    """The pages without page numbers and without lines that most pages repeat at their top or bottom.

    The first page keeps its top: the title of a report is often the running head of its other pages.
    """
    lines = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    counts = Counter(key for number, page in enumerate(lines, 1) for key in _edge_keys(page, number))
    half = 0.5 * sum(map(bool, lines))
    # Two pages with the same line prove nothing, unless the line counts the pages.
    running = {key for key, count in counts.items() if count > max(1 if _COUNTED in key else 2, half)}
    return ["\n".join(_inner(page, number, running)) for number, page in enumerate(lines, 1)]


def _edge_keys(page: list[str], number: int) -> set[str]:
    edge = _edge(page)
    return {key for line in page[:edge] + page[len(page) - edge :] for key in _keys(line, number)}


def _edge(page: list[str]) -> int:
    return min(_FRAME_LINES, len(page) // 2)


def _keys(line: str, number: int) -> set[str]:
    """What makes two lines the same running line: their words, or those around a number that counts pages.

    Other numbers must be equal: rows of the same table on two pages differ in nothing but numbers.
    """
    counted = {
        f"{line[: match.start()]}{_COUNTED}{int(match[0]) - number:+}{line[match.end() :]}"
        for match in re.finditer(r"[0-9]{1,4}", line)
    }
    return {line} | counted


def _inner(page: list[str], number: int, running: set[str]) -> list[str]:
    """Cuts running lines and page numbers from both ends, never from the middle."""

    def framed(line: str, top: bool) -> bool:
        if line == str(number) or _PAGE_NUMBER.fullmatch(line):
            return True
        return not (top and number == 1) and not running.isdisjoint(_keys(line, number))

    if page == [str(number)]:
        return []
    start, end, edge = 0, len(page), _edge(page)
    while start < edge and framed(page[start], top=True):
        start += 1
    while end > len(page) - edge and framed(page[end - 1], top=False):
        end -= 1
    return page[start:end]


def _join_hyphens(pages: Sequence[str]) -> list[str]:
    """Joins words that were parted at line ends; its own words tell "rare-earth" from "exported"."""
    words = Counter(word.lower() for page in pages for word in re.findall(r"\w+(?:-\w+)*", page))

    def joined(match: re.Match[str]) -> str:
        first, second = match.groups()
        hyphenated, plain = f"{first}-{second}", f"{first}{second}"
        parted = first[-1].isalpha() and second[0].islower()
        known = words[hyphenated.lower()] - words[plain.lower()]
        # Each half has been counted once where it stands now; both seen elsewhere are words of their own.
        own = min(words[first.lower()], words[second.lower()]) > 1
        return hyphenated if not parted or known > 0 or (known == 0 and own) else plain

    return [re.sub("[\ufffe\x02]", "-", _HYPHEN.sub(joined, page)) for page in pages]


def _is_title(title: str, name: str) -> bool:
    return len(title.split()) > 1 and _NO_TITLE.fullmatch(title) is None and title not in name
