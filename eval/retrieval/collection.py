"""What is searched and what ought to be found: documents as our readers read them, questions with places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.reading import read, readable_files
from eval import gold
from eval.measures.retrieval import COVERED
from eval.places import Place, Shelf
from eval.retrieval.public_sets import Paragraph, PublicSet

Groups = tuple[tuple[Place, ...], ...]
"""The places that a question needs: all groups, of each group one place."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question and what it needs. `answers` are the places of its answer, where the set tells them."""

    text: str
    groups: Groups
    answers: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents in a folder of files, and questions about them.

    `whole`: a document is one paragraph and counts once, whichever piece of it is found; else a hit counts
    when it covers at least half of a quote.
    """

    name: str
    folder: Path
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    whole: bool

    def ranked(self, query: Query, hits: Sequence[Place], k: int) -> list[set[int]]:
        """For each of the first `k` hits the numbers of the groups that it belongs to."""
        if self.whole:
            first: dict[str, Place] = {}
            for place in hits:
                first.setdefault(place.document, place)
            hits = list(first.values())
        return [
            {
                number
                for number, group in enumerate(query.groups)
                if any(self._holds(place, wanted) for wanted in group)
            }
            for place in hits[:k]
        ]

    def _holds(self, hit: Place, wanted: Place) -> bool:
        if self.whole:
            return hit.document == wanted.document
        covered = wanted.overlap(hit.document, hit.start, hit.end)
        return covered >= COVERED * (wanted.end - wanted.start)


def of_public(found: PublicSet, folder: Path) -> Collection:
    """Write each paragraph to a file of its own, and read the files as a store would."""
    paths = [folder / f"{number:06}.md" for number in range(len(found.paragraphs))]
    for path, paragraph in zip(paths, found.paragraphs, strict=True):
        path.write_text(_file(paragraph), encoding="utf-8")
    documents = tuple(read(path) for path in paths)
    shelf = Shelf(documents)
    queries = []
    for wanted in found.questions:
        first = documents[wanted.groups[0][0]]
        quotes = [gold.Quote(first.name, text, start) for start, text in wanted.answers]
        groups = tuple(tuple(_all_of(documents[one]) for one in group) for group in wanted.groups)
        queries.append(Query(wanted.question, groups, tuple(p for q in quotes for p in shelf.places(q))))
    return Collection(found.name, folder, documents, tuple(queries), whole=True)


def of_gold(name: str, file: Path, folder: Path) -> Collection:
    """The gold questions that have evidence and stand alone, on the documents of a folder."""
    documents = tuple(read(path) for path in readable_files(folder))
    shelf = Shelf(documents)
    queries = tuple(
        Query(question.question, shelf.evidence(question))
        for question in gold.load(file)
        if question.evidence and not question.history
    )
    return Collection(name, folder, documents, queries, whole=False)


def _file(paragraph: Paragraph) -> str:
    """A paragraph as Markdown, with its title in front matter where it has one."""
    title = json.dumps(paragraph.title, ensure_ascii=False)  # every JSON text is YAML
    return f"---\ntitle: {title}\n---\n\n{paragraph.text}\n" if paragraph.title else f"{paragraph.text}\n"


def _all_of(document: Document) -> Place:
    return Place(document.id, 0, len(document.text))
