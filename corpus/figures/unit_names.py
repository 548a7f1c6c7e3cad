"""The units that column names and captions state: "value_musd", "(1000 60 KG BAGS)", "US$ per tonne"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.units import Unit, by_alias, unit_named

_WORD = re.compile(r"[^\s_,;:()\[\]|=]+|[,;:()\[\]|=]")
_SCALED_MONEY = re.compile(
    r"^(?P<scale>m|mn|k|bn|b)(?P<unit>usd|eur|cny|jpy|inr|gbp|aud|cad|chf|nok|brl|nzd)$", re.I
)
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "thous", "'000", "’000", "000", "000s", "000's", "1000"), 3),
    **dict.fromkeys(("k", "tsd", "10^3", "000’s", "'000s", "ths", "milliers"), 3),
    **dict.fromkeys(("million", "millions", "mn", "mln", "m", "mio", "10^6", "millones", "mill"), 6),
    "10000": 4, "100000": 5,
    **dict.fromkeys(("billion", "billions", "bn", "b", "bln"), 9),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 5),
    **dict.fromkeys(("crore", "crores", "cr"), 7),
    "trillion": 12,
}  # fmt: skip
_SPECIAL = {
    "kbd": ("bbl/d", 3), "mbd": ("bbl/d", 6), "bd": ("bbl/d", 0), "bpd": ("bbl/d", 0), "kbbl": ("bbl", 3),
    "ktons": ("t", 3), "ktonnes": ("t", 3), "tonnen": ("t", 0), "toneladas": ("t", 0), "tonneau": ("t", 0),
    "mlbs": ("lb", 6), "koz": ("koz", 0), "euros": ("EUR", 0), "100kg": ("kg", 2),
    "mw": ("MW", 0), "mwp": ("MW", 0), "gw": ("GW", 0), "gwp": ("GW", 0),
    "mwh": ("MWh", 0), "gwh": ("GWh", 0), "twh": ("TWh", 0),
}  # fmt: skip
_COMTRADE_VALUES = frozenset({"primaryvalue", "fobvalue", "cifvalue"})
"""Fields of UN Comtrade, which counts in US dollars."""
_FILLERS = frozenset(
    [
        "in",
        "unit",
        "units",
        "of",
        "the",
        "and",
        "figures",
        "quantity",
        "quantities",
        "volume",
        "volumes",
        "value",
        "values",
        "weight",
        "net",
        "gross",
        "metric",
        "all",
        "data",
        "are",
        "is",
        "otherwise",
        "unless",
        "noted",
        "stated",
        "specified",
        "fob",
        "cif",
        "content",
        "contained",
        "rounded",
        "dry",
        "fine",
    ]
)
_OF = re.compile(r"\s+(?:of|as)\s.*$", re.IGNORECASE)
_SCALE_OF = re.compile(
    r"^((?:hundred |ten )?(?:thousand|million|billion|lakh|crore)s?) of (?=\d|[a-z]+s\b)", re.IGNORECASE
)
""" "in thousands of 480-lb bales"."""
_PARTS = re.compile(
    r"[\n;:()\[\]|–—]|(?-i:(?<![A-Z])(?<!Rs)\. )|,(?!\d)| - |\bin (?=\S)"
    r"| and (?=values?\b|volumes?\b|prices?\b|thousand|million|billion|us\$|usd|[$€£]|eur|in\b)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:values?|valeur|wert|valor|prices?|revenues?|turnover|fob|cif|costs?|sales value|worth|earnings"
    r"|(?:fob|cif)value)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:quantity|quantities|qty|volumes?|weight|tonnage|menge|poids|peso|cantidad|amounts?|netweight"
    r"|net wgt)\b",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(r"\d{4}\s?=\s?100|\b(?:index|rank|ratio|number of|no\. of|hs)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit with its scale, and of which columns it is told: those of money, of amounts, or any."""

    scale: Decimal
    unit: Unit
    of: str = ""

    def fits(self, wanted: str) -> bool:
        """Whether it can be the unit of a column of `wanted`: "money", "amount", "none" or "" for any."""
        if wanted == "none":
            return False
        if wanted == "" or self.of == wanted:
            return True
        return (self.unit.dimension.startswith("money")) == (wanted == "money") and self.unit.base != "%"


def counts(name: str) -> str:
    """What a column name says it counts: money, an amount, nothing with a unit ("none"); "" for unknown."""
    plain = name.replace("_", " ")
    if _NO_UNIT.search(plain):
        return "none"
    if plain.lower() == "obs value":
        return ""
    return "money" if _MONEY.search(plain) else "amount" if _AMOUNT.search(plain) else ""


@lru_cache(maxsize=16_384)
def column_unit(name: str) -> tuple[Decimal, Unit | None]:
    """The unit that a column name states, with its scale: "value_musd", "Q1 2024 (million litres)"."""
    scale, money, unit, per = Decimal(1), None, None, False
    if name.replace(" ", "").lower() in _COMTRADE_VALUES:
        return scale, unit_named("USD")
    words = _words(name)
    at = 0
    while at < len(words):
        word = words[at]
        lower = word.lower()
        found, length = _longest(words, at)
        if match := _SCALED_MONEY.match(word):
            money, scale = unit_named(match["unit"].upper()), scale.scaleb(_SCALES[match["scale"].lower()])
        elif lower in _SPECIAL:
            unit, scale = unit_named(_SPECIAL[lower][0]), scale.scaleb(_SPECIAL[lower][1])
        elif (
            word in ("100", "60", "480")
            and at + 1 < len(words)
            and words[at + 1].lower() in ("kg", "lb", "lb.")
        ):
            if at + 2 < len(words) and words[at + 2].lower().rstrip(".") in ("bags", "bales", "bag", "bale"):
                at += 1  # bags of 60 kg are counted, not weighed
            elif word == "100":
                scale = scale.scaleb(2)
        elif lower in _SCALES and not (lower in ("m", "b", "k", "cr") and money is None):
            scale = scale.scaleb(-_SCALES[lower] if per else _SCALES[lower])
        elif lower == "and" and unit and not money:
            break
        elif word in ("per", "/") and (money or unit):
            per = True
        elif "/" in word.strip("/") and (quotient := _quotient(words, at)):
            whole, length = quotient
            at += length - 1
            if whole.dimension.startswith("money") or unit is None:
                money, unit = None, whole
        elif found:
            at += length - 1
            if per and found.dimension == "duration" and unit is not None:
                unit = unit.per(found)
            elif found.dimension in ("duration", "length", "temperature", "symbol"):
                pass
            elif found.dimension == "money":
                money = money or found
            elif unit is None:
                unit = found
        at += 1
    if money and unit and unit.dimension != "money" and "/" not in unit.symbol:
        return scale, money.per(unit)
    if unit or money:
        return scale, unit or money
    if "%" in name or re.search(r"per ?cent|(?:^|[\W_])pct(?:$|[\W_])", name, re.IGNORECASE):
        return Decimal(1), unit_named("%")
    return scale if scale > 1 else Decimal(1), None


def _words(name: str) -> list[str]:
    spaced = re.sub(
        r"(?i)(10)[\^*]?([36])(?= )", r"\1^\2", re.sub(r"(?<![\d.,])1[ \u00a0]000\b", "1000", name)
    )
    spaced = re.sub(r"\b(60|100|480)-(?=kg|lb)", r"\1 ", spaced)
    spaced = re.sub(r"(?<![\d.,])(10{0,2})[,.\u00a0]000(?![\d.,])", r"\g<1>000", spaced)
    words = [whole.strip(":") for whole in _WORD.findall(spaced.replace("_", " "))]
    kept = [word if word in by_alias() else word.strip(".") for word in words if word]
    return [word for word in kept if word and word not in ",;:()[]|="]


def _quotient(words: list[str], at: int) -> tuple[Unit, int] | None:
    """The unit of "$/t", "$/troy oz", and how many words it has."""
    for length in range(min(3, len(words) - at), 0, -1):
        above, _, below = " ".join(words[at : at + length]).partition("/")
        if found := unit_named(f"{above}/{below}") or unit_named(f"{above}/{below.lower()}"):
            return found, length
    return None


def _longest(words: list[str], at: int) -> tuple[Unit | None, int]:
    """The unit that up to four words name together, and how many words those are."""
    for length in range(min(4, len(words) - at), 1, -1):
        phrase = " ".join(words[at : at + length])
        if found := by_alias().get(phrase) or by_alias().get(phrase.lower()):
            return found, length
    return _named(words[at], words[at - 1] if at else ""), 1


def _named(word: str, before: str) -> Unit | None:
    found = by_alias().get(word) or (by_alias().get(word.upper()) if len(word) == 3 else None)
    found = found or (by_alias().get(word.lower()) if len(word) > 2 else None)
    single = ("L", "g", "h", "d", "a", "m", "ha")
    if found and word in single and before.lower() not in ("in", "million", "thousand", ""):
        return None
    return None if found and word.lower() == "unit" and before else found


@lru_cache(maxsize=2_048)
def stated_units(text: str) -> tuple[Stated, ...]:
    """The units that a caption or a note states: a part of it that holds nothing else ("in tonnes")."""
    return tuple(_stated(text))


def _stated(text: str) -> Iterator[Stated]:
    about = ""
    for part in _PARTS.split(text.replace("_", " ")):
        piece = _OF.sub("", _SCALE_OF.sub(r"\1 ", part.strip(" .\n\t"))).strip()
        words = _words(piece)
        if not words or len(words) > 8:
            about = counts(part)
            continue
        about = counts(part) or about
        scale, unit = column_unit(piece)
        if unit is None or unit.dimension == "duration" or _only(words) is False:
            if len(words) > 3:
                about = counts(part)
            continue
        if unit.symbol == "unit" and "units" not in piece.lower():
            continue
        yield Stated(scale, unit, about if about != "none" else "")
        about = ""


def _only(words: list[str]) -> bool:
    """Whether words name a unit and nothing else."""
    at = 0
    while at < len(words):
        found, length = _longest(words, at)
        lower = words[at].lower()
        known = (
            found is not None or lower in _SCALES or lower in _SPECIAL or lower in _FILLERS
            or lower in ("per", "/", "60", "100", "480", "%") or bool(_SCALED_MONEY.match(words[at]))
            or ("/" in words[at] and _quotient(words, at) is not None)
        )  # fmt: skip
        if not known:
            return False
        quotient = _quotient(words, at) if "/" in words[at] else None
        at += quotient[1] if quotient else length if found else 1
    return True
