"""Whose the sessions of the page are. Gradio lets in whoever knows a session's name; we ask who began it."""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

_MOST = 20_000
_IN_PATH = re.compile(r"/gradio_api/heartbeat/([A-Za-z0-9]+)/?")
IN_BODY = re.compile(r"/gradio_api/(?:queue/join|cancel|run/predict)/?")
"""Requests that name the session in their JSON body."""


class PageSessions:
    """A session belongs to the visitor who was seen with it first."""

    def __init__(self) -> None:
        self._owners: OrderedDict[str, str] = OrderedDict()

    def allows(self, session: str, owner: str) -> bool:
        """Whether the session is this owner's, as a new one is from now on."""
        held = self._owners.setdefault(session, owner)
        self._owners.move_to_end(session)
        while len(self._owners) > _MOST:
            self._owners.popitem(last=False)
        return held == owner


def sessions_in_address(scope: Mapping[str, Any]) -> tuple[str, ...]:
    """The sessions that path and query of a request name."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    named = query.get("session_hash", [])
    in_path = _IN_PATH.fullmatch(scope["path"])
    return (*named, *([in_path[1]] if in_path else []))


def sessions_in_body(body: bytes) -> tuple[str, ...]:
    """The session that a JSON body names; none where it cannot be read, which Gradio then refuses."""
    try:
        named = json.loads(body).get("session_hash")
    except (ValueError, AttributeError, RecursionError):
        return ()
    return (named,) if isinstance(named, str) else ()
