"""The badge of the last evaluation, as `python -m eval --badge ui/evaluation.json` wrote it."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def evaluation() -> dict[str, Any]:
    """The badge: when and on what was measured, and the values of each part of the gold questions."""
    badge: dict[str, Any] = json.loads(
        (resources.files("ui") / "evaluation.json").read_text(encoding="utf-8")
    )
    return badge
