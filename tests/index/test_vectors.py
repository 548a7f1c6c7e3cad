"""Chroma finds the nearest passages, and everything done to it may be repeated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.document import Document
from index.catalogue import StoredPassage
from index.errors import DamagedIndex
from index.passages import Passage
from index.vectors import VectorIndex

DOCUMENT = Document("d", "d.txt", "Tin rose.")


def stored(key: int, *values: float) -> StoredPassage:
    vector = np.array(values, dtype=np.float32)
    return StoredPassage(key, Passage(DOCUMENT, 0, 9), vector / np.linalg.norm(vector))


EAST, NORTH, BETWEEN = stored(1, 1, 0), stored(2, 0, 1), stored(3, 1, 1)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[VectorIndex]:
    made = VectorIndex(tmp_path / "vectors")
    yield made
    made.close()


def test_nothing_in_nothing_out(index: VectorIndex) -> None:
    assert index.nearest(EAST.vector, 5) == []
    assert (len(index), index.keys()) == (0, set())
    index.apply((), ())
    index.apply((), (1, 2))


def test_cosine_best_first_ties_by_key(index: VectorIndex) -> None:
    index.apply([BETWEEN, NORTH, EAST, stored(9, 1, 0), stored(4, 1, 0)], ())
    found = index.nearest(EAST.vector, 10)
    assert [key for key, _ in found] == [1, 4, 9, 3, 2]
    assert [round(similarity, 3) for _, similarity in found] == [1, 1, 1, 0.707, 0]
    assert len(index.nearest(EAST.vector, 2)) == 2
    assert index.nearest(EAST.vector, 0) == index.nearest(EAST.vector, -1) == []


def test_applying_again_changes_nothing_and_replaces_vectors(index: VectorIndex) -> None:
    for _ in range(2):
        index.apply([EAST, NORTH], [7])
    index.apply([stored(2, 1, 0)], [1])
    assert index.keys() == {2}
    assert index.nearest(EAST.vector, 1)[0][1] == pytest.approx(1)


def test_more_records_than_one_call_takes(index: VectorIndex) -> None:
    many = [stored(key, 1, key) for key in range(6_000)]
    index.apply(many, ())
    assert len(index) == 6_000
    index.apply((), range(6_000))
    assert len(index) == 0


def test_it_stays_when_closed_and_moves_when_told(index: VectorIndex, tmp_path: Path) -> None:
    index.apply([EAST], ())
    index.close()
    index.close()
    assert index.keys() == {1}
    index.look_into(tmp_path / "other")
    assert index.keys() == set()
    index.look_into(tmp_path / "vectors")
    assert index.keys() == {1}


def test_damage_is_told(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "chroma.sqlite3").write_bytes(b"garbage" * 1_000)
    index = VectorIndex(tmp_path / "v")
    for _ in range(2):  # Chroma keeps half a client of the first attempt
        with pytest.raises(DamagedIndex, match=r"cannot be used.*assistant doctor --repair"):
            index.nearest(EAST.vector, 5)


def test_vectors_of_another_length_are_told(index: VectorIndex) -> None:
    index.apply([EAST], ())
    with pytest.raises(DamagedIndex):
        index.apply([stored(2, 1, 2, 3)], ())
