"""tantivy finds passages by their words, and no character of a question means anything to it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Document
from corpus.words import keys
from index.catalogue import StoredPassage
from index.errors import DamagedIndex
from index.lexical import LexicalIndex
from index.passages import Passage

TEXTS = {
    1: "China exported 2,004 kilograms of gallium to Japan.",
    2: "Germany imported germanium. Germanium was dear.",
    3: "U.S. magnets: 75.5% more than in June.",
}


def stored(key: int, text: str, title: str = "") -> StoredPassage:
    document = Document(f"d{key}", f"{key}.txt", text, title=title)
    return StoredPassage(key, Passage(document, 0, len(text)), np.zeros(2, dtype=np.float32))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    made = LexicalIndex(tmp_path_factory.mktemp("words"))
    made.apply([stored(key, text) for key, text in TEXTS.items()], ())
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gallium", [1]),
        ("Japanese GALLIUM exports", [1]),
        ("2,004", [1]),
        ("2004", [1]),
        ("germanium", [2]),
        ("75.5%", [3]),
        ("the United States", [3]),
        ("magnet", [3]),
        ("tungsten", []),
        ("the of and", []),
        ("", []),
    ],
)
def test_words_are_found(index: LexicalIndex, query: str, found: list[int]) -> None:
    assert [key for key, _ in index.best(keys(query), 10)] == found


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60)
    | st.sampled_from(['NEAR(gallium, "', "words:*", "-gallium +x", "a AND OR NOT (", "\\"])
)
def test_no_character_means_anything(index: LexicalIndex, query: str) -> None:
    words = keys(query)
    found = index.best(words, 10)
    assert {key for key, _ in found} <= TEXTS.keys()
    assert index.best([*words, *words], 10) == found
    for word in words:
        assert 0 <= index.frequency(word) <= 3


def test_titles_are_searched_and_ties_go_by_key(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    index.apply([stored(key, "Exports rose.", "Antimony") for key in (5, 2, 8, 1)], ())
    assert [key for key, _ in index.best(["antimoni"], 10)] == [1, 2, 5, 8]
    assert index.best(["antimoni"], 0) == []


def test_changes_may_be_repeated(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    for _ in range(2):
        index.apply([stored(1, "Tin."), stored(2, "Zinc.")], [3])
    index.apply([stored(2, "Iron.")], [1])
    assert index.keys() == {2}
    assert len(index) == 1
    assert index.best(["zinc"], 5) == []
    assert index.frequency("iron") == 1


def test_another_index_sees_it_after_looking_again(tmp_path: Path) -> None:
    one, other = LexicalIndex(tmp_path), LexicalIndex(tmp_path)
    assert len(other) == 0
    one.apply([stored(1, "Tin.")], ())
    other.look_into(tmp_path)
    assert other.keys() == {1}


def test_damage_is_told(tmp_path: Path) -> None:
    LexicalIndex(tmp_path).apply([stored(1, "Tin.")], ())
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedIndex, match=r"cannot be used.*assistant doctor --repair"):
        len(LexicalIndex(tmp_path))
