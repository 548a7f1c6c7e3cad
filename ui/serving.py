"""A server from its start to its end: the address, who may come in, and a stop that lets answers end."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.serving import Serving
from ui import texts
from ui.access import LOOPBACK_PROXIES, Access, OpenAccess, ProxyAccess, TokenAccess, header_name, networks
from ui.opening import Opening
from ui.signing_in import SignIns, read_tokens

if TYPE_CHECKING:
    from assistant import Assistant

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
GRACE = 30
"""Seconds that running answers may take to end."""


def run(options: Serving) -> int:
    """Serve until SIGINT or SIGTERM. Returns the exit code: 1 when the address cannot be had.

    Raises `AssistantError` for options that cannot be used.
    """
    access = access_of(options)
    proxies = networks(options.trusted_proxies or LOOPBACK_PROXIES)
    try:
        listening = bind(options.host, options.port)
    except OSError as error:
        print(error.args[-1], file=sys.stderr)
        return 1
    opening = Opening(lambda: _open(options))
    with contextlib.suppress(KeyboardInterrupt), _stopped_by_signals():
        try:
            import uvicorn

            from ui.server import Server, create_app

            app = create_app(opening, options.read_only, hosts_of(options), access, proxies)
            _announce(options, listening.getsockname()[1], access)
            config = uvicorn.Config(
                app, log_level="warning", server_header=False, proxy_headers=False,
                timeout_graceful_shutdown=GRACE, ws="none",
            )  # fmt: skip
            Server(config).run(sockets=[listening])
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


def access_of(options: Serving) -> Access:
    """Who may come in. Raises `BadTokenFile` and `BadAccess`."""
    may_change = not options.read_only
    if options.token_file:
        return TokenAccess(SignIns(read_tokens(options.token_file.expanduser())), may_change)
    if options.user_header:
        return ProxyAccess(header_name(options.user_header), may_change)
    return OpenAccess(may_change)


def hosts_of(options: Serving) -> frozenset[str] | None:
    """The names the page may be called by, None for any."""
    if options.host not in LOOPBACK and not options.allow_hosts:
        return None
    return LOOPBACK | {name.lower() for name in (options.host, *options.allow_hosts)}


def _open(options: Serving) -> Assistant:
    # Imported here, on the opening thread: it takes seconds, and the page need not wait for it.
    from assistant import Assistant

    return Assistant.open(options.store)


def _announce(options: Serving, port: int, access: Access) -> None:
    shown = f"[{options.host}]" if ":" in options.host else options.host
    print(texts.SERVING.format(product=texts.PRODUCT, url=f"http://{shown}:{port}/"), flush=True)
    if options.host in LOOPBACK:
        return
    if not access.closed:
        change = "" if options.read_only else " and change"
        print(texts.OPEN_TO_OTHERS.format(host=options.host, port=port, change=change), file=sys.stderr)
    elif access.signs_in:
        print(texts.NOT_ENCRYPTED.format(host=options.host, port=port), file=sys.stderr)


@contextlib.contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """SIGTERM ends the program as Ctrl+C does: what was opened is closed, and the exit code is 0."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
