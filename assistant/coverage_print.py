"""The command that shows what a store covers: `assistant coverage`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from assistant.options import JsonOption, StoreOption, print_json
from assistant.printing import cells, console

if TYPE_CHECKING:
    from assistant import Counted, Coverage, HeldDocument

NAMED = 6
"""So many partners of a commodity are named in its row."""


def coverage(
    forget_failures: Annotated[
        bool, typer.Option("--forget-failures", help="Forget the files that were refused.")
    ] = False,
    as_json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Show what the store holds: documents, publishers, commodities, partners, months, refused files."""
    from assistant import Assistant

    with Assistant.open(store) as a:
        if forget_failures:
            a.forget_failures()
        found = a.coverage()
    if as_json:
        print_json(found.to_dict())
    elif not found.documents and not found.refused:
        typer.echo("The store holds no documents. Add some: assistant add PATH")
    else:
        _print(found)


def _print(found: Coverage) -> None:
    output = console()
    output.print(f"{found.documents} documents, {found.passages} passages, {found.figures} figures.")
    if found.newest and found.newest.published:
        newest = (
            found.newest.title or found.newest.name,
            found.newest.publisher,
            str(found.newest.published),
        )
        output.print(f"Newest: {', '.join(filter(None, newest))}")
    for what, documents in (
        ("Without a date", found.without_date),
        ("Without a publisher", found.without_publisher),
        ("With warnings", found.with_warnings),
    ):
        if documents:
            output.print(f"{what}: {_first(documents)}")
    if found.months:
        output.print(f"Months: {len(found.months)}, {found.months[0].name} to {found.months[-1].name}")
    if found.partners:
        output.print(f"Partners: {_counted(found.partners, len(found.partners))}")
    if found.commodities:
        output.print(_commodities(found))
    if found.publishers:
        output.print(_publishers(found))
    if found.refused:
        output.print(_refused(found))


def _commodities(found: Coverage) -> Table:
    table = Table("commodity", title="Figures")
    for name in ("figures", "documents"):
        table.add_column(name, justify="right")
    for name in ("from", "to", "partners", "flows", "measures"):
        table.add_column(name)
    for good in found.commodities:
        kinds = (_counted(good.partners, NAMED), _counted(good.flows), _counted(good.measures))
        counts = (str(good.figures), str(good.documents))
        table.add_row(*cells(good.name, *counts, good.first, good.last, *kinds))
    return table


def _publishers(found: Coverage) -> Table:
    table = Table("publisher", title="Publishers")
    table.add_column("documents", justify="right")
    table.add_column("first")
    table.add_column("last")
    for one in found.publishers:
        table.add_row(*cells(one.name, str(one.documents), str(one.first or ""), str(one.last or "")))
    return table


def _refused(found: Coverage) -> Table:
    table = Table("file", "when", "reason", title="Refused when last added")
    for one in found.refused:
        table.add_row(*cells(str(one.path), f"{one.when:%Y-%m-%d %H:%M}", one.reason))
    return table


def _counted(counted: Iterable[Counted], most: int = NAMED) -> str:
    """ "Japan (12), Germany (3) and 4 more"."""
    listed = [f"{one.name} ({one.figures})" for one in counted]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")


def _first(documents: tuple[HeldDocument, ...]) -> str:
    names = ", ".join(document.name for document in documents[:3])
    return f"{len(documents)} ({names}{', ...' if len(documents) > 3 else ''})"
