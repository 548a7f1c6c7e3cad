"""A sentence answers questions of certain forms only where it tells what the form asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.content_asked import tells
from assistant.question import understand

NOTES = """# Notes from the ports

*Published 20 August 2024*

The start of Ghana's new cocoa grading laboratory in Tema, which Cocobod set up with the Swiss trader Ecom in
2022, is running behind: it is now due to open in March 2025 instead of October 2024.

Cocobod's deputy head, Ama Owusu, said on Tuesday after talks with the European Union in Accra that
traceability of beans had been agreed. She called for higher farm-gate prices and voiced concern about
smuggling to Togo.

Kwame Mensah, a buyer at Touton, called the talks an important step.

Parliament is debating the Cocoa Farmers Protection Bill and the Fair Beans Bill.

# Vietnam

Indonesia's robusta shipments rose in July although a terminal in Lampung was closed for repairs for ten days.
The warehouses of Belawan loaded more and made up for the gap.

Cyclone Prapiroon hit the north of Vietnam in July 2024, and the port of Haiphong had to close for four days.

Not every robusta lot has to be washed. Washing is indispensable, however, for lots of specialty roasters.
"""


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("notes")
    (folder / "notes.md").write_text(NOTES, encoding="utf-8")
    assistant = Assistant.open(folder / "store")
    assistant.add(folder / "notes.md")
    return assistant


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Is the grading lab that Cocobod co-founded on schedule, or when will it open?", "March 2025"),
        ("What worries did the deputy head of Cocobod bring up at the August 2024 talks?", "smuggling"),
        ("How did the man from Touton react to the talks in Accra?", "important step"),
        ("A terminal in Lampung was shut. Why didn't that dent Indonesian robusta exports?", "made up"),
        ("Which natural disaster struck Vietnam in summer 2024?", "Prapiroon"),
        ("Does all robusta need washing?", "Not every"),
    ],
)
def test_paraphrased_questions(noted: Assistant, question: str, quoted: str) -> None:
    answer = noted.ask(question)
    assert not answer.abstained
    assert quoted in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What delayed the cocoa grading laboratory in Tema?",
        "What exactly would the Cocoa Farmers Protection Bill give growers?",
        "Who owns Touton?",
        "Where will Touton get its beans from?",
        "Do all cocoa farmers need a licence?",
        "Which natural disaster struck Ghana?",
    ],
)
def test_what_is_only_presupposed_is_no_answer(noted: Assistant, question: str) -> None:
    assert noted.ask(question).abstained


@pytest.mark.parametrize(
    ("asked", "stated", "told"),
    [
        ("Do all mills need a permit?", "Not every mill needs one.", 1),
        ("Which natural disaster closed the port?", "The port was closed by a strike.", -1),
        ("What is the most that Delhi wants from one seller?", "It wants no more than half from any one.", 1),
        ("Who owns the Salar mine?", "The Salar mine shipped salt.", -1),
        ("How much salt was shipped?", "The Salar mine shipped salt.", 0),
    ],
)
def test_forms(asked: str, stated: str, told: int) -> None:
    assert tells(asked, stated) == told


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("Where does the Sino-Danish pair put up its mill?", "build", "pair"),
        ("What got in the way of rice in autumn 2021?", "hamper", "autumn"),
        ("What worries did she bring up about lead?", "lead", "rise"),
    ],
)
def test_the_askers_own_words(question: str, has: str, lacks: str) -> None:
    words = understand(question).words
    assert has in words
    assert lacks not in words


def test_half_of_an_adjective_names_nobody() -> None:
    assert not understand("Where will the Indo-German firm get its scrap?").names
