"""Groups of countries that a question names by their number: "five European nations"."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from assistant.figures.asked import Asked

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_GROUP = re.compile(
    rf"(?<!top )(?<!which )(?<!what )(?<!first )\b(?P<number>{'|'.join(_NUMBERS)}|[2-9]|10) "
    r"(?!(?:largest|biggest|top|main|most|leading|smallest)\b)(?:[A-Za-z-]+ ){0,2}?"
    r"(?:nations|countries|states|buyers|customers|importers|exporters|suppliers|markets|destinations)\b",
    re.IGNORECASE,
)


def of_another_group(asked: Asked, found: Found) -> bool:
    """Whether a question is for so many countries together, and the figure's sentence speaks of no such
    number: the amount of a bloc, or of all, is not theirs.
    """
    group = _GROUP.search(asked.text)
    if group is None or asked.kind == "ranking" or len(asked.origins) > 1 or len(asked.destinations) > 1:
        return False
    number = group["number"].lower()
    word = _NUMBERS[int(number) - 2] if number.isdigit() else number
    digit = str(_NUMBERS.index(word) + 2)
    return not re.search(rf"\b(?:{word}|{digit})\b(?![.,]\d)", found.sentence, re.IGNORECASE)
