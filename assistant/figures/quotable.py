"""Whether a sentence may be quoted where a number is asked for and no figure answers: does it hold one?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures.apart import average_fits
from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.fit import may_fit, misfit
from assistant.figures.kinds import one_of
from assistant.figures.packs import priced_by_pack
from assistant.figures.stages import of_another_stage
from corpus.figures.lexicon import directions
from corpus.periods import periods
from corpus.quantities import quantities
from corpus.units import unit_named
from corpus.words import terms

_CHANGES = frozenset({"change", "difference", "ratio"})
_NO_MOVE = re.compile(r"\bma(?:de|k(?:e|es|ing)) up\b|\babove all\b|\bcontracts?\b", re.IGNORECASE)
""" "Spot contracts made up 19%": a share, and nothing moved."""
_COMPARES = re.compile(r"\bcompar(?:es?|ison)\b", re.IGNORECASE)
""" "How does that compare with June?": two amounts side by side will do."""
_COMPARED = re.compile(r"\bcompared\b", re.IGNORECASE)
""" "How far did it fall compared with June?": some change must be told."""
_SHORT_OF = re.compile(
    r"\b(?:f[ae]ll(?:ing|en|s)? short|short of|exceed\w*|outstrip\w*|surpass\w*|in excess of)\b",
    re.IGNORECASE,
)
"""One amount is held against another: a change of either in time is no answer."""
_ORDER = re.compile(
    r"\b(?:most|least|top(?:ped|s)?|(?:first|second|third|fourth|fifth)"
    r"(?! (?:advance|estimate|forecast|quarter|half|month|week|year|time|survey|report"
    r"|projection))|only|main(?:ly)?|lead(?:s|ing|er)?|led"
    r"|ahead|behind|follow(?:ed|s|ing)|biggest|largest|highest|greatest|smallest|lowest|bigger|larger|higher"
    r"|smaller|lower|more|less|fewer|record|peak(?:ed)?|chief|major|dominat\w+|(?:number|no\.) ?(?:one|1))\b",
    re.IGNORECASE,
)
"""Words of a sentence that puts things in order."""


_ENDS = frozenset({"origin", "destination", "partner"})
_WORD = re.compile(r"[A-Z]{1,2}\$|[$€£¥]|[A-Za-z]+")


def quotable(asked: Asked, text: str, figures: Sequence[Found]) -> bool:
    """Whether a sentence with these figures can hold the number asked for.

    What has to be computed (a change, a share, a sum) must be said there in so many words; amounts from
    which a reader could compute it are no answer.
    """
    if asked.kind == "sum":
        return False
    if asked.kind == "comparison" and one_of(asked.text):  # a sentence about all of them will not do
        return False
    if asked.kind == "ranking" and asked.number and not _ORDER.search(text):
        return False
    if asked.kind == "ranking" and asked.rank in _ENDS and _places(text) < asked.number - asked.nth:
        return False
    if asked.kind == "change" and _of_another_time(asked, text):
        return False
    if figures and all(of_another_stage(asked, one) for one in figures):
        return False
    if not figures:
        return _has_unit(asked, text)
    fitting = [one for one in figures if may_fit(asked, one)]
    if asked.kind == "share":
        return any(one.figure.role == "share" for one in fitting)
    if asked.kind in ("change", "difference"):
        return _says_change(asked, text, figures, fitting)
    if asked.kind == "lookup":
        return any(_stated_for(asked, one) for one in fitting)
    return bool(fitting)


def _places(text: str) -> int:
    """How many places a sentence names."""
    return len({term.key for term in terms(text) if term.kind == "place"})


def _of_another_time(asked: Asked, text: str) -> bool:
    """Whether a sentence names a third month where the change between two that are named is asked for."""
    months = [one.time for one in asked.times if one.time.months == 1]
    if len(months) != 2 or len(asked.times) != 2:
        return False
    wanted = {time.first % 12 for time in months}
    return any(one.months == 1 and one.first % 12 not in wanted for one in periods(text, None))


def _says_change(asked: Asked, text: str, figures: Sequence[Found], fitting: Sequence[Found]) -> bool:
    if _COMPARES.search(asked.text) and not asked.percent:
        return bool(fitting)
    if (
        _COMPARED.search(asked.text)
        and not asked.percent
        and any(one.figure.role in _CHANGES for one in figures)
    ):
        return bool(fitting)
    if _SHORT_OF.search(asked.text) and not _SHORT_OF.search(text):
        return False
    roles = {
        one.figure.role for one in fitting if one.figure.role != "change" or average_fits(asked.text, one)
    }
    said = _NO_MOVE.sub("", text)
    moved = any(term.key and said[term.start : term.end].lower() in directions() for term in terms(said))
    return bool(roles & _CHANGES) or ("share" in roles and moved)


def _stated_for(asked: Asked, found: Found) -> bool:
    """Whether an amount is by the unit asked for and, in a row, its columns say what the question does."""
    return not (priced_by_pack(asked, found) or (found.figure.row and misfit(asked, found)))


def _has_unit(asked: Asked, text: str) -> bool:
    """Whether a sentence of which no figure was read has an amount in the unit asked for, or a bare one."""
    if asked.kind != "lookup":
        return asked.kind in ("ranking", "comparison", "trend")
    read = [one for one in quantities(text) if any(char.isdigit() for char in one.literal)]
    if asked.money is True and not any(one.dimension.startswith("money") for one in read):
        return any((unit := unit_named(word)) and unit.dimension == "money" for word in _WORD.findall(text))
    if asked.unit is None:
        return True
    return any(one.dimension.split(" per ")[-1] in (asked.unit.dimension, "number", "count") for one in read)
