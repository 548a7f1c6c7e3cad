"""Search fuses meaning and words, the same way every time, whatever the query looks like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hashed_words import HashedWords
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.retrieval import DENSE_SHARE, fuse, search
from index.store import Store

scores = st.dictionaries(st.integers(0, 20), st.floats(-1, 1), max_size=10)
bm25 = st.dictionaries(st.integers(0, 20), st.floats(0.01, 50), max_size=10)
AWKWARD = [
    '"',
    "''",
    "NEAR(gallium",
    "gallium AND",
    "* OR 1=1 --",
    "words:gallium^9",
    "\\",
    "\x00",
    "🙂",
    "镓 出口",
    "%",
    "[1]",
]


@pytest.fixture(scope="module")
def metals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("metals")
    for name in ("gallium", "germanium", "antimony", "tungsten"):
        text = f"Exports of {name} rose in June. Japan took most of the {name}."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for number in range(60):
        (folder / f"same{number:02}.txt").write_text(f"Copper prices fell. {'.' * number}", encoding="utf-8")
    store = Store(tmp_path_factory.mktemp("store"), HashedWords())
    store.add([folder])
    yield store
    store.close()


@given(scores, bm25)
def test_fused_scores(dense: dict[int, float], lexical: dict[int, float]) -> None:
    fused = fuse(dense, lexical)
    assert fused.keys() == dense.keys() | lexical.keys()
    assert all(0 <= score <= 1 for score in fused.values())
    assert fuse(dense, {key: score * 2 for key, score in lexical.items()}) == pytest.approx(fused)
    for key, score in fused.items():
        assert score >= (1 - DENSE_SHARE) * lexical.get(key, 0) / max(lexical.values(), default=1) - 1e-9
        better = fuse({**dense, key: 1.0}, lexical)
        assert better[key] >= score


def test_nothing_found_by_words_leaves_meaning() -> None:
    assert fuse({1: 0.8, 2: 0.4}, {}) == {1: DENSE_SHARE * 0.8, 2: DENSE_SHARE * 0.4}
    assert fuse({}, {}) == {}


def test_the_best_comes_first_with_exact_text(metals: Store) -> None:
    found = search(metals, "germanium to Japan")
    assert found[0].document.name == "germanium.txt"
    assert len({(p.document.id, p.start) for p in found}) == len(found) == 10
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert all(p.text == p.document.text[p.start : p.end] for p in found)


def test_ties_go_by_name(metals: Store) -> None:
    names = [p.document.name for p in search(metals, "copper prices fell", 60)]
    assert names == sorted(names)
    assert len(names) == 60  # more than each index is asked for otherwise


@pytest.mark.parametrize(("limit", "found"), [(1, 1), (10, 10), (64, 64), (500, 64), (0, 0), (-3, 0)])
def test_the_limit(metals: Store, limit: int, found: int) -> None:
    assert len(search(metals, "gallium", limit)) == found


@pytest.mark.parametrize("query", AWKWARD)
def test_awkward_queries_are_harmless(metals: Store, query: str) -> None:
    assert search(metals, f"{query} gallium {query}")[0].document.name == "gallium.txt"
    search(metals, query)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_query_gives_the_same_twice(metals: Store, query: str) -> None:
    assert search(metals, query) == search(metals, query)


def test_an_empty_store_finds_nothing(store: Store) -> None:
    assert search(store, "gallium") == ()


def test_what_was_removed_is_not_found(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gallium exports rose.", encoding="utf-8")
    store.add([tmp_path / "a.txt"])
    (document,) = {passage.document.id for passage in search(store, "gallium")}
    store.remove(document)
    assert search(store, "gallium") == ()
