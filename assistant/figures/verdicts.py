"""Whether the documents bear out the way that a question says something went."""

from __future__ import annotations

import re

from assistant.figures.asked import Asked

OTHERWISE = "The documents say otherwise. "


def verdict(asked: Asked, direction: str) -> str:
    """Whether it went the way that the question says: yes, no, or that the documents say otherwise."""
    if not asked.direction or not direction or asked.percent or re.search(r"\bor\b", asked.text, re.I):
        return ""
    if asked.yes_no:
        return "Yes. " if direction == asked.direction else "No. "
    return "" if direction == asked.direction else OTHERWISE
