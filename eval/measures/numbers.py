"""Are the numbers of an answer the right ones, and does each stand in what it cites?"""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.quantities import Quantity, quantities
from corpus.units import unit_named
from eval.gold import Number, Question
from eval.measures.derived import follows
from eval.measures.measure import Case, Measure, Score, answered
from eval.measures.quotes import MARK

NOISE = Decimal("1e-9")
ROUNDING_DIGITS = 2
BOUND_REACH = Decimal("1.1")
"""How far beyond "over 350" a number still counts as that: by a tenth."""
ZERO = re.compile(r"\b(?:no|none|nil|nothing|zero|halt(?:ed)?|ceased|stopped|not a single)\b", re.IGNORECASE)
FALLING = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|drop|declin|decreas|down\b|low|less|plung|slump|tumbl|sli[dp]|shr[aiu]nk|cut|"
    r"lost|below|fewer|reduc|sank|contract)",
    re.IGNORECASE,
)


def answer_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of an answer, with their places in it; marks such as [1] are none."""
    return quantities(MARK.sub(lambda mark: " " * len(mark.group()), text))


def matches(found: Quantity, wanted: Number, text: str) -> str:
    """How a quantity of the answer `text` meets a gold number, "" when it does not.

    exact: same base unit and value. rounding: it differs by no more than half of the last place shown by the
    coarser side, which shows two digits at least. tolerant: within the gold's `rel_tol`. bound: the gold says
    "over" (or under), and the number lies beyond it by at most a tenth. A negative gold number needs a minus
    or a word of falling nearby.
    """
    unit = unit_named(wanted.unit) if wanted.unit else None
    if unit is None or unit.dimension == "count":
        same = found.dimension in ("count", "number") and (unit is None or found.base in ("", unit.base))
        factor = Decimal(1)
    else:
        same, factor = found.base == unit.base, unit.factor
    if not same:
        return ""
    goal = wanted.value * factor
    if goal < 0 and found.value > 0:
        if not FALLING.search(text[max(0, found.start - 60) : found.end + 40]):
            return ""
        goal = -goal
    ends = [value for value in (found.canonical, found.canonical_high) if value is not None]
    return next((kind for value in ends if (kind := _kind(found, value, wanted, goal, factor))), "")


def _kind(found: Quantity, value: Decimal, wanted: Number, goal: Decimal, factor: Decimal) -> str:
    difference = abs(value - goal)
    if difference <= NOISE * max(Decimal(1), abs(goal)):
        return "exact"
    if wanted.rel_tol is not None:
        return "tolerant" if difference <= wanted.rel_tol * abs(goal) else ""
    decimals = _decimals(wanted.value)
    gold_step, gold_digits = factor.scaleb(-decimals), len(str(abs(int(wanted.value.scaleb(decimals)))))
    step, digits = max((found.step, found.digits), (gold_step, gold_digits))
    if digits >= ROUNDING_DIGITS and difference <= step / 2:
        return "rounding"
    if wanted.qualifier in ("over", "at least") and goal < value <= goal * BOUND_REACH:
        return "bound"
    if wanted.qualifier in ("under", "at most") and goal / BOUND_REACH <= value < goal:
        return "bound"
    return ""


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def missing_numbers(case: Case) -> tuple[Number, ...]:
    """The gold numbers that the answer does not hold. Zero may be a word such as "none" or "halt"."""
    text = answered(case).text
    found = answer_quantities(text)
    return tuple(
        wanted
        for wanted in case.gold.numbers
        if not any(matches(quantity, wanted, text) for quantity in found)
        and not (wanted.value == 0 and ZERO.search(text))
    )


def _recall(case: Case) -> Score:
    if answered(case).abstained:
        return Score(0.0, "abstained")
    missing = missing_numbers(case)
    held = len(case.gold.numbers) - len(missing)
    shown = ", ".join(f"{number.value:f} {number.unit}".strip() for number in missing)
    got = ", ".join(quantity.literal for quantity in answer_quantities(answered(case).text)[:6])
    reason = (
        f"not in the answer: {shown}; its numbers: {got or 'none'}"
        if missing
        else f"all {held} numbers given"
    )
    return Score(held / len(case.gold.numbers), reason)


def _unsupported(case: Case) -> Score:
    answer = answered(case)
    said = answer_quantities(answer.text)
    sources = [citation.quote for citation in answer.citations] + [case.gold.question, *case.gold.history]
    known = [quantity for source in sources for quantity in quantities(source)]
    loose = [
        quantity.literal
        for quantity in said
        if not any(_same(quantity, other) for other in known) and not follows(quantity, answer)
    ]
    reason = (
        f"{loose[0]!r} stands in no quote and does not follow from any"
        if loose
        else f"{len(said)} numbers, all from the quotes or the question"
    )
    return Score(len(loose) / len(said) if said else 0.0, reason)


def _same(one: Quantity, other: Quantity) -> bool:
    """Same value: in the same base unit, or where one of the two has no unit, as written."""
    if not one.base or not other.base:
        return one.value in (other.value, other.high)
    return one.base == other.base and one.canonical in (other.canonical, other.canonical_high)


def _has_numbers(question: Question) -> bool:
    return bool(question.numbers)


NUMERIC_RECALL = Measure(
    "numeric recall",
    "Share of the gold numbers that the answer gives with the right unit: exact, rounded, or in tolerance.",
    "0..1", "0", "TAT-QA (Zhu and others 2021) number matching, extended to units and hedges", _recall,
    applies=_has_numbers,
)  # fmt: skip
UNSUPPORTED = Measure(
    "unsupported-number rate",
    "Share of the answer's numbers that neither stand in its quotes or the question nor follow from quotes.",
    "0..1", "0", "ALCE citation recall, for numbers, without a model; results are worked out again",
    _unsupported, better="lower", miss=1.0,
)  # fmt: skip
MEASURES = (NUMERIC_RECALL, UNSUPPORTED)
