"""The web application: health check, API and page, and the guard in front of them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.responses import JSONResponse

from ui import uploads
from ui.access import Access, Network, OpenAccess, TokenAccess
from ui.api.application import PREFIX, create_api
from ui.api.desk import Desk
from ui.api.models import Health
from ui.app import build
from ui.assets import asset, icon, stylesheet
from ui.guard import Guard
from ui.login import login
from ui.opening import Opening
from ui.serving import LOOPBACK
from ui.theme import theme
from ui.workers import Workers

__all__ = ["LOOPBACK", "Server", "create_app"]

_MAX_UPLOAD = (uploads.MAX_TOTAL_MB + uploads.MULTIPART_MB) * 1_000_000


def create_app(
    opening: Opening,
    read_only: bool = False,
    hosts: frozenset[str] | None = None,
    access: Access | None = None,
    proxies: Sequence[Network] = (),
) -> FastAPI:
    """The application over an assistant that it begins to open when it starts; the caller closes `opening`.

    `hosts`: the names the page may be called by, None for any. `access`: who may come in, None for everyone.
    `proxies`: whose word is taken on who a caller is.
    """
    workers = Workers()
    changer = ThreadPoolExecutor(1, thread_name_prefix="changing")
    access = access or OpenAccess(may_change=not read_only)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        # Not earlier: two heavy imports at once would make the page wait for the model.
        opening.start()
        yield
        # Whoever closes the store after us must not close it under a running answer.
        await asyncio.to_thread(workers.close)
        await asyncio.to_thread(changer.shutdown, cancel_futures=True)

    app = FastAPI(lifespan=running, openapi_url=None, docs_url=None, redoc_url=None)

    @app.get("/healthz", response_model=Health)
    async def healthz() -> JSONResponse:
        state = opening.state
        failed = state == "failed"
        return JSONResponse({"status": "failed" if failed else "ok", "store": state}, 503 if failed else 200)

    if isinstance(access, TokenAccess):
        app.include_router(login(access.sign_ins))
    desk = Desk(opening, workers.answering, changer)
    app.mount(PREFIX, create_api(desk, read_only, with_tokens=isinstance(access, TokenAccess)))
    page = build(opening.get, workers, read_only)
    page.queue(max_size=64, api_open=False)
    gr.mount_gradio_app(
        app, page, path="/", theme=theme(), css=stylesheet(),
        favicon_path=str(icon()), max_file_size=f"{5 * uploads.MAX_FILE_MB}mb",
        run_history=False, footer_links=[], show_error=False, enable_monitoring=False, mcp_server=False,
        ssr_mode=False, pwa=False,
    )  # fmt: skip
    app.state.page = app.routes[-1].app  # type: ignore[attr-defined]
    # The theme is chosen before the first paint, so that a page kept dark does not flash white.
    head = f"<script>{asset('theme.js')}</script>"
    max_upload = 0 if read_only else _MAX_UPLOAD
    app.add_middleware(
        Guard, hosts=hosts, max_upload=max_upload, head=head, access=access, proxies=tuple(proxies)
    )
    return app


class Server(uvicorn.Server):
    """A server that ends the page's standing connections when it stops: only answers are waited for."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more requests, let the running ones end, close the application."""
        app: FastAPI = self.config.app  # type: ignore[assignment]
        app.state.page.stop_event.set()
        await super().shutdown(sockets)
