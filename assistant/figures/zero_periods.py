"""The month, quarter or year in which there was nothing: "In which month did Chile ship no lithium?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known, parts_of
from assistant.figures.matching import Match
from assistant.figures.saying import finished, list_operands
from assistant.figures.superlatives import period_length
from assistant.figures.wording import Composer

_NONE = re.compile(
    r"\b(?:which|what) (?:single |calendar )?(?:month|quarter|year)s?\b[^?]*\b(?:no(?!\.)|none|nothing|zero"
    r"|nil|not any|not (?:a single|one)|(?:did|does|has|had) not|didn['’]t|halt(?:ed)?|standstill)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\bno(?:t)? (?:other|more|less|fewer|longer|later)\b|\bnot only\b", re.IGNORECASE)


def zero_period(asked: Asked, known: Known) -> Answer | None:
    """The one period in which every good asked for was at zero; None where another question is put, or the
    text knows none or several.
    """
    if not _NONE.search(asked.text) or _MORE.search(asked.text):
        return None
    months = period_length(asked.text)
    plain = replace(asked, kind="lookup", times=(), rank="")
    found = [_zeros(asked, part, known, months) for part in parts_of(plain)]
    shared = set.intersection(*({match.figure.value("period") for match in zeros} for zeros in found))
    if len(shared) != 1:
        return None
    shown = [next(one for one in zeros if one.figure.value("period") in shared) for zeros in found]
    composer = Composer()
    list_operands(composer, shown, asked)
    return finished(asked, composer, "lookup", min(match.score for match in shown))


def _zeros(asked: Asked, part: Asked, known: Known, months: int) -> list[Match]:
    return [
        match
        for match in known.all(part)
        if match.figure.is_zero
        and (time := match.found.time)
        and time.months == months
        and (not asked.times or any(one.contains(time) for one in asked.times))
    ]
