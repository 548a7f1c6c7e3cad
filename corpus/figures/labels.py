"""Column names, labels and captions of tables: the good, flow, measure, places, time and unit they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.figures.cells import LONGEST_CELL
from corpus.figures.lexicon import flow_words, measure_words
from corpus.figures.mentions import mentions
from corpus.figures.sentence import Sentence
from corpus.figures.unit_names import Stated, column_unit
from corpus.figures.when import NEVER, When, when
from corpus.vocabulary import records

_CHANGE = re.compile(
    r"\b(?:changes?|chg|growth|yoy|y/y|m/m|mom|q/q|qoq|y-o-y|m-o-m|vs|versus|variation|var|increase|decrease"
    r"|diff|difference|rise|fall)\b"
    r"|week, ?%|[+±]\s?/?\s?[-−]?|Δ|△",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\bshares?\b|% of|\b(?:percent|per cent|percentage) of", re.IGNORECASE)
_ALL = re.compile(
    r"(?:grand |overall |world ?|global |all )?totals?"
    r"(?: (?:exports?|imports?|world|all|volume|value|quantity))?"
    r"|world|overall|all(?: (?:countries|destinations|origins|partners|markets))?|insgesamt|gesamt"
    r"|worldwide|total",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*(?:\([^()]*\)|\[[^\]]*\]|[¹²³⁰-⁹*†]+)\s*$")
_REST = re.compile(
    r"(?:all )?others?\b|rest\b|unknown|unspecified|not specified|undisclosed|sub-?\s?total|misc"
    r"|n\.?e\.?s\.?\b"
    r"|(?:simple |weighted |period |annual |monthly |yearly )?"
    r"(?:average|avg|mean|median|high|low|min|max)\.?$",
    re.IGNORECASE,
)
_NO_FLOW = frozenset({"supply", "supplies", "source", "sources", "flow", "flows", "order", "orders", "left"})
_CONSUMPTION = re.compile(r"\b(imports?|exports?) for consumption\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What a piece of a table (column name, cell, caption) says. `text` is for looking at once more."""

    text: str
    good: str = ""
    flow: str = ""
    measure: str = ""
    places: tuple[tuple[str, str], ...] = ()
    when: When = NEVER
    units: tuple[Stated, ...] = ()
    role: str = ""
    """change or share, where the words say so; difference where they say so and no percent is meant."""


@cache
def _kinds() -> dict[str, str]:
    return {name: row["kind"] for row in records("columns.csv") for name in row["names"].split("|")}


def column_kind(name: str) -> str:
    """period, flow, partner ... by the words of a column's name; "" for a column of numbers or
    other words.
    """
    plain = " ".join(name.replace("_", " ").lower().split())
    return _kinds().get(plain) or _kinds().get(_BRACKET.sub("", plain).strip(), "")


@lru_cache(maxsize=16_384)
def label(text: str, published: date | None) -> Label:
    """Read a column name, cell or caption; of a long one the beginning."""
    text = text[:LONGEST_CELL]
    plain = text.replace("_", " ")
    s = Sentence(plain, ())
    named = mentions(s, published, lambda key: False)
    flow = _flow(s)
    scale, unit = column_unit(text)
    return Label(
        text=text,
        good=named.goods[0].value if named.goods else "",
        flow=flow,
        measure=_measure(s, flow, plain),
        places=tuple((place.name, place.role) for place in named.places if place.name != "World"),
        when=when(text, published),
        units=(Stated(scale, unit, ""),) if unit else (),
        role="share" if _SHARE.search(plain) else "change" if _CHANGE.search(plain) else "",
    )


def _flow(s: Sentence) -> str:
    words = [word.lower for word in s.words if word.lower not in _NO_FLOW]
    known = (flow_words()[word].flow for word in words if word in flow_words())
    return next((flow for flow in known if flow), "")


def _measure(s: Sentence, flow: str, text: str) -> str:
    if _CONSUMPTION.search(text):
        return "trade"
    words = [word.lower for word in s.words]
    known = (measure_words()[word] for word in words if word in measure_words())
    return next((one.measure for one in known if one.noun), "trade" if flow else "")


def unbracketed(name: str) -> str:
    """A name without the bracket or the footnote mark at its end."""
    return _BRACKET.sub("", name)


def is_all(cell: str) -> bool:
    """ "World total (rounded)", "Total exports", "All countries"."""
    return _ALL.fullmatch(_BRACKET.sub("", cell.strip()).rstrip(":")) is not None


def is_rest(cell: str) -> bool:
    """ "Others", "Rest of world", "Unknown", "Sub-total", "Average": no partner and not all of them."""
    plain = cell.strip()
    return _REST.match(plain) is not None or bool(re.search(r"sub-?total|\bother countries\b", plain, re.I))
