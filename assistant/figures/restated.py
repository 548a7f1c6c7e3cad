"""A count of the past as it was last given: after a revision, the newest of several publications."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.conflicts import SAME
from assistant.figures.matching import Match
from assistant.figures.saying import finished, say
from assistant.figures.wording import Composer

_AGAIN = r"(?:revis(?:ions?|ed)|restate(?:ments?|d)|correct(?:ions?|ed)|updat(?:es?|ed)|adjust(?:ments?|ed))"
_RESTATED = re.compile(
    rf"\b(?:latest|last|newest|most recent|final|later|subsequent) {_AGAIN}\b"
    rf"|\bafter (?:the |all |any )?(?:\w+ )?{_AGAIN}\b"
    rf"|\b(?:as|once|when) (?:it was |last |later |since |subsequently )*{_AGAIN}\b"
    rf"|\b{_AGAIN} (?:figure|number|value|count|total|data|statistics|level|amount|volume)s?\b"
    r"|\b(?:as )?now (?:given|put|stated|reported)\b",
    re.IGNORECASE,
)
_EXPECTED = frozenset({"forecast", "target", "planned", "estimate"})


def restated(asked: Asked, known: Known) -> Answer | None:
    """The number of the newest publication beside the one it gave up; None where there are not both."""
    dated = len(asked.times) == 1 and not asked.times[0].open
    if asked.kind != "lookup" or not dated or asked.status or not _RESTATED.search(asked.text):
        return None
    plain = replace(asked, words=frozenset(), telling=frozenset(), latest=False)
    found = [match for match in known.all(plain) if match.found.document.published and _counted(match)]
    if not found:
        return None
    same = [match for match in found if _alike(found[0], match)]
    newest = max(_day(match) for match in same)
    last = [match for match in same if _day(match) == newest]
    older = [match for match in same if match not in last and _value(match) != _value(last[0])]
    if not older or len({_value(match) for match in last}) != 1:
        return None
    before = max(older, key=_day)
    composer = Composer()
    say(composer, last[0].found, asked)
    composer.say("; given before as: ")
    say(composer, before.found, asked)
    return finished(asked, composer, "lookup", last[0].score)


def _counted(match: Match) -> bool:
    return match.figure.value("status") not in _EXPECTED and match.figure.quantity.qualifier == "="


def _alike(one: Match, other: Match) -> bool:
    left, right = one.figure, other.figure
    return left.quantity.base == right.quantity.base and all(
        left.value(name) == right.value(name) for name in SAME
    )


def _day(match: Match) -> str:
    published = match.found.document.published
    return published.isoformat() if published else ""


def _value(match: Match) -> object:
    return match.figure.quantity.canonical
