"""Searching and asking a part of the documents: the right ones, and nothing left out silently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hashed_words import HashedWords

from assistant import Assistant, BadFilter
from index.store import Store

ASKED = "How much tin did Peru export in May 2024?"
NEWS = """---
title: Tin in May, told by {publisher}
publisher: {publisher}
published: {published}
---

Peru exported {amount} tonnes of tin in May 2024.
"""
MADE = (
    ("a.md", "Alpha News", "2024-06-01", "2,100"),
    ("b.md", "Alpha News", "2024-07-15", "2,300"),
    ("c.md", "Beta Wire", "2024-08-31", "2,300"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scope") / "news"
    folder.mkdir()
    for name, publisher, published, amount in MADE:
        text = NEWS.format(publisher=publisher, published=published, amount=amount)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "undated.txt").write_text("Peru sold tin to Japan.\n", encoding="utf-8")
    (folder / "tin.csv").write_text("reporter,commodity,stock\nPeru,tin,40 t\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def a(folder: Path) -> Iterator[Assistant]:
    with Assistant(Store(folder.parent / "store", HashedWords())) as assistant:
        assistant.add(folder)
        yield assistant


SCOPES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"a.md", "b.md", "c.md", "undated.txt", "tin.csv"}),
    ({"documents": None, "formats": None}, {"a.md", "b.md", "c.md", "undated.txt", "tin.csv"}),
    ({"documents": "a.md"}, {"a.md"}),
    ({"documents": ["A.MD", "tin in may, told by beta wire"]}, {"a.md", "c.md"}),
    ({"publishers": "alpha news"}, {"a.md", "b.md"}),
    ({"publishers": ["Alpha News", "Beta Wire"], "published_from": "2024-07"}, {"b.md", "c.md"}),
    ({"published_from": date(2024, 6, 1), "published_to": "2024-07-15"}, {"a.md", "b.md"}),
    ({"published_from": datetime(2024, 8, 31, 12)}, {"c.md"}),
    ({"published_to": "2024-06"}, {"a.md"}),
    ({"published_to": "2024"}, {"a.md", "b.md", "c.md"}),
    ({"published_to": "2023"}, set()),
    ({"formats": "csv"}, {"tin.csv"}),
    ({"formats": [".TXT", "csv"]}, {"tin.csv", "undated.txt"}),
    ({"formats": "pdf"}, set()),
    ({"documents": "a.md", "publishers": "Beta Wire"}, set()),
]


@pytest.mark.parametrize(("scope", "names"), SCOPES, ids=[str(scope) for scope, _ in SCOPES])
def test_only_these_are_searched_and_asked(a: Assistant, scope: dict[str, Any], names: set[str]) -> None:
    assert {passage.document.name for passage in a.search("tin of Peru", limit=50, **scope)} == names
    answer = a.ask(ASKED, **scope)
    cited = {citation.document.name for citation in answer.citations}
    nearest = {passage.document.name for passage in answer.nearest}
    assert cited | nearest <= names
    assert answer.abstained == (not names & {"a.md", "b.md", "c.md"})


def test_another_part_of_the_documents_gives_another_answer(a: Assistant) -> None:
    assert a.ask(ASKED).kind == "conflict"
    assert "2,100 tonnes" in a.ask(ASKED, documents="a.md").text
    beta = a.ask(ASKED, publishers="Beta Wire").text
    assert "2,300 tonnes" in beta and "2,100" not in beta


@pytest.mark.parametrize(
    ("scope", "note"),
    [
        ({"formats": ["csv", "txt"]}, "Only the two documents asked were searched."),
        ({"documents": "tin.csv"}, "Only the one document asked was searched."),
        (
            {"published_to": "2023"},
            "No document is within what was asked. Two documents without a date were left out.",
        ),
    ],
)
def test_an_abstention_says_what_was_asked(a: Assistant, scope: dict[str, Any], note: str) -> None:
    answer = a.ask(ASKED, **scope)
    assert answer.abstained
    assert answer.text.startswith("The documents do not say.") and answer.text.endswith(note)


def test_follow_ups_stay_within_the_documents(a: Assistant) -> None:
    source = a.ask("show me the source", history=[ASKED], publishers="Beta Wire")
    assert [citation.document.name for citation in source.citations] == ["c.md"]
    assert "Beta Wire, 2024-08-31" in source.text


BAD: list[dict[str, Any]] = [
    {"documents": "d.md"},
    {"documents": []},
    {"documents": ""},
    {"documents": [3]},
    {"publishers": "Gamma"},
    {"publishers": ["Alpha News", " "]},
    {"formats": "exe"},
    {"formats": "."},
    {"published_from": "June"},
    {"published_from": "2024-13"},
    {"published_to": "2024-02-30"},
    {"published_to": 2024},
    {"published_from": "2024-07", "published_to": "2024-06"},
]


@pytest.mark.parametrize("scope", BAD, ids=str)
def test_what_cannot_be_meant_is_told(a: Assistant, scope: dict[str, Any]) -> None:
    for call in (a.search, a.ask):
        with pytest.raises(BadFilter) as told:
            call(ASKED, **scope)
        assert told.value.came and told.value.allowed and told.value.next_step


def test_a_file_of_two_names_is_of_both_formats(a: Assistant, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "undated.md"
    copy.write_bytes((folder / "undated.txt").read_bytes())
    a.add(copy)
    for suffix in ("md", "txt"):
        assert "Peru sold tin to Japan." in {passage.text for passage in a.search("tin", formats=suffix)}
