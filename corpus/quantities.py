"""Quantities: every number of a text that measures or counts something, with its unit.

Years, dates, ordinals, list numbers, numbers in names and malformed numbers yield nothing: a wrong
quantity is worse than none. Reading goes once over the text; at each number only a window of fixed length
around it is looked at, so that the work grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.numerals import (
    WIDE,
    Numeral,
    follows_label,
    follows_year_word,
    hedge,
    is_a_name,
    names_a_day,
    numerals,
)
from corpus.unit_phrases import UnitPhrase, header_unit, price_basis, unit_phrase
from corpus.units import Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `text[start:end] == literal`.

    `value` counts `unit` (scale words multiplied in: "$6.2 million" is 6200000 USD); `high` is the upper end
    of a range. `unit` is "" for bare numbers; their `dimension` is "count" before a noun, else "number".
    `qualifier` is one of = about over at least under at most. `decimals` are the places shown in the literal
    and `scale` its scale word, so that the precision of the writing is known (see `step`). `base` and
    `factor` lead to the base unit of the dimension; only quantities of one base can be compared.
    """

    start: int
    end: int
    literal: str
    value: Decimal
    high: Decimal | None
    unit: str
    dimension: str
    qualifier: str
    decimals: int
    scale: Decimal
    base: str
    factor: Decimal

    @property
    def canonical(self) -> Decimal:
        """The value in the base unit of its dimension: mass in kg, volume in m3, energy in GJ."""
        return self.value * self.factor

    @property
    def canonical_high(self) -> Decimal | None:
        """The upper end of a range in the base unit."""
        return None if self.high is None else self.high * self.factor

    @property
    def step(self) -> Decimal:
        """One in the last place shown, in the base unit: 0.1 million tonnes for "4.2 million tonnes"."""
        return self.scale * self.factor.scaleb(-self.decimals)

    @property
    def digits(self) -> int:
        """Significant digits shown, zeros at the end included: 2 for "0.25", 3 for "100"."""
        return len(str(int(abs(self.value) / self.scale * 10**self.decimals)).lstrip("0"))


@dataclass(frozen=True, slots=True)
class Mark:
    """One numeral of the text on its way to a quantity. No unit and not `bare`: a year or a day."""

    start: int
    end: int
    number: Numeral
    value: Decimal
    scale: Decimal = Decimal(1)
    unit: Unit | None = None
    prefixed: bool = False
    bare: bool = False
    counted: bool = False
    qualifier: str = ""
    high: Decimal | None = None
    decimals: int = 0


OPENERS = "([{\"'“”‘’*~≈<>≥≤=|:;,—±/"
SIGNS = "+-−–"
COUNTED = re.compile(r"\s(?!(?:and|or|to|from|in|of|per|percent|than|the|was|were|is|are|for|at|on|by|with|as|while|"
                     r"which|that|this|last|next|compared|versus|against|but|after|before|during|since|until|"
                     r"when|into|per|up|down|between|million|billion|and|year-on-year|month-on-month)\b)"
                     r"[a-z][a-z-]{2,}")
JOINT = re.compile(r"\s?[-–—]\s?|\sto\s|-to-|\sand\s|\sor\s|,\s")
DASHES = ("-", "–", "—")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order, without overlaps.

    "from 3 to 5 tonnes" is two quantities, "3 to 5 tonnes" and "between 3 and 5 tonnes" one with `high`. A number
    without unit takes that of the number it is joined to: "210,000 and 95,000 tonnes".
    """
    marks: list[Mark] = []
    for number in numerals(text):
        mark = _mark(text, number, marks[-1].end if marks else -1)
        if mark is not None:
            marks.append(mark)
    return tuple(_quantity(text, mark) for mark in _joined(text, marks) if mark.bare or mark.unit)


def _mark(text: str, number: Numeral, previous_end: int) -> Mark | None:
    phrase = unit_phrase(text, number.start, number.end)
    if phrase is None:
        return None
    start, value = _signed(text, phrase.start, number.value)
    if not _opens(text, start, previous_end) or not _closes(text, phrase.end):
        return None
    mark = Mark(start, phrase.end, number, value * phrase.scale, phrase.scale, phrase.unit, phrase.prefixed)
    mark = replace(mark, qualifier="at least" if phrase.plus else "", decimals=number.decimals)
    if follows_year_word(text, number) and not phrase.prefixed and phrase.scale == 1:
        return replace(mark, unit=None, end=number.end)
    return mark if mark.unit else _bare(text, mark, phrase)


def _bare(text: str, mark: Mark, phrase: UnitPhrase) -> Mark | None:
    """A numeral without unit of its own: a count, a number, a year or day (not `bare`), or nothing."""
    number = mark.number
    before, after = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 2]
    if phrase.scale == 1 and (number.year_like or names_a_day(text, number)):
        return mark
    if follows_label(text, number):
        return None
    if re.match(r"[-–/:_][\w]", after) and not after[1:].isdigit() or re.match(r"[/:][0-9]", after):
        return None
    if re.search(r"[0-9][/:]$", before) or before.endswith("/"):
        return None
    counted = bool(COUNTED.match(text, mark.end))
    if number.word and phrase.scale == 1 and (not counted or number.value == 1):
        return None
    if unit := header_unit(text, mark.start):
        return replace(mark, unit=unit.unit, scale=unit.scale, value=mark.value * unit.scale)
    if phrase.scale == 1 and is_a_name(text, number):
        return None
    return replace(mark, bare=True, counted=counted)


def _signed(text: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    """The literal with its sign, where the sign is no dash of a range or a name."""
    if start == 0 or text[start - 1] not in SIGNS:
        return start, value
    if start > 1 and not (text[start - 2].isspace() or text[start - 2] in "([{\"'“‘:~≈*"):
        return start, value
    return start - 1, value if text[start - 1] == "+" else -value


def _opens(text: str, start: int, previous_end: int) -> bool:
    """True when a quantity may begin at `start`: not inside a word, a name such as X-800 or a longer number."""
    if start == 0 or text[start - 1].isspace() or start == previous_end + 1 and text[start - 1] in DASHES:
        return True
    if text[start - 1] in "-–−":
        return text[start - 4 : start] == "-to-" or text[start - 2].isdigit()
    return text[start - 1] in OPENERS and not (text[start - 1] == "," and start > 1 and text[start - 2].isdigit())


def _closes(text: str, end: int) -> bool:
    """True when a quantity may end at `end`: nothing is glued to it."""
    if end >= len(text):
        return True
    return not (text[end].isalnum() or text[end] in "_$€£¥₹%" or text[end] in WIDE and text[end + 1 : end + 2].isdigit())


def _joined(text: str, marks: list[Mark]) -> list[Mark]:
    """Ranges made one, units borrowed from the next number, days next to days dropped; right to left."""
    done: list[Mark] = []
    for mark in reversed(marks):
        after = done[-1] if done else None
        gap = text[mark.end : after.start] if after else ""
        if after is None or not JOINT.fullmatch(gap):
            done.append(mark)
            continue
        dash = gap.strip() in DASHES
        if _dates(mark, after, dash):
            done[-1] = replace(after, bare=False) if not after.unit else after
            done.append(replace(mark, bare=False) if not mark.unit else mark)
        elif _is_range(text, mark, after, gap.strip(), dash):
            done[-1] = _range(mark, after)
        else:
            done.append(_borrowing(mark, after, gap.strip()))
    return _with_price_basis(text, done[::-1])


def _dates(left: Mark, right: Mark, dash: bool) -> bool:
    """True for "14-20 July", "July 14 and 20", "2024-25": one is a date, so the other is none of a quantity."""
    dated = [not (m.bare or m.unit) for m in (left, right)]
    loose = [m.bare and m.number.plain and (dash or not m.counted) for m in (left, right)]
    return dated[0] and loose[1] or dated[1] and loose[0]


def _is_range(text: str, left: Mark, right: Mark, joint: str, dash: bool) -> bool:
    if right.high is not None or left.counted or not (right.unit or right.bare) or not (left.unit or left.bare):
        return False
    word = re.search(r"(\w+)\s(?:about\s|around\s)?$", text[max(0, left.start - 24) : left.start])
    opener = word.group(1).lower() if word else ""
    spread = opener == "between" and joint == "and" or opener in ("range", "ranges", "ranging", "ranged")
    if not dash and not spread:
        # "rose 5 tonnes to 12 tonnes" and "from 5 to 12 tonnes" are two quantities.
        before = text[max(0, left.start - 14) : left.start].lower()
        own = left.unit is not None and not (left.prefixed and not right.prefixed)
        if joint not in ("to", "-to-") or own or opener == "from" and "rang" not in before:
            return False
    if left.unit and right.unit and left.unit.base != right.unit.base and not _same_money(left, right):
        return False
    if right.bare and left.unit and not left.prefixed or left.scale > right.scale:
        return False
    low = _range(left, right)
    return low.high is not None and low.value < low.high


def _same_money(left: Mark, right: Mark) -> bool:
    """True for "$10-$12 per kg": the basis stands once."""
    return bool(left.unit and right.unit and right.unit.symbol.startswith(f"{left.unit.symbol}/"))


def _scaled(left: Mark, right: Mark) -> Mark:
    """The left number with the scale word of the right one: "1.2 to 1.5 million", not "900,000 to 1.2 million"."""
    if left.scale != 1 or right.scale == 1 or left.number.grouped or abs(left.value) >= 1000:
        return left
    return replace(left, value=left.value * right.scale, scale=right.scale)


def _range(left: Mark, right: Mark) -> Mark:
    low = _scaled(left, right)
    unit = right.unit or left.unit
    factor = low.unit.factor / unit.factor if low.unit and unit and low.unit.base == unit.base else Decimal(1)
    return replace(
        right, start=left.start, value=low.value * factor, high=right.value, unit=unit, bare=unit is None,
        prefixed=left.prefixed or right.prefixed, qualifier=right.qualifier or "",
        decimals=min(left.decimals, right.decimals),
    )  # fmt: skip


def _borrowing(left: Mark, right: Mark, joint: str) -> Mark:
    """The left number with unit and scale of the right one, where it has none of its own."""
    if joint in DASHES or not right.unit:
        return left
    if left.unit:
        same = left.unit.dimension == "money" and (_same_money(left, right) or left.unit == right.unit)
        return replace(_scaled(left, right), unit=right.unit) if same and joint in ("to", "and", "or") else left
    if not left.bare or left.counted or right.prefixed:
        return left
    return replace(_scaled(left, right), unit=right.unit, bare=False)


def _with_price_basis(text: str, marks: list[Mark]) -> list[Mark]:
    """Both amounts of "121,450 yuan ($16,980) a ton" with the basis that stands behind the bracket."""
    done = list(marks)
    for i in range(1, len(done)):
        left, right = done[i - 1], done[i]
        if not (left.unit and right.unit and left.unit.dimension == right.unit.dimension == "money"):
            continue
        if text[left.end : right.start].strip() == "(" and text[right.end : right.end + 1] == ")":
            basis = price_basis(text, right.end + 1)
            if basis:
                done[i - 1] = replace(left, unit=left.unit.per(basis))
                done[i] = replace(right, unit=right.unit.per(basis))
    return done


def _quantity(text: str, mark: Mark) -> Quantity:
    unit = mark.unit or Unit("", "count" if mark.counted else "number", "", Decimal(1))
    return Quantity(
        mark.start, mark.end, text[mark.start : mark.end], mark.value, mark.high, unit.symbol, unit.dimension,
        mark.qualifier or hedge(text, mark.start, mark.end), mark.decimals, mark.scale, unit.base, unit.factor,
    )  # fmt: skip
