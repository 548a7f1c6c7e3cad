"""Measures of a ranking against values computed by hand."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import ranks

NONE: set[int] = set()
SECOND, THIRD, FOURTH = 1 / log2(3), 1 / log2(4), 1 / log2(5)


@pytest.mark.parametrize(
    ("ranked", "wanted", "hit", "everything", "recall", "reciprocal", "ndcg"),
    [
        ([{0}], 1, 1, 1, 1, 1, 1),
        ([NONE, {0}], 1, 1, 1, 1, 1 / 2, SECOND),
        ([NONE, NONE, NONE, NONE, {0}], 1, 1, 1, 1, 1 / 5, 1 / log2(6)),
        ([NONE, NONE, NONE, NONE, NONE, {0}], 1, 0, 0, 0, 0, 0),
        ([], 1, 0, 0, 0, 0, 0),
        ([{0}, NONE, {1}], 2, 1, 1, 1, 1, (1 + THIRD) / (1 + SECOND)),
        ([NONE, {1}], 2, 1, 0, 1 / 2, 1 / 2, SECOND / (1 + SECOND)),
        ([{0}, {0}, NONE, {1}], 2, 1, 1, 1, 1, (1 + FOURTH) / (1 + SECOND)),
        ([{0, 1}], 2, 1, 1, 1, 1, 1),
        ([{0}, {2}], 4, 1, 0, 1 / 2, 1, (1 + SECOND) / (1 + SECOND + THIRD + FOURTH)),
    ],
)
def test_by_hand(
    ranked: list[set[int]],
    wanted: int,
    hit: float,
    everything: float,
    recall: float,
    reciprocal: float,
    ndcg: float,
) -> None:
    assert ranks.hit(ranked, 5) == hit
    assert ranks.all_found(ranked, wanted, 5) == everything
    assert ranks.recall(ranked, wanted, 5) == pytest.approx(recall)
    assert ranks.reciprocal_rank(ranked, 5) == pytest.approx(reciprocal)
    assert ranks.ndcg(ranked, wanted, 5) == pytest.approx(ndcg)


@given(st.lists(st.sets(st.integers(0, 3)), max_size=12), st.integers(1, 12))
def test_they_agree_with_each_other(ranked: list[set[int]], k: int) -> None:
    hit = ranks.hit(ranked, k)
    assert 0 <= ranks.ndcg(ranked, 4, k) <= 1
    assert ranks.all_found(ranked, 4, k) <= ranks.recall(ranked, 4, k) <= hit
    assert bool(ranks.reciprocal_rank(ranked, k)) == bool(ranks.ndcg(ranked, 4, k)) == bool(hit)
