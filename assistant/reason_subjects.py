"""Whether the event that a reason explains is that of another country, or the opposite one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.evidence import Reading, same_paragraph
from assistant.fitting import home
from assistant.question import Question
from corpus.figures.lexicon import directions
from corpus.places import lies_in
from corpus.words import name_of


def of_another(told: Sequence[Reading], effect: Reading | None, question: Question) -> bool:
    """Whether an event names only other countries than a question, or only moved the other way.

    Where it names none, those named before it in its paragraph count. `effect`: None where a sentence tells
    event and reason in one, so that nothing can be said of the event alone.
    """
    if effect is None:
        return False
    return (
        elsewhere(told, effect, question) or _other_activity(effect, question) or _other_way(effect, question)
    )


def elsewhere(told: Sequence[Reading], effect: Reading, question: Question) -> bool:
    """Whether an event is one of other countries than those asked about."""
    at_home = frozenset(home(effect.document))
    asked = question.places - at_home or question.places
    if not asked:
        return False
    if any(_is_of(place, asked) for one in (*told, effect) for place in one.of_kind("place")):
        return False
    named = next((found for one in _backwards(effect) if (found := one.of_kind("place"))), frozenset[str]())
    return bool(named - (at_home & question.places)) and not any(_is_of(place, asked) for place in named)


def _is_of(named: str, asked: frozenset[str]) -> bool:
    """Whether a place is one of those asked about, a part of one, or holds one."""
    name = name_of(named)
    return named in asked or any(lies_in(name, name_of(one)) or lies_in(name_of(one), name) for one in asked)


def _backwards(effect: Reading) -> Sequence[Reading]:
    before = [one for one in reversed(effect.before) if not one.is_heading and not one.is_row]
    return (effect, *(one for one in before if same_paragraph(one, effect)))


_ACTIVITIES = ({"produc"}, {"price"}, {"export", "import", "sell"})
"""Keys of what moves for reasons of its own."""


def _other_activity(effect: Reading, question: Question) -> bool:
    """Whether an event is one of output, prices or trade where a question is about another of these."""
    asked = {at for at, words in enumerate(_ACTIVITIES) if words & set(question.words)}
    told = {at for at, words in enumerate(_ACTIVITIES) if words & effect.keys}
    return bool(asked and told) and not asked & told


def _other_way(effect: Reading, question: Question) -> bool:
    """Whether all that an event says moved went the other way than a question says."""
    asked, stated = asked_ways(question.text), ways(effect.text)
    return len(asked) == 1 and len(stated) == 1 and asked != stated


_STILL = re.compile(
    r"\bup to\b|\bahead of\b|\b(?:what|is|was|are|were|lies|lay|stood|stands) behind\b"
    r"|\bbehind (?:the|this|that)\b"
)
"""Words of a way that tell of none here."""
_MUCH = re.compile(r"\bso (?:many|much|large|big|high)\b|\bsuch (?:large|high|big)\b", re.IGNORECASE)
_LITTLE = re.compile(r"\bso (?:few|little|low|small)\b|\bsuch (?:small|low)\b|\bhardly any\b", re.IGNORECASE)


def asked_ways(text: str) -> frozenset[str]:
    """The ways that a question takes for granted, in words of a change or by how much it says there was."""
    if moved := ways(text):
        return moved
    much = frozenset({"up"} if _MUCH.search(text) else ())
    return much | frozenset({"down"} if _LITTLE.search(text) else ())


@lru_cache(maxsize=20_000)
def ways(text: str) -> frozenset[str]:
    """The ways that a text says something moved: up, down or both."""
    known = directions()
    found = (known.get(word) for word in re.findall(r"[a-z-]+", _STILL.sub(" ", text.lower())))
    return frozenset("up" if way == "up" else "down" for way in found if way)
