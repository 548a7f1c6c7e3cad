"""Numbers that no document states but that follow from ones that do: each is worked out again.

An answer comes with proof of them. It is not believed: the operands are looked up in the cited text, and the
result is compared with what the answer says, in its unit.
"""

from __future__ import annotations

from assistant.answer import Answer, Proof
from assistant.derivation import Formula, NotComparable
from assistant.proof import NUMBER
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure
from corpus.quantities import Quantity
from corpus.units import unit_named


def follows(said: Quantity, answer: Answer) -> bool:
    """Whether each number of a quantity of `answer.text` is rightly converted, computed, or of a period."""
    places = [said.start + match.start() for match in NUMBER.finditer(said.literal)]
    proofs = {proof.start: proof for proof in answer.proof if proof.kind != "quoted"}
    return bool(places) and all(at in proofs and _holds(proofs[at], said, answer) for at in places)


def _holds(proof: Proof, said: Quantity, answer: Answer) -> bool:
    if not proof.figures or len(proof.figures) != len(proof.citations):
        return False
    if proof.number != answer.text[proof.start : proof.end]:
        return False
    cited = zip(proof.figures, proof.citations, strict=True)
    if not all(_stands(figure, index, answer) for figure, index in cited):
        return False
    if proof.kind == "period":
        time = parse(proof.figures[0].value("period"))
        return time is not None and proof.number in NUMBER.findall(time.words)
    return proof.formula is not None and _gives(proof.formula, proof.figures, said)


def _stands(figure: Figure, index: int, answer: Answer) -> bool:
    """Whether the number of a figure is in the citation of that index, character for character."""
    if not 0 <= index < len(answer.citations):
        return False
    citation, quantity = answer.citations[index], figure.quantity
    at = quantity.start - citation.start
    return at >= 0 and citation.quote[at : at + len(quantity.literal)] == quantity.literal


def _gives(formula: Formula, figures: tuple[Figure, ...], said: Quantity) -> bool:
    """Whether the formula gives the quantity again, in its unit and to the places that it shows."""
    operands = [figure.quantity for figure in figures]
    try:
        value = abs(formula.result(operands)) * formula.scale
    except (NotComparable, ArithmeticError, ValueError):
        return False
    if said.base:
        unit = unit_named(_unit(formula, operands[0]))
        if unit is None or unit.base != said.base:
            return False
        value *= unit.factor
    # The sign is said in words ("down by"), which no reading of numbers sees.
    return said.high is None and abs(value - abs(said.canonical)) * 2 <= said.step


def _unit(formula: Formula, first: Quantity) -> str:
    """The unit of what a formula gives, "" for a plain multiple."""
    if formula.operation in ("change", "share"):
        return "%"
    return "" if formula.operation == "ratio" else formula.unit or first.unit
