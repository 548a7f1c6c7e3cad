"""Twenty people ask the page at the same moment: how long each waits for text, and for all of the answer.

Run it with `python -m eval.benchmarks.page_users`. The page is served as `assistant serve` does it, by its
own process over the bundled library in a temporary store; the people speak Gradio's protocol, so that no
browser takes the processor away. They ask different gold questions in several rounds, the first of which is
not counted. Text means text of the answer: that the documents are being searched is said at once. Targets:
those of two cores that do nothing else.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

from assistant import Assistant, library_folder
from eval.gold import load

PEOPLE, ROUNDS = 20, 4
FIRST_TARGET, WHOLE_TARGET = 1.0, 2.0
"""Seconds at the 95th percentile: to the first text of an answer, to its last."""
GOLD = Path(__file__).parents[1] / "gold" / "library.jsonl"


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds until something was said at all, until text of the answer came, until all of it was there."""

    heard: float
    first: float
    whole: float


@contextmanager
def served(store: str) -> Iterator[str]:
    """The address of the page over a store, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ("-m", "ui", "--store", store, "--port", str(port), "--read-only")
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            while not _answers(address):
                time.sleep(0.2)
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        return bool(httpx.get(f"{address}/healthz").json()["store"] == "ready")
    except httpx.TransportError:
        return False


@dataclass(frozen=True, slots=True)
class Events:
    """The numbers of the page's events: that it was opened, a question, and what follows its answer."""

    opened: int
    asked: int
    offered: int


async def called(client: httpx.AsyncClient, event: int, data: list[Any], name: str) -> AsyncIterator[str]:
    """What the server says to one call of an event, message by message, until it is done."""
    call = {"data": data, "fn_index": event, "session_hash": name, "trigger_id": None}
    (await client.post("/gradio_api/queue/join", json=call)).raise_for_status()
    async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": name}) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data:"):
                yield line
                if json.loads(line.removeprefix("data:"))["msg"] in ("process_completed", "close_stream"):
                    break


async def ask(client: httpx.AsyncClient, events: Events, question: str, name: str) -> Waited:
    """One question by one person, as the page asks it, and what it then asks to offer around the answer."""
    began = time.perf_counter()
    heard = first = whole = 0.0
    async for said in called(client, events.asked, [question, None], name):
        passed = time.perf_counter() - began
        if "turn shown" in said:
            heard = heard or passed
        if "turn shown writing" in said or "turn shown done" in said:
            first = first or passed
        if "turn shown done" in said or "turn shown failed" in said:
            whole = whole or passed
    if not whole:
        raise RuntimeError(f"{question!r} was not answered.")
    async for _ in called(client, events.offered, [None], name):
        pass
    return Waited(heard, first or whole, whole)


async def rounds(address: str, questions: list[str]) -> list[Waited]:
    """All that was waited after the first round."""
    people = [httpx.AsyncClient(base_url=address, timeout=60) for _ in range(PEOPLE)]
    await asyncio.gather(*(person.get("/") for person in people))  # each gets a cookie of his own
    events = events_of((await people[0].get("/config")).json())
    waited: list[Waited] = []
    for number in range(ROUNDS + 1):
        asked = [questions[(number * PEOPLE + at) % len(questions)] for at in range(PEOPLE)]
        visits = [f"visit{number}of{at}" for at in range(PEOPLE)]
        for person, visit in zip(people, visits, strict=True):
            async for _ in called(person, events.opened, [], visit):
                pass
        found = await asyncio.gather(
            *(ask(person, events, *one) for person, *one in zip(people, asked, visits, strict=True))
        )
        waited += found if number else []
    await asyncio.gather(*(person.aclose() for person in people))
    return waited


def events_of(config: dict[str, Any]) -> Events:
    """The events of a question that is sent with Enter."""
    parts = {part["id"]: part["props"].get("elem_id") for part in config["components"]}
    events: list[dict[str, Any]] = config["dependencies"]
    asked = next(one["id"] for one in events if any(
        parts.get(target[0]) == "question" and target[1] == "submit" for target in one["targets"]
    ))  # fmt: skip
    offered = next(one["id"] for one in events if one["trigger_after"] == asked)
    opened = next(one["id"] for one in events if any(target[1] == "load" for target in one["targets"]))
    return Events(opened, asked, offered)


def main() -> int:
    """Print what was waited; the exit code is 1 where a target is missed."""
    questions = [case.question for case in load(GOLD) if not case.history]
    with tempfile.TemporaryDirectory() as folder:
        with Assistant.open(folder) as assistant:
            assistant.add(library_folder())
        with served(folder) as address:
            waited = asyncio.run(rounds(address, questions))
    missed = False
    for name, seconds, target in (
        ("something is said", [one.heard for one in waited], None),
        ("first text", [one.first for one in waited], FIRST_TARGET),
        ("whole answer", [one.whole for one in waited], WHOLE_TARGET),
    ):
        high = quantiles(seconds, n=20)[-1]
        missed |= target is not None and high > target
        asked = f", asked {target:.1f}" if target else ""
        print(f"{PEOPLE} people, {name:17}: p50 {median(seconds):.2f} s, p95 {high:.2f} s{asked}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
