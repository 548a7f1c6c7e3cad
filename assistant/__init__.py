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
    from assistant.answer import Answer, Citation, Proof
    from assistant.api import Assistant, EmptyStore, UnknownDocument, library_folder
    from assistant.consequences import Consequences, Loss
    from assistant.conversation import BadOwner, BadTitle, Conversation, UnknownConversation, UnknownTurn
    from assistant.coverage import Counted, Coverage, CoveredCommodity, CoveredPublisher
    from assistant.exporting import UnknownFormat, as_markdown, as_text
    from assistant.figure_filters import BadFilter
    from assistant.figure_grid import Grid, grid
    from assistant.figure_table import CitedFigure
    from assistant.kept_turns import BadRating, KeptCitation, KeptTurn, RatedAnswer, Rating
    from assistant.question import BadQuestion
    from assistant.settings import Settings
    from corpus.document import Document
    from corpus.errors import AssistantError
    from corpus.figures.figure import Figure
    from index.embedding import ModelError
    from index.holdings import HeldDocument
    from index.passages import Passage
    from index.refused import RefusedFile
    from index.store import AddReport, Failure, StoreBusy, StoreError, WrongModel

_HOME = {
    "assistant.answer": ("Answer", "Citation", "Proof"),
    "assistant.api": ("Assistant", "EmptyStore", "UnknownDocument", "library_folder"),
    "assistant.consequences": ("Consequences", "Loss"),
    "assistant.conversation": (
        *("BadOwner", "BadTitle", "Conversation", "UnknownConversation", "UnknownTurn"),
    ),
    "assistant.coverage": ("Counted", "Coverage", "CoveredCommodity", "CoveredPublisher"),
    "assistant.exporting": ("UnknownFormat", "as_markdown", "as_text"),
    "assistant.figure_filters": ("BadFilter",),
    "assistant.figure_grid": ("Grid", "grid"),
    "assistant.figure_table": ("CitedFigure",),
    "assistant.kept_turns": ("BadRating", "KeptCitation", "KeptTurn", "RatedAnswer", "Rating"),
    "assistant.question": ("BadQuestion",),
    "assistant.settings": ("Settings",),
    "corpus.document": ("Document",),
    "corpus.errors": ("AssistantError",),
    "corpus.figures.figure": ("Figure",),
    "index.embedding": ("ModelError",),
    "index.holdings": ("HeldDocument",),
    "index.passages": ("Passage",),
    "index.refused": ("RefusedFile",),
    "index.store": ("AddReport", "Failure", "StoreBusy", "StoreError", "WrongModel"),
}

__all__ = [
    "AddReport",
    "Answer",
    "Assistant",
    "AssistantError",
    "BadFilter",
    "BadOwner",
    "BadQuestion",
    "BadRating",
    "BadTitle",
    "Citation",
    "CitedFigure",
    "Consequences",
    "Conversation",
    "Counted",
    "Coverage",
    "CoveredCommodity",
    "CoveredPublisher",
    "Document",
    "EmptyStore",
    "Failure",
    "Figure",
    "Grid",
    "HeldDocument",
    "KeptCitation",
    "KeptTurn",
    "Loss",
    "ModelError",
    "Passage",
    "Proof",
    "RatedAnswer",
    "Rating",
    "RefusedFile",
    "Settings",
    "StoreBusy",
    "StoreError",
    "UnknownConversation",
    "UnknownDocument",
    "UnknownFormat",
    "UnknownTurn",
    "WrongModel",
    "as_markdown",
    "as_text",
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
