"""The number of a table cell: sign, separators, unit and marks, read as the whole column writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from corpus.numerals import WIDE, numeral
from corpus.quantities import quantities
from corpus.units import Unit, unit_named

Style = Literal["point", "comma", "mixed", ""]
"""What parts the decimals of a column; "" where no cell tells, "mixed" where cells contradict each other."""
LONGEST_CELL = 300
"""Characters of a cell, column name or caption that are read."""
_NUMBER = re.compile(rf"\d{{1,3}}(?:[ {WIDE}]\d{{3}})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,'’]\d+)*")
_LEAD = re.compile(
    r"\s*(?P<mark>[~≈]|≤|≥|<=|>=|<|>|(?:ca?|approx|about|est)\b\.?)?\s*(?P<flag>[erpf] ?(?=\d))?"
    r"(?P<open>\()?\s*(?P<sign>[-−–+])?\s?"
)
_TAIL = re.compile(
    r"\s*(?P<percent>%)?\s*(?P<close>\))?\s*(?P<percent2>%)?"
    r"(?P<notes>(?:\s?(?:[¹²³⁰-⁹*†‡§#]+|\[[\w*]{1,2}\]|\([a-z]{1,3}\)|\([1-9]\)|[eprf]\b))*)\s*"
)
_QUALIFIERS = {
    "~": "about", "≈": "about", "<": "under", ">": "over", "≤": "at most", "≥": "at least",
    "<=": "at most", ">=": "at least",
}  # fmt: skip
_NONE = frozenset({"nil", "none", "zero"})
_FLAG = re.compile(r"(?<![a-z])(?P<flag>e|f|est)(?![a-z])")
_DASHES = frozenset({"-", "–", "—", "--", "−"})
_NOTES = re.compile(r"\s*(?:[¹²³⁰-⁹*†‡§#]+|\[[\w*]{1,2}\]|\([a-z]{1,3}\))+\s*$")


@dataclass(frozen=True, slots=True)
class Value:
    """The number that the characters `start` to `end` of a cell write.

    `point` and `comma`: its value where a point, and where a comma, parts the decimals; None where it cannot
    be written so. `bracketed`: stands in brackets, as negative numbers of accounts do.
    """

    start: int
    end: int
    point: Decimal | None
    comma: Decimal | None
    unit: Unit | None = None
    scale: Decimal = Decimal(1)
    qualifier: str = "="
    status: str = ""
    signed: bool = False
    bracketed: bool = False

    @property
    def telling(self) -> Style:
        """Which way of writing the number alone proves."""
        if self.point is None:
            return "comma"
        return "point" if self.comma is None else ""

    def number(self, style: Style) -> Decimal | None:
        """The value in a column that is written so; None where it stays open."""
        if style == "mixed" and self.point != self.comma and None not in (self.point, self.comma):
            return None
        first, second = (self.comma, self.point) if style == "comma" else (self.point, self.comma)
        return second if first is None else first


def style_of(values: Iterable[Value]) -> Style:
    """How a run of cells parts decimals."""
    told = {value.telling for value in values} - {""}
    return "" if not told else "mixed" if len(told) > 1 else told.pop()


def is_dash(cell: str) -> bool:
    """Whether a cell holds only a dash."""
    return cell.strip() in _DASHES


@lru_cache(maxsize=16_384)
def value_of(cell: str) -> Value | None:
    """The number of a cell, None where it holds anything else besides a number, its unit and its marks."""
    if len(cell) > LONGEST_CELL:
        return None
    text = cell.strip()
    at = cell.find(text)
    if text.lower() in _NONE:
        return Value(at, at + len(text), Decimal(0), Decimal(0))
    if not any(char.isdigit() for char in text):
        return None
    return _plain(cell) or _with_unit(cell)


def _plain(cell: str) -> Value | None:
    lead = _LEAD.match(cell)
    assert lead is not None
    number = _NUMBER.match(cell, lead.end())
    if number is None:
        return None
    tail = _TAIL.fullmatch(cell, number.end())
    if tail is None or bool(lead["open"]) != bool(tail["close"]):
        return None
    read = _readings(number.group())
    if read is None:
        return None
    point, comma = read
    bracketed = bool(lead["open"])
    negative = (lead["sign"] is not None and lead["sign"] != "+") or bracketed
    start = lead.start("open") if bracketed else lead.start("sign") if lead["sign"] else number.start()
    end = tail.end("close") if bracketed else number.end()
    percent = bool(tail["percent"] or tail["percent2"])
    if percent and not bracketed:
        end = max(tail.end("percent"), tail.end("percent2"))
    return Value(
        start, end,
        -point if negative and point is not None else point,
        -comma if negative and comma is not None else comma,
        unit_named("%") if percent else None,
        qualifier=_QUALIFIERS.get(lead["mark"] or "", "about" if lead["mark"] else "="),
        status=_status((lead["flag"] or "") + " " + tail["notes"]),
        signed=lead["sign"] is not None, bracketed=bracketed,
    )  # fmt: skip


def _readings(text: str) -> tuple[Decimal | None, Decimal | None] | None:
    """The number with a decimal point, and with a decimal comma."""
    plain = re.sub(rf"[ {WIDE}'’]", "", text)
    spaced = plain != text
    swapped = plain.translate(str.maketrans(",.", ".,"))
    point, comma = numeral(plain), numeral(swapped)
    if spaced:  # the groups are parted already: the only separator left parts decimals
        point = point if point and "," not in plain else None
        comma = comma if comma and "." not in plain else None
    if point and point.grouped and plain.startswith("0"):
        point = None
    if comma and comma.grouped and plain.startswith("0"):
        comma = None
    if point is None and comma is None:
        return None
    return (point.value if point else None), (comma.value if comma else None)


def _status(flags: str) -> str:
    match = _FLAG.search(flags)
    return "" if match is None else "forecast" if match["flag"] == "f" else "estimate"


def _with_unit(cell: str) -> Value | None:
    """ "12,000 t", "$1.2m", "~15,000 t*"."""
    bare = _NOTES.sub("", cell)
    lead = _LEAD.match(bare)
    start = lead.end("mark") if lead and lead["mark"] else 0
    piece = bare[start:].strip()
    start = bare.find(piece, start)
    found = quantities(piece)
    if len(found) != 1 or not found[0].unit or found[0].literal != piece or found[0].high is not None:
        return None
    quantity = found[0]
    mark = lead["mark"] if lead and lead["mark"] else ""
    return Value(
        start, start + len(piece), quantity.value, quantity.value, unit_named(quantity.unit), quantity.scale,
        qualifier=_QUALIFIERS.get(mark, "about" if mark else quantity.qualifier),
        status=_status(cell[len(bare) :]), signed=piece[:1] in "+-−–",
    )  # fmt: skip
