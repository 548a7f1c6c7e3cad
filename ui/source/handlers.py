"""Opening a document at a place that the browser names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from corpus.errors import AssistantError
from ui import texts
from ui.source.panel import message_panel, source_panel
from ui.source.place import parse_place

if TYPE_CHECKING:
    from assistant import Assistant


def show(assistant: Assistant, asked: Mapping[str, Any]) -> Markup:
    """The source panel for a link: `target`, and `position` of `total` citations of its answer."""
    place = parse_place(asked.get("target"))
    if place is None:
        return message_panel(texts.NO_SUCH_PLACE)
    position, total = _small(asked.get("position")), _small(asked.get("total"))
    try:
        return source_panel(assistant.document(place.document_id), place, position, total)
    except AssistantError as error:
        from assistant import UnknownDocument  # loaded by now; at the top it would delay the page by seconds

        return message_panel(texts.GONE if isinstance(error, UnknownDocument) else str(error))


def _small(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1_000 else 0
