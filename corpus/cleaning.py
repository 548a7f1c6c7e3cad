"""From raw lines to headings and paragraphs: what a reader of the page would read, nothing of its frame."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.content import Block, Heading, Paragraph
from corpus.dates import dates
from corpus.vocabulary import lines as vocabulary

HEADING_WORDS = 16
"""A heading has at most this many words; the longest of 40 headings looked at had 14."""
NAVIGATION_WORDS = 5
"""A label of a navigation menu has at most this many words."""
NAVIGATION_RUN = 6
"""So many labels in a row, at least one of them repeated, are a menu and no list of highlights."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[^\S\n]+")
_GLUED_DATELINE = re.compile(r"(?<=\d{4})(?=[A-Z][a-z])")
_GLUED_SENTENCE = re.compile(r"(?<=[a-z)])([.!?])(?=[A-Z][a-z]+ )")
_BULLET = re.compile(r"^(?:[•●▪‣◦■*–-]|\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_HEADING_END = re.compile(r"[.!;,…][\"'”’)\]]*$")
_CAPTION = re.compile(
    r"\((?:AP|AFP|Reuters|Getty|EPA)[ /][^)]*\)\s*$"
    r"|\b(?:REUTERS|AFP|AP Photo|Getty Images|EPA)/[^.]*$"
    r"|/File Photo\s*$"
    r"|^(?:Photo|Image|Picture|Photograph)(?: credit| courtesy)?\s*(?::|by\b)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^by\s+[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){0,5}(?:\s*[,|].*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks that were kept, and the lines that were left out as frame or caption, in their order."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]


def clean(text: str, page: int | None = None) -> Cleaned:
    """Turn raw text into headings and paragraphs.

    Left out: menus and share buttons, photo captions, lines without a letter or digit, a line that repeats the
    one before. Mended: invisible characters, a dateline glued to the first word, sentences glued at the full
    stop, lines that only wrap.
    """
    lines = _unwrap(_mend(text).split("\n"))
    frame = _frame(lines)
    kept: list[str] = []
    left_out: list[str] = []
    for index, line in enumerate(lines):
        if index in frame or _CAPTION.search(line):
            left_out.append(line)
        elif not kept or line != kept[-1]:
            kept.append(line)
    return Cleaned(tuple(_blocks(kept, page)), tuple(left_out))


def blocks_from_text(text: str, page: int | None = None) -> list[Block]:
    """The headings and paragraphs of raw text; see `clean`."""
    return list(clean(text, page).blocks)


def _mend(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    lines = [_split_dateline(line.strip()) for line in text.split("\n")]
    return _GLUED_SENTENCE.sub(r"\1 ", "\n".join(lines))


def _split_dateline(line: str) -> str:
    """Put a date that opens a line and is glued to the next word on its own line."""
    opening = next((mention for mention in dates(line[:40]) if mention.start == 0), None)
    if opening and line[opening.end : opening.end + 1].isupper():
        return f"{line[: opening.end]}\n{line[opening.end :]}"
    return _GLUED_DATELINE.sub(" ", line)


def _unwrap(lines: Sequence[str]) -> list[str]:
    """Join lines that were only broken to fit a width; drop blank ones.

    A text counts as wrapped when its lines are short (three quarters under 120 characters, as in mail and
    PDF) and more than a third of them break off inside a sentence at a similar width.
    """
    filled = [line for line in lines if line]
    if not filled:
        return []
    widths = sorted(len(line) for line in filled)
    width = widths[len(widths) * 9 // 10]
    wraps = [_wraps(line, follower, width) for line, follower in zip(lines, [*lines[1:], ""], strict=True)]
    if widths[len(widths) * 3 // 4] > 120 or sum(wraps) * 3 < len(filled):
        return filled
    joined: list[str] = []
    continues = False
    for line, wrap in zip(lines, wraps, strict=True):
        if continues:
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        continues = wrap
    return joined


def _wraps(line: str, follower: str, width: int) -> bool:
    if not line or not follower or _BULLET.match(follower):
        return False
    if follower[0].islower():
        return True
    return len(line) >= 0.7 * width >= 25 and not _shouts(line)


def _frame(lines: Sequence[str]) -> set[int]:
    """The lines that belong to the page and not to the article."""
    phrases = vocabulary("boilerplate.txt")
    repeated = {line for line, count in Counter(lines).items() if count > 1}
    frame = {i for i, line in enumerate(lines) if line.lower() in phrases or not any(c.isalnum() for c in line)}
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_label(lines[end]):
            end += 1
        if end - start >= NAVIGATION_RUN and repeated.intersection(lines[start:end]):
            frame.update(range(start, end))
        start = end + 1
    return frame


def _is_label(line: str) -> bool:
    return (
        len(line.split()) <= NAVIGATION_WORDS
        and not _SENTENCE_END.search(line)
        and not any(c.isdigit() for c in line)
        and not _BYLINE.match(line)
        and not _BULLET.match(line)
    )


def _blocks(lines: Sequence[str], page: int | None) -> list[Block]:
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        text = _BULLET.sub("", line) if _BULLET.match(line) else line
        heading = text == line and _is_heading(line) and _heads_something(lines, index)
        blocks.append(Heading(text, page) if heading else Paragraph(text, page))
    return blocks


def _is_heading(line: str) -> bool:
    if _shouts(line):
        return len(line) <= 200
    mentioned = dates(line)
    return (
        len(line.split()) <= HEADING_WORDS
        and line[0].isalnum()
        and not line[0].islower()
        and not _HEADING_END.search(line)
        and not _BYLINE.match(line)
        and not (mentioned and mentioned[0].start == 0)
    )


def _heads_something(lines: Sequence[str], index: int) -> bool:
    """A heading is followed by text; the lines of a list of highlights are followed by more of their kind.

    Two headings may stand together (title and section), so only a third short line in a row makes a list.
    """
    if _shouts(lines[index]) or lines[index].endswith(":"):
        return index + 1 < len(lines)
    start = index
    while start and _plain_heading(lines[start - 1]):
        start -= 1
    end = index
    while end < len(lines) and _plain_heading(lines[end]):
        end += 1
    return end < len(lines) and end - start <= 2


def _plain_heading(line: str) -> bool:
    return _is_heading(line) and not _shouts(line) and not line.endswith(":")


def _shouts(line: str) -> bool:
    """A line in capitals. Four letters at least: "US" or "EU" alone say nothing."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
