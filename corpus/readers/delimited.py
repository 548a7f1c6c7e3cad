"""CSV and TSV files, as statistics offices and spreadsheets write them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from corpus.content import Content, Grid
from corpus.decoding import decode, empty
from corpus.readers.header import tables

# In the order of preference where two fit equally well: a comma is also a decimal mark.
_DELIMITERS = ("\t", ";", "|", ",")
_SAMPLE = 200
_LINES_IN_A_CELL = 30
_BREAKS = re.compile(r"\s*[\r\n\t\f\v]+\s*")


def read(data: bytes, name: str) -> Content:
    """Read a table of text. Cells stay as written; line breaks inside a cell become spaces.

    Raises UnreadableFile: the file is empty or not text.
    """
    text, warnings = decode(data, name)
    lines = text.lstrip("\ufeff").split("\n")
    delimiter = ""
    if hint := re.fullmatch(r"sep=(.)", lines[0].strip("\r"), re.IGNORECASE):  # a line for Excel, not data
        delimiter, lines = hint[1], lines[1:]
    comments, lines = _leading_comments(lines)
    body = "\n".join(lines)
    delimiter = delimiter or _delimiter(body)
    rows, unclosed = _rows(body, delimiter)
    if comments and _width(comments[-1], delimiter) == _usual_width(rows) > 1:
        rows.insert(0, _rows(comments.pop(), delimiter)[0][0])  # a header that is written as a comment
    blocks = tables(rows, "; ".join(comments))
    if not blocks and not comments:
        raise empty(name)
    found = [*warnings]
    if unclosed:
        found.append("A quotation mark is not closed; quotation marks were read as plain characters.")
    if uneven := _uneven(rows, blocks[0] if blocks else None):
        found.append(uneven)
    return Content(tuple(blocks), warnings=tuple(found))


def _leading_comments(lines: list[str]) -> tuple[list[str], list[str]]:
    comments: list[str] = []
    start = 0
    while start < len(lines) and (re.match(r"\s*#+[^#,;|\t]", lines[start]) or not lines[start].strip()):
        comments.append(lines[start].strip().lstrip("#").strip())
        start += 1
    return [comment for comment in comments if comment], lines[start:]


def _rows(text: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """The rows of a file, and whether quotation marks had to be ignored because one is not closed."""
    if not delimiter:
        return [[_clean(cell) for cell in row[:1]] for row in _parse(text, "\x00")], False
    try:
        rows = _parse(text, delimiter)
        unclosed = any(cell.count("\n") > _LINES_IN_A_CELL for row in rows for cell in row)
    except csv.Error:  # one cell is longer than the csv module allows
        unclosed = True
    if unclosed:
        rows = _parse(text, delimiter, quoting=csv.QUOTE_NONE)
    return [[_clean(cell) for cell in row] for row in rows], unclosed


def _parse(text: str, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))


def _clean(cell: str) -> str:
    return _BREAKS.sub(" ", cell)


def _delimiter(text: str) -> str:
    """The character that cuts the first rows into the same number of cells, empty for a single column."""
    sample = text[:200_000].split("\n")[:_SAMPLE]
    best, score = "", (0.0, 0)
    for delimiter in _DELIMITERS:
        rows = [row for row in _rows("\n".join(sample), delimiter)[0] if any(row)]
        widths = Counter(map(len, rows))
        cut = sum(count for width, count in widths.items() if width > 1)
        if not rows or cut < 0.5 * len(rows):
            continue
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1]))
        # Nearly equal shares are equal: a title line must not decide against the better delimiter.
        candidate = (round(count / len(rows), 1), width if delimiter == "\t" else 0)
        if candidate > score:
            best, score = delimiter, candidate
    return best


def _width(line: str, delimiter: str) -> int:
    return len(_rows(line, delimiter)[0][0])


def _usual_width(rows: list[list[str]]) -> int:
    return Counter(map(len, rows)).most_common(1)[0][0] if rows else 0


def _uneven(rows: list[list[str]], first: object) -> str:
    """A warning that names the rows whose number of cells differs; titles and notes are no rows."""
    usual = _usual_width(rows)
    odd = [
        number
        for number, row in enumerate(rows, 1)
        if len(row) != usual and sum(map(bool, row)) > 1 and not all(not cell for cell in row[usual:])
        or (len(row) < usual and sum(map(bool, row)) > 1)
    ]
    if not odd or not isinstance(first, Grid):
        return ""
    named = ", ".join(map(str, odd[:10])) + (" ..." if len(odd) > 10 else "")
    return f"{len(odd)} of {len(rows)} rows have more or fewer cells than the usual {usual} (rows {named})."
