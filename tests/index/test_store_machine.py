"""Whatever is done to a store in whatever order: it holds what a plain dictionary would hold."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hashed_words import HashedWords
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from corpus.reading import document_id
from index.retrieval import search
from index.store import Store

NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt"])
METALS = ["gallium", "antimony", "tungsten"]
CONTENTS = st.sampled_from([f"Exports of {metal} rose in June." for metal in METALS] + [""])


class StoreMachine(RuleBasedStateMachine):
    """The model: for each file the content that the store should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = Path(self.folder.name).resolve() / "files"
        self.files.mkdir()
        self.on_disk: dict[str, str] = {}
        self.stored: dict[str, str] = {}
        self.refused: set[str] = set()
        self.store = Store(Path(self.folder.name) / "store", HashedWords())

    @rule(name=NAMES, content=CONTENTS)
    def write(self, name: str, content: str) -> None:
        (self.files / name).write_text(content, encoding="utf-8")
        self.on_disk[name] = content

    @precondition(lambda self: self.on_disk)
    @rule()
    def add(self) -> None:
        report = self.store.add([self.files])
        assert {failure.path.name for failure in report.failed} == {
            n for n, c in self.on_disk.items() if not c
        }
        good = {name: content for name, content in self.on_disk.items() if content}
        assert {p.name for p in report.added} == good.keys() - self.stored.keys()
        assert {p.name for p in report.unchanged} == {n for n, c in good.items() if self.stored.get(n) == c}
        self.stored |= good
        self.refused = self.on_disk.keys() - good.keys()

    @precondition(lambda self: self.stored)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        content = data.draw(st.sampled_from(sorted(set(self.stored.values()))))
        assert self.store.remove(document_id(content.encode()))
        self.stored = {name: text for name, text in self.stored.items() if text != content}

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store(self.store.folder, HashedWords())

    @rule()
    def rebuild(self) -> None:
        self.store.rebuild()

    @rule(metal=st.sampled_from(METALS))
    def find(self, metal: str) -> None:
        found = {p.text for p in search(self.store, metal) if metal in p.text}
        assert found == {text for text in self.stored.values() if metal in text}

    @invariant()
    def catalogue_is_the_dictionary(self) -> None:
        assert {path.name: source.document for path, source in self.store.catalogue.sources().items()} == {
            name: document_id(content.encode()) for name, content in self.stored.items()
        }
        documents = self.store.catalogue.documents()
        assert sorted(document.text for document in documents) == sorted(set(self.stored.values()))
        assert all(self.stored[document.name] == document.text for document in documents)

    @invariant()
    def what_was_refused_is_remembered(self) -> None:
        assert {refused.path.name for refused in self.store.refused.all()} == self.refused

    def teardown(self) -> None:
        assert self.store.faults() == ()
        self.store.close()
        self.folder.cleanup()


StoreMachine.TestCase.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)
TestStore = StoreMachine.TestCase
