"""Is silence kept where the documents do not say, and only there?"""

from __future__ import annotations

from eval.gold import Question
from eval.measures.measure import Case, Measure, Score, answered

RGB = "RGB (Chen and others 2024), rejection rate"


def _unanswerable(question: Question) -> bool:
    return question.unanswerable


def _answerable(question: Question) -> bool:
    return not question.unanswerable


def _said(case: Case) -> str:
    return "abstained" if answered(case).abstained else "answered"


def _precision(case: Case) -> Score:
    if not answered(case).abstained:
        return Score(None, "answered")
    return Score(
        float(case.gold.unanswerable), "the documents do not say" if case.gold.unanswerable else "they do"
    )


def _recall(case: Case) -> Score:
    return Score(float(answered(case).abstained), _said(case))


PRECISION = Measure(
    "abstention precision", "Share of the abstentions that are on questions without an answer.", "0..1",
    "does not count", RGB, _precision, applies=lambda question: True,
)  # fmt: skip
RECALL = Measure(
    "abstention recall", "Share of the questions without an answer that are not answered.", "0..1",
    "1: silence is right", RGB, _recall, applies=_unanswerable,
)  # fmt: skip
OVER = Measure(
    "over-abstention", "Share of the questions with an answer that are not answered.", "0..1",
    "1: silence is wrong", RGB, _recall, better="lower", applies=_answerable,
)  # fmt: skip
MEASURES = (PRECISION, RECALL, OVER)


def f1(precision: float | None, recall: float | None) -> float | None:
    """Harmonic mean of both; None when there is nothing to abstain on, 0 when no abstention was right."""
    if recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0
