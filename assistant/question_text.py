"""The text of a question, and other words put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.figures.kinds import VERB
from corpus.periods import periods

_POSSESSIVE = re.compile(r"['’]s?$")
_TAIL = re.compile(
    r",? (?:in|by) (?:percent|per cent|%|weight|value|volume|tonnes|tons|kg|kilograms?|pounds|dollars)\W*$",
    re.IGNORECASE,
)
"""What stands behind the periods of a question: "... in July 2025, in percent?"."""
_DATED_TAIL = re.compile(
    r",? \b(?:in|during|for|over|from|between|as of|by)\b(?: the)? [^,?]*$", re.IGNORECASE
)
_IMPERATIVE = re.compile(
    r"\W*(?:what|list|show|name|sum|rank|order|sort|compare|add|give|tell|put|state)\b", re.IGNORECASE
)


def is_keywords(question: str) -> bool:
    """Whether a question is a line of keywords and no sentence."""
    return not (VERB.search(question) or _IMPERATIVE.match(question) or question.rstrip().endswith("?"))


def choices(spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The places to change: all of the spans together, then each alone."""
    if spans:
        yield spans
    if len(spans) > 1:
        yield from ([span] for span in spans)


def without_possessive(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a word without its "'s" begins and ends."""
    owned = _POSSESSIVE.search(text[start:end])
    return (start, start + owned.start()) if owned else (start, end)


def put(text: str, start: int, end: int, words: str) -> str:
    """The text with other words in a place, small or capital as those that stood there."""
    old = text[start:end]
    if old.islower() and is_keywords(text):
        words = words.lower()
    elif not start and old[:1].isupper():
        words = words[:1].upper() + words[1:]
    return text[:start] + words + text[end:]


def added(question: str, words: str, dated_last: bool = False) -> Iterator[str]:
    """The question with words added before its mark; with `dated_last` rather before a period at its end."""
    plain = question.rstrip()
    mark = plain[len(plain.rstrip("?!. ")) :]
    body = plain[: len(plain) - len(mark)]
    tail = _TAIL.search(body)
    end = tail.start() if tail else len(body)
    found = _DATED_TAIL.search(body[:end]) if dated_last else None
    if found and periods(found.group()):
        yield f"{body[: found.start()]} {words}{body[found.start() :]}{mark}"
    yield f"{body[:end]} {words}{body[end:]}{mark}"
