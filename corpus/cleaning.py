"""From raw lines to headings and paragraphs: what a reader of the page would read, nothing of its frame."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.content import Block, Heading, Paragraph
from corpus.dates import dates
from corpus.flat_tables import lift
from corpus.line_shapes import ends_sentence, is_byline, is_caption, is_frame, is_heading, list_marks, shouts
from corpus.ruled_tables import lift_ruled
from corpus.unwrapping import Line, unwrap

NAVIGATION_WORDS = 5
"""A label of a navigation menu has at most this many words."""
NAVIGATION_RUN = 6
"""So many labels in a row, at least one of them repeated, are a menu and no list of highlights."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[^\S\n]+")
_GLUED_DATELINE = re.compile(r"(?<=\d{4})(?=[A-Z][a-z])")
_GLUED_SENTENCE = re.compile(
    r"(?<=[a-z\d%)])[.!?](?:[”’]?(?=[“‘]?[A-Z][a-z]+(?: |$))|(?P<quote>\")(?=[A-Z][a-z]+ ))"
)
_GLUED_HEADING = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z][A-Z'’&,/%\d-]*(?: [A-Z\d][A-Z'’&,/%\d-]*){2,}$)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks that were kept, and the lines that were left out as frame or caption, in their order."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]


def clean(text: str, page: int | None = None) -> Cleaned:
    """Turn raw text into headings and paragraphs.

    Left out: menus and share buttons, photo captions, credits of the desk, lines without a letter or digit, a
    line that repeats the one before. Mended: invisible characters, a dateline glued to the first word,
    sentences and headings glued at the full stop, lines that only wrap, bullets and list numbers, tables
    drawn with bars or tabs and those of one cell a line.
    """
    ruled = lift_ruled(_plain(text).split("\n"))
    lifted = lift(_mend("\n".join(ruled.lines)).split("\n"))
    tables = {**ruled.tables, **lifted.tables}
    lines = unwrap(lifted.lines)
    menu = _menu([line.text for line in lines])
    kept: list[Line] = []
    left_out: list[str] = []
    for index, line in enumerate(lines):
        if index in menu or is_frame(line.text) or is_caption(line.text):
            left_out.append(line.text)
        elif not kept or line.text != kept[-1].text:
            kept.append(line)
    blocks = (
        replace(tables[block.text], page=page) if block.text in tables else block
        for block in _blocks(kept, page)
    )
    return Cleaned(tuple(blocks), tuple(left_out))


def blocks_from_text(text: str, page: int | None = None) -> list[Block]:
    """The headings and paragraphs of raw text; see `clean`."""
    return list(clean(text, page).blocks)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))


def _mend(text: str) -> str:
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return "\n".join(_mend_line(line.strip(" |")) for line in text.split("\n"))


def _mend_line(line: str) -> str:
    line = _split_sentences(_split_dateline(line))
    return line if shouts(line) else _GLUED_HEADING.sub("\n", line)


def _split_dateline(line: str) -> str:
    """Put a date that opens a line and is glued to the next word on its own line."""
    opening = next((mention for mention in dates(line[:40]) if mention.start == 0), None)
    if opening and line[opening.end : opening.end + 1].isupper():
        return f"{line[: opening.end]}\n{line[opening.end :]}"
    return _GLUED_DATELINE.sub(" ", line)


def _split_sentences(line: str) -> str:
    """Set sentences apart that stand close; a straight quote goes with the sentence that it belongs to."""
    seen = 0
    quotes = 0

    def apart(match: re.Match[str]) -> str:
        nonlocal seen, quotes
        quotes += line.count('"', seen, match.start())
        seen = match.start()
        mark = match.group()
        return f"{mark[0]} {mark[1:]}" if match["quote"] and quotes % 2 == 0 else f"{mark} "

    return _GLUED_SENTENCE.sub(apart, line).rstrip(" ")


def _menu(lines: Sequence[str]) -> set[int]:
    """The lines of navigation menus: many labels in a row, some of them more than once."""
    repeated = {line for line, count in Counter(lines).items() if count > 1}
    marks = list_marks(lines)
    menu: set[int] = set()
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and not marks[end] and _is_label(lines[end]):
            end += 1
        if end - start >= NAVIGATION_RUN and repeated.intersection(lines[start:end]):
            menu.update(range(start, end))
        start = end + 1
    return menu


def _is_label(line: str) -> bool:
    return (
        len(line.split()) <= NAVIGATION_WORDS
        and not ends_sentence(line)
        and not any(char.isdigit() for char in line)
        and not is_byline(line)
    )


def _blocks(lines: Sequence[Line], page: int | None) -> list[Heading | Paragraph]:
    texts = [line.text for line in lines]
    loud = 2 * sum(len(text) for text in texts if shouts(text)) > sum(map(len, texts))
    headings = _headings(lines, loud)
    blocks: list[Heading | Paragraph] = []
    for index, mark in enumerate(list_marks(texts)):
        numbered = mark and texts[index][0].isdigit()
        if index in headings and (not mark or numbered):
            blocks.append(Heading(texts[index], page))
        else:
            blocks.append(Paragraph(texts[index][mark:], page))
    return blocks


def _headings(lines: Sequence[Line], loud: bool) -> set[int]:
    """The lines that head something.

    A heading is followed by text, the lines of a list of highlights by more of their kind. Two headings may
    stand together (title and section); of three and more only the last can be one, and only when blank lines
    set it off.
    """
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        heading = is_heading(line.text, loud)
        if heading and not line.text.endswith(":") and (loud or not shouts(line.text)):
            run.append(index)
            continue
        if any(char.isalpha() for char in line.text):  # what stands above a mere number is its label
            found.update(run if len(run) <= 2 else run[-1:] if lines[index - 1].apart else ())
        run = []
        if heading and index + 1 < len(lines):
            found.add(index)
    return found
