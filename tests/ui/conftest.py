"""A store with a few made documents behind the page, and a browser in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_assistant import FakeAssistant, made_assistant
from made_desk import filled
from visiting import CHROMIUM, FLAGS

from assistant import Assistant


@pytest.fixture
def fake() -> FakeAssistant:
    """Three documents and one known question, without a store."""
    return made_assistant()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over `DESK`, for one test alone."""
    with filled(tmp_path) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; skips where there is none. For one module alone: its event loop would be in others' way."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()
