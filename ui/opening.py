"""The assistant of the page, opened on a thread of its own so that the page is there at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Literal

from corpus.errors import AssistantError

if TYPE_CHECKING:
    from assistant import Assistant

_log = logging.getLogger(__name__)


State = Literal["opening", "ready", "failed"]


class StillOpening(AssistantError):
    """The store is being opened and can be asked in a moment."""


class Opening:
    """An assistant that is being opened; `get` waits for it."""

    def __init__(self, open_assistant: Callable[[], Assistant]) -> None:
        self._open = open_assistant
        self._opened: Future[Assistant] = Future()
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)

    def start(self) -> None:
        """Begin to open, once; returns immediately."""
        self._thread.start()

    def get(self) -> Assistant:
        """The opened assistant. Raises what opening it raised, an `AssistantError` as a rule."""
        return self._opened.result()

    @property
    def state(self) -> State:
        """How far it is; what has failed stays so until the next start."""
        if not self._opened.done():
            return "opening"
        return "failed" if self._opened.exception() else "ready"

    def opened(self) -> Assistant:
        """The assistant, without waiting. Raises `StillOpening`, and what opening it raised."""
        if not self._opened.done():
            raise StillOpening(
                "The documents are still being opened.", "It takes a few seconds.", "Try again in a moment."
            )
        return self._opened.result()

    def close(self) -> None:
        """Wait until opening has ended, then close what it opened."""
        if self._thread.ident is None:
            return
        self._thread.join()
        if self._opened.exception() is None:
            self._opened.result().close()

    def _run(self) -> None:
        try:
            assistant = self._open()
        except BaseException as error:  # whoever asks next is told, on his own thread
            self._opened.set_exception(error)
            return
        self._opened.set_result(assistant)
        try:
            # The embedding model loads with the first search, and the page opens with these questions: no one
            # should have to wait for either.
            assistant.search("exports", limit=1)
            assistant.first_questions()
        except Exception:
            _log.warning("The first search failed; questions may fail too.", exc_info=True)
