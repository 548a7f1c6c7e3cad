"""The grid: one row for each flow of a good, one column for each month, each value leading to its passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import CitedFigure, Grid
from assistant import grid as laid_out
from assistant.figure_grid import ALL_PARTNERS, MOST_MONTHS, Cell, SeriesKey, written
from assistant.figures.wording import unit_words
from ui import texts
from ui.charts.chart import legible
from ui.charts.titles import joined
from ui.figures.held import Held, place_of, stated_by
from ui.figures.rows import in_words
from ui.figures.series import series_key

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a cell. `signed` says who states it and when, where a cell has several values."""

    text: str
    place: str
    signed: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """The values of one month, none where the documents state none; `disputed` where publishers differ."""

    values: tuple[Value, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: what it is about, in two lines, its cells, and the name of the series to draw ("" for none)."""

    commodity: str
    about: str
    unit: str
    cells: tuple[GridCell, ...]
    series: str

    @property
    def name(self) -> str:
        """The row in one line."""
        return ", ".join(part for part in (self.commodity, self.about) if part)


@dataclass(frozen=True, slots=True)
class GridPage:
    """Rows of one page over the months that they have figures of; `total` rows in all."""

    months: tuple[str, ...]
    rows: tuple[GridRow, ...]
    total: int
    left_out: int


def grid_page(held: Held, fitting: Sequence[int], page: int, drawable: Iterable[str]) -> GridPage:
    """A page of the grid of these figures. `drawable`: the names of the series that make a chart."""
    found: Grid = laid_out(held.figures[at] for at in fitting)
    disputed = {id(held.figures[at].figure) for at in held.disputed}
    series = found.series[(page - 1) * MOST_ROWS : page * MOST_ROWS]
    kept = [at for at in range(len(found.months)) if any(one.cells[at].values for one in series)]
    if kept and kept[-1] - kept[0] < MOST_MONTHS:
        kept = list(range(kept[0], kept[-1] + 1))
    known = frozenset(drawable)
    rows = [_row(one.key, [one.cells[at] for at in kept], disputed, known) for one in series]
    months = tuple(in_words(found.months[at]) for at in kept)
    return GridPage(months, tuple(rows), len(found.series), found.left_out)


def _row(key: SeriesKey, cells: Sequence[Cell], disputed: set[int], drawable: frozenset[str]) -> GridRow:
    figure = next(cited.figure for cell in cells for cited in cell.figures)
    series = series_key(figure, "period")
    return GridRow(
        commodity=legible(joined(key.commodity)) or texts.NOT_STATED,
        about=_about(key, figure.value("flow")),
        unit=unit_words(figure.quantity.unit).strip(),
        cells=tuple(_cell(cell, disputed) for cell in cells),
        series=series if series in drawable else "",
    )


def _about(key: SeriesKey, flow: str) -> str:
    """ "exports, Switzerland → China, forecast"."""
    noun = texts.FLOW_NOUNS.get(flow, "") if key.measure in ("", "trade") else ""
    noun = noun or texts.MEASURE_NOUNS.get(key.measure, key.measure)
    ends = [
        texts.WORLD if end == ALL_PARTNERS else legible(joined(end)) for end in (key.origin, key.destination)
    ]
    path = f"{ends[0] or '…'} → {ends[1] or '…'}" if any(ends) else ""
    place = "" if any(ends) else legible(joined(key.place))
    return ", ".join(part for part in (noun, path, place, legible(key.entity), key.status) if part)


def _cell(cell: Cell, disputed: set[int]) -> GridCell:
    values: list[Value] = []
    for text in cell.values:
        cited = _stating(cell, text)
        values.append(Value(text, place_of(cited), stated_by(cited) if len(cell.values) > 1 else ""))
    apart = len(values) > 1 and any(id(cited.figure) in disputed for cited in cell.figures)
    return GridCell(tuple(values), apart)


def _stating(cell: Cell, text: str) -> CitedFigure:
    """The figure that a value of a cell was written from; a zero in words takes the unit of its row."""
    for cited in cell.figures:
        if written(cited.figure.quantity) == text:
            return cited
    return next(cited for cited in cell.figures if cited.figure.is_zero)
