"""How figures are said: one sentence that names every slot, with the number as the document writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from assistant.answer import Citation, Proof
from assistant.derivation import Formula
from assistant.figures.around import Found
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure


@dataclass
class Composer:
    """The text of an answer under construction, with the citations it marks and the proof of its numbers."""

    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    proof: list[Proof] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Add words without numbers."""
        self.text += words

    def cite(self, found: Found) -> int:
        """The index of the citation of a figure's sentence, added when new."""
        citation = Citation(found.document, found.figure.start, found.figure.end)
        if citation not in self.citations:
            self.citations.append(citation)
        if found.figure not in self.figures:
            self.figures.append(found.figure)
        return self.citations.index(citation)

    def mark(self, *found: Found) -> None:
        """Add the marks of the citations of figures."""
        marks = sorted({self.cite(one) + 1 for one in found})
        self.text += " " + "".join(f"[{mark}]" for mark in marks)

    def quote(self, found: Found) -> None:
        """Add the number of a figure, character for character as the document has it."""
        quantity = found.figure.quantity
        start = len(self.text)
        self.text += quantity.literal
        self._prove(quantity.literal, start, "quoted", (found,), quantity.start, None)

    def period(self, found: Found, words: str) -> None:
        """Add the period of a figure in words."""
        start = len(self.text)
        self.text += words
        self._prove(words, start, "period", (found,), -1, None)

    def derived(
        self, kind: Literal["converted", "computed"], words: str, operands: Sequence[Found], formula: Formula
    ) -> None:
        """Add a number that follows from figures by a formula."""
        start = len(self.text)
        self.text += words
        self._prove(words, start, kind, operands, -1, formula)

    def quote_sources(self, most: int) -> None:
        """Add the cited sentences themselves, unless there are more than so many."""
        from assistant.proof import quoting

        if len(self.citations) > most:
            return
        text, proof = quoting(self.citations)
        offset = len(self.text) + len("\n\n")
        self.text += f"\n\n{text}"
        self.proof += [replace(one, start=one.start + offset, end=one.end + offset) for one in proof]

    def _prove(
        self,
        words: str,
        start: int,
        kind: Literal["quoted", "converted", "computed", "period"],
        found: Sequence[Found],
        source: int,
        formula: Formula | None,
    ) -> None:
        from assistant.proof import NUMBER

        citations = tuple(self.cite(one) for one in found)
        for match in NUMBER.finditer(words):
            self.proof.append(
                Proof(
                    match.group(),
                    start + match.start(),
                    start + match.end(),
                    kind,
                    citations[0],
                    source + match.start() if source >= 0 else -1,
                    tuple(one.figure for one in found),
                    citations,
                    formula,
                )
            )


SCALES = {
    Decimal(10) ** 3: "thousand",
    Decimal(10) ** 6: "million",
    Decimal(10) ** 9: "billion",
    Decimal(10) ** 12: "trillion",
}
_RAISED = str.maketrans({"2": "²", "3": "³"})


def unit_words(unit: str, scale: Decimal = Decimal(1)) -> str:
    """A unit behind a number: " t", "%", " million m³"; its own digits are raised, since they are
    no numbers.
    """
    if unit == "%":
        return unit
    parts = [SCALES.get(scale, ""), unit.translate(_RAISED)]
    return "".join(f" {part}" for part in parts if part)


def subject(figure: Figure, *, time: bool = False) -> str:
    """What a figure is about, without its number and period: "gallium exports from China to Japan"."""
    good = figure.value("commodity")
    measure = figure.value("measure")
    origin, destination, place = figure.value("origin"), figure.value("destination"), figure.value("place")
    noun = {
        "trade": f"{figure.value('flow') or 'trade'}s" if figure.value("flow") else "trade",
        "other": "",
        "": "",
    }.get(measure, {"stock": "stocks", "reserve": "reserves"}.get(measure, measure))
    parts = [_joined(good), noun]
    if origin:
        parts.append(f"from {_joined(origin)}")
    if destination:
        parts.append(f"to {_joined(destination)}")
    if place and not origin and not destination:
        parts.append(f"({_joined(place)})")
    return " ".join(part for part in parts if part)


def _joined(names: str) -> str:
    return " and ".join(names.split("+")) if not names.endswith("+") else names


def when(figure: Figure) -> str:
    """The period of a figure in words, "" where it has none."""
    time = parse(figure.value("period"))
    return time.words if time else ""


def number(value: Decimal, digits: int = 4) -> str:
    """A computed number in plain digits with separators, rounded to so many significant digits or
    to a whole.
    """
    if value == 0:
        return "0"
    exponent = value.adjusted()
    places = max(0, digits - 1 - exponent)
    rounded = round(value, places)
    text = f"{rounded:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
