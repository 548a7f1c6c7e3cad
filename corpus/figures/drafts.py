"""A number on its way to a figure, and how far the words of its sentence are from it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.figures.amount import Amount
from corpus.figures.calendar import Time
from corpus.figures.figure import Of, Slot, Source
from corpus.figures.mention import Mention
from corpus.figures.sentence import RIGHT, Sentence
from corpus.figures.timing import TimeMention

FAR = 1e9


CROSSED = 3.0
"""Cost of each other number on the way to the left."""


HIDDEN = 20.0
"""What it costs to take the time of an explanation."""


_OF = frozenset({"of", "in", "to", "from", "for", "during", "into", "worth"})
EACH = frozenset({"each", "apiece"})
""" "5 t each in May and June": of each of those named."""


@dataclass
class Draft:
    """An amount with the slots found for it so far.

    `partner`: a place of which the sentence does not say which end of the flow it is. `of`: what a
    change is one of, money or an amount. `act`: the flow word tells
    who gave or took, not whose statistics they are. `vague`: the sentence dates it, but nobody can tell when.
    `aside`: a good that the sentence only explains something with. `two_way`: it is of exports and imports
    together. `nameless`: it is of a good that no vocabulary has. `same`: it is of "the same month last year",
    counted from the period of what was told before. `allowed`: "may sell 3 t".
    `led`: it goes with a level of its own sentence.
    `explains`: its time only dates the reason ("fell to 3 t, as a mine was shut in May").
    `also`: further periods of which the same is told ("5 t each in May and June").
    `label`: the sentence begins with whose figures it tells ("Ghana: purchases came to 3 t").
    """

    amount: Amount
    slots: dict[str, Slot] = field(default_factory=dict)
    time: Time | None = None
    base_time: Time | None = None
    partner: Slot | None = None
    act: bool = False
    of: Of = ""
    total: bool = False
    sole: bool = False
    vague: bool = False
    nameless: bool = False
    two_way: bool = False
    aside: Slot | None = None
    same: TimeMention | None = None
    led: bool = False
    allowed: bool = False
    label: bool = False
    explains: bool = False
    also: tuple[Time, ...] = ()

    def put(self, name: str, value: str, source: Source, start: int, end: int) -> None:
        """Fill a slot that is still open."""
        if value and name not in self.slots:
            self.slots[name] = Slot(value, source, start, end)


class Reach:
    """How far the words of a sentence are from one of its numbers."""

    def __init__(self, s: Sentence, amounts: Sequence[Amount], number: int) -> None:
        self.s = s
        self.amount = amounts[number]
        self.others = [other for at, other in enumerate(amounts) if at != number]
        self._firsts = sorted(other.first for other in self.others)
        after = [other for other in amounts[number + 1 :] if not _aside(s, self.amount, other)]
        self._next = after[0].first if after else len(s.words)
        self.following = after[0].first if after else None

    def cost(self, first: int, last: int) -> float:
        """What it costs to reach the words `first` to `last`; FAR where another number stands in the way."""
        amount = self.amount
        if self.s.hidden(first, amount.quantity.start):
            return FAR
        if last < amount.first:
            crossed = bisect_left(self._firsts, amount.first) - bisect_right(self._firsts, last)
            return self.s.between(last, amount.first) + CROSSED * crossed
        if first > amount.last:
            if first > self._next:
                return FAR
            behind = amount.last + 1 + (self.s.lower(amount.last + 1) in EACH)
            direct = self.s.lower(behind) in _OF and first - amount.last <= 6
            way = self.s.between(amount.last, first)
            if direct and way <= first - amount.last + 0.5:
                return 0.1 * (first - amount.last)
            return way + RIGHT
        return 0.0

    def time_cost(self, first: int, last: int) -> float:
        """The same for a time; one in an explanation may still be the only one."""
        if self.s.set_apart(first, self.amount.quantity.start):
            return FAR
        hidden = self.s.hidden(first, self.amount.quantity.start)
        return self.s.between(first, self.amount.first) + HIDDEN if hidden else self.cost(first, last)

    def belongs_to_next(self, index: int) -> bool:
        """Whether a word right of the number stands nearer to the next one: "5 t, China took 3 t"."""
        if index <= self.amount.last or self.following is None:
            return False
        of_part = self.s.lower(self.amount.last + 2) in ("which", "whom", "these", "those")
        if self.s.lower(self.amount.last + 1) in _OF and index - self.amount.last <= 3 and not of_part:
            return False
        gap = self.s.text[self.amount.quantity.end : self.s.words[index].start]
        if re.search(
            r"\b(?:ahead of|followed by|behind|compared with|against|versus|than|of which|including"
            r"|among them)\b",
            gap,
        ):
            return True
        near = self.s.between(index, self.following) < self.s.between(self.amount.last, index)
        return near and bool(re.search(r"[,;:.]|\b(?:and|while|with)\b", gap))

    def barriers(self, index: int) -> int:
        """Hard barriers between a word and the number."""
        return self.s.barriers(index, self.amount.first)

    def source(self, index: int) -> Source:
        """clause or sentence, by whether a hard barrier is between."""
        return "sentence" if self.barriers(index) else "clause"


def _aside(s: Sentence, amount: Amount, other: Amount) -> bool:
    """ "5 tonnes (+4%) to Japan", "5 t, down 3%, to Japan": what goes with a number is not in its way."""
    change = other.role in ("change", "difference") and amount.role == "level"
    if not change or other.first - amount.last > 4:
        return False
    between = range(amount.last + 1, other.first)
    # "up 8% to 5 t, France was up 11% to 4 t"
    return not any(s.words[at].kind == "place" and s.lower(at - 1) not in _OF for at in between)


def cheapest(reach: Reach, found: Iterable[Mention]) -> tuple[float, Mention | None]:
    best, cost = None, FAR
    for mention in found:
        if (price := reach.cost(mention.index, mention.last)) < cost:
            best, cost = mention, price
    return cost, best


def put(s: Sentence, reach: Reach, draft: Draft, name: str, mention: Mention) -> None:
    words = s.words
    draft.put(
        name, mention.value, reach.source(mention.index), words[mention.index].start, words[mention.last].end
    )


def bracket_at(text: str, at: int) -> int:
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else -1
