"""Copies of one story step back; what only looks alike does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.retrieval import search
from index.store import Store

STORY = (
    "Peru exported 4,200 tonnes of tin in May. Japan took half of it. "
    "Smelters there had run down their stocks since winter. Prices rose to $31,000 a tonne."
)
OTHER = "Tin exports of Peru are taxed since May at a rate of 3%."


def names(store: Store, query: str, limit: int) -> list[str]:
    return [passage.document.name for passage in search(store, query, limit)]


def add(store: Store, folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    store.add([folder])


@pytest.mark.parametrize("count", [5, 120, 300])
def test_copies_of_a_story_leave_room_for_another(store: Store, tmp_path: Path, count: int) -> None:
    copies = {f"copy{n:03}.txt": f"By correspondent number {n}. {STORY}" for n in range(count)}
    add(store, tmp_path / "files", {**copies, "tax.txt": OTHER})
    found = names(store, "tin exports Peru May Japan", 4)
    assert found.index("tax.txt") == 2, "two tellings stay ahead"
    assert len(found) == 4, "the others follow"


def test_documents_that_only_look_alike_stay(store: Store, tmp_path: Path) -> None:
    months = ("January", "February", "March", "April", "June", "July")
    alike = {
        f"{month}.txt": STORY.replace("May", month).replace("4,200", f"4,{n}00").replace("31", f"3{n}")
        for n, month in enumerate(months)
    }
    add(store, tmp_path / "files", {**alike, "tax.txt": OTHER})
    assert names(store, "tin exports of Peru to Japan in April, smelters' stocks", 7)[-1] == "tax.txt"


def test_copies_are_all_there_is(store: Store, tmp_path: Path) -> None:
    add(
        store,
        tmp_path / "files",
        {f"{n}.txt": f"{STORY} {n}" for n in range(4)} | {"wheat.txt": "Wheat fell."},
    )
    found = names(store, "tin exports", 5)
    assert sorted(found) == ["0.txt", "1.txt", "2.txt", "3.txt", "wheat.txt"]
    assert found[-1] == "wheat.txt", "nothing new is as good as half of a copy"
