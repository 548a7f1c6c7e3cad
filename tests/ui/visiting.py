"""The page served and visited: in a real browser, which notes what it asks of whom and what goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from assistant import Assistant
from ui.access import Access
from ui.opening import Opening
from ui.server import LOOPBACK, create_app

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP, PHONE, WALL = (1440, 860), (390, 844), (2560, 1300)
DONE = "#turn article.done"


@contextmanager
def served(assistant: Assistant, read_only: bool = False, access: Access | None = None) -> Iterator[str]:
    """The address of the page over an assistant that someone else closes."""
    opening = Opening(lambda: assistant)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = create_app(opening, read_only, LOOPBACK, access)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


_LEFT = re.compile("abort|connection errored out", re.IGNORECASE)


class Visit:
    """One open page, with the hosts it asked and the errors it met."""

    def __init__(
        self, browser: Any, address: str, size: tuple[int, int], scheme: str, state: Any = None
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, storage_state=state,
            accept_downloads=True,
        )  # fmt: skip
        self.context.set_default_timeout(30_000)  # a cold and busy machine draws its first page slowly
        self.page = self.context.new_page()
        self.address, self.name, self.width = address, f"{size[0]}-{scheme}", size[0]
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.go("")

    def go(self, query: str) -> None:
        """Open the page, at what the query names, and wait until it is there."""
        self.page.goto(self.address + query)
        self.page.wait_for_selector("#brand [data-ready]", state="attached")
        # What the page that was left was still waiting for ends as an error of its own.
        self.errors = [error for error in self.errors if not _LEFT.search(error)]

    def _note(self, url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob"):
            self.hosts.add(urlsplit(url).netloc)

    def ask(self, question: str, done: str = DONE) -> None:
        """Ask, and wait for the whole answer to this question."""
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        shown = " ".join(question.split())[:60].replace('"', '\\"')
        self.page.wait_for_selector(f'{done}:has(h3:has-text("{shown}"))')

    def open_view(self, name: str) -> None:
        """Choose a tab by its name."""
        self.page.get_by_role("tab", name=name, exact=True).click()

    def keep(self, step: str) -> None:
        """Keep a picture, when a folder for pictures is named."""
        folder = os.environ.get("ASSISTANT_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.wait_for_timeout(300)
            self.page.screenshot(path=str(Path(folder) / f"{step}-{self.name}.png"))

    def leave(self) -> None:
        """Close the page; nothing may have gone elsewhere or wrong, and nothing hung over its edge."""
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        self.context.close()
        assert self.hosts == {urlsplit(self.address).netloc}, self.hosts
        assert not self.errors, self.errors
        assert wide <= self.width


@contextmanager
def visit(
    browser: Any, address: str, size: tuple[int, int] = DESKTOP, scheme: str = "light", state: Any = None
) -> Iterator[Visit]:
    """Someone at the page; what he met is checked when he leaves."""
    opened = Visit(browser, address, size, scheme, state)
    try:
        yield opened
    except BaseException:
        opened.context.close()
        raise
    opened.leave()
