"""Styles and scripts of the page, one file for each part of it."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable

_FOLDER = resources.files("ui") / "static"


def asset(name: str) -> str:
    """The text of a file of ui/static."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def stylesheet() -> str:
    """All styles: the shell first, then those of the parts, by name."""
    parts = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".css"))
    return "\n".join(asset(name) for name in sorted(parts, key=lambda name: (name != "shell.css", name)))


def icon() -> Traversable:
    """The picture of the browser tab."""
    return _FOLDER / "favicon.svg"
