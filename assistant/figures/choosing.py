"""The figures an answer is made of: the best match, one for each part of a question, two of one source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.conflicts import differing, exact
from assistant.figures.fit import misfit
from assistant.figures.matching import Match, matches, ranked
from assistant.figures.nearer import read_otherwise
from corpus.places import kind_of_place

_JOINED = re.compile(r"\b(?:and|or|versus|vs|both|each|than)\b|,", re.IGNORECASE)
SOUND = 5.5
"""Below this score a match rests on too much that the text does not say."""
SOUND_OTHERWISE = 3.0
"""The same for a figure of which a slot is read otherwise. At 3, on 16 sets of questions, 8 that were silent
are answered right and 1 wrong; to count anew, compare the answers of `eval/rounds` with and without."""


@dataclass(frozen=True, slots=True)
class Known:
    """The figures that may answer: those about the goods or places asked for."""

    figures: Sequence[Found]

    def best(self, asked: Asked, roles: Iterable[str] = ("level",)) -> Match | None:
        """The best match that is sound enough to be printed."""
        found = self.all(asked, roles)
        return exact(found[0], found) if found else None

    def beside(self, asked: Asked, other: Match) -> Match | None:
        """The best match, of the same document as another one if that has any."""
        found = self.all(asked)
        same = [match for match in found if match.found.document.id == other.found.document.id]
        return exact((same or found)[0], found) if found else None

    def all(self, asked: Asked, roles: Iterable[str] = ("level",)) -> list[Match]:
        """All sound matches, best first; where there are none, the one number that a slot read otherwise
        makes one."""
        wanted = frozenset(roles)
        reasons = [misfit(asked, found, wanted) for found in self.figures]
        fitting = [found for found, reason in zip(self.figures, reasons, strict=True) if not reason]
        found = [match for match in ranked(asked, fitting) if match.score >= SOUND]
        return found or self._otherwise(asked, wanted, reasons)

    def _otherwise(self, asked: Asked, roles: frozenset[str], reasons: Sequence[str]) -> list[Match]:
        told = zip(self.figures, reasons, strict=True)
        read = [one for found, reason in told if (one := read_otherwise(asked, found, roles, reason))]
        found = [match for match in matches(asked, read, roles) if match.score >= SOUND_OTHERWISE]
        amounts = {(match.figure.quantity.canonical, match.figure.quantity.base) for match in found}
        return found if len(amounts) == 1 else []


_PORTS = ("port", "city")
"""Places that stand at either end of a flow: "Santos and Paranagua together"."""


def parts_of(asked: Asked) -> list[Asked]:
    """The question once for each of several goods, partners and periods that it names."""
    parts = _split(asked)
    return [one for part in parts for one in parts_of(part)] if len(parts) > 1 else parts


def _split(asked: Asked) -> list[Asked]:
    dating = [time for time in asked.times if not time.base]
    if len(asked.destinations) > 1:
        return [replace(asked, destinations=(one,)) for one in asked.destinations]
    if len(asked.origins) > 1:
        return [replace(asked, origins=(one,)) for one in asked.origins]
    if (
        len(asked.places) > 1
        and not asked.origins
        and not asked.destinations
        and (asked.measure not in ("trade", "") or all(kind_of_place(one) in _PORTS for one in asked.places))
        and _JOINED.search(asked.text)
    ):
        return [replace(asked, places=(one,)) for one in asked.places]
    if len(asked.goods) > 1:
        return [replace(asked, goods=(one,)) for one in asked.goods]
    if len(dating) > 1:
        return [replace(asked, times=(one,)) for one in dating]
    return [asked]


SLACK = 2.0
"""What one document that has all operands may score less than the best of several documents."""


def operands_of(parts: Sequence[Asked], known: Known) -> list[Match] | None:
    """The best match for each part, all of one document and unit where one has them; None when one is
    missing.
    """
    fitting: list[list[Match]] = []
    for part in parts:
        found = known.all(part)
        if not found:
            return None  # without it the others need not be looked for
        fitting.append(found)
    best = [exact(found[0], found) for found in fitting]
    together = [
        one
        for document in dict.fromkeys(match.found.document.id for found in fitting for match in found)
        if (one := _of_one_document(document, fitting))
        and all(match.score >= first.score - SLACK for match, first in zip(one, best, strict=True))
    ]
    if len({match.found.document.id for match in best}) > 1 or not _alike(best):
        together.sort(key=lambda one: (not _alike(one), -min(match.score for match in one)))
        best = together[0] if together else best
    return best if len({match.figure for match in best}) == len(best) else None


def _of_one_document(document: str, fitting: Sequence[Sequence[Match]]) -> list[Match]:
    mine = [[match for match in found if match.found.document.id == document] for found in fitting]
    if not all(mine):
        return []
    for first in mine[0]:
        rest = [next((one for one in found if _alike([first, one])), None) for found in mine[1:]]
        if all(rest):
            return [exact(one, found) for one, found in zip([first, *rest], mine, strict=True) if one]
    return [exact(found[0], found) for found in mine]


def _alike(operands: Sequence[Match]) -> bool:
    """Whether amounts can be reckoned with each other; none needs no unit."""
    return len({match.figure.quantity.base for match in operands if not match.figure.is_zero}) <= 1


def contradicting(asked: Asked, stated: Match, known: Known, roles: Sequence[str]) -> list[Match]:
    """Stated changes or shares of other publishers that differ."""
    same = [
        match
        for match in known.all(asked, roles)
        if match.figure.role == stated.figure.role
        and match.figure.of == stated.figure.of
        and {match.figure.value("base"), stated.figure.value("base")} - {""}
        <= {stated.figure.value("base") or match.figure.value("base")}
    ]
    return differing(stated, same, asked)
