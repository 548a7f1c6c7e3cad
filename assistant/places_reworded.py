"""A place of a question exchanged for another: "Japanese imports" are "German imports"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.place_words import adjective_of, is_adjective, the
from assistant.question_text import added, choices, is_keywords, put, without_possessive
from corpus.words import name_of, terms

ENDS = {"origin": "from", "destination": "to", "place": "in"}
"""The word before a place that is added, by the end of the flow that it is."""
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r" (?!(?:and|or|in|from|to|for|at|on|by|during|than|as|did|was|were|is|are|has|have|export|import"
    r"|buy|bought|receive|received|get|got|take|took|supply|supplied|send|sent|sell|sold|ship|shipped)\b)[a-z0-9]",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(
    r"\b(?:to|from|in|into|by|of|for|at|with|via|through|and|or|did|does|do|has|have|had|was|were|is|are|than)"
    r"(?: the)? $",
    re.IGNORECASE,
)


def with_place(question: str, slot: str, value: str, was: str) -> Iterator[str]:
    """The ways to say a question with a place changed from `was`, or added, the best first."""
    spans = [
        (one.start, one.end)
        for one in terms(question)
        if was and one.kind == "place" and name_of(one.key) == was
    ]
    for chosen in choices(spans):
        text = question
        for start, end in reversed(chosen):
            text = _placed(text, start, end, value, was)
        yield text
    if spans and not any(_adjectival(question, start, end, was) for start, end in spans):
        return
    rest = question
    for start, end in reversed(spans):
        rest = re.sub(r"\s{2,}", " ", f"{rest[:start].rstrip()} {rest[end:].lstrip()}").strip()
    if spans and rest:
        rest = rest[0].upper() + rest[1:] if question[0].isupper() else rest
    yield from added(rest, f"{ENDS[slot]} {the(value)}", dated_last=True)


def _placed(text: str, start: int, end: int, value: str, was: str) -> str:
    adjective = _adjectival(text, start, end, was)
    plain = without_possessive(text, start, end)
    if text[end : end + 1] in ("'", "’") and text[start:end].endswith("s"):  # "the Netherlands' exports"
        end += 1
    suffix = text[plain[1] : end]
    if adjective:
        known = adjective_of(value)
        return put(text, *plain, known) if known else text
    name = value
    if not is_keywords(text):
        name = the(value)
        if article := _THE.search(text[:start]):
            start = article.start()
            if text[start].isupper():
                name = name[0].upper() + name[1:]
    if suffix:
        suffix = "'" if name.endswith("s") else "'s"
    return put(text, start, end, f"{name}{suffix}")


def _adjectival(text: str, start: int, end: int, name: str) -> bool:
    """Whether a place is named by its adjective, or by a short form that stands like one: "US crude"."""
    first, last = without_possessive(text, start, end)
    if last != end:
        return False
    word = text[first:last]
    if is_adjective(word, name):
        return True
    short = word.replace(".", "").isupper() and word.lower() != name.lower()
    follows = _ATTRIBUTE.match(text, end) is not None
    return short and follows and not (_BEFORE_NOUN.search(text[:start]) and _THE.search(text[:start]))
