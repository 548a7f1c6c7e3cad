"""What kind of number each is: an amount, a change, a difference, a share, and whether it is only
compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.figures.figure import Direction, Role
from corpus.figures.lexicon import directions, measure_words
from corpus.figures.sentence import Sentence
from corpus.figures.stated import Stated
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
        "very",
        "still",
        "fewer",
    }
)
_COMPARED = frozenset({"from", "than", "versus", "vs", "against", "instead", "compared", "followed", "after"})
_LEVEL_BEFORE = frozenset(
    {"to", "at", "of", "reached", "totalled", "totaled", "was", "were", "stood", "hit", "is"}
)
_SHARE_WORDS = frozenset(
    {"share", "portion", "proportion", "accounted", "accounting", "accounts", "represented", "represents"}
    | {
        "comprised",
        "constitutes",
        "constituted",
        "percentage",
        "stake",
        "makes",
        "made",
        "making",
        "representing",
    }
)
_MAKES = frozenset(
    {"made", "make", "makes", "making", "took", "take", "takes", "summed", "adds", "added", "snapped"}
)
_CHANGE_NOUN_AFTER = re.compile(
    r"^[\s-]*(?:(?:year-on-year|month-on-month|on-year|annual|annualised|yoy|y/y|monthly|yearly|weekly"
    r"|further)[\s-]+)?"
    r"(?P<word>[a-z]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a sentence with its role. `first`, `last`: its words. `base`: others are compared
    with it.
    """

    quantity: Quantity
    first: int
    last: int
    role: Role
    direction: Direction
    base: bool
    zero: bool = False


def amounts(sentence: Sentence, found: tuple[Stated, ...]) -> tuple[Amount, ...]:
    """The amounts of a sentence in order. Percentages that say nothing of a change are shares."""
    result: list[Amount] = []
    for item, (first, last) in zip(found, sentence.numbers, strict=True):
        if not item.kind and sentence.lower(first - 1) in ("not", "nor"):
            continue  # "5,035, not 5,350": what is denied is not stated
        left = result[-1].last if result else -1
        moved = result[-1].direction if result and result[-1].role in ("change", "difference") else None
        moved = result[-1].direction if result and result[-1].role in ("change", "difference") else None
        result.append(_amount(sentence, item, first, last, left, moved))
    return tuple(result)


def _amount(s: Sentence, item: Stated, first: int, last: int, left: int, moved: Direction | None) -> Amount:
    quantity = item.quantity
    if item.kind == "zero":
        after = _before(s, first, left) in ("after", "following", "from", "since")
        return Amount(quantity, first, last, "level", "", after, True)
    before = _before(s, first, left)
    if item.kind == "ratio":
        return Amount(quantity, first, last, "ratio", "", False)
    base = before in _COMPARED and not (before == "from" and s.lower(last + 1) == "to" and _percent(quantity))
    if before in ("with", "to") and s.lower(_step_back(s, first, left) - 1) in ("compared", "comparison"):
        base = True
    if before == "after" and not _percent(quantity):
        base = True
    direction = _direction(s, quantity, first, last, left)
    if _percent(quantity):
        return _percentage(s, item, first, last, left, before, direction, base, moved)
    if quantity.dimension == "percentage points":
        return Amount(quantity, first, last, "difference", direction, base)
    if direction and not base and _is_difference(s, quantity, first, last, left, before):
        return Amount(quantity, first, last, "difference", direction, False)
    return Amount(quantity, first, last, "level", "", base)


def _percent(quantity: Quantity) -> bool:
    return quantity.dimension == "percent"


def _step_back(s: Sentence, first: int, left: int) -> int:
    """The word before a number and its hedges."""
    at = first - 1
    while at > left and s.lower(at) in _HEDGES:
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
        at -= 1
    return at


def _before(s: Sentence, first: int, left: int) -> str:
    at = _step_back(s, first, left)
    return s.lower(at) if at > left and not re.search(r"[,;:()]", s.gap(at)) else ""


def _direction(s: Sentence, quantity: Quantity, first: int, last: int, left: int) -> Direction:
    if quantity.literal.startswith("+"):
        return "up"
    if quantity.value < 0 or quantity.literal[:1] in "-−–":
        return "down"
    words = directions()
    if (match := _CHANGE_NOUN_AFTER.match(s.text[quantity.end : quantity.end + 40])) and (
        word := words.get(match["word"].lower())
    ):
        return "up" if word == "up" else "down"
    at = _step_back(s, first, left)
    for _ in range(5):
        if at <= left or s.barriers(at, first):
            break
        word = words.get(s.lower(at))
        if word and not (s.lower(at) == "up" and s.lower(at - 1) in _MAKES):
            return "up" if word == "up" else "down"
        at -= 1
    return ""


def _is_difference(s: Sentence, q: Quantity, first: int, last: int, left: int, before: str) -> bool:
    after = _CHANGE_NOUN_AFTER.match(s.text[q.end : q.end + 40])
    if after and after["word"].lower() in directions() and s.text[q.end : q.end + 1] in " -":
        word = after["word"].lower()
        return word not in ("lost", "loss", "cut", "surplus", "deficit", "gain", "up", "down") or word in (
            "up",
            "down",
        )
    if before in ("by", "another", "further"):
        return True
    made = before == "up" and s.lower(_step_back(s, first, left) - 1) in _MAKES
    return before in directions() and not made and before not in (
        "above", "below", "exceeded", "exceeding", "topped", "more", "less", "short", "behind",
        "ahead", "improved",
        "recovery", "growth",
    )  # fmt: skip


_ADVERBS = frozenset({"year-on-year", "on-year", "annual", "yoy", "month-on-month", "yearly", "monthly"})


def _after_adverb(s: Sentence, last: int) -> str:
    """The word behind "12% annual" in "12% annual growth"."""
    return s.lower(last + 2) if s.lower(last + 1) in _ADVERBS else ""


def _percentage(
    s: Sentence, item: Stated, first: int, last: int, left: int, before: str, direction: Direction,
    base: bool,
    before_bracket: Direction | None,
) -> Amount:  # fmt: skip
    quantity = item.quantity
    near = {s.lower(at) for at in range(max(left + 1, first - 6), first)}
    after = s.lower(last + 1)
    if item.kind == "part" and not (direction and before in ("by", *directions())) and after not in (
        "less", "more", "lower", "higher", "fewer", "smaller", "larger",
    ):  # fmt: skip
        return Amount(quantity, first, last, "share", "", base)
    if directly := directions().get(after) or directions().get(_after_adverb(s, last)):
        return Amount(quantity, first, last, "change", "up" if directly == "up" else "down", base)
    levied = any(
        measure_words()[s.lower(at)].measure == "tariff"
        for at in range(first)
        if s.lower(at) in measure_words()
    )
    if levied and before in ("from", "to", "at", "of"):
        return Amount(quantity, first, last, "level", "", base)
    if near & _SHARE_WORDS or (
        after in ("share", "stake", "of")
        and not (direction and after == "of" and before in ("by", *directions()))
    ):
        return Amount(quantity, first, last, "share", "", base)
    if before == "by" and before_bracket and not direction:  # "exports fell by 5%, and imports by 3%"
        return Amount(quantity, first, last, "change", before_bracket, base)
    if before == "and" and before_bracket and not direction:  # "up 40% in volume and 51% in value"
        return Amount(quantity, first, last, "change", before_bracket, base)
    if before_bracket is not None and s.text[: quantity.start].rstrip().endswith("("):
        return Amount(quantity, first, last, "change", before_bracket, base)
    signed = quantity.literal[:1] in "+-−–"
    if (
        direction
        and (signed or before not in _LEVEL_BEFORE or before == "of")
        and not (base and before == "from")
    ):
        return Amount(quantity, first, last, "change", direction, base)
    measure = {measure_words()[word].measure for word in near if word in measure_words()}
    return Amount(quantity, first, last, "level" if "tariff" in measure else "share", "", base)
