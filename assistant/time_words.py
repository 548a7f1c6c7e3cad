"""Periods within a question: how they are said, and one said in the place of another."""

from __future__ import annotations

import re

from corpus.figures.calendar import SEASON, Time
from corpus.periods import Period

_ORDINALS = ("first", "second", "third", "fourth")
_COUNTS = {
    2: "two", 4: "four", 5: "five", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven",
}  # fmt: skip
_LEADING = re.compile(
    r"\b(?P<prep>in|during|for|over|from|of|at|on|through|across|within|between) (?:the )?"
    r"(?:(?:month|year|whole|full|entire|calendar|all|season|quarter)(?: of)?(?: the)? )*$",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:by|since|until|till|up to|as of|end of|start of|early|late|mid|before|after"
    r"|prior to)[ -](?:the )?$",
    re.IGNORECASE,
)
"""Before a period these make another one of it."""
_BEHIND = re.compile(
    r"^ (?:(?:crop|marketing|fiscal|financial|budget)[ -])?(?:years?|seasons?|quarters?)\b", re.IGNORECASE
)
_ISO = re.compile(r"\d{4}-\d\d")
_SPLIT_YEAR = re.compile(r"\d{4}-\d\d(?:\d\d)?")
_KEPT = frozenset({"in", "of", "for", "during"})


def phrase(time: Time) -> str:
    """A period with its preposition: "in June 2025", "from March to May 2025"."""
    lead, words = _phrase(time)
    return f"{lead} {words}"


def _phrase(time: Time) -> tuple[str, str]:
    year, month = divmod(time.first, 12)
    if time.day:
        return ("from" if time.until > time.day else "on"), time.words
    if time.months in (1, 12):
        return ("from" if " to " in time.words else "in"), time.words
    if time.months in (3, 6) and month % time.months == 0:
        part = "quarter" if time.months == 3 else "half"
        return "in", f"the {_ORDINALS[month // time.months]} {part} of {year}"
    if month == 0 and time.months in _COUNTS:
        return "in", f"the first {_COUNTS[time.months]} months of {year}"
    return "from", time.words


def dated(question: str, old: Period, time: Time) -> str:
    """The question with another period in the place of one, "" where it cannot be said so."""
    before, after = question[: old.start], question[old.end :]
    written = question[old.start : old.end]
    if _UNSAID.search(before) or (after.startswith(("'s", "’s")) and time.months not in (1, 12)):
        return ""
    season = time.months == 12 and time.first % 12 == SEASON
    if (behind := _BEHIND.match(after)) and not (season and old.first % 12 == SEASON):
        after = after[behind.end() :]
    if _ISO.fullmatch(written) and time.months == 1 and not time.day and old.months == 1:
        return f"{before}{time.iso}{after}"
    lead, words = _phrase(time)
    plain = time.words
    if season and _SPLIT_YEAR.fullmatch(written):
        plain = plain.replace("/", "-")
        words = plain
    leading = _LEADING.search(before)
    if leading is None:
        said = plain if time.months in (1, 12) or written.islower() or written[0].isdigit() else ""
        if not said and not re.search(r"[a-z]", before):
            said = plain
        return f"{before}{said.lower() if written.islower() else said}{after}" if said else ""
    prep = leading["prep"]
    kept = prep.lower() in _KEPT and lead == "in"
    lead = prep if kept else lead.capitalize() if prep[0].isupper() else lead
    if lead == "in" and before[: leading.start()].endswith(" in "):  # "brought in from January to July"
        lead = "over"
    return f"{before[: leading.start()]}{lead} {words}{after}"
