"""A fake system through the door of the adapter: rows, totals, intervals, and the forms of the report."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from assistant.answer import Answer, Citation
from corpus.document import Document
from eval.badge import badge
from eval.gold import GoldError, Question
from eval.measures import Score
from eval.provenance import fingerprint, provenance
from eval.report import Report, as_json, as_markdown, table
from eval.runner import run
from eval.totals import percentile, total, wilson
from index.passages import Passage

Asked = Callable[..., Question]
FIRST = "Peru shipped 310 tonnes of tin in May."


class Fake:
    """Answers every question with the first sentence of a document, and fails when asked to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.queries: list[str] = []

    def ask(self, question: str, history: Sequence[str]) -> Answer:
        if "fail" in question:
            raise LookupError("the index is gone")
        return Answer(question, f"{FIRST} [1]", "passage", (Citation(self.document, 0, len(FIRST)),))

    def search(self, query: str) -> tuple[Passage, ...]:
        self.queries.append(query)
        return (Passage(self.document, 0, len(FIRST)),) * 30


@pytest.fixture
def report(asked: Asked, documents: tuple[Document, ...], tmp_path: Path) -> Report:
    gold = [
        asked(part="tuned"),
        asked(id="q2", question="please fail", type="crash", part="measured"),
        asked(id="q3", behaviour="abstain", evidence=[], numbers=[], type="none", question="Why | how?"),
        asked(id="q4", history=["Tin?"], question="And Peru?"),
    ]
    fake = Fake(documents[0])
    rows = run(gold, documents, fake.ask, fake.search)
    assert fake.queries[3] == "Tin? And Peru?"
    file = tmp_path / "small.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    return Report(provenance(file, documents, {"model": "none"}), rows)


def test_a_failure_hides_no_other_question(report: Report) -> None:
    assert [row.case.failure for row in report.rows] == ["", "LookupError: the index is gone", "", ""]
    assert [row.scores["attributed-correct"].value for row in report.rows] == [1, 0, 0, 1]
    assert report.totals["attributed-correct"].value == 0.5
    assert report.totals["attributed-correct"].n == 4
    assert report.totals["hit@1"].n == 3


def test_a_badge_tells_of_both_parts(report: Report) -> None:
    written = badge(report, date(2026, 11, 23))
    assert written["measured_on"] == "2026-11-23" and written["questions"] == 4
    assert written["gold"] == report.provenance.gold
    tuned, measured = written["parts"]["tuned"], written["parts"]["measured"]
    assert (tuned["questions"], tuned["values"]["attributed-correct"]) == (1, 1.0)
    assert (measured["questions"], measured["values"]["attributed-correct"]) == (1, 0.0)
    assert tuned["values"]["abstention recall"] is None


def test_a_part_alone_has_no_badge(report: Report) -> None:
    part = Report(report.provenance, tuple(row for row in report.rows if row.case.gold.part == "tuned"))
    with pytest.raises(GoldError, match=r"these were asked: tuned\."):
        badge(part, date(2026, 11, 23))


def test_a_system_without_search(asked: Asked, documents: tuple[Document, ...]) -> None:
    (row,) = run([asked()], documents, Fake(documents[0]).ask)
    assert row.scores["hit@10"] == Score(0.0, "the system has no search")
    assert row.search_seconds is None
    assert row.scores["attributed-correct"].value == 1


def test_only_ten_passages_count(report: Report) -> None:
    assert len(report.rows[0].case.passages) == 10


def test_support(report: Report) -> None:
    assert report.support == {
        "right, supported": 2, "right, unsupported": 0, "wrong, supported": 0, "wrong, unsupported": 0,
    }  # fmt: skip


def test_the_table_names_types_measures_and_failures(report: Report) -> None:
    buffer = io.StringIO()
    Console(file=buffer, width=120).print(table(report))
    text = buffer.getvalue()
    for words in (
        "lookup",
        "crash",
        "attributed-correct",
        "0.500",
        "failed: q2: LookupError: the index is gone",
    ):
        assert words in text


def test_parts_stand_side_by_side(report: Report) -> None:
    assert {part: [row.case.gold.id for row in rows] for part, rows in report.by_part.items()} == {
        "tuned": ["q1"], "measured": ["q2"],
    }  # fmt: skip
    data = as_json(report)
    assert [data["by_part"][part]["attributed-correct"]["value"] for part in ("tuned", "measured")] == [1, 0]
    assert data["questions"][0]["part"] == "tuned"
    lines = as_markdown(report).splitlines()
    assert "| measure | tuned, 1 | 95 % | measured, 1 | 95 % |" in lines
    assert "| wrong number | 0.000 | 0.000-0.793 | 1.000 | 0.207-1.000 |" in lines


def test_a_file_without_parts_has_no_such_table(report: Report) -> None:
    whole = Report(report.provenance, report.rows[2:])
    assert whole.by_part == {}
    assert "tuned" not in as_markdown(whole)


def test_json_holds_every_question_with_its_reasons(report: Report) -> None:
    data = json.loads(json.dumps(as_json(report)))
    assert data["totals"]["attributed-correct"]["value"] == 0.5
    assert data["by_type"]["crash"]["attributed-correct"]["value"] == 0
    assert data["questions"][0]["answer"]["citations"][0]["quote"] == FIRST
    assert data["questions"][1]["failure"] == "LookupError: the index is gone"
    assert all(score["reason"] for question in data["questions"] for score in question["scores"].values())
    assert set(data["provenance"]) == {"name", "gold", "documents", "document_count", "versions", "settings"}


def test_markdown_lists_the_misses(report: Report) -> None:
    text = as_markdown(report)
    assert "| q2 | crash | please fail | 310 t | LookupError: the index is gone |" in text
    assert "Why \\| how?" in text
    assert "| q1 |" not in text


def test_the_fingerprint_follows_ids_and_texts_only(documents: tuple[Document, ...]) -> None:
    first, second = documents
    assert fingerprint([first, second]) == fingerprint([second, first])
    assert fingerprint([first]) != fingerprint([second])
    assert fingerprint([first]) != fingerprint([Document(first.id, first.name, first.text + " ")])


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"), [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0)]
)
def test_wilson(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-4)


def test_no_trials_have_no_interval() -> None:
    with pytest.raises(ValueError, match="at least one trial"):
        wilson(0, 0)


@pytest.mark.parametrize(
    ("values", "mean", "n", "rate"),
    [
        ([1, 0, None], 0.5, 2, True),
        ([0.5, 1], 0.75, 2, False),
        ([None], None, 0, False),
        ([-1, 1], 0.0, 2, False),
    ],
)
def test_totals(values: list[float | None], mean: float | None, n: int, rate: bool) -> None:
    made = total(Score(value, "") for value in values)
    assert (made.value, made.n, made.low is not None) == (mean, n, rate)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 2), (0.95, 4), (0.25, 1), (0.0, 1)])
def test_percentile(share: float, expected: float) -> None:
    assert percentile([4, 2, 1, 3], share) == expected
    assert percentile([], share) == 0
