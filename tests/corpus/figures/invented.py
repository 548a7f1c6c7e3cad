"""Made-up documents and a short way to say which figures must come out of them."""

from __future__ import annotations

from datetime import date

from corpus.document import Document
from corpus.figures.figure import SLOTS, Figure
from corpus.figures.reading import figures
from corpus.figures.sentence import Sentence
from corpus.figures.stated import Stated, stated
from corpus.reading import read_bytes

PUBLISHED = date(2025, 9, 10)


def document(text: str, title: str = "", published: date | None = PUBLISHED) -> Document:
    """A document of running text."""
    return Document(id="d0", name="a.txt", text=text, title=title, published=published)


def figures_of(text: str, title: str = "", published: date | None = PUBLISHED) -> tuple[Figure, ...]:
    """The figures of a running text."""
    return figures(document(text, title, published))


def figures_of_file(name: str, text: str) -> tuple[Figure, ...]:
    """The figures of a file with that name and content."""
    return figures(read_bytes(text.encode(), name))


def sentence(text: str) -> tuple[Sentence, tuple[Stated, ...]]:
    """A sentence with its numbers."""
    found = stated(text)
    return Sentence(text, tuple(item.quantity for item in found)), found


def parts(told: str) -> dict[str, str]:
    """ "origin China, destination -" as a dictionary; "-" stands for an open slot."""
    pairs = [part.strip().partition(" ") for part in told.split(",")]
    return {name: "" if value == "-" else value for name, _, value in pairs}


def read_parts(figure: Figure, names: dict[str, str]) -> dict[str, str]:
    """What a figure says to the named parts."""
    return {name: _part(figure, name) for name in names}


def _part(figure: Figure, name: str) -> str:
    quantity = figure.quantity
    if name in SLOTS:
        return figure.value(name)
    if name == "value":
        return f"{quantity.value.normalize():f}"
    if name == "high":
        return "" if quantity.high is None else f"{quantity.high.normalize():f}"
    if name in ("unit", "qualifier"):
        return str(getattr(quantity, name))
    return str(getattr(figure, name))
