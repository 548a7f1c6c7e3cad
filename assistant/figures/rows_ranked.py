"""The row of a table with the largest or smallest number, where rows are neither countries nor goods: mines,
vessels, plants, firms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.matching import Match
from assistant.figures.saying import finished, say
from assistant.figures.wording import Composer
from corpus.document import Row, Table
from corpus.figures.labels import is_all, is_rest
from corpus.words import keys

_WHICH = re.compile(r"\b(?:which|what)\b(?P<noun>(?: [\w'’-]+){1,5})", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s*(?:\w+ )?(?:group|company|consolidated|overall|combined|all|sum|mean)\b", re.IGNORECASE
)
""" "Group", "Company total": a row of all the others."""
FEWEST = 2


def first_row(asked: Asked, known: Known) -> Answer | None:
    """The row that comes first by what is asked; None where no one table has that number for all its rows."""
    tables = [rows for rows in _by_table(asked, known) if rows]
    if len(tables) != 1:
        return None
    rows = sorted(tables[0], key=lambda one: -one.figure.quantity.canonical)
    at = max(asked.nth, 1) - 1
    rows = rows if asked.most else rows[::-1]
    first = rows[at] if at < len(rows) else None
    beside = [rows[near] for near in (at - 1, at + 1) if 0 <= near < len(rows)]
    if first is None or any(
        first.figure.quantity.canonical == one.figure.quantity.canonical for one in beside
    ):
        return None
    composer = Composer()
    label = _row(first)[1].cells[0].strip()
    composer.say("" if any(char.isdigit() for char in label) else f"{label}: ")
    say(composer, first.found, asked)
    return finished(asked, composer, "ranking", first.score)


def _by_table(asked: Asked, known: Known) -> list[list[Match]]:
    """Of each table whose first column is what the question seeks, the one number for each of its rows."""
    found: dict[tuple[str, int], list[Match]] = {}
    for match in known.all(asked):
        if match.figure.row and match.found.document.row_at(match.figure.start):
            found.setdefault((match.found.document.id, _row(match)[0].start), []).append(match)
    return [_complete(rows) for rows in found.values() if _sought(asked, _row(rows[0])[0])]


def _sought(asked: Asked, table: Table) -> bool:
    said = _WHICH.search(asked.text)
    head = frozenset(keys(table.header[0])) if table.header else frozenset()
    return said is not None and bool(head & frozenset(keys(said["noun"])))


def _complete(found: Sequence[Match]) -> list[Match]:
    """One match for each row but that of all together; empty where a row lacks one or has several."""
    table = _row(found[0])[0]
    wanted = {row.start for row in table.rows if row.cells and not _together(row.cells[0])}
    mine: dict[int, Match] = {}
    for match in found:
        start = _row(match)[1].start
        if start in mine and mine[start].figure.quantity != match.figure.quantity:
            return []
        mine[start] = match
    rows = [match for start, match in mine.items() if start in wanted]
    alike = len({(one.figure.quantity.base, one.figure.value("period")) for one in rows}) == 1
    return rows if alike and wanted <= mine.keys() and len(rows) >= FEWEST else []


def _together(label: str) -> bool:
    return is_all(label) or is_rest(label) or _WHOLE.match(label) is not None


def _row(match: Match) -> tuple[Table, Row]:
    held = match.found.document.row_at(match.figure.start)
    if held is None:
        raise ValueError("a figure of a row stands in no table")
    return held
