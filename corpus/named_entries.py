"""Numbers behind the name of a place that are an entry of a list, and no part of a name."""

from __future__ import annotations

import re

from corpus.joined_numbers import Mark
from corpus.numerals import Numeral
from corpus.words import terms

_LONGEST = 40
"""Characters between the numbers of two entries."""
_GAP = re.compile(
    r"(?: of (?:it|them|that|which))?\)?(?:,|;|:|,? and|,? while|,? plus|,? followed by|,? ahead of)"
    r" (?:and |then |only |just |followed by )?(?:to |from |for |in )?(?:the )?"
    r"(?P<name>[A-Z][\w’'.-]*(?: (?:and |of )?[A-Z][\w’'.-]*){0,3}) $"
)


def is_entry(text: str, number: Numeral, previous: Mark | None) -> bool:
    """Whether a number is that of a place in a list that an amount opens: the second and the third of
    "Japan bought 1,412 tonnes, the US 611 and Vietnam 218".
    """
    if previous is None:
        return _opens_list(text, number)
    if not (previous.unit or previous.bare) or number.start - previous.end > _LONGEST:
        return False
    gap = _GAP.match(text, previous.end, number.start)
    if gap is None:
        return False
    return _is_place(gap["name"])


_FIRST = re.compile(r"(?:[Tt]he )?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}) $")
_NEXT = re.compile(
    r"(?:,|,? and) (?:the )?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}) [\d.,]*\d(?=[,;.]| and )"
)


def _opens_list(text: str, number: Numeral) -> bool:
    """ "Pakistan 918, Egypt 703" at the beginning of a sentence."""
    first, following = _FIRST.fullmatch(text, 0, number.start), _NEXT.match(text, number.end)
    return bool(first and following and _is_place(first["name"]) and _is_place(following["name"]))


def _is_place(name: str) -> bool:
    named = terms(name)
    return len(named) == 1 and named[0].kind == "place" and named[0].end == len(name)
