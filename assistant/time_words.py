"""Periods of a question: as values, as they are said, and one said in the place of another."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.figures.asked import AskedTime
from corpus.figures.calendar import SEASON, Time, parse
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
    r"^ (?:(?:crop|marketing|fiscal|financial|budget)[ -])?(?:years?|seasons?|quarters?)\b"
    r"(?! (?:on|over|earlier|before|ago|prior)\b)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d")
_SPLIT_YEAR = re.compile(r"\d{4}-\d\d(?:\d\d)?")
_KEPT = frozenset({"in", "of", "for", "during"})
_LEAP = 2000 * 12
_YEAR_NAMED = re.compile(r" 200[01]\b")
_OPEN = re.compile(r"--(\d\d)(?:/--(\d\d))?")


def time_value(one: AskedTime) -> str:
    """A period as figures have it, "--06" for the June of an open year."""
    if not one.open:
        return one.time.iso
    first, last = one.time.first % 12 + 1, one.time.last % 12 + 1
    return f"--{first:02}" if one.time.months == 1 else f"--{first:02}/--{last:02}"


def time_of(value: str) -> AskedTime | None:
    """The period that `time_value` wrote, None for anything else."""
    if match := _OPEN.fullmatch(value):
        first, last = int(match[1]), int(match[2] or match[1])
        if not (0 < first <= 12 and 0 < last <= 12):
            return None
        return AskedTime(Time(first - 1, (last - first) % 12 + 1), open=True)
    time = parse(value)
    return AskedTime(time) if time else None


def time_label(one: AskedTime) -> str:
    """A period as a reader says it, without a year where that is open."""
    if not one.open:
        return one.time.words
    dated = replace(one.time, first=_LEAP + one.time.first % 12)
    return _YEAR_NAMED.sub("", dated.words)


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
