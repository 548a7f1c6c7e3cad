"""`python -m eval`: ask the gold questions, print the table, and say whether quality has sagged.

Exit codes: 0 all floors hold (or none are pinned), 1 the gate is shut, 2 the measurement could not be made.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from assistant import Assistant, AssistantError, Settings, library_folder
from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.reading import read, readable_files
from eval import figure_report, figures, gate
from eval.badge import badge
from eval.checker import check as faults_of
from eval.gold import GoldError, Question, load, load_split
from eval.provenance import provenance
from eval.report import Report, as_json, as_markdown, table
from eval.retrieval.command import bench
from eval.runner import PASSAGES, Row, run

LIBRARY_GOLD = Path(__file__).with_name("gold") / "library.jsonl"
FIGURE_GOLD = LIBRARY_GOLD.with_name("figures.jsonl")
SPLIT = "split.json"
"""Beside a gold file whose questions have parts: which documents belong to which part."""


class Part(StrEnum):
    """A part of the gold questions."""

    TUNED = "tuned"
    MEASURED = "measured"


class FigurePart(StrEnum):
    """A part of the gold sentences."""

    TUNE = "tune"
    MEASURE = "measure"


Gold = Annotated[Path, typer.Option(help="Gold questions, a JSONL file.")]
Documents = Annotated[
    Path | None, typer.Option(help="Folder of the documents; default: the bundled library.")
]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Write the whole measurement here as JSON.")]
MarkdownFile = Annotated[
    Path | None, typer.Option("--markdown", help="Write the tables and the misses here.")
]
BadgeFile = Annotated[
    Path | None, typer.Option("--badge", help="Write here what the page says of this evaluation, as JSON.")
]
DoPin = Annotated[bool, typer.Option("--pin", help="Pin the values just measured as floors.")]
AllowRegression = Annotated[bool, typer.Option("--allow-regression", help="Let --pin lower a floor.")]
StoreFolder = Annotated[
    Path | None, typer.Option("--store", help="Keep the store here; default: a temporary one.")
]

app = typer.Typer(add_completion=False, help="Measure the answers to gold questions.")
out = Console(width=None if sys.stdout.isatty() else 120)
err = Console(stderr=True)
app.command()(bench)


@app.callback(invoke_without_command=True)
def measure(
    context: typer.Context,
    gold: Gold = LIBRARY_GOLD,
    documents: Documents = None,
    part: Annotated[Part | None, typer.Option(help="Ask the questions of this part only.")] = None,
    json_file: JsonFile = None,
    markdown_file: MarkdownFile = None,
    badge_file: BadgeFile = None,
    pin: DoPin = False,
    allow_regression: AllowRegression = False,
    store: StoreFolder = None,
) -> None:
    """Ask all questions, print the table, and compare with the pinned floors."""
    if context.invoked_subcommand:
        return
    try:
        report = _measured(gold, documents or library_folder(), part, store)
        out.print(table(report))
        _write(report, json_file, markdown_file)
        if badge_file:
            _write_json(badge(report, date.today()), badge_file)
        shut = _pin(report, allow_regression) if pin else _gate(report)
    except AssistantError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(2) from error
    raise typer.Exit(1 if shut else 0)


@app.command()
def check(gold: Gold = LIBRARY_GOLD, documents: Documents = None) -> None:
    """Only check the gold file: ids, behaviours, numbers, parts, and every quote against the documents."""
    try:
        questions = load(gold)
        found = faults_of(questions, _read(documents or library_folder()), load_split(gold.with_name(SPLIT)))
    except AssistantError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(2) from error
    for fault in found:
        out.print(f"{gold.name}, {fault}", markup=False, soft_wrap=True)
    out.print(f"{len(questions)} questions, {len(found)} faults.")
    raise typer.Exit(2 if found else 0)


@app.command("figures")
def read_figures(
    part: Annotated[FigurePart | None, typer.Option(help="Score the sentences of this part only.")] = None,
    gold: Annotated[Path, typer.Option(help="Gold sentences, a JSONL file.")] = FIGURE_GOLD,
    json_file: JsonFile = None,
) -> None:
    """Score the reader of figures, slot by slot, on sentences whose figures are known."""
    try:
        parts = [part] if part else list(FigurePart)
        readings = {str(name): figures.score(figures.load(gold, name)) for name in parts}
    except AssistantError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(2) from error
    out.print(figure_report.table(readings))
    _write_json(figure_report.as_json(readings), json_file)


def _read(folder: Path) -> tuple[Document, ...]:
    """The documents of a folder as the store would hold them; unreadable files are named and left out."""
    documents = []
    for path in readable_files(folder):
        try:
            documents.append(read(path))
        except UnreadableFile as error:
            err.print(str(error), markup=False, soft_wrap=True)
    return tuple(documents)


def _measured(gold: Path, folder: Path, part: Part | None, store: Path | None) -> Report:
    questions = load(gold)
    with _filled(folder, store) as assistant:
        documents = assistant.documents()
        if faults := faults_of(questions, documents, load_split(gold.with_name(SPLIT))):
            shown = "\n".join(f"{gold.name}, {fault}" for fault in faults)
            raise GoldError(
                shown, "Answers are only measured against a gold file without faults.", "Repair the lines."
            )
        rows = _run(_of_part(questions, part), documents, assistant)
        settings = {name: str(value) for name, value in Settings().model_dump(exclude={"store"}).items()}
        measured = provenance(gold, documents, settings)
        # A part is another set of questions: it has floors of its own or none.
        return Report(replace(measured, name=f"{measured.name}-{part}") if part else measured, rows)


def _of_part(questions: tuple[Question, ...], part: Part | None) -> tuple[Question, ...]:
    """The questions of a part. Raises `GoldError` when there are none."""
    found = tuple(question for question in questions if part in (None, question.part))
    if not found:
        raise GoldError(
            f"No question has the part {part}.",
            "Parts are a field of the gold questions.",
            "Leave --part out.",
        )
    return found


@contextmanager
def _filled(folder: Path, store: Path | None) -> Iterator[Assistant]:
    """An assistant over the documents of a folder, in a temporary store where none is named."""
    with (
        tempfile.TemporaryDirectory(prefix="eval-") as temporary,
        Assistant.open(store or temporary) as assistant,
    ):
        for failure in assistant.add(folder).failed:
            err.print(f"{failure.path.name}: {failure.reason}", markup=False, soft_wrap=True)
        yield assistant


def _run(
    questions: tuple[Question, ...], documents: tuple[Document, ...], assistant: Assistant
) -> tuple[Row, ...]:
    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("asking", total=len(questions))
        return run(
            questions,
            documents,
            assistant.ask,
            lambda query: assistant.search(query, limit=PASSAGES),
            lambda done, total: progress.update(task, completed=done),
        )


def _write(report: Report, json_file: Path | None, markdown_file: Path | None) -> None:
    _write_json(as_json(report), json_file)
    if markdown_file:
        markdown_file.write_text(as_markdown(report), encoding="utf-8")


def _write_json(data: dict[str, Any], file: Path | None) -> None:
    if file:
        file.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _gate(report: Report) -> bool:
    """Say how the values stand to the floors; True when the gate is shut."""
    pinned = gate.pins().get(report.provenance.name)
    if pinned is None:
        out.print(f"no floors pinned for {report.provenance.name}")
        return False
    broken = gate.breaches(pinned, report.provenance, report.totals)
    for sentence in broken:
        out.print(sentence, markup=False, soft_wrap=True)
    if not broken:
        out.print(f"all floors of {report.provenance.name} hold")
    return bool(broken)


def _pin(report: Report, allow_regression: bool) -> bool:
    """Pin the values; True when that was refused."""
    pinned = gate.pins()
    name = report.provenance.name
    try:
        new = gate.repinned(pinned.get(name), report.provenance, report.totals, allow_regression)
    except gate.FloorsError as error:
        out.print(str(error), markup=False, soft_wrap=True)
        return True
    gate.write({**pinned, name: new})
    out.print(f"floors of {name} pinned in {gate.FLOORS.name}")
    return False


if __name__ == "__main__":
    app()
