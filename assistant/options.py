"""Options that several commands have, and how they print answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.scope import ScopeWords

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", envvar="ASSISTANT_STORE", help="Folder of the store. [default: the user's data folder]"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
MarkdownOption = Annotated[bool, typer.Option("--markdown", help="Print Markdown with footnotes.")]
DocumentOption = Annotated[
    list[str] | None,
    typer.Option("--document", help="Only this document (id, file name, title); repeatable."),
]
PublisherOption = Annotated[
    list[str] | None, typer.Option("--publisher", help="Only documents of this publisher; repeatable.")
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", help="Only documents published on or after: 2025-06-30, 2025-06, 2025."),
]
ToOption = Annotated[
    str | None, typer.Option("--to", help="Only documents published on or before: 2025-06-30, 2025-06, 2025.")
]
FormatOption = Annotated[
    list[str] | None, typer.Option("--format", help="Only files of this kind: csv, pdf ...; repeatable.")
]


def scope_words(
    documents: list[str] | None,
    publishers: list[str] | None,
    published_from: str | None,
    published_to: str | None,
    formats: list[str] | None,
) -> ScopeWords:
    """The documents that the options name; what was not given is open."""
    return {
        "documents": documents or None,
        "publishers": publishers or None,
        "published_from": published_from,
        "published_to": published_to,
        "formats": formats or None,
    }


def print_json(value: Any) -> None:
    """Print a value as JSON for people and programs."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_answer(answer: Answer) -> None:
    """Print an answer with what it cites, or with the passages nearest to an abstention."""
    from assistant.exporting import as_text

    typer.echo(as_text(answer.to_dict()))
    if answer.abstained and answer.nearest:
        typer.echo("\nNearest passages:")
        for passage in answer.nearest:
            start = " ".join(passage.text.split())[:160]
            typer.echo(f"- {source(passage.document, passage.page)}: {start} ...")


def print_markdown(answer: Answer) -> None:
    """Print an answer as Markdown, to be pasted elsewhere."""
    from assistant.exporting import as_markdown

    typer.echo(as_markdown(answer.to_dict()))


def source(document: Any, page: int | None = None) -> str:
    """Title, publisher, date and page of a document in one line."""
    published = document.published.isoformat() if document.published else ""
    if published and "published" in document.inferred:
        published += " (inferred)"
    parts = [document.title or document.name, document.publisher, published, f"page {page}" if page else ""]
    return ", ".join(part for part in parts if part)
