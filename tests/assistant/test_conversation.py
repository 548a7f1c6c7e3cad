"""Conversations: what is asked about an answer, what is kept, and what is still there when opened again."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hashed_words import HashedWords

from assistant import Assistant, BadFilter, BadQuestion, BadTitle, UnknownConversation
from assistant.proof import proven
from index.store import Store

NICKEL = """---
title: Nickel in 2024
publisher: Example Metals Weekly
published: 2024-03-02
---

# Nickel in 2024

The Philippines exported 5,120 tonnes of nickel ore to China in January 2024. "The roads were under water,"
said Ana Cruz, a director of the port of Surigao.

Exports of nickel ore to China fell to 3,900 tonnes in February 2024 because storms closed two ports.

Japan bought 1,250 tonnes of nickel ore from the Philippines in January 2024. Prices of nickel were 16,200
dollars a tonne in January 2024.

Exports of nickel ore to China were 6,010 tonnes in January 2023, according to the Mines Bureau in Manila.
"""
COFFEE = """---
title: Coffee in May
publisher: Bean News
published: 2024-06-10
---

Vietnam exported 95,000 tonnes of coffee in May 2024.
"""
ASKED = "How much nickel ore did the Philippines export to China in January 2024?"


def written(made: Path) -> Path:
    made.mkdir()
    (made / "nickel.md").write_text(NICKEL, encoding="utf-8")
    (made / "coffee.md").write_text(COFFEE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """For tests that only ask."""
    place = tmp_path_factory.mktemp("shared")
    with Assistant(Store(place / "store", HashedWords())) as assistant:
        assistant.add(written(place / "news"))
        yield assistant


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "news")


@pytest.fixture
def a(light: None, tmp_path: Path, folder: Path) -> Iterator[Assistant]:
    with Assistant.open(tmp_path / "store") as assistant:
        assistant.add(folder)
        yield assistant


CASES: list[tuple[list[str], str, str]] = [
    ([], "And in February?", "3,900 tonnes"),
    ([], "no, I meant February", "3,900 tonnes"),
    ([], "no, to Japan", "1,250 tonnes"),
    ([], "And in January 2023?", "6,010 tonnes"),
    ([], "sorry, January 2023", "6,010 tonnes"),
    (["who said that?", "show me the source", "what else?"], "And in February?", "3,900 tonnes"),
    (["And in February?"], "why?", "because storms closed two ports"),
    (["And in February?"], "Why did it fall?", "because storms closed two ports"),
    (["And in January 2023?"], "who said that?", "according to the Mines Bureau"),
    ([], "who said that?", "No speaker is named"),
    ([], "Where does that stand?", "(Nickel in 2024, Example Metals Weekly, 2024-03-02)"),
    ([], "Where does that stand?", '"The roads were under water,"'),
    ([], "what else?", "1,250 tonnes"),
]


@pytest.mark.parametrize(("between", "last", "told"), CASES, ids=[f"{b} {q}" for b, q, _ in CASES])
def test_follow_ups_with_and_without_a_conversation(
    shared: Assistant, between: list[str], last: str, told: str
) -> None:
    talk = shared.conversation()
    for question in [ASKED, *between]:
        talk.ask(question)
    answer = talk.ask(last)
    assert told in answer.text
    assert shared.ask(last, history=[ASKED, *between]) == answer
    proven(answer)
    for citation in answer.citations:
        assert citation.quote == citation.document.text[citation.start : citation.end]


@pytest.mark.parametrize(
    ("said", "direct"),
    [
        ("no, I meant February", "How much nickel ore did the Philippines export to China in February 2024?"),
        ("sorry, to Japan", "How much nickel ore did the Philippines export to Japan in January 2024?"),
        ("sorry, coffee", "How much coffee did the Philippines export to China in January 2024?"),
    ],
)
def test_a_corrected_question_is_answered_like_one_asked_so(
    shared: Assistant, said: str, direct: str
) -> None:
    assert shared.ask(said, history=[ASKED]) == shared.ask(direct)


def test_what_else_tells_nothing_twice(shared: Assistant) -> None:
    history, seen = [ASKED], {shared.ask(ASKED).citations[0].quote}
    for _ in range(6):
        answer = shared.ask("what else?", history=history)
        history.append("what else?")
        if answer.abstained:
            break
        quotes = {citation.quote for citation in answer.citations}
        assert not quotes & seen
        assert all("coffee" not in quote.lower() for quote in quotes)
        seen |= quotes
    assert answer.abstained
    assert answer.text == "The documents say nothing else about that."
    assert any("3,900" in quote for quote in seen)


@pytest.mark.parametrize("last", ["who said that?", "show me the source", "why?"])
def test_nothing_is_told_about_no_answer(shared: Assistant, last: str) -> None:
    answer = shared.ask(last, history=["How much plutonium did Iceland export in 1999?"])
    assert answer.abstained
    assert answer.text.startswith("Nothing was answered before")
    assert answer.question == last


def test_why_is_not_made_up(shared: Assistant) -> None:
    answer = shared.ask("why?", history=["How much coffee did Vietnam export in May 2024?"])
    assert (answer.abstained, answer.text) == (True, "The documents do not say why.")


# kept in the store


def test_a_conversation_is_opened_again(a: Assistant, tmp_path: Path) -> None:
    talk = a.conversation()
    assert a.conversations() == ()  # nothing was asked yet
    assert (talk.title, talk.created, len(talk), talk.turns) == ("", None, 0, ())
    first, second = talk.ask(f"  {ASKED} "), talk.ask("And in February?")
    with Assistant.open(tmp_path / "store") as again:
        (listed,) = again.conversations()
        opened = again.conversation(talk.id)
        assert listed.id == opened.id == talk.id
        assert opened.title == ASKED
        assert [turn.answer for turn in opened.turns] == [first.to_dict(), second.to_dict()]
        assert [turn.question for turn in opened.turns] == [f"  {ASKED} ", "And in February?"]
        assert opened.created == opened.turns[0].asked <= opened.turns[1].asked == opened.changed
        assert "because storms" in opened.ask("why?").text
    assert len(talk) == 3  # what the other one asked is a turn of this one
    assert json.loads(json.dumps(talk.to_dict()))["turns"] == 3


def test_conversations_do_not_mix(a: Assistant) -> None:
    nickel, coffee = a.conversation(), a.conversation()
    nickel.ask(ASKED)
    coffee.ask("How much coffee did Vietnam export in May 2024?")
    assert "3,900" in nickel.ask("And in February?").text
    assert "nickel" not in coffee.ask("what else?").text.lower()
    assert a.conversation(keep=False).ask("And in February?") == a.ask("And in February?")
    assert [len(talk) for talk in a.conversations()] == [2, 2]
    assert [talk.id for talk in a.conversations()] == [coffee.id, nickel.id]  # the last one changed first
    assert a.listed_conversations() == tuple(talk.to_dict() for talk in a.conversations())
    assert nickel.id != coffee.id


def test_one_that_is_not_kept(a: Assistant) -> None:
    talk = a.conversation(keep=False)
    talk.ask(ASKED)
    assert "3,900" in talk.ask("And in February?").text
    assert (talk.title, len(talk)) == (ASKED, 2)
    assert talk.created is not None and talk.changed is not None and talk.created < talk.changed
    talk.rename("Ore")
    assert talk.title == "Ore"
    assert a.conversations() == ()
    with pytest.raises(UnknownConversation):
        a.conversation(talk.id)


def test_renaming_and_deleting(a: Assistant) -> None:
    talk = a.conversation()
    talk.rename("Ore of\nMarch")
    talk.ask(ASKED)
    assert a.conversation(talk.id).title == "Ore of March"
    talk.rename("Nickel")
    assert [one.title for one in a.conversations()] == ["Nickel"]
    for bad in ("", "  ", "x" * 201):
        with pytest.raises(BadTitle) as told:
            talk.rename(bad)
        assert told.value.came and told.value.allowed and told.value.next_step
    other = a.conversation(talk.id)
    talk.delete()
    assert a.conversations() == ()
    for call in (
        talk.delete,
        lambda: other.ask("And in February?"),
        lambda: other.rename("x"),
        lambda: other.turns,
        lambda: a.conversation(talk.id),
        lambda: a.conversation("nothing"),
    ):
        with pytest.raises(UnknownConversation, match="assistant conversations"):
            call()


def test_a_question_that_fails_leaves_no_turn(a: Assistant) -> None:
    talk = a.conversation()
    with pytest.raises(BadQuestion):
        talk.ask("???")
    assert a.conversations() == ()
    talk.ask(ASKED)
    with pytest.raises(BadQuestion):
        talk.ask("")
    assert len(talk) == 1
    talk.ask("And in \udcff February?")  # bytes of a terminal that are no text
    assert len(a.conversation(talk.id).turns) == 2


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ("none", ""),
        ("remove", "nickel.md is no longer in the store."),
        ("replace", "nickel.md was replaced by another version."),
        ("cut", "The quote no longer stands in nickel.md."),
        ("shift", ""),
    ],
)
def test_citations_are_looked_up_again(
    a: Assistant, folder: Path, tmp_path: Path, change: str, gone: str
) -> None:
    talk = a.conversation()
    quote = talk.ask(ASKED).citations[0].quote
    document = next(one for one in a.documents() if one.name == "nickel.md")
    if change == "remove":
        a.remove(document.id)
    elif change == "replace":
        (folder / "nickel.md").write_text(NICKEL + "\nMore of it later.\n", encoding="utf-8")
        a.add(folder)
    elif change in ("cut", "shift"):  # another version of the program reads the same file otherwise
        text = document.text.replace(quote, "") if change == "cut" else f"A line.\n{document.text}"
        a.close()
        with sqlite3.connect(tmp_path / "store" / "catalogue.sqlite") as connection:
            connection.execute("UPDATE documents SET text = ? WHERE id = ?", (text, document.id))
            connection.execute("UPDATE facts SET value = value + 1 WHERE name = 'version'")
        connection.close()
    opened = a.conversation(talk.id)
    cited = opened.citations(opened.turns[0])[0]
    assert (cited.quote, cited.gone) == (quote, gone)
    assert (cited.citation is None) == bool(gone)
    if cited.citation:
        assert cited.citation.quote == quote


def test_a_conversation_keeps_its_documents(a: Assistant) -> None:
    talk = a.conversation(documents="coffee.md")
    answer = talk.ask(ASKED)
    assert answer.abstained and answer.text.endswith("Only the one document asked was searched.")
    opened = a.conversation(talk.id)
    assert opened.scope.documents == ("coffee.md",)
    assert "95,000" in opened.ask("How much coffee did Vietnam export in May 2024?").text
    with pytest.raises(BadFilter):
        a.conversation(talk.id, documents="nickel.md")
    with pytest.raises(BadFilter):
        a.conversation(formats="exe")


def test_a_store_without_the_tables_gets_them(a: Assistant, tmp_path: Path) -> None:
    documents = [document.id for document in a.documents()]
    a.close()
    with sqlite3.connect(tmp_path / "store" / "catalogue.sqlite") as connection:
        connection.executescript("DROP TABLE turns; DROP TABLE conversations;")
    connection.close()
    with Assistant.open(tmp_path / "store") as again:
        assert again.conversations() == ()
        again.conversation().ask(ASKED)
        assert len(again.conversations()) == 1
        assert [document.id for document in again.documents()] == documents
        assert again.store.faults() == ()


def test_asking_while_adding_and_from_threads(a: Assistant, tmp_path: Path) -> None:
    """A turn is written while documents are being added: neither fails, no turn is lost or doubled."""
    talks = [a.conversation() for _ in range(2)]
    errors: list[BaseException] = []

    def ask(number: int) -> None:
        try:
            for _ in range(6):
                talks[number % 2].ask(ASKED)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Zinc stocks were {number + 3} tonnes in May.", encoding="utf-8")
        a.add(path)
    for thread in threads:
        thread.join()
    assert errors == []
    assert [len(talk.turns) for talk in talks] == [12, 12]
