"""The gate: quality is pinned in a file and may not sag. Lowering a floor takes an explicit word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import AssistantError
from eval.provenance import Provenance
from eval.totals import Total

FLOORS = Path(__file__).with_name("floors.json")
HARD = {"quote validity": 1.0, "unsupported-number rate": 0.0}
"""These hold always, pinned or not, and no flag lowers them."""

FLOOR = (
    "attributed-correct",
    "answer correct",
    "numeric recall",
    "gold span recall, strict",
    "abstention recall",
    "all@10",
    "nDCG@10",
)
CEILING = ("over-abstention", "wrong-document rate")
NOISE = 1e-6
"""Sums of floats differ in the last places between machines; a real change is a whole question."""


class FloorsError(AssistantError):
    """The file of floors cannot be read, or a floor would be lowered without saying so."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The pinned values of one gold set, and the fingerprints of the inputs that gave them."""

    gold: str
    documents: str
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)


def pins(path: Path = FLOORS) -> dict[str, Pin]:
    """All pins by the name of their gold set. Raises `FloorsError` for a file that holds no such thing."""
    if not path.exists():
        return {}
    try:
        data: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return {name: Pin(**pin) for name, pin in data.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise FloorsError(
            f"{path.name} cannot be read: {error}.",
            "It maps gold sets to their floors.",
            "Restore it from git.",
        ) from error


def breaches(pin: Pin, provenance: Provenance, totals: Mapping[str, Total]) -> tuple[str, ...]:
    """One sentence for each rule that is broken; none when the gate is open.

    With other inputs than those that were pinned, values are not compared: they are about other things.
    """
    changed = tuple(
        f"The {what} of {provenance.name} changed since the floors were pinned; re-pin them with --pin."
        for what, now, then in (
            ("gold file", provenance.gold, pin.gold),
            ("documents", provenance.documents, pin.documents),
        )
        if now != then
    )
    return (*hard_breaches(totals), *(changed or _sagging(pin, totals)))


def hard_breaches(totals: Mapping[str, Total]) -> tuple[str, ...]:
    """A sentence for each hard rule that is broken."""
    return tuple(
        f"{name} is {value:.4f} and must be {wanted:.1f}."
        for name, wanted in HARD.items()
        if (value := totals[name].value) is not None and abs(value - wanted) > NOISE
    )


def _sagging(pin: Pin, totals: Mapping[str, Total]) -> tuple[str, ...]:
    sentences = []
    for name, floor in pin.floors.items():
        value = _value(totals, name)
        if value is None or value < floor - NOISE:
            sentences.append(f"{name} is {_shown(value)}, below its floor of {floor:.4f}.")
    for name, ceiling in pin.ceilings.items():
        value = _value(totals, name)
        if value is not None and value > ceiling + NOISE:
            sentences.append(f"{name} is {value:.4f}, above its ceiling of {ceiling:.4f}.")
    return tuple(sentences)


def _value(totals: Mapping[str, Total], name: str) -> float | None:
    return totals[name].value if name in totals else None


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.4f}"


def repinned(
    old: Pin | None, provenance: Provenance, totals: Mapping[str, Total], allow_regression: bool
) -> Pin:
    """The pin of the values just measured.

    Raises `FloorsError` when a hard rule is broken, or when a value is worse than its old pin and
    `allow_regression` is not given; that holds for changed inputs too.
    """
    if hard := hard_breaches(totals):
        raise FloorsError(" ".join(hard), "Such values are never pinned.", "Repair the answers.")
    worse = _sagging(old, totals) if old and not allow_regression else ()
    if worse:
        raise FloorsError(
            " ".join(worse),
            "A floor is only lowered on purpose.",
            "Repair it, or add --allow-regression and say why.",
        )
    return Pin(provenance.gold, provenance.documents, _pinned(totals, FLOOR), _pinned(totals, CEILING))


def _pinned(totals: Mapping[str, Total], names: tuple[str, ...]) -> dict[str, float]:
    return {name: round(value, 6) for name in names if (value := _value(totals, name)) is not None}


def write(found: Mapping[str, Pin], path: Path = FLOORS) -> None:
    """Write all pins, ordered by name."""
    data = {
        name: {
            "gold": pin.gold,
            "documents": pin.documents,
            "floors": dict(pin.floors),
            "ceilings": dict(pin.ceilings),
        }
        for name, pin in sorted(found.items())
    }
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
