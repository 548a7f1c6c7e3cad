"""What stands between the network and Gradio: allowed paths, allowed hosts, response headers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

Scope: TypeAlias = MutableMapping[str, Any]
Event: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Event]]
Send: TypeAlias = Callable[[Event], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS = {
    # Gradio's page has inline scripts and builds functions from text, so script-src cannot be stricter;
    # what this policy does stop is every request to another host.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self'; "
        "frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
        "worker-src 'self' blob:"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}

# Of Gradio's many endpoints the page uses these. Left out on purpose: file= (fetches any web address on
# behalf of the caller), proxy=, the API and its description, monitoring, run history, component code.
_GRADIO = re.compile(
    r"/gradio_api/(queue/(join|data|status)|cancel|reset|heartbeat/[A-Za-z0-9]+|upload|upload_progress"
    r"|startup-events|app_id|theme\.css|run/predict)/?"
)
_CLOSED = ("/monitoring", "/login", "/logout", "/svelte", "/openapi.json", "/docs", "/redoc", "/pwa_icon")
_FOREIGN = re.compile(
    rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|https://github\.com/gradio-app/[^"\\]*'
)


class Guard:
    """ASGI middleware. Not a BaseHTTPMiddleware, which would hold back streamed answers.

    `hosts`: the names this page may be called by, None for any; a page that anyone on this machine's network
    name service could rename would otherwise be readable by foreign web pages.
    `max_upload`: bytes of one upload request; 0 refuses all uploads. `head`: HTML for the page's head.
    """

    def __init__(self, app: App, hosts: frozenset[str] | None, max_upload: int, head: str = "") -> None:
        self._app = app
        self._hosts = hosts
        self._max_upload = max_upload
        self._head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on to the application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(event: Event) -> None:
            if event["type"] == "http.response.start":
                MutableHeaders(scope=event).update(HEADERS)
            await send(event)

        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, send_with_headers)
        elif scope["path"] == "/" and scope["method"] == "GET":
            await self._send_page(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers, path = Headers(scope=scope), str(scope["path"])
        if self._hosts is not None and _host_name(headers.get("host", "")) not in self._hosts:
            return PlainTextResponse("This page is not served under that name.", 421)
        if scope["method"] not in ("GET", "HEAD") and headers.get("sec-fetch-site") == "cross-site":
            return PlainTextResponse("Requests from other sites are refused.", 403)
        if path.startswith(_CLOSED) or (path.startswith("/gradio_api") and not _GRADIO.fullmatch(path)):
            return PlainTextResponse("Not found.", 404)
        if path.rstrip("/") == "/gradio_api/upload":
            if not self._max_upload:
                return PlainTextResponse("This page is read-only.", 403)
            length = headers.get("content-length", "")
            if not length.isdecimal() or int(length) > self._max_upload:
                return PlainTextResponse("The upload is too large.", 413)
        return None

    async def _send_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page with our head, and without what in it names hosts of Gradio's makers."""
        plain = [(key, value) for key, value in scope["headers"] if key != b"accept-encoding"]
        start: Event = {}
        body = bytearray()

        async def collect(event: Event) -> None:
            if event["type"] == "http.response.start":
                start.update(event)
            if event["type"] != "http.response.body":
                return
            body.extend(event.get("body", b""))
            if not event.get("more_body"):
                page = _FOREIGN.sub(b"", bytes(body)).replace(b"</head>", self._head + b"</head>", 1)
                MutableHeaders(scope=start)["content-length"] = str(len(page))
                await send(start)
                await send({"type": "http.response.body", "body": page})

        await self._app({**scope, "headers": plain}, receive, collect)


def _host_name(host: str) -> str:
    """The name in a Host header, without port: "[::1]:7860" is "::1"."""
    match = re.fullmatch(r"\[([^\]]*)\](?::\d+)?|([^:]*)(?::\d+)?", host)
    return (match[1] or match[2] or "").lower() if match else ""
