"""The headers of every response: what a browser may do with it, and how long it keeps it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

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
    # Not "no-referrer": a form sent without HTTPS would then come from the origin "null", as from elsewhere.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
KEPT_BY_BROWSERS = ("/assets/", "/static/", "/theme.css", "/favicon", "/gradio_api/theme.css")
"""Paths that are the same for everybody, by their beginning."""
_NOT_KEPT = ("/api/", "/login", "/logout")


def finish(headers: MutableHeaders, path: str, cookie: str) -> None:
    """Complete the headers of a response to a request for `path`; `cookie` is a Set-Cookie value or empty."""
    headers.update(HEADERS)
    for name in [name for name in headers if name.lower().startswith("access-control-")]:
        del headers[name]  # Gradio would let every site read what an open server says
    if path.startswith(_NOT_KEPT):
        headers["Cache-Control"] = "no-store"
    elif not path.startswith(KEPT_BY_BROWSERS):
        headers.setdefault("Cache-Control", "private, no-cache")
    if cookie:
        headers.append("set-cookie", cookie)
