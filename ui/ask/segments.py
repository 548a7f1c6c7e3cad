"""An answer's text as the pieces that the page draws: words, proven numbers, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["words", "mark", "quoted", "converted", "computed"]

SHOWN: frozenset[str] = frozenset({"quoted", "converted", "computed"})
"""Kinds of proof that a number is shown with; that of a period or a source says nothing to a reader."""
_MARK = re.compile(r"\[(\d{1,3})\]")
_PART = re.compile(r"(?<=\]); ")
_BREAK = re.compile(r"\n+")
_PARAGRAPH = re.compile(
    r"\n+|(?<=\]\.) (?=[A-Z])|(?<=\.) (?=They do state: )|(?<=The documents differ\.) |(?<=They do state:) "
)
"""Between the paragraphs of an answer made of figures: what follows a list, what leads one in."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an answer. `citation`: from 1, that of a mark or number; `proof`: its index, else -1."""

    kind: Kind
    text: str
    citation: int = 0
    proof: int = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one part, or a list of several."""

    parts: tuple[tuple[Segment, ...], ...]

    @property
    def listed(self) -> bool:
        """Whether its parts stand one below the other."""
        return len(self.parts) > 1


def told(answer: Mapping[str, Any]) -> tuple[Block, ...]:
    """The text of an answer (`Answer.to_dict`) in reading order.

    The sentences that are quoted behind a figure are left out: they are shown with their citations.
    """
    text: str = answer["text"]
    end = text.find("\n\n") if answer["kind"] not in ("passage", "abstention") else -1
    head = text if end < 0 else text[:end]
    breaks = _BREAK if answer["kind"] == "passage" else _PARAGRAPH
    blocks: list[Block] = []
    start = 0
    for stop, after in (*(between.span() for between in breaks.finditer(head)), (len(head), 0)):
        if head[start:stop].strip():
            blocks.append(_block(answer, head[start:stop], start))
        start = after
    return tuple(blocks)


def _block(answer: Mapping[str, Any], paragraph: str, start: int) -> Block:
    parts: list[tuple[Segment, ...]] = []
    for part in _PART.split(paragraph):
        parts.append(tuple(_segments(answer, start, start + len(part))))
        start += len(part) + len("; ")
    if len(parts) > 1 and parts[-1][-1] == Segment("words", "."):
        parts[-1] = parts[-1][:-1]
    return Block(tuple(parts))


def _segments(answer: Mapping[str, Any], start: int, end: int) -> Iterator[Segment]:
    text: str = answer["text"]
    taken: list[tuple[int, int, Segment]] = [
        (proof["start"], proof["end"], Segment(proof["kind"], proof["number"], proof["citation"], index))
        for index, proof in enumerate(answer["proof"])
        if proof["kind"] in SHOWN and start <= proof["start"] < end
    ]
    for mark in _MARK.finditer(text, start, end):
        if 1 <= int(mark[1]) <= len(answer["citations"]):
            taken.append((mark.start(), mark.end(), Segment("mark", mark[1], int(mark[1]))))
    cursor = start
    for low, high, segment in sorted(taken, key=lambda found: found[:2]):
        if low < cursor:
            continue
        if cursor < low:
            yield Segment("words", text[cursor:low])
        yield segment
        cursor = high
    if cursor < end:
        yield Segment("words", text[cursor:end])


def steps(blocks: Sequence[Block], most: int) -> Iterator[tuple[Block, ...]]:
    """The blocks as they grow, part by part, in at most `most` steps; the last one is the whole."""
    parts = [(number, part) for number, block in enumerate(blocks) for part in range(len(block.parts))]
    stride = max(1, -(-len(parts) // most))
    for shown in (*range(stride, len(parts), stride), len(parts)):
        grown: list[Block] = []
        for number, block in enumerate(blocks):
            count = sum(1 for other, _ in parts[:shown] if other == number)
            if count:
                grown.append(Block(block.parts[:count]))
        yield tuple(grown)
