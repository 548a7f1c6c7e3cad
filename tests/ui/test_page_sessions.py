"""Whose a session of the page is, and how its handlers know their visitor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import gradio as gr
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ui.access import NoVisitor, ProxyAccess, networks, visitor_of_gradio
from ui.guard import Guard
from ui.page_sessions import PageSessions, sessions_in_address, sessions_in_body

PROXY = networks(["127.0.0.0/8"])


def test_a_session_of_the_page_belongs_to_who_began_it() -> None:
    sessions = PageSessions()
    assert sessions.allows("abc", "ada") and sessions.allows("abc", "ada")
    assert not sessions.allows("abc", "bob") and sessions.allows("def", "bob")


@pytest.mark.parametrize(
    ("path", "query", "body", "named"),
    [
        ("/gradio_api/queue/data", b"session_hash=abc", b"", ("abc",)),
        ("/gradio_api/queue/data", b"session_hash=abc&session_hash=def", b"", ("abc", "def")),
        ("/gradio_api/heartbeat/abc", b"", b"", ("abc",)),
        ("/gradio_api/queue/join", b"", b'{"session_hash": "abc"}', ("abc",)),
        ("/gradio_api/queue/join", b"", b'{"session_hash": 1}', ()),
        ("/gradio_api/queue/join", b"", b"[1]", ()),
        ("/gradio_api/queue/join", b"", b"{", ()),
        ("/gradio_api/queue/join", b"", b"[" * 100_000, ()),
    ],
)
def test_the_session_that_a_request_names_is_found(
    path: str, query: bytes, body: bytes, named: tuple[str, ...]
) -> None:
    assert sessions_in_address({"path": path, "query_string": query}) + sessions_in_body(body) == named


@pytest.fixture(scope="module")
def small_page() -> Iterator[TestClient]:
    """A page of one button behind the guard; its handler tells who presses it."""

    def who(request: gr.Request) -> str:
        visitor = visitor_of_gradio(request)
        return json.dumps([visitor.owner, visitor.name, visitor.may_change])

    with gr.Blocks(analytics_enabled=False) as page:
        said = gr.Textbox()
        gr.Button().click(who, None, said)
    app = gr.mount_gradio_app(FastAPI(), page, path="/", ssr_mode=False)
    access = ProxyAccess("x-user", may_change=False)
    app.add_middleware(Guard, hosts=None, max_upload=0, access=access, proxies=PROXY)
    with TestClient(app, client=("127.0.0.1", 5000)) as client:
        yield client


def press(client: TestClient, session: str, **headers: str) -> Any:
    """What the handler of the one button says."""
    event = {"data": [], "fn_index": 0, "session_hash": session}
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    joined = client.post("/gradio_api/queue/join", json=event, headers=sent)
    if joined.status_code != 200:
        return joined.status_code
    stream = client.get("/gradio_api/queue/data", params={"session_hash": session}, headers=sent).text
    events = [json.loads(line[6:]) for line in stream.splitlines() if line.startswith("data: ")]
    done = next(one for one in events if one["msg"] == "process_completed")
    return json.loads(done["output"]["data"][0])


def test_a_handler_of_the_page_knows_its_visitor(small_page: TestClient) -> None:
    owner, name, may_change = press(small_page, "one", x_user="ada", x_assistant_visitor="root")
    assert (name, may_change, len(owner)) == ("ada", False, 64)
    assert press(small_page, "two", x_user="ada")[0] == owner
    assert press(small_page, "three", x_user="bob")[0] != owner
    assert press(small_page, "four") == 401


def test_nobody_uses_the_session_of_another(small_page: TestClient) -> None:
    assert press(small_page, "mine", x_user="ada")[1] == "ada"
    assert press(small_page, "mine", x_user="bob") == 403
    for path in ("queue/data?session_hash=mine", "heartbeat/mine"):
        assert small_page.get(f"/gradio_api/{path}", headers={"x-user": "bob"}).status_code == 403
    cancel = {"session_hash": "mine", "fn_index": 0, "event_id": "x"}
    stopped = small_page.post("/gradio_api/cancel", json=cancel, headers={"x-user": "bob"})
    assert stopped.status_code == 403


def test_without_a_guard_a_handler_knows_nobody() -> None:
    with pytest.raises(NoVisitor):
        visitor_of_gradio(gr.Request())
