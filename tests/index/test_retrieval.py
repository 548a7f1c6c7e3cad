"""Search fuses meaning and words, the same way every time, whatever the query looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hashed_words import HashedWords
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Document, Span
from corpus.sentences import sentences
from index.catalogue import StoredPassage
from index.embedding import Vectors
from index.passages import Passage
from index.relevance import MEANING, NAMED, Asked, relevance
from index.retrieval import best_sentences, search
from index.sentences import NONE, EmbeddedSentences, worded
from index.store import Store

cosines = st.lists(st.floats(-1, 1), min_size=1, max_size=10)
bm25 = st.lists(st.floats(0, 50), min_size=10, max_size=10)
ASKED = Asked(np.array([1, 0], dtype=np.float32), {"tin": 2.0, "chile": 1.0})
DOCUMENT = Document(id="d", name="a.txt", text="Tin rose. It rained.")
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


def stored(key: int, cosine: float, sentences: EmbeddedSentences = NONE) -> StoredPassage:
    return StoredPassage(key, Passage(DOCUMENT, 0, 20), unit(cosine), sentences)


def unit(cosine: float) -> Vectors:
    return np.array([cosine, np.sqrt(max(0.0, 1 - cosine**2))], dtype=np.float32)


def spoken(*sentences: tuple[float, str]) -> EmbeddedSentences:
    """Sentences of which each has a cosine to the question and words."""
    vectors = np.stack([unit(cosine) for cosine, _ in sentences])
    words = tuple(text for _, text in sentences)
    return EmbeddedSentences((Span(0, 9),) * len(sentences), words, vectors)


@given(cosines, bm25)
def test_scores_lie_between_0_and_1(near: list[float], words: list[float]) -> None:
    found = [stored(key, cosine) for key, cosine in enumerate(near)]
    scores = relevance(ASKED, found, dict(enumerate(words)))
    assert all(-1e-6 <= score <= 1 + 1e-6 for score in scores)
    assert relevance(ASKED, found, {key: 2 * word for key, word in enumerate(words)}) == pytest.approx(scores)
    better = relevance(ASKED, [stored(0, 1.0), *found[1:]], dict(enumerate(words)))
    assert better[0] >= scores[0] - 1e-6


def test_nothing_found_by_words_leaves_meaning() -> None:
    assert relevance(ASKED, [stored(1, 0.8)], {}) == pytest.approx([MEANING * 0.8 / (1 + NAMED)])
    assert relevance(ASKED, [], {}) == []


def test_of_passages_alike_the_one_with_the_better_sentence_comes_first() -> None:
    """By meaning, by words, and both where one passage says at once what the other says in two places."""
    plain = stored(1, 0.5, spoken((0.5, "tin rose"), (0.1, "chile rain")))
    for better in (
        spoken((0.9, "tin rose"), (0.1, "chile rain")),
        spoken((0.5, "tin chile"), (0.1, "rose rain")),
    ):
        first, second = relevance(ASKED, [stored(0, 0.5, better), plain], {0: 1.0, 1: 1.0})
        assert first > second


def test_a_document_named_by_its_title_comes_first() -> None:
    titled = Document(id="e", name="b.txt", text=DOCUMENT.text, title="Tin in Chile")
    named = StoredPassage(0, Passage(titled, 0, 20), unit(0.5))
    half = StoredPassage(1, Passage(replace(titled, title="Tin in Peru"), 0, 20), unit(0.5))
    first, second = relevance(ASKED, [named, half], {})
    assert first == pytest.approx(second + NAMED / (1 + NAMED))


def test_the_best_comes_first_with_exact_text(metals: Store) -> None:
    found = search(metals, "germanium to Japan")
    assert found[0].document.name == "germanium.txt"
    assert len({(p.document.id, p.start) for p in found}) == len(found) == 10
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert all(p.text == p.document.text[p.start : p.end] for p in found)


def test_a_found_passage_knows_how_near_each_of_its_sentences_is(metals: Store) -> None:
    query = "How did exports of tungsten move in June?"
    asked = metals.embedder.embed([query])[0]
    for passage in search(metals, query, 3):
        spans = sentences(passage.document, passage.start, passage.end)
        assert list(passage.nearness) == [span.start for span in spans]
        texts = [worded(passage, span) for span in spans]
        near = metals.embedder.embed(texts) @ asked
        assert list(passage.nearness.values()) == pytest.approx(near.tolist(), abs=2e-3)


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


def test_the_best_sentence_says_it_itself(metals: Store) -> None:
    first, second = best_sentences(metals, "How did exports of tungsten move in June?", 2)
    text = first.passage.document.text
    assert text[first.span.start : first.span.end] == "Exports of tungsten rose in June."
    assert first.score > second.score
    assert best_sentences(metals, "tungsten", 0) == ()
    assert best_sentences(metals, "", 3) == best_sentences(metals, "", 3)


@pytest.mark.parametrize("depth", [2, 5, 50])
@pytest.mark.parametrize(
    "names",
    [{"same07.txt"}, {"tungsten.txt", "same00.txt"}, {f"same{n:02}.txt" for n in range(30)}, {"*"}, set()],
    ids=["one", "two", "thirty", "all", "none"],
)
def test_within_some_documents_nothing_is_missed(
    metals: Store, monkeypatch: pytest.MonkeyPatch, names: set[str], depth: int
) -> None:
    """However few the wanted ones are and however badly they fit, as many are found as were asked for."""
    monkeypatch.setattr("index.retrieval.CANDIDATES", depth)
    wanted = {d.id for d in metals.catalogue.documents() if d.name in names or "*" in names}
    found = search(metals, "gallium exports to Japan", 5, wanted)
    assert {passage.document.id for passage in found} <= wanted
    assert len(found) == min(5, len(metals.catalogue.keys_of(wanted)))
    assert found == search(metals, "gallium exports to Japan", 5, wanted)


def test_within_all_documents_is_everywhere(metals: Store) -> None:
    ids = {document.id for document in metals.catalogue.documents()}
    assert search(metals, "germanium to Japan", 10, ids) == search(metals, "germanium to Japan", 10)


def test_the_nearest_of_some_documents_are_exact(metals: Store) -> None:
    vector = metals.embedder.embed(["antimony Japan"])[0]
    ids = {d.id for d in metals.catalogue.documents() if d.name in ("antimony.txt", "same03.txt")}
    stored = metals.catalogue.passages(metals.catalogue.keys_of(ids))
    expected = sorted(((one.key, float(one.vector @ vector)) for one in stored), key=lambda pair: -pair[1])
    found = metals.catalogue.nearest(vector, ids, 10)
    assert [key for key, _ in found] == [key for key, _ in expected]
    assert [cosine for _, cosine in found] == pytest.approx([cosine for _, cosine in expected], abs=1e-6)
    assert metals.catalogue.nearest(vector, ids, 1) == found[:1]
    assert metals.words.best(["antimoni", "japan"], 9, metals.catalogue.keys_of(ids))[0][0] == expected[0][0]


def test_of_a_story_told_every_month_the_one_of_the_month_asked_for_comes_first(
    store: Store, tmp_path: Path
) -> None:
    months = ("March", "April", "May", "June", "July")
    for before, month in pairwise(months):
        text = f"Tin exports were 5 t in {month} 2025, customs said. In {before} 2025 they were 5 t.\n"
        (tmp_path / f"{month}.txt").write_text(text, encoding="utf-8")
    store.add([tmp_path])
    for month in months[1:]:
        assert search(store, f"tin exports {month} 2025")[0].document.name == f"{month}.txt"


def test_a_sentence_is_read_behind_those_before_it(store: Store, tmp_path: Path) -> None:
    text = "The mine is old. Tin from San Rafael was short. It sold 5 t. The road is long. It sold 7 t.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    store.add([tmp_path])
    found = best_sentences(store, "How much tin of San Rafael was sold?", 5)
    told = [text[one.span.start : one.span.end] for one in found]
    assert told.index("It sold 5 t.") < told.index("It sold 7 t.")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("What does Harbour Metals Weekly say about tin exports?", "weekly.md"),
        ("What does the Andes Mining Gazette say about tin exports?", "gazette.md"),
        ("a weekly look at metals in the harbour: tin exports by the gazette", ""),
    ],
)
def test_the_publisher_a_query_names_is_heard(store: Store, tmp_path: Path, query: str, first: str) -> None:
    told = {"weekly.md": "Harbour Metals Weekly", "gazette.md": "Andes Mining Gazette"}
    plain = tmp_path / "files"
    plain.mkdir()
    for number, (name, publisher) in enumerate(told.items()):
        text = f"---\npublisher: {publisher}\n---\nTin exports rose by {number + 3}%.\n"
        (plain / name).write_text(text, encoding="utf-8")
    store.add([plain])
    found = search(store, query)
    ahead = found[0].score - found[1].score
    assert found[0].document.name == first if first else ahead < NAMED / 2
