"""The measures, one family a file; each has name, meaning, range, value for nothing, and origin."""

from __future__ import annotations

from eval.measures import abstention, conflict, headline, numbers, quotes, retrieval, text
from eval.measures.measure import Case, Measure, Score

MEASURES: tuple[Measure, ...] = (
    *headline.MEASURES,
    *numbers.MEASURES,
    *quotes.MEASURES,
    *abstention.MEASURES,
    *conflict.MEASURES,
    *text.MEASURES,
    *retrieval.MEASURES,
)

__all__ = ["MEASURES", "Case", "Measure", "Score"]
