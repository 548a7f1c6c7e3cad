"""Which way a number moved, and whether it is the step itself: "fell by 5 t", "a 5 t rise"."""

from __future__ import annotations

import re

from corpus.figures.before_numbers import MAKES, is_percent, step_back
from corpus.figures.figure import Direction
from corpus.figures.lexicon import directions
from corpus.figures.sentence import Sentence
from corpus.quantities import Quantity

_CHANGE_NOUN_AFTER = re.compile(
    r"^[\s-]*(?:(?:year-on-year|month-on-month|on-year|annual|annualised|yoy|y/y|monthly|yearly|weekly"
    r"|further)[\s-]+)?"
    r"(?P<word>[a-z]+)",
    re.IGNORECASE,
)


def direction_of(s: Sentence, quantity: Quantity, first: int, last: int, left: int) -> Direction:
    if quantity.literal.startswith("+"):
        return "up"
    if quantity.value < 0 or quantity.literal[:1] in "-−–":
        return "down"
    words = directions()
    if is_percent(quantity) and s.lower(first - 1) == "off" and s.lower(first - 2) in _BE:
        return "down"
    after = s.text[quantity.end : quantity.end + 40]
    match = None if _GOES_ON.match(after) else _CHANGE_NOUN_AFTER.match(after)
    if match and (word := words.get(match["word"].lower())):
        return "up" if word == "up" else "down"
    at = step_back(s, first, left)
    reach = 14 if s.lower(at) == "by" else 5  # "cut its forecast of wheat exports by two million tonnes"
    for _ in range(reach):
        if at <= left or s.barriers(at, first):
            break
        word = words.get(s.lower(at))
        if s.lower(at) == "growth" and "negative" in (s.lower(at - 1), s.lower(at - 2)):
            return "down"
        praised = s.lower(at) in ("more", "less") and at + 1 < first and s.lower(at + 1) != "than"
        if word and not praised and not (s.lower(at) == "up" and s.lower(at - 1) in MAKES):
            return "up" if word == "up" else "down"
        at -= 1
    return ""


_BE = frozenset({"is", "are", "was", "were", "been", "be", "still", "also", "volumes", "imports", "exports"})
_GOES_ON = re.compile(
    r" (?:(?:in|for|last|this) \w+ )?(?:up to (?:the|and|end|mid)\b"
    r"|(?:\w+ed|fell|rose|grew|shrank|slid|sank) (?:by |from |in |slightly |sharply |year-on-year|\d))"
)
""" "a bill of $3 billion decreased by 4%", "1.1 Mt up to the end of May": the number itself is a level."""
MOVES = frozenset(
    {
        "rise",
        "fall",
        "drop",
        "decline",
        "increase",
        "decrease",
        "jump",
        "reduction",
        "draw",
        "build",
        "gain",
        "slide",
    }
)


_AFTER_SO_MUCH = re.compile(r",? (?:after|against|up from|from|versus) \d")
_CARGO = frozenset({"mass", "volume"})


def is_difference(s: Sentence, q: Quantity, first: int, last: int, left: int, before: str) -> bool:
    after = _CHANGE_NOUN_AFTER.match(s.text[q.end : q.end + 40])
    if _GOES_ON.match(s.text[q.end : q.end + 40]):
        after = None
    if after and after["word"].lower() in directions() and s.text[q.end : q.end + 1] in " -":
        word = after["word"].lower()
        return word not in ("lost", "loss", "cut", "surplus", "deficit", "gain", "up", "down") or word in (
            "up",
            "down",
        )
    if before in ("by", "another", "further"):
        return True
    if before == "lifted" and re.match(r" (?:of|from|in)\b", s.text[q.end : q.end + 8]):
        return False  # "India lifted 5 t of Iraqi crude": it took them
    lifter = step_back(s, first, left) - 1
    if before == "lifted" and lifter >= 0 and s.words[lifter].kind == "place" and q.dimension in _CARGO:
        return False  # "China lifted 5 t, India 3 t"
    if before == "added" and _AFTER_SO_MUCH.match(s.text[q.end : q.end + 12]):
        return False  # "Clinker added 5 t after 4 t": so much of it
    if before == "of" and s.lower(step_back(s, first, left) - 1) in MOVES:
        return True
    made = before == "up" and s.lower(step_back(s, first, left) - 1) in MAKES
    return before in directions() and not made and before not in (
        "above", "below", "exceeded", "exceeding", "topped", "more", "less", "short", "behind",
        "ahead", "improved",
        "recovery", "growth",
    )  # fmt: skip
