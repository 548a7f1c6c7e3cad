"""Tables of web pages, with their spans and captions, read from the page itself."""

from __future__ import annotations

from typing import Any

from corpus.content import Grid, Paragraph
from corpus.readers.header import is_value, tables

_LONGEST_CELL = 300
"""A cell with more characters holds a part of the page: its table is layout, not data."""
_MOST_SPANNED = 1000  # as in browsers, so that a mistyped span cannot fill the memory


def is_data(table: Any) -> bool:
    """Whether a `table` element holds data: two rows and columns at least, no table or long text in it."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [row.xpath("./td|./th") for row in table.iter("tr")]
    texts = ["".join(cell.itertext()) for row in cells for cell in row]
    return (
        sum(map(bool, cells)) > 1
        and max(map(len, cells)) > 1
        and all(len(" ".join(text.split())) <= _LONGEST_CELL for text in texts)
    )


def grids(table: Any) -> list[Grid | Paragraph]:
    """The content of a `table` element. A cell that spans columns stands in the first of them, a label that
    spans rows in each of them, a figure that spans rows only in the first."""
    caption = next((text(element) for element in table.iter("caption")), "")
    rows = table.xpath("./thead/tr") + table.xpath("./tr|./tbody/tr") + table.xpath("./tfoot/tr")
    matrix: list[list[str]] = []
    spanning: dict[int, tuple[int, str]] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.xpath("./td|./th"):
            _continue(line, spanning)
            content, down, across = text(cell), _span(cell, "rowspan"), _span(cell, "colspan")
            for column in range(len(line), len(line) + across):
                if down > 1:
                    repeated = content if column == len(line) and not is_value(content) else ""
                    spanning[column] = (down - 1, repeated)
            line += [content] + [""] * (across - 1)
        _continue(line, spanning)
        matrix.append(line)
    return tables(matrix, caption, header_rows=_header_rows(table, rows))


def text(element: Any) -> str:
    """The text of an element on one line; blocks and line breaks inside it are parted by a space."""
    parts = [element.text or ""]
    for child in element:
        shown = isinstance(child.tag, str) and child.tag not in ("script", "style")
        inside = text(child) if shown else ""
        apart = " " if child.tag in ("br", "p", "div", "li") else ""
        parts += [apart, inside, apart, child.tail or ""]
    return " ".join("".join(parts).split())


def _continue(line: list[str], spanning: dict[int, tuple[int, str]]) -> None:
    """Fills the columns at the end of `line` that cells of earlier rows reach down into."""
    while len(line) in spanning:
        left, repeated = spanning.pop(len(line))
        if left > 1:
            spanning[len(line)] = (left - 1, repeated)
        line.append(repeated)


def _span(cell: Any, attribute: str) -> int:
    value = cell.get(attribute, "1").strip()
    return min(int(value), _MOST_SPANNED) if value.isdecimal() and int(value) else 1


def _header_rows(table: Any, rows: list[Any]) -> int:
    """How many rows at the top the page itself calls header: those in `thead`, or made of `th` alone."""
    count = len(table.xpath("./thead/tr"))
    while count < len(rows) and rows[count].find("td") is None and rows[count].find("th") is not None:
        count += 1
    return count if count < len(rows) else 0
