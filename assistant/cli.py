"""The command line: reads arguments, calls the Python API, prints. Exit: 0 done, 1 not done, 2 usage."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.chatting import chat, conversations
from assistant.coverage_print import coverage
from assistant.options import (
    DocumentOption,
    FormatOption,
    FromOption,
    JsonOption,
    MarkdownOption,
    PublisherOption,
    StoreOption,
    ToOption,
    print_answer,
    print_json,
    print_markdown,
    scope_words,
    source,
)
from assistant.serving import serve
from corpus.errors import AssistantError

if TYPE_CHECKING:
    from assistant import Assistant

app = typer.Typer(
    name="assistant",
    help="Ask news and trade documents a question and get the answer with proof.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; errors made for people are printed as one message, without a trace."""
    try:
        app()
    except AssistantError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(1)


@app.command()
def add(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.")] = None,
    library: Annotated[
        bool, typer.Option("--library", help="Add the documents that ship with the product.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Add documents; a file added before is replaced when it has changed."""
    from assistant import library_folder

    chosen = [*(paths or []), *([library_folder()] if library else [])]
    if not chosen:
        raise typer.BadParameter(
            "Nothing to add. Name files or folders, or use --library for the bundled documents."
        )
    with _open(store) as a:
        report = a.add(*chosen, progress=_show_progress)
    for name in ("added", "updated", "unchanged"):
        if files := getattr(report, name):
            typer.echo(f"{len(files)} {name}")
    for failure in report.failed:
        typer.echo(f"Failed: {failure.reason}", err=True)
    if report.failed:
        raise typer.Exit(1)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    after: Annotated[
        list[str] | None,
        typer.Option("--after", help="An earlier question of the conversation; may be repeated."),
    ] = None,
    document: DocumentOption = None,
    publisher: PublisherOption = None,
    published_from: FromOption = None,
    published_to: ToOption = None,
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_markdown: MarkdownOption = False,
    store: StoreOption = None,
) -> None:
    """Answer a question from the documents, or say that they do not say."""
    with _ready_to_search(store) as a:
        scope = scope_words(document, publisher, published_from, published_to, format)
        answer = a.ask(question, history=after or (), **scope)
    if as_json:
        print_json(answer.to_dict())
    elif as_markdown:
        print_markdown(answer)
    else:
        print_answer(answer)


app.command()(chat)
app.command()(conversations)
app.command()(coverage)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 10,
    document: DocumentOption = None,
    publisher: PublisherOption = None,
    published_from: FromOption = None,
    published_to: ToOption = None,
    format: FormatOption = None,
    as_json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Find the passages most relevant to a query."""
    from assistant.answer import describe

    with _ready_to_search(store) as a:
        scope = scope_words(document, publisher, published_from, published_to, format)
        passages = a.search(query, limit, **scope)
    if as_json:
        print_json(
            [
                {
                    "document": describe(passage.document),
                    "text": passage.text,
                    "start": passage.start,
                    "end": passage.end,
                    "page": passage.page,
                    "score": round(passage.score, 4),
                }
                for passage in passages
            ]
        )
        return
    for number, passage in enumerate(passages, 1):
        typer.echo(f"{number}. {source(passage.document, passage.page)}  {passage.score:.2f}")
        typer.echo(f"   {' '.join(passage.text.split())}\n")
    if not passages:
        typer.echo("Nothing found.")


@app.command()
def figures(
    commodity: Annotated[str | None, typer.Option(help="The good, with its kinds.")] = None,
    partner: Annotated[
        str | None, typer.Option(help="Where exports go, imports come from. World: all partners.")
    ] = None,
    reporter: Annotated[str | None, typer.Option(help="Whose trade or production it is.")] = None,
    flow: Annotated[str | None, typer.Option(help="export or import.")] = None,
    measure: Annotated[str | None, typer.Option(help="trade, production, price, stock ...")] = None,
    period: Annotated[
        str | None, typer.Option(help='"June 2025", 2025-06, "Q2 2025", 2025: theirs lies within.')
    ] = None,
    document: Annotated[str | None, typer.Option(help="File name, title or id of a document.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV: all parts, quote and place.")] = False,
    as_grid: Annotated[bool, typer.Option("--grid", help="Print flows by months.")] = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """List the figures that the documents state, each with its source."""
    from assistant import figure_print, grid

    if as_csv and (as_json or as_grid):
        raise typer.BadParameter("--csv prints the list of figures. Leave out --json and --grid.")
    with _open(store) as a:
        found = a.figures(commodity, partner, reporter, flow, measure, period, document)
    if as_json:
        print_json(grid(found).to_dict() if as_grid else [cited.to_dict() for cited in found])
    elif as_csv:
        typer.echo(figure_print.as_csv(found), nl=False)
    elif not found:
        typer.echo("No figures found. Leave out an option, or add documents: assistant add PATH")
    elif as_grid:
        figure_print.print_grid(grid(found))
    else:
        figure_print.print_table(found)


@app.command()
def documents(as_json: JsonOption = False, store: StoreOption = None) -> None:
    """List the documents."""
    from assistant.answer import describe

    with _open(store) as a:
        found = a.documents()
    if as_json:
        print_json([{**describe(document), "warnings": list(document.warnings)} for document in found])
        return
    for document in found:
        typer.echo(f"{document.id}  {source(document)}  ({document.name})")
        for warning in document.warnings:
            typer.echo(f"  Warning: {warning}")
    if not found:
        typer.echo("The store holds no documents. Add some: assistant add PATH")


@app.command()
def remove(
    document_id: Annotated[
        str, typer.Argument(help="Id of the document, as `assistant documents` lists it.")
    ],
    store: StoreOption = None,
) -> None:
    """Remove a document; it is gone from every answer at once."""
    with _open(store) as a:
        document = a.remove(document_id)
    typer.echo(f"Removed {document.title or document.name}.")


app.command()(serve)


@app.command()
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Make the derived indexes anew.")] = False,
    re_embed: Annotated[
        bool, typer.Option("--re-embed", help="Embed all documents again with the model now set.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Check that catalogue, vectors and words agree."""
    from assistant import Assistant

    with Assistant.open(store, check_model=not re_embed) as a:
        if re_embed:
            typer.echo(f"{a.store.re_embed()} documents embedded with {a.store.embedder.name}.")
        elif repair:
            a.store.rebuild()
        faults = a.store.faults()
        counts = a.store.catalogue.count()
    typer.echo(f"{counts['documents']} documents, {counts['passages']} passages.")
    for fault in faults:
        typer.echo(fault)
    if faults:
        typer.echo("Mend it with: assistant doctor --repair", err=True)
        raise typer.Exit(1)
    typer.echo("All indexes agree.")


def _open(store: Path | None) -> Assistant:
    from assistant import Assistant

    return Assistant.open(store)


@contextmanager
def _ready_to_search(store: Path | None) -> Iterator[Assistant]:
    """A store whose embedding model is loaded while its indexes are opened: each takes half a second."""
    with _open(store) as a:
        loading = Thread(target=_load_model, args=(a,))
        loading.start()
        try:
            yield a
        finally:
            loading.join()


def _load_model(a: Assistant) -> None:
    with suppress(Exception):  # the question meets the same error, which is then reported
        a.store.embedder.embed(["warm up"])


def _show_progress(done: int, total: int, path: Path) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        typer.echo(f"\r\033[K{done} of {total}  {path.name}{end}", err=True, nl=False)
