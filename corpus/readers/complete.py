"""What a file states about itself, completed by what its text lets one guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.attributes import guess
from corpus.cleaning import Cleaned
from corpus.content import Attributes, Block


def complete(stated: Attributes, blocks: Sequence[Block], left_out: Sequence[str] = ()) -> Attributes:
    """`stated` with its empty fields filled from the text; `inferred` names those that were guessed."""
    guessed = guess(Cleaned(tuple(blocks), tuple(left_out)))
    filled = {
        field: getattr(guessed, field)
        for field in ("title", "publisher", "published")
        if not getattr(stated, field) and getattr(guessed, field)
    }
    return replace(stated, **filled, inferred=stated.inferred | (guessed.inferred & filled.keys()))
