"""A server that is not open to everyone: what is closed, signing in and out, and users of a proxy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from made_assistant import FakeAssistant

from ui import texts
from ui.access import Access, OpenAccess, ProxyAccess, TokenAccess, networks
from ui.opening import Opening
from ui.server import create_app
from ui.signing_in import TRIES, SignIns, read_tokens

ADA = "ada-holds-this-token-of-hers"
PAGE = {"accept": "text/html"}


@contextmanager
def closed_page(access: Access, fake: FakeAssistant, peer: str = "192.0.2.7") -> Iterator[TestClient]:
    """A server with an access of its own, as somebody at the address `peer` sees it."""
    opening = Opening(lambda: fake)  # type: ignore[arg-type, return-value]
    app = create_app(opening, access=access, proxies=networks(["127.0.0.1"]))
    with TestClient(app, client=(peer, 5000), follow_redirects=False) as client:
        yield client
    opening.close()


@pytest.fixture
def token_access(tmp_path: Path) -> TokenAccess:
    path = tmp_path / "tokens"
    path.write_text(f"ada: {ADA}\n", encoding="utf-8")
    path.chmod(0o600)
    return TokenAccess(SignIns(read_tokens(path)))


PATHS = (
    "/config",
    "/theme.css",
    "/gradio_api/app_id",
    "/api/v1/documents",
    "/api/v1/openapi.json",
    "/nowhere",
)


def test_without_a_token_there_is_only_the_way_in(token_access: TokenAccess, fake: FakeAssistant) -> None:
    with closed_page(token_access, fake) as client:
        assert {client.get(path).status_code for path in PATHS} == {401}
        assert client.post("/gradio_api/queue/join", json={}).json()["error"]["came"]
        assert client.get("/api/v1/documents").headers["www-authenticate"] == "Bearer"
        assert client.get("/healthz").status_code == 200
        away = client.get("/", params={"conversation": "a&b"}, headers=PAGE)
        assert (away.status_code, away.headers["location"]) == (303, "/login?next=/%3Fconversation%3Da%2526b")
        sign_in = client.get(away.headers["location"])
        assert texts.SIGN_IN in sign_in.text and 'value="/?conversation=a%26b"' in sign_in.text
        assert "frame-ancestors 'none'" in sign_in.headers["content-security-policy"]


def test_signing_in_and_out(token_access: TokenAccess, fake: FakeAssistant) -> None:
    with closed_page(token_access, fake) as client:
        wrong = client.post("/login", data={"token": "<b>wrong", "next": '"><script>'})
        assert wrong.status_code == 401 and texts.WRONG_TOKEN in wrong.text and "<script>" not in wrong.text
        right = client.post("/login", data={"token": f" {ADA} ", "next": "/?conversation=1"})
        assert (right.status_code, right.headers["location"]) == (303, "/?conversation=1")
        cookie = right.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and ADA not in cookie
        assert client.get("/", headers=PAGE).status_code == 200
        assert client.get("/api/v1/documents/dnews").json()["title"] == "Gallium leaves port again"
        other_site = client.post("/logout", headers={"sec-fetch-site": "cross-site"})
        assert other_site.status_code == 403 and client.get("/config").status_code == 200
        stolen = client.cookies.get("assistant-session")
        assert client.post("/logout").headers["location"] == "/login"
        client.cookies.set("assistant-session", stolen)
        assert client.get("/config").status_code == 401


def test_guessing_tokens_is_stopped(token_access: TokenAccess, fake: FakeAssistant) -> None:
    with closed_page(token_access, fake) as client:
        for _ in range(TRIES):
            assert client.post("/login", data={"token": "wrong"}).status_code == 401
        assert client.post("/login", data={"token": ADA}).status_code == 429
        refused = client.get("/api/v1/documents", headers={"authorization": f"Bearer {ADA}"})
        assert refused.status_code == 429 and refused.headers["retry-after"]
        assert client.post("/login", content=b"x" * 20_000).status_code in (413, 429)


def test_a_proxy_names_the_user(fake: FakeAssistant) -> None:
    named = {"x-user": "ada"}
    with closed_page(ProxyAccess("x-user"), fake, "127.0.0.1") as client:
        assert client.get("/api/v1/documents/dnews", headers=named).status_code == 200
        assert client.get("/", headers=PAGE).status_code == 401
        assert client.get("/login").status_code == 404
        https = client.get("/", headers={**named, "x-forwarded-proto": "https"})
        assert https.status_code == 200 and "set-cookie" not in https.headers
    with closed_page(ProxyAccess("x-user"), fake) as client:
        assert client.get("/api/v1/documents/dnews", headers=named).status_code == 401


def test_the_page_gives_its_cookie_once(fake: FakeAssistant) -> None:
    with closed_page(OpenAccess(), fake) as client:
        assert "set-cookie" not in client.get("/api/v1/documents/dnews").headers
        assert client.get("/").headers["set-cookie"].startswith("assistant-visitor=")
        assert "set-cookie" not in client.get("/").headers
