"""Who a visitor is and what he may do: everyone with a browser, holders of a token, or users of a proxy."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http.cookies import SimpleCookie
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Any, Protocol

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from corpus.errors import AssistantError
from ui.signing_in import SignIns

if TYPE_CHECKING:
    import gradio as gr

LOOPBACK_PROXIES = ("127.0.0.0/8", "::1")
_VISITOR_DAYS = 400
"""Browsers keep no cookie longer."""
_VISITOR = re.compile(r"[A-Za-z0-9_-]{22}")
_LONGEST_NAME = 200
Network = IPv4Network | IPv6Network


class BadAccess(AssistantError):
    """The options that say who may come in cannot be used."""


class NoVisitor(AssistantError):
    """A handler was reached by nobody the guard let in."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One who may come in.

    `owner`: whose conversations are his, opaque, never empty and never shown. `name`: what he is called,
    empty for the unnamed visitors of an open page. `may_change`: whether he may add and delete documents.
    `signed_in`: whether he came in by the sign-in page, and so may sign out.
    """

    owner: str
    name: str
    may_change: bool
    signed_in: bool = False


@dataclass(frozen=True)
class Caller:
    """Who sends a request, as far as the connection and the headers tell.

    `peer`: the address at the other end of the connection. `address`: the one that a trusted proxy names
    instead. `secure`: whether the browser speaks HTTPS, to us or to a trusted proxy.
    """

    headers: Headers
    peer: str
    address: str
    secure: bool
    trusted: bool

    @cached_property
    def cookies(self) -> Mapping[str, str]:
        """The cookies of the request."""
        return cookie_parser("; ".join(self.headers.getlist("cookie")))


class Access(Protocol):
    """One way of telling visitors apart."""

    @property
    def signs_in(self) -> bool:
        """Whether there is a page to sign in at."""

    @property
    def closed(self) -> bool:
        """Whether there are callers who may not come in."""

    def visitor_of(self, caller: Caller) -> Visitor | None:
        """The visitor, None for one who may not come in. Raises `TooManyTries`."""

    def first_cookie(self, caller: Caller) -> str:
        """A Set-Cookie value for a browser without one, empty where none is needed."""


@dataclass(frozen=True)
class OpenAccess:
    """Everyone who reaches the address may come in; a random cookie keeps the conversations apart."""

    may_change: bool = True
    signs_in: bool = False
    closed: bool = False

    def visitor_of(self, caller: Caller) -> Visitor:
        """The owner of the cookie. A caller without one is somebody new with every request."""
        value = self._value(caller) or secrets.token_urlsafe(16)
        return Visitor(owner_of("browser", value), "", self.may_change)

    def first_cookie(self, caller: Caller) -> str:
        """A new random cookie of 128 bits, unless the caller has one."""
        if self._value(caller):
            return ""
        seconds = _VISITOR_DAYS * 86_400
        return set_cookie(_visitor_cookie(caller.secure), secrets.token_urlsafe(16), seconds, caller.secure)

    def _value(self, caller: Caller) -> str:
        value = caller.cookies.get(_visitor_cookie(caller.secure), "")
        return value if _VISITOR.fullmatch(value) else ""


@dataclass(frozen=True)
class TokenAccess:
    """Holders of a token may come in: programs send it with each request, people sign in with it."""

    sign_ins: SignIns
    may_change: bool = True
    signs_in: bool = True
    closed: bool = True

    def visitor_of(self, caller: Caller) -> Visitor | None:
        """The holder of the token in the Authorization header, or else of the cookie of the sign-in page."""
        scheme, _, token = caller.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            name = self.sign_ins.name_of(token.strip(), caller.address)
            return self._visitor(name, signed_in=False) if name else None
        name = self.sign_ins.name_in_session(caller.cookies.get(session_cookie(caller.secure), ""))
        return self._visitor(name, signed_in=True) if name else None

    def first_cookie(self, caller: Caller) -> str:
        """None: the cookie comes with signing in."""
        return ""

    def _visitor(self, name: str, signed_in: bool) -> Visitor:
        return Visitor(owner_of("token", name), name, self.may_change, signed_in)


@dataclass(frozen=True)
class ProxyAccess:
    """Users whom a trusted proxy names in a header may come in; the header is nothing from anyone else."""

    header: str
    may_change: bool = True
    signs_in: bool = False
    closed: bool = True

    def visitor_of(self, caller: Caller) -> Visitor | None:
        """The user whom the header names, when it comes once and from a trusted proxy."""
        named = caller.headers.getlist(self.header)
        if not caller.trusted or len(named) != 1:
            return None
        name = named[0].strip()
        if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
            return None
        return Visitor(owner_of("user", name), name, self.may_change)

    def first_cookie(self, caller: Caller) -> str:
        """None: the proxy knows who it is."""
        return ""


def visitor_of_gradio(request: gr.Request) -> Visitor:
    """The visitor who caused an event of the page; call it inside an event handler with its `gr.Request`.

    Raises `NoVisitor` when no guard stands before the page.
    """
    visitor = getattr(getattr(request.request, "state", None), "visitor", None)
    if not isinstance(visitor, Visitor):
        raise NoVisitor(
            "The request comes from nobody in particular.",
            "The page is served through its guard, which says who a visitor is.",
            "Start it with: assistant serve",
        )
    return visitor


def caller_of(scope: Mapping[str, Any], proxies: Iterable[Network]) -> Caller:
    """Who sends the request of an ASGI scope. Only what trusted proxies forward is believed."""
    headers = Headers(scope=scope)  # type: ignore[arg-type]
    peer = str((scope.get("client") or ("",))[0])
    proxies = tuple(proxies)
    trusted = _within(peer, proxies)
    secure, address = scope.get("scheme") == "https", peer
    if trusted:
        protocol = headers.get("x-forwarded-proto", "").split(",")[-1].strip().lower()
        secure = protocol == "https" if protocol else secure
        passed = [part.strip() for part in ",".join(headers.getlist("x-forwarded-for")).split(",")]
        # From the near end: what stands before the first address that is no proxy of ours may be made up.
        address = next((part for part in reversed(passed) if part and not _within(part, proxies)), peer)
    return Caller(headers, peer, address, secure, trusted)


def networks(names: Iterable[str]) -> tuple[Network, ...]:
    """Addresses and networks, as "10.0.0.7" or "10.0.0.0/24". Raises `BadAccess`."""
    found: list[Network] = []
    for name in names:
        try:
            found.append(ip_network(name.strip(), strict=False))
        except ValueError:
            raise BadAccess(
                f"{name!r} is no address.",
                "A trusted proxy is given by its IP address or network, such as 10.0.0.7 or 10.0.0.0/24.",
                "Correct --trusted-proxy.",
            ) from None
    return tuple(found)


def header_name(text: str) -> str:
    """The name of a header, checked. Raises `BadAccess`."""
    if not re.fullmatch(r"[A-Za-z0-9-]+", text) or text.lower() in ("cookie", "authorization", "host"):
        raise BadAccess(
            f"{text!r} is no header for the name of a user.",
            "A header's name has letters, digits and hyphens, and no other meaning, such as X-Remote-User.",
            "Correct --user-header.",
        )
    return text.lower()


def owner_of(kind: str, value: str) -> str:
    """What stands for a visitor in the store: it leads back to no cookie and no name."""
    return hashlib.sha256(f"{kind}\0{value}".encode("utf-8", "replace")).hexdigest()


def session_cookie(secure: bool) -> str:
    """The name of the cookie of one who signed in."""
    return "__Host-assistant-session" if secure else "assistant-session"


def set_cookie(name: str, value: str, seconds: int, secure: bool) -> str:
    """A Set-Cookie value that scripts cannot read and other sites cannot use; 0 seconds take it back."""
    cookie: SimpleCookie = SimpleCookie({name: value})
    flags: dict[str, Any] = {"path": "/", "max-age": seconds, "httponly": True, "samesite": "Lax"}
    cookie[name].update({**flags, "secure": secure})
    return cookie[name].OutputString()


def _visitor_cookie(secure: bool) -> str:
    return "__Host-assistant-visitor" if secure else "assistant-visitor"


def _within(address: str, proxies: Iterable[Network]) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in proxies)
