"""What the browser says with an event: never trusted, only read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict

import gradio as gr


class _Quiet(TypedDict):
    api_visibility: Literal["private"]
    show_progress: Literal["hidden"]


QUIET: _Quiet = {"api_visibility": "private", "show_progress": "hidden"}
"""How all events of the page are registered; hidden from API descriptions, refused by the guard elsewhere."""


def data(event: gr.EventData) -> Mapping[str, Any]:
    """The data of an event, empty when it has none."""
    said = event._data
    return said if isinstance(said, Mapping) else {}


def number_in(event: gr.EventData, name: str) -> int | None:
    """A whole number from 0 on, None when it is none: it comes from an attribute, as text."""
    said = str(data(event).get(name, ""))
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else None
