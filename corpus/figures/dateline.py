"""Where and when a text was written, said before its first sentence: "HANOI, May 3 (Agency) - "."""

from __future__ import annotations

import re

from corpus.words import terms

DATELINE = re.compile(
    r"[A-Z][A-Z .,/'’-]{2,40}(?:,? [^–—]{0,60}?)?(?:\([^)]{2,40}\))? ?(?: -|[–—]|--) "
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
    r"(?: \([^)]{2,40}\))? ?(?:-|[–—]|--) "
    r"|[A-Z][A-Z .'’-]{3,30}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z][^)]{1,30}\))?: "
)


def names_place(text: str) -> bool:
    """Whether "ISLAMABAD: " names a place; "CATHODES: " is what is told of."""
    return any(term.kind == "place" for term in terms(text))
