"""Which figures are what was asked for. A hard slot that differs rules a figure out; the rest only orders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.figures.around import Found, keys_around
from assistant.figures.asked import Asked
from assistant.figures.fit import AMOUNTS, assumed, misfit
from corpus.figures.figure import Figure
from corpus.words import keys

PENALTY = {
    "sentence": 0.2, "previous": 0.5, "heading": 0.8, "title": 1.2, "published": 0.5, "default": 1.5,
    "unit": 0.0, "header": 0.0, "clause": 0.0,
}  # fmt: skip
"""By where a slot comes from; the scale is that of the trial in the design notes (start 10)."""
ROW = 0.2
"""What stands above a table is meant for all its rows: little is lost by taking a slot from there."""
ASSUMED = 1.5
"""Taken off for each slot that only the surroundings of a figure fill, as much as for a default."""
MONTH, AGED = 0.15, 3.0
"""Taken off for each month that a figure is older than the newest one, and the most that is taken off."""
UNHEARD = 2.0
"""Taken off where nothing near the figure has any of the words that the question has left over."""
_PART_OF = re.compile(r"^\W*of (?:which|this|that|these|those|the total)\b|^\W*including\b", re.IGNORECASE)
KIND = 1.5
"""Taken off a figure about a kind of the good that the question does not name."""
ONE_SIDED = 1.5
"""Taken off where a figure is told by the other flow, and names one end alone: "imports from Chile" of nobody
in particular are hardly what Chile exports."""
WORD = 2.0
"""Weight of the share of the question's left-over words that the sentence has."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure that is what was asked for, the better the higher its score."""

    found: Found
    score: float

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.found.figure


def matches(asked: Asked, figures: Iterable[Found], roles: Iterable[str] = AMOUNTS) -> list[Match]:
    """The figures that fit, best first; of open periods the latest come first."""
    wanted = frozenset(roles)
    return ranked(asked, [found for found in figures if not misfit(asked, found, wanted)])


def ranked(asked: Asked, fitting: Iterable[Found]) -> list[Match]:
    """Figures that fit, best first; of open periods the latest come first."""
    fits = [Match(found, _score(asked, found)) for found in fitting]
    if not any(not time.base and not time.open for time in asked.times):
        fits = _latest_first(fits, *((MONTH, AGED) if not asked.latest else (AGED, 3 * AGED)))
    return sorted(fits, key=_order)


def _latest_first(fits: list[Match], month: float, most: float) -> list[Match]:
    """Where the question leaves the year or the period open, the latest figure is meant."""
    newest = max((match.found.time.last for match in fits if match.found.time), default=0)
    return [
        replace(match, score=match.score - min(most, month * (newest - match.found.time.last)))
        if match.found.time
        else match
        for match in fits
    ]


def _order(match: Match) -> tuple[float, ...]:
    figure, document = match.figure, match.found.document
    published = document.published.toordinal() if document.published else 0
    return (-round(match.score, 3), -published, figure.start)


_KINDS = re.compile(
    r"\b(?!(?:year|month|week|quarter)-)(?P<kind>[a-z]+-(?:friendly|free|grade|sulphur|sulfur|fed|bred|roasted|made"
    r"|quality|finished)|frozen|fresh|dried|canned|smoked|organic|recycled|roasted|instant|used|industrial"
    r"|specialty|wild|farmed)(?: and [a-z]+)? $"
)


def _unasked_kind(asked: Asked, found: Found) -> bool:
    """Whether a figure is about a kind of the good that the question does not name: "eco-friendly cars"."""
    slot = found.figure.slot("commodity")
    if slot is None or not asked.goods or slot.inherited:
        return False
    kind = _KINDS.search(found.document.text[max(0, slot.start - 30) : slot.start])
    return kind is not None and kind["kind"] not in asked.text.lower()


def _score(asked: Asked, found: Found) -> float:
    figure = found.figure
    score = 10.0
    for name, slot in figure.slots.items():
        if name in ("commodity", "period", "origin", "destination", "measure", "place"):
            score -= PENALTY[slot.source] * (ROW if figure.row else 1.0)
    if asked.goods and figure.value("commodity") not in asked.goods:
        score -= 1.5
    score -= ASSUMED * assumed(asked, found) + (KIND if _unasked_kind(asked, found) else 0.0)
    if figure.quantity.qualifier != "=":
        score -= 1.5
    if figure.is_zero and (period := figure.slot("period")) and period.inherited and not figure.row:
        score -= 2.0  # "fell to zero after the ban": when, the text says nowhere near
    if asked.flow and figure.value("flow") and asked.flow != figure.value("flow"):
        score -= 0.5 if figure.value("origin") and figure.value("destination") else ONE_SIDED
    if not asked.status and figure.value("status"):
        score -= 2.0
    if asked.status == "forecast" and asked.past and not figure.value("status"):
        score -= 1.5  # "had predicted for December": not what December brought
    if asked.money is None and figure.quantity.dimension == "money" and asked.measure == "trade":
        score -= 2.0
    if asked.names and figure.slot("entity") and not asked.names & frozenset(keys(found.sentence)):
        score -= 2.5
    if asked.measure and not figure.value("measure"):
        score -= 1.0
    time = found.time
    if not [one for one in asked.times if not one.base]:
        score -= 0.0 if time else 1.0
    elif time is None:
        score -= 1.0
    own = frozenset(keys(found.sentence))
    good = figure.slot("commodity")
    named = good is not None and not good.inherited and good.value in asked.goods
    if _PART_OF.match(found.sentence) and not asked.words & own and not named:
        score -= 1.5
    if asked.words:
        around = own | keys_around(found)
        if not asked.words & around:
            score -= UNHEARD
        score += WORD * len(asked.words & own) / len(asked.words)
        score += WORD * 0.5 * len(asked.words & around) / len(asked.words)
    return score
