"""Figures are stored with their documents: all of them, unchanged, and no longer than the documents."""

from __future__ import annotations

import logging
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hashed_words import HashedWords
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from corpus.document import Document
from corpus.figures import reading
from corpus.figures.figure import SLOTS, Figure, Slot
from corpus.quantities import Quantity
from index import figures as stored_figures
from index import opening, schema
from index.catalogue import Catalogue
from index.errors import StoreBusy
from index.figures import Filters, dump_figure, load_figure
from index.store import Store

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
offset = st.integers(-1, 10**9)
number = st.decimals(allow_nan=False, allow_infinity=False)
slots = st.none() | st.builds(
    Slot, text, st.sampled_from(["clause", "title", "default"]), start=offset, end=offset
)
quantities = st.builds(
    Quantity,
    start=offset,
    end=offset,
    literal=text,
    value=number,
    high=st.none() | number,
    unit=text,
    dimension=text,
    qualifier=text,
    decimals=st.integers(0, 9),
    scale=number,
    base=text,
    factor=number,
)
made_figures = st.builds(
    Figure,
    start=offset,
    end=offset,
    quantity=quantities,
    role=st.sampled_from(["level", "change", "share"]),
    direction=st.sampled_from(["", "up", "down"]),
    total=st.booleans(),
    row=st.booleans(),
    **dict.fromkeys(SLOTS, slots),
)


@given(made_figures)
def test_a_figure_survives_the_round_trip(figure: Figure) -> None:
    loaded = load_figure(dump_figure(figure))
    assert loaded == figure
    assert str(loaded.quantity.value) == str(figure.quantity.value)  # 2.0 stays 2.0


@given(made_figures)
def test_what_another_version_wrote_is_passed_over(figure: Figure) -> None:
    newer = dump_figure(figure)[:-1] + ',"mood":"good"}'
    assert load_figure(newer) == figure


def test_the_figures_of_the_library_survive(library_documents: tuple[Document, ...]) -> None:
    found = [figure for document in library_documents[::8] for figure in reading.figures(document)]
    assert len(found) > 50
    assert [load_figure(dump_figure(figure)) for figure in found] == found


def figure(start: int = 0, **said: str) -> Figure:
    """A figure of 5 kg whose slots say what is given."""
    quantity = Quantity(
        start, start + 4, "5 kg", Decimal(5), None, "kg", "mass", "=", 0, Decimal(1), "kg", Decimal(1)
    )
    return Figure(start, start + 9, quantity, **{name: Slot(value, "clause") for name, value in said.items()})


A = (
    figure(0, commodity="gallium", measure="trade", origin="China", destination="Japan", period="2025-06"),
    figure(10, commodity="gallium", measure="trade", origin="China", destination="India+Pakistan"),
    figure(20, commodity="LNG", measure="production", place="Qatar", period="2024"),
)
B = (
    figure(0, commodity="gallium", measure="price", place="Rotterdam", period="2025-01/2025-06"),
    figure(10, commodity="tin", measure="trade", reporter="Indonesia", period="2025-06-01/2025-06-20"),
)
NEWEST = [A[0], A[2], B[0], B[1]]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(URL.create("sqlite", database=str(tmp_path / "c.sqlite")))
    made.create(model="m", digest="1")
    put(made, "b", B)
    put(made, "a", A)
    yield made
    made.close()


def put(catalogue: Catalogue, name: str, found: tuple[Figure, ...], form: int = 1) -> None:
    document = Document(name, f"{name}.txt", "Tin rose. Zinc fell. Lead was unchanged.")
    catalogue.put(Path(f"/{name}.txt"), document, form, (), np.zeros((0, 4), dtype=np.float32), found)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [*A, *B]),
        ({"commodities": None, "newest": None}, [*A, *B]),
        ({"commodities": ["Gallium"]}, [A[0], A[1], B[0]]),
        ({"commodities": {"lng", "tin"}}, [A[2], B[1]]),
        ({"commodities": []}, []),
        ({"commodities": ["gallium"], "measures": ["price"]}, [B[0]]),
        ({"measures": ["trade", "production"]}, [A[0], A[1], A[2], B[1]]),
        ({"places": ["japan"]}, [A[0]]),
        ({"places": ["Pakistan"]}, [A[1]]),
        ({"places": ["India", "Qatar"]}, [A[1], A[2]]),
        ({"places": ["India+Pakistan"]}, []),
        ({"places": ["Indonesia"]}, []),
        ({"reporters": ["Indonesia"]}, [B[1]]),
        ({"reporters": ["China"], "places": ["Japan"]}, [A[0]]),
        ({"commodities": ["gallium"], "places": ["China", "Rotterdam"]}, [A[0], A[1], B[0]]),
        ({"months": (2025 * 12 + 5, 2025 * 12 + 5)}, [A[0], B[1]]),
        ({"months": (2025 * 12, 2025 * 12 + 11)}, [A[0], B[0], B[1]]),
        ({"documents": ["b"]}, list(B)),
        ({"documents": []}, []),
        ({"documents": ["a", "c"], "places": ["China"]}, [A[0], A[1]]),
        ({"documents": [*(str(number) for number in range(2_000)), "a", "b"], "newest": 4}, NEWEST),
        ({"newest": 4}, NEWEST),
        ({"newest": 1}, [A[0]]),
        ({"newest": 0}, []),
        ({"places": ["x' OR '1'='1"]}, []),
    ],
)
def test_filters(catalogue: Catalogue, filters: Filters, expected: list[Figure]) -> None:
    found = catalogue.figures(**filters)
    assert [stored.figure for stored in found] == expected
    assert all(stored.document == catalogue.document(stored.document.id) for stored in found)


def test_figures_go_with_their_document(catalogue: Catalogue) -> None:
    put(catalogue, "a", B, form=2)
    assert [stored.figure for stored in catalogue.figures(documents=["a"])] == list(B)
    catalogue.replace_passages("a", [], np.zeros((0, 4), dtype=np.float32))
    assert len(catalogue.figures()) == 4
    catalogue.remove("a")
    catalogue.remove("b")
    assert catalogue.figures() == ()
    assert rows(catalogue, "figure_places") == 0


def test_a_failed_put_leaves_the_figures(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(figure: Figure) -> str:
        raise OSError("no room")

    with monkeypatch.context() as broken, pytest.raises(OSError):
        broken.setattr(stored_figures, "dump_figure", fail)
        put(catalogue, "a", B, form=2)
    assert [stored.figure for stored in catalogue.figures()] == [*A, *B]


def rows(catalogue: Catalogue, table: str) -> int:
    with catalogue.engine.connect() as connection:
        return len(connection.execute(schema.metadata.tables[table].select()).all())


# the store

GALLIUM = "China exported 3,000 kilograms of gallium to Japan in June 2025."
TIN = "Indonesia exported 900 tonnes of tin to India and Pakistan in May 2025. Peru exported none."
NOTHING = "Exports rose."


def expected(store: Store) -> list[tuple[str, Figure]]:
    """What a plain reading of the stored documents gives."""
    documents = sorted(store.catalogue.documents(), key=lambda document: document.id)
    return [(document.id, figure) for document in documents for figure in reading.figures(document)]


def held(store: Store) -> list[tuple[str, Figure]]:
    return [(stored.document.id, stored.figure) for stored in store.catalogue.figures()]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from([GALLIUM, TIN, NOTHING, "", None])), max_size=6
    )
)
def test_any_history_leaves_the_figures_of_the_present_documents(
    history: list[tuple[str, str | None]],
) -> None:
    """Each step writes a file and adds it; None removes the document that the file stands for."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store", HashedWords())
        for name, content in history:
            path = Path(folder).resolve() / f"{name}.txt"
            source = store.catalogue.sources().get(path)
            if content is None and source:
                store.remove(source.document)
            elif content is not None:
                path.write_text(content, encoding="utf-8")
                store.add([path])
            assert held(store) == expected(store)
        store.re_embed()
        assert held(store) == expected(store)
        store.close()


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    for name, content in (("gallium", GALLIUM), ("tin", TIN)):
        (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
    store.add([tmp_path / "gallium.txt", tmp_path / "tin.txt"])
    return store


def make_old(store: Store) -> None:
    """Make it a store of the schema before there were figures."""
    store.close()
    connection = sqlite3.connect(store.folder / "catalogue.sqlite")
    connection.executescript(
        "DROP TABLE figure_places; DROP TABLE figures; DELETE FROM facts WHERE name = 'figures';"
        "UPDATE facts SET value = '1' WHERE name = 'schema';"
    )
    connection.close()


def test_an_old_store_gets_its_figures(filled: Store) -> None:
    before = held(filled)
    keys = filled.catalogue.keys()
    make_old(filled)
    again = Store(filled.folder, HashedWords())
    assert held(again) == before != []
    assert again.catalogue.keys() == keys  # nothing was embedded again
    assert again.catalogue.fact("schema") == str(schema.SCHEMA)
    assert again.faults() == ()
    again.close()


def test_an_interrupted_migration_leaves_the_old_store(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(filled)
    make_old(filled)
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(reading, "figures", lambda document: (_ for _ in ()).throw(KeyboardInterrupt))
        Store(filled.folder, HashedWords())
    connection = sqlite3.connect(filled.folder / "catalogue.sqlite")
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert not names & {"figures", "figure_places"}
    again = Store(filled.folder, HashedWords())
    assert held(again) == before
    again.close()


@pytest.mark.parametrize("use", ["refresh", "add"])
def test_a_better_reader_improves_what_is_stored(
    filled: Store, monkeypatch: pytest.MonkeyPatch, use: str
) -> None:
    version = filled.catalogue.version()
    filled.refresh()
    assert filled.catalogue.version() == version  # nothing to read again
    monkeypatch.setattr(reading, "figures", lambda document: A[:1])
    monkeypatch.setattr(stored_figures, "FIGURES_FORMAT", stored_figures.FIGURES_FORMAT + 1)
    again = Store(filled.folder, HashedWords())
    again.refresh() if use == "refresh" else again.add([])
    assert [figure for _, figure in held(again)] == [A[0], A[0]]
    assert again.catalogue.fact("figures") == str(stored_figures.FIGURES_FORMAT)
    again.close()


def test_a_reader_that_fails_costs_only_the_figures(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reading, "figures", lambda document: 1 / 0)
    (tmp_path / "tin.txt").write_text(TIN, encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert store.add([tmp_path / "tin.txt"]).added
    assert "figures of tin.txt" in caplog.text
    assert held(store) == []


def test_every_part_of_a_figure_is_written() -> None:
    written = dump_figure(A[0])
    for field in fields(Figure):
        assert f'"{field.name}"' in written or getattr(A[0], field.name) is None


def test_figures_of_another_version_are_never_shown(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_figures, "FIGURES_FORMAT", stored_figures.FIGURES_FORMAT + 1)
    monkeypatch.setattr(opening, "WAIT_FOR_WRITER", 0.1)
    reader = Store(filled.folder, HashedWords())
    with filled._writing(catch_up=False), pytest.raises(StoreBusy):
        reader.refresh()
    reader.refresh()
    assert reader.catalogue.figures_are_current()
    reader.close()
