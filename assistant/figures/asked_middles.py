"""The middle of a month as its fifteenth day, to which crops and stocks are counted."""

from __future__ import annotations

import re

from corpus.dates import MONTHS

_MIDDLE = re.compile(
    rf"\b(?P<lead>up to|by|until|till|as of|as on|as at|in|at|on|to|through) (?:the )?"
    rf"(?:mid[- ]|middle of )(?P<month>{'|'.join(MONTHS)}),? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
""" "Up to mid-January 2022": as of the fifteenth, where the documents count to that day."""
_UP_TO = frozenset({"up to", "by", "until", "till", "to", "through"})


def with_fifteenth(text: str) -> str:
    """The question with "up to mid-January 2022" as "up to 15 January 2022"; the same without such a time."""
    return _MIDDLE.sub(_fifteenth, text)


def _fifteenth(match: re.Match[str]) -> str:
    lead = match["lead"] if match["lead"].lower() in _UP_TO else "on"
    return f"{lead} 15 {match['month']} {match['year']}"
