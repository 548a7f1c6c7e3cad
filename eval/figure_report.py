"""The scores of the figure reader, part beside part: as a table for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.figures import SLOTS, Reading


def table(readings: Mapping[str, Reading]) -> RenderableType:
    """What `python -m eval figures` prints: for each slot the share right and the precision."""
    shown = Table("slot", title="figures: share right of all, precision of the slots filled")
    for part in readings:
        shown.add_column(f"{part}: right", justify="right")
        shown.add_column(f"{part}: precision", justify="right")
    rows = {part: {name: shares for name, *shares in reading.rows()} for part, reading in readings.items()}
    for name in SLOTS:
        cells = [rows[part].get(name, []) for part in readings]
        shown.add_row(name, *(text for pair in cells for text in _cells(pair)))
    return Group(shown, Text("\n".join(_counts(part, reading) for part, reading in readings.items())))


def _cells(shares: list[float]) -> list[str]:
    return [f"{share:.3f}" for share in shares] or ["-", "-"]


def _counts(part: str, reading: Reading) -> str:
    return (
        f"{part}: {reading.gold} figures in {reading.sentences} sentences, {reading.read} read,"
        f" {reading.whole} of them right throughout, {len(reading.missed)} missed, {len(reading.extra)} extra"
    )


def as_json(readings: Mapping[str, Reading]) -> dict[str, Any]:
    """All counts and every slot, miss and extra figure as JSON values, by part."""
    return {part: _part(reading) for part, reading in readings.items()}


def _part(reading: Reading) -> dict[str, Any]:
    names = ("slot", "id", "literal", "read", "sentence")
    return {
        "sentences": reading.sentences,
        "gold": reading.gold,
        "read": reading.read,
        "whole": reading.whole,
        "slots": {
            name: {"right": right, "precision": precision} for name, right, precision in reading.rows()
        },
        "missed": reading.missed,
        "extra": reading.extra,
        "wrong": [dict(zip(names, wrong, strict=True)) for wrong in reading.wrong],
    }
