"""Passages: the pieces of a document that are embedded and found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.document import Document, Span
from corpus.sentences import sentences

CONTEXT_PIECES = 64
"""Word pieces kept free for title and heading, which are embedded in front of the passage."""
LONGEST_CONTEXT = 120
"""Characters of a title or heading that are embedded: of a longer one the beginning tells enough."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences: `text == document.text[start:end]`, under one heading.

    `score` is the relevance that a search gave it; higher is better, comparable within one search only.
    `nearness` are the cosines of its sentences with what was searched, by where in the text they begin; empty
    where they are not known.
    """

    document: Document
    start: int
    end: int
    heading: str = ""
    score: float = 0.0
    nearness: Mapping[int, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The passage, exactly as it stands in the document."""
        return self.document.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """The page on which the passage begins, None for documents without pages."""
        return self.document.page_at(self.start)

    @property
    def context(self) -> str:
        """The passage behind its title and heading, as both indexes read it; only `text` is ever cited."""
        heading = "" if self.text.startswith(self.heading) else self.heading
        return "\n".join([*_front(self.document, heading), self.text])


PieceCounter = Callable[[str], int]
"""Counts the word pieces of a text as the embedding model sees them."""


def split(document: Document, count: PieceCounter, window: int) -> tuple[Passage, ...]:
    """Split a document into passages that together hold every sentence once and fit a model's window.

    `window` is the number of word pieces the model reads. A passage keeps to one section (heading and what
    follows); sections longer than the room are divided evenly. Only a sentence that alone is longer than the
    room is cut, at white space: no model could read it otherwise.
    """
    text = document.text
    passages: list[Passage] = []
    for heading, members in _sections(document, sentences(document)):
        room = window - max(CONTEXT_PIECES, sum(count(part) for part in _front(document, heading)))
        pieces = [part for span in members for part in _fitting(text, span, count, room)]
        for group in _groups([(span, count(text[span.start : span.end])) for span in pieces], room):
            passages.append(Passage(document, group[0].start, group[-1].end, heading))
    return tuple(passages)


def _front(document: Document, heading: str) -> list[str]:
    """What stands in front of a passage when it is embedded."""
    parts = [document.title, heading if heading != document.title else ""]
    return [part[:LONGEST_CONTEXT] for part in parts if part]


def _fitting(text: str, span: Span, count: PieceCounter, room: int) -> Iterator[Span]:
    """The span itself, or its parts at white space when it is longer than the room."""
    start = span.start
    while count(text[start : span.end]) > room:
        end = start + _longest_prefix(text[start : span.end], count, room)
        yield Span(start, end)
        start = end + len(text[end : span.end]) - len(text[end : span.end].lstrip())
    if start < span.end:
        yield Span(start, span.end)


def _longest_prefix(text: str, count: PieceCounter, room: int) -> int:
    """Length of the longest prefix within the room that ends before white space, of any if there is none."""
    low, high = 1, min(len(text), room * 16)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(text[:middle]) <= room else (low, middle - 1)
    space = max(text.rfind(" ", 1, low + 1), text.rfind("\n", 1, low + 1))
    return space if space > 0 else low


def _sections(document: Document, pieces: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Runs of sentences under one heading, which is their first member; headings in a row stay together."""
    starts = {heading.start: document.text[heading.start : heading.end] for heading in document.headings}
    heading, members, only_headings = "", list[Span](), True
    for span in pieces:
        if span.start in starts:
            if members and not only_headings:
                yield heading, members
                members = []
            heading, only_headings = starts[span.start], True
        else:
            only_headings = False
        members.append(span)
    if members:
        yield heading, members


def _groups(members: Sequence[tuple[Span, int]], room: int) -> Iterator[list[Span]]:
    """Divide a section into the fewest passages, of about equal size, none over the room."""
    total = sum(pieces for _, pieces in members)
    target = total / max(1, -(-total // room))
    group: list[Span] = []
    used = 0
    for span, pieces in members:
        if group and (used + pieces > room or used + pieces / 2 > target):
            yield group
            group, used = [], 0
        group.append(span)
        used += pieces
    if group:
        yield group


def covers(passages: Sequence[Passage]) -> bool:
    """Whether the passages leave nothing but white space of their document between and around them."""
    if not passages:
        return True
    text = passages[0].document.text
    gaps = [text[: passages[0].start], text[passages[-1].end :]]
    gaps += [text[left.end : right.start] for left, right in pairwise(passages)]
    return not any(gap.strip() for gap in gaps)
