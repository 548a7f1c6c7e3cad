"""The JSON API over a real store: what comes back, and what is refused and how."""

from __future__ import annotations

import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from hashed_words import HashedWords

from assistant import Assistant
from index.store import Store
from ui import uploads
from ui.access import owner_of
from ui.api import desk
from ui.api.asking import sentences_of
from ui.opening import Opening
from ui.server import create_app

NEWS = """\
---
title: Gallium in June
publisher: Metals Desk
published: 2025-07-20
---
China exported 2,004 kg of gallium to Japan in June 2025. In June 2025 Germany received 2,000 kg of gallium
from China. Nothing is said of France.
"""
TABLE = "period,flow,reporter,partner,commodity,quantity,unit\n2025-06,export,China,Japan,gallium,2004,kg\n"
TRICKS = """\
---
title: "=HYPERLINK(1)"
publisher: "@SUM(A1)"
published: 2025-08-01
---
-China exported 7 tonnes of tin to Japan in July 2025.
"""
QUESTION = {"question": "How much gallium went from China to Japan in June 2025?"}
BOUNDARY = {"content-type": "multipart/form-data; boundary=x"}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Three documents in a store without a model."""
    folder = tmp_path_factory.mktemp("api")
    for name, text in (("june.md", NEWS), ("gallium.csv", TABLE), ("tricks.md", TRICKS)):
        (folder / name).write_text(text, encoding="utf-8")
    with Assistant(Store(folder / "store", HashedWords())) as made:
        made.add(*sorted(folder.glob("*.*")))
        yield made


@pytest.fixture(scope="module")
def api(assistant: Assistant) -> Iterator[TestClient]:
    opening = Opening(lambda: assistant)
    with TestClient(
        create_app(opening), base_url="http://localhost/api/v1", raise_server_exceptions=False
    ) as client:
        while opening.state == "opening":
            time.sleep(0.01)
        yield client


def id_of(assistant: Assistant, name: str) -> str:
    return next(document.id for document in assistant.documents() if document.name == name)


def events_of(stream: str) -> list[tuple[str, Any]]:
    """Names and data of server-sent events."""
    blocks = [block.split("\n") for block in stream.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_an_answer_is_what_the_assistant_says(api: TestClient, assistant: Assistant) -> None:
    answer = api.post("ask", json=QUESTION)
    assert answer.status_code == 200 and "2,004" in answer.json()["text"]
    assert answer.json() == assistant.ask(**QUESTION).to_dict()
    follow_up = {"question": "And Germany?", "history": [QUESTION["question"]]}
    assert (
        api.post("ask", json=follow_up).json()
        == assistant.ask("And Germany?", follow_up["history"]).to_dict()
    )
    scoped = {**QUESTION, "documents": ["tricks.md"], "published_from": "2025-08", "formats": ["md"]}
    assert api.post("ask", json=scoped).json()["abstained"]


def test_a_stream_ends_with_the_whole_answer(api: TestClient, assistant: Assistant) -> None:
    response = api.post("ask/stream", json=QUESTION)
    assert response.headers["content-type"].startswith("text/event-stream")
    events = events_of(response.text)
    answer = assistant.ask(**QUESTION).to_dict()
    assert events[0] == ("state", {"state": "searching"}) and events[-1] == ("answer", answer)
    assert {name for name, _ in events[1:-1]} == {"text"}
    assert "".join(data["text"] for _, data in events[1:-1]) == answer["text"]


def test_a_stream_tells_its_error(
    api: TestClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = events_of(api.post("ask/stream", json={"question": "?"}).text)
    assert empty[-1][0] == "error" and empty[-1][1]["status"] == 400 and empty[-1][1]["error"]["next"]
    monkeypatch.setattr(assistant, "ask", lambda *_, **__: 1 / 0)
    broken = events_of(api.post("ask/stream", json=QUESTION).text)
    assert broken[-1][1]["status"] == 500 and "ZeroDivisionError" not in json.dumps(broken)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("[1]", ["[1]"]),
        ("2.5 kg went. [1] [2] More did. [3]", ["2.5 kg went. [1] [2]", " More did. [3]"]),
        ("One [1]. Two [2]\n\nThree.\n", ["One [1].", " Two [2]", "\n\nThree.\n"]),
    ],
)
def test_sentences_joined_are_the_text(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences and "".join(sentences) == text


def test_search_and_documents(api: TestClient, assistant: Assistant) -> None:
    found = api.post("search", json={"query": "gallium Germany", "limit": 2}).json()["passages"]
    assert len(found) == 2 and found[0]["document"]["name"] == "june.md"
    listed = api.get("documents", params={"formats": "md", "limit": 1, "offset": 1}).json()
    assert listed["total"] == 2 and [one["name"] for one in listed["documents"]] == ["tricks.md"]
    one = api.get(f"documents/{id_of(assistant, 'gallium.csv')}").json()
    row = one["tables"][0]["rows"][0]
    assert row["cells"][3] == "Japan" and "partner: Japan" in one["text"][row["start"] : row["end"]]


def test_figures_are_listed_in_parts(api: TestClient) -> None:
    whole = api.get("figures", params={"commodity": "gallium"}).json()
    assert whole["total"] == 3 == len(whole["figures"])
    for offset in range(3):
        part = api.get("figures", params={"commodity": "gallium", "limit": 1, "offset": offset}).json()
        assert part["figures"] == whole["figures"][offset : offset + 1] and part["total"] == 3
    japan = api.get("figures", params={"commodity": "gallium", "partner": "JP", "document": "june.md"}).json()
    assert [one["value"] for one in japan["figures"]] == ["2004"]


def test_a_download_runs_no_formula(api: TestClient) -> None:
    response = api.get("figures.csv")
    assert response.headers["content-disposition"] == 'attachment; filename="figures.csv"'
    rows = list(csv.DictReader(io.StringIO(response.text)))
    tin = next(row for row in rows if row["commodity"] == "tin")
    assert tin["publisher"] == "'@SUM(A1)" and tin["quote"].startswith("'-China") and tin["value"] == "7"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_workbook_has_numbers_and_dates(api: TestClient) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(api.get("figures.xlsx").content)).active
    assert sheet is not None
    names = [cell.value for cell in sheet[1]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    tin = next(row for row in rows if row["commodity"].value == "tin")
    assert tin["value"].value == 7 and tin["value"].data_type == "n"
    assert tin["published"].value == datetime(2025, 8, 1) and tin["published"].number_format == "yyyy-mm-dd"
    assert tin["publisher"].value == "@SUM(A1)" and tin["publisher"].quotePrefix
    assert {cell.data_type for row in rows for cell in row.values()} <= {"s", "n", "d"}


def test_files_are_added_and_removed(api: TestClient, assistant: Assistant) -> None:
    good = (
        "files",
        ("../../etc/tan:talum.txt", b"Rwanda exported 5 t of tantalum in 2024.", "image/png"),
    )
    bad = ("files", ("notes.txt", b"\x89PNG\r\n\x1a\n", "text/plain"))
    report = api.post("documents", files=[good, bad]).json()
    assert report["added"] == ["tan_talum.txt"] and [one["name"] for one in report["failed"]] == ["notes.txt"]
    assert api.post("documents", files=[good]).json()["unchanged"] == ["tan_talum.txt"]
    assert not (assistant.store.folder / ".uploads").exists()
    gone = api.delete(f"documents/{id_of(assistant, 'tan_talum.txt')}")
    assert gone.status_code == 200 and gone.json()["name"] == "tan_talum.txt"
    assert api.get(f"documents/{gone.json()['id']}").status_code == 404


BIG = b"a" * (uploads.MAX_FILE_MB * 1_000_000 + 1)


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "said"),
    [
        ("POST", "ask", {"json": {"question": " "}}, 400, "question is empty"),
        ("POST", "ask", {"json": {"question": "Tin?", "publishers": ["Nobody"]}}, 400, "Nobody"),
        ("POST", "ask", {"json": {"question": "Tin?", "published_from": "2025-13"}}, 400, "2025-13"),
        ("POST", "ask", {"json": {"question": "x" * 2_001}}, 422, "at most 2000"),
        ("POST", "ask", {"json": {"question": "Tin?", "document": "x"}}, 422, "document = 'x'"),
        ("POST", "ask", {"json": {"question": 5}}, 422, "question = 5"),
        ("POST", "ask", {"json": [1]}, 422, "JSON"),
        ("POST", "ask", {"content": b"{", "headers": {"content-type": "application/json"}}, 422, "JSON"),
        ("POST", "ask", {"content": b"question=x"}, 422, "JSON"),
        ("POST", "ask", {"content": b"x" * 1_000_001}, 413, "too large"),
        ("POST", "ask", {"content": iter([b"x" * 600_000] * 2)}, 413, "too large"),
        ("GET", "ask", {}, 405, "method"),
        ("POST", "search", {"json": {"query": "tin", "limit": 0}}, 422, "limit = 0"),
        ("GET", "documents/none", {}, 404, "no such document"),
        ("GET", "documents?limit=x", {}, 422, "limit = 'x'"),
        ("DELETE", "documents/none", {}, 404, "no such document"),
        ("GET", "figures?comodity=tin", {}, 422, "comodity"),
        ("GET", "figures?partner=Atlantis", {}, 400, "Atlantis"),
        ("GET", "figures.csv?flow=sideways", {}, 400, "sideways"),
        ("GET", "figures.xlsx?document=none", {}, 404, "no such document"),
        ("GET", "nowhere", {}, 404, "nothing at this address"),
        ("POST", "documents", {}, 422, "No file came"),
        ("POST", "documents", {"data": {"files": "x"}}, 422, "No file came"),
        ("POST", "documents", {"content": b"--y", "headers": BOUNDARY}, 400, "Invalid multipart"),
        ("POST", "documents", {"files": {"files": ("a.exe", b"MZ")}}, 415, "a.exe"),
        ("POST", "documents", {"files": {"files": ("a.pdf", b"GIF89a")}}, 415, "a GIF image"),
        ("POST", "documents", {"files": {"files": ("a.docx", b"text")}}, 415, "a.docx"),
        ("POST", "documents", {"files": {"files": ("a.txt", b"")}}, 415, "empty"),
        ("POST", "documents", {"files": {"files": ("a.txt", BIG)}}, 413, "20.0 MB"),
        ("POST", "documents", {"files": [("files", ("a.txt", b"a"))] * 51}, 413, "51 files"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(
    api: TestClient, method: str, path: str, sent: dict[str, Any], status: int, said: str
) -> None:
    response = api.request(method, path, **sent)
    assert response.status_code == status
    error = response.json()["error"]
    assert set(error) == {"came", "allowed", "next"}
    assert said in f"{error['came']} {error['allowed']}" and "/api-" not in response.text
    assert response.headers["cache-control"] == "no-store"


def test_an_unexpected_failure_tells_no_secrets(
    api: TestClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assistant, "figures", lambda **_: {}["secret"])
    response = api.get("figures")
    assert response.status_code == 500 and "secret" not in response.text and response.json()["error"]["next"]


def test_an_empty_store_is_a_conflict(tmp_path: Path) -> None:
    with Assistant(Store(tmp_path / "store", HashedWords())) as empty:
        opening = Opening(lambda: empty)
        with TestClient(create_app(opening), base_url="http://localhost") as client:
            while opening.state == "opening":
                time.sleep(0.01)
            response = client.post("/api/v1/ask", json=QUESTION)
    assert response.status_code == 409 and str(tmp_path) not in response.text


def test_too_many_at_once_are_told_to_come_back(
    api: TestClient, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "MOST_WAITING", 1)
    asked, go_on = threading.Event(), threading.Event()
    figures = assistant.figures

    def slow(**words: Any) -> Any:
        asked.set()
        go_on.wait(20)
        return figures(**words)

    monkeypatch.setattr(assistant, "figures", slow)
    first = threading.Thread(target=api.get, args=("figures",))
    first.start()
    assert asked.wait(20)
    refused = api.get("figures")
    go_on.set()
    first.join(20)
    assert refused.status_code == 503 and refused.headers["retry-after"] == "5"
    assert api.get("figures").status_code == 200


def test_conversations_are_those_of_the_caller_alone(assistant: Assistant, api: TestClient) -> None:
    cookie = "a" * 22
    api.cookies.set("assistant-visitor", cookie)
    own = assistant.conversation(owner=owner_of("browser", cookie))
    own.ask("How much gallium went from China to Japan in June 2025?")
    other = assistant.conversation(owner="another")
    other.ask("How much tin?")
    listed = api.get("/conversations").json()["conversations"]
    assert [one["id"] for one in listed] == [own.id]
    for form, holds in (("json", '"turns"'), ("markdown", "2,004"), ("text", "2,004")):
        told = api.get(f"/conversations/{own.id}/{form}")
        assert told.status_code == 200 and holds in told.text
        assert told.headers["content-disposition"].startswith("attachment")
    assert api.get(f"/conversations/{other.id}/text").status_code == 404
    assert api.get(f"/conversations/{own.id}/pdf").status_code == 422
