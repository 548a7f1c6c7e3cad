"""The commands for conversations: `assistant chat`, `assistant conversations`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from assistant.options import (
    DocumentOption,
    FormatOption,
    FromOption,
    JsonOption,
    PublisherOption,
    StoreOption,
    ToOption,
    print_answer,
    print_json,
    scope_words,
)
from assistant.printing import cells, console
from corpus.errors import AssistantError

if TYPE_CHECKING:
    from assistant import RatedAnswer
    from assistant.exporting import Format

ENDS = frozenset({"exit", "quit"})
"""Lines that end a chat; so does the end of the input."""


def chat(
    conversation: Annotated[
        str | None, typer.Option("--conversation", help="Go on with this one, see `assistant conversations`.")
    ] = None,
    document: DocumentOption = None,
    publisher: PublisherOption = None,
    published_from: FromOption = None,
    published_to: ToOption = None,
    format: FormatOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON for each answer.")] = False,
    store: StoreOption = None,
) -> None:
    """Ask questions that lean on each other, one a line, until `exit` or the end of the input."""
    from assistant import Assistant

    given = scope_words(document, publisher, published_from, published_to, format)
    narrowed = any(value is not None for value in given.values())
    if conversation and narrowed:
        raise typer.BadParameter("A conversation keeps its documents. Leave out the other options.")
    with Assistant.open(store) as a:
        talk = a.conversation(conversation) if conversation else a.conversation(**given)
        if conversation:
            typer.echo(f"{talk.title} ({len(talk)} turns)", err=True)
        for question in _lines():
            try:
                answer = talk.ask(question)
            except AssistantError as error:  # the next question may be a better one
                typer.echo(f"Error: {error}", err=True)
                continue
            if as_json:
                typer.echo(json.dumps(answer.to_dict(), ensure_ascii=False))
            else:
                print_answer(answer)
                typer.echo()
        if len(talk):
            typer.echo(f"Go on with: assistant chat --conversation {talk.id}", err=True)


def conversations(
    show: Annotated[
        str | None, typer.Option("--show", help="Print the questions and answers of one.")
    ] = None,
    rename: Annotated[
        tuple[str, str] | None, typer.Option("--rename", metavar="ID TITLE", help="Give one another title.")
    ] = None,
    delete: Annotated[str | None, typer.Option("--delete", help="Remove one with all its turns.")] = None,
    ratings: Annotated[
        bool, typer.Option("--ratings", help="Print the rated answers of everyone who uses the store.")
    ] = False,
    as_json: JsonOption = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown, with --show.")] = False,
    store: StoreOption = None,
) -> None:
    """List the conversations kept in the store, the one changed last first."""
    from assistant import Assistant

    if as_markdown and (as_json or not show):
        raise typer.BadParameter("--markdown goes with --show. Leave out --json.")
    with Assistant.open(store) as a:
        if rename:
            a.conversation(rename[0]).rename(rename[1])
        if delete:
            a.conversation(delete).delete()
        if show:
            form: Format = "json" if as_json else "markdown" if as_markdown else "text"
            typer.echo(a.conversation(show).export(form), nl=False)
            return
        if ratings:
            _print_ratings(a.ratings(), as_json)
            return
        kept = a.conversations()
        if as_json:
            print_json([talk.to_dict() for talk in kept])
            return
        for talk in kept:
            changed = talk.changed
            when = f"{changed:%Y-%m-%d %H:%M}" if changed else ""
            typer.echo(f"{talk.id}  {when}  {talk.title} ({len(talk)})")
        if not kept:
            typer.echo("No conversation is kept. Begin one with: assistant chat")


def _print_ratings(rated: Sequence[RatedAnswer], as_json: bool) -> None:
    if as_json:
        print_json([one.to_dict() for one in rated])
        return
    if not rated:
        typer.echo("No answer is rated.")
        return
    table = Table("when", "good", "question", "answer", "reason")
    for one in rated:
        when, good = f"{one.rating.when:%Y-%m-%d %H:%M}", "yes" if one.rating.good else "no"
        table.add_row(*cells(when, good, one.question, one.answer, one.rating.reason))
    console().print(table)


def _lines() -> Iterator[str]:
    """The questions, one a line; empty lines are passed over. A prompt shows only where a person types."""
    while True:
        if sys.stdin.isatty():
            typer.echo("> ", err=True, nl=False)
        line = sys.stdin.readline()
        if not line or line.strip().lower() in ENDS:
            return
        if line.strip():
            yield line.strip()
