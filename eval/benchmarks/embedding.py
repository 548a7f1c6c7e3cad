"""Embedding: passages a second, beside `SentenceTransformer.encode` with its defaults, in paired runs.

Run it with `python -m eval.benchmarks.embedding`. The passages are those of the bundled library. Both are
timed in turns, so that what else the machine does meets both; the ratio is that of the middle run. Then one
question after another is embedded, none of which was seen before.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

import corpus
from corpus.reading import read, readable_files
from index import bert
from index.bert import BertEncoder
from index.embedding import SentenceTransformerEmbedder, Vectors
from index.passages import split

LIBRARY = Path(str(corpus.__file__)).parent / "library"
PASSAGES = 192
ROUNDS = 5
QUESTIONS = 50
BATCHES = (512, 1_024, 1_536, 2_048, 4_096, 8_192)


def main() -> None:
    """Time both in turns and print the table."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformerEmbedder()
    theirs, ours = SentenceTransformer(str(model.folder)), BertEncoder(model.folder, model.window)
    texts = _passages(model)
    pieces = sum(model.count(text) for text in texts) / len(texts)
    print(f"{len(texts)} passages of {pieces:.0f} word pieces")

    def encode() -> Vectors:
        return np.asarray(theirs.encode(texts, normalize_embeddings=True, show_progress_bar=False))

    equal = np.sum(encode() * ours.encode(texts), axis=1)
    print(f"cosine of both: least {equal.min():.6f}, mean {equal.mean():.6f}")
    pairs = [(_seconds(encode), _seconds(lambda: ours.encode(texts))) for _ in range(ROUNDS)]
    for slow, quick in pairs:
        rates = f"{len(texts) / slow:6.1f} {len(texts) / quick:6.1f}"
        print(f"passages a second, encode and ours: {rates}, ratio {slow / quick:.2f}")
    print(f"ratio of the middle run: {statistics.median(slow / quick for slow, quick in pairs):.2f}")
    asked = [f"how much gallium went to Japan in June {number}" for number in range(QUESTIONS)]
    times = sorted(_seconds(lambda text=text: ours.encode([text])) for text in asked)  # type: ignore[misc]
    print(f"a question: p50 {times[len(times) // 2] * 1e3:.1f} ms, p95 {times[-3] * 1e3:.1f} ms")
    for bert.BATCH_PIECES in BATCHES:
        seconds = min(_seconds(lambda: ours.encode(texts)) for _ in range(2))
        print(f"{bert.BATCH_PIECES:>5} word pieces at once: {len(texts) / seconds:6.1f} passages a second")


def _passages(model: SentenceTransformerEmbedder) -> list[str]:
    documents = (read(path) for path in readable_files(LIBRARY))
    texts = [passage.text for document in documents for passage in split(document, model.count, model.window)]
    return texts[:: max(1, len(texts) // PASSAGES)][:PASSAGES]


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
