"""Ask news and trade documents a question and get the answer with proof.

from assistant import Assistant

with Assistant.open("my-store") as a:
    a.add("reports/")
    print(a.ask("How much gallium went to Japan in June?").text)
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.alternatives import Alternative
    from assistant.answer import Answer, Citation, Proof
    from assistant.api import Assistant, UnknownDocument, library_folder
    from assistant.conversation import BadTitle, Conversation, KeptCitation, KeptTurn, UnknownConversation
    from assistant.figure_filters import BadFilter
    from assistant.figure_grid import Grid, grid
    from assistant.figure_table import CitedFigure
    from assistant.question import BadQuestion
    from assistant.reading import Reading, ReadSlot
    from assistant.settings import Settings
    from assistant.turn_answers import EmptyStore
    from corpus.document import Document
    from corpus.errors import AssistantError
    from corpus.figures.figure import Figure
    from index.embedding import ModelError
    from index.passages import Passage
    from index.store import AddReport, Failure, StoreBusy, StoreError, WrongModel

_HOME = {
    "assistant.alternatives": ("Alternative",),
    "assistant.answer": ("Answer", "Citation", "Proof"),
    "assistant.api": ("Assistant", "UnknownDocument", "library_folder"),
    "assistant.conversation": (
        *("BadTitle", "Conversation", "KeptCitation", "KeptTurn", "UnknownConversation"),
    ),
    "assistant.figure_filters": ("BadFilter",),
    "assistant.figure_grid": ("Grid", "grid"),
    "assistant.figure_table": ("CitedFigure",),
    "assistant.question": ("BadQuestion",),
    "assistant.reading": ("ReadSlot", "Reading"),
    "assistant.settings": ("Settings",),
    "assistant.turn_answers": ("EmptyStore",),
    "corpus.document": ("Document",),
    "corpus.errors": ("AssistantError",),
    "corpus.figures.figure": ("Figure",),
    "index.embedding": ("ModelError",),
    "index.passages": ("Passage",),
    "index.store": ("AddReport", "Failure", "StoreBusy", "StoreError", "WrongModel"),
}

__all__ = [
    "AddReport",
    "Alternative",
    "Answer",
    "Assistant",
    "AssistantError",
    "BadFilter",
    "BadQuestion",
    "BadTitle",
    "Citation",
    "CitedFigure",
    "Conversation",
    "Document",
    "EmptyStore",
    "Failure",
    "Figure",
    "Grid",
    "KeptCitation",
    "KeptTurn",
    "ModelError",
    "Passage",
    "Proof",
    "ReadSlot",
    "Reading",
    "Settings",
    "StoreBusy",
    "StoreError",
    "UnknownConversation",
    "UnknownDocument",
    "WrongModel",
    "grid",
    "library_folder",
]


def _check_neighbours() -> None:
    """Our folders have common names; a host program may own an `index` or a `corpus` too."""
    home = Path(__file__).resolve().parent.parent
    for name in ("corpus", "index"):
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent.parent != home:
            raise ImportError(
                f"The package {name!r} is taken by {origin or 'something else'}; that of trade-news-assistant"
                f" is in {home}. Rename the other, or put {home} before it on the Python path."
            )


_check_neighbours()


def __getattr__(name: str) -> Any:
    """Import on first use: `assistant --help` needs none of it."""
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
