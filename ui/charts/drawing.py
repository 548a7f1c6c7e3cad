"""Shapes of a drawing, and how wide words are. Lengths are pixels; y grows downwards."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

Ink = Literal["ink", "quiet", "line", "accent", "ground"]
"""Colours by what they are for; the page names them once for light and once for dark."""
Anchor = Literal["start", "middle", "end"]
_NARROW = frozenset("fijlrtI.,:;'|!()[]/ ’‘·")
_WIDE = frozenset("mwMW@%&—")


@dataclass(frozen=True, slots=True)
class Box:
    """A bar. `point` is its place in the chart's points, -1 for none; `said` is read out by a pointer."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink = "accent"
    hatched: bool = False
    faint: bool = False
    outlined: bool = False
    point: int = -1
    said: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline. `over`: it may lie on lines; `said` is the text in full
    where it is shortened.
    """

    x: float
    y: float
    text: str
    size: int = 13
    ink: Ink = "ink"
    anchor: Anchor = "start"
    bold: bool = False
    over: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink = "line"
    width: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on a line, or where one is missing (`hollow`)."""

    x: float
    y: float
    radius: float
    ink: Ink = "accent"
    hollow: bool = False
    point: int = -1
    said: str = ""


Shape = Box | Words | Rule | Dot


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a ground of this size, in the order in which they are drawn."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def width_of(text: str, size: int, bold: bool = False) -> float:
    """About how wide a text is, rather too much than too little: fonts differ from machine to machine."""
    return sum(_share(character) for character in text) * size * (1.13 if bold else 1)


def _share(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.41
    if character in _WIDE:
        return 0.98
    if character.isupper():
        return 0.74
    return 0.63 if character.isascii() else 0.78


def shortened(text: str, size: int, room: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as has room, with an ellipsis."""
    if width_of(text, size, bold) <= room:
        return text
    kept = text
    while kept and width_of(kept + "…", size, bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if kept.strip() else ""


def wrapped(text: str, size: int, room: float, bold: bool = False) -> list[str]:
    """The text in lines that have room; a word that is too long for a line is shortened."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, size, room, bold))
    return lines
