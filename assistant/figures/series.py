"""One amount month by month, as a question asks to have it traced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import SLACK, Known, operands_of, parts_of
from assistant.figures.conflicts import exact
from assistant.figures.matching import Match
from assistant.figures.saying import finished, say
from assistant.figures.wording import Composer
from corpus.figures.calendar import MONTHS, Time

_EACH = re.compile(
    r"\bmonth[- ](?:by|after|for)[- ]month\b|\b(?:each|every|single|individual) months?\b"
    r"|\b(?:in|for|by) (?:each|every|all) (?:of the )?(?:\w+ )?months?\b|\bmonthly (?:figures?|numbers?"
    r"|values?|amounts?|totals?|volumes?|data|series|breakdown|path|profile|sequence|tonnages?|readings?"
    r"|exports?|imports?|shipments?|output|production|sales)\b|\bby month\b",
    re.IGNORECASE,
)
_TRACED = re.compile(
    r"^\s*(?:please )?(?:trace|track|follow|chart|plot|list|retrace|run through|break down|lay out)\b", re.I
)
MOST = 12


def traced(asked: Asked) -> bool:
    """Whether a question wants the number of each month of one run of months."""
    dating = [time for time in asked.times if not time.base]
    run = len(dating) == 1 and 2 <= dating[0].time.months <= MOST and not dating[0].time.day
    return run and bool(_EACH.search(asked.text) or _TRACED.match(asked.text))


def series_of(asked: Asked, known: Known, *, whole: bool = False) -> Answer | None:
    """The number of each month; None where fewer than two are known, or for `whole` any is not.

    A month between others whose number the documents do not state is told to be missing.
    """
    dating = [time for time in asked.times if not time.base]
    plain = replace(asked, kind="lookup", shift=0, words=frozenset(), telling=frozenset())
    if len(dating) != 1 or not 2 <= dating[0].time.months <= MOST or len(parts_of(plain)) > 1:
        return None
    months = _months(dating[0])
    parts = [replace(plain, times=(month,)) for month in months]
    found = list(operands_of(parts, known) or _of_one_text([known.all(part) for part in parts]))
    stated = [match for match in found if match]
    if len(stated) < (len(months) if whole else 2) or not _alike(stated):
        return None
    composer = Composer()
    for month, match in zip(months, found, strict=True):
        composer.say("; " if composer.text else "")
        if match:
            say(composer, match.found, asked)
        else:
            composer.say(f"{MONTHS[month.time.first % 12]}: not stated")
    return finished(asked, composer, "list", min(match.score for match in stated))


def _months(time: AskedTime) -> list[AskedTime]:
    firsts = (time.time.first + at for at in range(time.time.months))
    return [replace(time, time=Time(first % 12 if time.open else first, 1)) for first in firsts]


def _of_one_text(fitting: Sequence[Sequence[Match]]) -> list[Match | None]:
    """The best match of each month, where it can be of the document that has most of the months."""
    held = Counter(name for found in fitting for name in {match.found.document.id for match in found})
    most = max(held, key=lambda name: held[name], default="")
    result: list[Match | None] = []
    for found in fitting:
        mine = [match for match in found if match.found.document.id == most]
        near = mine and mine[0].score >= found[0].score - SLACK
        result.append(exact((mine if near else found)[0], found) if found else None)
    return result


def _alike(stated: list[Match]) -> bool:
    """Whether all are amounts of one good in one kind of unit, from and to the same places."""
    return (
        len(
            {
                (one.figure.value("commodity"), one.figure.quantity.base)
                for one in stated
                if one.figure.quantity.value
            }
        )
        == 1
    )
