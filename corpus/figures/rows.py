"""Figures of table rows: what a cell counts is said by its row, its column, the caption and the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from corpus.document import Document, Row, Table
from corpus.figures.calendar import Time, parse
from corpus.figures.figure import Figure, Role, Slot, Source
from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.mentions import Mentions, mentions
from corpus.figures.sentence import Sentence
from corpus.figures.times import times
from corpus.numerals import numeral
from corpus.quantities import Quantity, quantities
from corpus.units import Unit, by_alias, unit_named
from corpus.vocabulary import records

_WORD = re.compile(r"[^\s_,;()\[\]]+")
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SCALED_MONEY = re.compile(
    r"^(?P<scale>m|mn|k|bn|b)(?P<unit>usd|eur|cny|jpy|inr|gbp|aud|cad|chf|nok|brl|nzd)$", re.I
)
_SCALES = {
    "thousand": 3, "thousands": 3, "'000": 3, "000": 3, "000s": 3, "1000": 3, "k": 3, "million": 6,
    "millions": 6,
    "mn": 6, "mln": 6, "m": 6, "mio": 6, "billion": 9, "bn": 9, "b": 9, "lakh": 5, "crore": 7,
}  # fmt: skip
_PER_DAY = {"kbd": ("bbl/d", 3), "mbd": ("bbl/d", 6), "bd": ("bbl/d", 0), "bpd": ("bbl/d", 0)}
_QUARTER = re.compile(r"^(\d{4})[- ]?Q([1-4])$|^Q([1-4])[- ](\d{4})$", re.IGNORECASE)
LONGEST_CELL = 300
"""Characters of a cell, column name or caption that are read."""
_ALL = frozenset(
    {"world", "total", "all", "all countries", "all destinations", "all origins", "totals", "overall"}
)
_CHANGE = re.compile(r"\b(?:change|chg|growth|yoy|y/y|m/m|mom|y-o-y|vs)\b|week, ?%|[+±]", re.IGNORECASE)
_SHARE = re.compile(r"\bshare\b|% of", re.IGNORECASE)
_NONE = frozenset({"nil", "none", "zero"})


@dataclass(frozen=True, slots=True)
class Label:
    """What a piece of a table (column name, cell, caption) says. `text` is for looking at once more."""

    text: str
    good: str = ""
    flow: str = ""
    measure: str = ""
    places: tuple[tuple[str, str], ...] = ()
    time: Time | None = None
    scale: Decimal = Decimal(1)
    unit: Unit | None = None


def row_figures(document: Document, table: Table, row: Row, caption: str, good: str = "") -> Iterator[Figure]:
    """The figures of one row: one for each cell that holds a number. `good`: what the document is about."""
    published = document.published
    header = (*table.header, *[""] * (len(row.cells) - len(table.header)))
    kinds = [column_kind(name) for name in header]
    cells = list(zip(header, row.cells, kinds, _starts(document.text, row, header), strict=False))
    labels = [
        label(cell, published)
        for _, cell, kind, _ in cells
        if kind != "note" and (kind or _value(cell) is None)
    ]
    around = [label(text, published) for text in [*_around(document, table, caption, header), good]]
    for name, cell, kind, start in cells:
        if kind == "" and start >= 0 and (value := _value(cell)) is not None:
            yield _figure(row, name, cell, start, value, cells, labels, around, published)


def _around(document: Document, table: Table, caption: str, header: tuple[str, ...]) -> list[str]:
    """The words above a table, nearest first: its first column's name, the lines before it,
    caption, title.
    """
    before = document.text[max(0, table.start - 400) : table.start].strip().rsplit("\n\n", 1)[-1]
    if len(before) > 250:
        before = before.rsplit(". ", 1)[-1]
    corner = header[0] if header and not column_kind(header[0]) else ""
    return [corner, before, caption, document.title, document.name.rsplit(".", 1)[0].replace("-", " ")]


def _starts(text: str, row: Row, header: tuple[str, ...]) -> list[int]:
    """Where each cell stands in the row's line; -1 for an empty one."""
    found, at = [], row.start
    for name, cell in zip(header, row.cells, strict=False):
        piece = f"{name}: {cell}" if name else cell
        start = text.find(piece, at, row.end) if cell else -1
        found.append(start + len(piece) - len(cell) if start >= 0 else -1)
        at = start + len(piece) if start >= 0 else at
    return found


def _figure(
    row: Row,
    name: str,
    cell: str,
    start: int,
    value: Value,
    cells: list[tuple[str, str, str, int]],
    labels: list[Label],
    around: list[Label],
    published: date | None,
) -> Figure:
    column = label(name, published)
    chain: list[tuple[Label, Source]] = [(column, "header"), *((one, "header") for one in labels)]
    chain += [(one, "heading") for one in around[:3]] + [(one, "title") for one in around[3:]]
    unit, scale = (value.unit, Decimal(1)) if value.unit else _unit(column, cells, around)
    role: Role = "level"
    if unit and unit.dimension == "percent":
        role = (
            "share"
            if _SHARE.search(name) or (not _CHANGE.search(name) and "change" not in name.lower())
            else "change"
        )
    elif _CHANGE.search(name) and cell.lstrip()[:1] in "+-−":
        role = "difference"
    slots: dict[str, Slot] = {}
    for slot, read in (("commodity", "good"), ("flow", "flow"), ("measure", "measure")):
        for one, source in chain:
            if found := getattr(one, read):
                slots[slot] = Slot(found, source)
                break
    for one, source in chain:
        if one.time:
            slots["period"] = Slot(one.time.iso, source)
            break
    if (
        unit
        and unit.dimension.startswith("money per")
        and slots.get("measure", Slot("", "header")).value != "tariff"
    ):
        slots["measure"] = Slot("price", "header")
    total = _ends(slots, cells, column, around, published)
    if "measure" not in slots and "flow" in slots:
        slots["measure"] = Slot("trade", slots["flow"].source)
    if entity := _entity(cells, published):
        slots["entity"] = Slot(entity, "header")
    end = start + len(cell)
    number = cell.strip().lstrip("+-−")
    places = len(number.partition(".")[2])
    quantity = Quantity(
        start=start, end=end, literal=cell,
        value=abs(value.number) * scale if role != "level" else value.number * scale, high=None,
        unit=unit.symbol if unit else "", dimension=unit.dimension if unit else "number", qualifier="=",
        decimals=places, scale=scale, base=unit.base if unit else "",
        factor=unit.factor if unit else Decimal(1),
    )  # fmt: skip
    direction = "" if role in ("level", "share") else "down" if value.number < 0 else "up"
    return Figure(row.start, row.end, quantity, role, direction, total=total, row=True, **slots)  # type: ignore[arg-type]


def _ends(
    slots: dict[str, Slot],
    cells: list[tuple[str, str, str, int]],
    column: Label,
    around: list[Label],
    published: date | None,
) -> bool:
    """Fill origin, destination and place; True where the row is about all partners."""
    named: dict[str, str] = {}
    total = False
    for _, cell, kind, _ in cells:
        if kind in ("partner", "origin", "destination", "reporter"):
            if cell.strip().lower() in _ALL:
                total = total or kind != "reporter"
            elif held := label(cell, published).places:
                named.setdefault(kind, held[0][0])
        elif kind == "" and cell.strip().lower() in _ALL:
            total = True
    if "flow" not in slots:
        kinds = {kind for _, _, kind, _ in cells}
        if "destination" in kinds:
            slots["flow"] = Slot("export", "default")
        elif "origin" in kinds:
            slots["flow"] = Slot("export", "default") if _only_exporters(cells) else Slot("import", "default")
    flow = slots["flow"].value if "flow" in slots else ""
    mine, other = ("destination", "origin") if flow == "import" else ("origin", "destination")
    traded = slots.get("measure", Slot("trade", "default")).value in ("trade", "revenue", "price")
    if not traded:
        where = named.get("partner") or named.get("origin") or named.get("reporter") or _home(around, "")
        where = where or next(
            (
                p[0]
                for _, cell, kind, _ in cells
                if kind == "" and _value(cell) is None
                for p in label(cell, published).places
            ),
            "",
        )
        if where:
            slots["place"] = Slot(where, "header")
        return total
    for end in ("origin", "destination"):
        if end in named:
            slots[end] = Slot(named[end], "header")
    if "partner" in named and (other not in slots):
        slots[other] = Slot(named["partner"], "header")
    if "reporter" in named:
        slots[mine] = Slot(named["reporter"], "header")
        slots["reporter"] = Slot(named["reporter"], "header")
    if column.places and other not in slots:
        slots[other] = Slot(column.places[0][0], "header")
    loose = next(
        (
            p[0]
            for _, cell, kind, _ in cells
            if kind == "" and _value(cell) is None
            for p in label(cell, published).places
        ),
        "",
    )
    if loose and other not in slots and loose not in named.values():
        slots[other] = Slot(loose, "header")
    if mine not in slots and (home := _home(around, slots[other].value if other in slots else "")):
        slots[mine] = Slot(home, "title")
        slots["reporter"] = slots[mine]
    return total


def _only_exporters(cells: list[tuple[str, str, str, int]]) -> bool:
    return any(
        kind == "origin" and name.lower() in ("exporter", "seller", "supplier", "producer")
        for name, _, kind, _ in cells
    )


def _home(around: list[Label], but: str) -> str:
    """The place that caption or title are about."""
    order = [*around[3:], *around[2:3], *around[:2]]  # title and file name before caption and the lines above
    return next((name for one in order for name, _ in one.places if name != but), "")


def _entity(cells: list[tuple[str, str, str, int]], published: date | None) -> str:
    """A text cell that no column kind explains: a maker, a mine, an exchange."""
    for name, cell, kind, _ in cells:
        if kind == "" and name and any(char.isalpha() for char in cell) and _value(cell) is None:
            said = label(cell, published)
            if not (said.good or said.places or said.time or said.flow):
                return cell
    return ""


def _unit(
    column: Label, cells: list[tuple[str, str, str, int]], around: list[Label]
) -> tuple[Unit | None, Decimal]:
    if column.unit:
        return column.unit, column.scale
    for _, cell, kind, _ in cells:
        if kind == "unit" and cell:
            said = label(cell, None)
            return said.unit, said.scale
    for one in around[:3]:
        if one.unit and one.unit.dimension != "duration":
            return one.unit, one.scale
    return None, column.scale


@dataclass(frozen=True, slots=True)
class Value:
    """The number of a cell, with its unit where the cell itself has one ("12,000 t")."""

    number: Decimal
    unit: Unit | None = None


@lru_cache(maxsize=4096)
def _value(cell: str) -> Value | None:
    if (number := _number(cell)) is not None:
        return Value(number, unit_named("%") if cell.rstrip().endswith("%") else None)
    if len(cell) > LONGEST_CELL or not any(char.isdigit() for char in cell):
        return None
    found = quantities(cell)
    whole = len(found) == 1 and found[0].unit and found[0].literal == cell.strip() and found[0].high is None
    return Value(found[0].value, unit_named(found[0].unit)) if whole else None


def _number(cell: str) -> Decimal | None:
    text = cell.strip()
    if text.lower() in _NONE:
        return Decimal(0)
    sign = -1 if text[:1] in "-−–" and len(text) > 1 else 1
    bare = text.lstrip("+-−–").removesuffix("%").strip()
    found = numeral(bare) if bare[:1].isdigit() else None
    return sign * found.value if found else None


@cache
def _columns() -> dict[str, str]:
    return {name: row["kind"] for row in records("columns.csv") for name in row["names"].split("|")}


def column_kind(name: str) -> str:
    """period, flow, partner ... by the words of a column's name; "" for a column of numbers or
    other words.
    """
    plain = " ".join(name.replace("_", " ").lower().split())
    return _columns().get(plain, "")


@lru_cache(maxsize=4096)
def label(text: str, published: date | None) -> Label:
    """Read a column name, cell or caption; of a long one the beginning."""
    text = text[:LONGEST_CELL]
    plain = text.replace("_", " ")
    s = Sentence(plain, ())
    named = mentions(s, published, lambda key: False)
    scale, unit = column_unit(text)
    return Label(
        text=text,
        good=named.goods[0].value if named.goods else "",
        flow=_flow(s, named),
        measure=_measure(s, named),
        places=tuple((place.name, place.role) for place in named.places if place.name != "World"),
        time=_time(plain, published),
        scale=scale,
        unit=unit,
    )


def _flow(s: Sentence, named: Mentions) -> str:
    words = [word.lower for word in s.words]
    flows = [flow_words()[word].flow for word in words if word in flow_words() and flow_words()[word].flow]
    return flows[0] if flows else ""


def _measure(s: Sentence, named: Mentions) -> str:
    nouns = [
        measure_words()[word.lower].measure
        for word in s.words
        if word.lower in measure_words() and measure_words()[word.lower].noun
    ]
    if nouns:
        return nouns[0]
    return "trade" if _flow(s, named) else ""


def _time(text: str, published: date | None) -> Time | None:
    if match := _QUARTER.match(text.strip()):
        year, quarter = (match[1], match[2]) if match[1] else (match[4], match[3])
        return Time(int(year) * 12 + 3 * (int(quarter) - 1), 3)
    if exact := parse(text.strip()):
        return exact
    return next((mention.time for mention in times(text, published) if mention.time), None)


@lru_cache(maxsize=4096)
def column_unit(name: str) -> tuple[Decimal, Unit | None]:
    """The unit that a column name or caption states, with its scale: "value_musd", "Q1 2024
    (million litres)".
    """
    scale, money, unit = Decimal(1), None, None
    words = [word for whole in _WORD.findall(name.replace("_", " ")) for word in [whole.strip(".:")] if word]
    for at, word in enumerate(words):
        lower = word.lower()
        if match := _SCALED_MONEY.match(word):
            money, scale = unit_named(match["unit"].upper()), scale.scaleb(_SCALES[match["scale"].lower()])
        elif lower in _PER_DAY:
            unit, scale = unit_named(_PER_DAY[lower][0]), scale.scaleb(_PER_DAY[lower][1])
        elif lower in _SCALES and not (lower in ("m", "b", "k") and money is None):
            scale = scale.scaleb(_SCALES[lower])
        elif "/" in word and (whole := unit_named(word)):
            money, unit = (None, whole)
        elif found := _named(word, words[at - 1] if at else ""):
            if found.dimension == "money":
                money = money or found
            elif unit is None:
                unit = found
    if money and unit and unit.dimension != "money" and "/" not in unit.symbol:
        return scale, money.per(unit)
    if unit or money:
        return scale, unit or money
    if "%" in name or "percent" in name.lower() or "per cent" in name.lower():
        return Decimal(1), unit_named("%")
    return scale if scale > 1 else Decimal(1), None


def _named(word: str, before: str) -> Unit | None:
    found = by_alias().get(word) or (by_alias().get(word.upper()) if len(word) == 3 else None)
    found = found or (by_alias().get(word.lower()) if len(word) > 2 else None)
    if found and found.dimension in ("duration", "length", "temperature", "symbol"):
        return None
    if (
        found
        and word in ("L", "g", "h", "d", "a", "m", "ha")
        and before.lower() not in ("in", "million", "thousand", "")
    ):
        return None
    return found
