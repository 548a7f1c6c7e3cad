"""The store holds what was added, finds it, forgets what was removed, and mends itself."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from adding_process import add as add_elsewhere
from hashed_words import HashedWords

from index import store as store_module
from index.embedding import Vectors
from index.errors import DamagedIndex
from index.retrieval import search
from index.store import Store, StoreError, WrongModel


class OtherModel(HashedWords):
    """Another model: other weights, and vectors of another length."""

    name = "other-words"
    digest = "other"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return super().embed(texts)[:, :32] + 0.001


class Failing(HashedWords):
    """A model that fails after so many calls."""

    def __init__(self, calls: int) -> None:
        self.calls = calls

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.calls -= 1
        if self.calls < 0:
            raise RuntimeError("out of memory")
        return super().embed(texts)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with three files, each about one metal."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("gallium", "antimony", "tungsten"):
        write(folder / f"{name}.txt", f"Exports of {name} rose in June.")
    return folder


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def found(store: Store, word: str) -> set[str]:
    """Names of the documents in which a word is found."""
    return {p.document.name for p in search(store, word, 50) if word in p.text.lower()}


def names(paths: Sequence[Path]) -> list[str]:
    return [path.name for path in paths]


# adding


def test_adding_twice_changes_nothing(store: Store, files: Path) -> None:
    first = store.add([files])
    assert names(first.added) == ["antimony.txt", "gallium.txt", "tungsten.txt"]
    before = store.catalogue.version(), store.catalogue.keys()
    again = store.add([files, files / "gallium.txt", files / ".." / "files" / "gallium.txt"])
    assert (again.added, again.updated, len(again.unchanged), again.failed) == ((), (), 3, ())
    assert (store.catalogue.version(), store.catalogue.keys()) == before
    assert store.faults() == ()


def test_a_changed_file_replaces_the_old_one(store: Store, files: Path) -> None:
    store.add([files])
    write(files / "gallium.txt", "Exports of germanium fell.")
    report = store.add([files])
    assert (names(report.updated), len(report.unchanged)) == (["gallium.txt"], 2)
    assert found(store, "gallium") == set()
    assert found(store, "germanium") == {"gallium.txt"}
    assert store.faults() == ()


@pytest.mark.parametrize("content", [b"", b"  \n ", b"%PDF-1.7 broken", None])
def test_an_unreadable_new_version_keeps_the_old(store: Store, files: Path, content: bytes | None) -> None:
    path = write(files / "gallium.txt", "Exports of gallium rose.")
    store.add([files])
    if content is None:
        path.unlink()
        path.mkdir()
        report = store.add([path])
    else:
        path.write_bytes(content)
        report = store.add([path])
    if not report.failed:  # a broken PDF under the name of a text is a text
        assert names(report.updated) == ["gallium.txt"]
        return
    assert report.failed[0].path == path
    assert report.failed[0].reason.count(".") >= 3
    assert found(store, "gallium") == {"gallium.txt"}


def test_removed_is_gone_at_once(store: Store, files: Path) -> None:
    store.add([files])
    (gallium,) = [d.id for d in store.catalogue.documents() if "gallium" in d.text]
    assert store.remove(gallium)
    assert found(store, "gallium") == set()
    assert gallium not in {d.id for d in store.catalogue.documents()}
    assert not store.remove(gallium)
    assert store.faults() == ()
    assert names(store.add([files]).added) == ["gallium.txt"]
    assert found(store, "gallium") == {"gallium.txt"}


def test_copies_are_stored_once(store: Store, files: Path) -> None:
    copy = write(files / "copy.txt", (files / "gallium.txt").read_text(encoding="utf-8"))
    store.add([files])
    assert len(store.catalogue.sources()) == 4
    assert len(store.catalogue.documents()) == 3
    assert len(search(store, "gallium", 50)) == 3
    write(copy, "Exports of zinc rose.")
    store.add([copy])
    assert found(store, "gallium") == {"gallium.txt"}  # not under the name of the file that has changed
    assert found(store, "zinc") == {"copy.txt"}
    write(files / "gallium.txt", "Exports of tin rose.")
    store.add([files])
    assert found(store, "gallium") == set()
    assert store.faults() == ()


def test_what_cannot_be_read_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "page.xyz", "text")
    bad_name = Path(f"{tmp_path}/\udcff.txt")
    bad_name.write_text("Tin rose.", encoding="utf-8")
    missing, long_name = tmp_path / "missing.txt", Path("n" * 300)
    paths = [tmp_path / "empty", missing, tmp_path / "page.xyz", bad_name, long_name, Path("~nobody9/x")]
    report = store.add(paths)
    reasons = {failure.path: failure.reason for failure in report.failed}
    assert len(reasons) == 6
    for reason in reasons.values():
        reason.encode()  # can be printed
        assert reason.count(".") >= 2
    assert "holds no file that can be read" in reasons[tmp_path / "empty"]
    assert "does not exist" in reasons[missing]
    assert store.catalogue.count()["documents"] == 0


def test_progress_counts_every_file(store: Store, files: Path) -> None:
    write(files / "empty.txt", "")
    seen: list[tuple[int, int, str]] = []
    store.add([files], lambda done, total, path: seen.append((done, total, path.name)))
    assert [done for done, _, _ in seen] == [1, 2, 3, 4]
    assert {total for _, total, _ in seen} == {4}
    assert {name for _, _, name in seen} == {"antimony.txt", "empty.txt", "gallium.txt", "tungsten.txt"}


def test_a_failing_model_leaves_whole_batches(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BATCH_PASSAGES", 1)
    store = Store(tmp_path / "store", Failing(4))
    with pytest.raises(RuntimeError):
        store.add([files])
    assert store.catalogue.count() == {"documents": 2, "passages": 2, "pending": 0}
    assert store.faults() == ()
    store.embedder = HashedWords()
    report = store.add([files])
    assert (len(report.added), len(report.unchanged)) == (1, 2)
    assert store.faults() == ()


# repair


@pytest.mark.parametrize("name", ["vectors", "words"])
@pytest.mark.parametrize("emptied", [True, False])
def test_derived_folders_may_be_deleted(store: Store, files: Path, name: str, emptied: bool) -> None:
    store.add([files])
    store.close()
    for folder in [store.folder / name, *([store.folder / name / "0"] if emptied else [])][-1:]:
        shutil.rmtree(folder)
        if emptied:
            folder.mkdir()
    again = Store(store.folder, HashedWords())
    assert again.faults() == (f"3 of 3 passages are missing from the {name}.",)
    again.rebuild()
    assert again.faults() == ()
    assert found(again, "gallium") == {"gallium.txt"}
    again.close()


@pytest.mark.parametrize("file", ["vectors/0/chroma.sqlite3", "words/0/meta.json"])
def test_damaged_derived_folders_are_told_and_mended(store: Store, files: Path, file: str) -> None:
    store.add([files])
    store.close()
    (store.folder / file).write_bytes(b"garbage" * 2_000)
    again = Store(store.folder, HashedWords())
    assert "cannot be used" in again.faults()[0]
    with pytest.raises(DamagedIndex):
        _ = len(again.vectors), len(again.words)
    assert found(again, "gallium") == {"gallium.txt"}  # a search makes them anew
    assert again.faults() == ()
    again.close()


@pytest.mark.parametrize("name", ["vectors", "words"])
def test_search_is_never_silently_poorer(store: Store, files: Path, name: str) -> None:
    store.add([files])
    store.close()
    shutil.rmtree(store.folder / name)
    again = Store(store.folder, HashedWords())
    assert found(again, "gallium") == {"gallium.txt"}
    assert again.faults() == ()
    again.close()


def test_rebuilding_does_not_disturb_others(store: Store, files: Path) -> None:
    store.add([files])
    other = Store(store.folder, HashedWords())
    before = search(other, "gallium")
    store.rebuild()
    store.rebuild()
    assert search(other, "gallium") == before
    add_elsewhere(store.folder, write(files / "zinc.txt", "Exports of zinc rose."))
    assert found(other, "zinc") == found(store, "zinc") == {"zinc.txt"}
    assert store.faults() == other.faults() == ()
    assert {path.name for path in (store.folder / "vectors").iterdir()} == {"2"}
    other.close()


def test_pending_changes_are_finished_at_the_next_use(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Store, "_settle", lambda self: None)
        store.add([files])
    assert store.faults()[-1] == "3 changes were interrupted and wait to be finished."
    store.close()
    again = Store(store.folder, HashedWords())
    assert found(again, "gallium") == {"gallium.txt"}
    assert again.faults() == ()
    again.close()


def test_a_reader_finishes_what_a_writer_left(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(store, "gallium")
    with monkeypatch.context() as broken, pytest.raises(OSError):
        broken.setattr(store.words, "apply", lambda present, absent: (_ for _ in ()).throw(OSError("disk")))
        store.add([files])
    assert found(store, "gallium") == {"gallium.txt"}


# several of them


def test_a_reader_sees_what_another_process_adds(store: Store, files: Path) -> None:
    for name in ("gallium", "antimony", "tungsten"):
        assert found(store, name) == set()
        add_elsewhere(store.folder, files / f"{name}.txt")
        assert found(store, name) == {f"{name}.txt"}


def test_a_writer_sees_it_too(store: Store, files: Path) -> None:
    assert found(store, "gallium") == set()
    add_elsewhere(store.folder, files / "gallium.txt")
    store.add([files / "antimony.txt"])  # without a search between
    assert found(store, "gallium") == {"gallium.txt"}
    vector = store.embedder.embed(["gallium"])[0]
    assert len(store.vectors.nearest(vector, 9)) == 2
    assert store.faults() == ()


def test_a_reader_that_looked_too_early_looks_again(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([files / "gallium.txt"])
    reader = Store(store.folder, HashedWords())
    settle = Store._settle
    early: list[set[str]] = []

    def look_before(self: Store) -> None:
        if self is store and self.catalogue.pending(1):
            thread = threading.Thread(target=lambda: early.append(found(reader, "antimony")))
            thread.start()
            thread.join()
        settle(self)

    monkeypatch.setattr(Store, "_settle", look_before)
    store.add([files / "antimony.txt"])
    assert early
    assert found(reader, "antimony") == {"antimony.txt"}
    assert reader.faults() == ()
    reader.close()


def test_threads_search_while_one_adds(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BATCH_PASSAGES", 4)
    many = [write(tmp_path / f"{n:02}.txt", f"Gallium exports were {n + 3} kilograms.") for n in range(40)]
    done = threading.Event()
    errors: list[BaseException] = []

    def ask() -> None:
        seen = 0
        try:
            while not done.is_set():
                now = len(search(store, "gallium exports", 50))
                assert now >= seen
                seen = now
                store.catalogue.documents()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    store.add(many[:20])
    store.rebuild()
    store.add(many[20:])
    done.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(search(store, "gallium exports", 50)) == 40
    assert store.faults() == ()


def test_opening_a_new_store_at_the_same_time(tmp_path: Path) -> None:
    opened: list[Store] = []
    threads = [
        threading.Thread(target=lambda: opened.append(Store(tmp_path / "new", HashedWords())))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 6
    for store in opened:
        store.close()


def test_closing_is_harmless(store: Store, files: Path) -> None:
    store.add([files])
    store.close()
    store.close()
    assert store.faults() == ()
    assert found(store, "gallium") == {"gallium.txt"}


# models


def test_another_model_is_refused(store: Store, files: Path) -> None:
    store.add([files])
    with pytest.raises(WrongModel, match=r"hashed-words.*other-words.*assistant doctor --re-embed"):
        Store(store.folder, OtherModel())
    assert store.faults() == ()


def test_the_same_weights_under_another_name_are_the_same_model(store: Store) -> None:
    renamed = HashedWords()
    renamed.name = "copy/of/hashed-words"
    Store(store.folder, renamed).close()


def test_re_embedding_changes_the_model(store: Store, files: Path) -> None:
    store.add([files])
    other = Store(store.folder, OtherModel(), check_model=False)
    assert other.re_embed() == 3
    assert found(other, "gallium") == {"gallium.txt"}
    assert other.faults() == ()
    with pytest.raises(WrongModel):  # who had it open notices
        search(store, "gallium")
    with pytest.raises(WrongModel):
        store.add([files])
    other.close()


def test_interrupted_re_embedding_is_not_used(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([files])
    other = Store(store.folder, OtherModel(), check_model=False)
    put, calls = other.catalogue.replace_passages, iter([None])

    def stop(*given: object) -> None:
        next(calls)  # the second call fails
        put(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(other.catalogue, "replace_passages", stop)
    with pytest.raises(StopIteration):
        other.re_embed()
    monkeypatch.undo()
    for model in (HashedWords(), OtherModel()):
        with pytest.raises(WrongModel, match=r"interrupted.*assistant doctor --re-embed"):
            Store(store.folder, model)
    assert Store(store.folder, OtherModel(), check_model=False).re_embed() == 3
    again = Store(store.folder, OtherModel())
    assert again.faults() == ()
    assert found(again, "gallium") == {"gallium.txt"}


# folders


def test_a_folder_with_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    write(tmp_path / "words" / "novel.txt", "Once upon a time.")
    write(tmp_path / "letter.txt", "Dear Sir.")
    with pytest.raises(StoreError, match="holds other things"):
        Store(tmp_path, HashedWords())
    assert {path.name for path in tmp_path.iterdir()} == {"words", "letter.txt"}


@pytest.mark.parametrize("name", ["with space", "q?a=b", "per%cent", "#hash", "Ünïcode", "dots..", "-dash"])
def test_any_folder_name(tmp_path: Path, files: Path, name: str) -> None:
    store = Store(tmp_path / name, HashedWords())
    store.add([files])
    store.close()
    assert {path.name for path in tmp_path.iterdir()} == {"files", name}
    assert found(Store(tmp_path / name, HashedWords()), "gallium") == {"gallium.txt"}


def test_a_store_of_another_version_is_refused(store: Store) -> None:
    store.catalogue.set_facts(schema="99")
    with pytest.raises(StoreError, match=r"another version of this program \(format 99\)"):
        Store(store.folder, HashedWords())
