"""A small assistant without a store, for the server: made documents, answers by exact question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from made_documents import cite, customs, news, report

from assistant import UnknownDocument
from assistant.answer import Answer, Citation
from corpus.document import Document
from index.passages import Passage


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

    def first_questions(self, limit: int = 4) -> tuple[str, ...]:
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
