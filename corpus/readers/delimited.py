"""CSV and TSV files, as statistics offices and spreadsheets write them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from corpus.content import Content, Paragraph
from corpus.decoding import decode, empty
from corpus.readers.header import tables

# In the order of preference where two fit equally well: a comma is also a decimal mark.
_DELIMITERS = ("\t", ";", "|", ",")
_SAMPLE = 200
_LINES_IN_A_CELL = 30
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")  # one number with its thousands apart
_BREAKS = re.compile(r"\s*[\r\n\t\f\v]+\s*")


def read(data: bytes, name: str) -> Content:
    """Read a table of text. Cells stay as written; line breaks inside a cell become spaces.

    Raises UnreadableFile: the file is empty or not text.
    """
    text, warnings = decode(data, name)
    if not any(map(str.isalnum, text)):
        raise empty(name)
    lines = text.lstrip("\ufeff").split("\n")
    delimiter = ""
    if hint := re.fullmatch(r"sep=(.)", lines[0].strip("\r"), re.IGNORECASE):  # a line for Excel, not data
        delimiter, lines = hint[1], lines[1:]
    comments, lines = _leading_comments(lines)
    body = "\n".join(lines)
    delimiter = delimiter or _delimiter(body)
    rows, unclosed = _rows(body, delimiter)
    if comments and len(commented := _rows(comments[-1], delimiter)[0][0]) == _usual_width(rows) > 1:
        rows.insert(0, commented)  # the header is written as a comment
        comments.pop()
    blocks = tables(rows, "; ".join(comments)) or [Paragraph(comment) for comment in comments]
    found = [*warnings]
    if unclosed:
        found.append("A quotation mark is not closed; quotation marks were read as plain characters.")
    if uneven := _uneven(rows):
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
        return [[_clean(cell) for cell in row[:1]] for row in _parse(text, "\x1f")], False
    try:
        rows = _parse(text, delimiter)
        unclosed = any(cell.count("\n") > _LINES_IN_A_CELL for row in rows for cell in row)
    except csv.Error:  # one cell is longer than the csv module allows
        unclosed = True
    if unclosed:
        rows = _parse(text, delimiter, quotes=False)
    return [[_clean(cell) for cell in row] for row in rows], unclosed


def _parse(text: str, delimiter: str, quotes: bool = True) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    if quotes:
        return list(csv.reader(lines, delimiter=delimiter))
    return list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))


def _clean(cell: str) -> str:
    return _BREAKS.sub(" ", cell)


def _delimiter(text: str) -> str:
    """The character that cuts the first rows into the same number of cells, empty for a single column."""
    sample = "\n".join(text[:200_000].split("\n")[:_SAMPLE])
    best, score = "", 0.0
    for delimiter in _DELIMITERS:
        rows = [row for row in _rows(sample, delimiter)[0] if any(row)]
        cut = [row for row in rows if len(row) > 1]
        if len(cut) < 0.5 * len(rows) or all(_GROUPED.fullmatch(delimiter.join(row)) for row in cut):
            continue
        # Nearly equal shares are equal: a title line must not decide against the better delimiter.
        share = round(Counter(map(len, cut)).most_common(1)[0][1] / len(rows), 1)
        if share > score:
            best, score = delimiter, share
    return best


def _usual_width(rows: list[list[str]]) -> int:
    return Counter(map(len, filter(any, rows))).most_common(1)[0][0] if any(map(any, rows)) else 0


def _uneven(rows: list[list[str]]) -> str:
    """A warning that names the rows whose number of cells differs; titles above the table do not count."""
    usual = _usual_width(rows)
    top = next((number for number, row in enumerate(rows) if len(row) == usual), 0)
    odd = [
        str(number)
        for number, row in enumerate(rows[top:], top + 1)
        if sum(map(bool, row)) > 1 and (len(row) < usual or any(row[usual:]))
    ]
    named = ", ".join(odd[:10]) + (" and more" if len(odd) > 10 else "")
    return f"Rows with more or fewer cells than the usual {usual}: {len(odd)} (row {named})." if odd else ""
