"""Measures of a ranking, from what each rank holds: the numbers of the evidence groups found there.

`ranked[0]` are the groups that the best hit belongs to, an empty set where it is no evidence; `wanted` is how
many groups a question has. All lie between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import log2

Ranked = Sequence[AbstractSet[int]]


def found(ranked: Ranked, k: int) -> set[int]:
    """The groups among the first `k`."""
    return set().union(*ranked[:k])


def hit(ranked: Ranked, k: int) -> float:
    """hit@k: 1 when some group is among the first `k`."""
    return float(bool(found(ranked, k)))


def all_found(ranked: Ranked, wanted: int, k: int) -> float:
    """all@k: 1 when every group is among the first `k`."""
    return float(len(found(ranked, k)) == wanted)


def recall(ranked: Ranked, wanted: int, k: int) -> float:
    """recall@k: the share of the groups among the first `k`."""
    return len(found(ranked, k)) / wanted


def reciprocal_rank(ranked: Ranked, k: int) -> float:
    """MRR@k: one divided by the rank of the first group, 0 beyond rank `k`."""
    return next((1 / rank for rank, groups in enumerate(ranked[:k], start=1) if groups), 0.0)


def ndcg(ranked: Ranked, wanted: int, k: int) -> float:
    """nDCG@k; only the first hit of a group gains.

    One hit may belong to several groups and would then beat the ideal of one group a rank: at most 1.
    """
    seen: set[int] = set()
    gain = 0.0
    for rank, groups in enumerate(ranked[:k], start=1):
        gain += len(groups - seen) / log2(rank + 1)
        seen |= groups
    return min(1.0, gain / sum(1 / log2(rank + 1) for rank in range(1, min(wanted, k) + 1)))
