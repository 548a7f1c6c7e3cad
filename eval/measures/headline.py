"""The headline: the answer is right, and what it cites exists and carries it."""

from __future__ import annotations

from eval.gold import Question
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


def _asks_a_number(question: Question) -> bool:
    return bool(question.numbers) or question.unanswerable


def _wrong_number(case: Case) -> Score:
    """Silence is no wrong number; neither is it a right one, which `_correct` sees."""
    if answered(case).abstained:
        return Score(0.0, "abstained")
    correct = _correct(case)
    return Score(float(not correct.value), correct.reason)


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
WRONG_NUMBER = Measure(
    "wrong number",
    "Share of the questions for a number, or without an answer, that are answered, and not with that number.",
    "0 or 1", "0: silence is no wrong number", "CRAG hallucination rate, for numbers", _wrong_number,
    better="lower", applies=_asks_a_number, miss=1.0,
)  # fmt: skip
MEASURES = (ATTRIBUTED, CORRECT, WRONG_NUMBER, TRUTHFULNESS)
