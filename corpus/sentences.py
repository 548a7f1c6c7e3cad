"""Sentences with exact offsets. A sentence never runs over the end of a line, so no heading sticks to one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from corpus.document import Document, Span

LONG_LINE = 20_000
"""Of a longer line only the part asked for is cut: a document may be one line."""

_UNIT_AT_END = re.compile(
    r"(?:\d|\d (?:million|billion|thousand|mn|bn|mln|bln|m))[ \u00a0]?(?:°[CF]|%|(?!(?:vs|no|approx|inc|ltd"
    r"|st)\.)[a-z]{1,6}(?:/[a-z]{1,3})?|/(?:lb|kg|oz|bbl|mt|ton|tonne|day)"
    r"|Mt|MT|MMT|MMBtu|TEU|tU|[KMG]Wh?|[KMG]t)[.](?= +[\"“'(]?[A-Z])"
)
"""A unit at the end of a sentence looks like an abbreviation: "... 4,958 mt. July exports ..."."""
_DECIMAL_AT_END = re.compile(r"(?<=[a-z,] )(?:[A-Z]{1,3})?[$€£¥]?\d[\d,]*\.\d+[.](?= +[\"“'(]?[A-Z][a-z])")
""" "It was $88.50. China bought 3 t.": no version and no number of a section."""
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

    `start` and `end` limit them to a part of the text; of a sentence that crosses a limit the part within is
    given. Where sentences begin depends on their whole line and on no limit.
    """
    text = document.text
    end = len(text) if end is None else min(end, len(text))
    if document.sentences:
        first = bisect_right(document.sentences, start, key=lambda span: span.end)
        last = bisect_left(document.sentences, end, key=lambda span: span.start)
        return tuple(_within(text, document.sentences[first:last], start, end))
    first, last = _line_start(text, start), _line_end(text, end)
    return tuple(_within(text, _sentences(text[first:last], first, document), start, end))


def split(text: str) -> tuple[Span, ...]:
    """The sentences of a text, each within one line, without white space around them."""
    return tuple(_sentences(text, 0, None))


def _line_start(text: str, start: int) -> int:
    found = text.rfind("\n", max(0, start - LONG_LINE), start) + 1
    return found or (0 if start <= LONG_LINE else start)


def _line_end(text: str, end: int) -> int:
    found = text.find("\n", end, end + LONG_LINE)
    return found if found >= 0 else (len(text) if len(text) - end <= LONG_LINE else end)


def _within(text: str, found: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    for span in found:
        if start <= span.start and span.end <= end:
            yield span
        elif text[(first := max(start, span.start)) : (last := min(end, span.end))].strip():
            yield _trimmed(text, first, last)


def _sentences(part: str, offset: int, document: Document | None) -> Iterator[Span]:
    """Those of whole lines that stand at `offset` in the document."""
    start = offset
    for line in part.split("\n"):
        if line.strip():
            if document is not None and document.is_piece(start):
                yield _trimmed(line, 0, len(line), start)
            else:
                for span in _in_line(line):
                    yield Span(span.start + start, span.end + start)
        start += len(line) + 1


def _in_line(line: str) -> Iterator[Span]:
    from syntok import segmenter  # 0.06 s, not needed by most commands

    parsed = (sentence[-1] for part in segmenter.analyze(line) for sentence in part if sentence)
    ends = {token.offset + len(token.value) for token in parsed}
    for pattern in (_UNIT_AT_END, _DECIMAL_AT_END, _ABBREVIATION_AT_END):
        ends.update(match.end() for match in pattern.finditer(line))
    begin = 0
    for cut in sorted({*ends, len(line)}):
        if cut < len(line) and _goes_on(line, cut):
            continue
        if line[begin:cut].strip():
            yield _trimmed(line, begin, cut)
        begin = cut


def _goes_on(line: str, cut: int) -> bool:
    """Whether the full stop before `cut` belongs to an abbreviation that the segmenter does not know."""
    before, after = line[max(0, cut - 12) : cut], line[cut : cut + 20].lstrip()
    return bool(
        (after[:1].isdigit() and _BEFORE_NUMBER.search(before))
        or (after[:1].isupper() and _BEFORE_NAME.search(before))
    )


def _trimmed(text: str, start: int, end: int, offset: int = 0) -> Span:
    piece = text[start:end]
    first, last = start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
    return Span(first + offset, last + offset)
