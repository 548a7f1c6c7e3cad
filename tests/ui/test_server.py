"""The web application: what it serves, what it refuses, with which headers."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from made_assistant import FakeAssistant, made_assistant

import ui.__main__ as command
from corpus.errors import AssistantError
from ui import texts
from ui.opening import Opening
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
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/").status_code == 200
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
    assert headers["referrer-policy"] == "no-referrer"
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
        "/login",
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


def test_other_sites_cannot_send(client: TestClient) -> None:
    answer = client.post("/gradio_api/queue/join", headers={"sec-fetch-site": "cross-site"}, json={})
    assert answer.status_code == 403


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
    assert not targets & {"upload", "remove", "ask_remove"} and "cite" in targets
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


def test_a_busy_port_is_a_sentence_and_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    taken = command.bind("127.0.0.1", 0)
    port = taken.getsockname()[1]
    try:
        assert command.main(["--port", str(port)]) == 1
    finally:
        taken.close()
    said = capsys.readouterr().err
    assert f"Port {port} on 127.0.0.1 is in use" in said and "Traceback" not in said


def test_an_address_of_another_machine_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--host", "192.0.2.1", "--port", "0"]) == 1
    assert "192.0.2.1 is not an address of this machine" in capsys.readouterr().err
