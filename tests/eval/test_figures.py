"""`python -m eval figures`: gold sentences beside what the reader makes of them, and how that is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from eval.__main__ import FIGURE_GOLD, app
from eval.figures import PARTS, SLOTS, as_document, load, score
from eval.gold import GoldError

FIGURE = {
    "literal": "310 tonnes", "value": "310", "unit": "t", "role": "level", "direction": None,
    "measure": "trade", "flow": "export", "origin": "PE", "destination": None, "place": None,
    "commodity": "tin", "period": "2025-05", "base": None, "status": "actual",
}  # fmt: skip
ITEM = {
    "id": "a", "published": "2025-06-12", "title": "", "heading": "", "before": [], "split": "tune",
    "sentence": "Peru exported 310 tonnes of tin in May 2025.", "figures": [FIGURE],
}  # fmt: skip


def figure(**changes: Any) -> dict[str, Any]:
    return {**ITEM, "figures": [{**FIGURE, **changes}]}


def wrong(item: dict[str, Any]) -> set[str]:
    return {name for name, *_ in score([item]).wrong}


def test_a_sentence_that_is_read_right() -> None:
    reading = score([ITEM])
    assert (reading.sentences, reading.gold, reading.read, reading.whole) == (1, 1, 1, 1)
    assert not reading.missed and not reading.extra and not reading.wrong
    assert {name: right for name, right, _ in reading.rows()} == dict.fromkeys(SLOTS, 1.0)


@pytest.mark.parametrize(
    ("changes", "slots"),
    [
        ({"value": "311"}, set()),  # within half a percent
        ({"value": "320"}, {"value"}),
        ({"value": "-310"}, set()),
        ({"value": "310000"}, set()),  # kilograms
        ({"unit": "kg"}, {"unit"}),
        ({"unit": ""}, set()),
        ({"role": "share"}, {"role"}),
        ({"direction": "up"}, {"direction"}),
        ({"measure": "production", "flow": None}, {"measure"}),
        ({"flow": "import"}, {"flow"}),
        ({"origin": "CL"}, {"origin"}),
        ({"destination": "CN+JP"}, {"destination"}),
        ({"commodity": "zinc"}, {"commodity"}),
        ({"period": "2025-Q2"}, {"period"}),
        ({"period": None}, {"period"}),
        ({"status": "forecast"}, {"status"}),
    ],
)
def test_each_slot_is_judged(changes: dict[str, Any], slots: set[str]) -> None:
    assert wrong(figure(**changes)) == slots


def test_precision_is_of_what_was_filled() -> None:
    rows = {name: shares for name, *shares in score([ITEM, figure(destination="CN")]).rows()}
    assert rows["destination"] == [0.5, 0.0]
    assert rows["origin"] == [1.0, 1.0]


def test_missed_and_extra() -> None:
    reading = score([figure(literal="May")])
    assert reading.missed == [f"a: May | {ITEM['sentence']}"]
    assert reading.extra == [f"a: 310 tonnes | {ITEM['sentence']}"]


def test_a_literal_that_occurs_twice_is_two_figures() -> None:
    sentence = "Peru exported 310 tonnes of tin in May 2025 and 310 tonnes of tin in June 2025."
    later = {**FIGURE, "period": "2025-06"}
    reading = score([{**ITEM, "sentence": sentence, "figures": [FIGURE, later]}])
    assert (reading.read, len(reading.missed), len(reading.extra)) == (2, 0, 0)
    assert "period" not in {name for name, *_ in reading.wrong}


def test_the_sentence_stands_behind_its_context() -> None:
    document, start = as_document({**ITEM, "heading": "Tin", "before": ["One.", "Two."]})
    assert document.text[start:] == ITEM["sentence"]
    assert document.text[:start] == "Tin\n\nOne. Two. "
    assert [document.text[span.start : span.end] for span in document.headings] == ["Tin"]


def test_the_gold_sentences_are_in_two_parts() -> None:
    counts = [len(load(FIGURE_GOLD, part)) for part in PARTS]
    assert min(counts) > 100
    assert sum(counts) == len(load(FIGURE_GOLD))


def test_every_literal_of_the_gold_sentences_stands_in_its_sentence() -> None:
    astray = [
        f"{item['id']}: {figure['literal']}"
        for item in load(FIGURE_GOLD)
        for figure in item["figures"]
        if figure["literal"] not in item["sentence"]
    ]
    assert astray == []


@pytest.mark.parametrize("line", ["{", "3", "{}"])
def test_a_broken_file_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=r"broken\.jsonl cannot be read"):
        load(file, "tune")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.jsonl"
    lines = (ITEM, {**figure(commodity="zinc"), "id": "b", "split": "measure"})
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


def test_the_command_prints_and_writes_both_parts(gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    result = CliRunner().invoke(app, ["figures", "--gold", str(gold), "--json", str(file)])
    assert result.exit_code == 0, result.output
    assert "commodity │ 1.000" in " ".join(result.output.split())
    assert (
        "tune: 1 figures in 1 sentences, 1 read, 1 of them right throughout, 0 missed, 0 extra"
        in result.output
    )
    data = json.loads(file.read_text(encoding="utf-8"))
    assert {part: data[part]["slots"]["commodity"]["right"] for part in PARTS} == {"tune": 1, "measure": 0}
    (miss,) = data["measure"]["wrong"]
    assert (miss["slot"], miss["id"], miss["read"]) == ("commodity", "b", "tin for zinc")


def test_the_command_on_one_part(gold: Path) -> None:
    result = CliRunner().invoke(app, ["figures", "--gold", str(gold), "--part", "measure"])
    assert result.exit_code == 0
    assert "tune" not in result.output


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["figures", "--gold", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "cannot be read" in result.output
