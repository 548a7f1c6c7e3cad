"""A spreadsheet cell as its sheet shows it: the value, written by the number format of the cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|[0#?.,]+|E[+-]0*|.', re.DOTALL)
_CURRENCY = "$€£¥₩₹¢"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a number is written: `before` and `after` stand around it, `digits` is a mask such as "#,##0.0"."""

    before: str
    digits: str
    after: str
    percent: bool


def shown(value: object, number_format: str) -> str:
    """The text of a cell.

    Thousands are not grouped, a minus sign stands for parentheses, and a zero stays "0" where the format
    hides it or writes "-". Dates are ISO: YYYY-MM-DD, YYYY-MM where the format shows no day, YYYY where it
    shows the year alone.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date):
        return _date(value, number_format)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, int | float | Decimal):
        return _number(value, number_format)
    return str(value)


def _date(value: datetime | date, number_format: str) -> str:
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|am/pm|a/p', "", number_format.lower())
    if "d" not in letters and "h" not in letters:
        if "m" in letters:
            return f"{value:%Y-%m}"
        if "y" in letters:
            return f"{value:%Y}"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    return value.isoformat()


def _number(value: int | float | Decimal, number_format: str) -> str:
    # Excel keeps 15 significant digits: what lies beyond is noise of binary arithmetic.
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if not number.is_finite():
        return str(value)
    if number_format == "General":
        return _plain(number)
    pattern = _pattern(number < 0, number_format)
    if pattern is None:
        return _plain(number)
    if pattern.percent:
        number *= 100
    whole, _, fraction = pattern.digits.partition(".")
    number /= Decimal(1000) ** (len(whole) - len(whole.rstrip(",")))
    sign = "-" if number < 0 else ""
    if pattern.digits:
        decimals = len(fraction.replace(",", ""))
        text = f"{abs(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
        integer, _, rest = text.partition(".")
        optional = len(fraction) - len(fraction.rstrip("#"))
        kept = rest[: decimals - optional] + rest[decimals - optional :].rstrip("0")
        text = ".".join(filter(None, [integer.zfill(whole.count("0")), kept]))
    else:
        text = _plain(abs(number))
    return f"{sign}{pattern.before}{text}{'%' if pattern.percent else ''}{pattern.after}".strip()


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=256)
def _pattern(negative: bool, number_format: str) -> _Pattern | None:
    """The pattern for numbers of this sign; None where the format is not followed (fractions, conditions)."""
    sections = re.findall(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+', number_format) or [number_format]
    section = sections[1] if negative and len(sections) > 1 else sections[0]
    before, digits, after, percent = "", "", "", False
    for token in _TOKEN.findall(section):
        literal = ""
        if token[0] == "[":
            if token[1:2] in ("<", ">", "="):
                return None
            literal = token[2:-1].split("-")[0] if token.startswith("[$") else ""
        elif token == "General":
            return (
                None
                if not (before or after) and section == "General"
                else _Pattern(before, "", after, percent)
            )
        elif token[0] in "0#?.,":
            if digits:
                return None
            digits = token.replace("?", "#")
        elif token[0] in "E@/":
            return None
        elif token == "%":
            percent = True
        elif token[0] == '"':
            literal = token[1:-1]
        elif token[0] in _CURRENCY:
            literal = token
        elif token == " " or (token[0] == "\\" and token[1].isspace()):
            literal = " "
        if digits:
            after += literal
        else:
            before += literal
    return _Pattern(before, digits, after.rstrip(), percent) if digits else None
