"""The one place through which every answer passes: no number leaves without proof."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer, Citation, Proof
from assistant.derivation import Formula, NotComparable
from corpus.document import Document
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.numerals import numerals
from corpus.quantities import Quantity

_LOG = logging.getLogger(__name__)
NEAR_YEARS = 2
"""A year that the text does not write ("last June", "two years ago") lies so near to its date."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number as written: digits with their separators."""
_MARK = re.compile(r"\[(\d+)\]")
_DIGITS = re.compile(r"[\d.,]*")


class UnprovenNumber(Exception):
    """A number in an answer stands in none of its citations: a fault of the program, never shown to users."""


Insertions = Sequence[tuple[int, str]]
"""Names to be shown in brackets: behind which character of a quote, in order."""


def quoting(citations: Sequence[Citation], meant: Sequence[Insertions] = ()) -> tuple[str, tuple[Proof, ...]]:
    """The text that quotes the citations in their order, each followed by its mark, and its proof.

    `meant`: for each citation, who is meant where, which the text shows in brackets of its own.
    """
    text = ""
    proof: list[Proof] = []
    for index, citation in enumerate(citations):
        text += " " if text else ""
        shown = meant[index] if meant else ()
        for match in NUMBER.finditer(citation.quote):
            start = (
                len(text) + match.start() + sum(len(name) + 3 for at, name in shown if at <= match.start())
            )
            proof.append(
                Proof(
                    match.group(),
                    start,
                    start + len(match.group()),
                    "quoted",
                    index,
                    citation.start + match.start(),
                )
            )
        text += f"{_with_names(citation.quote, shown)} [{index + 1}]"
    return text, tuple(proof)


def _with_names(quote: str, shown: Insertions) -> str:
    for at, name in reversed(shown):
        quote = f"{quote[:at]} [{name}]{quote[at:]}"
    return quote


def quoting_with_sources(citations: Sequence[Citation]) -> tuple[str, tuple[Proof, ...]]:
    """The same, one citation a line, each behind its quote with title, publisher and date of its document."""
    lines: list[str] = []
    proof: list[Proof] = []
    length = 0
    for index, citation in enumerate(citations):
        before, quote = length, f"{citation.quote} [{index + 1}]"
        source = source_of(citation.document)
        for match in NUMBER.finditer(citation.quote):
            start, end = before + match.start(), before + match.end()
            proof.append(Proof(match.group(), start, end, "quoted", index, citation.start + match.start()))
        behind = before + len(quote) + 2
        for match in NUMBER.finditer(source):
            start, end = behind + match.start(), behind + match.end()
            proof.append(Proof(match.group(), start, end, "source", index, citation.start))
        lines.append(f"{quote}\n({source})")
        length += len(lines[-1]) + 2
    return "\n\n".join(lines), tuple(proof)


def source_of(document: Document) -> str:
    """Title, publisher and date of a document, in words."""
    published = document.published.isoformat() if document.published else "no date"
    if document.published and "published" in document.inferred:
        published += " (inferred)"
    return ", ".join(
        part for part in (document.title or document.name, document.publisher, published) if part
    )


def proven(answer: Answer) -> Answer:
    """The answer itself; raises `UnprovenNumber` when one of its numbers is not in the cited text."""
    proofs = {proof.start: proof for proof in answer.proof}
    for number, start in numbers(answer.text, len(answer.citations)):
        proof = proofs.get(start)
        if proof is None or not _stands(proof, number, answer):
            raise UnprovenNumber(f"{number!r} at {start} in {answer.text!r}")
    return answer


def proven_or_silent(answer: Answer) -> Answer:
    """The answer if all its numbers are proven, else an abstention; the fault is logged for who runs this."""
    try:
        return proven(answer)
    except UnprovenNumber as fault:
        _LOG.error("An answer was held back, since a number has no proof: %s", fault)
    silent = replace(answer, text="The documents do not say.", kind="abstention", confidence=0.0)
    return replace(silent, citations=(), proof=(), figures=())


def numbers(text: str, citations: int) -> Iterator[tuple[str, int]]:
    """The numbers of an answer's text with their offsets; the marks of its citations are none."""
    marks = [match.span() for match in _MARK.finditer(text) if 0 < int(match[1]) <= citations]
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in marks):
            yield match.group(), match.start()


def _stands(proof: Proof, number: str, answer: Answer) -> bool:
    if not 0 <= proof.citation < len(answer.citations) or proof.number != number:
        return False
    if proof.kind == "quoted":
        return _quoted(proof, number, answer)
    if proof.kind == "source":
        return number in NUMBER.findall(source_of(answer.citations[proof.citation].document))
    if len(proof.figures) != len(proof.citations) or not proof.figures:
        return False
    cited = zip(proof.figures, proof.citations, strict=True)
    if not all(_cited(figure, citation, answer) for figure, citation in cited):
        return False
    if proof.kind == "period":
        return _names_period(proof, number, answer)
    return proof.formula is not None and _follows(proof.formula, proof.figures, number)


def _cited(figure: Figure, citation: int, answer: Answer) -> bool:
    """Whether the number of a figure stands, as it was read, in the citation."""
    if not 0 <= citation < len(answer.citations):
        return False
    place, quantity = answer.citations[citation], figure.quantity
    inside = place.start <= quantity.start and quantity.end <= place.end
    stands = inside and place.document.text[quantity.start : quantity.end] == quantity.literal
    return stands and _reads(quantity)


def _reads(quantity: Quantity) -> bool:
    """Whether the literal gives the value: its digits times its scale word, or words for a number."""
    written = numerals(quantity.literal)
    if not any(character.isdigit() for character in quantity.literal):  # "none", "doubled", "a third"
        worded = quantity.value == 0 or quantity.dimension in ("percent", "ratio")
        return worded or any(abs(quantity.value) == number.value * quantity.scale for number in written)
    power = quantity.scale.normalize().as_tuple()
    if power.digits != (1,) or power.sign:
        return False
    return any(abs(quantity.value) == number.value * quantity.scale for number in written)


def _names_period(proof: Proof, number: str, answer: Answer) -> bool:
    """Whether a number belongs to the words of a figure's period, and its year to the document or
    its date.
    """
    time = parse(proof.figures[0].value("period"))
    if time is None or number not in NUMBER.findall(time.words):
        return False
    document = answer.citations[proof.citations[0]].document
    years = {year for year in (time.first // 12, time.last // 12) if str(year) == number}
    near = document.published and any(abs(year - document.published.year) <= NEAR_YEARS for year in years)
    # "fiscal 2015" begins in July 2014; without a date "13% more than in December 2015" tells of 2016
    apart = (0, 1) if document.published else (-1, 0, 1)
    written = {str(year + later) for year in years for later in apart}
    return not years or bool(near) or number[2:] in document.text or any(y in document.text for y in written)


def _follows(formula: Formula, figures: Sequence[Figure], number: str) -> bool:
    """Whether the formula gives the number, to the places it is printed with."""
    try:
        value = abs(formula.result([figure.quantity for figure in figures]))
    except (NotComparable, ArithmeticError):
        return False
    if formula.operation == "mean" and not _covers(figures, formula.count):
        return False
    printed = Decimal(number.replace(",", ""))
    places = len(number.partition(".")[2])
    return abs(value - printed) * 2 <= Decimal(1).scaleb(-places)


def _covers(figures: Sequence[Figure], count: int) -> bool:
    """Whether the periods of the figures make so many equal ones together."""
    times = [parse(figure.value("period")) for figure in figures]
    months = sum(time.months for time in times if time)
    return all(times) and count > 1 and months % count == 0


def _quoted(proof: Proof, number: str, answer: Answer) -> bool:
    citation = answer.citations[proof.citation]
    start, end = proof.source_start, proof.source_start + len(number)
    text = citation.document.text
    inside = citation.start <= start and end <= citation.end
    return inside and not cuts_number(text, start, end) and proof.number == number == text[start:end]


def cuts_number(text: str, start: int, end: int) -> bool:
    """Whether a piece of a text begins or ends within a number: "004" is no number of "2,004 kg"."""
    return any(_within_number(text, edge) for edge in (start, end))


def _within_number(text: str, edge: int) -> bool:
    begin = edge
    while begin and (text[begin - 1].isdigit() or text[begin - 1] in ".,"):
        begin -= 1
    stop = _DIGITS.match(text, edge)
    assert stop is not None
    return any(match.start() < edge < match.end() for match in NUMBER.finditer(text, begin, stop.end()))
