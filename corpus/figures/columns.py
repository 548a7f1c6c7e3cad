"""The columns of a table: what each holds, by its name and, where that says nothing, by its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from corpus.document import Table
from corpus.figures.calendar import Time
from corpus.figures.cells import Style, style_of, value_of
from corpus.figures.column_names import by_words
from corpus.figures.labels import Label, column_kind, is_all, is_rest, label, unbracketed
from corpus.figures.unit_names import counts
from corpus.figures.when import NEVER, When, two_years, when, with_year, years_spelled
from corpus.units import by_alias, unit_named

_TOTAL = re.compile(r"(?<! of) total$", re.IGNORECASE)
_PERCENT = re.compile(r"per ?cent|pct", re.IGNORECASE)
SAMPLE = 60
"""Rows whose cells tell what a column without a telling name holds."""
_AHEAD = re.compile(r"\b(?:outstanding|unshipped|net sales|new sales|booked|to be shipped)\b", re.IGNORECASE)
_AT_HOME = re.compile(
    r"\b(?:domestic|local|home|inland)[ _](?:sales|deliveries|shipments)(?![a-z])", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:opening|open|beginning|initial|start|in|out|inflows?|outflows?|received|delivered (?:in|out)"
    r"|live|on[- ]warrant|cancell?ed|offered|catalogued|unsold|withdrawn|feed|food|seed|last|previous|prior"
    r"|bid|ask|offer)\b"
    r"(?! (?:million|thousand|billion|tonnes|tons|kg|t\b|kt|mt|usd|us\$|\$|%))",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    r"\b(?:yoy|y/y|y-o-y|yr/yr|yr[- ]on[- ]yr|year[- ]on[- ]year|year[- ]over[- ]year|annual)\b",
    re.IGNORECASE,
)
_MONTH_AGO = re.compile(
    r"\b(?:mom|m/m|m-o-m|mth/mth|mo/mo|month[- ]on[- ]month|month[- ]over[- ]month|monthly)\b", re.I
)
_WEEK_ENDING = re.compile(r"\bweek[ _-]?end|^\W*(?:w/e|ending)\W*$", re.IGNORECASE)
_TWO_MONTHS = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:[ -]?\d\d(?:\d\d)?)?"
    r" ?(?:/|vs\.?|over) ?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:[ -]?\d\d(?:\d\d)?)?(?: ?\(?%\)?)?",
    re.IGNORECASE,
)
_ENDS = ("origin", "destination", "partner", "reporter")


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: of `columns.csv`, "" for numbers and other words; `counts`: see `unit_names`.

    `skipped`: its numbers are of no one partner, or nobody can say what they are.
    `total`: it is about all partners. `across`: which end of the flow its place is.
    """

    name: str
    label: Label
    kind: str = ""
    counts: str = ""
    style: Style = ""
    role: str = ""
    total: bool = False
    skipped: bool = False
    across: str = ""
    ahead: bool = False
    at_home: bool = False
    """Sales that are no exports."""
    aside: str = ""
    """The word that makes it a part, or another time, of what the other columns count: "opening", "live"."""
    numeric: bool = False
    large: bool = False
    """Whether some of its numbers are too large for changes in percent."""


def read_columns(table: Table, width: int, published: date | None, foreign: bool) -> tuple[Column, ...]:
    """The columns of a table of `width`. `foreign`: its words are of a language with decimal commas."""
    header = (*map(by_words, table.header), *[""] * (width - len(table.header)))
    if years_spelled(header):
        header = tuple(map(with_year, header))
    cells = _by_column(table, width)
    columns = [_column(name, held, published) for name, held in zip(header, cells, strict=True)]
    columns = [*_matrix(columns, header, published)]
    style = style_of(value for held in cells for cell in held if (value := value_of(cell)))
    fallback: Style = style if style not in ("", "mixed") else "comma" if foreign else "point"
    columns = [
        replace(column, style=style_of(v for cell in held if (v := value_of(cell))) or fallback)
        for column, held in zip(columns, cells, strict=True)
    ]
    return tuple(_beside(_percents(columns, cells)))


def _beside(columns: list[Column]) -> list[Column]:
    """A column of changes that names nothing changes what the column before it counts."""
    counted, last = Label(""), ""
    by_kind: dict[str, Label] = {}
    if len({column.label.good for column in columns if column.label.good and not column.kind}) > 1:
        return columns
    for i, column in enumerate(columns):
        said = column.label
        if column.role == "change" and not (said.measure or said.flow or said.good):
            of = by_kind.get(column.counts, Label("")) if column.counts in ("amount", "money") else counted
            units = said.units or (of.units if column.large else ())
            named = replace(said, units=units, measure=of.measure, flow=of.flow, good=of.good)
            columns[i] = replace(column, label=named, counts=column.counts or last)
        elif not column.kind and column.role != "share":
            counted = by_kind[column.counts] = said
            last = column.counts
    return columns


def _by_column(table: Table, width: int) -> list[list[str]]:
    """The cells of each column; of long tables the first thousand rows tell enough."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in table.rows[:1000]:
        for held, cell in zip(columns, row.cells, strict=False):
            if cell:
                held.append(cell)
    return columns


def _column(name: str, cells: Sequence[str], published: date | None) -> Column:
    said = label(name, published)
    kind = column_kind(name)
    numeric = sum(value_of(cell) is not None for cell in cells[:SAMPLE]) * 2 > len(cells[:SAMPLE])
    if not kind and not said.measure and not said.units:
        kind = _kind_by_cells(name, cells[:SAMPLE], published)
    if kind == "entity" and numeric:
        kind = ""  # "Mine" over the tonnes that mines produce
    if numeric and _TWO_MONTHS.fullmatch(name.strip()):
        said = replace(said, role="change", when=NEVER)
    bare = unbracketed(name)
    aside = _ASIDE.search(bare) if numeric and not said.when else None
    return Column(
        name, said, kind, counts(name), "", said.role, is_all(bare) or _TOTAL.search(bare) is not None,
        is_rest(bare) or name.lower().startswith("of which"), ahead=bool(_AHEAD.search(name)),
        at_home=bool(_AT_HOME.search(name)),
        large=any(abs(v.point or Decimal(0)) >= 300 for cell in cells[:SAMPLE] if (v := value_of(cell))),
        numeric=numeric, aside=aside.group().lower() if aside else "",
    )  # fmt: skip


def _kind_by_cells(name: str, cells: Sequence[str], published: date | None) -> str:
    """What a column holds whose name does not say so: most of its cells must agree."""
    if not cells:
        return ""
    numbers = [cell for cell in cells if value_of(cell)]
    if len(numbers) * 2 > len(cells):
        years = [cell for cell in numbers if when(cell, None).time and len(cell.strip()) in (4, 6, 8)]
        named = bool(re.search(r"year|period|month|date", name, re.IGNORECASE))
        return "period" if len(years) == len(cells) and (named or (not name and _repeats(cells))) else ""
    found: Counter[str] = Counter()
    for cell in cells:
        said = label(cell, published)
        if unit_named(cell) and cell in by_alias() and not name:
            found["unit"] += 1
        elif (said.when.time or said.when.months) and len(cell) < 30:
            found["period"] += 1
    kind, count = found.most_common(1)[0] if found else ("", 0)
    return kind if count * 10 >= len(cells) * 7 else ""


def _repeats(cells: Sequence[str]) -> bool:
    """Years of a column without a name: each several times, or one after the other."""
    numbers = [int(cell) for cell in cells]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(cells) > 1 and (len(set(cells)) < len(cells) or steps <= {1})


def month_of_year(name: str, cell: str) -> When:
    """ "7" in a column of months, "2" in one of quarters."""
    number = int(cell) if cell.strip().isdigit() else 0
    if re.search(r"month|mth|\bmes\b|monat|mois", name, re.IGNORECASE) and 1 <= number <= 12:
        return When(months=(number - 1, 1))
    if re.search(r"quarter|\bqtr", name, re.IGNORECASE) and 1 <= number <= 4:
        return When(months=(3 * (number - 1), 3))
    return NEVER


def week_ending(name: str, said: When) -> When:
    """The week that ends on the day of a cell, where the column holds such days."""
    time = said.time
    if not (time and time.day and _WEEK_ENDING.search(name)) or time.until != time.day or time.day < 7:
        return said
    return replace(said, time=replace(time, day=time.day - 6))


def _matrix(columns: list[Column], header: Sequence[str], published: date | None) -> list[Column]:
    """ "Exporter / Importer" over the row labels: those are exporters, the other columns importers."""
    if not columns or columns[0].kind:
        return columns
    parts = re.split(r"\s*[/\\|↓→]\s*|\s+(?:to|by)\s+", header[0].strip())
    kinds = [column_kind(part) for part in parts]
    if len(kinds) != 2 or not all(kind in _ENDS for kind in kinds):
        return columns
    return [replace(columns[0], kind=kinds[0]), *(replace(column, across=kinds[1]) for column in columns[1:])]


def _percents(columns: list[Column], cells: list[list[str]]) -> list[Column]:
    """Whether a column only called "%" holds changes or shares: its numbers tell, or it is left out."""
    bare = [
        i for i, column in enumerate(columns)
        if not column.role and not column.kind
        and column.label.units and column.label.units[0].unit.base == "%"
        and not re.search(r"[a-z]{3}", _PERCENT.sub("", column.name), re.IGNORECASE)
    ]  # fmt: skip
    values = {i: [v.number("point") for cell in cells[i] if (v := value_of(cell))] for i in bare}
    changes = any(number is not None and number < 0 for held in values.values() for number in held)
    changes = changes or any("+" in cell for i in bare for cell in cells[i])
    for i in bare:
        held = [number for number in values[i] if number is not None]
        shares = bool(held) and (max(held) == 100 or 98 <= sum(held) <= 102 or 196 <= sum(held) <= 204)
        role = "change" if changes else "share" if shares and min(held) >= 0 else ""
        columns[i] = replace(columns[i], role=role, skipped=columns[i].skipped or not role)
    return columns


def compared(columns: Sequence[Column]) -> dict[int, tuple[When, When]]:
    """For each column of changes without a time of its own: that of the columns before it, and its base."""
    found: dict[int, tuple[When, When]] = {}
    run: list[When] = []
    unknown = (When(open=True), NEVER)
    for i, column in enumerate(columns):
        own = column.label.when
        if column.role == "change":
            if pair := two_years(column.name):
                found[i] = (_part(pair[0], own), _part(pair[1], own))
            elif own.open and own.base:
                others = [one for one in run if one.time and one.time != own.base]
                found[i] = (others[-1] if others else NEVER, When(own.base))
            elif own and not own.to_date:
                continue
            elif len(run) == 2 and all(one.time for one in run):
                earlier, later = sorted(
                    run, key=lambda one: (one.time.first, one.time.day) if one.time else (0, 0)
                )
                found[i] = (later, earlier)
            elif run:
                found[i] = (run[-1], NEVER) if len(run) == 1 or shift_of(column.name) else unknown
        elif own and not column.kind and column.role != "share":
            run = [own] if i and columns[i - 1].role == "change" else [*run, own]
    return found


def _part(year: Time, own: When) -> When:
    """ "Jan-Jun 25/24": that part of the year."""
    return When(Time(year.first + own.months[0], own.months[1])) if own.months else When(year)


def span_of(named: Sequence[When]) -> When:
    """The time of the months that stand across a table, or down it, one after the other without a gap."""
    months = sorted(one.months for one in named if one.months and one.months[1] == 1)
    if len(months) > 1 and [first for first, _ in months] == list(
        range(months[0][0], months[0][0] + len(months))
    ):
        return When(months=(months[0][0], len(months)))
    held = sorted(one.time for one in named if one.time and not one.time.day)
    shortest = min((time.months for time in held), default=0)
    held = [time for time in held if time.months == shortest]
    runs_on = all(a.last + 1 == b.first for a, b in pairwise(held))
    if len(held) > 1 and runs_on and shortest < 12:
        return When(Time(held[0].first, shortest * len(held)))
    return NEVER


def shift_of(name: str) -> int:
    """How many months before a period lies what a column compares it with; 0 where its name does not say."""
    return -12 if _YEAR_AGO.search(name) else -1 if _MONTH_AGO.search(name) else 0
