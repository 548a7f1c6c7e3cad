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
        self._needed = tuple(map(_told_apart, words_needed(expression, flags)))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self.may_match(text) else None

    def search_before(self, text: str, end: int) -> re.Match[str] | None:
        """The first match in the part of a text before `end`; the whole of it tells whether one can be."""
        return self.pattern.search(text[:end]) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a text, in order."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def may_match(self, text: str) -> bool:
        """False where the text lacks words without which there is no match."""
        plain, held = _searched(text)
        for single, bits, several in self._needed:
            if held & single:
                continue
            if not held & bits or not any(word in plain for word in several):
                return False
        return True


_BITS: dict[str, int] = {}
"""Parts of needed words that stand within one word of a text ("export", " week "), each with a bit of its
own, and what they begin with, which has none.

All expressions share them, so that one look at a text tells which of hundreds of them cannot match.
"""


def _told_apart(words: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """The bits of those that are one part, and the bits of a part of each other one with these others."""
    single, bits, several = 0, 0, []
    for word in words:
        part = max(re.findall(r" ?[^ ]+ ?", word), key=lambda part: len(part.strip()))
        if part == word:
            single |= _bit(part)
        else:
            bits |= _bit(part)
            several.append(word)
    return single, bits, tuple(several)


def _bit(part: str) -> int:
    if not _BITS.get(part):
        for end in range(1, len(part)):
            _BITS.setdefault(part[:end], 0)
        _BITS[part] = 1 << len(_BITS)
        _searched.cache_clear()
        _held_by.cache_clear()
    return _BITS[part]


@lru_cache(maxsize=64)
def _searched(text: str) -> tuple[str, int]:
    """A text as it is searched, and the bits of its words."""
    plain, held = _plain(text), 0
    for word in plain.split():
        held |= _held_by(word)
    return plain, held


@lru_cache(maxsize=10_000)
def _held_by(word: str) -> int:
    edged, held = f" {word} ", 0
    for start in range(len(edged)):
        for end in range(start + 1, len(edged) + 1):
            bit = _BITS.get(edged[start:end])
            if bit is None:
                break
            held |= bit
    return held


def _plain(text: str) -> str:
    """The text in lower case with a space for each character that no word has, and one around it."""
    if text.isascii():
        return f" {text.lower().encode().translate(_SPACES).decode()} "
    return f" {_NOT_WORD.sub(' ', text.translate(_ALIKE).lower())} "
