"""Spans of time as questions say them, put the way that documents write them."""

from __future__ import annotations

import re

from corpus.dates import MONTHS

_MONTHS = tuple(month.capitalize() for month in MONTHS)
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, **{str(n): n for n in range(2, 7)}}
_TO_THE_END = (
    r"(?:up to|up until|up till|until|till|to|through|by)(?: and including)?"
    rf"(?: the)?(?: end of| end-| close of)? ?(?P<month>{_MONTH})"
)
_YEAR_TO_MONTH = re.compile(
    rf"\b(?:in|for|during|of|over) {_YEAR}(?: so far)?,? {_TO_THE_END}\b(?! (?:19|20)\d\d)", re.IGNORECASE
)
_SO_FAR = re.compile(
    r"\b(?:(?:up to|up until|through|as far as)(?: and including)?(?: the)? (?:end of |end-|close of )?"
    r"|(?:until|till|by)(?: the)? (?:end of |end-|close of ))"
    rf"(?P<month>{_MONTH}),? {_YEAR}",
    re.IGNORECASE,
)
_FROM_THE_START = re.compile(
    rf"\b(?:from|between) the (?:very )?(?:start|beginning|outset|opening) of {_YEAR} (?:up )?"
    rf"(?:to|until|till|through|and)(?: and including)?(?: the)?(?: end of| end-| close of)? ?"
    rf"(?P<month>{_MONTH})\b(?: (?P=year)| of (?:that|the same) year|(?! (?:of )?(?:19|20)\d\d))",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:stocks?|stored?|stockpiles?|inventor\w+|held|hold|reserves?|prices?|cost|worth|target\w*|quotas?"
    r"|forecast\w*|expect\w*|will|predict\w*|to be|capacity|from|between|since)\b",
    re.IGNORECASE,
)
"""What has a value at a date, or is counted from another one than the beginning of the year."""
_MAY = re.compile(
    r"\bmay(?= of (?:that|the same|this|last) year\b)|(?<=in )may\b(?=\W*$| (?:of )?\d{4}\b)"
    r"|(?<=about )may\b(?=\W*$)"
)
""" "what about may of that year?": the month, though written small."""
_ENDS_OF_YEAR = re.compile(
    rf"\b(?:the )?(?P<which>last|final|closing|first|opening) month of {_YEAR}", re.IGNORECASE
)
_LAST_QUARTER = re.compile(rf"\b(?:last|final|closing) quarter of {_YEAR}", re.IGNORECASE)
_LAST_MONTHS = re.compile(
    rf"\b(?P<which>last|final|closing) (?P<count>two|three|four|five|six|[2-6]) months of"
    rf" {_YEAR}(?![/–-])",
    re.IGNORECASE,
)
_QUARTERS = re.compile(rf"\b(?:first|opening) (?P<count>two|three|2|3) quarters of {_YEAR}", re.IGNORECASE)
_TWELVE_MONTHS = re.compile(
    rf"\b(?:year|twelve months|12 months) (?:to|ending(?: in)?|ended(?: in)?|through)(?: end-| the end of)? "
    rf"?(?P<month>{_MONTH}) {_YEAR}",
    re.IGNORECASE,
)


_NTH_NAMES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_NTH_MONTH = re.compile(
    rf"\b(?:the )?(?P<nth>{'|'.join(_NTH_NAMES)}) (?:calendar )?month of "
    rf"(?:the (?:calendar )?year )?{_YEAR}(?![/–-])",
    re.IGNORECASE,
)
_SEASON_END = re.compile(
    r"\b(?:when|once|after) (?:the |its |their )?(?P<season>(?:(?:19|20)\d\d[/–-]\d\d(?:\d\d)? )?"
    r"(?:[a-z]+ )?"
    r"(?:season|campaign|year)) (?:is over|ends|ended|closes|finishes|is out|is done|is through"
    r"|comes to an end"
    r"|has ended|draws to a close)\b",
    re.IGNORECASE,
)
_MONTHS_OF_SEASON = re.compile(
    rf"(?P<months>\b(?:{_MONTH}) (?:to|through|until|till|-|–) (?:{_MONTH})),? (?:of|in|during) the "
    r"(?P<season>(?:19|20)\d\d[/–-]\d\d)(?: (?:[a-z]+ )?(?:season|year|campaign))?",
    re.IGNORECASE,
)


def spans_named(text: str) -> str:
    """The question with "the last month of 2024", "the first three quarters of 2024", "the year to June 2024"
    and "in 2024 up to the end of May" as the months that they are.
    """
    text = _MAY.sub("May", text)
    text = _ENDS_OF_YEAR.sub(_end_of_year, text)
    text = _NTH_MONTH.sub(lambda match: f"{_MONTHS[_nth(match)]} {match['year']}", text)
    text = _SEASON_END.sub(lambda match: f"at the end of the {match['season']}", text)
    text = _MONTHS_OF_SEASON.sub(_months_of_season, text)
    text = _LAST_QUARTER.sub(lambda match: f"fourth quarter of {match['year']}", text)
    text = _LAST_MONTHS.sub(_last_months, text)
    text = _FROM_THE_START.sub(_year_to_date, _QUARTERS.sub(_quarters, text))
    text = _TWELVE_MONTHS.sub(_twelve_months, text)
    text = _SAME_SPAN.sub(_same_span, _NEXT_TO.sub(_next_to, _YEAR_FROM.sub(_year_from, text)))
    if _STANDING.search(text):
        return text
    return _SO_FAR.sub(_year_to_date, _YEAR_TO_MONTH.sub(_year_to_date, text))


_SPAN = (
    rf"(?:{_MONTH}|Q[1-4]|(?:first|second|third|fourth) (?:quarter|half)|H[12]"
    r"|(?:first|opening|last|final)"
    r" (?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months)"
)
_SAME_SPAN = re.compile(
    rf"(?P<before>\b(?P<span>{_SPAN}(?:(?: to | and | through |-|–)(?:{_MONTH}))?)(?: of| in)?,?"
    r" (?:19|20)\d\d\b.*?)\bthe (?:same|corresponding|equivalent)"
    r" (?:month|quarter|half|period|time|months|span|stretch)(?: of| in| a)?"
    r"(?: the year)? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(
    rf"\b(?:the |a )?month (?:immediately |just )?(?P<way>before|prior to|preceding|after|following) "
    rf"(?P<month>{_MONTH}),? {_YEAR}|\b(?:the |a )?year (?:immediately |just )?(?P<other>before|prior to"
    rf"|preceding|after|following) (?P<of>(?:19|20)\d\d)\b(?![/-])",
    re.IGNORECASE,
)


_YEAR_FROM = re.compile(
    r"\b(?:a|one|exactly a|exactly one) year (?P<way>before|prior to|after) "
    r"(?P<at>(?:(?:late|early|mid|the (?:end|start|beginning|close|middle) of)[ -])?(?:\d{1,2} )?"
    rf"(?:{_MONTH})(?: \d{{1,2}})?),? {_YEAR}",
    re.IGNORECASE,
)


def _year_from(match: re.Match[str]) -> str:
    """ "a year before late July 2024": late July 2023."""
    return f"in {match['at']} {int(match['year']) + (1 if match['way'].lower() == 'after' else -1)}"


def _same_span(match: re.Match[str]) -> str:
    """ "in February 2026 than in the same month of 2025": February 2025."""
    of = " of" if match["span"].endswith("months") else ""
    return f"{match['before']}{match['span']}{of} {match['year']}"


def _next_to(match: re.Match[str]) -> str:
    """ "the month before September 2023": August 2023."""
    by = 1 if (match["way"] or match["other"]).lower() in ("after", "following") else -1
    if match["of"]:
        return str(int(match["of"]) + by)
    at = int(match["year"]) * 12 + _index(match["month"]) + by
    return f"{_MONTHS[at % 12]} {at // 12}"


def _months_of_season(match: re.Match[str]) -> str:
    """ "October to May of the 2023-24 season"."""
    return f"{match['months'].title().replace(' To ', ' to ')} {match['season'].replace('-', '/')}"


def _nth(match: re.Match[str]) -> int:
    return _NTH_NAMES.index(match["nth"].lower())


def _end_of_year(match: re.Match[str]) -> str:
    month = "January" if match["which"].lower() in ("first", "opening") else "December"
    return f"{month} {match['year']}"


def _quarters(match: re.Match[str]) -> str:
    last = _MONTHS[3 * _COUNTS[match["count"].lower()] - 1]
    return f"January to {last} {match['year']}"


def _last_months(match: re.Match[str]) -> str:
    """ "the last three months of 2023": October to December."""
    return f"{_MONTHS[12 - _COUNTS[match['count'].lower()]]} to December {match['year']}"


def _twelve_months(match: re.Match[str]) -> str:
    """A year that ends with December is the calendar year."""
    at, year = _index(match["month"]), int(match["year"])
    if at == 11:
        return match["year"]
    return f"{_MONTHS[at + 1]} {year - 1} to {match['month']} {year}"


_MONTH_LEFT = re.compile(rf"\b(?:{_MONTH})(?:,? (?:of )?(?:19|20)\d\d)?,? $", re.IGNORECASE)
""" "January through July 2023" and "July 2022 through July 2023" name both their ends."""


def _year_to_date(match: re.Match[str]) -> str:
    month, year = match["month"], match["year"]
    if _MONTH_LEFT.search(match.string[: match.start()]):
        return match.group()
    if _index(month) == 0:
        return f"in January {year}"
    return f"in {year}" if _index(month) == 11 else f"in January to {month} {year}"


def _index(month: str) -> int:
    return _MONTHS.index(month.capitalize())
