"""Numbers that belong together: ranges, lists with one unit, days of one date, amounts in two currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.numerals import Numeral
from corpus.unit_phrases import price_basis
from corpus.units import Unit


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


JOINT = re.compile(r"\s?[-–—]\s?|\sto\s|-to-|\sand\s|\sor\s|,\s|\sinstead of\s|\srather than\s|,? not\s")
CORRECTING = ("instead of", "rather than", ", not", "not")
""" "8.6 instead of 9.5 million bags": both count the same."""
DASHES = ("-", "–", "—")


def joined(text: str, marks: list[Mark]) -> list[Mark]:
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
    """True for "14-20 July", "July 14 and 20", "2024-25": one is a date, so the other is no quantity."""
    dated = [not (m.bare or m.unit) for m in (left, right)]
    loose = [m.bare and m.number.plain and (dash or not m.counted) for m in (left, right)]
    return (dated[0] and loose[1]) or (dated[1] and loose[0])


def _is_range(text: str, left: Mark, right: Mark, joint: str, dash: bool) -> bool:
    if (
        right.high is not None
        or left.counted
        or not (right.unit or right.bare)
        or not (left.unit or left.bare)
    ):
        return False
    word = re.search(r"(\w+)\s(?:about\s|around\s)?$", text[max(0, left.start - 24) : left.start])
    opener = word.group(1).lower() if word else ""
    spread = (opener == "between" and joint == "and") or opener in ("range", "ranges", "ranging", "ranged")
    if not dash and not spread:
        # "rose 5 tonnes to 12 tonnes" and "from 5 to 12 tonnes" are two quantities.
        before = text[max(0, left.start - 14) : left.start].lower()
        own = left.unit is not None and not (left.prefixed and not right.prefixed)
        if joint not in ("to", "-to-") or own or (opener == "from" and "rang" not in before):
            return False
    if left.unit and right.unit and left.unit.base != right.unit.base and not _same_money(left, right):
        return False
    if (right.bare and left.unit and not left.prefixed) or left.scale > right.scale:
        return False
    low = _range(left, right)
    return low.high is not None and low.value < low.high


def _same_money(left: Mark, right: Mark) -> bool:
    """True for "$10-$12 per kg": the basis stands once."""
    return bool(left.unit and right.unit and right.unit.symbol.startswith(f"{left.unit.symbol}/"))


def _scaled(left: Mark, right: Mark) -> Mark:
    """The left number with the scale word of the right one: 1.2 in "1.2 to 1.5 million"."""
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
        decimals=right.decimals,
    )  # fmt: skip


def _borrowing(left: Mark, right: Mark, joint: str) -> Mark:
    """The left number with unit and scale of the right one, where it has none of its own."""
    if joint in DASHES or not right.unit:
        return left
    if left.unit:
        same = left.unit.dimension == "money" and (_same_money(left, right) or left.unit == right.unit)
        return (
            replace(_scaled(left, right), unit=right.unit) if same and joint in ("to", "and", "or") else left
        )
    if not left.bare or (left.counted and joint not in CORRECTING) or right.prefixed:
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
