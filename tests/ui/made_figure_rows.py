"""Figures as `Answer.to_dict()` gives them, made in one line."""

from __future__ import annotations

from typing import Any

from corpus.figures.figure import SLOTS


def stated(value: object, unit: str = "t", **slots: Any) -> dict[str, Any]:
    """A level, in tonnes and of trade where nothing else is said."""
    role, high, qualifier = (slots.pop(name, None) for name in ("role", "high", "qualifier"))
    publisher = slots.pop("publisher", None)
    citation = {"citation": {"document": {"publisher": publisher, "name": "x.md"}}} if publisher else {}
    return {
        "literal": slots.pop("literal", f"{value} {unit}".strip()),
        "value": str(value),
        "high": None if high is None else str(high),
        "unit": unit,
        "qualifier": qualifier or "=",
        "role": role or "level",
        "direction": None,
        **dict.fromkeys(SLOTS),
        "measure": "trade",
        **slots,
        **citation,
    }


def exports(value: object, to: str | None, unit: str = "kg", **slots: Any) -> dict[str, Any]:
    """Swiss gold of March 2024, to somewhere; to all partners where `to` is None."""
    about = {"flow": "export", "origin": "Switzerland", "commodity": "gold", "period": "2024-03"}
    return stated(value, unit, destination=to, **{**about, **slots})


def monthly(value: object, period: str, **slots: Any) -> dict[str, Any]:
    """Magnets from China in a period."""
    about = {"flow": "export", "origin": "China", "commodity": "rare earth magnets"}
    return stated(value, period=period, **{**about, **slots})
