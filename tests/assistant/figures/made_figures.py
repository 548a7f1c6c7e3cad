"""Figures made by hand, each in a document of its own."""

from __future__ import annotations

from datetime import date

from assistant.figures.around import Found
from assistant.figures.matching import Match
from corpus.document import Document
from corpus.figures.figure import Figure, Role, Slot, Source
from corpus.quantities import quantities


def found(
    amount: str,
    *,
    publisher: str = "A Paper",
    role: Role = "level",
    source: Source = "clause",
    **slots: str,
) -> Found:
    """A figure of an amount ("3,000 kilograms") with slots, in a document of the publisher."""
    text = f"{publisher}. It was {amount}."
    start = len(publisher) + 2
    (quantity,) = quantities(text)
    document = Document(
        f"{publisher} {amount}", "made.txt", text, publisher=publisher, published=date(2025, 7, 20)
    )
    held = {name: Slot(value, source) for name, value in slots.items()}
    return Found(document, Figure(start, len(text), quantity, role=role, **held))


def match(amount: str, *, publisher: str = "A Paper", source: Source = "clause", **slots: str) -> Match:
    """The same as a match."""
    return Match(found(amount, publisher=publisher, source=source, **slots), 10.0)
