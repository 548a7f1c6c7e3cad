"""A process killed at any moment loses nothing that was reported, and the next start repairs the rest."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path

import pytest
from adding_process import start
from hashed_words import HashedWords

from index.store import Store

FILES = 200
KILLS = 20


def added(folder: Path) -> set[str]:
    """Names of the files in the catalogue, read without repairing anything."""
    if not (folder / "catalogue.sqlite").exists():
        return set()
    connection = sqlite3.connect(folder / "catalogue.sqlite")
    try:
        return {Path(path).name for (path,) in connection.execute("SELECT path FROM sources")}
    except sqlite3.OperationalError:  # killed before there was a table
        return set()
    finally:
        connection.close()


@pytest.mark.parametrize("seed", [1])
def test_twenty_kills_in_a_row(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "store"
    files = [tmp_path / f"{number:03}.txt" for number in range(FILES)]
    for number, file in enumerate(files):
        file.write_text(f"Report {number}. Gallium exports were {number + 3} kilograms.", encoding="utf-8")
    reported: set[str] = set()
    interrupted = 0
    for _ in range(KILLS):
        process, reports = start(folder, files)
        fresh: set[str] = set()
        new_files = chance.randint(0, 12)  # 0: while the store is being opened
        try:
            reports.recv()
            while len(fresh) < new_files:
                name = reports.recv()
                fresh |= {name} - reported
            time.sleep(chance.random() * 0.15)
        except EOFError:
            pass  # it had finished before
        process.kill()
        process.join()
        while reports.poll():  # what it reported before the kill counts
            try:
                fresh.add(reports.recv())
            except EOFError:
                break
        interrupted += process.exitcode != 0
        reported |= fresh
        assert reported <= added(folder)
    assert interrupted > KILLS / 2
    assert reported

    store = Store(folder, HashedWords())
    report = store.add(files)
    assert len(report.added) + len(report.unchanged) == FILES
    assert not {file.name for file in report.added} & reported
    assert {path.name for path in store.catalogue.sources()} == {file.name for file in files}
    assert sorted(document.name for document in store.catalogue.documents()) == [file.name for file in files]
    places = [
        (p.passage.document.id, p.passage.start) for p in store.catalogue.passages(store.catalogue.keys())
    ]
    assert len(places) == len(set(places)) == FILES
    assert len(store.vectors) == len(store.words) == FILES
    assert store.faults() == ()
    store.close()
