"""Quantities: every number of a text that measures or counts something, with its unit.

Years, dates, ordinals, list numbers, numbers in names and malformed numbers yield nothing: a wrong
quantity is worse than none. Reading goes once over the text; at each number only a window of fixed length
around it is looked at, so that the work grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.joined_numbers import DASHES, Mark, joined
from corpus.named_entries import is_entry
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
from corpus.unit_phrases import UnitPhrase, cell_unit, patterns, unit_phrase
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


OPENERS = "([{\"'“”‘’*~≈<>≥≤=|:;,—±/"
SIGNS = "+-−–"
_SHORT_YEAR = re.compile(r"(?:[A-Za-z]|Q[1-4]|H[12]|\bin )['’]\d\d$")
"""Mar'22, FY'23, Q1'24."""
COUNTED = re.compile(
    r"\s(?!(?:and|or|to|from|in|of|per|percent|than|the|was|were|is|are|for|at|on|by|with|as|while|"
    r"which|that|this|last|next|compared|versus|against|but|after|before|during|since|until|"
    r"when|into|per|up|down|between|million|billion|and|year-on-year|month-on-month)\b)"
    r"[a-z][a-z-]{2,}"
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text`, in order, without overlaps.

    "from 3 to 5 tonnes" is two quantities, "3 to 5 tonnes" and "between 3 and 5 tonnes" one with `high`.
    A number without unit takes that of the number it is joined to: "210,000 and 95,000 tonnes".
    """
    marks: list[Mark] = []
    for number in numerals(text):
        mark = _mark(text, number, marks[-1] if marks else None)
        if mark is not None:
            marks.append(mark)
    return tuple(_quantity(text, mark) for mark in joined(text, marks) if mark.bare or mark.unit)


def _mark(text: str, number: Numeral, previous: Mark | None) -> Mark | None:
    previous_end = previous.end if previous else -1
    if _SHORT_YEAR.search(text, max(0, number.start - 5), number.end):
        return None
    phrase = unit_phrase(text, number.start, number.end, _shared_currency(text, previous, number))
    if phrase is None:
        return None
    start, value = _signed(text, phrase.start, number.value)
    if not _opens(text, start, previous_end) or not _closes(text, phrase.end):
        return None
    mark = Mark(
        start, phrase.end, number, value * phrase.scale, phrase.scale, phrase.unit, phrase.prefixed,
        qualifier="at least" if phrase.plus else "", decimals=number.decimals,
    )  # fmt: skip
    if follows_year_word(text, number) and not phrase.prefixed and phrase.scale == 1:
        return replace(mark, unit=None, end=number.end)
    return mark if mark.unit else _bare(text, mark, phrase, previous)


def _shared_currency(text: str, previous: Mark | None, number: Numeral) -> Unit | None:
    """The currency that "$1,250-1,300/t" and "$10 to 12 million" give to the second number."""
    if previous is None or not previous.prefixed:
        return None
    joint = text[previous.end : number.start].strip()
    scaled = patterns().scale.match(text, number.end)
    return previous.unit if joint in DASHES or (joint == "to" and scaled) else None


def _bare(text: str, mark: Mark, phrase: UnitPhrase, previous: Mark | None) -> Mark | None:
    """A numeral without unit of its own: a count, a number, a year or day (not `bare`), or nothing."""
    number = mark.number
    if phrase.scale == 1 and (cell := cell_unit(text, mark.start, mark.end)):
        return replace(mark, unit=cell.unit, scale=cell.scale, value=mark.value * cell.scale)
    before, after = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 5]
    if phrase.scale == 1 and (number.year_like or names_a_day(text, number)):
        return mark
    if follows_label(text, number):
        return None
    if re.match(r"(?!-to-[0-9])[-–_]\D\w|[/:]\w", after):
        return None
    if re.search(r"[0-9][/:]$", before) or before.endswith("/"):
        return None
    counted = bool(COUNTED.match(text, mark.end))
    if number.word and phrase.scale == 1 and (not counted or number.value == 1):
        return None
    if phrase.scale == 1 and is_a_name(text, number) and not is_entry(text, number, previous):
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
    """True when a quantity may begin at `start`: not inside a word, a name (X-800) or a longer number."""
    if start == 0 or text[start - 1].isspace() or (start == previous_end + 1 and text[start - 1] in DASHES):
        return True
    if text[start - 1] in "-–−":
        return (start > 1 and text[start - 2].isspace()) or (
            start == previous_end + 4 and text[previous_end:start] == "-to-"
        )
    return text[start - 1] in OPENERS and not (
        text[start - 1] == "," and start > 1 and text[start - 2].isdigit()
    )


def _closes(text: str, end: int) -> bool:
    """True when a quantity may end at `end`: nothing is glued to it."""
    if end >= len(text):
        return True
    return not (
        text[end].isalnum()
        or text[end] in "_$€£¥₹%"
        or (text[end] in WIDE and text[end + 1 : end + 2].isdigit())
    )


def _quantity(text: str, mark: Mark) -> Quantity:
    unit = mark.unit or Unit("", "count" if mark.counted else "number", "", Decimal(1))
    qualifier = mark.qualifier or hedge(text, mark.start, mark.end)
    return Quantity(
        start=mark.start,
        end=mark.end,
        literal=text[mark.start : mark.end],
        value=mark.value,
        high=mark.high,
        unit=unit.symbol,
        dimension=unit.dimension,
        qualifier=qualifier,
        decimals=mark.decimals,
        scale=mark.scale,
        base=unit.base,
        factor=unit.factor,
    )
