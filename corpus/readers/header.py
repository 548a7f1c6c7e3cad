"""From a matrix of cells to tables: where each one starts, what names its columns, what stands around it.

Spreadsheets, CSV files and tables of documents share the same habits: titles above the table, a header of
one to three rows, empty spacer columns, a source line below, a second table after an empty row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.content import Grid, Paragraph

Cells = Sequence[str]

_NUMBER = re.compile(r"\W{0,4}\d[\d.,'’\s]*(?:[eE][+-]?\d+)?\W{0,3}[a-z]{0,3}\W{0,3}[¹²³⁰-⁹]*")
_MISSING = frozenset(
    ("-", "–", "—", "--", "...", "…", "..", ".", ":", "*", "n/a", "na", "n.a.", "nil", "none")
)
_PERIOD = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])?(?: ?\(?[eprf]\)?|[*¹²³⁰-⁹]+)?")
"""A year or YYYYMM month; a letter behind it marks an estimate or a forecast."""
# What stands above row labels; without such a word, "Japan, 2004" is as likely a figure as a header.
_LABEL = re.compile(
    r"(?i)\b(?:countr(?:y|ies)|partner|reporter|origin|destination|month|year|period|date|quarter|commodity|"
    r"product|metal|material|item|description|hs|code|flow|unit|region|market|company|name|category|port)\b"
)
_NOTE = re.compile(
    r"(?i)(?:sources?|notes?|units?|data|remarks?|n\.?b\.?|quelle|来源|注)\b.*[:：]|[*†‡¹²³#]|\(?[a-z0-9]\)\s|©"
)
_MOST_HEADER_ROWS = 3
_LONGEST_LABEL = 60


def is_value(cell: str) -> bool:
    """Whether a cell holds a figure, or a mark that stands for one ("-", "n/a"), and not a label."""
    cell = cell.strip()
    return cell.lower() in _MISSING or _NUMBER.fullmatch(cell) is not None


def tables(
    rows: Iterable[Cells], caption: str = "", page: int | None = None, header_rows: int = 0
) -> list[Grid | Paragraph]:
    """The tables in `rows` (cells as text, rows of any length), and the notes below them as paragraphs.

    Every Grid is rectangular: its header, where it has one, is as long as each of its rows. Titles above a
    table follow `caption` in the table's own caption, parted by "; ". No text is lost. Where the file itself
    says how many rows at the top are header, `header_rows` is that number.
    """
    found: list[Grid | Paragraph] = []
    titles: list[str] = []
    columns: list[int] = []
    sections = _sections(rows)
    wide = any(_filled(row) > 1 for section in sections for row in section)
    for section in sections:
        above, body = _split_titles(section, wide)
        titles += above
        if not body:
            continue
        if _is_prose(body):
            found += [Paragraph(text, page) for text in [*titles, *map(_text, body)]]
            titles = []
            continue
        body, notes = _split_notes(body)
        used = _used_columns(body)
        lines = [tuple(_cell(row, column) for column in used) for row in body]
        header_rows = max(0, header_rows - len(above))
        depth = header_rows if 0 < header_rows < len(lines) else _header_depth(lines)
        header_rows = 0
        before = _last_grid(found)
        goes_on = before is not None and not depth and set(used) <= set(columns)
        if goes_on and before is not None:
            # After an empty row the same columns go on, under the same names.
            lines = [tuple(_cell(row, column) for column in columns) for row in body]
        else:
            columns = used
        if goes_on and before is not None and not titles and found[-1] is before:
            found[-1] = Grid(before.header, (*before.rows, *lines), before.caption, page)
        else:
            header = before.header if goes_on and before is not None else _join_header(lines[:depth])
            named = "; ".join(filter(None, [caption, *titles]))
            found.append(Grid(header, tuple(lines[depth:]), named, page))
        found += [Paragraph(note, page) for note in notes]
        titles = []
    return found + [Paragraph(title, page) for title in titles]


def with_groups(rows: list[tuple[str, ...]]) -> Grid:
    """A table whose first row names its columns, or groups of them that further rows then part.

    "Country | Amount (mt) | |" above " | June 2023 | June 2024 | Change (%)".
    """
    depth = 1
    while (
        depth < min(_MOST_HEADER_ROWS, len(rows) - 1)
        and not rows[depth][0]
        and _goes_on(rows[depth - 1], rows[depth], rows[depth + 1 :])
    ):
        depth += 1
    return Grid(_join_header(rows[:depth]) if depth > 1 else rows[0], tuple(rows[depth:]))


def _sections(rows: Iterable[Cells]) -> list[list[Cells]]:
    """The runs of rows between empty rows; a lone row of labels belongs to the run after it."""
    sections: list[list[Cells]] = [[]]
    for row in rows:
        if any(cell.strip() for cell in row):
            sections[-1].append(row)
        elif sections[-1] and not _is_lone_header(sections[-1]):
            sections.append([])
    return [section for section in sections if section]


def _is_lone_header(section: list[Cells]) -> bool:
    return len(section) == 1 and _filled(section[0]) > 1 and not any(map(is_value, section[0]))


def _is_prose(body: list[Cells]) -> bool:
    return max(map(_filled, body)) == 1 and any(len(_text(row)) > _LONGEST_LABEL for row in body)


def _split_titles(section: list[Cells], wide: bool) -> tuple[list[str], list[Cells]]:
    """Splits off the lines above a table; where the sheet is `wide`, words in one column are such lines."""
    narrow = max(map(_filled, section)) == 1
    if narrow and (len(section) == 1 or (wide and not any(is_value(_text(row)) for row in section))):
        return list(map(_text, section)), []
    if narrow:
        return [], section
    width = Counter(map(len, section)).most_common(1)[0][0]
    start = 0
    while start < len(section) - 1 and _is_title(section[start], width):
        start += 1
    return [_text(row, ",") for row in section[:start]], section[start:]


def _is_title(row: Cells, width: int) -> bool:
    """One cell of words; or, in a CSV file, a sentence cut at its comma: a part of it starts with a space."""
    if _filled(row) == 1:
        return not is_value(_text(row))
    filled = max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)
    return filled < width and any(cell.startswith(" ") for cell in row[1:filled])


def _split_notes(body: list[Cells]) -> tuple[list[Cells], list[str]]:
    """Splits off the lines below a table ("Source: customs"); a row label without figures stays a row."""
    end = len(body)
    if max(map(_filled, body)) > 1:
        while _is_note(body[end - 1]):
            end -= 1
    return body[:end], [_text(row) for row in body[end:]]


def _is_note(row: Cells) -> bool:
    text = _text(row)
    return _filled(row) == 1 and (len(row) == 1 or len(text) > _LONGEST_LABEL or bool(_NOTE.match(text)))


def _header_depth(lines: list[tuple[str, ...]]) -> int:
    """How many rows at the top name the columns; 0 where the first row already holds figures."""
    if len(lines) < 2 or not _names_columns(lines[0], lines[1:]):
        return 0
    depth = 1
    while depth < min(_MOST_HEADER_ROWS, len(lines) - 1) and _goes_on(
        lines[depth - 1], lines[depth], lines[depth + 1 :]
    ):
        depth += 1
    return depth


def _names_columns(row: tuple[str, ...], below: list[tuple[str, ...]]) -> bool:
    if figures := [cell for cell in row if is_value(cell)]:
        labelled = not row[0] or _LABEL.search(row[0]) is not None
        return _are_periods(figures) and (labelled or len(figures) > 1)
    if any(is_value(cell) for other in below[:20] for cell in other):
        return True
    # Words only: a header is complete, short and does not repeat itself.
    return all(row) and len(row) == len(set(row)) and max(map(len, row)) <= _LONGEST_LABEL


def _are_periods(figures: list[str]) -> bool:
    """Whether numbers are the years (or YYYYMM months) of columns, which run on in small steps."""
    found = [match for figure in figures if (match := _PERIOD.fullmatch(figure.strip()))]
    if len(found) < len(figures):
        return False
    months = [int(match[1]) * 12 + int(match[2] or 0) for match in found]
    steps = [later - earlier for earlier, later in pairwise(months)]
    return len(set(steps)) <= 2 and all(abs(step) <= 60 for step in steps)


def _goes_on(above: tuple[str, ...], row: tuple[str, ...], below: list[tuple[str, ...]]) -> bool:
    """Whether `row` is a further header row: words where `above` has gaps or repeats, figures below."""
    figures = [cell for cell in row if is_value(cell)]
    if figures and not _are_periods(figures):
        return False
    if not any(is_value(cell) for other in below[:5] for cell in other):
        return False
    if row[0] and _filled(row) == 1:
        return False
    fills_gap = any(cell and not label for cell, label in zip(row, above, strict=True))
    repeats = len(set(filter(None, above))) < _filled(above)
    return fills_gap or repeats or not row[0]


def _join_header(lines: list[tuple[str, ...]]) -> tuple[str, ...]:
    """One name for each column: its labels from top to bottom, a group's label on each of its columns."""
    names: list[list[str]] = [[] for _ in lines[0]] if lines else []
    for number, line in enumerate(lines):
        group = ""
        for column, cell in enumerate(line):
            divided = any(lower[column] for lower in lines[number + 1 :])
            group = (cell or group) if divided else ""
            label = cell or group
            if label and label not in names[column]:
                names[column].append(label)
    return tuple(" ".join(parts) for parts in names)


def _filled(row: Cells) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _text(row: Cells, between: str = " ") -> str:
    return between.join(cell for cell in row if cell.strip()).strip()


def _cell(row: Cells, column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _used_columns(body: list[Cells]) -> list[int]:
    return [column for column in range(max(map(len, body))) if any(_cell(row, column) for row in body)]


def _last_grid(found: list[Grid | Paragraph]) -> Grid | None:
    return next((block for block in reversed(found) if isinstance(block, Grid)), None)
