"""Origin, destination and place of a table cell: by its row, its column, and what the title is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.columns import Column
from corpus.figures.figure import Slot
from corpus.figures.labels import Label
from corpus.places import place_named

_EXPORTERS = frozenset({"exporter", "seller", "supplier", "producer", "exporting country"})
_COUNTRIES = frozenset(
    {"country", "countries", "region", "area", "country name", "geo", "ref area", "land", "pays", "país"}
)
_WORLD = re.compile(
    r"\b(?:world|global)\b(?! (?:bank|gold|steel|trade|bureau|nuclear|council))", re.IGNORECASE
)
TRADED = frozenset({"trade", "revenue", "price"})


@dataclass(frozen=True, slots=True)
class Named:
    """The places of a row by the kind of their column; `loose`: in a column of no kind.

    `total`: the row is about all partners; `world`: it says so of the world.
    """

    by_kind: dict[str, str]
    loose: str = ""
    total: bool = False
    world: bool = False
    exporters: bool = False
    """Whether the column of origins is called one of exporters."""
    among_places: bool = False
    """Whether other rows of the table are about places."""
    origins: bool = False
    """Whether the table has a column of origins, whatever stands in it here."""
    countries: bool = False
    """Whether the partner column only says that it holds countries."""


def ends(slots: dict[str, Slot], column: Column, row: Named, about: Sequence[Label]) -> None:
    """Fill origin, destination, place and reporter. `about`: title, file name, caption, lines above."""
    named = row.by_kind
    if "flow" not in slots and slots.get("measure", Slot("trade", "default")).value in TRADED:
        if "destination" in named or column.across == "destination":
            slots["flow"] = Slot("export", "default")
        elif "origin" in named or column.across == "origin" or row.origins:
            slots["flow"] = Slot("export" if row.exporters else "import", "default")
    flow = slots["flow"].value if "flow" in slots else ""
    measure = slots["measure"].value if "measure" in slots else "trade"
    across = column.label.places[0][0] if column.label.places else ""
    partnered = named.get("partner") and (not row.countries or home(about, but=named["partner"]))
    trading = bool(flow) or ("measure" not in slots and bool(partnered))
    if not trading or measure not in TRADED:
        where = (
            across or named.get("reporter") or named.get("partner") or row.loose or named.get("origin")
            or named.get("destination") or ""
        )  # fmt: skip
        if not where and (row.world or _about_the_world(about)):
            where = "World"
        if not where and not (row.total and row.among_places):
            where = home(about)
        if where:
            slots["place"] = Slot(where, "header")
        return
    mine, other = ("destination", "origin") if flow == "import" else ("origin", "destination")
    for end in ("origin", "destination"):
        if end in named:
            slots[end] = Slot(named[end], "header")
    if across and column.across in ("origin", "destination"):
        slots[column.across] = Slot(across, "header")
        across = ""
    if "reporter" in named:
        slots["reporter"] = slots[mine] = Slot(named["reporter"], "header")
    partner = "" if row.countries else named.get("partner", "")
    if partner and other not in slots:
        slots[other] = Slot(partner, "header")
    open_place = row.loose or (named.get("partner", "") if row.countries else "")
    title = home(about, other, but=open_place or across)
    loose = [
        place
        for place in (across, open_place)
        if (place and place not in named.values()) or (place == open_place and place)
    ]
    if len(loose) == 1:
        end = mine if mine not in slots and not title else other
        slots.setdefault(end, Slot(loose[0], "header"))
        if end == mine:
            slots["reporter"] = slots[mine]
    if mine not in slots and title:
        slots["reporter"] = slots[mine] = Slot(title, "title")
    if other not in slots and not (row.total or column.total) and len(loose) < 2:
        said = next((name for one in about if one.flow for name, role in one.places if role == other), "")
        if said and said != (slots[mine].value if mine in slots else ""):
            slots[other] = Slot(said, "title")


def home(about: Sequence[Label], other: str = "", but: str = "") -> str:
    """The place that title or caption are about."""
    named = (
        (name, role if one.flow else "") for one in about for name, role in one.places
        if name != but and role not in ("via", "excluded")
    )  # fmt: skip
    return next((name for name, role in named if not other or role != other), "")


def _about_the_world(about: Sequence[Label]) -> bool:
    return not home(about) and any(_WORLD.search(one.text) for one in about)


def is_countries(name: str) -> bool:
    """Whether a column name only says that it holds countries, reporters or partners."""
    return " ".join(name.replace("_", " ").lower().split()) in _COUNTRIES


_IN_BRACKETS = re.compile(r"\((?P<land>[^()]{2,40})\)\s*$")
_MOVING = re.compile(r"\b(?:vessel|ship|contract|benchmark|brand|lot)", re.IGNORECASE)


def land_of(name: str, cell: str) -> str:
    """The country that stands in brackets behind a mine, a mill or a firm: "Letsara (Botswana)"."""
    match = None if _MOVING.search(name) else _IN_BRACKETS.search(cell)
    place = place_named(match["land"]) if match else None
    return place.name if place and place.kind == "country" else ""


def are_exporters(name: str) -> bool:
    """Whether a column of origins is called one of exporters."""
    return name.strip().lower() in _EXPORTERS
