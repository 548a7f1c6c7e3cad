"""What kind of number each is: an amount, a change, a difference, a share, and whether it is only
compared with."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.amount import Amount
from corpus.figures.before_numbers import is_percent, step_back, word_before
from corpus.figures.compared import (
    COMPARED,
    COMPARED_OF,
    COMPARED_WHEN,
    SET_BESIDE,
    also_compared,
    measured_from,
    superseded,
)
from corpus.figures.figure import Direction
from corpus.figures.percentages import percentage_of
from corpus.figures.rise_and_fall import direction_of, is_difference
from corpus.figures.sentence import Sentence
from corpus.figures.stated import Stated
from corpus.quantities import Quantity


def amounts(sentence: Sentence, found: tuple[Stated, ...]) -> tuple[Amount, ...]:
    """The amounts of a sentence in order. Percentages that say nothing of a change are shares."""
    result: list[Amount] = []
    for item, (first, last) in zip(found, sentence.numbers, strict=True):
        if not item.kind and sentence.lower(first - 1) in ("not", "nor"):
            continue  # "5,035, not 5,350": what is denied is not stated
        if _switched(sentence.text, item.quantity):
            continue
        left = result[-1].last if result else -1
        moved = _moved(sentence, result, first)
        result.append(_amount(sentence, item, first, last, left, moved, result))
    return tuple(result)


_REBOOKED = re.compile(r"\bincluding [^()]*\b(?:switched|decreases?|reductions?|cancell\w+)\b")


def _switched(text: str, quantity: Quantity) -> bool:
    """Whether a number only explains the one before: "(30 t, including 9 t switched from X)"."""
    opened, closing = text.rfind("(", 0, quantity.start), text.find(")", quantity.start)
    match = _REBOOKED.search(text, opened, closing) if 0 <= opened < closing else None
    return match is not None and match.start() < quantity.start


def _moved(s: Sentence, told: list[Amount], first: int) -> Direction | None:
    """Which way the number before went, or the one that it leads to: "by 10% (to 5 t) and by 13%"."""
    if not told:
        return None
    if told[-1].role in ("change", "difference"):
        return told[-1].direction
    if s.lower(first - 1) == "by":  # "DAP by 19% to 77 t from 64 t, potash by 6%"
        change = next((one for one in reversed(told) if one.role in ("change", "difference")), None)
        if change and not s.barriers(change.last, first):
            return change.direction
    change = told[-2] if len(told) > 1 and told[-2].role == "change" else None
    if change and s.text[change.quantity.end : told[-1].quantity.start].strip() in ("(to", "to", "to about"):
        return change.direction
    return None


def _amount(
    s: Sentence, item: Stated, first: int, last: int, left: int, moved: Direction | None, told: list[Amount]
) -> Amount:
    quantity = item.quantity
    if item.kind == "zero":
        after = word_before(s, first, left) in ("after", "following", "from", "since")
        return Amount(quantity, first, last, "level", "", after, True)
    before = word_before(s, first, left)
    if item.kind == "ratio":
        return Amount(quantity, first, last, "ratio", "", False)
    base = before in COMPARED and not (
        before == "from" and s.lower(last + 1) == "to" and is_percent(quantity)
    )
    if base and before == "from" and told and _earned_from(s, told[-1].quantity, quantity):
        base = False
    if before in ("with", "to") and s.lower(step_back(s, first, left) - 1) in SET_BESIDE:
        base = True
    if before == "after" and not is_percent(quantity):
        base = True
    base = base or also_compared(s, quantity, told) or bool(COMPARED_OF.search(s.text[: quantity.start]))
    base = base or measured_from(s, quantity, told) or superseded(s.text, quantity)
    base = base or bool(COMPARED_WHEN.search(s.text[: quantity.start]))
    if base and before == "than" and quantity.qualifier in ("over", "under"):
        quantity = replace(quantity, qualifier="=")
    direction = direction_of(s, quantity, first, last, left)
    if is_percent(quantity):
        return percentage_of(s, item, first, last, left, before, direction, base, moved)
    if quantity.dimension == "percentage points":
        return Amount(quantity, first, last, "difference", direction, base)
    if before == "and" and not direction and not base and (gone := _also(s, quantity, told)):
        return Amount(quantity, first, last, "difference", gone, False)
    if before == "by" and moved and not direction and not base:
        return Amount(quantity, first, last, "difference", moved, False)  # "sugar fell by 5 t and tea by 2 t"
    if before == "or" and moved and not direction and s.lower(last + 1) not in ("of", "to"):
        return Amount(quantity, first, last, "difference", moved, base)
    if moved and not base and _GROWN_BY.match(s.text, quantity.end) and _in_change(s, quantity, told):
        return Amount(quantity, first, last, "difference", moved, False)
    if direction and not base and is_difference(s, quantity, first, last, left, before):
        return Amount(quantity, first, last, "difference", direction, False)
    return Amount(quantity, first, last, "level", "", base)


_FROM = re.compile(r" (?:was earned |in revenue |in sales )?from (?:about |some |just |only )?")


def _earned_from(s: Sentence, money: Quantity, goods: Quantity) -> bool:
    """ "Butter brought in $398 million from 35,600 tonnes": two levels, and no earlier one."""
    between = s.text[money.end : goods.start]
    paid = money.dimension == "money" and goods.dimension in ("mass", "volume", "count", "energy")
    return paid and bool(goods.unit) and _FROM.fullmatch(between) is not None


_GROWN_BY = re.compile(
    r"\),? (?:compared|from (?:last|a|one|the)|on (?:the |last |a )|versus|year-on-year|over (?:last|the)"
    r"|higher|lower|more|less|fewer)\b"
)


def _in_change(s: Sentence, quantity: Quantity, told: list[Amount]) -> bool:
    """ "up 12% (8,594 t) compared with May": by how much, and no level."""
    before = told[-1] if told else None
    between = s.text[before.quantity.end : quantity.start] if before else ""
    return before is not None and before.role == "change" and between == " ("


_COMPARES = re.compile(
    r"^(?: or [\d.]+ ?(?:%|percent|per cent|pc))? (?:from (?:one|a|the) |y-?o-?y|m-?o-?m|year-on-year"
    r"|month-on-month"
    r"|on the (?:year|month)|on-year)",
    re.IGNORECASE,
)


def _also(s: Sentence, quantity: Quantity, told: list[Amount]) -> Direction | None:
    """ "up by 173 t from the month before and 60 t from a year ago": the second is one more difference."""
    before = next((one for one in reversed(told) if one.role == "difference"), None)
    if before is None or before.quantity.base != quantity.base:
        return None
    return before.direction if _COMPARES.match(s.text[quantity.end :]) else None
