"""The period of what is expected next: that of the forecast before it, and not of what has happened."""

from __future__ import annotations

from dataclasses import replace

from corpus.figures.calendar import parse
from corpus.figures.drafts import Draft
from corpus.figures.sentence import Sentence
from corpus.figures.state import State, held
from corpus.rare import Rare

_PUT = Rare(
    r"\b(?:is|are|was|were) (?:now |currently |still )?(?:put|placed|seen|reckoned|projected|estimated"
    r"|forecast|expected|pegged) (?:to (?:be|reach|total) |at )?(?:about |around |some |only |just )*$"
)
""" "Production of Parana is put at 9 t", in a text that tells what is expected."""

_MEASURES = frozenset({"production", "area", "consumption", "trade"})


def remember_expected(draft: Draft, state: State) -> None:
    """Keep period and status of a forecast that names its period."""
    period, status = draft.slots.get("period"), draft.slots.get("status")
    if period and status and draft.time and not period.inherited and not draft.time.day:
        state.expected[held(draft.slots, "measure")] = (period, status)


def expected_next(s: Sentence, draft: Draft, state: State) -> bool:
    """ "Parana is put at 9 t" behind a forecast for 2025, in a text that has told of 2024: of 2025. Whether
    the figure is such a one.
    """
    known = state.expected.get(held(draft.slots, "measure"))
    if known is None or held(draft.slots, "measure") not in _MEASURES:
        return False
    period, status = known
    told = draft.slots.get("status")
    if told is None and not _PUT.search(s.text[: draft.amount.quantity.start]):
        return False
    running = state.times.get(held(draft.slots, "measure")) or state.times.get("")
    now, then = parse(running.value) if running else None, parse(period.value)
    if then is None or (now and now.first >= then.first):
        return False
    draft.slots["period"] = replace(period, source="previous")
    draft.slots.setdefault("status", replace(status, source="previous"))
    return True
