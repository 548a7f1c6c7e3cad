"""Sentences with exact offsets. A sentence never runs over the end of a line, so no heading sticks to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document, Span

_UNIT_AT_END = re.compile(
    r"(?:\d|\d (?:million|billion|thousand|mn|bn|mln|bln|m))[ \u00a0]?(?:°[CF]|%|(?!(?:vs|no|approx|inc|ltd"
    r"|st)\.)[a-z]{1,6}(?:/[a-z]{1,3})?"
    r"|Mt|MT|MMT|MMBtu|TEU|tU|[KMG]Wh?|[KMG]t)[.](?= +[\"“'(]?[A-Z])"
)
"""A unit at the end of a sentence looks like an abbreviation: "... 4,958 mt. July exports ..."."""
_ABBREVIATION_AT_END = re.compile(
    r"\b(?:(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Co|Corp|pct|oz|lbs?|bbl|etc)\.)[\"”’)]*(?= +[\"“]?"
    r"(?:The|This|These|It|In|On|But|However|Meanwhile|They|He|She|We|By|For|As|While|After|Since|That|Those"
    r"|There|Its|According)\b)"
)
"""An abbreviation ends the sentence, too, where a word follows that begins one: "... in the U.S. The ..."."""
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Rs|Rp|Tk|Ksh|Nos?|Figs?|Art|Eq|vol|pp?|approx|ca"
    r"|est)\.$",
    re.IGNORECASE,
)
"""Abbreviations that go with the number behind them: "Dec. 1-20", "Rs. 5,208"."""
_BEFORE_NAME = re.compile(r"(?:^|\s)(?:[A-Z]\. [A-Z]|Gov|Rep|Sen|Pres|Ft|Capt|Adm|Messrs)\.$")


def sentences(document: Document, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences, headings and table rows of a document in order; a heading or a row is one piece.

    `start` and `end` limit them to a part of the text, which should begin and end with a sentence.
    """
    whole = {heading.start for heading in document.headings}
    whole.update(row.start for table in document.tables for row in table.rows)
    return tuple(_sentences(document.text[start:end], start, whole))


def split(text: str) -> tuple[Span, ...]:
    """The sentences of a text, each within one line, without white space around them."""
    return tuple(_sentences(text, 0, set()))


def _sentences(part: str, offset: int, whole: set[int]) -> Iterator[Span]:
    for span in _in_lines(part, {start - offset for start in whole}):
        yield Span(span.start + offset, span.end + offset)


def _in_lines(text: str, whole: set[int]) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            if start in whole:
                yield _trimmed(text, start, start + len(line))
            else:
                yield from _in_line(text, start, start + len(line))
        start += len(line) + 1


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    from syntok import segmenter  # 0.06 s, not needed by most commands

    line = text[start:end]
    parsed = (sentence[-1] for part in segmenter.analyze(line) for sentence in part if sentence)
    ends = {token.offset + len(token.value) for token in parsed}
    for pattern in (_UNIT_AT_END, _ABBREVIATION_AT_END):
        ends.update(match.end() for match in pattern.finditer(line))
    begin = 0
    for cut in sorted({*ends, len(line)}):
        if cut < len(line) and _goes_on(line, cut):
            continue
        if line[begin:cut].strip():
            yield _trimmed(text, start + begin, start + cut)
        begin = cut


def _goes_on(line: str, cut: int) -> bool:
    """Whether the full stop before `cut` belongs to an abbreviation that the segmenter does not know."""
    before, after = line[max(0, cut - 12) : cut], line[cut : cut + 20].lstrip()
    return bool(
        (after[:1].isdigit() and _BEFORE_NUMBER.search(before))
        or (after[:1].isupper() and _BEFORE_NAME.search(before))
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))
