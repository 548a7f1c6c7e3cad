"""The page to sign in at with a token, and signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ui import texts
from ui.access import session_cookie, set_cookie
from ui.signing_in import TooManyTries
from ui.templates import render

if TYPE_CHECKING:
    from ui.access import Caller
    from ui.signing_in import SignIns

LOGIN, LOGOUT = "/login", "/logout"
_LONGEST_FORM = 10_000
_DAYS_SECONDS = 30 * 86_400
"""The browser keeps the cookie so long; what ends a session is the server."""


def login(sign_ins: SignIns) -> APIRouter:
    """`GET /login`, `POST /login` and `POST /logout`; the guard lets them through and names the caller."""
    router = APIRouter(include_in_schema=False)

    @router.get(LOGIN)
    async def page(next: str = "/") -> Response:
        return _page(next)

    @router.post(LOGIN, max_body_size=_LONGEST_FORM)
    async def sign_in(request: Request) -> Response:
        caller: Caller = request.state.caller
        form = await request.form(max_files=0, max_fields=2, max_part_size=_LONGEST_FORM)
        token, wanted = str(form.get("token", "")).strip(), str(form.get("next", "/"))
        try:
            name = sign_ins.name_of(token, caller.address)
        except TooManyTries as error:
            return _page(wanted, str(error), 429)
        if not name:
            return _page(wanted, texts.WRONG_TOKEN, 401)
        response = RedirectResponse(local(wanted), 303)
        secret = sign_ins.begin(name)
        cookie = set_cookie(session_cookie(caller.secure), secret, _DAYS_SECONDS, caller.secure)
        response.headers.append("set-cookie", cookie)
        return response

    @router.post(LOGOUT)
    async def sign_out(request: Request) -> Response:
        caller: Caller = request.state.caller
        cookie = session_cookie(caller.secure)
        sign_ins.end(caller.cookies.get(cookie, ""))
        response = RedirectResponse(LOGIN, 303)
        response.headers.append("set-cookie", set_cookie(cookie, "", 0, caller.secure))
        return response

    return router


def login_address(path: str, query: str) -> str:
    """Where somebody who wanted to see a page signs in."""
    wanted = f"{path}?{query}" if query else path
    return LOGIN if wanted == "/" else f"{LOGIN}?next={quote(wanted, safe='/')}"


def local(address: str) -> str:
    """The address where it leads to this server, else the page's: a link must not send people elsewhere."""
    leads_away = not address.startswith("/") or address.startswith("//") or "\\" in address
    return "/" if leads_away or not address.isprintable() else address


def _page(wanted: str, problem: str = "", status: int = 200) -> HTMLResponse:
    return HTMLResponse(render("login.html", action=LOGIN, next=local(wanted), problem=problem), status)
