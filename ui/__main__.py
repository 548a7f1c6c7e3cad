"""`python -m ui`: serve the page."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui import texts
from ui.opening import Opening

if TYPE_CHECKING:
    from assistant import Assistant


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the page until Ctrl+C. Returns the exit code: 1 when the address cannot be had."""
    options = _parser().parse_args(argv)
    try:
        listening = bind(options.host, options.port)
    except OSError as error:
        print(error.args[-1], file=sys.stderr)
        return 1
    port = listening.getsockname()[1]
    opening = Opening(lambda: _open(options.store))
    try:
        _serve(listening, options, port, opening)
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
        opening.close()
    return 0


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError, whose last argument is a sentence to show."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise OSError(texts.NO_ADDRESS.format(host=host)) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        sentence = texts.BUSY if error.errno == errno.EADDRINUSE else texts.NO_ADDRESS
        raise OSError(sentence.format(host=host, port=port)) from error
    return listening


def _open(store: Path | None) -> Assistant:
    # Imported here, on the opening thread: it takes seconds, and the page need not wait for it.
    from assistant import Assistant

    return Assistant.open(store)


def _serve(listening: socket.socket, options: argparse.Namespace, port: int, opening: Opening) -> None:
    import uvicorn

    from ui.server import LOOPBACK, create_app

    local = options.host in LOOPBACK
    hosts = LOOPBACK | {name.lower() for name in options.allow_host} if local else None
    app = create_app(opening, options.read_only, hosts)
    shown = f"[{options.host}]" if ":" in options.host else options.host
    print(texts.SERVING.format(product=texts.PRODUCT, url=f"http://{shown}:{port}/"), flush=True)
    if not local:
        change = "" if options.read_only else " and change"
        print(texts.OPEN_TO_OTHERS.format(host=options.host, port=port, change=change), file=sys.stderr)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
    uvicorn.Server(config).run(sockets=[listening])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui", description=f"{texts.PRODUCT}: the web page.")
    parser.add_argument(
        "--store", type=Path, default=None, metavar="DIR", help="the store; default: the user's own"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on; default: %(default)s")
    parser.add_argument("--port", type=int, default=7860, help="0 takes a free one; default: %(default)s")
    parser.add_argument("--read-only", action="store_true", help="no adding, no deleting")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME",
        help="a further name the page may be called by, behind a proxy on this machine; may be repeated",
    )  # fmt: skip
    return parser


if __name__ == "__main__":
    sys.exit(main())
