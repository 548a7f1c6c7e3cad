"""Column names, labels and captions of tables: the good, flow, measure, places, time and unit they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.figures.capitals import title_case
from corpus.figures.cells import LONGEST_CELL
from corpus.figures.clauses import explanations
from corpus.figures.lexicon import flow_words, measure_words, statuses
from corpus.figures.mentions import Mentions, mentions
from corpus.figures.open_goods import ordinary_words
from corpus.figures.sentence import Sentence
from corpus.figures.unit_names import Stated, column_unit
from corpus.figures.when import NEVER, When, when
from corpus.vocabulary import records

_CHANGE = re.compile(
    r"\b(?:changes?|chg|growth|yoy|y/y|m/m|mom|q/q|qoq|yr/yr|mth/mth|mo/mo|qtr/qtr|wk/wk|y-o-y|m-o-m|vs|versus|variation|veränderung|var|increase|decrease"
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
_BY = re.compile(
    r"(?:\bby |^(?=\w+ of (?:\w+ )?(?:exports|imports|shipments|sales)\b))"
    r"(?:(?:main|major|principal|key|top|selected|country of|port of|country|trading) ){0,2}"
    r"(?P<end>destinations?|markets?|buyers?|importers?|customers?|origins?|suppliers?|exporters?|sources?"
    r"|partners?|country|countries|regions?)(?: country| countries| partners?| markets?)?\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=\w)(?:\s+\d{1,2}/|\s?[¹²³⁰-⁹*†‡§#]+|\s\[\w{1,2}\]|\s?\(\d\))+\s*$")
_STATUS = {"proj": "forecast", "fcst": "forecast", "est": "estimate"}
_TO_END = re.compile(r"dest|market|buyer|importer|customer", re.IGNORECASE)
_FROM_END = re.compile(r"origin|supplier|exporter|source", re.IGNORECASE)
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
    by: str = ""
    """Which end of the flow its rows or columns are, where it says "by destination", "by supplier"."""


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
    by = {_end(match["end"]) for match in _BY.finditer(plain)}
    plain = _BY.sub(" ", plain)  # it tells what the rows are, and of no place that the text names
    s = Sentence(plain, ())
    named = mentions(s, published, lambda key: False)
    flow = _flow(s)
    role = "share" if _SHARE.search(plain) else "change" if _CHANGE.search(plain) else ""
    scale, unit = column_unit("%" if role == "change" and "%" in plain else text)
    return Label(
        text=text,
        good=_good(s, named),
        flow=flow,
        measure=_measure(s, flow, plain),
        places=tuple((place.name, place.role) for place in named.places if place.name != "World"),
        when=when(text, published),
        units=(Stated(scale, unit, ""),) if unit else (),
        role=role,
        by=next(iter(by)) if len(by) == 1 else "",
    )


def _good(s: Sentence, named: Mentions) -> str:
    """The good named first; none where it only explains ("as mills turn to billet") or stands behind the
    trade in another one, which no vocabulary has: "teff exports rise, wheat slips".
    """
    why = explanations(s.text)
    shown = [
        good for good in named.goods
        if not any(part.start <= s.words[good.index].start < part.end for part in why)
    ]  # fmt: skip
    flow = next((one.index for one in named.flows if one.value), -1)
    if not shown or not 0 < flow < shown[0].index or s.gap(flow - 1) != " ":
        return shown[0].value if shown else ""
    before = s.words[flow - 1]
    unknown = before.lower.isalpha() and not before.kind and before.lower not in ordinary_words()
    return "" if unknown and (s.text[before.start].islower() or title_case(s)) else shown[0].value


def _end(word: str) -> str:
    return "destination" if _TO_END.match(word) else "origin" if _FROM_END.match(word) else ""


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


def without_mark(cell: str) -> str:
    """A label without the mark of a footnote at its end: "World 2/", "China¹", "Peru (3)"."""
    return _MARK.sub("", cell)


def status_in(text: str) -> str:
    """The status that a short label names: "2021/22 (Projected)", "Est. 2024"."""
    words = re.findall(r"[a-z]+", text.lower())
    found = (_STATUS.get(word) or statuses().get(word, "") for word in words if word not in ("may", "due"))
    return next((status for status in found if status), "")


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
