"""Column names as people would write them: identifiers by words, months and runs of months spelled out."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.figures.calendar import MONTHS, Time

_IDENTIFIER = re.compile(r"[A-Za-z]+[A-Za-z0-9]*")
_HUMP = re.compile(r"(?<=[a-z]{3})(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{3})")
_FOREIGN = {
    1: "januar|janvier|enero|janeiro|gennaio|januari|ene|genn?",
    2: "februar|février|fevrier|febrero|fevereiro|febbraio|februari|févr?|fevr?|fev|febbr",
    3: "märz|maerz|mrz|mars|marzo|março|marco|maart|mär",
    4: "avril|abril|aprile|avr|abr",
    5: "mai|mayo|maio|maggio|mei",
    6: "juni|juin|junio|junho|giugno",
    7: "juli|juillet|julio|julho|luglio|juil",
    8: "août|aout|agosto|augustus|ago",
    9: "septembre|septiembre|setembro|settembre|sept|set",
    10: "oktober|octobre|octubre|outubro|ottobre|okt|out",
    11: "novembre|noviembre|novembro",
    12: "dezember|décembre|decembre|diciembre|dezembro|dicembre|dez|déc|dic",
}
_NUMBERS = {
    name: number for number, names in _FOREIGN.items() for name in names.split("|") if "?" not in name
}
_NUMBERS |= {"janv": 1, "févr": 2, "fevr": 2, "gen": 1}
_MONTH_NAME = re.compile(
    rf"(?<![A-Za-zÀ-ÿ])(?P<name>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![A-Za-zÀ-ÿ])\.?"
    r"(?=\s?[-–/.]?\s?(?:de )?\d\d|\s?[-–/a]\s?[^\W\d]+\.? \d\d)",
    re.IGNORECASE,
)
_SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_SHORT})[a-z]*\.?[-/.](?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_FIRST_MONTHS = re.compile(
    r"(?<![\w/])(?:(?P<count>[2-9]|1[0-2]) ?M|M0?1 ?[-–] ?M?0?(?P<last>[2-9]|1[0-2]))"
    r"[ '’-]{0,2}(?P<year>(?:19|20)\d\d|\d\d)\b"
    r"|\b(?P<year2>(?:19|20)\d\d)[ -](?P<count2>[2-9]|1[0-2])M\b"
)
_RUN_OF_YEAR = re.compile(
    rf"\b(?P<from>{_SHORT})[a-z]*\.? ?[-–/] ?(?P<to>{_SHORT})[a-z]*\.?[ ’'-]+(?P<year>\d\d)(?![\d,.:/-])",
    re.IGNORECASE,
)
""" "Jan-Apr 18" over a column: months of 2018, and no day of April."""
_TWELVE = re.compile(rf"\b(?P<from>{_SHORT})[a-z]*\.? ?[-–/] ?(?P<to>{_SHORT})[a-z]*\b\.?", re.IGNORECASE)
_SEASON = re.compile(r"\b(?P<year>(?:19|20)\d\d) ?[-–/] ?(?:(?:19|20)?(?P<next>\d\d))\b(?![-–/\d])")
_WEEK = re.compile(
    r"\b(?:week|wk|kw|w)[. ]?(?P<week>\d{1,2})(?:,? (?:of )?|[/-])(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<year2>(?:19|20)\d\d)[ -]?(?:week|wk|kw|w)[. ]?(?P<week2>\d{1,2})\b",
    re.IGNORECASE,
)
_BARE_WEEK = re.compile(r"(?:week|wk|kw|w)[. ]?(?P<week>\d{1,2})(?: \([^()\d]*\))?", re.IGNORECASE)
PART_OF_YEAR = re.compile(
    r"\b(?:week|wk|kw)s?\b|\b(?:w|wk|kw)\d{1,2}\b|\b(?:\d{1,2}m|m\d{1,2})\b|\bfortnight|\bdecade\b|\bdekad",
    re.IGNORECASE,
)
"""Words of a part of a year: a year beside them is not meant as a whole."""


def by_words(name: str) -> str:
    """ "cmdDesc", "refYear", "HSCode" as "cmd Desc", "ref Year", "HS Code"."""
    return _HUMP.sub(" ", name) if _IDENTIFIER.fullmatch(name) else name


def months_spelled(text: str) -> str:
    """Months in English and in full: "jan/2022" as "Jan 2022", "9M 2023" as "January-September 2023"."""
    if not any(char.isalpha() for char in text):
        return text
    text = _MONTH_NAME.sub(_english, text) if any(char.isdigit() for char in text) else text
    text = _MONTH_YEAR.sub(r"\g<month> \g<year>", text)
    text = _RUN_OF_YEAR.sub(r"\g<from>-\g<to> 20\g<year>", text)
    return _FIRST_MONTHS.sub(_first_months, text)


def _english(match: re.Match[str]) -> str:
    name = match["name"].lower()
    return MONTHS[_NUMBERS[name] - 1] if name not in ("sept",) else match.group()


def _first_months(match: re.Match[str]) -> str:
    count = int(match["count"] or match["last"] or match["count2"])
    year = match["year"] or match["year2"]
    return f"January-{MONTHS[count - 1]} {year if len(year) == 4 else '20' + year}"


def twelve_months(text: str) -> Time | None:
    """ "2020-21 (Apr-Mar)", "Jul/Jun 2021/22": the run of twelve months that a season is said to be."""
    season, run = _SEASON.search(text), _TWELVE.search(text)
    if season is None or run is None or (int(season["year"]) + 1) % 100 != int(season["next"]):
        return None
    names = [month[:3].lower() for month in MONTHS]
    first, last = names.index(run["from"].lower()), names.index(run["to"].lower())
    return Time(int(season["year"]) * 12 + first, 12) if (first - last) % 12 == 1 else None


def week_named(text: str) -> Time | None:
    """The days of a week whose number and year a text names."""
    match = _WEEK.search(text)
    return (
        days_of(int(match["year"] or match["year2"]), int(match["week"] or match["week2"])) if match else None
    )


def week_number(text: str) -> int:
    """The number of a week whose year a text leaves open, 0 where it names none."""
    match = _BARE_WEEK.fullmatch(text.strip())
    return int(match["week"]) if match else 0


def days_of(year: int, week: int) -> Time | None:
    """The days of a numbered week, Monday to Sunday; None where it ends in the next month."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    sunday = monday + timedelta(days=6)
    if monday.month != sunday.month:
        return None
    return Time(monday.year * 12 + monday.month - 1, 1, monday.day, sunday.day)
