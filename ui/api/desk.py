"""Where requests wait for one of the workers: nothing that computes runs on the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, TypeVar

from fastapi import Request

from ui.api.errors import ClientGone, Refusal
from ui.opening import Opening

if TYPE_CHECKING:
    from assistant import Assistant

MOST_WAITING = 64
"""Requests that may wait or be worked on at once; further ones are told to come back."""
_Result = TypeVar("_Result")


class Desk:
    """Calls of the assistant: those that read on the `workers` that the page uses too, changes one by one."""

    def __init__(self, opening: Opening, workers: Executor, changer: Executor) -> None:
        self._opening = opening
        self._workers = workers
        self._changer = changer
        self._here = 0

    async def change(self, request: Request, work: Callable[[Assistant], _Result]) -> _Result:
        """The same as `call` for what changes the store: questions need not wait for it."""
        return await self._call(request, work, self._changer)

    async def call(self, request: Request, work: Callable[[Assistant], _Result]) -> _Result:
        """What `work` returns, done by a worker when one is free.

        When the client leaves before, it is not begun; what has begun runs to its end, and is dropped.

        Raises `ClientGone`, `StillOpening`, `Refusal` when too many wait, and what `work` and opening raise.
        """
        return await self._call(request, work, self._workers)

    async def _call(
        self, request: Request, work: Callable[[Assistant], _Result], executor: Executor
    ) -> _Result:
        assistant = self._opening.opened()
        if self._here >= MOST_WAITING:
            raise Refusal(
                503,
                f"{self._here} other requests are waiting.",
                f"At most {MOST_WAITING} may wait.",
                "Try again in a few seconds.",
            )
        self._here += 1
        leaving = asyncio.ensure_future(_left(request))
        working = asyncio.get_running_loop().run_in_executor(executor, work, assistant)
        try:
            await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                return working.result()
            raise ClientGone
        finally:
            self._here -= 1
            leaving.cancel()
            working.cancel()  # keeps back what no worker has taken up yet


async def _left(request: Request) -> None:
    """Wait until the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
