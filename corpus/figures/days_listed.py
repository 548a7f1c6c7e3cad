"""Days of a column that are written like years: "May-16", "May-09" and "May-02" below "Week ending"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.figures.calendar import MONTHS

_DAY = re.compile(r"(?P<month>[A-Z][a-z]{2})[a-z]*\.?[- ](?P<day>\d\d?)")
_DAILY = re.compile(r"\b(?:week|ending|ended|date|day)\b", re.IGNORECASE)


def days_listed(name: str, cells: Sequence[str]) -> bool:
    """Whether the cells of a column are days: its name says so, or a month comes with several of them."""
    found = [match for cell in cells if (match := _DAY.fullmatch(cell.strip()))]
    if len(found) < 2 or any(not 1 <= int(match["day"]) <= 31 for match in found):
        return False
    months = {match["month"] for match in found}
    return bool(_DAILY.search(name)) and len(months) < len(found)


def with_this_year(cell: str, published: date) -> str:
    """ "May-16" as "16 May 2024": the last such day before the text appeared."""
    match = _DAY.fullmatch(cell.strip())
    month = next((at for at, name in enumerate(MONTHS, 1) if match and name[:3] == match["month"]), 0)
    if match is None or not month:
        return cell
    ahead = (month, int(match["day"])) > (published.month, published.day)
    return f"{int(match['day'])} {match['month']} {published.year - ahead}"
