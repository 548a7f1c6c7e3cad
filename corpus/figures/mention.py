"""Something that a sentence names, at its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named at a word (the first of `index` to `last`)."""

    index: int
    last: int
    value: str
    noun: bool = True
