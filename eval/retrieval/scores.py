"""How well and how quickly one way to search finds what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from eval.measures import ranks
from eval.places import Place
from eval.retrieval.collection import Collection
from eval.retrieval.shared_embedder import SharedEmbedder
from eval.retrieval.systems import System
from index.retrieval import best_sentences
from index.store import Store

K = 10
LOOKED_AT = 50
"""Hits that are asked for: so many pieces hold 10 different paragraphs."""
WARM = 3
"""Questions that are asked before the clock runs: the first one opens files."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one system on one collection: shares, milliseconds a query, pieces a second."""

    system: str
    shares: dict[str, float]
    p50: float
    p95: float
    pieces: int
    rate: float
    characters: int
    """Of a hit at the first rank, in the median: a long piece covers more."""


def measured(system: System, collection: Collection, embedder: SharedEmbedder) -> Figures:
    """Add the documents, ask everything, and look at what was found."""
    embedder.start_anew()
    pieces, adding = embedder.timed(lambda: system.add(collection))
    for query in collection.queries[:WARM]:
        system.find(query.text, LOOKED_AT)
    embedder.start_anew()
    shares: list[dict[str, float]] = []
    times: list[float] = []
    first: list[int] = []
    for query in collection.queries:
        hits, seconds = embedder.timed(lambda text=query.text: system.find(text, LOOKED_AT))  # type: ignore[misc]
        times.append(seconds * 1000)
        first += [hit.end - hit.start for hit in hits[:1]]
        shares.append(of_ranking(collection.ranked(query, hits, K), len(query.groups)))
    averages = {name: mean(one[name] for one in shares) for name in shares[0]}
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    length = round(median(first)) if first else 0
    return Figures(system.name, averages, median(times), p95, pieces, pieces / adding, length)


def of_ranking(ranked: Sequence[set[int]], wanted: int) -> dict[str, float]:
    """The shares of one question with so many wanted groups."""
    return {
        "hit@1": ranks.hit(ranked, 1),
        "hit@5": ranks.hit(ranked, 5),
        "hit@10": ranks.hit(ranked, K),
        "all@10": ranks.all_found(ranked, wanted, K),
        "MRR@10": ranks.reciprocal_rank(ranked, K),
        "nDCG@10": ranks.ndcg(ranked, wanted, K),
    }


def sentence_hit(store: Store, collection: Collection) -> tuple[float, int]:
    """The share of questions whose best sentence holds a whole answer, and how many there are."""
    asked = [query for query in collection.queries if query.answers]
    right = 0
    for query in asked:
        best = best_sentences(store, query.text, 1)
        right += any(
            holds(Place(one.passage.document.id, one.span.start, one.span.end), answer)
            for one in best
            for answer in query.answers
        )
    return right / max(1, len(asked)), len(asked)


def holds(sentence: Place, answer: Place) -> bool:
    """Whether an answer lies wholly inside a sentence."""
    return sentence.overlap(answer.document, answer.start, answer.end) == answer.end - answer.start


def table(collection: Collection, rows: Sequence[Figures]) -> str:
    """The figures of all systems as a Markdown table."""
    names = [*rows[0].shares, "ms p50", "ms p95", "pieces", "pieces/s", "characters"]
    lines = [
        f"### {collection.name}: {len(collection.queries):,} questions, {len(collection.documents):,} "
        + ("paragraphs" if collection.whole else "documents"),
        "",
        f"| search | {' | '.join(names)} |",
        f"|---|{'---:|' * len(names)}",
    ]
    for row in rows:
        shares = [f"{value:.3f}" for value in row.shares.values()]
        times, costs = [row.p50, row.p95], [row.pieces, row.rate, row.characters]
        cells = [*shares, *(f"{value:.1f}" for value in times), *(f"{value:,.0f}" for value in costs)]
        lines.append(f"| {row.system} | {' | '.join(cells)} |")
    return "\n".join(lines)
