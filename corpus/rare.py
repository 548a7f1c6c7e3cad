"""Regular expressions that most texts do not match, tried only where a match is possible.

Trying a long alternation at every character of a sentence costs most of the time that reading takes. Each
match of an expression holds certain words, though ("week", "same month"), and whether a text holds one of
them is found a hundred times faster. The words are taken from the expression itself, so that they follow
every change of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.rare_words import words_needed

_NOT_WORD = re.compile(r"\W")
_SPACES = bytes(code if chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(128)).ljust(
    256
)
_ALIKE = str.maketrans({"ı": "i", "İ": "i", "ſ": "s"})
"""Letters that an expression takes for ASCII ones when it ignores case, and `lower` does not."""


class Rare:
    """A compiled expression whose `search` and `finditer` first look for the words that a match needs."""

    __slots__ = ("_needed", "pattern")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.pattern = re.compile(expression, flags)
        self._needed = words_needed(expression, flags)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text, in order."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def may_match(self, text: str) -> bool:
        """False where the text lacks words without which there is no match."""
        plain = _plain(text)
        for words in self._needed:
            for word in words:
                if word in plain:
                    break
            else:
                return False
        return True


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """The text in lower case with a space for each character that no word has, and one around it."""
    if text.isascii():
        return f" {text.lower().encode().translate(_SPACES).decode()} "
    return f" {_NOT_WORD.sub(' ', text.translate(_ALIKE).lower())} "
