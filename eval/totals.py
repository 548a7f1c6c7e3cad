"""From values per question to totals: means with the number of questions behind them, and intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from eval.measures import MEASURES, Score, abstention

F1 = "abstention F1"
Z = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Total:
    """A mean over `n` questions; `low` and `high` bound a rate with 95 % confidence, else None."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None


def wilson(successes: float, n: int) -> tuple[float, float]:
    """The Wilson score interval of a rate, 95 %. Raises ValueError for no trials."""
    if n <= 0:
        raise ValueError(f"An interval needs at least one trial, not {n}.")
    rate = successes / n
    centre = (rate + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def total(scores: Iterable[Score]) -> Total:
    """The mean of the scores that apply; with an interval when each is 0 or 1."""
    values = [score.value for score in scores if score.value is not None]
    if not values:
        return Total(None, 0)
    mean = sum(values) / len(values)
    if set(values) <= {0.0, 1.0}:
        return Total(mean, len(values), *wilson(sum(values), len(values)))
    return Total(mean, len(values))


def totals(rows: Sequence[dict[str, Score]]) -> dict[str, Total]:
    """The total of every measure, by name, and the F1 of abstention, which exists for many questions only."""
    found = {measure.name: total(row[measure.name] for row in rows) for measure in MEASURES}
    precision, recall = found[abstention.PRECISION.name], found[abstention.RECALL.name]
    return {**found, F1: Total(abstention.f1(precision.value, recall.value), recall.n)}


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not below `share` of the values; 0 for none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0
