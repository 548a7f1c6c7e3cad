"""Are sources said to differ where they do, and only there?

Values of other periods or products, and the same value in other rounding, are no conflict.
"""

from __future__ import annotations

from eval.gold import Question
from eval.measures.measure import Case, Measure, Score, answered


def _differing(question: Question) -> bool:
    return question.behaviour == "answer_both"


def _agreeing(question: Question) -> bool:
    return not _differing(question)


def _said(case: Case) -> Score:
    kind = answered(case).kind
    return Score(float(kind == "conflict"), f"answered as {kind}")


FLAGGED = Measure(
    "conflict flagged", "Share of the questions on which sources differ whose answer says that they do.",
    "0..1", "0", "conflict awareness, without a model", _said, applies=_differing,
)  # fmt: skip
FALSE = Measure(
    "false conflict", "Share of all other questions whose answer says that sources differ.", "0..1",
    "0: silence claims no conflict", "conflict awareness, without a model", _said, better="lower",
    applies=_agreeing, miss=1.0,
)  # fmt: skip
MEASURES = (FLAGGED, FALSE)
