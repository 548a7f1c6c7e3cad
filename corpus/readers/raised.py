"""Raised and lowered characters, so that "2,004" with note 1 does not become "2,0041"."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-()n*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ*")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def raised(text: str) -> str:
    """Superscript text as Unicode: "3" becomes "³"; letters stay ("21st", "note a")."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Subscript text as Unicode: "2" becomes "₂"."""
    return text.translate(_LOWERED)
