"""The gold file: what is read, where quotes are found, and every fault the checker names."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document
from eval.checker import check
from eval.gold import GoldError, Number, Question, Quote, load, load_split, question
from eval.places import Place, Shelf

Asked = Callable[..., Question]
QUOTE = {"file": "tin.md", "quote": "Chile took 120 tonnes of it."}


def test_the_long_form(asked: Asked) -> None:
    read = asked(
        numbers=[{"value": 4.1, "unit": "t", "rel_tol": 0.01, "qualifier": "nearly"}], history=["And tin?"]
    )
    assert read.numbers == (Number(Decimal("4.1"), "t", Decimal("0.01"), "about"),)
    assert read.history == ("And tin?",)
    assert read.evidence == ((Quote("tin.md", "Peru shipped 310 tonnes of tin in May."),),)


def test_the_short_form() -> None:
    read = question(
        {
            "id": "a",
            "value": 4,
            "unit": "t",
            "rel_tol": None,
            "evidence": [{**QUOTE, "start": 7}, QUOTE],
            "note": None,
        }
    )
    assert read.numbers == (Number(Decimal(4), "t"),)
    assert read.evidence == ((Quote("tin.md", QUOTE["quote"], 7),), (Quote("tin.md", QUOTE["quote"]),))


def test_two_values_in_the_short_form_are_read_from_the_answer() -> None:
    read = question(
        {"behaviour": "answer_both", "answer": "One says 61%, the other (of 9 July) 70%", "value": None}
    )
    assert [f"{number.value} {number.unit}" for number in read.numbers] == ["61 %", "70 %"]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"evidence": [{"file": "x"}]}', '{"numbers": [{"value": "many"}]}']
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"broken\.jsonl, line 2"):
        load(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"nowhere\.jsonl cannot be read"):
        load(tmp_path / "nowhere.jsonl")


def test_load_counts_lines(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text(json.dumps({"id": "a"}) + "\n\n" + json.dumps({"id": "b"}) + "\n", encoding="utf-8")
    assert [(read.id, read.line) for read in load(file)] == [("a", 1), ("b", 3)]


def test_a_sound_question_has_no_fault(asked: Asked, documents: tuple[Document, ...]) -> None:
    assert check([asked()], documents) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"id": ""}, "There is no id."),
        ({"type": ""}, "There is no type."),
        ({"question": "  "}, "The question is empty."),
        ({"answer": ""}, "The answer is empty."),
        ({"behaviour": "guess"}, "The behaviour 'guess' is unknown."),
        ({"evidence": []}, "It is answerable and has no evidence."),
        ({"behaviour": "abstain"}, "It is to abstain and yet has evidence or numbers."),
        ({"evidence": [[]]}, "An evidence group is empty."),
        ({"evidence": [{"file": "lead.md", "quote": "x"}]}, "There is no document 'lead.md'."),
        ({"evidence": [{"file": "tin.md", "quote": "Peru ate"}]}, "'Peru ate' is nowhere in tin.md."),
        ({"evidence": [{"file": "tin.md", "quote": " "}]}, "A quote from tin.md is empty."),
        ({"numbers": [{"value": 4, "unit": None}]}, "The number 4 has no unit."),
        ({"numbers": [{"value": 4, "unit": "t", "qualifier": "maybe"}]}, "The qualifier 'maybe' is unknown."),
        ({"numbers": [{"value": 4, "unit": "t", "rel_tol": 5}]}, "The rel_tol 5 is not from 0 to 1."),
    ],
)
def test_every_fault_is_named(
    asked: Asked, documents: tuple[Document, ...], changes: dict[str, Any], problem: str
) -> None:
    (fault,) = check([asked(**changes)], documents)
    assert fault.problem == problem
    assert fault.remedy
    assert str(fault).startswith("line 1, ")


SPLIT = {"tuned": frozenset({"tin.md"}), "measured": frozenset({"zinc.md"})}


@pytest.mark.parametrize(
    ("part", "problems"),
    [
        ("", []),
        ("tuned", []),
        ("measured", ["It is of the part 'measured', and tin.md is not."]),
        ("best", ["The part 'best' is unknown."]),
    ],
)
def test_a_question_keeps_to_the_documents_of_its_part(
    asked: Asked, documents: tuple[Document, ...], part: str, problems: list[str]
) -> None:
    assert [fault.problem for fault in check([asked(part=part)], documents, SPLIT)] == problems


def test_the_split_is_read(tmp_path: Path) -> None:
    file = tmp_path / "split.json"
    assert load_split(file) == {}
    file.write_text('{"tuned": ["tin.md"], "measured": ["zinc.md"]}', encoding="utf-8")
    assert load_split(file) == SPLIT
    for broken in ("{", "[]", '{"tuned": 3}'):
        file.write_text(broken, encoding="utf-8")
        with pytest.raises(GoldError, match=r"split\.json cannot be read"):
            load_split(file)


def test_the_same_id_twice(asked: Asked, documents: tuple[Document, ...]) -> None:
    (fault,) = check([asked(), question({**vars_of(asked()), "id": "q1"}, line=2)], documents)
    assert (fault.line, fault.problem) == (2, "The id is already in line 1.")


def vars_of(read: Question) -> dict[str, Any]:
    evidence = [[{"file": quote.file, "quote": quote.quote} for quote in group] for group in read.evidence]
    return {"type": read.type, "question": read.question, "answer": read.answer, "behaviour": "answer",
            "evidence": evidence}  # fmt: skip


@pytest.mark.parametrize("zero", [{"value": 0, "unit": None}, {"value": 3, "unit": "mines"}])
def test_zero_and_counts_need_no_listed_unit(
    asked: Asked, documents: tuple[Document, ...], zero: dict[str, Any]
) -> None:
    assert check([asked(numbers=[zero])], documents) == ()


@pytest.mark.parametrize(
    ("text", "quote", "start", "places"),
    [
        ("Tin rose.", "Tin rose.", None, [(0, 9)]),
        ("Tin\nrose.", "Tin rose.", None, [(0, 9)]),
        ("Tin rose in May 2025. China fell.", "May 2025.China fell", None, [(12, 32)]),
        ("It’s up – a lot", "It's up - a lot", None, [(0, 15)]),
        ("up, down, up", "up", None, [(0, 2), (10, 12)]),
        ("up, down, up", "up", 3, [(0, 2)]),
        ("up, down, up", "up", 9, [(10, 12)]),
        ("up", "sideways", None, []),
    ],
)
def test_places(text: str, quote: str, start: int | None, places: list[tuple[int, int]]) -> None:
    shelf = Shelf([Document("d", "a.txt", text)])
    assert shelf.places(Quote("folder/a.txt", quote, start)) == tuple(Place("d", *place) for place in places)
