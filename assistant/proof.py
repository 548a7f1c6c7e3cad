"""The one place through which every answer passes: no number leaves without proof."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Proof

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number as written: digits with their separators."""
_MARK = re.compile(r"\[\d+\]")


class UnprovenNumber(Exception):
    """A number in an answer stands in none of its citations: a fault of the program, never shown to users."""


def quoting(citations: Sequence[Citation]) -> tuple[str, tuple[Proof, ...]]:
    """The text that quotes the citations in their order, each followed by its mark, and its proof."""
    text = ""
    proof: list[Proof] = []
    for index, citation in enumerate(citations):
        text += " " if text else ""
        for match in NUMBER.finditer(citation.quote):
            start = len(text) + match.start()
            end = len(text) + match.end()
            proof.append(Proof(match.group(), start, end, "quoted", index, citation.start + match.start()))
        text += f"{citation.quote} [{index + 1}]"
    return text, tuple(proof)


def proven(answer: Answer) -> Answer:
    """The answer itself; raises `UnprovenNumber` when one of its numbers is not in the cited text."""
    proofs = {proof.start: proof for proof in answer.proof}
    for number, start in numbers(answer.text):
        proof = proofs.get(start)
        if proof is None or not _stands(proof, number, answer):
            raise UnprovenNumber(f"{number!r} at {start} in {answer.text!r}")
    return answer


def numbers(text: str) -> Iterator[tuple[str, int]]:
    """The numbers of an answer's text with their offsets; citation marks are none."""
    marks = [match.span() for match in _MARK.finditer(text)]
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in marks):
            yield match.group(), match.start()


def _stands(proof: Proof, number: str, answer: Answer) -> bool:
    if not 0 <= proof.citation < len(answer.citations):
        return False
    citation = answer.citations[proof.citation]
    inside = citation.start <= proof.source_start and proof.source_start + len(number) <= citation.end
    source = citation.document.text[proof.source_start : proof.source_start + len(number)]
    return inside and proof.number == number == source
