"""How dates are named on the page."""

from __future__ import annotations

from datetime import date

from ui import texts


def day(value: date | str | None) -> str:
    """A date, or its ISO form, as people read it: 20 July 2025; empty for none."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if value else None
    return f"{value.day} {texts.MONTHS[value.month - 1]} {value.year}" if value else ""
