"""The made assistant, fresh for each test."""

from __future__ import annotations

import pytest
from made_assistant import FakeAssistant, made_assistant


@pytest.fixture
def fake() -> FakeAssistant:
    """Three documents and one known question."""
    return made_assistant()
