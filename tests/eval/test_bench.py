"""`python -m eval bench`: public sets are read, searched in every way, and what is absent is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hashed_words import HashedWords
from typer.testing import CliRunner

from eval.__main__ import app
from eval.places import Place
from eval.retrieval.collection import Collection, Query, of_gold, of_public
from eval.retrieval.command import GOLD, Name, tables
from eval.retrieval.public_sets import Paragraph, PublicSet, SetError, Wanted, absent, load
from eval.retrieval.scores import holds
from eval.retrieval.shared_embedder import SharedEmbedder
from eval.retrieval.systems import fused

TIN = "Peru sold 310 tonnes of tin in May. Chile bought nearly half of it."
ZINC = "Zinc stocks fell to 900 tonnes. No ship has called since."
XQUAD = {
    "version": "1.1",
    "data": [
        {
            "title": "Metals",
            "paragraphs": [
                {
                    "context": TIN,
                    "qas": [
                        {
                            "id": "a",
                            "question": "How much tin did Peru sell?",
                            "answers": [{"answer_start": 10, "text": "310 tonnes"}],
                        }
                    ],
                },
                {
                    "context": ZINC,
                    "qas": [
                        {
                            "id": "b",
                            "question": "Where do zinc stocks stand?",
                            "answers": [{"answer_start": 20, "text": "900 tonnes"}],
                        }
                    ],
                },
            ],
        }
    ],
}
CORPUS = [
    {"title": "Lake Moro", "text": "Lake Moro lies north of Tarn."},
    {"title": "Tarn", "text": "Tarn is a town of 4,000 people."},
    {"title": "Tarn", "text": "Tarn is also a river."},
]
MULTI_HOP = [{"question": "How many live south of Lake Moro?", "ground_truth": ["Lake Moro", "Tarn"]}]
REPORTS = [
    {
        "paragraphs": [{"order": 1, "text": TIN}, {"order": 2, "text": ZINC}],
        "questions": [
            {"question": "What fell?", "rel_paragraphs": ["2"]},
            {"question": "What sum?", "rel_paragraphs": []},
        ],
    },
    {
        "paragraphs": [{"order": 1, "text": ZINC}],
        "questions": [{"question": "How low?", "rel_paragraphs": ["1"]}],
    },
]
FILES = {
    "xquad.en.json": XQUAD,
    "2wiki_corpus.json": CORPUS,
    "2wiki_101_questions.json": MULTI_HOP,
    "tatqa_dev.json": REPORTS,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_paragraphs_and_answers_of_xquad(data: Path) -> None:
    found = load("xquad", data)
    assert found.paragraphs == (Paragraph(TIN), Paragraph(ZINC))
    assert found.questions[1] == Wanted(
        "Where do zinc stocks stand?", groups=((1,),), answers=((20, "900 tonnes"),)
    )


def test_each_title_of_2wiki_is_a_group_of_all_that_bear_it(data: Path) -> None:
    (question,) = load("2wiki", data).questions
    assert question.groups == ((0,), (1, 2))


def test_only_questions_of_tat_qa_that_name_paragraphs_over_those_of_all_reports(data: Path) -> None:
    found = load("tatqa", data)
    assert found.paragraphs == (Paragraph(TIN), Paragraph(ZINC))
    assert [(question.question, question.groups) for question in found.questions] == [
        ("What fell?", ((1,),)),
        ("How low?", ((1,),)),
    ]


@pytest.mark.parametrize("content", ["", "[]", '{"data": [{"title": "x"}]}'])
def test_a_file_of_another_shape_is_named(data: Path, content: str) -> None:
    (data / "xquad.en.json").write_text(content, encoding="utf-8")
    with pytest.raises(SetError, match=r"xquad\.en\.json"):
        load("xquad", data)


def test_every_way_to_search_finds_the_paragraphs(data: Path) -> None:
    (table,) = tables(data, [Name.XQUAD], HashedWords())
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")]
    assert [row[1].strip() for row in rows[1:]] == [
        "BM25", "dense", "RRF of both", "LlamaIndex 1024/200", "LlamaIndex 256/32", "ours",
    ]  # fmt: skip
    assert {row[2].strip() for row in rows[1:]} == {"1.000"}
    assert table.endswith("sentence hit@1 of ours: 1.000 of 2 questions")


def test_absent_files_are_skipped_and_said(tmp_path: Path) -> None:
    assert absent("2wiki", tmp_path) == ["2wiki_101_questions.json", "2wiki_corpus.json"]
    said = tmp_path / "said.md"
    result = CliRunner().invoke(
        app, ["bench", "--data", str(tmp_path), "--only", "xquad", "--out", str(said)]
    )
    assert result.exit_code == 0, result.output
    assert said.read_text(encoding="utf-8").startswith("xquad is skipped: there is no xquad.en.json in ")


def test_titles_and_answers_survive_the_files(tmp_path: Path) -> None:
    title = 'Bertha: "the Old", 9th century #2'
    wanted = Wanted("How much?", ((1,),), ((10, "310 tonnes"),))
    found = of_public(PublicSet("made", (Paragraph(ZINC, title), Paragraph(TIN)), (wanted,)), tmp_path)
    assert found.documents[0].title == title
    (query,) = found.queries
    (answer,) = query.answers
    assert answer.document == found.documents[1].id
    assert found.documents[1].text[answer.start : answer.end] == "310 tonnes"


A, B = Place("a", 0, 100), Place("b", 0, 100)


@pytest.mark.parametrize(
    ("whole", "hits", "expected"),
    [
        (True, [Place("c", 0, 9), Place("c", 9, 20), Place("a", 90, 95)], [set(), {0}]),
        (True, [Place("a", 0, 50), Place("b", 0, 50), Place("a", 50, 100)], [{0}, {1}]),
        (False, [Place("a", 0, 49), Place("a", 0, 50), Place("b", 50, 200)], [set(), {0}, {1}]),
    ],
)
def test_what_a_hit_is(whole: bool, hits: list[Place], expected: list[set[int]]) -> None:
    query = Query("?", ((A,), (B,)))
    made = Collection("made", Path(), (), (query,), whole)
    assert made.ranked(query, hits, 3) == expected


def test_the_whole_answer_is_in_the_sentence() -> None:
    assert holds(A, Place("a", 90, 100))
    assert not holds(A, Place("a", 90, 101))
    assert not holds(B, Place("a", 90, 100))


def test_the_gold_questions_of_the_library_that_stand_alone(tmp_path: Path) -> None:
    line = {
        "id": "a",
        "type": "lookup",
        "question": "How much tin?",
        "answer": "310 t",
        "behaviour": "answer",
    }
    quote = [{"file": "tin.txt", "quote": "310 tonnes of tin"}]
    lines = [{**line, "evidence": quote}, {**line, "evidence": quote, "history": ["And?"]}, line]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "tin.txt").write_text(TIN, encoding="utf-8")
    found = of_gold("made", tmp_path / "gold.jsonl", tmp_path / "documents")
    (query,) = found.queries
    assert [[(place.start, place.end) for place in group] for group in query.groups] == [[(10, 27)]]
    assert GOLD.is_file()


@pytest.mark.parametrize(
    ("rankings", "expected"),
    [([[1, 2], [2, 3]], [2, 1, 3]), ([[5], []], [5]), ([[1, 2], [2, 1]], [1, 2]), ([], [])],
)
def test_fused_by_rank(rankings: list[list[int]], expected: list[int]) -> None:
    assert fused(rankings) == expected


def test_a_text_is_computed_once_and_paid_for_by_each() -> None:
    counted: list[str] = []

    class Counting(HashedWords):
        def embed(self, texts):  # type: ignore[no-untyped-def]
            counted.extend(texts)
            return super().embed(texts)

    shared = SharedEmbedder(Counting())
    first = shared.embed(["tin", "zinc", "tin"])
    assert first.shape == (3, 64) and shared.owed == 0
    shared.start_anew()
    shared.embed(["tin"])
    once = shared.owed
    shared.embed(["tin"])
    assert shared.owed == once > 0
    assert counted == ["tin", "zinc"]
