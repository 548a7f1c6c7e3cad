"""What a store covers, and what answers lose with a document."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, Counted, UnknownDocument
from assistant.coverage import month, partners
from index.holdings import HeldFigure

Command = Callable[..., Any]
NICKEL = """---
title: Nickel in January
publisher: Metals Weekly
published: 2024-03-02
---

The Philippines exported 5,120 tonnes of nickel ore to China in January 2024.

The Philippines exported 1,250 tonnes of nickel ore to Japan in January 2024.
"""
MORE_NICKEL = """---
title: Nickel in February
publisher: Metals Weekly
published: 2024-04-02
---

The Philippines exported 3,900 tonnes of nickel ore to China in February 2024.
"""
COFFEE = """---
title: Coffee
publisher: Bean News
published: 2024-06-10
---

Vietnam exported 95,000 tonnes of coffee in May 2024. Vietnam will export 2 million tonnes of coffee in 2030,
a forecast says.
"""
TABLE = """period,flow,reporter,partner,commodity,quantity,unit
2024-02,export,Philippines,China,nickel ore,3900,t
2024-02,export,Philippines,World,nickel ore,4100,t
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    for name, text in (("nickel", NICKEL), ("more", MORE_NICKEL), ("coffee", COFFEE)):
        (made / f"{name}.md").write_text(text, encoding="utf-8")
    (made / "table.csv").write_text(TABLE, encoding="utf-8")
    (made / "empty.txt").write_text("", encoding="utf-8")
    return made


@pytest.fixture
def a(light: None, tmp_path: Path, folder: Path) -> Iterator[Assistant]:
    with Assistant.open(tmp_path / "store") as assistant:
        assistant.add(folder)
        yield assistant


def held(**about: Any) -> HeldFigure:
    """A figure about what is named; all else is open."""
    slots: dict[str, Any] = dict.fromkeys(
        ("document", "commodity", "measure", "flow", "status", "period"), ""
    )
    slots |= dict.fromkeys(("reporters", "origins", "destinations"), frozenset())
    for name, value in about.items():
        slots[name] = frozenset(value) if isinstance(value, set) else value
    return HeldFigure(**slots)


@pytest.mark.parametrize(
    ("figure", "others"),
    [
        (held(flow="export", reporters={"China"}, origins={"China"}, destinations={"Japan"}), {"Japan"}),
        (held(flow="import", reporters={"Japan"}, origins={"China"}, destinations={"Japan"}), {"China"}),
        # "Japan received": the flow word is an import, whoever reports it
        (held(flow="import", reporters={"China"}, origins={"China"}, destinations={"Japan"}), {"Japan"}),
        (held(flow="export", destinations={"India", "Pakistan"}), {"India", "Pakistan"}),
        (held(flow="import", origins={"Chile"}), {"Chile"}),
        (held(flow="export", reporters={"China"}, origins={"China"}, destinations={"World"}), set()),
        (held(measure="production", origins={"China"}), set()),
        (held(flow="export", reporters={"China"}), set()),
    ],
)
def test_who_is_a_partner(figure: HeldFigure, others: set[str]) -> None:
    assert partners(figure) == others


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2025-06", "2025-06"),
        ("2025-06-21", "2025-06"),
        ("2025-06-01/2025-06-20", "2025-06"),
        ("2025", ""),
        ("2025-01/2025-03", ""),
        ("", ""),
    ],
)
def test_the_month_of_a_figure(period: str, said: str) -> None:
    assert month(held(period=period)) == said


def test_what_a_store_covers(a: Assistant, folder: Path) -> None:
    found = a.coverage()
    assert (found.documents, found.passages) == (4, a.store.catalogue.count()["passages"])
    assert found.figures == len(a.figures())
    assert found.newest and (found.newest.title, str(found.newest.published)) == ("Coffee", "2024-06-10")
    assert [document.name for document in found.without_date] == ["table.csv"]
    assert [document.name for document in found.without_publisher] == ["table.csv"]
    assert found.with_warnings == ()
    assert [(one.name, one.documents, str(one.first), str(one.last)) for one in found.publishers] == [
        ("Metals Weekly", 2, "2024-03-02", "2024-04-02"),
        ("Bean News", 1, "2024-06-10", "2024-06-10"),
    ]
    nickel, coffee = found.commodities
    assert (nickel.name, nickel.figures, nickel.documents) == ("nickel ore", 5, 3)
    assert (nickel.first, nickel.last) == ("2024-01", "2024-02")
    assert nickel.partners == (Counted("China", 3), Counted("Japan", 1))
    assert nickel.flows == (Counted("export", 5),)
    assert nickel.measures == (Counted("trade", 5),)
    assert (coffee.name, coffee.first, coffee.last) == ("coffee", "2024-05", "2024-05")  # 2030 is a forecast
    assert found.partners == nickel.partners
    assert found.months == (Counted("2024-01", 2), Counted("2024-02", 3), Counted("2024-05", 1))
    (refused,) = found.refused
    assert refused.path == (folder / "empty.txt").resolve() and "empty.txt is empty" in refused.reason


def test_it_is_counted_again_when_something_changed(
    a: Assistant, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    from assistant import coverage as module

    count = module._coverage
    monkeypatch.setattr(module, "_coverage", lambda held: counted.append(held.version) or count(held))
    first = a.coverage()
    assert a.coverage() == first and len(counted) == 1
    a.forget_failures()
    assert a.coverage().refused == () and len(counted) == 1
    with Assistant.open(tmp_path / "store") as other:  # another process
        (coffee,) = (one for one in other.documents() if one.name == "coffee.md")
        other.remove(coffee.id)
    assert a.coverage().documents == 3
    assert [good.name for good in a.coverage().commodities] == ["nickel ore"]
    a.add(folder / "coffee.md")
    assert a.coverage().commodities == first.commodities and len(counted) == 3


def test_an_empty_store(light: None, tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "store") as empty:
        found = empty.coverage()
    assert (found.documents, found.figures, found.newest, found.commodities) == (0, 0, None, ())
    assert found.to_dict() == {
        **dict.fromkeys(("documents", "passages", "figures"), 0),
        "newest": None,
        **{name: [] for name in ("without_date", "without_publisher", "with_warnings", "publishers")},
        **{name: [] for name in ("commodities", "partners", "months", "refused")},
    }


def test_as_json(a: Assistant) -> None:
    told = json.loads(json.dumps(a.coverage().to_dict()))
    assert told["newest"]["publisher"] == "Bean News"
    assert told["commodities"][0]["partners"][0] == {"name": "China", "figures": 3}
    assert told["publishers"][1] == {
        "name": "Bean News",
        "documents": 1,
        "first": "2024-06-10",
        "last": "2024-06-10",
    }
    assert told["refused"][0]["name"] == "empty.txt" and set(told["refused"][0]) == {"name", "reason", "when"}


def test_the_bundled_library_is_counted_in_time(library_store: Assistant) -> None:
    library_store.coverage()
    library_store.store.catalogue.set_facts(counted="again")  # a new version
    library_store.store.refresh()
    started = time.perf_counter()
    found = library_store.coverage()
    assert time.perf_counter() - started < 0.3
    assert found.documents == len(library_store.documents())
    assert sum(publisher.documents for publisher in found.publishers) + len(found.without_publisher) == (
        found.documents
    )
    figures = library_store.figures()
    for good in found.commodities[:10]:
        named = [one for one in figures if one.figure.value("commodity").lower() == good.name.lower()]
        assert (good.figures, good.documents) == (len(named), len({one.document.id for one in named}))


def test_the_command(command: Command, folder: Path) -> None:
    assert "holds no documents" in command("coverage").out
    command("add", folder)
    told = command("coverage")
    assert (told.code, told.err) == (0, "")
    for part in (
        "4 documents",
        "Newest: Coffee, Bean News, 2024-06-10",
        "Without a date: 1 (table.csv)",
        "Months: 3, 2024-01 to 2024-05",
        "Partners: China (3), Japan (1)",
        "nickel ore",
        "Metals Weekly",
        "Refused when last added",
        "empty.txt is empty",
    ):
        assert part in told.out
    assert json.loads(command("coverage", "--json").out)["documents"] == 4
    assert "Refused" not in command("coverage", "--forget-failures").out
    assert json.loads(command("coverage", "--json").out)["refused"] == []


# what is lost with a document


def identity(a: Assistant, name: str) -> str:
    (found,) = (document.id for document in a.documents() if document.name == name)
    return found


LOST = [
    ("coffee.md", 2, [("coffee", 2, True, ("2024-05", "2030"), ())]),
    ("nickel.md", 2, [("nickel ore", 2, False, ("2024-01",), ("Japan",))]),
    ("more.md", 1, []),  # the table states it too
    ("table.csv", 2, []),
]


@pytest.mark.parametrize(("name", "figures", "lost"), LOST)
def test_what_no_other_document_states(
    a: Assistant, name: str, figures: int, lost: list[tuple[object, ...]]
) -> None:
    found = a.consequences(identity(a, name))
    assert (found.document.name, found.figures, found.passages) == (name, figures, 1)
    assert [
        (loss.commodity, loss.figures, loss.whole, loss.periods, loss.partners) for loss in found.losses
    ] == lost
    before = a.coverage()
    a.remove(found.document.id)
    after = a.coverage()
    assert before.figures - after.figures == found.figures
    assert before.passages - after.passages == found.passages
    gone = {good.name for good in before.commodities} - {good.name for good in after.commodities}
    assert gone == {loss.commodity for loss in found.losses if loss.whole}


def test_conversations_that_cite_it(a: Assistant) -> None:
    asked = "How much coffee did Vietnam export in May 2024?"
    coffee = identity(a, "coffee.md")
    ann, other, bob = (a.conversation(owner=owner) for owner in ("ann", "ann", "bob"))
    ann.ask(asked)
    ann.ask(asked)
    other.ask("How much nickel ore did the Philippines export to Japan in January 2024?")
    bob.ask(asked)
    found = a.consequences(coffee, owner="ann")
    assert (found.conversations, found.titles) == (2, (asked,))
    assert (a.consequences(coffee).conversations, a.consequences(coffee).titles) == (2, ())
    bob.rename("Beans")
    assert a.consequences(coffee, owner="bob").titles == ("Beans",)
    ann.back_to(0)
    assert a.consequences(coffee, owner="ann").to_dict() == {
        "document": {"id": coffee, "name": "coffee.md", "title": "Coffee"},
        "figures": 2,
        "passages": 1,
        "losses": [
            {
                "commodity": "coffee",
                "figures": 2,
                "whole": True,
                "periods": ["2024-05", "2030"],
                "partners": [],
            }
        ],
        "conversations": 1,
        "titles": [],
    }


def test_a_passage_that_was_only_near_is_not_cited(a: Assistant) -> None:
    talk = a.conversation()
    answer = talk.ask("How much coffee did Brazil export in May 1999?")
    near = {passage.document.id for passage in answer.nearest} - {
        citation.document.id for citation in answer.citations
    }
    assert near
    for document in near:
        assert a.consequences(document).conversations == 0


def test_a_document_that_is_not_there(a: Assistant) -> None:
    with pytest.raises(UnknownDocument):
        a.consequences("d0")
