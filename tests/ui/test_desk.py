"""Where requests wait: nobody works for a client who has left."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import Request
from made_assistant import FakeAssistant

from ui.api.desk import Desk
from ui.api.errors import ClientGone
from ui.opening import Opening


def request_of(left: asyncio.Event) -> Request:
    """A request whose client leaves when the event says so."""

    async def receive() -> dict[str, Any]:
        await left.wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "headers": []}, receive)


def test_work_for_a_client_who_has_left_is_not_begun(fake: FakeAssistant) -> None:
    opening = Opening(lambda: fake)  # type: ignore[arg-type, return-value]
    opening.start()
    opening.get()
    go_on, begun = threading.Event(), list[str]()

    def long(_: object) -> str:
        begun.append("long")
        go_on.wait(20)
        return "done"

    async def visits() -> None:
        stays, leaves = asyncio.Event(), asyncio.Event()
        with ThreadPoolExecutor(1) as workers:
            desk = Desk(opening, workers, workers)
            first = asyncio.create_task(desk.call(request_of(stays), long))
            second = asyncio.create_task(desk.call(request_of(leaves), lambda _: begun.append("second")))
            await asyncio.sleep(0.05)
            leaves.set()
            with pytest.raises(ClientGone):
                await second
            go_on.set()
            assert await first == "done"
            assert await desk.change(request_of(stays), lambda _: "changed") == "changed"

    asyncio.run(visits())
    opening.close()
    assert begun == ["long"]
