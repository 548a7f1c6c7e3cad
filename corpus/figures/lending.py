"""What changes, bases and bracketed numbers take from the amount that they go with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.figures.amount import Amount
from corpus.figures.dating_asides import apart_from
from corpus.figures.drafts import Draft, bracket_at
from corpus.figures.figure import Of, Slot
from corpus.figures.sentence import Sentence
from corpus.rare import Rare

_LENT = ("measure", "flow", "commodity", "origin", "destination", "place", "entity", "status")
_REVISED = Rare(
    r"\b(?:cut|cuts|rais\w+|lower\w*|revis\w+|trimm\w+|lift\w*|increas\w+|reduc\w+|upped|slash\w+|hik\w+"
    r"|boost\w+)\b"
    r"[^.;]{0,40}\b(?:forecasts?|estimates?|targets?|guidance|projections?|outlook)\b",
    re.IGNORECASE,
)
_VALUE = Rare(r"\b(?:values?|worth|earnings|revenues?|receipts|bill|in value terms)\b", re.IGNORECASE)
_VOLUME = Rare(r"\b(?:volumes?|tonnage|quantit(?:y|ies)|weight|by volume)\b", re.IGNORECASE)


def lend(s: Sentence, drafts: Sequence[Draft]) -> None:
    """Changes, bases and numbers in brackets take from the amount they go with what they do not say
    themselves.
    """
    for number, draft in enumerate(drafts):
        giver = _giver(s, drafts, number)
        if giver and _priced_before(giver, draft):
            giver = None
        if draft.amount.role != "level":
            draft.of = _counted_in(s, draft, giver)
        if giver is None:
            continue
        draft.led = giver.amount.role == "level" and not draft.amount.base
        _follow(s, draft, giver)
        for name in _LENT:
            if (slot := giver.slots.get(name)) and name not in draft.slots:
                if name == "place" and (other := _NAME_BEFORE.search(s.text[: draft.amount.quantity.start])):
                    draft.put("place", other["name"], "clause", *other.span("name"))
                    continue
                if name == "status" and draft.amount.base and not _REVISED.search(s.text):
                    continue
                level = draft.amount.role == "level" and not draft.amount.base
                ends = name in ("origin", "destination")
                if level and ends and not draft.same and not _bracketed(s, giver.amount, draft.amount):
                    continue
                draft.slots[name] = slot
        aside = apart_from(s, draft.amount.quantity, giver.amount.quantity.start)
        if draft.time is None and not draft.amount.base and giver.time and not draft.same and not aside:
            draft.time = giver.time
            draft.put("period", giver.time.iso, "sentence", *_span(giver.slots.get("period")))
    _led_to(s, drafts)
    _in_brackets(s, drafts)


def _priced_before(giver: Draft, draft: Draft) -> bool:
    """ "5 t of rod at $587 and 3 t of bar": a weight takes nothing from the price before it."""
    priced = giver.amount.quantity.dimension.startswith("money") and "flow" not in giver.slots
    return priced and draft.amount.quantity.dimension == "mass" and draft.amount.role == "level"


def _in_brackets(s: Sentence, drafts: Sequence[Draft]) -> None:
    """ "Germany, with 7.6 million bags (17.1%), Belgium, ...": the share is of the same country."""
    dated: Draft | None = None
    for level, part in pairwise(drafts):
        if (
            level.amount.role == part.amount.role == "level"
            and (inner := _bare_in_bracket(s, part)) is not None
        ):
            if not inner and dated and dated.time and _bracketed(s, level.amount, part.amount):
                part.time, part.slots["period"] = dated.time, dated.slots["period"]
            elif inner and part.time and "period" in part.slots:
                dated = part
        if not _bracketed(s, level.amount, part.amount) or level.amount.role != "level":
            continue
        for name in ("origin", "destination", "place"):
            if name in level.slots:
                part.slots[name] = level.slots[name]
            elif part.slots.get(name) and part.slots[name].start > part.amount.quantity.end:
                del part.slots[name]
        part.partner = level.partner


def _bare_in_bracket(s: Sentence, part: Draft) -> str | None:
    """What stands before a number in its bracket: "(August: 5 t)", "(5 t)"; None outside of brackets."""
    start = part.amount.quantity.start
    opened = bracket_at(s.text, start)
    return s.text[opened + 1 : start].strip() if opened >= 0 else None


_NAME_BEFORE = re.compile(
    r"(?:,|\band|,? while) (?P<name>[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,2})"
    r" (?:(?:had|held|stored) )?(?:about |some |only |just |a mere )?$"
)
""" "Abidjan held 5 t and San Pedro 3 t": of the second port, known to a list or not."""
_LED_TO = re.compile(
    r"\s*(?:higher|lower)?,?\s*(?:to|at)(?: (?:about|around|some|just|only|nearly|almost))?\s*"
)


def _led_to(s: Sentence, drafts: Sequence[Draft]) -> None:
    """ "cut its forecast by two million tonnes to 40 million": what it was cut to is a forecast too."""
    for step, level in pairwise(drafts):
        between = s.text[step.amount.quantity.end : level.amount.quantity.start]
        led = step.amount.role in ("difference", "change") and level.amount.role == "level"
        if led and _LED_TO.fullmatch(between) and "status" in step.slots:
            level.slots.setdefault("status", step.slots["status"])


def _follow(s: Sentence, draft: Draft, giver: Draft) -> None:
    """ "and increased by 19% to 5 t for China": the place behind the level is that of the change too."""
    between = s.text[draft.amount.quantity.end : giver.amount.quantity.start]
    if draft.amount.role != "change" or not re.fullmatch(r" (?:to|at) (?:about |some )?", between):
        return
    for name in ("origin", "destination"):
        given, own = giver.slots.get(name), draft.slots.get(name)
        if given is None or own is None or given.value == own.value:
            continue
        if given.start > giver.amount.quantity.end and own.start < draft.amount.quantity.start:
            draft.slots[name] = given


def _counted_in(s: Sentence, draft: Draft, giver: Draft | None) -> Of:
    """Whether a change is one of money or of an amount: by the nearest word, else by the number it
    goes with.
    """
    start = draft.amount.quantity.start
    found: list[tuple[int, Of]] = [(abs(match.start() - start), "money") for match in _VALUE.finditer(s.text)]
    found += [(abs(match.start() - start), "amount") for match in _VOLUME.finditer(s.text)]
    if found and min(found)[0] < 40:
        return min(found)[1]
    if giver is None:
        return ""
    dimension = giver.amount.quantity.dimension
    return (
        "money"
        if dimension == "money"
        else ""
        if dimension.startswith(("money", "percent", "zero"))
        else "amount"
    )


def _span(slot: Slot | None) -> tuple[int, int]:
    return (slot.start, slot.end) if slot else (-1, -1)


def _bracketed(s: Sentence, left: Amount, right: Amount) -> bool:
    between = s.text[left.quantity.end : right.quantity.start]
    return left.last < right.first and between.strip() in ("(", "(or", "(about", "or")


def _alike(left: Amount, right: Amount) -> bool:
    return left.role == right.role == "level" and left.quantity.dimension == right.quantity.dimension


def _giver(s: Sentence, drafts: Sequence[Draft], number: int) -> Draft | None:
    """The amount that another goes with: the level it leads to ("5% to 3 t"), else the nearest before."""
    draft = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    if draft.amount.role != "level" and after and after.amount.role == "level" and not after.amount.base:
        between = s.text[draft.amount.quantity.end : after.amount.quantity.start]
        if re.match(r"\s*(?:to|at)\b", between) or (number == 0 and re.search(r"\bto\b", between)):
            return after
    if draft.same and draft.amount.role == "level" and "flow" not in draft.slots:
        return next((other for other in drafts[:number] if _alike(other.amount, draft.amount)), None)
    inside = bracket_at(s.text, draft.amount.quantity.start)
    for other in reversed(drafts[:number]):
        if s.in_relative(other.amount.quantity.start) > s.in_relative(draft.amount.quantity.start):
            continue  # "X, which sent 5 t in May, sent none"
        if bracket_at(s.text, other.amount.quantity.start) not in (-1, inside):
            continue  # "Peru with 5 t (2017: 4 t), Chile with 3 t"
        if other.amount.role == "level" and not other.amount.base:
            if s.barriers(other.amount.last, draft.amount.first) and not draft.amount.base:
                return None
            return other
    if draft.amount.base:
        return next(
            (
                other
                for other in drafts[number + 1 :]
                if other.amount.role == "level" and not other.amount.base
            ),
            None,
        )
    return None
