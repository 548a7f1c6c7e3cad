"""Stocks that a sentence without amounts comes to: "Imports also meant higher stocks. They had been 5 t"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.figures.state import State

_THEY = re.compile(
    r"\W*(?:(?:From|At|By|On|In|Until|Before|A (?:year|month|week))\b[^;:]{0,60}? )?"
    r"(?:[Tt]hese|[Tt]hey|[Tt]hose|[Ii]t)"
    r" (?:(?:have|has|had|were|was|are|is|steadily|slowly|still|then|now|later|since) ){1,3}"
)


def of_stocks(s: Sentence, draft: Draft, named: Mentions, state: State) -> Slot | None:
    """What "they" are in "At the end of July they have edged up to 5 t"."""
    if state.piled is None or any(flow.value for flow in named.flows) or not _goes_on(s, named):
        return None
    counted = draft.amount.quantity.unit and draft.amount.quantity.dimension in ("mass", "volume", "count")
    percent = draft.amount.role == "change" and draft.amount.quantity.dimension == "percent"
    return state.piled if counted or percent else None


def _goes_on(s: Sentence, named: Mentions) -> bool:
    return not named.measures and _THEY.match(s.text) is not None


def remember_stocks(s: Sentence, drafts: Sequence[Draft], named: Mentions, state: State) -> None:
    """Keep that a sentence without amounts is about stocks last, and for how long the text stays there."""
    if drafts:
        state.piled = state.piled if state.piled and _goes_on(s, named) else None
        return
    nouns = [one for one in named.measures if one.noun]
    last = max((flow.index for flow in named.flows if flow.value), default=-1)
    told = nouns and nouns[-1].value == "stock" and nouns[-1].index > last
    word = s.words[nouns[-1].index] if told else None
    state.piled = Slot("stock", "previous", word.start, word.end) if word else None
