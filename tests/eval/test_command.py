"""`python -m eval check`: exit codes and words. Measuring itself needs the model and runs in the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import LIBRARY_GOLD, Part, _of_part, app
from eval.gold import GoldError, load, load_split, question

LINE = {
    "id": "a", "type": "lookup", "question": "How much tin?", "answer": "310 t", "value": 310, "unit": "t",
    "evidence": [{"file": "tin.txt", "quote": "Peru shipped 310 tonnes of tin."}], "behaviour": "answer",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    text = (
        "Tin in May\n\nPeru shipped 310 tonnes of tin. Chile took some of it, and the rest went to Bolivia."
    )
    (tmp_path / "documents" / "tin.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (LINE, 0, "1 questions, 0 faults."),
        ({**LINE, "behaviour": "guess"}, 2, "gold.jsonl, line 1, a: The behaviour 'guess' is unknown."),
        ([], 2, "gold.jsonl, line 1"),
    ],
)
def test_check(folder: Path, line: object, code: int, words: str) -> None:
    gold = folder / "gold.jsonl"
    gold.write_text(json.dumps(line), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "--gold", str(gold), "--documents", str(folder / "documents")])
    assert result.exit_code == code
    assert words in result.output


def test_the_gold_of_the_library_has_no_fault() -> None:
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 0, result.output


def test_a_missing_gold_file_cannot_be_measured(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--gold", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "cannot be read" in result.output


def test_no_question_of_a_part() -> None:
    questions = (question({**LINE, "part": "tuned"}), question({**LINE, "id": "b"}))
    assert _of_part(questions, None) == questions
    assert _of_part(questions, Part.TUNED) == questions[:1]
    with pytest.raises(GoldError, match="No question has the part measured"):
        _of_part(questions, Part.MEASURED)


def test_a_question_beside_a_split_keeps_to_its_part(folder: Path) -> None:
    gold = folder / "gold.jsonl"
    gold.write_text(json.dumps({**LINE, "part": "measured"}), encoding="utf-8")
    (folder / "split.json").write_text('{"tuned": ["tin.txt"], "measured": []}', encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "--gold", str(gold), "--documents", str(folder / "documents")])
    assert result.exit_code == 2
    assert "and tin.txt is not" in result.output


def test_the_library_is_asked_many_kinds_of_questions() -> None:
    gold = load(LIBRARY_GOLD)
    assert {"answer", "abstain", "correct_premise"} <= {question.behaviour for question in gold}
    assert {question.part for question in gold} == {"tuned", "measured"}


def test_no_document_is_of_both_parts() -> None:
    split = load_split(LIBRARY_GOLD.with_name("split.json"))
    assert not split["tuned"] & split["measured"]
