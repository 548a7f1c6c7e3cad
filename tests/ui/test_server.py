"""The web application: what it serves, what it refuses, with which headers."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from made_assistant import FakeAssistant, made_assistant

from corpus.errors import AssistantError
from ui import texts
from ui.opening import Opening, StillOpening
from ui.server import LOOPBACK, create_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    opening = Opening(made_assistant)  # type: ignore[arg-type]
    with TestClient(create_app(opening, hosts=LOOPBACK), base_url="http://127.0.0.1:7860") as client:
        yield client
    opening.close()


def test_health_is_answered_while_the_assistant_still_opens(fake: FakeAssistant) -> None:
    ready = threading.Event()

    def slow() -> Any:
        ready.wait(20)
        return fake

    opening = Opening(slow)
    with TestClient(create_app(opening)) as client:
        assert client.get("/healthz").json() == {"status": "ok", "store": "opening"}
        assert client.get("/").status_code == 200
        early = client.get("/api/v1/documents")
        assert early.status_code == 503 and early.headers["retry-after"]
        ready.set()
    opening.close()
    assert fake.closed


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/theme.css", "/gradio_api/file=https://example.com/x", "/nowhere"]
)
def test_every_response_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_the_page_names_no_other_host(client: TestClient) -> None:
    page = client.get("/").text
    assert texts.PRODUCT in page
    hosts = set(re.findall(r"(?:https?:)?//([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", page))
    assert hosts <= {"127.0.0.1"}


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=https://example.com/x.png",
        "/gradio_api/file=http://127.0.0.1:1/x",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/file%3Dhttps://example.com/x.png",
        "/gradio_api/proxy=https://example.com/",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/runs",
        "/gradio_api/call/ask",
        "/gradio_api//file=https://example.com/x",
        "/monitoring",
        "/monitoring/summary",
        "/openapi.json",
        "/docs",
        "/redoc",
        "/api",
        "/api/v2/ask",
        "/api/v1/docs",
        "/login",
        "/logout",
        "/login/x",
    ],
)
def test_what_the_page_does_not_need_is_closed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:7860", 200), ("localhost", 200), ("[::1]:7860", 200), ("evil.example", 421), ("", 421),
     ("127.0.0.1.evil.example", 421)],
)  # fmt: skip
def test_a_page_on_this_machine_has_only_this_machines_names(
    client: TestClient, host: str, status: int
) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == status


HERE, ELSEWHERE = "http://127.0.0.1:7860", "http://127.0.0.1:9999"


@pytest.mark.parametrize(
    ("method", "headers", "let_in"),
    [
        ("POST", {}, True),
        ("POST", {"sec-fetch-site": "same-origin"}, True),
        ("POST", {"sec-fetch-site": "cross-site"}, False),
        ("POST", {"sec-fetch-site": "same-site"}, False),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
        ("POST", {"origin": HERE}, True),
        ("POST", {"origin": ELSEWHERE}, False),
        ("POST", {"origin": "https://evil.example"}, False),
        ("POST", {"origin": "null"}, False),
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, False),
        ("GET", {"origin": ELSEWHERE}, False),
        ("OPTIONS", {"origin": ELSEWHERE, "access-control-request-method": "POST"}, False),
    ],
)
@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/api/v1/documents/dnews"])
def test_other_sites_can_neither_send_nor_read(
    client: TestClient, path: str, method: str, headers: dict[str, str], let_in: bool
) -> None:
    answer = client.request(method, path, headers=headers)
    assert (answer.status_code != 403) is let_in
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_a_small_upload_passes_and_a_huge_one_does_not(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"Tin.")}).status_code == 200
    huge = client.post("/gradio_api/upload", headers={"content-length": str(10**10)}, content=b"x")
    assert huge.status_code == 413


def test_a_read_only_page_has_no_way_to_change_anything(fake: FakeAssistant) -> None:
    opening = Opening(lambda: fake)  # type: ignore[arg-type, return-value]
    with TestClient(create_app(opening, read_only=True)) as client:
        assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"Tin.")}).status_code == 403
        config = client.get("/config").json()
    targets = {target[1] for event in config["dependencies"] for target in event["targets"]}
    assert not targets & {"upload", "remove", "ask_remove"} and "open" in targets
    opening.close()


def test_no_event_is_public(client: TestClient) -> None:
    events = client.get("/config").json()["dependencies"]
    assert events and {event["api_visibility"] for event in events} == {"private"}


def test_an_assistant_that_cannot_open_says_why() -> None:
    def broken() -> Any:
        raise AssistantError("The store is locked.")

    opening = Opening(broken)
    opening.start()
    with pytest.raises(AssistantError, match="locked"):
        opening.get()
    opening.close()


def test_nobody_but_a_proxy_gives_the_page_another_address(client: TestClient) -> None:
    page = client.get("/", headers={"x-forwarded-host": "evil.example"}).text
    assert "evil.example" not in page


def test_a_store_that_cannot_open_is_not_healthy() -> None:
    def broken() -> Any:
        raise AssistantError("The store /secret/path is locked.")

    opening = Opening(broken)
    with TestClient(create_app(opening)) as client:
        while opening.state == "opening":
            time.sleep(0.01)
        assert client.get("/healthz").status_code == 503
    opening.close()


def test_what_is_not_open_yet_says_so() -> None:
    with pytest.raises(StillOpening):
        Opening(made_assistant).opened()  # type: ignore[arg-type]
