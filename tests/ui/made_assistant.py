"""A small assistant without a model: made documents, answers by exact question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import UnknownDocument
from assistant.answer import Answer, Citation
from corpus.document import Document, Page, Row, Span, Table
from index.passages import Passage

NEWS_TEXT = """\
Gallium leaves port again

Customs recorded the first shipments since spring.

GALLIUM

Buyers in Japan took 2,004 kg of gallium in June. Germany bought 2,000 kg. Nothing went elsewhere.

GERMANIUM

Germanium shipments stayed low, and traders expect no change before autumn.
"""

ROWS = (("2025-06", "Japan", "2004"), ("2025-06", "Germany", "2000"), ("2025-05", "", "0"))


def news() -> Document:
    """Running text with headings."""
    text = NEWS_TEXT
    spans = tuple(
        Span(text.index(line), text.index(line) + len(line))
        for line in ("Gallium leaves port again", "GALLIUM", "GERMANIUM")
    )
    return Document(
        "dnews", "gallium-note.txt", text, "Gallium leaves port again", "Metals Desk", date(2025, 7, 20),
        inferred=frozenset({"published"}), headings=spans,
    )  # fmt: skip


def customs() -> Document:
    """A table: each row one line, each cell led by its column."""
    header = ("period", "partner", "kg")
    lines = ["; ".join(f"{n}: {c}" for n, c in zip(header, row, strict=True) if c) for row in ROWS]
    text = "\n".join(lines)
    rows: list[Row] = []
    for line, cells in zip(lines, ROWS, strict=True):
        start = text.index(line)
        rows.append(Row(start, start + len(line), cells))
    table = Table(0, len(text), header, tuple(rows))
    return Document(
        "dcustoms", "gallium.csv", text, "gallium", inferred=frozenset({"title"}), tables=(table,)
    )


def report() -> Document:
    """Two pages."""
    first, second = "The first page is about quotas.", "The second page is about prices."
    text = f"{first}\n\n{second}"
    pages = (Page(1, 0, len(first)), Page(2, len(first) + 2, len(text)))
    return Document("dreport", "quota-report.pdf", text, "Quota report", "Trade Institute", pages=pages)


def cite(document: Document, quote: str) -> Citation:
    """The citation of the first place where a text stands."""
    start = document.text.index(quote)
    return Citation(document, start, start + len(quote))


@dataclass(frozen=True)
class Failure:
    path: Path
    reason: str


@dataclass(frozen=True)
class Report:
    added: tuple[Path, ...] = ()
    updated: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    failed: tuple[Failure, ...] = ()


class FakeAssistant:
    """What the page asks of an assistant, without a store."""

    def __init__(self, *documents: Document) -> None:
        self.stored = {document.id: document for document in documents}
        self.answers: dict[str, Answer | Exception] = {}
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.closed = False
        self.pause: threading.Event | None = None

    def documents(self) -> tuple[Document, ...]:
        return tuple(sorted(self.stored.values(), key=lambda document: document.name))

    def document(self, document_id: str) -> Document:
        if document_id not in self.stored:
            raise UnknownDocument(f"{document_id} is not in the store.")
        return self.stored[document_id]

    def remove(self, document_id: str) -> Document:
        document = self.document(document_id)
        del self.stored[document_id]
        return document

    def search(self, query: str, limit: int = 10) -> tuple[Passage, ...]:
        return ()

    def add(self, *paths: Path, progress: Callable[[int, int, Path], None] | None = None) -> Report:
        added: list[Path] = []
        failed: list[Failure] = []
        for number, path in enumerate(paths, start=1):
            if progress:
                progress(number, len(paths), path)
            text = path.read_text(encoding="utf-8")
            if text:
                self.stored[f"d{path.stem}"] = Document(f"d{path.stem}", path.name, text)
                added.append(path)
            else:
                failed.append(Failure(path, f"{path.name} holds no text."))
        return Report(added=tuple(added), failed=tuple(failed))

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if self.pause:
            self.pause.wait(20)
        answer = self.answers.get(question)
        if isinstance(answer, Exception):
            raise answer
        nearest = tuple(Passage(d, 0, min(len(d.text), 120)) for d in self.documents()[:3])
        return answer or Answer(question, "The documents do not say.", "abstention", nearest=nearest)

    def close(self) -> None:
        self.closed = True


def made_assistant() -> FakeAssistant:
    """Three documents and one known question."""
    assistant = FakeAssistant(news(), customs(), report())
    question = "How much gallium went to Japan in June?"
    cited = (
        cite(news(), "Buyers in Japan took 2,004 kg of gallium in June."),
        Citation(customs(), customs().tables[0].rows[0].start, customs().tables[0].rows[0].end),
        cite(report(), "The second page is about prices."),
    )
    text = (
        "Buyers in Japan took 2,004 kg of gallium in June. [1] "
        "period: 2025-06; partner: Japan; kg: 2004 [2] The second page is about prices. [3]"
    )
    assistant.answers[question] = Answer(question, text, "passage", cited, confidence=0.8)
    return assistant
