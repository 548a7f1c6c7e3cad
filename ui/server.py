"""The web application: health check, page, and the guard in front of both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import gradio as gr
from fastapi import FastAPI

from ui.app import build
from ui.assets import asset, icon, stylesheet
from ui.guard import Guard
from ui.opening import Opening
from ui.theme import theme
from ui.workers import Workers

ANSWERING = 2
"""So many questions are worked on at once; the others wait their turn."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_HARD_FILE_LIMIT = 5 * 20
_MAX_UPLOAD = 50 * 20 * 1_000_000 + 1_000_000


def create_app(opening: Opening, read_only: bool = False, hosts: frozenset[str] | None = None) -> FastAPI:
    """The application over an assistant that it begins to open when it starts; the caller closes `opening`.

    `hosts`: the names the page may be called by, None for any.
    """

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        # Not earlier: two heavy imports at once would make the page wait for the model.
        opening.start()
        yield

    app = FastAPI(lifespan=running, openapi_url=None, docs_url=None, redoc_url=None)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    workers = Workers()
    page = build(opening.get, workers, read_only)
    page.queue(max_size=64, api_open=False)
    gr.mount_gradio_app(
        app, page, path="/", theme=theme(), css=stylesheet(),
        favicon_path=str(icon()), max_file_size=f"{_HARD_FILE_LIMIT}mb",
        run_history=False, footer_links=[], show_error=False, enable_monitoring=False, mcp_server=False,
        ssr_mode=False, pwa=False,
    )  # fmt: skip
    # The theme is chosen before the first paint, so that a page kept dark does not flash white.
    head = f"<script>{asset('theme.js')}</script>"
    app.add_middleware(Guard, hosts=hosts, max_upload=0 if read_only else _MAX_UPLOAD, head=head)
    return app
