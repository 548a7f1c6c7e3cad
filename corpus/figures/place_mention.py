"""A place of a sentence and which end of a flow it is, and where it stands by the numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.figures.sentence import Sentence

Role = Literal["origin", "destination", "inside", "partner", "via", "excluded"]
"""partner: no word says which end it is, the flow of the figure decides."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a sentence: word index, name, which end it is. `bound`: a word next to it says so.

    `told`: the flow whose reporter it is ("China's exports"), which is that of its imports too. `owner`: it
    stands in the possessive.
    """

    index: int
    name: str
    role: Role
    bound: bool = True
    told: str = ""
    owner: bool = False


def before_number(s: Sentence, mention: PlaceMention) -> bool:
    after = [first for first, _ in s.numbers if first > mention.index]
    between = s.text[s.words[mention.index].end : s.words[after[0]].start] if after else "."
    return bool(after) and after[0] - mention.index <= 4 and not re.search(r"[.;]|\b(?:and|or)\b", between)


def after_number(s: Sentence, mention: PlaceMention) -> bool:
    """Whether only a comma or "and" stands between a place and the number before it."""
    before = [last for _, last in s.numbers if last < mention.index]
    if not before:
        return False
    between = s.text[s.words[before[-1]].end : s.words[mention.index].start].lower()
    return bool(re.fullmatch(r"\W*(?:and|while|followed by|then)?(?: the)?\W*", between))


def number_between(s: Sentence, left: int, right: int) -> bool:
    return any(left < first < right for first, _ in s.numbers)
