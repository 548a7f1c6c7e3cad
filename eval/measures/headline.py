"""The headline: the answer is right, and what it cites exists and carries it."""

from __future__ import annotations

from eval.measures.measure import Case, Measure, Score, answered, shortened
from eval.measures.numbers import NUMERIC_RECALL, missing_numbers
from eval.measures.quotes import STRICT, VALIDITY
from eval.measures.text import says


def _correct(case: Case) -> Score:
    """Right in content, whatever is cited.

    With gold numbers: all of them are in the answer ("answer_both" thus needs both). Without: the answer
    contains the gold answer or six tenths of its content words, a rough check of wording, no judgement of
    meaning. "partial" and "correct_premise" without numbers: any answer; that the rest is missing, or that
    the premise is denied in words, is not judged here, only (by attributed-correct) that evidence is cited.
    """
    gold, answer = case.gold, answered(case)
    if gold.unanswerable:
        return Score(
            float(answer.abstained), "abstained" if answer.abstained else "answered what nothing states"
        )
    if answer.abstained:
        return Score(0.0, "abstained")
    if gold.numbers:
        return Score(float(not missing_numbers(case)), NUMERIC_RECALL.judge(case).reason)
    if gold.behaviour in ("partial", "correct_premise"):
        return Score(1.0, "judged by its evidence alone")
    held = says(answer.text, gold.answer)
    return Score(float(held), f"{shortened(answer.text)!r} for {shortened(gold.answer)!r}")


def _attributed(case: Case) -> Score:
    correct = _correct(case)
    if case.gold.unanswerable or not correct.value:
        return correct
    for measure in (VALIDITY, STRICT):
        support = measure.judge(case)
        if support.value != 1.0:
            return Score(0.0, f"right, but {measure.name}: {support.reason}")
    return Score(1.0, correct.reason)


def _truthfulness(case: Case) -> Score:
    correct = _correct(case)
    if correct.value:
        return correct
    return Score(0.0 if answered(case).abstained else -1.0, correct.reason)


ATTRIBUTED = Measure(
    "attributed-correct",
    "The answer is right, its quotes exist, all evidence is cited; silence where the documents do not say.",
    "0 or 1", "1 for questions without an answer, else 0", "ALCE correctness and citation quality together",
    _attributed,
)  # fmt: skip
CORRECT = Measure(
    "answer correct", "The answer is right, whatever it cites.", "0 or 1",
    "1 for questions without an answer, else 0", "ALCE correctness", _correct,
)  # fmt: skip
TRUTHFULNESS = Measure(
    "truthfulness", "1 for a right answer, 0 for silence, -1 for a wrong answer.", "-1..1",
    "1 for questions without an answer, else 0", "CRAG (Yang and others 2024)", _truthfulness, miss=-1.0,
)  # fmt: skip
MEASURES = (ATTRIBUTED, CORRECT, TRUTHFULNESS)
