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
from assistant.figures.sums import added
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
_FIRST = re.compile(
    r"\b(?:first|initial|original|preliminary|earliest) (?:count|figure|reading|release|publication|report"
    r"|number|tally|print)\b|\b(?:originally|initially|(?<!the )first) (?:reported|published|given|stated"
    r"|announced|counted|recorded)\b|\bbefore (?:the |any |it was |being )?revis(?:ions?|ed)\b",
    re.IGNORECASE,
)
_EXPECTED = frozenset({"forecast", "target", "planned", "estimate"})


def restated(asked: Asked, known: Known) -> Answer | None:
    """The number of the newest publication beside the one it gave up, or of the first beside what it became;
    None where there are not both.
    """
    first = _FIRST.search(asked.text) is not None
    dated = bool(asked.times) and not any(one.open or one.base for one in asked.times)
    again = first or _RESTATED.search(asked.text)
    if asked.kind not in ("lookup", "sum") or not dated or asked.status or not again:
        return None
    if len(asked.times) > 1:
        return _of_each(asked, known, first)
    if asked.kind == "sum":
        return None
    same = _published(asked, known, first)
    if not same:
        return None
    wanted = [match for match in same if _day(match) == _day(same[0])]
    others = [match for match in same if match not in wanted and _value(match) != _value(wanted[0])]
    if not others or len({_value(match) for match in wanted}) != 1:
        return None
    composer = Composer()
    say(composer, wanted[0].found, asked)
    composer.say("; given later as: " if first else "; given before as: ")
    say(composer, (others[-1] if first else others[0]).found, asked)
    return finished(asked, composer, "lookup", wanted[0].score)


def _of_each(asked: Asked, known: Known, first: bool) -> Answer | None:
    """The same for each of several periods; what was not given anew stands as it is."""
    each = [_published(replace(asked, times=(one,)), known, first) for one in asked.times]
    if not all(each):
        return None
    if asked.kind == "sum":
        return added(asked, [same[0] for same in each])
    composer = Composer()
    for at, same in enumerate(each):
        composer.say("; " if at else "")
        say(composer, same[0].found, asked)
    return finished(asked, composer, "list", min(same[0].score for same in each))


def _published(asked: Asked, known: Known, first: bool) -> list[Match]:
    """The counts of one amount as they were published, the one wanted first."""
    plain = replace(asked, words=frozenset(), telling=frozenset(), latest=False)
    found = [match for match in known.all(plain) if match.found.document.published and _counted(match)]
    return sorted((match for match in found if _alike(found[0], match)), key=_day, reverse=not first)


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
