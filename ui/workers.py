"""Where questions are worked on: a few at once, and what is only offered around answers when nobody waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")

AT_ONCE = 2
"""Questions worked on at once: one computes while the other searches, more only take turns."""


class Workers:
    """Threads for questions. All methods belong to one event loop; `close` waits for what is running."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self.answering = ThreadPoolExecutor(at_once, thread_name_prefix="answering")
        self._offering = ThreadPoolExecutor(1, thread_name_prefix="offering")
        self._asked = 0

    async def answer(self, work: Callable[[], _T]) -> _T:
        """Do what somebody waits for."""
        self._asked += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.answering, work)
        finally:
            self._asked -= 1

    @property
    def waited_for(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._asked > 0

    async def offer(self, work: Callable[[], _T]) -> _T:
        """Do what nobody waits for: it begins when no question is being worked on."""
        while self._asked:
            await asyncio.sleep(0.05)
        return await asyncio.get_running_loop().run_in_executor(self._offering, work)

    def close(self) -> None:
        """Let running work end, and begin none that waits."""
        self.answering.shutdown(cancel_futures=True)
        self._offering.shutdown(cancel_futures=True)
