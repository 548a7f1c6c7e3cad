"""`assistant serve`: the options of the server; the page and the API are in `ui`, which imports us."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from assistant.options import StoreOption


@dataclass(frozen=True, slots=True)
class Serving:
    """What a server is started with. `store`: None for the user's own."""

    host: str
    port: int
    read_only: bool
    token_file: Path | None
    user_header: str | None
    trusted_proxies: tuple[str, ...]
    allow_hosts: tuple[str, ...]
    store: Path | None


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 7860,
    read_only: Annotated[bool, typer.Option("--read-only", help="No adding, no deleting.")] = False,
    token_file: Annotated[
        Path | None,
        typer.Option(help="Only for holders of a token: lines of NAME: TOKEN, 24 characters or more each."),
    ] = None,
    user_header: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only for users whom a proxy names in this header.")
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS",
            help="A proxy whose headers are believed, or a network of them; repeatable. "
            "[default: this machine]",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A further name the page may be called by; repeatable."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Serve the page and the JSON API until Ctrl+C."""
    if token_file and user_header:
        raise typer.BadParameter("Either --token-file or --user-header says who may come in. Leave one out.")
    options = Serving(
        host,
        port,
        read_only,
        token_file,
        user_header,
        tuple(trusted_proxy or ()),
        tuple(allow_host or ()),
        store,
    )
    # By name: the page is a program of its own that imports us, never we the page.
    run: Callable[[Serving], int] = import_module("ui.serving").run
    if code := run(options):
        raise typer.Exit(code)
