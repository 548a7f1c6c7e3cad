"""Is the evidence among the passages that the search returned, and how high?

A passage is relevant to an evidence group when it covers at least half of one of the group's quotes.
"""

from __future__ import annotations

from collections.abc import Callable

from eval.gold import Question
from eval.measures import ranks
from eval.measures.measure import Case, Measure, Score

COVERED = 0.5
TREC = "TREC evaluation (trec_eval), with evidence groups in place of documents"


def groups_by_rank(case: Case, k: int) -> list[set[int]]:
    """For each of the first `k` passages the evidence groups that it covers."""
    return [
        {
            number
            for number, group in enumerate(case.places)
            if any(
                place.overlap(passage.document.id, passage.start, passage.end)
                >= COVERED * (place.end - place.start)
                for place in group
            )
        }
        for passage in case.passages[:k]
    ]


def _found(case: Case, k: int) -> tuple[set[int], str]:
    found = ranks.found(groups_by_rank(case, k), k)
    missing = [case.gold.evidence[n][0].quote for n in range(len(case.places)) if n not in found]
    reason = f"{len(found)} of {len(case.places)} evidence groups in the first {k} passages"
    return found, reason + (f"; not found: {missing[0][:60]!r}" if missing else "")


def _has_evidence(question: Question) -> bool:
    return bool(question.evidence)


def _measure(name: str, meaning: str, judge: Callable[[Case], Score], origin: str = TREC) -> Measure:
    return Measure(name, meaning, "0..1", "0", origin, judge, applies=_has_evidence, of="search")


def hit(k: int) -> Measure:
    """hit@k."""

    def judge(case: Case) -> Score:
        found, reason = _found(case, k)
        return Score(float(bool(found)), reason)

    return _measure(f"hit@{k}", f"Some evidence is among the first {k} passages.", judge)


def all_found(k: int) -> Measure:
    """all@k."""

    def judge(case: Case) -> Score:
        found, reason = _found(case, k)
        return Score(float(len(found) == len(case.places)), reason)

    return _measure(f"all@{k}", f"All evidence that is needed is among the first {k} passages.", judge)


def recall(k: int) -> Measure:
    """recall@k."""

    def judge(case: Case) -> Score:
        found, reason = _found(case, k)
        return Score(len(found) / len(case.places), reason)

    return _measure(f"recall@{k}", f"Share of the evidence groups among the first {k} passages.", judge)


def reciprocal_rank(k: int) -> Measure:
    """MRR@k."""

    def judge(case: Case) -> Score:
        value = ranks.reciprocal_rank(groups_by_rank(case, k), k)
        if not value:
            return Score(0.0, f"no evidence in the first {k} passages")
        return Score(value, f"first evidence at rank {1 / value:.0f}")

    return _measure(f"MRR@{k}", f"One divided by the rank of the first evidence, 0 beyond rank {k}.", judge)


def ndcg(k: int) -> Measure:
    """nDCG@k; only the first passage of a group gains."""

    def judge(case: Case) -> Score:
        wanted = len(case.places)
        value = ranks.ndcg(groups_by_rank(case, k), wanted, k)
        return Score(value, f"{value:.3f} of the gain of {wanted} evidence groups at the top")

    return _measure(
        f"nDCG@{k}",
        f"Evidence in the first {k} passages, discounted by rank.",
        judge,
        f"Järvelin and Kekäläinen 2002; {TREC}",
    )


MEASURES = (
    hit(1), hit(5), hit(10), all_found(5), all_found(10), recall(5), recall(10),
    reciprocal_rank(10), ndcg(10),
)  # fmt: skip
