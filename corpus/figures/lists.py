"""Figures of lines that list amounts: what they count is said by the entry, its head, and the lines above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Document, Span
from corpus.figures.calendar import Time, parse
from corpus.figures.columns import Column
from corpus.figures.ends import Named, ends
from corpus.figures.entries import Aside, Entry, Listing, listing, unit_from
from corpus.figures.figure import Direction, Figure, Role, Slot, Source
from corpus.figures.labels import Label, is_all, is_rest, label, status_in
from corpus.figures.times import times
from corpus.figures.unit_names import Stated, stated_units
from corpus.figures.when import NEVER, When, resolved
from corpus.quantities import Quantity

_LONGEST_LEAD = 140
_ENTRY_LINE = re.compile(r"\s*(?:[-*•–·▪]\s|[^.:]{2,60}: ?(?:\S*\d|nil|none|zero|n\.?[ra]\b|not |-)|.*;.*\d)")
_BULLET = re.compile(r"\s*[-*•–·▪]\s")
_APART = ("origin", "destination", "place", "commodity")
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}(?: \d{1,3})?")
_TITLE_MARK = re.compile(r"^#+\s*|[*_]{2}")
_YEAR_AGO = re.compile(
    r"\b(?:year|12 months)[ -](?:ago|earlier|before)|\blast year|\by/y|\byoy|\bon[- ]year", re.I
)
_MONTH_AGO = re.compile(r"\bmonth[ -](?:ago|earlier|before)|\blast month|\bm/m|\bmom\b", re.I)
_EARLIER = re.compile(r"\b(?:ago|earlier|before|last|previous|prior|prev|was)\b", re.I)


class ListReader:
    """Reads the lines of a document that list amounts. `good`, `home`: what, and whom, it is about."""

    def __init__(self, document: Document, good: str = "") -> None:
        self._document, self._published, self._good = document, document.published, good

    def read(self, span: Span, piece: str) -> tuple[Figure, ...]:
        """The figures of a line, none where it is no list or where something that counts stays open."""
        if not (":" in piece or ";" in piece or piece.count(",") > 1):
            return ()
        lead, heading = self._above(span.start)
        unit = next((one for text in (lead, heading) for one in stated_units(text)), None)
        found = listing(piece, unit is not None)
        if found is None:
            return ()
        above = (lead, heading, self._title())
        about = [
            *([self._label(found.head)] if found.head else []),
            *(_undated(self._label(text)) for text in above if text),
        ]
        figures = [
            figure for entry in found.entries for figure in self._figures(span, found, entry, about, unit)
        ]
        return tuple(figures) if all(map(_whole, figures)) else ()

    def _label(self, text: str) -> Label:
        plain = _TITLE_MARK.sub("", text)
        said = _by_partner(label(plain, self._published), plain)
        if said.when or not self._published:
            return said
        told = [one.time for one in times(plain, self._published) if one.time and not one.base]
        return replace(said, when=When(told[0])) if told else said

    def _title(self) -> str:
        """The title, unless it was guessed from a line that only heads a part of the text."""
        title, text = self._document.title, self._document.text
        return "" if "title" in self._document.inferred and text.find(title) > 0 else title

    def _above(self, start: int) -> tuple[str, str]:
        """The line that a list stands under, and the heading above it."""
        text, lead = self._document.text, ""
        line_start = text.rfind("\n", 0, start) + 1
        bullet = _BULLET.match(text, line_start) is not None
        for line in reversed(text[:line_start].split("\n")[:-1][-40:]):
            if not line.strip():
                continue
            if _BULLET.match(line) and not bullet:
                break  # another list
            if line.rstrip().endswith(":") or not _ENTRY_LINE.match(line):
                short = len(line) <= _LONGEST_LEAD and (
                    line.rstrip().endswith(":") or line.rstrip()[-1] not in ".!?"
                )
                lead = line.strip(" :") if short else ""
                break
        heading = self._document.heading_before(start)
        said = text[heading.start : heading.end] if heading else ""
        return lead, said if said != lead else ""

    def _figures(
        self, span: Span, found: Listing, entry: Entry, about: list[Label], unit: Stated | None
    ) -> Iterator[Figure]:
        if entry.quantity is None or is_rest(entry.name):
            return
        quantity = entry.quantity
        if quantity.dimension == "number":
            if unit is None:
                return
            quantity = _in_unit(quantity, unit)
        own = self._label(entry.words)
        slots = self._slots(own, found, about, quantity)
        if quantity.dimension.startswith("money per"):
            slots["measure"] = Slot("price", "clause")
            slots.pop("flow", None)
        total = is_all(entry.name.strip(" :")) or is_all(found.head)
        self._place(slots, own, about, total)
        if not ({"measure", "commodity", "entity"} & slots.keys()):
            return
        role: Role = "change" if quantity.dimension == "percent" else "level"
        yield _figure(span, quantity, role, slots, total)
        for aside in entry.asides:
            yield from self._aside(span, aside, quantity, slots, about)

    def _slots(self, own: Label, found: Listing, about: list[Label], quantity: Quantity) -> dict[str, Slot]:
        slots: dict[str, Slot] = {}
        chain: list[tuple[Label, Source]] = [(own, "clause"), *((one, "heading") for one in about)]
        if found.head:
            chain[1] = (about[0], "clause")
        unknown = next(
            (name for name in (_unlisted(own), _unlisted(about[0]) if found.head else "") if name), ""
        )
        near = [(one, source) for one, source in chain if source == "clause"]
        if unknown:
            slots["entity"] = Slot(unknown, "clause")
        priced = quantity.dimension.startswith("money per")
        said = near if unknown and not priced else chain
        if named := next(((one.good, source) for one, source in said if one.good), None):
            slots["commodity"] = Slot(*named)
        elif self._good and (not unknown or priced):
            slots["commodity"] = Slot(self._good, "title")
        for one, source in chain:
            if one.measure and "measure" not in slots:
                slots["measure"] = Slot(one.measure, source)
                if one.measure not in ("trade", "price", "revenue") and not one.flow:
                    break
            if one.flow:
                slots["flow"] = Slot(one.flow, source)
                slots.setdefault("measure", Slot("trade", source))
                break
        time, status = resolved([one.when for one, _ in chain])
        if time:
            near_time = any(one.when for one, _ in near)
            slots["period"] = Slot(time.iso, "clause" if near_time else "heading")
        if status := status or next(filter(None, (status_in(one.text) for one, _ in chain[:3])), ""):
            slots["status"] = Slot(status, "clause")
        return slots

    def _place(self, slots: dict[str, Slot], own: Label, about: list[Label], total: bool) -> None:
        by = next((one.by for one in about if one.by), "")
        kinds: dict[str, str] = {}
        loose = ""
        for name, role in own.places:
            end = role if role in ("origin", "destination") and not own.flow else by
            if end and end not in kinds:
                kinds[end] = name
            elif not end and not loose:
                loose = name
        ends(slots, Column("", Label("")), Named(kinds, loose, total), about)

    def _aside(
        self, span: Span, aside: Aside, main: Quantity, slots: dict[str, Slot], about: list[Label]
    ) -> Iterator[Figure]:
        quantity = aside.quantity
        held = {name: slot for name, slot in slots.items() if name != "period"}
        period = slots.get("period")
        if aside.kind == "change":
            if quantity.dimension == "number":
                quantity = unit_from(quantity, main)
            role: Role = "change" if quantity.dimension == "percent" else "difference"
            base = _before(period, aside.words)
            held |= {"period": period} if period else {}
            held |= {"base": Slot(base.iso, "clause")} if base else {}
            yield _figure(span, quantity, role, held, False)
            return
        if quantity.dimension == "number":
            quantity = unit_from(quantity, main)
        if quantity.dimension != main.dimension:
            return
        said = self._label(aside.words)
        if aside.kind == "part":
            if len(said.places) == 1 and (end := _other_end(said, slots)):
                held = {**slots, end: Slot(said.places[0][0], "clause")}
                yield _figure(span, quantity, "level", held, False)
            return
        time = _before(period, aside.words)
        if said.when:
            time = resolved(
                [said.when, *([When(parse(period.value))] if period else []), *(one.when for one in about)]
            )[0]
        if time and (period is None or time.iso != period.value):
            yield _figure(span, quantity, "level", {**held, "period": Slot(time.iso, "clause")}, False)


_TAKERS = re.compile(
    r"(?:(?:Main|Top|Largest|Leading|Chief|Biggest) )?"
    r"(?:(?P<to>[Dd]estinations?|[Bb]uyers|[Tt]akers|[Cc]ustomers)"
    r"|(?:[Ss]uppliers|[Oo]rigins?|[Ss]ources))(?: (?:of|for) [\w -]{2,30})?"
    r"(?: (?:in|were|was)\b[^:]{0,20})?:?"
)


def _by_partner(said: Label, text: str) -> Label:
    """ "Destinations: Peru 5 t, Chile 3 t": exports by buyer; "Suppliers: ...": imports by seller."""
    taken = _TAKERS.fullmatch(text.strip())
    if taken is None:
        return said
    flow, by = ("export", "destination") if taken["to"] else ("import", "origin")
    return replace(said, flow=flow, measure="trade", by=by)


def better(listed: Sequence[Figure], told: Sequence[Figure]) -> Sequence[Figure]:
    """Of two readings of a line, as a sentence and as a list: that as a list where the other leaves open what
    is counted, or tells the entries apart in another way.
    """
    same = {figure.quantity.start: figure for figure in told}
    pairs = [(figure, same.get(figure.quantity.start)) for figure in listed]
    varying = [name for name in _APART if len({figure.value(name) for figure in listed}) > 1]
    agreed = all(
        other is not None and _whole(other) and not (other.role == "level" != figure.role)
        and all(figure.value(name) == other.value(name) for name in varying)
        and not _turned(figure, other)
        for figure, other in pairs
    )  # fmt: skip
    return told if agreed else listed


def _turned(listed: Figure, told: Figure) -> bool:
    """Whether the only place of a list, under which nobody else trades, was taken for the partner."""
    mine, other = ("destination", "origin") if listed.value("flow") == "import" else ("origin", "destination")
    alone = mine in listed.slots and other not in listed.slots and mine not in told.slots
    return alone and told.value(other) == listed.value(mine)


def _whole(figure: Figure) -> bool:
    """Whether it is known what a figure counts, of which flow and time."""
    held = figure.slots
    measure = figure.value("measure")
    if not ("commodity" in held or _SYMBOL.fullmatch(figure.value("entity"))) or not measure:
        return False
    if measure == "trade":
        return "flow" in held and "period" in held and bool({"origin", "destination"} & held.keys())
    return measure == "price" or ("place" in held and "period" in held)


def _undated(one: Label) -> Label:
    """A line above without the day on which it was written."""
    time = one.when.time
    return replace(one, when=NEVER) if time and time.day and time.until == time.day else one


def _other_end(said: Label, slots: dict[str, Slot]) -> str:
    """Which end of the flow the place of "of which 5 t to Peru" is."""
    role = said.places[0][1]
    if role in ("origin", "destination"):
        return role
    flow = slots["flow"].value if "flow" in slots else ""
    return {"export": "destination", "import": "origin"}.get(flow, "")


def _unlisted(one: Label) -> str:
    """The name of a thing that no vocabulary has: "SSP", "B20"."""
    says = one.good or one.places or one.when or one.flow or one.measure or one.units or is_all(one.text)
    words = re.findall(r"[A-Za-z][\w-]+", one.text)
    return "" if says or not words or not one.text.strip()[:1].isupper() else one.text.strip(" :")


def _in_unit(quantity: Quantity, stated: Stated) -> Quantity:
    return replace(
        quantity, value=quantity.value * stated.scale, scale=quantity.scale * stated.scale,
        unit=stated.unit.symbol, dimension=stated.unit.dimension, base=stated.unit.base,
        factor=stated.unit.factor,
    )  # fmt: skip


def _before(period: Slot | None, words: str) -> Time | None:
    """The time a year, or a month, before, as the words beside a number say."""
    time = parse(period.value) if period else None
    shift = -12 if _YEAR_AGO.search(words) else -1 if _MONTH_AGO.search(words) else 0
    return time.shifted(shift) if time and shift else None


def _figure(span: Span, quantity: Quantity, role: Role, slots: dict[str, Slot], total: bool) -> Figure:
    down = quantity.literal.lstrip("( ")[:1] in "-−–"
    direction: Direction = "" if role == "level" else "down" if down else "up"
    quantity = replace(quantity, start=quantity.start + span.start, end=quantity.end + span.start)
    if role != "level":
        quantity = replace(quantity, value=abs(quantity.value))
    return Figure(span.start, span.end, quantity, role, direction, total=total, row=True, **slots)  # type: ignore[arg-type]
