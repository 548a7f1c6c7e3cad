"""What stands around a numeral and makes it a quantity: currency before it, scale and unit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from corpus.numerals import WIDE
from corpus.units import Unit, by_alias

GAP = f"[ {WIDE}]{{0,2}}"
CAPITAL_T = re.compile(r" ?T(?![A-Za-z0-9&/-])")
""" "187 Mn T": tonnes, but only behind a word of scale."""
PLUS = re.compile(r"\+(?=[ \w])|-plus\b")


@dataclass(frozen=True, slots=True)
class UnitPhrase:
    """A literal from its currency sign to the end of its unit. `plus`: written as "500+"."""

    start: int
    end: int
    scale: Decimal = Decimal(1)
    unit: Unit | None = None
    prefixed: bool = False
    plus: bool = False


_INITIAL = re.compile(rf"(?:-|{GAP})([^-\s])")


class OneOf:
    """Aliases behind a number. Of hundreds only those are tried that begin as the text does."""

    def __init__(self, aliases: Iterable[str], behind: str) -> None:
        by_initial: dict[str, list[str]] = {}
        for alias in aliases:
            by_initial.setdefault(alias[0].lower(), []).append(alias)
        self._patterns = {
            initial: re.compile(rf"(?:{GAP}|-)({_any_of(begun)}){behind}")
            for initial, begun in by_initial.items()
        }

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The longest alias at a place, as group 1, with the gap before it."""
        initial = _INITIAL.match(text, at)
        pattern = self._patterns.get(initial[1].lower()) if initial else None
        return pattern.match(text, at) if pattern else None


@dataclass(frozen=True, slots=True)
class Patterns:
    """Regular expressions made from the table of units; each is matched at one place only."""

    prefix: re.Pattern[str]
    scale: OneOf
    unit: OneOf
    basis: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The expressions, compiled once."""
    units, scales = by_alias(), by_alias(scales=True)
    money = [alias for alias, unit in units.items() if unit.dimension == "money" and not alias[0].islower()]
    unit = _any_of(units)
    return Patterns(
        prefix=re.compile(rf"(?<![A-Za-z$€£¥₹])(?:{'|'.join(_longest_first(money))}){GAP}$"),
        scale=OneOf(scales, r"(?![A-Za-z0-9]|-o-|/m\b|/y\b)"),
        unit=OneOf(units, r"(?![A-Za-z0-9²³])"),
        basis=re.compile(
            rf"(?: ?/ ?|[ -]per[ -]|(?P<article> an? ))({unit})(?![A-Za-z0-9²³])"
            r"(?! (?:ago|earlier|before|later)\b)"
        ),
    )


def _longest_first(aliases: Iterable[str]) -> list[str]:
    return [re.escape(alias) for alias in sorted(aliases, key=lambda a: (-len(a), a))]


def _any_of(aliases: Iterable[str]) -> str:
    """One of the aliases: words of four letters and more in any case, short ones only as in the table."""
    return "|".join(f"(?i:{a})" if len(a) > 3 and a[0].isalpha() else a for a in _longest_first(aliases))


def _named(alias: str, scales: bool = False) -> Unit:
    table = by_alias(scales)
    if alias in table:
        return table[alias]
    lowered = alias.lower()
    return table.get(lowered) or next(unit for name, unit in table.items() if name.lower() == lowered)


def unit_phrase(text: str, start: int, end: int, shared: Unit | None = None) -> UnitPhrase | None:
    """The phrase around the numeral `text[start:end]`; None when its parts contradict each other ("$9.8%").

    `shared`: the currency of the number this one is joined to, taken where there is no unit of its own.
    """
    before = patterns().prefix.search(text[max(0, start - 8) : start]) if start else None
    currency = _named(before.group().rstrip(f" {WIDE}")) if before else None
    if before:
        start -= len(before.group())
    plus = PLUS.match(text, end)
    body = plus.end() if plus else end
    scale, short, at = _scales(text, body)
    unit = _unit(text, at, spaced=short is not None or at > body)
    if unit is None and currency is None and at > body and (tonnes := CAPITAL_T.match(text, at)):
        unit = by_alias()["t"], tonnes.end()
    if currency is None and shared is None and unit is None and short is not None:
        # "5m" may be metres or millions; "5 m" has no scale word then.
        scale, at, unit = Decimal(1), body, _unit(text, body, spaced=False)
        if unit is None:
            return None
    if currency is not None:
        if unit and unit[0].dimension not in ("money", "count", "duration"):
            return None
        stop = unit[1] if unit and unit[0].base == currency.base else at
        whole, stop = _with_basis(text, stop, currency)
        return UnitPhrase(start, stop, scale, whole, prefixed=True, plus=plus is not None)
    if unit is None and shared:
        whole, stop = _with_basis(text, at, shared)
        return UnitPhrase(start, stop, scale, whole, plus=plus is not None)
    if unit is None:
        return UnitPhrase(start, at if scale != 1 else end, scale, plus=plus is not None)
    if unit[0].base == "%" and patterns().scale.match(text, unit[1]):
        return None
    whole, stop = _with_basis(text, unit[1], unit[0])
    return UnitPhrase(start, stop, scale, whole, plus=plus is not None)


def _scales(text: str, at: int) -> tuple[Decimal, str | None, int]:
    """Up to two scale words ("lakh crore") from `at`: factor, the last short one (k, m, bn), and the end."""
    scale, short = Decimal(1), None
    for _ in range(2):
        match = patterns().scale.match(text, at)
        unit = patterns().unit.match(text, at)
        # "million b/d": the longer reading is a unit, not billions.
        if match is None or (unit and unit.end() > match.end()):
            break
        row = _named(match.group(1), scales=True)
        scale, at = scale * row.factor, match.end()
        short = match.group(1) if row.dimension == "short scale" else short
    return scale, short, at


def _unit(text: str, at: int, spaced: bool) -> tuple[Unit, int] | None:
    match = patterns().unit.match(text, at)
    if match is None or (match.group() == "m" and not spaced):
        return None
    return _named(match.group(1)), match.end()


def _with_basis(text: str, at: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with what it is counted per ("a ton", "/kg", "per day"), and where that ends."""
    match = patterns().basis.match(text, at)
    if match is None:
        return unit, at
    basis = _named(match.group(2))
    if unit.symbol == "lb" and basis.symbol in ("t", "kg") and text[:at].endswith("pounds"):
        unit = by_alias()["GBP"]  # "9,140 pounds a tonne" is money
    # "5% a barrel" is no rate: an article makes prices of goods, rates of time and yields of land.
    if match["article"] and unit.dimension != "money" and basis.dimension not in ("duration", "area"):
        return unit, at
    return unit.per(basis), match.end()


def price_basis(text: str, at: int) -> Unit | None:
    """The unit in " a ton" or "/kg" at `at`."""
    match = patterns().basis.match(text, at)
    return _named(match.group(2)) if match else None


HEADER = re.compile(r"(?:\(([^()\n]{1,25})\)|(%)) ?: ?$")
CELL = re.compile(r"(?<!year)(?<!period)(?<!date): ?$", re.IGNORECASE)
UNIT_CELL_BEHIND = re.compile(r" ?; ?units?: ?([^;\n]{1,25}?) *(?=[;\n]|$)", re.IGNORECASE)
UNIT_CELL_BEFORE = re.compile(
    r"\bunits?: ?([^;\n]{1,25}?) ?; ?(?:quantity|amount|value|volume|weight|figure): ?$", re.IGNORECASE
)


def cell_unit(text: str, start: int, end: int) -> UnitPhrase | None:
    """The unit of a number that is a table cell: from the name of its column, or from the cell beside it.

    "Weight (kg): 7", "Value (US$ mn): 4.1", "quantity: 7; unit: kg", "unit: kg; quantity: 7".
    """
    before = text[max(0, start - 60) : start]
    header = HEADER.search(before)
    if header is not None:
        return _whole_unit((header[1] or header[2]).strip(), start, end)
    if not CELL.search(before):
        return None
    beside = UNIT_CELL_BEHIND.match(text, end) or UNIT_CELL_BEFORE.search(before)
    return _whole_unit(beside[1], start, end) if beside else None


def _whole_unit(name: str, start: int, end: int) -> UnitPhrase | None:
    """The unit that is written by the whole of `name`, for the number at `start` to `end`."""
    scale, _, at = _scales(name, 0)
    unit = _unit(name, at, spaced=True)
    if unit is None:
        return None
    if scale == 1:
        scale, _, at = _scales(name, unit[1])
        unit = (unit[0], at)
    whole, stop = _with_basis(name, unit[1], unit[0])
    return UnitPhrase(start, end, scale, whole) if stop == len(name) else None
