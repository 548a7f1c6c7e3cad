"""What stands between the network and the application: who comes in, from where, to which paths."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from corpus.errors import AssistantError
from ui.access import Access, Caller, Network, OpenAccess, Visitor, caller_of
from ui.api.errors import LARGEST_BODY, Refusal, response_of, status_of
from ui.headers import KEPT_BY_BROWSERS, finish
from ui.login import LOGIN, LOGOUT, login_address
from ui.page_sessions import IN_BODY, PageSessions, sessions_in_address, sessions_in_body

Scope: TypeAlias = MutableMapping[str, Any]
Event: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Event]]
Send: TypeAlias = Callable[[Event], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

# Of Gradio's many endpoints the page uses these. Left out on purpose: file= (fetches any web address on
# behalf of the caller), proxy=, the API and its description, monitoring, run history, component code.
_GRADIO = re.compile(
    r"/gradio_api/(queue/(join|data|status)|cancel|reset|heartbeat/[A-Za-z0-9]+|upload|upload_progress"
    r"|startup-events|app_id|theme\.css|run/predict)/?"
)
_CLOSED = ("/monitoring", "/svelte", "/openapi.json", "/docs", "/redoc", "/pwa_icon")
_FOREIGN = re.compile(
    rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*|https://github\.com/gradio-app/[^"\\]*'
)
_API = "/api/"
_V1 = "/api/v1/"
_UPLOAD = "/gradio_api/upload"
_DOCUMENTS = f"{_V1}documents"
_HEALTH, _ICON = "/healthz", "/favicon.ico"
_FORWARDED = re.compile(r"forwarded|x-forwarded-.*|x-real-ip")
_LARGEST_EVENT = 8_000_000
"""Bytes of one event of the page: the whole chat comes with every question."""


class _NotKnown(Exception):
    """Somebody who has to say first who he is."""


class Guard:
    """ASGI middleware. Not a BaseHTTPMiddleware, which would hold back streamed answers.

    `hosts`: the names this page may be called by, None for any; a page that anyone on this machine's network
    name service could rename would otherwise be readable by foreign web pages.
    `max_upload`: bytes of one upload request; 0 refuses all uploads. `head`: HTML for the page's head.
    `access`: who may come in. `proxies`: the addresses whose word on the caller is taken.

    Behind it, `scope["state"]["visitor"]` is the `Visitor` of every request but those of the health check,
    the icon and the sign-in page, and `scope["state"]["caller"]` the `Caller`.
    """

    def __init__(
        self,
        app: App,
        hosts: frozenset[str] | None,
        max_upload: int,
        head: str = "",
        access: Access | None = None,
        proxies: Sequence[Network] = (),
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._max_upload = max_upload
        self._head = head.encode()
        self._access: Access = access or OpenAccess()
        self._proxies = tuple(proxies)
        self._sessions = PageSessions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on to the application."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        caller = caller_of(scope, self._proxies)
        cookie = self._access.first_cookie(caller) if _is_page(scope) else ""

        async def send_with_headers(event: Event) -> None:
            if event["type"] == "http.response.start":
                finish(MutableHeaders(scope=event), scope["path"], cookie)
            await send(event)

        try:
            admitted, receive = await self._admitted(scope, caller, receive)
        except _NotKnown:
            await self._turned_away(scope)(scope, receive, send_with_headers)
        except AssistantError as error:
            await _refusal(scope, error)(scope, receive, send_with_headers)
        else:
            page = scope["path"] == "/" and scope["method"] == "GET"
            await (self._send_page if page else self._app)(admitted, receive, send_with_headers)

    async def _admitted(self, scope: Scope, caller: Caller, receive: Receive) -> tuple[Scope, Receive]:
        """The request as it is passed on. Raises `AssistantError` for one that is refused."""
        path = str(scope["path"])
        self._check_address(scope, caller.headers)
        self._check_path(path)
        state = {**scope.get("state", {}), "caller": caller}
        scope = {**scope, "state": state, "headers": _believed(scope["headers"], caller.trusted)}
        if path in (_HEALTH, LOGIN, LOGOUT, _ICON):
            return scope, receive
        visitor = self._access.visitor_of(caller)
        if visitor is None:
            raise _NotKnown
        state["visitor"] = visitor
        self._check_change(scope, visitor)
        self._check_length(scope, caller.headers)
        return scope, await self._with_own_session(scope, caller, visitor, receive)

    def _check_address(self, scope: Scope, headers: Headers) -> None:
        if self._hosts is not None and _host_name(headers.get("host", "")) not in self._hosts:
            raise Refusal(
                421,
                "This page is not served under that name.",
                "It has the names it was started with.",
                "Whoever runs it can allow another: assistant serve --allow-host NAME",
            )
        if not _from_here(scope["method"], headers):
            raise Refusal(
                403,
                "Requests from other sites are refused.",
                "They come from this page, or from programs.",
                "Open the page itself.",
            )

    def _check_path(self, path: str) -> None:
        hidden = path.startswith("/gradio_api") and not _GRADIO.fullmatch(path)
        other_version = path.startswith(_API) and not path.startswith(_V1)
        sign_in = path.startswith((LOGIN, LOGOUT))
        no_sign_in = sign_in and not (self._access.signs_in and path in (LOGIN, LOGOUT))
        if hidden or other_version or no_sign_in or path.startswith(_CLOSED) or path in ("/api", _V1[:-1]):
            raise Refusal(404, "Not found.")

    def _check_change(self, scope: Scope, visitor: Visitor) -> None:
        if _brings_files(scope) and not (self._max_upload and visitor.may_change):
            raise Refusal(
                403, "This page is read-only.", "Documents can be read.", "Ask whoever runs it for others."
            )

    def _check_length(self, scope: Scope, headers: Headers) -> None:
        path, length = str(scope["path"]), headers.get("content-length", "")
        limit = LARGEST_BODY if path.startswith(_API) else _LARGEST_EVENT
        if _brings_files(scope):
            limit = self._max_upload
        # The API counts what comes without a length; of the page, who uploads has to say it first.
        too_large = int(length) > limit if length.isdecimal() else path.rstrip("/") == _UPLOAD
        if too_large:
            raise Refusal(
                413,
                "The request is too large.",
                f"Up to {limit // 1_000_000} MB may come at once.",
                "Send it in parts.",
            )

    async def _with_own_session(
        self, scope: Scope, caller: Caller, visitor: Visitor, receive: Receive
    ) -> Receive:
        """What passes the request's body on, once the session that it names is known to be the visitor's."""
        path = str(scope["path"])
        if not path.startswith("/gradio_api/"):
            return receive
        sessions = sessions_in_address(scope)
        if IN_BODY.fullmatch(path) and scope["method"] == "POST":
            body = await _body(receive)
            sessions = (*sessions, *sessions_in_body(body))
            receive = _again(body, receive)
        # A browser that keeps no cookies is somebody new with every request: all such share one name here.
        owner = "" if self._access.first_cookie(caller) else visitor.owner
        if not all(self._sessions.allows(session, owner) for session in sessions):
            raise Refusal(
                403,
                "This page was opened by somebody else.",
                "Each visitor has his own.",
                "Load the page again.",
            )
        return receive

    def _turned_away(self, scope: Scope) -> Response:
        if self._access.signs_in and _is_page(scope):
            query = scope.get("query_string", b"").decode("latin-1")
            return RedirectResponse(login_address(str(scope["path"]), query), 303)
        refusal = Refusal(
            401,
            "It is not known who you are.",
            "A token is needed, in the header Authorization: Bearer, or at the sign-in page."
            if self._access.signs_in
            else "The proxy before this server must name the user.",
            "Ask whoever runs this server.",
        )
        response = _refusal(scope, refusal)
        if self._access.signs_in:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

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


def _is_page(scope: Scope) -> bool:
    """Whether a person's browser asks for a page, not for a part of it."""
    path = str(scope["path"])
    if scope["method"] != "GET" or path.startswith((_API, "/gradio_api/", *KEPT_BY_BROWSERS)):
        return False
    return path == "/" or "text/html" in Headers(scope=scope).get("accept", "")


def _brings_files(scope: Scope) -> bool:
    """Whether a request adds documents, or deletes one."""
    path = str(scope["path"]).rstrip("/")
    to_api = path.startswith(_DOCUMENTS) and scope["method"] in ("POST", "DELETE")
    return path == _UPLOAD or to_api


def _from_here(method: str, headers: Headers) -> bool:
    """Whether a request comes from a page of this server, from a program, or by following a link here."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        linked = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        return site in ("same-origin", "none") or linked
    # Browsers leave that header out where there is no HTTPS; what they never leave out is the origin.
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _believed(headers: Sequence[tuple[bytes, bytes]], trusted: bool) -> list[tuple[bytes, bytes]]:
    """The headers without those by which anyone but a trusted proxy could give the page another address."""
    return [one for one in headers if trusted or not _FORWARDED.fullmatch(one[0].decode("latin-1").lower())]


def _refusal(scope: Scope, error: AssistantError) -> Response:
    """A refusal as JSON for programs, as text for people."""
    if scope["path"].startswith((_API, "/gradio_api/")):
        return response_of(error)
    return PlainTextResponse(str(error), status_of(error))


async def _body(receive: Receive) -> bytes:
    """The whole body of a request. Raises `Refusal` for one that is too large."""
    body = bytearray()
    while True:
        event = await receive()
        body.extend(event.get("body", b""))
        if len(body) > _LARGEST_EVENT:
            raise Refusal(413, "The conversation is too long.", "", "Begin a new one.")
        if event["type"] != "http.request" or not event.get("more_body"):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that has been read once more, and then what comes after it."""
    left: list[Event] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_event() -> Event:
        return left.pop() if left else await receive()

    return next_event


def _host_name(host: str) -> str:
    """The name in a Host header, without port: "[::1]:7860" is "::1"."""
    match = re.fullmatch(r"\[([^\]]*)\](?::\d+)?|([^:]*)(?::\d+)?", host)
    return (match[1] or match[2] or "").lower() if match else ""
