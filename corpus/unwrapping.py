"""Lines that were only broken to fit a width, as in mails and PDF files, made one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.datelines import published_line
from corpus.line_shapes import ends_sentence, is_byline, list_marks, shouts

PROSE_WORDS = 6
"""Lines of fewer words are too short to be called broken: they may be items of a list."""
WIDEST = 120
"""Mail and PDF lines are no longer; where most lines are, each is a paragraph."""

_FIELD = re.compile(r"[A-Z][\w-]*(?: [\w-]+)?: ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its broken parts joined; `apart`: there are blank lines before and after it."""

    text: str
    apart: bool


def unwrap(lines: Sequence[str]) -> list[Line]:
    """Join broken lines, drop blank ones. A list item, a field ("To: ...") or a date stays alone.

    A line that breaks off inside a sentence and goes on in lower case is always joined. In a text where that
    happens at every fourth line or more, a line of about full width is joined to its follower whatever that
    begins with.
    """
    lines = _single_spaced(lines)
    marks = list_marks(lines)
    pairs = [
        (index, line, follower)
        for index, (line, follower) in enumerate(pairwise(lines))
        if line and follower and not marks[index + 1]
    ]
    broken = {index for index, line, follower in pairs if _breaks_off(line, follower)}
    widths = sorted(len(line) for line in lines if line)
    if broken and len(broken) * 4 >= len(pairs) and widths[len(widths) * 3 // 4] <= WIDEST:
        width = widths[len(widths) * 9 // 10]
        broken.update(index for index, line, follower in pairs if _fills(line, follower, width))
    return _joined(lines, broken)


DOUBLE_SPACED = 3
"""Sentences that must break off at a blank line before a text is taken to be written in every other line."""


def _single_spaced(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a text with a blank one after each, where sentences go on behind it, without those."""
    apart = [
        index
        for index, (line, blank, follower) in enumerate(zip(lines, lines[1:], lines[2:], strict=False))
        if line and not blank and follower
    ]
    together = sum(1 for line, follower in pairwise(lines) if line and follower)
    inside = {index + 1 for index in apart if _breaks_off(lines[index], lines[index + 2])}
    if len(inside) < DOUBLE_SPACED or together > len(apart) // 4 or len(inside) * 4 < len(apart):
        return lines
    return [line for index, line in enumerate(lines) if index not in inside]


def _breaks_off(line: str, follower: str) -> bool:
    return (
        follower[0].islower()
        and not ends_sentence(line)
        and line[-1] != ":"
        and not published_line(follower)
        and max(len(line.split()), len(follower.split())) >= PROSE_WORDS
    )


def _fills(line: str, follower: str, width: int) -> bool:
    if follower[0].islower():
        return not ends_sentence(line)
    alone = shouts(line) or shouts(follower) or _FIELD.match(follower) or is_byline(follower)
    return (
        len(line) >= 0.7 * width >= 25
        and not alone
        and not published_line(line)
        and not published_line(follower)
    )


def _joined(lines: Sequence[str], broken: set[int]) -> list[Line]:
    joined: list[Line] = []
    parts: list[str] = []
    blank_before = True
    for index, line in enumerate(lines):
        if line:
            parts.append(line)
        if parts and index not in broken:
            blank_after = index + 1 == len(lines) or not lines[index + 1]
            joined.append(Line(" ".join(parts), blank_before and blank_after))
            parts = []
        blank_before = not line if not parts else blank_before
    return joined
