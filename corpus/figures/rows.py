"""Figures of table rows: what a cell counts is said by its row, its column, the caption and the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.datelines import published_line
from corpus.document import Document, Row, Table
from corpus.figures.cell_amounts import Words, quantity_of, role_of
from corpus.figures.cells import LONGEST_CELL, Value, is_dash, value_of
from corpus.figures.columns import (
    Column,
    compared,
    month_of_year,
    read_columns,
    shift_of,
    span_of,
    week_ending,
)
from corpus.figures.days_listed import days_listed, with_this_year
from corpus.figures.ends import Named, are_exporters, ends, is_countries, land_of
from corpus.figures.figure import Direction, Figure, Of, Slot, Source
from corpus.figures.labels import Label, is_all, is_rest, label, status_in, without_mark
from corpus.figures.outline import beside, dash_is_zero, filled, foreign, last_lines, units_of_money
from corpus.figures.table_goods import form_meant, of_both, of_others, whole_of
from corpus.figures.unit_names import column_unit, counts, stated_units
from corpus.figures.when import NEVER, When, names_season, resolved, with_year, years_spelled
from corpus.units import Unit, unit_named

_STANDING = frozenset({"reserve", "capacity", "quota", "tariff"})
"""Measures that the date of a title does not date."""
_VALUE = re.compile(r"\bvalues?\b", re.IGNORECASE)
_BELOW_ZERO = frozenset({"balance", "profit", "revenue", "investment"})
_AMOUNTS = frozenset({"mass", "volume", "count", "energy", "containers"})
_NEVER_BELOW = frozenset({"trade", "production", "stock", "consumption", "capacity", "reserve", "area"})
_MOVES = re.compile(r"in|out|inflows?|outflows?|received|delivered (?:in|out)")
"""Columns of what was brought in or taken out stand among stocks and are none."""
_VALUE = re.compile(r"\W*values?\W*", re.IGNORECASE)
"""A column of whatever the row says."""
_TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)
_NET = re.compile(r"\W*net (?:\w+ ){0,3}(?:ex|im)ports?\b", re.IGNORECASE)
""" "Net crude imports" are what is left after the exports, and none of the imports."""
_LONGEST_NAME = 80
_ENDS = ("partner", "origin", "destination", "reporter")


def _of_publication(document: Document, line: str) -> bool:
    """Whether a line says who published the text and when, and so nothing of a table below it."""
    text = line.strip(" *_")
    rest = text.removeprefix(document.publisher).lstrip(" ,|–—-")
    named = bool(document.publisher) and text.startswith(document.publisher)
    return named and (not rest or published_line(rest) is not None)


class TableReader:
    """Reads the rows of one table.

    `caption`: its heading; `good`: what the document is about; `meant`: the good that the heading means;
    `teller`: whose exports the paragraph above tells of.
    """

    def __init__(
        self,
        document: Document,
        table: Table,
        caption: str,
        good: str = "",
        meant: str = "",
        teller: str = "",
    ) -> None:
        self._text, self._published, self._header = document.text, document.published, table.header
        before, after = beside(document, table)
        before = "" if _of_publication(document, before) else before
        after = f"{last_lines(table)}\n{after}"
        width = max([len(table.header), *(len(row.cells) for row in table.rows)], default=0)
        heads = " ".join([*table.header[:100], before, caption, document.title])
        self._columns = read_columns(table, width, self._published, foreign(heads))
        corner = table.header[0] if self._columns and not self._columns[0].kind and table.header else ""
        name = document.name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ")
        near = [self._above(text) for text in (corner, before, caption)]
        if of_others(before, near[1].good, self._label(document.title).good):
            near[1] = Label("")
        if not near[2].good:
            near[2] = replace(near[2], good=meant)
        self._of_all = any(_TOTAL.search(one.text) and one.flow for one in near)
        far = [self._label(document.title), self._label(name), Label(good, good=good)]
        self._around: list[tuple[Label, Source]] = [
            *((one, "heading") for one in near),
            *((one, "title") for one in far),
        ]
        self._about = [*far[:2], near[2], near[0], near[1]]
        self._units = [
            unit for text in (corner, before, caption, after, document.title) for unit in stated_units(text)
        ]
        self._units += units_of_money(document, table, before)
        self._one_unit = len({one.unit.symbol for one in self._units}) == 1
        self._dash_is_zero = dash_is_zero(f"{before}\n{caption}\n{after}")
        self._compared = compared(self._columns)
        self._span = span_of([c.label.when for c in self._columns if not c.kind and not c.role])
        self._by = next((one.by for one in (*near, *far) if one.by), "")
        if not self._by and any(column.ahead for column in self._columns):
            self._by = "destination"  # who orders ahead buys
        self._status = status_in(corner) if len(corner) <= _LONGEST_NAME else ""
        times = [column.label.when.time for column in self._columns if column.label.when.time]
        times += [one.when.time for one, _ in self._around if one.when.time]
        parts = [time for time in times if time.months < 12]
        self._latest = max(parts, key=lambda time: time.last) if parts else None
        numbers = [column for column in self._columns if not column.kind]
        plain = [column.label for column in numbers]
        self._both = {"money", "amount"} <= {column.counts for column in numbers}
        self._prices_apart = len({one.measure == "price" for one in plain if not one.role}) > 1
        self._topics = list(dict.fromkeys(one.good for one, _ in self._around if one.good))
        self._kinds = {one.good for one in plain if one.good}
        self._goods_across = len(self._kinds) > 1
        self._places_across = sum(bool(one.places) for one in plain) > 1
        self._rows = filled(table, self._columns)
        firsts = [next(iter(cells), "") for cells, _ in self._rows.values()]
        self._spelled = years_spelled(firsts[:200])
        self._below_zero = frozenset(self._with_negatives())
        self._listed = frozenset(
            index for index, column in enumerate(self._columns)
            if column.kind == "period" and self._published and days_listed(column.name, self._column(index))
        )  # fmt: skip
        self._down = span_of([self._label(cell).when for cell in self._cells("period")])
        down = [self._label(cell) for cell in firsts[:200]]
        goods = {one.good for one in down} - {""}
        topic = next((one.good for one, _ in self._around if one.good), "")
        self._goods_down = len(goods) > 1 and not (topic and all(one.endswith(topic) for one in goods))
        self._places_down = len({one.places[0] for one in down if one.places}) > 1
        if len({land_of("", cell) for cell in self._cells("entity")} - {""}) > 1:
            self._about = [replace(one, places=()) for one in self._about]  # no country has all of the rows
        by_buyer = self._by == "destination" or any(column.kind == "destination" for column in self._columns)
        if by_buyer and self._places_down:
            partners = {one.places[0][0] for one in down if one.places}
            self._about = [_without(one, partners) for one in self._about]
            self._about += [Label("", flow="export", places=((teller, "origin"),))] if teller else []
        named = {
            one.when
            for one, column in zip(plain, numbers, strict=True)
            if (one.when.time or one.when.week) and column.counts != "none"
        }
        self._times = len(named)
        self._origins = any(column.kind == "origin" for column in self._columns)
        self._destinations = any(column.kind == "destination" for column in self._columns)
        undated = [
            not one.when and not one.role and column.counts != "none"
            for one, column in zip(plain, numbers, strict=True)
        ]
        told = any(one.when.time for one, _ in self._around)
        apart = any(undated) and (told or undated[0])
        self._only_time = next(iter(named)) if len(named) == 1 and not apart else NEVER

    def _label(self, text: str) -> Label:
        return label(text[:LONGEST_CELL], self._published)

    def _with_negatives(self) -> Iterator[int]:
        """Columns that hold numbers below zero: theirs are no amounts, whatever the name says."""
        for cells, _ in list(self._rows.values())[:200]:
            first = self._label(next(iter(cells), ""))
            if first.role or first.measure in _BELOW_ZERO:
                continue
            for index, cell in enumerate(cells[: len(self._columns)]):
                value = value_of(cell) if self._columns[index].numeric else None
                if value and value.unit is None and (value.point or value.comma or 0) < 0:
                    yield index

    def _above(self, text: str) -> Label:
        """What a line above says; one that gives units of amounts and of prices is about neither alone."""
        said = self._label(text)
        money = {one.unit.dimension.startswith("money") for one in stated_units(text)}
        both = len(money) > 1 or of_both(text)
        return replace(said, measure="trade" if said.flow else "") if both else said

    def _cells(self, kind: str) -> list[str]:
        """What stands in the first column of a kind; of a long table the beginning."""
        at = next((index for index, column in enumerate(self._columns) if column.kind == kind), -1)
        held = self._column(at)
        return [with_year(cell) if self._spelled else self._spelled_out(at, cell) for cell in held]

    def _column(self, at: int) -> list[str]:
        return [cells[at] for cells, _ in list(self._rows.values())[:200] if 0 <= at < len(cells)]

    def _spelled_out(self, at: int, cell: str) -> str:
        return with_this_year(cell, self._published) if self._published and at in self._listed else cell

    def read(self, row: Row) -> Iterator[Figure]:
        """The figures of one row: one for each cell that holds a number."""
        cells, sections = self._rows.get(row.start, (row.cells, ()))
        said = self._row(cells, sections)
        at = row.start
        for index, cell in enumerate(row.cells):
            if not cell:
                continue
            name = self._header[index] if index < len(self._header) else ""
            start = at + (len(name) + 2 if name else 0)
            at = start + len(cell) + 2
            column = self._columns[index]
            if said is None or column.kind or column.skipped or "none" in (column.counts, said.counts):
                continue
            value = value_of(cell)
            if value is None and self._dash_is_zero and is_dash(cell):
                value = Value(0, len(cell), Decimal(0), Decimal(0))
            if value is None or self._text[start : start + len(cell)] != cell:
                continue
            if figure := self._figure(row, index, column, cell, start, value, said):
                yield figure

    def _row(self, cells: tuple[str, ...], sections: tuple[str, ...]) -> Words | None:
        """What the words of a row say; None where its numbers are of no one partner or good."""
        labels: list[Label] = []
        whens: list[When] = []
        kinds: dict[str, str] = {}
        loose: list[str] = []
        entity, good = "", ""
        total = world = exporters = countries = False
        for at, (column, cell) in enumerate(zip(self._columns, cells, strict=False)):
            if not cell or column.kind == "note":
                continue
            if not column.kind and (column.numeric or value_of(cell) is not None):
                continue
            text = without_mark(with_year(cell) if self._spelled else self._spelled_out(at, cell))
            if _NET.match(text):
                return None
            said = self._label(text)
            if column.kind == "period":
                whens.insert(0, self._time(column.name, cell, said.when))
                continue
            if column.kind == "entity":
                total = total or is_all(cell)
                entity = entity or ("" if is_all(cell) else cell)
                if land := land_of(column.name, cell):
                    kinds.setdefault("reporter", land)
                continue
            if column.kind in ("", *_ENDS):
                if is_rest(text):
                    return None
                if is_all(text):
                    total = total or column.kind != "reporter"
                    world = world or "world" in cell.lower() or "global" in cell.lower()
                    continue
            labels.append(said)
            place = said.places[0][0] if said.places else self._unlisted(column, text, said)
            if place and column.kind in ("", "partner") and self._by:
                kinds.setdefault(self._by, place)
            elif column.kind in _ENDS and place:
                kinds.setdefault(column.kind, place)
                exporters = exporters or (column.kind == "origin" and are_exporters(column.name))
                countries = countries or (column.kind == "partner" and is_countries(column.name))
            elif column.kind == "commodity":
                good = good or form_meant(said, self._topics)
                if not good and len(cell) <= _LONGEST_NAME and any(map(str.isalpha, cell)):
                    entity = entity or cell  # a product that nobody knows is not all of the title's
            elif not column.kind:
                if place:
                    loose.append(place)
                known = said.good or place or said.when or said.flow or said.measure or said.units
                known = known or counts(text)
                if not known and column.name and len(cell) <= _LONGEST_NAME and any(map(str.isalpha, cell)):
                    entity = entity or cell
        whens += [one.when for one in labels if one.when]
        above = tuple(self._label(text) for text in sections)
        good = good or next((one.good for one in labels if one.good), "")
        if total and self._goods_down and not good and not any(one.good for one in above):
            return None  # the sum of several goods
        place = loose[0] if len(set(loose)) == 1 and not (self._by and self._by in kinds) else ""
        exporters = exporters or self._destinations
        total = total or (self._of_all and not (place or kinds.keys() & set(_ENDS)))
        named = Named(kinds, place, total, world, exporters, self._places_down, self._origins, countries)
        said_units = [unit for one in labels for unit in one.units]
        text = " ".join(one.text for one in labels)
        status = next(filter(None, map(status_in, (text, *sections))), self._status)
        return Words(
            tuple(labels), above, named,
            tuple(whens), tuple(said_units), counts(text), next((one.role for one in labels if one.role), ""),
            entity, status, good,
        )  # fmt: skip

    def _time(self, name: str, cell: str, said: When) -> When:
        """The time of a cell in a column of times; a total of months has that of all of them."""
        if is_all(cell):
            return self._down or When(open=True)
        if names_season(name, cell):
            return When(open=True)
        return month_of_year(name, cell) or week_ending(name, said)

    def _unlisted(self, column: Column, text: str, said: Label) -> str:
        """The name of a place that no vocabulary has, so that its row is not taken for one of all places."""
        says = said.good or said.flow or said.measure or said.when or said.units or counts(text)
        among = column.kind in _ENDS or (not column.kind and self._places_down and column is self._columns[0])
        named = among and not says and len(text) <= _LONGEST_NAME and any(map(str.isalpha, text))
        return text.strip() if named else ""

    def _figure(
        self, row: Row, index: int, column: Column, cell: str, start: int, value: Value, said: Words
    ) -> Figure | None:
        number = value.number(column.style)
        if number is None:
            return None
        slots: dict[str, Slot] = {}
        self._say(slots, column, said)
        measure = slots["measure"].value if "measure" in slots else ""
        unit, scale, near = self._unit(column, value, said, measure)
        if measure == "stock" and _MOVES.fullmatch(column.aside):
            return None
        role = role_of(column, said, value, unit, near, measure)
        if role is None:
            return None
        if role in ("change", "share") and unit is None:
            unit, scale = unit_named("%"), Decimal(1)
        below = value.bracketed or number < 0 or (index in self._below_zero and measure in _NEVER_BELOW)
        if role == "level" and below and measure not in _BELOW_ZERO:
            return None
        if unit and unit.dimension.startswith("money per") and measure != "tariff":
            slots["measure"] = Slot("price", "header")
        elif unit and measure in ("revenue", "profit") and unit.dimension in _AMOUNTS and "flow" in slots:
            slots["measure"] = Slot("trade", slots["flow"].source)  # "Revenue was ..." stands above tonnes
        elif unit and measure in ("revenue", "profit") and self._worth(slots, column, unit):
            slots["measure"] = Slot("trade", slots["flow"].source)
        self._date(slots, index, column, said)
        if value.status:
            slots["status"] = Slot(value.status, "header")
        _open(slots, column)
        ends(slots, column, said.named, self._about)
        total = said.named.total or (column.total and (self._places_across or not self._span))
        if total and self._goods_across and not column.label.good and column.total:
            return None
        if "measure" not in slots and "flow" in slots:
            slots["measure"] = Slot("trade", slots["flow"].source)
        _open(slots, column)
        if entity := said.entity or column.aside:
            slots["entity"] = Slot(entity, "header")
        quantity = quantity_of(cell, start, value, number, scale, unit, role)
        direction: Direction = "" if role in ("level", "share") else "down" if number < 0 else "up"
        of: Of = ""
        if role == "change" and column.counts in ("money", "amount"):
            of = "money" if column.counts == "money" else "amount"
        return Figure(row.start, row.end, quantity, role, direction, of=of, total=total, row=True, **slots)  # type: ignore[arg-type]

    def _worth(self, slots: dict[str, Slot], column: Column, unit: Unit) -> bool:
        """Whether a column of money tells what went to each country, below words on earnings."""
        valued = unit.dimension == "money" and "flow" in slots and slots["measure"].source != "header"
        return valued and bool(_VALUE.search(column.name)) and (self._places_down or self._places_across)

    def _chain(self, column: Column, said: Words) -> Iterator[tuple[Label, Source]]:
        yield column.label, "header"
        for one in (*said.labels, *said.sections):
            yield one, "header"
        yield from self._around

    def _say(self, slots: dict[str, Slot], column: Column, said: Words) -> None:
        """Commodity, measure and flow. A nearer measure that moves nothing shuts out a farther flow."""
        if named := form_meant(column.label, self._topics):
            slots["commodity"] = Slot(named, "header")
        elif said.good:
            slots["commodity"] = Slot(said.good, "header")
        else:
            above: list[tuple[Label, Source]] = [(one, "header") for one in said.sections]
            if not self._goods_across and not self._goods_down:
                above += self._around
            if found := next((Slot(one.good, source) for one, source in above if one.good), None):
                slots["commodity"] = found
            elif whole := whole_of(column.name, self._kinds, self._topics) if self._goods_across else "":
                slots["commodity"] = Slot(whole, "header")
        for one, source in self._chain(column, said):
            elsewhere = one is not column.label and one not in said.labels
            if elsewhere and self._prices_apart and one.measure == "price":
                continue  # other columns hold the prices
            if one.measure and "measure" not in slots:
                slots["measure"] = Slot(one.measure, source)
                if one.measure not in ("trade", "price", "revenue") and not one.flow:
                    return
            if one.flow:
                slots["flow"] = Slot(one.flow, source)
                return

    def _unit(
        self, column: Column, value: Value, said: Words, measure: str
    ) -> tuple[Unit | None, Decimal, bool]:
        """Unit, scale, and whether cell, column or row say it."""
        if value.unit:
            return value.unit, Decimal(1), True
        for stated in column.label.units:
            return stated.unit, stated.scale, True
        wanted = (
            column.counts or said.counts or ("money" if measure in ("price", "revenue", "profit") else "")
        )
        for stated in (*said.units, *(unit for one in said.sections for unit in one.units)):
            if stated.fits(wanted) or not self._both or _VALUE.fullmatch(column.name):
                return stated.unit, stated.scale, True
        if not wanted and all(one.unit.dimension != "money" for one in self._units):
            wanted = "amount" if measure in _NEVER_BELOW and not self._one_unit else ""
        for stated in self._units:
            if stated.fits(wanted) and (wanted or self._one_unit):
                return stated.unit, stated.scale, False
        return None, column_unit(column.name)[0], False

    def _date(self, slots: dict[str, Slot], index: int, column: Column, said: Words) -> None:
        """Period, the base of a change, and status."""
        own, earlier = self._compared.get(index, (column.label.when, NEVER))
        if column.total and not own and self._span and not self._places_across:
            own = self._span
        if not own and column.role == "share" and self._times > 1:
            own = When(open=True)
        standing = "measure" in slots and slots["measure"].value in _STANDING
        above = [one.when for one in said.sections]
        around = [one.when for one, source in self._around if not (standing and source == "title")]
        rest = [*said.whens, self._only_time, *above, *around]
        time, status = resolved([own, *rest], self._latest)
        if time:
            near = own or any(said.whens) or any(above)
            slots["period"] = Slot(time.iso, "header" if near else "heading" if any(around[:3]) else "title")
        role = column.role or said.role
        if time and role == "change":
            base = resolved([earlier, *rest], self._latest)[0] if earlier else own.base
            if base is None and (
                shift := shift_of(f"{column.name} {' '.join(one.text for one in said.labels)}")
            ):
                base = time.shifted(shift)
            if base and base != time:
                slots["base"] = Slot(base.iso, "header")
        if status := status or status_in(column.name) or said.status:
            slots["status"] = Slot(status, "header")


def _without(said: Label, partners: set[str]) -> Label:
    """A line without the places that are rows: "Peru steps in" above a table of buyers with a row of Peru."""
    return replace(said, places=tuple(one for one in said.places if one[0] not in partners))


def _open(slots: dict[str, Slot], column: Column) -> None:
    """What is sold and not yet shipped, or sold at home, is no trade of the period."""
    if column.ahead or column.at_home:
        for name in ("measure", "flow", *(("period",) if column.ahead else ())):
            slots.pop(name, None)
