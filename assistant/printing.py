"""Tables on a terminal, in a file or a pipe."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

_WIDE = 120
"""Columns of output that nobody reads on a terminal: a table of figures needs so many."""


def cells(*texts: str | Text) -> list[Text]:
    """Text of documents is shown as it is: square brackets in it are no markup."""
    return [Text(text) if isinstance(text, str) else text for text in texts]


def console(more: int = 0) -> Console:
    """Files and pipes get lines as long as they need; a terminal says how wide it is."""
    made = Console(highlight=False, markup=False, emoji=False)
    return made if made.is_terminal else Console(width=_WIDE + more, highlight=False, markup=False)
