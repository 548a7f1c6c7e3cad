"""Copies of one story, which must not fill a search's answer so that nothing else is seen."""

from __future__ import annotations

from collections.abc import Sequence

from index.catalogue import StoredPassage

TELLINGS = 2
"""A story may be told so often before its copies step back: two publishers are worth citing together."""
RETOLD = 0.8
"""A passage is a copy when so much of it, by words, was told sentence by sentence ahead of it. Publishers of
an agency's story change its first and last sentence; stories that look alike differ in most of theirs.
"""
STEP_BACK = 0.5
"""What the score of a copy is multiplied by: what is half as relevant and new is seen before it."""


def copies(found: Sequence[StoredPassage]) -> list[bool]:
    """Of each passage, best first, whether passages ahead of it told it `TELLINGS` times, in the same words.

    Sentences are compared by the keys of their words, numbers among them: another number is another story.
    """
    told: dict[str, int] = {}
    retold: list[bool] = []
    for stored in found:
        words = stored.sentences.words
        lengths = [line.count(" ") + 1 if line else 0 for line in words]
        again = sum(
            length for line, length in zip(words, lengths, strict=True) if told.get(line, 0) >= TELLINGS
        )
        retold.append(0 < again >= RETOLD * sum(lengths))
        for line in set(words):
            told[line] = told.get(line, 0) + 1
    return retold
