"""The catalogue gives back what was put in, and each change is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from corpus.document import Document, Page, Row, Span, Table
from index import loaded, schema
from index.catalogue import Catalogue
from index.errors import StoreError
from index.loaded import LoadedDocuments
from index.passages import Passage

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
offset = st.integers(0, 10**9)
rows = st.builds(Row, offset, offset, st.lists(text, max_size=3).map(tuple))
documents = st.builds(
    Document,
    id=text,
    name=text,
    text=text,
    title=text,
    publisher=text,
    published=st.none() | st.dates(),
    url=text,
    inferred=st.frozensets(st.sampled_from(["title", "publisher", "published"])),
    headings=st.lists(st.builds(Span, offset, offset), max_size=2).map(tuple),
    pages=st.lists(st.builds(Page, offset, offset, offset), max_size=2).map(tuple),
    tables=st.lists(
        st.builds(
            Table,
            offset,
            offset,
            st.lists(text, max_size=3).map(tuple),
            st.lists(rows, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    warnings=st.lists(text, max_size=2).map(tuple),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(URL.create("sqlite", database=str(tmp_path / "c.sqlite")))
    made.create(model="m", digest="1")
    yield made
    made.close()


def document(name: str, text: str = "Tin rose. Zinc fell.") -> Document:
    return Document(f"d{name}", f"{name}.txt", text, title="Metals", published=date(2025, 7, 20))


def put(catalogue: Catalogue, path: str, doc: Document, form: int = 1) -> None:
    passages = [Passage(doc, 0, 9), Passage(doc, 10, 20, "Zinc")]
    catalogue.put(Path(path), doc, form, passages, np.eye(2, 4, dtype=np.float32))


@given(documents)
def test_a_document_survives_the_round_trip(document: Document) -> None:
    assert schema.load(schema.dump(document), document.text) == document


def test_put_and_read(catalogue: Catalogue) -> None:
    put(catalogue, "/a.txt", document("a"))
    assert catalogue.documents() == (document("a"),)
    assert catalogue.document("da") == document("a")
    assert catalogue.document("db") is None
    first, second = catalogue.passages(catalogue.keys())
    assert (first.passage.text, second.passage.text) == ("Tin rose.", "Zinc fell.")
    assert second.passage.heading == "Zinc"
    assert second.vector.tolist() == [0, 1, 0, 0]
    assert [key for _, key in catalogue.pending(9)] == [first.key, second.key]


def test_the_passages_of_a_search_share_one_document(catalogue: Catalogue) -> None:
    put(catalogue, "/a.txt", document("a"))
    one, two = (catalogue.passages(catalogue.keys()) for _ in range(2))
    assert one[0].passage.document is one[1].passage.document is two[0].passage.document


def test_a_new_format_replaces_and_never_reuses_keys(catalogue: Catalogue) -> None:
    put(catalogue, "/a.txt", document("a"))
    before = catalogue.keys()
    put(catalogue, "/a.txt", document("a", "Tin fell.. Zinc rose"), form=2)
    assert not before & catalogue.keys()
    assert catalogue.documents()[0].text == "Tin fell.. Zinc rose"
    assert catalogue.passages(before) == ()
    assert {key for _, key in catalogue.pending(9)} == before | catalogue.keys()


def test_a_document_is_named_after_a_file_that_holds_it(catalogue: Catalogue) -> None:
    put(catalogue, "/b.txt", document("b"))
    put(catalogue, "/c.txt", document("b"))
    put(catalogue, "/b.txt", document("x"))
    assert [d.name for d in catalogue.documents()] == ["c.txt", "x.txt"]
    assert catalogue.remove("db")
    assert set(catalogue.sources()) == {Path("/b.txt")}


def test_removing_what_is_not_there_changes_nothing(catalogue: Catalogue) -> None:
    put(catalogue, "/a.txt", document("a"))
    before = catalogue.version()
    assert not catalogue.remove("nothing")
    assert catalogue.version() == before


def test_a_failed_put_leaves_nothing(catalogue: Catalogue) -> None:
    put(catalogue, "/a.txt", document("a"))
    before = catalogue.version(), catalogue.documents(), catalogue.keys(), catalogue.sources()
    doc = document("b")
    with pytest.raises(ValueError):
        catalogue.put(Path("/a.txt"), doc, 1, [Passage(doc, 0, 9)] * 2, np.eye(1, dtype=np.float32))
    assert (catalogue.version(), catalogue.documents(), catalogue.keys(), catalogue.sources()) == before


def test_creating_twice_keeps_the_first_facts(catalogue: Catalogue) -> None:
    catalogue.create(model="other", digest="2")
    assert (catalogue.fact("model"), catalogue.fact("digest")) == ("m", "1")
    assert catalogue.fact("unknown") is None


def test_every_change_is_noticed(catalogue: Catalogue) -> None:
    versions = [catalogue.version()]
    for change in (
        lambda: put(catalogue, "/a.txt", document("a")),
        lambda: catalogue.settle(1),
        lambda: catalogue.set_facts(digest="2"),
        lambda: catalogue.replace_passages("da", [], np.zeros((0, 4), dtype=np.float32)),
        lambda: catalogue.remove("da"),
    ):
        change()
        versions.append(catalogue.version())
    assert versions == sorted(set(versions))


def test_a_long_list_of_keys(catalogue: Catalogue) -> None:
    for number in range(8):
        put(catalogue, f"/{number}.txt", document(str(number)))
    assert len(catalogue.passages(range(3_000))) == 16


def test_faults_of_the_file_are_told(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, "/a.txt", document("a"))
    catalogue.close()
    with sqlite3.connect(tmp_path / "c.sqlite") as connection:
        connection.execute("DROP TABLE pending")
    connection.close()
    with pytest.raises(StoreError, match=r"c\.sqlite failed: no such table"):
        catalogue.pending(1)


def test_loaded_documents_belong_to_one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded, "MOST_CHARACTERS", 50)
    known = LoadedDocuments()
    a, b, c = (document(name) for name in "abc")  # 20 characters each
    known.keep(1, {"a": a})
    assert known.get(1, "a") == {}  # version 1 was never asked for
    known.keep(1, {"a": a, "b": b})
    assert known.get(1, "a") == {"a": a}
    known.keep(1, {"c": c})
    assert known.get(1, "abc") == {"a": a, "c": c}  # b was unused for the longest time
    assert known.get(2, "abc") == {}
