"""Questions about real documents: the right sentences are cited, exactly, or it is said that none is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Assistant
from assistant.proof import numbers, proven

QUESTIONS = Path(__file__).resolve().parents[2] / "shared" / "questions" / "source-documents.jsonl"
ENOUGH = 0.70
"""Share of the answerable questions for which a citation must hold a gold quote."""


@pytest.fixture(scope="module")
def answered(source_store: Assistant) -> list[tuple[Mapping[str, Any], Answer]]:
    """Every question with its answer."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    return [(item, source_store.ask(item["question"], item["history"])) for item in gold]


def plain(text: str) -> str:
    return "".join(text.split())


def covers(answer: Answer, gold: Mapping[str, Any]) -> bool:
    return any(
        citation.document.name == evidence["file"] and plain(evidence["quote"]) in plain(citation.quote)
        for evidence in gold["evidence"]
        for citation in answer.citations
    )


def test_answers_cite_the_evidence(answered: list[tuple[Mapping[str, Any], Answer]]) -> None:
    cases = [(gold, covers(answer, gold)) for gold, answer in answered if gold["behaviour"] != "abstain"]
    missed = [f"{gold['id']} {gold['question']}" for gold, covered in cases if not covered]
    assert len(cases) >= 50
    assert len(missed) <= (1 - ENOUGH) * len(cases), "\n".join(missed)


def test_what_is_not_said_is_not_answered(answered: list[tuple[Mapping[str, Any], Answer]]) -> None:
    unknown = [answer for gold, answer in answered if gold["behaviour"] == "abstain"]
    assert sum(answer.abstained for answer in unknown) * 3 >= 2 * len(unknown)


def test_every_citation_is_an_exact_place(
    source_store: Assistant, answered: list[tuple[Mapping[str, Any], Answer]]
) -> None:
    texts = {document.id: document.text for document in source_store.documents()}
    for _, answer in answered:
        for citation in answer.citations:
            assert citation.quote == texts[citation.document.id][citation.start : citation.end] != ""


def test_no_number_is_without_proof(answered: list[tuple[Mapping[str, Any], Answer]]) -> None:
    for _, answer in answered:
        assert proven(answer) is answer
        assert len(answer.proof) >= len(list(numbers(answer.text, len(answer.citations))))
        for proof in answer.proof:
            assert answer.text[proof.start : proof.end] == proof.number
            document = answer.citations[proof.citation].document
            end = proof.source_start + len(proof.number)
            if proof.kind == "quoted":
                assert document.text[proof.source_start : end] == proof.number
            for figure, citation in zip(proof.figures, proof.citations, strict=True):
                cited, quantity = answer.citations[citation], figure.quantity
                assert quantity.literal in cited.quote
                assert cited.document.text[quantity.start : quantity.end] == quantity.literal


def test_from_the_file_to_the_answer(source_store: Assistant) -> None:
    answer = source_store.ask("how much gallium went to Japan in June")
    (citation,) = [citation for citation in answer.citations if "2,004 kilograms" in citation.quote][:1]
    assert "2,004 kilograms" in answer.text
    assert "Japan" in citation.quote
    document = source_store.document(citation.document.id)
    assert document.text[citation.start : citation.end] == citation.quote
    source = (QUESTIONS.parents[1] / "source-documents" / document.name).read_text(encoding="utf-8")
    assert plain(citation.quote) in plain(source)
    assert json.loads(json.dumps(answer.to_dict()))["citations"][0]["quote"] == answer.citations[0].quote
