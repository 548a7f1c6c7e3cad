"""The gate: a planted regression shuts it, a changed input is named, and a floor is only lowered aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gate import CEILING, FLOOR, HARD, FloorsError, Pin, breaches, pins, repinned, write
from eval.measures import MEASURES
from eval.provenance import Provenance
from eval.totals import Total

NOW = Provenance("small", "gold-1", "documents-1", 2, {}, {})
GOOD = {
    "quote validity": 1.0,
    "unsupported-number rate": 0.0,
    "attributed-correct": 0.8,
    "over-abstention": 0.1,
}
PIN = Pin("gold-1", "documents-1", {"attributed-correct": 0.8}, {"over-abstention": 0.1})


def totals(**changes: float | None) -> dict[str, Total]:
    values = {**GOOD, **{name.replace("_", " "): value for name, value in changes.items()}}
    return {name: Total(value, 10) for name, value in values.items()}


def test_unchanged_values_pass() -> None:
    assert breaches(PIN, NOW, totals()) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"attributed-correct": 0.7}, "attributed-correct is 0.7000, below its floor of 0.8000."),
        ({"attributed-correct": 0.799}, "attributed-correct is 0.7990, below its floor of 0.8000."),
        ({"attributed-correct": None}, "attributed-correct is not measured, below its floor of 0.8000."),
        ({"over-abstention": 0.2}, "over-abstention is 0.2000, above its ceiling of 0.1000."),
        ({"quote validity": 0.99}, "quote validity is 0.9900 and must be 1.0."),
        ({"unsupported-number rate": 0.01}, "unsupported-number rate is 0.0100 and must be 0.0."),
    ],
)
def test_a_planted_regression_shuts_the_gate(changes: dict[str, float | None], sentence: str) -> None:
    assert breaches(PIN, NOW, totals(**changes)) == (sentence,)


@pytest.mark.parametrize("value", [0.8 - 1e-9, 0.9])
def test_noise_and_progress_pass(value: float) -> None:
    assert breaches(PIN, NOW, totals(**{"attributed-correct": value})) == ()


def test_changed_inputs_are_named_and_not_compared() -> None:
    old = Pin("gold-0", "documents-0", PIN.floors, PIN.ceilings)
    found = breaches(old, NOW, totals(**{"attributed-correct": 0.1}))
    assert [sentence.split(" changed")[0] for sentence in found] == [
        "The gold file of small",
        "The documents of small",
    ]
    assert all("--pin" in sentence for sentence in found)


def test_pinning_raises_floors_freely() -> None:
    new = repinned(PIN, NOW, totals(**{"attributed-correct": 0.9}), allow_regression=False)
    assert new == Pin("gold-1", "documents-1", {"attributed-correct": 0.9}, {"over-abstention": 0.1})


@pytest.mark.parametrize("old", [PIN, Pin("gold-0", "documents-1", PIN.floors, PIN.ceilings)])
def test_lowering_a_floor_needs_the_flag_even_for_other_inputs(old: Pin) -> None:
    lower = totals(**{"attributed-correct": 0.7})
    with pytest.raises(FloorsError, match="--allow-regression"):
        repinned(old, NOW, lower, allow_regression=False)
    assert repinned(old, NOW, lower, allow_regression=True).floors == {"attributed-correct": 0.7}


def test_hard_rules_are_never_pinned_away() -> None:
    with pytest.raises(FloorsError, match="quote validity is"):
        repinned(None, NOW, totals(**{"quote validity": 0.5}), allow_regression=True)


def test_pins_are_written_and_read(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert pins(file) == {}
    write({"small": PIN}, file)
    assert pins(file) == {"small": PIN}


@pytest.mark.parametrize("text", ["{", "[]", '{"small": {"floor": 1}}'])
def test_a_broken_file_of_floors_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "floors.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FloorsError, match=r"floors\.json cannot be read"):
        pins(file)


def test_the_floors_that_ship_can_be_read() -> None:
    names = {measure.name for measure in MEASURES}
    assert {*FLOOR, *CEILING, *HARD} <= names
    for pin in pins().values():
        assert {*pin.floors, *pin.ceilings} <= names
