"""Steps of a rule that begin one after the other: "4% in the first year and 5% in the second"."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from assistant.figures.asked import Asked

_COUNT = {
    "first": 1, "1st": 1, "one": 1, "1": 1, "second": 2, "2nd": 2, "two": 2, "2": 2,
    "third": 3, "3rd": 3, "three": 3, "3": 3, "fourth": 4, "4th": 4, "four": 4, "4": 4,
    "fifth": 5, "5th": 5, "five": 5, "5": 5, "final": -1, "last": -1,
}  # fmt: skip
_NTH = "first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|final|last"
_STEP = "year|stage|phase|step|tranche|round|period"
_ASKED = re.compile(
    rf"\b(?:(?P<nth>{_NTH}) (?P<step>{_STEP})|(?P<noun>{_STEP}) (?P<at>one|two|three|four|five|[1-5]))\b"
    r"(?! (?:of|to|since|running|in a row|half|quarter|(?:19|20)\d\d))",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:(?P<nth>{_NTH})(?: (?:{_STEP})\b|(?=\W*(?:$|and\b|[,;.])))"
    rf"|(?:{_STEP}) (?P<at>one|two|three|four|five|[1-5])\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
_RULES = frozenset({"tariff", "quota"})


def of_another_stage(asked: Asked, found: Found) -> bool:
    """Whether a rate or quota is that of another step than the one that the question names, or of none."""
    wanted = _ASKED.search(asked.text) if asked.measure in _RULES else None
    if wanted is None:
        return False
    stage = _stage(found)
    return stage != _COUNT[(wanted["nth"] or wanted["at"]).lower()]


def _stage(found: Found) -> int:
    """The step that a number of a sentence belongs to, 0 for none: the words for it follow their numbers, or
    lead to them, the same way in the whole sentence.
    """
    text, start = found.sentence, found.figure.quantity.start - found.figure.start
    said = list(_SAID.finditer(text))
    numbers = [
        match.start()
        for match in _NUMBER.finditer(text)
        if not any(one.start() <= match.start() < one.end() for one in said)
    ]
    if not said or not numbers:
        return 0
    if said[0].start() < numbers[0]:
        mine = [one for one in said if one.end() <= start]
        chosen = mine[-1] if mine else None
        first = min((number for number in numbers if chosen and number >= chosen.end()), default=-1)
    else:
        mine = [one for one in said if one.start() > start]
        chosen = mine[0] if mine else None
        first = max((number for number in numbers if chosen and number < chosen.start()), default=-1)
    return _COUNT[(chosen["nth"] or chosen["at"]).lower()] if chosen and first == start else 0
