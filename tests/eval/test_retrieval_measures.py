"""Retrieval measures against values computed by hand."""

from __future__ import annotations

from collections.abc import Callable
from math import log2

import pytest

from corpus.document import Document
from eval.measures import MEASURES, Case
from index.passages import Passage

SCORES = {measure.name: measure for measure in MEASURES}
FIRST = "Peru shipped 310 tonnes of tin in May."
SECOND = "Chile took 120 tonnes of it."
OTHER = "Prices rose 4%."
BOTH = [{"file": "tin.md", "quote": FIRST}, {"file": "tin.md", "quote": SECOND}]
EITHER = [[{"file": "tin.md", "quote": FIRST}, {"file": "tin.md", "quote": SECOND}]]


@pytest.mark.parametrize(
    ("evidence", "texts", "expected"),
    [
        (
            BOTH,
            [FIRST, SECOND],
            {"hit@1": 1, "hit@5": 1, "all@5": 1, "recall@5": 1, "MRR@10": 1, "nDCG@10": 1},
        ),
        (BOTH, [OTHER, FIRST], {"hit@1": 0, "hit@5": 1, "all@5": 0, "recall@5": 0.5, "MRR@10": 0.5}),
        (BOTH, [OTHER, FIRST], {"nDCG@10": (1 / log2(3)) / (1 + 1 / log2(3))}),
        (BOTH, [OTHER, FIRST, FIRST, SECOND], {"nDCG@10": (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3))}),
        (BOTH, [f"{FIRST} {SECOND}"], {"hit@1": 1, "all@5": 1, "nDCG@10": 1}),
        (
            EITHER,
            [OTHER, SECOND],
            {"hit@5": 1, "all@5": 1, "recall@5": 1, "MRR@10": 0.5, "nDCG@10": 1 / log2(3)},
        ),
        (BOTH, [OTHER] * 5 + [FIRST], {"hit@5": 0, "hit@10": 1, "recall@10": 0.5, "MRR@10": 1 / 6}),
        (BOTH, [], {"hit@10": 0, "all@10": 0, "recall@10": 0, "MRR@10": 0, "nDCG@10": 0}),
        ([BOTH[0]], [FIRST[:19]], {"hit@1": 1}),
        ([BOTH[0]], [FIRST[:18]], {"hit@1": 0}),
    ],
)
def test_by_hand(
    case: Callable[..., Case],
    found: Callable[..., Passage],
    evidence: object,
    texts: list[str],
    expected: dict[str, float],
) -> None:
    made = case(evidence=evidence, passages=tuple(found(text) for text in texts))
    assert {name: SCORES[name].score(made).value for name in expected} == pytest.approx(expected)


def test_the_same_words_in_another_document_are_no_evidence(
    case: Callable[..., Case], found: Callable[..., Passage], documents: tuple[Document, ...]
) -> None:
    made = case(passages=(found(FIRST, documents[1]),))
    score = SCORES["hit@10"].score(made)
    assert score.value == 0
    assert "Peru shipped" in score.reason


def test_questions_without_evidence_do_not_count(case: Callable[..., Case]) -> None:
    made = case(behaviour="abstain", evidence=[], numbers=[])
    assert SCORES["hit@10"].score(made).value is None


def test_a_crash_is_a_miss(case: Callable[..., Case]) -> None:
    made = case(failure="RuntimeError: no index")
    assert SCORES["MRR@10"].score(made).value == 0
    assert SCORES["MRR@10"].score(made).reason == "RuntimeError: no index"
