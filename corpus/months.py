"""Months and years that a text names: "June", "Jun-25", "2025-06", "between January and June 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import month_number

_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_YEAR = r"(?:19|20)\d\d"
_MONTH = re.compile(
    rf"\b(?P<name>{_NAMES})\b\.?(?:[-'’](?P<short>\d\d)(?![\w-]|,?\s+{_YEAR})"
    rf"|(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?)"
    rf"|(?<![\d-])(?P<iso_year>{_YEAR})-(?P<iso_month>0[1-9]|1[0-2])(?!\d|-\d\d-\w)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    rf"(?<![\w$€£¥.,-])(?P<year>{_YEAR})(?![\w%]|[.,]\d|\s?(?:kg|kilo\w*|tonn?e?s?|mt|t|lbs?|barrels?)\b)"
)
_JOINT = re.compile(r"^\s*(?:and|to|through|until|till|or|-|–|—|,)\s*$", re.IGNORECASE)
_RANGE = re.compile(r"^\s*(?:to|through|until|till|-|–|—)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_BASE = re.compile(
    r"\b(?:from|than|over|since|versus|vs\.?|against|compared (?:to|with)|after|following)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:same (?:month|period)(?: of| in)? (?:last|the previous|the prior|a) year"
    r"|a year (?:earlier|before|ago)|year-(?:earlier|ago)|twelve months (?:earlier|before)"
    r"|year[- ]on[- ]year|year[- ]over[- ]year)\b",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(rf"Jan\s+(?!(?:{_NAMES})\b)[A-Z][a-z]")
"""Jan Giese is a person; "Jan Feb Mar" are columns."""
_VERBS = {"may", "march", "mar"}


@dataclass(frozen=True, slots=True)
class Month:
    """A named month, characters `start` to `end`; `year` is None where the text leaves it open.

    `ranged`: an end of a range ("January to June"). `base`: what something is compared with ("from May").
    """

    start: int
    end: int
    month: int
    year: int | None
    ranged: bool = False
    base: bool = False

    def resolved(self, published: date | None) -> Month:
        """With the year a reader supplies: the last such month up to the publication date."""
        if self.year is not None or published is None:
            return self
        return replace(self, year=published.year - (self.month > published.month))

    def agrees(self, asked: Month) -> bool:
        """Whether this month can be the one asked for; an open year agrees with every year.

        The end of a range is no month of its own: "January to June" says nothing about June alone.
        """
        same_year = self.year is None or asked.year is None or self.year == asked.year
        return self.month == asked.month and same_year and (asked.ranged or not self.ranged)


def months(text: str) -> tuple[Month, ...]:
    """All months of a sentence in order. In "January and June 2025" both are of 2025."""
    found = list(_months(text))
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        between = text[left.end : right.start]
        if _RANGE.match(between) or (_BETWEEN.search(_before(text, left.start)) and _JOINT.match(between)):
            found[index], found[index + 1] = replace(left, ranged=True), replace(right, ranged=True)
    found = [replace(m, base=not m.ranged and bool(_BASE.search(_before(text, m.start)))) for m in found]
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if left.year is None and right.year is not None and _JOINT.match(text[left.end : right.start]):
            found[index] = replace(left, year=right.year)
    return tuple(found)


def years_before(text: str, named: Sequence[Month]) -> tuple[Month, ...]:
    """The months a year earlier, where the sentence compares its own months with them."""
    if not _YEAR_BEFORE.search(text):
        return ()
    return tuple(
        replace(month, year=month.year - 1, base=True)
        for month in named
        if month.year is not None and not month.base
    )


def years(text: str) -> frozenset[int]:
    """All years a text names, alone or with a month; not those it only compares with."""
    named = {month.year for month in months(text) if month.year is not None and not month.base}
    alone = (match for match in _YEAR_ALONE.finditer(text) if not _BASE.search(_before(text, match.start())))
    return frozenset(named | {int(match["year"]) for match in alone})


def _before(text: str, start: int) -> str:
    """The end of what stands before `start`: more than any of the patterns above can reach."""
    return text[max(0, start - 60) : start]


def _months(text: str) -> Iterator[Month]:
    for match in _MONTH.finditer(text):
        if match["iso_month"]:
            yield Month(match.start(), match.end(), int(match["iso_month"]), int(match["iso_year"]))
            continue
        year = int(match["year"]) if match["year"] else None
        if match["short"]:
            year = 2000 + int(match["short"]) if match["short"] < "50" else 1900 + int(match["short"])
        name = match["name"]
        if name == "Jan" and _FIRST_NAME.match(text, match.start()):
            continue
        before = _before(text, match.start()).rstrip().lower()
        if name.lower() in _VERBS and name.islower() and year is None and not before.endswith(" in"):
            continue  # "may" and "march" are verbs unless capitalised, dated or "in may"
        yield Month(match.start(), match.end(), month_number(name), year)
