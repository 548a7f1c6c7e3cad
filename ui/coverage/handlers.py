"""The HTML of the Coverage view. Nothing here knows the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ui import texts
from ui.coverage.evaluation import evaluation
from ui.templates import render

if TYPE_CHECKING:
    from assistant import Assistant

MOST_ROWS = 25
"""Commodities and publishers that are in sight; the others fold out."""
MOST_PARTNERS = 40


def show(assistant: Assistant, may_change: bool = False) -> Markup:
    """The whole view. Raises `StoreError`."""
    covered = assistant.coverage().to_dict()
    return render(
        "coverage",
        covered={**covered, "commodities": [_periods_in_words(one) for one in covered["commodities"]]},
        years=years(covered["months"]),
        evaluation=evaluation(),
        rows=MOST_ROWS,
        partners=MOST_PARTNERS,
        may_change=may_change,
    )


def years(months: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The months ("2025-06", with their figures) as a strip: for each year, newest first, its twelve cells.

    `level` is 0 for no figures and 1 to 4 by how many there are, each step about four times the last one.
    """
    figures = {one["name"]: one["figures"] for one in months}
    strip = []
    for year in sorted({name[:4] for name in figures}, reverse=True):
        cells = []
        for number, word in enumerate(texts.MONTHS, 1):
            name = f"{year}-{number:02}"
            count = figures.get(name, 0)
            cells.append({"name": name, "words": f"{word} {year}", "figures": count, "level": _level(count)})
        strip.append({"year": year, "cells": cells})
    return strip


def _level(figures: int) -> int:
    return sum(figures >= least for least in (1, 4, 16, 64))


def _periods_in_words(commodity: Mapping[str, Any]) -> dict[str, Any]:
    from corpus.figures.calendar import parse  # loaded by now; at the top it would delay the page

    ends = [time.words for text in (commodity["first"], commodity["last"]) if text and (time := parse(text))]
    return {**commodity, "periods": " – ".join(dict.fromkeys(ends))}
