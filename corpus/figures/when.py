"""The times that column names, row labels and captions name, also by halves: "Jan" here, "2025" there."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.dates import month_number
from corpus.figures.calendar import Time, parse
from corpus.figures.column_names import (
    PART_OF_YEAR,
    days_of,
    months_spelled,
    twelve_months,
    week_named,
    week_number,
)
from corpus.figures.times import times

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FLAGGED = re.compile(
    r"\b((?:19|20)\d\d(?:[/–-]\d{2,4})?)\s?(?:\((?P<bracket>[eprf]|est\.?)\)|(?P<glued>[eprfEPF])(?![\w])"
    r"|\*+)"
)
_EXACT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-?M(?P<m>0?[1-9]|1[0-2])",
        rf"{_YEAR}(?P<m>0[1-9]|1[0-2])",
        rf"(?P<m>0?[1-9]|1[0-2])[/.-]{_YEAR}",
        rf"{_YEAR}[/.](?P<m>0?[1-9]|1[0-2])",
        rf"{_YEAR}[ -]?Q(?P<q>[1-4])|Q(?P<q2>[1-4])[ -/]?(?P<year2>(?:19|20)\d\d)",
        rf"{_YEAR}[ -]{_MONTH}",
        rf"{_MONTH}(?:-|['’]| ['’])(?P<yy>\d\d)"
        r"|(?P<yy2>\d\d)-(?P<month2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
        r"(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
        rf"(?P<day>\d{{1,2}})[- ]{_MONTH}[- ](?P<yy>\d\d)",
        r"(?P<day>1[3-9]|2\d|3[01])/(?P<m>\d{1,2})/(?P<year>(?:19|20)\d\d)",
        r"(?P<m>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
    )
)
_VERSUS = re.compile(r"\b(?:20)?(?P<one>\d\d)\s?(?:/|-|vs\.?|over|on)\s?(?:20)?(?P<other>\d\d)\b")
_CUMULATIVE = re.compile(
    r"\b(?:ytd|y-t-d|year[- ]to[- ]date|cumulative|cumul|cum\.?|accumulated|so far|to date)\b", re.IGNORECASE
)
_BARE = re.compile(r"(?:19|20)\d\d|\bFY|\bweek|\bday|\d{3}", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:marketing|season|crop|campaign|accumulated|fiscal)\b", re.IGNORECASE)
_HALF = re.compile(
    rf"\b{_MONTH}(?: ?(?:-|–|/|to) ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)?(?!\w)"
    r"(?! (?:round|edition|issue|update|outlook|report|review|estimates?|forecasts?|meeting|bulletin)\b)"
    r"|\b(?:[QH][1-4]|[1-4][QH]|(?:first|second|third|fourth) (?:quarter|half))\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    rf"{_YEAR} (?P<which>first|second|third|fourth|1st|2nd|3rd|4th)\b ?(?P<part>half|quarter)?", re.IGNORECASE
)
_DAY_OR_YEAR = re.compile(rf"{_MONTH} (?P<number>\d\d)", re.IGNORECASE)
_DAY_OF = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?!\w)"
    rf"|\b{_MONTH.replace('month', 'before')} \d{{1,2}}\b(?!/)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:(?P<count>three|six|nine|twelve|3|6|9|12)[ -]months?"
    r"|(?P<run>quarter|half[- ]?year|half|(?:full )?year))"
    rf"(?: period)? (?:ended|ending|to) (?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} (?:\d{{1,2}},? )?{_YEAR}",
    re.IGNORECASE,
)
_LENGTHS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "quarter": 3, "year": 12, "full year": 12}
_SEASON_YEAR = re.compile(r"market|crop|fiscal|financial|season|campaign", re.IGNORECASE)
_FISCAL = re.compile(r"\bFY\s?'?\d\d(?:\d\d)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A time, or a part of one. `months`: first month (0 to 11) and length of a time whose year is open.

    `to_date`: from the beginning of the year up to the time; `open`: a time is meant and cannot be known.
    `base`: the time that it is compared with. `flag`: "e" behind a year, an estimate.
    """

    time: Time | None = None
    months: tuple[int, int] | None = None
    to_date: bool = False
    open: bool = False
    base: Time | None = None
    status: str = ""
    guess: Time | None = None
    """The time of `months` in the year that the date of publication suggests."""
    week: int = 0
    """The number of a week whose year is open."""

    def __bool__(self) -> bool:
        return bool(self.time or self.months or self.open or self.to_date or self.week)


NEVER = When()


def years_spelled(texts: Iterable[str]) -> bool:
    """Whether "Jan 25", "Feb 25" name months of a year and no days: two months with one number."""
    found = [match for text in texts if (match := _DAY_OR_YEAR.fullmatch(text.strip()))]
    return len({match["month"].lower() for match in found}) > 1 and len({m["number"] for m in found}) <= 2


def with_year(text: str) -> str:
    """ "Jan 25" as "Jan-25", which only a month can be."""
    return text.strip().replace(" ", "-") if _DAY_OR_YEAR.fullmatch(text.strip()) else text


def names_season(column: str, cell: str) -> bool:
    """Whether a bare year in a column of seasons says only in which year one begins, or ends."""
    return bool(_SEASON_YEAR.search(column) and re.fullmatch(r"\s*(?:FY ?)?(?:19|20)\d\d\s*", cell))


@lru_cache(maxsize=16_384)
def when(text: str, published: date | None) -> When:
    """The time that a piece of a table names."""
    status = ""
    for match in _FLAGGED.finditer(text):
        flag = (match["bracket"] or match["glued"] or "").lower()
        status = "estimate" if flag.startswith("e") else "forecast" if flag == "f" else status
    plain = months_spelled(_FLAGGED.sub(r"\1", text).replace("_", " ").strip(" .:;*"))
    to_date = bool(_CUMULATIVE.search(plain))
    if to_date and _SEASON.search(plain):
        return When(open=True)
    if exact := _exact(plain) or twelve_months(plain) or week_named(plain):
        return When(exact, status=status)
    if _DAY_OR_YEAR.fullmatch(plain):
        return When(open=True)
    if week := week_number(plain):
        return When(week=week)
    if ended := _ENDED.search(plain):
        return When(_run(ended), status=status)
    if part := _PART_OF_YEAR.search(plain):
        if not part["part"]:
            return When(open=True)
        plain = plain.replace(part.group(), f"{part['which']} {part['part']} {part['year']}")
    if not any(char.isdigit() for char in plain) and not re.search(r"[a-zA-Z]{3}", plain):
        return NEVER
    named = [mention for mention in times(plain, None) if mention.time]
    held = [mention.time for mention in named if mention.time and not mention.base]
    bases = [mention.time for mention in named if mention.time and mention.base]
    if not held and not bases:
        if _FISCAL.search(plain):
            return When(open=True)
        return _half(plain, published, to_date)
    narrow = next((one for one in held if all(one.within(other) for other in held)), None)
    time = narrow or (held[0] if held else None)
    if narrow is None and len(held) > 1:
        bases = [*bases, min(held)]
        time = max(held)
    if time and time.months == 12 and PART_OF_YEAR.search(plain):
        return When(open=True)
    return When(time, None, to_date, time is None, bases[0] if bases else None, status)


def _run(ended: re.Match[str]) -> Time | None:
    """ "Three months ended 30 June 2025"."""
    month = month_number(ended["month"][:3])
    length = (ended["count"] or ended["run"]).lower()
    months = int(length) if length.isdigit() else _LENGTHS.get(length, 6)
    return Time(int(ended["year"]) * 12 + month - months, months) if month else None


def _half(text: str, published: date | None, to_date: bool) -> When:
    """A month, quarter or half without its year."""
    if _BARE.search(text):
        return When(to_date=to_date)
    if _DAY_OF.search(text) and len(text) <= 60:
        days = [mention.time for mention in times(text, published) if mention.time] if published else []
        return When(days[0]) if len(days) == 1 else When(open=True)
    halves = [match.group() for match in _HALF.finditer(text)] if len(text) <= 60 else []
    if len(halves) != 1:
        return When(to_date=to_date)
    found = [mention.time for mention in times(f"{halves[0]} 2024", None) if mention.time]
    if len(found) != 1 or found[0].months == 12 or found[0].day:
        return When(to_date=to_date)
    guess = [mention.time for mention in times(halves[0], published) if mention.time] if published else []
    return When(None, (found[0].first % 12, found[0].months), to_date, guess=guess[0] if guess else None)


def _exact(text: str) -> Time | None:
    for pattern in _EXACT:
        if not (match := pattern.fullmatch(text)):
            continue
        held = match.groupdict()
        year = int(held.get("year") or held.get("year2") or 0)
        if short := held.get("yy") or held.get("yy2"):
            year = 2000 + int(short)
        if quarter := held.get("q") or held.get("q2"):
            return Time(year * 12 + 3 * (int(quarter) - 1), 3)
        name = held.get("month") or held.get("month2")
        month = month_number(name[:3]) if name else int(held["m"] or 0)
        if held.get("day"):
            return parse(f"{year:04}-{month:02}-{int(held['day']):02}")
        return Time(year * 12 + month - 1, 1) if month and 1 <= month <= 12 else None
    return parse(text)


def two_years(text: str) -> tuple[Time, Time] | None:
    """The year and the one it is measured against in "Var. 25/24", "2025 vs 2024"."""
    match = _VERSUS.search(text)
    if match is None:
        return None
    one, other = int(match["one"]), int(match["other"])
    if abs(one - other) != 1:
        return None
    return Time((2000 + max(one, other)) * 12, 12), Time((2000 + min(one, other)) * 12, 12)


def resolved(parts: Iterable[When], latest: Time | None = None) -> tuple[Time | None, str]:
    """The time that the parts name together, nearest first, and the status of their years.

    A month takes its year from a farther part, a year its month from the row ("Year | Jan | Feb").
    `latest`: the last time that the columns of the table name, where "year to date" ends.
    """
    held = [one for one in parts if one]
    if not held:
        return None, ""
    near = held[0]
    status = next((one.status for one in held if one.status), "")
    if near.open:
        return None, ""
    if near.week:
        year = next((one.time.first // 12 for one in held[1:] if one.time), 0)
        return (days_of(year, near.week) if year else None), status
    time = near.time or _with_year(near.months, held[1:], near.guess)
    if near.time and near.time.months >= 12 and not near.time.first % 12:
        for other in held[1:]:
            if other.months and near.time.months == 12:
                time = Time(near.time.first + other.months[0], other.months[1])
                break
            if other.time and other.time.within(near.time):
                time = other.time
                break
    if near.to_date:
        time = _to_date(time or next((one.time for one in held[1:] if one.time), None), latest)
    return time, status


def _with_year(months: tuple[int, int] | None, others: list[When], guess: Time | None) -> Time | None:
    if months is None:
        return None
    for other in others:
        if other.open:
            return None
        if other.time is None:
            continue
        time = other.time
        if time.months >= 12 and time.first % 12 == 0 and time.months == 12:
            return Time(time.first + months[0], months[1])
        one_year = time.first // 12 == time.last // 12
        if one_year and time.months < 12 and months[0] + months[1] - 1 <= time.last % 12:
            return Time(time.first // 12 * 12 + months[0], months[1])
        found = [first for first in (time.first // 12 * 12 + months[0], time.last // 12 * 12 + months[0])
                 if time.first <= first and first + months[1] - 1 <= time.last]  # fmt: skip
        if found:
            return Time(found[0], months[1])
        return None
    return guess


def _to_date(time: Time | None, latest: Time | None) -> Time | None:
    """From January to the end of a time; to the same month as the latest, where only a year is named."""
    if time is None:
        return None
    start = time.first // 12 * 12
    if time.day and time.until < monthrange(time.first // 12, time.first % 12 + 1)[1]:
        return None
    if time.months == 12 and time.first == start:
        return Time(start, latest.last % 12 + 1) if latest and latest.months < 12 else None
    return Time(start, time.last - start + 1) if time.last // 12 == time.first // 12 else None
