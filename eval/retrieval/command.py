"""`python -m eval bench`: our search beside others, on public questions where they are, and on our own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant import library_folder
from assistant.settings import Settings
from corpus.errors import AssistantError
from eval.retrieval import collection, public_sets
from eval.retrieval.collection import Collection
from eval.retrieval.scores import Figures, measured, sentence_hit, table
from eval.retrieval.shared_embedder import SharedEmbedder
from eval.retrieval.systems import FusedRanks, LlamaIndex, Meaning, Ours, Words
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.passages import split
from index.reranking import CrossEncoderReranker

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "benchmarks"
GOLD = ROOT / "eval" / "gold" / "library.jsonl"
NOTE = """\
hit, all, MRR and nDCG as in eval/measures/ranks.py. All but LlamaIndex search the same passages, title in
front; of paragraphs each counts once, whichever piece of it was found. ms: one query with its embedding.
pieces/s: adding documents; for ours that is reading the files, their figures, sentences and the catalogue
too. characters: length of a first hit in the median."""


class Name(StrEnum):
    """Questions to search for."""

    XQUAD = "xquad"
    TWO_WIKI = "2wiki"
    TATQA = "tatqa"
    LIBRARY = "library"


def bench(
    data: Annotated[Path, typer.Option(help="Folder of the public questions.")] = DATA,
    only: Annotated[list[Name] | None, typer.Option(help="Only these; may be given several times.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the tables here too.")] = None,
) -> None:
    """Search with BM25, vectors, both fused by rank, LlamaIndex and ours, and print how well each finds."""
    try:
        parts = []
        for part in tables(data, only or list(Name), SentenceTransformerEmbedder()):
            typer.echo(f"{part}\n")
            parts.append(part)
    except AssistantError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    typer.echo(NOTE)
    if out:
        out.write_text("\n\n".join([*parts, NOTE]) + "\n", encoding="utf-8")


def tables(data: Path, names: Sequence[Name], embedder: Embedder) -> Iterator[str]:
    """One Markdown table after another, or a line for what is not there."""
    shared = SharedEmbedder(embedder)
    for name in names:
        with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
            work = Path(temporary)
            if name is Name.LIBRARY:
                yield _compared(collection.of_gold("library", GOLD, library_folder()), work, shared)
            elif missing := public_sets.absent(name, data):
                yield f"{name} is skipped: there is no {' and no '.join(missing)} in {data}."
            else:
                (work / "files").mkdir()
                found = public_sets.load(name, data)
                yield _compared(collection.of_public(found, work / "files"), work, shared)


def _compared(asked: Collection, work: Path, embedder: SharedEmbedder) -> str:
    others: list[Callable[[], Words | Meaning | FusedRanks | LlamaIndex]] = [
        lambda: Words(embedder),
        lambda: Meaning(embedder),
        lambda: FusedRanks(embedder),
        lambda: LlamaIndex(embedder, work / "wide"),
        lambda: LlamaIndex(embedder, work / "narrow", 256, 32),
    ]
    embedder.embed([part.context for part in split(asked.documents[0], embedder.count, embedder.window)])
    rows: list[Figures] = []  # the line above loads the model and what cuts sentences, before the clock runs
    for make in others:
        system = make()
        rows.append(measured(system, asked, embedder))
        system.close()
    setting = Settings().reranker
    ours = Ours(embedder, work / "store", CrossEncoderReranker(setting) if setting else None)
    rows.append(measured(ours, asked, embedder))
    share, questions = sentence_hit(ours.store, asked)
    ours.close()
    said = f"\n\nsentence hit@1 of ours: {share:.3f} of {questions:,} questions" if questions else ""
    return table(asked, rows) + said
