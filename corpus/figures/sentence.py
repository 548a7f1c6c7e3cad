"""A sentence as the reader of figures sees it: its words, its numbers, and how far apart they are.

Distance, not grammar, binds a word to a number: words between, and barriers that a reader does not cross
lightly. The weights come from the trial described in the project's design notes (cost of ; and while 14, of
brackets and colons 4, commas 3, and / which 2, standing to the right 2); eval/gold/figures.jsonl, part
"tune", is what to check a change of them on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from corpus.figures.clauses import Part, appositions, explanations, hides, relatives
from corpus.quantities import Quantity
from corpus.words import Kind, Term, terms

HARD = 14.0
BRACKET = 4.0
COMMA = 3.0
JOINT = 2.0
RIGHT = 2.0
_HARD_WORDS = frozenset({"while", "but", "whereas", "although", "though", "compared", "however", "meanwhile"})
_JOINTS = frozenset({"and", "which", "who", "that", "with", "as", "or"})
_HARD_MARKS = re.compile(r";| [–—-] ")
_PART = re.compile(r"\S+")
_ACTED = re.compile(r" (?:shipped|shipping|planted|carried|milled)$")
""" "cargoes shipped" are no cargo ships."""
_BRACKETS = re.compile(r"[():]")


class Word(NamedTuple):
    """A word or listed phrase: its characters in the sentence, lower case, and what the vocabulary knows."""

    start: int
    end: int
    lower: str
    key: str
    kind: Kind


def _words(text: str, term: Term) -> Iterator[Word]:
    """A name is one word; a listed phrase of another kind ("went to") is taken apart again."""
    written = text[term.start : term.end]
    if not term.listed:
        yield Word(term.start, term.end, written.lower(), term.key, term.kind)
        return
    verb = term.kind == "commodity" and _ACTED.search(written)
    if (term.kind in ("place", "commodity") and not verb) or len(written.split()) == 1:
        yield Word(term.start, term.end, written.lower(), term.key, term.kind)
        return
    kind: Kind = "" if verb else term.kind
    parts = list(_PART.finditer(text, term.start, term.end))
    for match in parts:  # the key is that of the whole phrase, and says nothing of its parts
        key = term.key if len(parts) == 1 else ""
        yield Word(match.start(), match.end(), match.group().lower(), key, kind)


class Sentence:
    """The words of a text with running costs, and the quantities in it."""

    def __init__(self, text: str, quantities: tuple[Quantity, ...]) -> None:
        self.text = text
        self.quantities = quantities
        self.words = tuple(word for term in terms(text) for word in _words(text, term))
        self._starts = [word.start for word in self.words]
        self._ends = [word.end for word in self.words]
        self._cost, self._hard = self._running()

    def _running(self) -> tuple[list[float], list[int]]:
        cost, hard = [0.0], [0]
        for left, right in zip(self.words, self.words[1:], strict=False):
            gap = self.text[left.end : right.start]
            step, barrier = 1.0, 0
            if gap == " " and right.lower not in _HARD_WORDS:
                pass
            elif _HARD_MARKS.search(gap) or (right.lower in _HARD_WORDS and not self._thrown_in(right, gap)):
                step, barrier = step + HARD, 1
            elif _BRACKETS.search(gap):
                step += BRACKET
            elif "," in gap:
                step += COMMA
            if right.lower in _JOINTS:
                step += JOINT
            cost.append(cost[-1] + step)
            hard.append(hard[-1] + barrier)
        return cost, hard

    def _thrown_in(self, word: Word, gap: str) -> bool:
        """Whether ", however," only interrupts the clause that it stands in."""
        return (
            word.lower in ("however", "meanwhile")
            and "," in gap
            and self.text[word.end : word.end + 1] == ","
        )

    def index_at(self, start: int) -> int:
        """The first word that ends after `start`; the number of words when there is none."""
        return bisect_right(self._ends, start)

    def indexes(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word of the characters `start` to `end`."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        return min(first, len(self.words) - 1), max(min(first, len(self.words) - 1), last)

    def between(self, left: int, right: int) -> float:
        """What it costs to get from one word to another, whichever stands first."""
        return abs(self._cost[right] - self._cost[left])

    def barriers(self, left: int, right: int) -> int:
        """How many hard barriers stand between two words."""
        return abs(self._hard[right] - self._hard[left])

    def lower(self, index: int) -> str:
        """A word in lower case, "" outside of the sentence."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """The characters between a word and the next one."""
        if index + 1 >= len(self.words):
            return self.text[self.words[index].end :] if self.words else ""
        return self.text[self.words[index].end : self.words[index + 1].start]

    @cached_property
    def _parts(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        return explanations(self.text), appositions(self.text)

    def hidden(self, index: int, number: int) -> bool:
        """Whether a word only explains: not what the number at character `number` is about."""
        return hides(*self._parts, self.words[index].start, number)

    @cached_property
    def _relatives(self) -> tuple[Part, ...]:
        return relatives(self.text)

    def set_apart(self, index: int, number: int) -> bool:
        """Whether a word stands in a clause about a name, and the number at character `number` does not."""
        return hides(self._relatives, (), self.words[index].start, number)

    def in_relative(self, at: int) -> bool:
        """Whether character `at` stands in a clause about a name."""
        return any(part.start <= at < part.end for part in self._relatives)

    @cached_property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        """First and last word of each quantity."""
        return tuple(self.indexes(quantity.start, quantity.end) for quantity in self.quantities)

    def in_number(self, index: int) -> bool:
        """Whether a word is part of a quantity."""
        return any(first <= index <= last for first, last in self.numbers)
