"""The API keeps what its OpenAPI description promises, whatever is sent, and it is complete."""

from __future__ import annotations

import copy
import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hashed_words import HashedWords
from hypothesis import HealthCheck, settings
from schemathesis.checks import positive_data_acceptance

from assistant import Assistant
from index.store import Store
from ui.access import TokenAccess
from ui.api.application import PREFIX, create_api
from ui.api.desk import Desk
from ui.opening import Opening
from ui.server import create_app
from ui.signing_in import SignIns, read_tokens

TOKEN = "a-token-of-twenty-four-characters"
SENT = {"Authorization": f"Bearer {TOKEN}"}
NEWS = "China exported 2,004 kg of gallium to Japan in June 2025, and none to France.\n"
DESCRIPTION = "/api/v1/openapi.json"
# Places, publishers and periods are words: which of them the store knows, no description can say.
LEFT_OUT = [positive_data_acceptance]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The API with tokens over a store of one document."""
    folder = tmp_path_factory.mktemp("described")
    (folder / "june.txt").write_text(NEWS, encoding="utf-8")
    tokens = folder / "tokens"
    tokens.write_text(f"tester: {TOKEN}\n", encoding="utf-8")
    tokens.chmod(0o600)
    with Assistant(Store(folder / "store", HashedWords())) as assistant:
        assistant.add(folder / "june.txt")
        opening = Opening(lambda: assistant)
        # Wrong tokens are tried, too: a minute passes between any two looks at the clock.
        access = TokenAccess(SignIns(read_tokens(tokens), itertools.count(0, 61).__next__))
        with TestClient(create_app(opening, access=access)) as client:
            while opening.state == "opening":
                time.sleep(0.01)
            yield client


class Begun:
    """The application that `served` has begun and will end, as schemathesis calls it."""

    app: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await self.app(scope, receive, send)
            return
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})


@pytest.fixture
def begun(served: TestClient) -> None:
    schema.app.app = served.app


# Described before there is a server, because its operations become tests when this file is read.
NOBODY: Any = None
API = create_api(Desk(NOBODY, NOBODY, NOBODY), read_only=False, with_tokens=True)
DESCRIBED = {**API.openapi(), "servers": [{"url": PREFIX}]}
schema = schemathesis.openapi.from_dict(copy.deepcopy(DESCRIBED))
schema.app = Begun()


@pytest.mark.usefixtures("begun")
@schema.parametrize()
@settings(
    max_examples=5, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
def test_what_is_described_is_kept(case: Any) -> None:
    case.call_and_validate(headers=SENT, excluded_checks=LEFT_OUT)


def test_every_address_is_described(served: TestClient) -> None:
    description = served.get(DESCRIPTION, headers=SENT).json()
    methods = {f"{method.upper()} {path}" for path, item in description["paths"].items() for method in item}
    assert methods == {
        "POST /ask", "POST /ask/stream", "POST /search", "GET /documents", "POST /documents",
        "GET /documents/{document_id}", "DELETE /documents/{document_id}", "GET /figures",
        "GET /figures.csv", "GET /figures.xlsx", "GET /conversations",
        "GET /conversations/{conversation_id}/{format}",
    }  # fmt: skip
    assert description == json.loads(json.dumps(DESCRIBED))
    assert list(description["components"]["securitySchemes"]) == ["HTTPBearer"]
    undescribed = [
        name for name, model in description["components"]["schemas"].items() if not model.get("description")
    ]
    assert undescribed == ["Body_add_documents_post"]  # the form that FastAPI makes of the route's parameters


def test_a_read_only_server_describes_no_change(tmp_path: Path) -> None:
    with Assistant(Store(tmp_path / "store", HashedWords())) as assistant:
        opening = Opening(lambda: assistant)
        with TestClient(create_app(opening, read_only=True)) as client:
            description = client.get(DESCRIPTION).json()
            refused = client.post("/api/v1/documents", files={"files": ("a.txt", b"Tin.")})
            gone = client.delete("/api/v1/documents/x")
        opening.close()
    assert (
        list(description["paths"]["/documents"])
        == ["get"]
        == list(description["paths"]["/documents/{document_id}"])
    )
    assert "securitySchemes" not in description["components"]
    assert (refused.status_code, gone.status_code) == (403, 403)
