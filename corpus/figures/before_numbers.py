"""The words right before a number: its hedges, and the word before them."""

from __future__ import annotations

import re

from corpus.figures.sentence import Sentence
from corpus.quantities import Quantity

_HEDGES = frozenset(
    {
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "less",
    }
    | {
        "under",
        "just",
        "only",
        "at",
        "least",
        "a",
        "an",
        "the",
        "record",
        "estimated",
        "as",
        "much",
        "up",
        "most",
    }
    | {
        "further",
        "another",
        "only",
        "slightly",
        "well",
        "barely",
        "merely",
        "revised",
        "upwardly",
        "downwardly",
        "very",
        "still",
        "fewer",
    }
)
MAKES = frozenset(
    {
        "made",
        "make",
        "makes",
        "making",
        "took",
        "take",
        "takes",
        "taking",
        "summed",
        "adds",
        "added",
        "snapped",
    }
)


def is_percent(quantity: Quantity) -> bool:
    return quantity.dimension == "percent"


def step_back(s: Sentence, first: int, left: int) -> int:
    """The word before a number and its hedges."""
    at = first - 1
    while at > left and s.lower(at) in _HEDGES:
        if s.lower(at) == "at" and s.lower(at + 1) not in ("least", "most", "a", "around", "about"):
            break  # "sales were lower at 5 t" says no difference
        # "up 5%", "more than 5%": the hedge goes with the number, "up" alone does not
        if s.lower(at) == "up" and s.lower(at + 1) != "to":
            break
        if s.lower(at) in ("more", "less", "fewer") and s.lower(at + 1) != "than":
            break
        if s.lower(at) == "than" and s.lower(at - 1) not in (
            "more",
            "less",
            "fewer",
            "higher",
            "lower",
            "greater",
        ):
            break
        if s.lower(at) == "than" and s.lower(at + 1) == "the":
            break  # "a little more than the 2.66 t of April"
        if s.lower(at) == "than" and at - 2 <= left:
            break  # "30 percent lower than the 4,702 kg": compared, no hedge
        at -= 1
    return at


def word_before(s: Sentence, first: int, left: int) -> str:
    at = step_back(s, first, left)
    return s.lower(at) if at > left and not re.search(r"[,;:()]", s.gap(at)) else ""
