"""Figures side by side: one row for each flow of a good, one column for each month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from assistant.figure_table import CitedFigure
from corpus.figures import calendar
from corpus.figures.calendar import Time
from corpus.figures.figure import Figure
from corpus.quantities import Quantity

NOT_STATED = "not stated"
"""What an empty cell says: the documents give no figure. That is not zero."""
ALL_PARTNERS = "all partners"
MOST_MONTHS = 12
"""Months that no figure is about get a column too while the table stays this short."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the documents say of one month: `values` as text, each once, those that conflict side by side."""

    values: tuple[str, ...] = ()
    figures: tuple[CitedFigure, ...] = ()

    @property
    def text(self) -> str:
        """The values, or that there are none."""
        return " / ".join(self.values) or NOT_STATED


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What a row is about, "" where the text leaves it open; an end that means all places is ALL_PARTNERS.

    `flow` is given where both ends are open and nothing else tells the direction. `base` is the unit in which
    values of the row can be compared: weights and values of one trade are two rows.
    """

    commodity: str
    measure: str
    origin: str
    destination: str
    place: str
    flow: str
    entity: str
    status: str
    base: str


@dataclass(frozen=True, slots=True)
class Series:
    """One row: its key, and a cell for each month of the grid."""

    key: SeriesKey
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows over `months` (2025-06). `left_out`: figures that are no amount or not of one whole month."""

    months: tuple[str, ...]
    series: tuple[Series, ...]
    left_out: int

    def to_dict(self) -> dict[str, Any]:
        """The grid as JSON values; a month without a figure has an empty list, zero is a value."""
        return {
            "months": list(self.months),
            "series": [
                {
                    **{name: value or None for name, value in asdict(series.key).items()},
                    "cells": {
                        month: list(cell.values)
                        for month, cell in zip(self.months, series.cells, strict=True)
                    },
                }
                for series in self.series
            ],
            "left_out": self.left_out,
        }


def grid(figures: Iterable[CitedFigure]) -> Grid:
    """Lay out the amounts of single months: a row for each flow of a good, a column for each month."""
    given = tuple(figures)
    units = _units(given)
    cells: defaultdict[SeriesKey, defaultdict[int, list[CitedFigure]]]
    cells = defaultdict(lambda: defaultdict(list))
    left_out = 0
    for cited in given:
        month = _month(cited.figure)
        if month is None:
            left_out += 1
        else:
            cells[_key(cited.figure, units)][month].append(cited)
    months = _columns({month for found in cells.values() for month in found})
    series = tuple(
        Series(key, tuple(_cell(found.get(month, ()), units) for month in months))
        for key, found in sorted(cells.items())
    )
    return Grid(tuple(Time(month, 1).iso for month in months), series, left_out)


def written(quantity: Quantity) -> str:
    """A quantity with its unit: "over 2,004 kg", "3 to 5 kt", "0"."""
    number = _number(quantity.value)
    if quantity.high is not None:
        number += f" to {_number(quantity.high)}"
    hedge = "" if quantity.qualifier == "=" else f"{quantity.qualifier} "
    return f"{hedge}{number} {quantity.unit}".rstrip()


def _number(value: Decimal) -> str:
    number = f"{value:,f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def _month(figure: Figure) -> int | None:
    time = calendar.parse(figure.value("period"))
    whole = time is not None and time.months == 1 and not time.day
    return time.first if time and whole and figure.role == "level" else None


def _columns(months: set[int]) -> Sequence[int]:
    if months and max(months) - min(months) < MOST_MONTHS:
        return range(min(months), max(months) + 1)
    return sorted(months)


def _key(figure: Figure, units: dict[str, _Unit]) -> SeriesKey:
    """Rows go by origin and destination, so that both sides of one trade meet in a cell."""
    origin, destination = figure.value("origin"), figure.value("destination")
    if figure.total and origin:
        destination = destination or ALL_PARTNERS
    elif figure.total and destination:
        origin = ALL_PARTNERS
    return SeriesKey(
        commodity=figure.value("commodity"),
        measure=figure.value("measure"),
        origin=origin,
        destination=destination,
        place=figure.value("place"),
        flow="" if origin or destination else figure.value("flow"),
        entity=figure.value("entity"),
        status=figure.value("status"),
        base=_unit(figure, units).base,
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    base: str
    symbol: str


def _unit(figure: Figure, units: dict[str, _Unit]) -> _Unit:
    """A zero in words ("received none") has no unit; it takes the one in which the good is counted."""
    quantity = figure.quantity
    own = _Unit(quantity.base, quantity.unit)
    return units.get(figure.value("commodity"), own) if figure.is_zero and not quantity.unit else own


def _units(figures: Iterable[CitedFigure]) -> dict[str, _Unit]:
    counted: defaultdict[str, Counter[_Unit]] = defaultdict(Counter)
    for cited in figures:
        figure = cited.figure
        if figure.role == "level" and figure.quantity.unit and figure.value("measure") in ("", "trade"):
            counted[figure.value("commodity")][_Unit(figure.quantity.base, figure.quantity.unit)] += 1
    return {
        good: min(found, key=lambda unit: (-found[unit], unit.base, unit.symbol))
        for good, found in counted.items()
    }


def _cell(figures: Sequence[CitedFigure], units: dict[str, _Unit]) -> Cell:
    """Values that are one when rounded alike are shown once, as exactly as they are stated."""
    shown: list[Quantity] = []
    values: list[str] = []
    for cited in sorted(figures, key=_exactness):
        quantity = cited.figure.quantity
        if any(_same(quantity, other) for other in shown):
            continue
        shown.append(quantity)
        symbol = _unit(cited.figure, units).symbol
        values.append(f"0 {symbol}".rstrip() if cited.figure.is_zero else written(quantity))
    return Cell(tuple(values), tuple(figures))


def _exactness(cited: CitedFigure) -> tuple[object, ...]:
    quantity = cited.figure.quantity
    return (
        quantity.qualifier != "=",
        quantity.step,
        quantity.canonical,
        cited.document.name,
        cited.figure.start,
    )


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether both write one value: `other` rounded to the places that `one` shows."""
    if (one.high is None) != (other.high is None) or one.qualifier != other.qualifier:
        return False
    if one.canonical == 0 or other.canonical == 0:
        return one.canonical == other.canonical
    ends = ((one.canonical, other.canonical), (one.canonical_high, other.canonical_high))
    half = max(one.step, other.step) / 2
    return all(abs(a - b) <= half for a, b in ends if a is not None and b is not None)
