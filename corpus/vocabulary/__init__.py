"""Checked data about trade and the way it is written. One fact a line; `#` starts a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a vocabulary file, without comments and blank lines."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))
