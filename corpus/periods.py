"""Periods that a text names: "June", "first half of 2025", "Q2", "January through July", "2024", "2023/24".

A period is a run of months. Its year may be open ("in June"); a reader supplies it from the date of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import month_number
from corpus.rare import Rare

_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_MONTH_NAME = rf"(?:{_NAMES})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_ORDINALS = {
    "first": 1,
    "opening": 1,
    "closing": 4,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "final": 4,
    "1st": 1,
    "2nd": 2,
}
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
_ORDINAL = "|".join(_ORDINALS)
_COUNT = "|".join(_COUNTS) + r"|\d{1,2}"
_OF_YEAR = (
    r"(?:\s+of)?(?:\s+(?:the\s+)?(?:calendar\s+)?year)?"
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<{{}}>{_YEAR}|this year|last year))?"
)

_MONTH = Rare(
    rf"\b(?P<name>{_NAMES})\b\.?(?!-\d)(?:\s+\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:\s?(?:-|–|to)\s?\d{{1,2}}(?:st|nd|rd|th)?(?=,?\s+{_YEAR}\b))?(?![\d.,]*\d))?"
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{_YEAR})\b(?!/))?"
    rf"|(?<![\d-])(?P<iso_year>{_YEAR})-(?P<iso_month>0[1-9]|1[0-2])(?!\d|-\d\d-\w)",
    re.IGNORECASE,
)
_SPANS = Rare(
    rf"\b(?P<half>{_ORDINAL})[ -]half\b{_OF_YEAR.format('half_year')}"
    rf"|\bH(?P<h>[12])(?:[ -]?(?P<h_year>{_YEAR}|\d\d\b))?"
    rf"|\b(?P<h2>[12])H(?:[ -]?(?P<h2_year>{_YEAR}|\d\d\b))?"
    rf"|\b(?P<before_year>{_YEAR})\s+(?:(?P<half_after>first|second)[ -]half"
    rf"|(?P<quarter_after>{_ORDINAL})[ -]quarter)\b"
    rf"|\b(?P<quarter>{_ORDINAL})[ -]quarter\b{_OF_YEAR.format('quarter_year')}"
    rf"|\bQ(?P<q>[1-4])(?:[ -]?(?P<q_year>{_YEAR}|\d\d\b))?"
    rf"|\b(?P<q2>[1-4])Q(?:[ -]?(?P<q2_year>{_YEAR}|\d\d\b))?"
    rf"|\b(?:(?P<led_year>{_YEAR})\s+)?(?P<ending>{_MONTH_NAME})(?:\s+(?P<early_year>{_YEAR}))?\s+(?:quarter|qtr)\b"
    rf"(?:\s+(?:of\s+)?(?P<ending_year>{_YEAR}))?"
    rf"|\b(?:quarter|three months)\s+(?:ending|ended|to|through)\s+(?:in\s+)?(?:\d{{1,2}}\s+)?"
    rf"(?P<ended>{_MONTH_NAME})(?:\s+\d{{1,2}}(?!\d))?(?:,?\s+(?P<ended_year>{_YEAR}))?"
    rf"|\bfirst\s+(?P<count>{_COUNT})\s+months\b{_OF_YEAR.format('count_year')}"
    rf"|\b(?P<run>{_COUNT})[ -]months?\s+(?:period\s+)?(?:to|through|until|ending|ended"
    rf"|leading (?:up )?to)\s+"
    rf"(?:in\s+|(?:the\s+)?end\s+of\s+|end-|\d{{1,2}}\s+)?(?P<run_end>{_MONTH_NAME})"
    rf"(?:\s+\d{{1,2}}(?!\d))?(?:,?\s+(?P<run_year>{_YEAR}))?",
    re.IGNORECASE,
)
_SEASON = Rare(rf"(?<![\w/-])(?P<from>{_YEAR})\s?[/–-]\s?(?P<to>{_YEAR}|\d\d)(?![\w/]|-\d)")
_YEAR_ALONE = Rare(
    rf"(?<![\w$€£¥.,/-])(?P<year>{_YEAR})(?![\w%/]|[.,]\d|-\d|\s?(?:kg|kilo\w*|tonn?e?s?|mt|t|lbs?"
    rf"|barrels?)\b)"
)
_RELATIVE_YEAR = Rare(
    r"(?<!month )(?<!period )(?<!time )(?<!month of )(?<!period of )"
    r"\b(?P<which>this|last|the previous|the current) year\b",
    re.IGNORECASE,
)
_RELATIVE_MONTH = Rare(
    r"\b(?P<which>last|the previous|this) month\b(?! of (?:the|a|its|this|that)\b)", re.IGNORECASE
)
""" "The last month of the season" is not the month before the report."""
_END_OF = r"(?:(?:the )?(?:very )?end[- ](?:of )?)?"
_RANGE = re.compile(
    rf"^\s*(?:to|through|until|till|-|–|—)\s*(?P<end>{_END_OF})(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:to|through|until|till)\b|[–—-]", re.IGNORECASE)
_JOINT = re.compile(r"^\s*(?:and|to|through|until|till|or|-|–|—|,)\s*$", re.IGNORECASE)
_TO_END = re.compile(r"^\s*and\s+(?:the )?end[- ](?:of )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_BETWEEN_DAY = re.compile(r"\bbetween\s*(?:\d{1,2}(?:st|nd|rd|th)?\s*)?$", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:from|than|(?<=\S )over(?! the (?:whole|entire|full|first|last|past|course)\b)|since"
    r"|versus|vs\.?|against|compared (?:to|with)|after|following)\b"
    r"(?P<between>(?:[^,;.]|(?<=\d)[.,](?=\d)){0,45})$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(rf"\bto\b|\b(?:{_NAMES})\b|(?<!\d )\b[A-Z][a-z]+\b(?!.*\d)")
"""What stands between a word of comparison and a period that it does not belong to: "from China in June"."""
_YEAR_BEFORE = Rare(
    r"\b(?:same (?:month|period|time)(?: of| in)? (?:last|the previous|the prior|a) year"
    r"|(?:a|one) year (?:earlier|before|ago)|year-(?:earlier|ago)|(?:12|twelve) months (?:earlier|before)"
    r"|year[- ]on[- ]year|year[- ]over[- ]year)\b",
    re.IGNORECASE,
)
_SAID_YEAR = re.compile(r"\b(?P<which>this|last) year$", re.IGNORECASE)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_NAMES})\b|\b(?:{_NAMES})\b\.? \d{{1,2}}\b(?!\d)", re.IGNORECASE
)
_FIRST_NAME = re.compile(rf"Jan\s+(?!(?:{_NAMES})\b)[A-Z][a-z]")
"""Jan Giese is a person; "Jan Feb Mar" are columns."""
LOOK_BACK = 120
"""Characters before a period in which a word of comparison or a bracket is looked for."""
_VERBS = {"may", "march", "mar"}


@dataclass(frozen=True, slots=True)
class Period:
    """A run of `months` whole months named by characters `start` to `end`.

    `first` counts months from year 0 (2025-06 is 2025 * 12 + 5); with an open year it is 0 for January to 11.
    `base`: the text only compares with this period ("from May").
    """

    start: int
    end: int
    first: int
    months: int
    open: bool = False
    base: bool = False

    @property
    def year(self) -> int | None:
        """The year in which the period begins, None while it is open."""
        return None if self.open else self.first // 12

    @property
    def month(self) -> int:
        """The first month, 1 to 12."""
        return self.first % 12 + 1

    def resolved(self, published: date | None) -> Period:
        """With the year a reader supplies: the latest such period that ended by the month of publication."""
        if not self.open or published is None:
            return self
        now = published.year * 12 + published.month - 1
        first = published.year * 12 + self.first
        return replace(self, first=first - 12 * (first + self.months - 1 > now), open=False)

    def is_same(self, other: Period) -> bool:
        """Whether both can be one period; an open year can be any year."""
        if self.open or other.open:
            return self.months == other.months and (self.first - other.first) % 12 == 0
        return (self.first, self.months) == (other.first, other.months)

    def lies_in(self, other: Period) -> bool:
        """Whether this period can be a part of the other, or be it."""
        if self.is_same(other):
            return True
        if self.months >= other.months:
            return False
        if self.open or other.open:
            return other.months >= 12 or (self.first - other.first) % 12 + self.months <= other.months
        return other.first <= self.first and self.first + self.months <= other.first + other.months


def periods(text: str, published: date | None = None) -> tuple[Period, ...]:
    """The periods of a sentence in order, ranges as one, open years resolved against the date of the text.

    "Last month" and "this year" are left out where that date is unknown.
    """
    named = [*_spans(text), *_seasons(text), *_relative(text, published), *_months(text)]
    named += (
        Period(match.start(), match.end(), int(match["year"]) * 12, 12)
        for match in _YEAR_ALONE.finditer(text)
    )
    found = _with_shared_year(text, _joined(text, _without_overlaps(named)))
    found = [replace(period, base=True) if _is_base(text, period) else period for period in found]
    if any(not period.base and not _is_day(text, period) for period in found):
        # beside a month or a year a single day only tells when something was said
        found = [
            period if period.base or not _is_day(text, period) else replace(period, base=True)
            for period in found
        ]
    return tuple(_of_said_year(text, period, published) for period in found)


def _of_said_year(text: str, period: Period, published: date | None) -> Period:
    """ "first half of last year" is of that year, every other one of the latest year that it can be."""
    said = _SAID_YEAR.search(text[period.start : period.end]) if period.open and published else None
    if said is None or published is None:
        return period.resolved(published)
    year = published.year - (said["which"].lower() == "last")
    return replace(period, first=year * 12 + period.first % 12, open=False)


def years_before(text: str, named: Sequence[Period]) -> tuple[Period, ...]:
    """The same periods a year earlier, where the sentence compares with them ("the same month last year")."""
    if not _YEAR_BEFORE.search(text):
        return ()
    dating = (period for period in named if not period.base and not period.open)
    return tuple(replace(period, first=period.first - 12, base=True) for period in dating)


def _is_day(text: str, period: Period) -> bool:
    """Whether the period is the month of a full date: "5 April 2017", "July 21"."""
    named = text[max(0, period.start - 3) : period.end]
    return period.months == 1 and bool(_DAY.search(named))


def _is_base(text: str, period: Period) -> bool:
    """Whether the text only compares with the period; one in brackets dates only the figure before it."""
    before = text[max(0, period.start - LOOK_BACK) : period.start]
    if before.rfind("(") > before.rfind(")"):
        return True
    ranged = _ENDS.search(text[period.start : period.end]) and before.lower().endswith("from ")
    compared = _BASE.search(before)
    return not ranged and compared is not None and not _ELSEWHERE.search(compared["between"])


def _without_overlaps(found: Sequence[Period]) -> list[Period]:
    """Of periods that share characters the one that begins first, of those the longest."""
    kept: list[Period] = []
    for period in sorted(found, key=lambda period: (period.start, -period.end)):
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return kept


def _months(text: str) -> Iterator[Period]:
    for match in _MONTH.finditer(text):
        if match["iso_month"]:
            first = int(match["iso_year"]) * 12 + int(match["iso_month"]) - 1
            yield Period(match.start(), match.end(), first, 1)
            continue
        before = text[max(0, match.start() - 4) : match.start()].rstrip().lower()
        name = match["name"]
        if _FIRST_NAME.match(text, match.start()):
            continue
        if name.lower() in _VERBS and name.islower() and not match["year"] and not before.endswith(" in"):
            continue  # "may" and "march" are verbs unless capitalised, dated or "in may"
        yield _dated(match.start(), match.end(), month_number(name) - 1, 1, match["year"])


def _spans(text: str) -> Iterator[Period]:
    for match in _SPANS.finditer(text):
        start, end = match.span()
        if half := match["half"] or match["h"] or match["h2"]:
            part = min(2, _number(half))
            year = match["half_year"] or match["h_year"] or match["h2_year"]
            yield _dated(start, end, 6 * (part - 1), 6, year)
        elif quarter := match["quarter"] or match["q"] or match["q2"]:
            year = match["quarter_year"] or match["q_year"] or match["q2_year"]
            yield _dated(start, end, 3 * (_number(quarter) - 1), 3, year)
        elif behind := match["half_after"] or match["quarter_after"]:
            months = 6 if match["half_after"] else 3
            yield _dated(start, end, months * (_number(behind) - 1), months, match["before_year"])
        elif match["count"]:
            yield _dated(start, end, 0, min(12, _number(match["count"])), match["count_year"])
        else:
            name = match["ending"] or match["ended"] or match["run_end"]
            year = (
                match["led_year"]
                or match["early_year"]
                or match["ending_year"]
                or match["ended_year"]
                or match["run_year"]
            )
            yield _ending(start, end, month_number(name), _number(match["run"]) if match["run"] else 3, year)


def _dated(start: int, end: int, first: int, months: int, year: str | None) -> Period:
    if year is None or not year.isdigit():
        return Period(start, end, first, months, open=True)
    return Period(start, end, (int(year) + (2000 if len(year) == 2 else 0)) * 12 + first, months)


def _ending(start: int, end: int, last: int, months: int, year: str | None) -> Period:
    """A run of months by its last one; it may have begun in the year before."""
    if year is None:
        return Period(start, end, (last - months) % 12, months, open=True)
    return Period(start, end, int(year) * 12 + last - months, months)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS.get(word.lower()) or _COUNTS.get(word.lower()) or 1


def _seasons(text: str) -> Iterator[Period]:
    """Marketing and fiscal years, "2023/24": counted from July, whatever the good, so that equals meet."""
    for match in _SEASON.finditer(text):
        first, last = int(match["from"]), int(match["to"])
        if last in (first + 1, (first + 1) % 100):
            yield Period(match.start(), match.end(), first * 12 + 6, 12)


def _relative(text: str, published: date | None) -> Iterator[Period]:
    if published is None:
        return
    for match in _RELATIVE_YEAR.finditer(text):
        back = match["which"].lower() in ("last", "the previous")
        yield Period(match.start(), match.end(), (published.year - back) * 12, 12)
    for match in _RELATIVE_MONTH.finditer(text):
        back = match["which"].lower() != "this"
        yield Period(match.start(), match.end(), published.year * 12 + published.month - 1 - back, 1)


def _joined(text: str, found: Sequence[Period]) -> list[Period]:
    """Make one of the two ends of a range: "January through July", "between January and June 2025"."""
    joined: list[Period] = []
    for period in found:
        left = joined[-1] if joined else None
        between = text[left.end : period.start] if left else ""
        ranged = _RANGE.match(between)
        if ranged and ranged["end"] and period.months == 12 and not period.open:
            period = replace(period, first=period.first + 11, months=1)  # "to the end of 2025": to December
        if left and (
            ranged
            or (
                (_BETWEEN.search(text[: left.start]) and _JOINT.match(between))
                or (_BETWEEN_DAY.search(text[: left.start]) and _TO_END.match(between))
            )
        ):
            joined[-1] = _range(left, period)
        else:
            joined.append(period)
    return joined


def _range(left: Period, right: Period) -> Period:
    if right.open:
        if not left.open:  # "December 2024 to March"
            right = replace(right, first=left.first + (right.first - left.first) % 12, open=False)
    elif left.open:
        left = replace(left, first=right.first - (right.first - left.first) % 12, open=False)
    last = right.first + right.months
    months = last - left.first if last > left.first else last - left.first + 12
    return Period(left.start, right.end, left.first, months, left.open)


def _is_season(period: Period) -> bool:
    return not period.open and period.months == 12 and period.first % 12 == 6


def _with_shared_year(text: str, found: Sequence[Period]) -> list[Period]:
    """In "May and June 2025" both are of 2025."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        between = text[left.end : right.start]
        if left.open and _is_season(right) and between.strip(" ,") in ("", "of"):
            first = right.first - 6 + left.first + 12 * (left.first < 6)  # "Oct-May 2020/21"
            shared[index : index + 2] = [replace(left, end=right.end, first=first, open=False)]
        elif left.open and not right.open and _JOINT.match(between):
            first = right.first - (right.first - left.first) % 12
            shared[index] = replace(left, first=first, open=False)
    return shared
