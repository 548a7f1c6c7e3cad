"""Search and answers among 100,000 passages: how long each part takes, beside embedding the question.

Run it with `python -m eval.benchmarks.search_latency`. Words, their frequencies and the middle of the
vectors are those of the bundled library, everything else is drawn at random and written straight into the
catalogue of a store, from which its indexes are made. The library itself is added too, and the questions are
gold questions of it. The store is temporary; with a folder behind the command it is kept there, and used
again the next time. Seconds on the clock depend on what else the machine does; those of the processor hardly
do. The targets are those of two cores that do nothing else.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from sqlalchemy import insert

from assistant import Assistant, library_folder
from corpus.document import Document, Span
from corpus.reading import read, readable_files
from corpus.words import keys as word_keys
from eval.gold import load
from index import schema
from index.catalogue import Catalogue
from index.embedding import Embedder, Vectors
from index.passages import split
from index.sentences import EmbeddedSentences, dump

PASSAGES, IN_ONE = 100_000, 4
"""Passages in all, and in one document."""
SENTENCES, WORDS = 5, 20
"""Sentences of a passage and words of a sentence."""
MOVED = 0.9
"""Length of what is added at random to a vector of length 1: neighbours have a cosine of about 0.5."""
BATCH = 1_000
"""Documents written together."""
QUESTIONS = 100
SEARCH_TARGET, ASK_TARGET = 60.0, 150.0
"""Milliseconds at the 95th percentile."""
GOLD = Path(__file__).parents[1] / "gold" / "library.jsonl"


class World:
    """What is drawn from: words by frequency with their keys, and vectors of real passages."""

    def __init__(self, embedder: Embedder) -> None:
        documents = [read(path) for path in readable_files(library_folder())]
        counted = Counter(word for document in documents for word in document.text.split())
        self.words = sorted(counted)
        self.keys = [word_keys(word) for word in self.words]
        weights = np.array([counted[word] for word in self.words], dtype=float)
        self.weights = weights / weights.sum()
        passages = [one for document in documents for one in split(document, embedder.count, embedder.window)]
        self.middles = embedder.embed([passage.context for passage in passages[:400]])
        self.random = np.random.default_rng(1)

    def moved(self, vectors: Vectors) -> Vectors:
        """Unit vectors in the neighbourhood of others."""
        step = self.random.standard_normal(vectors.shape, dtype=np.float32)
        found = vectors + MOVED * step / np.linalg.norm(step, axis=1, keepdims=True)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    def document(self, number: int) -> tuple[Document, list[tuple[Span, EmbeddedSentences]]]:
        """A document of drawn words, and the place and sentences of each of its passages, without vectors."""
        drawn = self.random.choice(len(self.words), size=IN_ONE * SENTENCES * WORDS, p=self.weights)
        text, passages = "", []
        for passage in drawn.reshape(IN_ONE, SENTENCES, WORDS):
            start, spans = len(text), []
            for sentence in passage:
                spans.append(Span(len(text), len(text) + sum(len(self.words[word]) + 1 for word in sentence)))
                text += " ".join(self.words[word] for word in sentence) + ". "
            keys = tuple(
                " ".join(key for word in sentence for key in self.keys[word]) for sentence in passage
            )
            passages.append((Span(start, spans[-1].end), EmbeddedSentences(tuple(spans), keys)))
        title = " ".join(self.words[word] for word in drawn[:: IN_ONE * WORDS])
        cut = tuple(span for _, held in passages for span in held.spans)
        return Document(f"d{number:08}", f"{number:08}.txt", text, title, sentences=cut), passages


def write(catalogue: Catalogue, world: World) -> None:
    """Fill a catalogue with documents that were never embedded."""
    for first in range(0, PASSAGES // IN_ONE, BATCH):
        made = [world.document(number) for number in range(first, first + BATCH)]
        held = [(document, span, within) for document, parts in made for span, within in parts]
        topics = world.random.integers(len(world.middles), size=BATCH).repeat(IN_ONE)
        vectors = world.moved(world.middles[topics])
        sentences = world.moved(vectors.repeat(SENTENCES, axis=0)).reshape(len(held), SENTENCES, -1)
        keys = range(first * IN_ONE + 1, first * IN_ONE + 1 + len(held))
        rows: dict[Any, list[dict[str, Any]]] = {
            schema.documents: [_document_row(document) for document, _ in made],
            schema.sources: [{"path": f"/{one.name}", "document": one.id} for one, _ in made],
            schema.passages: [
                {"key": key, "document": one.id, "start": span.start, "end": span.end, "heading": "",
                 "vector": vector.astype("<f4").tobytes()}
                for key, (one, span, _), vector in zip(keys, held, vectors, strict=True)
            ],
            schema.sentences: [
                _sentence_row(key, EmbeddedSentences(within.spans, within.words, vector))
                for key, (_, _, within), vector in zip(keys, held, sentences, strict=True)
            ],
            schema.pending: [{"passage": key} for key in keys],
        }  # fmt: skip
        with catalogue.engine.begin() as connection:
            for table, values in rows.items():
                connection.execute(insert(table), values)


def _document_row(one: Document) -> dict[str, Any]:
    return {"id": one.id, "format": 1, "attributes": schema.dump(one), "text": one.text}


def _sentence_row(key: int, sentences: EmbeddedSentences) -> dict[str, Any]:
    return {"passage": key, **dict(zip(("spans", "vectors", "words"), dump(sentences), strict=True))}


class Parts:
    """Milliseconds on the clock and of the processor in each part of one call."""

    def __init__(self) -> None:
        self._inside = False
        self._spent: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))

    def watch(self, owner: object, names: Sequence[str], part: str) -> None:
        """Count the time in these methods of an object as that of a part."""
        for name in names:
            setattr(owner, name, self._watched(getattr(owner, name), part))

    def of(self, step: Callable[[str], object], text: str) -> dict[str, tuple[float, float]]:
        """The parts of one call; "all" is the whole, "scoring" what is in no other part."""
        self._spent.clear()
        self._timed("all", lambda: step(text))
        known = [spent for name, spent in self._spent.items() if name != "all"]
        wall, cpu = self._spent["all"]
        rest = (wall - sum(spent[0] for spent in known), cpu - sum(spent[1] for spent in known))
        return {**self._spent, "scoring": rest}

    def _watched(self, method: Callable[..., Any], part: str) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            if self._inside:
                return method(*given, **named)
            self._inside = True
            try:
                return self._timed(part, lambda: method(*given, **named))
            finally:
                self._inside = False

        return watched

    def _timed(self, part: str, step: Callable[[], Any]) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            return step()
        finally:
            spent = self._spent[part]
            self._spent[part] = (
                spent[0] + (time.perf_counter() - wall) * 1000,
                spent[1] + (time.process_time() - cpu) * 1000,
            )


def main() -> None:
    """Make the store, ask, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[1]) if sys.argv[1:] else Path(folder) / "store"
        with Assistant.open(kept) as assistant:
            if assistant.store.catalogue.count()["passages"] < PASSAGES:
                _fill(assistant)
            _ask(assistant)


def _fill(assistant: Assistant) -> None:
    store = assistant.store
    start = time.perf_counter()
    write(store.catalogue, World(store.embedder))
    written = time.perf_counter()
    store.refresh()
    made = time.perf_counter()
    print(f"{PASSAGES:,} passages: catalogue {written - start:.0f} s, its indexes {made - written:.0f} s")
    assistant.add(library_folder())


def _ask(assistant: Assistant) -> None:
    asked = [question.question for question in load(GOLD) if not question.history]
    asked = asked[:: len(asked) // (2 * QUESTIONS)][: 2 * QUESTIONS]
    parts = watching(assistant)
    for text in asked[:3]:
        assistant.ask(text)
    # Different questions: the model remembers the texts it has embedded.
    _print("search", [parts.of(assistant.search, text) for text in asked[3::2]], SEARCH_TARGET)
    _print("ask", [parts.of(assistant.ask, text) for text in asked[4::2]], ASK_TARGET)


def watching(assistant: Assistant) -> Parts:
    """Watch the parts of a search."""
    store, parts = assistant.store, Parts()
    public = [name for name in dir(Catalogue) if not name.startswith("_")]
    catalogue = [name for name in public if not isinstance(getattr(Catalogue, name), property)]
    parts.watch(store.embedder, ["embed"], "embedding")
    parts.watch(store.vectors, ["nearest"], "vectors")
    parts.watch(store.words, ["best", "frequency"], "words")
    parts.watch(store.catalogue, catalogue, "catalogue")
    return parts


def _print(name: str, found: Sequence[dict[str, tuple[float, float]]], target: float) -> None:
    print(f"{name}, {len(found)} questions: ms on the clock p50 and p95, of the processor p50 and p95")
    for part in ("embedding", "vectors", "words", "catalogue", "scoring", "all"):
        walls = [one.get(part, (0.0, 0.0))[0] for one in found]
        cpus = [one.get(part, (0.0, 0.0))[1] for one in found]
        cells = [median(walls), quantiles(walls, n=20)[-1], median(cpus), quantiles(cpus, n=20)[-1]]
        print(f"  {part:<12}{''.join(f'{cell:9.1f}' for cell in cells)}")
    slow = quantiles([one["all"][0] for one in found], n=20)[-1]
    print(f"  target p95 below {target:.0f} ms: {'met' if slow < target else 'missed'}")


if __name__ == "__main__":
    main()
