"""What is answered: text, where each part of it stands in the documents, and proof for each number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.derivation import Formula
from assistant.reading import Reading
from corpus.document import Document
from corpus.figures.figure import Figure
from index.passages import Passage

Kind = Literal[
    "passage", "abstention", "lookup", "list", "ranking", "comparison", "change", "difference",
    "share", "sum",
    "conversion", "price", "conflict",
]  # fmt: skip
"""How a question was answered. `passage`: with sentences of the documents; all others: from figures."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document: characters `start` to `end` of `document.text`."""

    document: Document
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The cited text, exactly."""
        return self.document.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """The page of a paginated document, else None."""
        return self.document.page_at(self.start)

    def to_dict(self) -> dict[str, Any]:
        """The citation as JSON values; offsets count characters of the document's text."""
        row = self.document.row_at(self.start)
        return {
            "document": describe(self.document),
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "row": dict(zip(row[0].header, row[1].cells, strict=False)) if row else None,
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one number may stand in an answer.

    `start`, `end`: the number in `answer.text`. `citation`: index into `answer.citations`.
    `quoted`: the number stands, character for character, at `source_start` of the cited document's text.
    `converted`, `computed`: it follows by `formula` from `figures`, each of which stands in the citation at
    the same place of `citations`. `period`: it names the period of the one figure in `figures`. `source`: it
    belongs to the title, publisher or date of the cited document; `source_start` is where the quote begins.
    """

    number: str
    start: int
    end: int
    kind: Literal["quoted", "converted", "computed", "period", "source"]
    citation: int
    source_start: int
    figures: tuple[Figure, ...] = ()
    citations: tuple[int, ...] = ()
    formula: Formula | None = None

    def to_dict(self) -> dict[str, Any]:
        """The proof as JSON values: citations count from 1; `spans`: where each operand stands in the text of
        its document; `factor`: by what the operand of a conversion is multiplied.
        """
        operands = [figure.quantity for figure in self.figures]
        factor = self.formula.factor(operands) if self.formula else None
        return {
            "number": self.number,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "citation": self.citation + 1,
            "source_start": self.source_start,
            "citations": [citation + 1 for citation in self.citations],
            "operands": [quantity.literal for quantity in operands],
            "spans": [[quantity.start, quantity.end] for quantity in operands],
            "formula": self.formula.words if self.formula else None,
            "factor": None if factor is None else f"{factor.normalize():f}",
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its evidence.

    `text` carries the marks [1], [2] ...; mark n is `citations[n - 1]`. When the documents do not say,
    `abstained` is True, the text and `citations` hold at most what is stated instead, and `nearest` holds
    the passages that came closest.
    `question` is what was answered, a correction ("no, I meant July") already put right. `reading` says how
    it was read, and of an abstention what was looked for; answers are compared without it.
    `figures` are those that the answer rests on. `confidence` is between 0 and 1 and only orders
    answers; it is no probability.
    """

    question: str
    text: str
    kind: Kind
    citations: tuple[Citation, ...] = ()
    proof: tuple[Proof, ...] = ()
    figures: tuple[Figure, ...] = ()
    nearest: tuple[Passage, ...] = ()
    confidence: float = 0.0
    reading: Reading | None = field(default=None, compare=False)

    @property
    def abstained(self) -> bool:
        """True when the documents do not say."""
        return self.kind == "abstention"

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON values: what `assistant ask --json` prints."""
        return {
            "question": self.question,
            "text": self.text,
            "kind": self.kind,
            "abstained": self.abstained,
            "confidence": round(self.confidence, 4),
            "reading": self.reading.to_dict() if self.reading else None,
            "citations": [citation.to_dict() for citation in self.citations],
            "proof": [proof.to_dict() for proof in self.proof],
            "figures": [figure.to_dict() for figure in self.figures],
            "nearest": [
                {
                    "document": describe(passage.document),
                    "text": passage.text,
                    "start": passage.start,
                    "end": passage.end,
                    "page": passage.page,
                }
                for passage in self.nearest
            ],
        }


def describe(document: Document) -> dict[str, Any]:
    """A document without its text, as JSON values."""
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "inferred": sorted(document.inferred),
    }
