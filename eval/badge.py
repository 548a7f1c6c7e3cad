"""The badge: what the page says of the last whole evaluation, in a few numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

from eval.gold import PARTS, GoldError
from eval.report import Report
from eval.totals import totals

SHOWN = (
    "attributed-correct",
    "wrong number",
    "unsupported-number rate",
    "quote validity",
    "abstention recall",
)
"""Measures on the badge, of each part of the gold questions."""


def badge(report: Report, measured_on: date) -> dict[str, Any]:
    """The badge as JSON values; `gold` and `documents` are the SHA-256 digests of what was measured.

    Raises `GoldError` when not all parts of the gold questions were asked.
    """
    parts = report.by_part
    if set(parts) != set(PARTS):
        raise GoldError(
            f"Of the parts {', '.join(PARTS)} these were asked: {', '.join(parts) or 'none'}.",
            "A badge tells of the tuned and of the measured questions.",
            "Leave --part and --gold out.",
        )
    found = {part: totals([row.scores for row in rows]) for part, rows in parts.items()}
    return {
        "measured_on": measured_on.isoformat(),
        "name": report.provenance.name,
        "gold": report.provenance.gold,
        "documents": report.provenance.documents,
        "document_count": report.provenance.document_count,
        "questions": len(report.rows),
        "parts": {
            part: {
                "questions": len(rows),
                "values": {name: _rounded(found[part][name].value) for name in SHOWN},
            }
            for part, rows in parts.items()
        },
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
