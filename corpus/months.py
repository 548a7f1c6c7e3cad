"""Months and years that a text names: "June", "Jun 2025", "2025-06", "between January and June 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import month_number

_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_YEAR = r"(?:19|20)\d\d"
_MONTH = re.compile(
    rf"\b(?P<name>{_NAMES})\b\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?"
    rf"|(?<![\d-])(?P<iso_year>{_YEAR})-(?P<iso_month>0[1-9]|1[0-2])(?!\d)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    rf"(?<![\w$€£¥.,-])(?P<year>{_YEAR})(?![\w%]|[.,]\d|\s?(?:kg|kilo\w*|tonn?e?s?|mt|t|lbs?|barrels?)\b)"
)
_JOINT = re.compile(r"^\s*(?:and|to|through|until|till|or|-|–|—|,)\s*$", re.IGNORECASE)
_VERBS = {"may", "march", "mar"}


@dataclass(frozen=True, slots=True)
class Month:
    """A named month, characters `start` to `end`; `year` is None where the text leaves it open."""

    start: int
    end: int
    month: int
    year: int | None

    def resolved(self, published: date | None) -> Month:
        """With the year a reader supplies: the last such month up to the publication date."""
        if self.year is not None or published is None:
            return self
        return replace(self, year=published.year - (self.month > published.month))

    def agrees(self, asked: Month) -> bool:
        """Whether this month can be the one asked for; an open year agrees with every year."""
        return self.month == asked.month and (
            self.year is None or asked.year is None or self.year == asked.year
        )


def months(text: str) -> tuple[Month, ...]:
    """All months of a text in order. In "January and June 2025" both are of 2025."""
    found = list(_months(text))
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        if left.year is None and right.year is not None and _JOINT.match(text[left.end : right.start]):
            found[index] = replace(left, year=right.year)
    return tuple(found)


def years(text: str) -> frozenset[int]:
    """All years a text names, alone or with a month."""
    named = {month.year for month in _months(text) if month.year is not None}
    return frozenset(named | {int(match["year"]) for match in _YEAR_ALONE.finditer(text)})


def _months(text: str) -> Iterator[Month]:
    for match in _MONTH.finditer(text):
        if match["iso_month"]:
            yield Month(match.start(), match.end(), int(match["iso_month"]), int(match["iso_year"]))
            continue
        year = int(match["year"]) if match["year"] else None
        name = match["name"]
        before = text[: match.start()].rstrip().lower()
        if name.lower() in _VERBS and name.islower() and year is None and not before.endswith(" in"):
            continue  # "may" and "march" are verbs unless capitalised, dated or "in may"
        yield Month(match.start(), match.end(), month_number(name), year)
