"""Questions to go on with: each is answered, and with something new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.figure_subjects import subject_of
from assistant.figures.asked import Asked, AskedTime
from assistant.suggestions import MOST_ASKS
from assistant.whole_questions import whole_question
from corpus.figures.calendar import Time, parse

JAPAN = "How much gallium was shipped from China to Japan in June 2025?"
ASKED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (JAPAN, ()),
    ("gallium japan june kg", ()),
    ("And to Germany?", (JAPAN,)),
    ("What about germanium?", (JAPAN, "And to Germany?")),
    ("Which country was the biggest recipient of Chinese rare earth magnets in June 2025?", ()),
    ("How steeply did Malaysian palm oil shipments decline in September 2019 month on month?", ()),
    ("What did Sri Lanka's tea harvest come to in January 2019?", ()),
    ("How much Swiss gold did China and Hong Kong receive together in April 2023?", ()),
    ("How much steel did China export to India in the first half of 2024?", ()),
    ("How much silver did Switzerland export to India in March 2024?", ()),
    ("For what reason did Russian coal sales to China fall in July 2024?", ()),
    ("What were Malaysia's palm oil exports in August 2019?", ()),
)


def _numbers(answer: Answer) -> set[tuple[str, object]]:
    return {(figure.role, figure.quantity.canonical) for figure in answer.figures}


@pytest.mark.parametrize(("question", "history"), ASKED)
def test_each_is_answered_otherwise(
    library_store: Assistant, question: str, history: tuple[str, ...]
) -> None:
    answer = library_store.ask(question, history)
    offered = library_store.suggestions(answer, history)
    assert 1 <= len(offered) <= 3
    assert offered == library_store.suggestions(answer, history)
    told = [library_store.ask(one, history[:at]) for at, one in enumerate(history)]
    told += [] if answer.abstained else [answer]
    for one in offered:
        assert one[0].isupper() and one.endswith("?") and one not in (question, *history)
        given = library_store.ask(one)
        assert not given.abstained and given.citations and given.figures, one
        assert all(not _numbers(given) <= _numbers(before) for before in told), one
        told.append(given)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (JAPAN, "How much gallium did China export to Germany in June 2025?"),
        (JAPAN, "How much gallium did China export in June 2025?"),
        (
            "How much steel did China export to India in the first half of 2024?",
            "Which country received the most steel from China in the first half of 2024?",
        ),
        (
            "How much silver did Switzerland export to India in March 2024?",
            "How much gold did Switzerland export to India in March 2024?",
        ),
        (
            "What were Malaysia's palm oil exports of September 2019 worth?",
            "How much palm oil did Malaysia import in September 2019?",
        ),
        (
            "For what reason did Russian coal sales to China fall in July 2024?",
            "How much coal did China import from Russia in July 2024?",
        ),
        (
            "What did Sri Lanka's tea harvest come to in January 2019?",
            "By how much did Sri Lanka's production of tea change in January 2019 from a year earlier?",
        ),
    ],
)
def test_what_is_near(library_store: Assistant, question: str, expected: str) -> None:
    assert expected in library_store.suggestions(library_store.ask(question))


def test_what_was_answered_before_is_not_offered(library_store: Assistant) -> None:
    germany = "How much gallium did China export to Germany in June 2025?"
    assert germany in library_store.suggestions(library_store.ask(JAPAN))
    history = ("How much gallium did Germany get from China in June 2025?",)
    offered = library_store.suggestions(library_store.ask(JAPAN, history), history)
    assert offered and germany not in offered


def test_not_all_of_one_sort(library_store: Assistant) -> None:
    answer = library_store.ask("How much gold did Switzerland ship to mainland China in February 2024?")
    offered = library_store.suggestions(answer)
    assert len(offered) == 3
    assert len({one.partition(" ")[0] for one in offered}) > 1


@pytest.mark.parametrize("limit", [0, 1, 2, 5])
def test_no_more_than_wanted(library_store: Assistant, limit: int) -> None:
    offered = library_store.suggestions(library_store.ask(JAPAN), limit=limit)
    assert len(offered) <= limit
    assert len(offered) >= min(limit, 3)


def test_few_questions_are_asked(library_store: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = Assistant.ask

    def counted(self: Assistant, question: str, history: Sequence[str] = (), **scope: object) -> Answer:
        asked.append(question)
        return ask(self, question, history, **scope)  # type: ignore[arg-type]

    history = (JAPAN, "And to Germany?", "What about germanium?")
    answer = library_store.ask("And to Russia?", history)
    monkeypatch.setattr(Assistant, "ask", counted)
    library_store.suggestions(answer, history, limit=50)
    assert 0 < len(asked) <= MOST_ASKS


def test_only_the_documents_that_are_asked(made: Assistant) -> None:
    question = "How much gallium went to Japan in June 2025?"
    assert made.suggestions(made.ask(question)) == (
        "How much gallium did China export to Germany in June 2025?",
        "How much gallium did China export in June 2025?",
    )
    within = {"documents": "tin.txt"}
    assert made.suggestions(made.ask(question, **within), **within) == ()  # type: ignore[arg-type]


def test_a_question_that_was_refused_is_passed_over(made: Assistant) -> None:
    question = "How much gallium went to Japan in June 2025?"
    assert made.suggestions(made.ask(question), ("?!",)) == made.suggestions(made.ask(question))


def test_nothing_to_go_on_with(made: Assistant) -> None:
    assert made.suggestions(made.ask("Who is Ada Beck's sister?")) == ()


def test_a_firm_is_no_country(made: Assistant, tmp_path: Path) -> None:
    """What a miner dug is not said to be what its country produced."""
    told = tmp_path / "mine.txt"
    told.write_text(
        "Zinc\n\nAcme Mining Ltd mined 40 tonnes of zinc in Peru in May 2024.\n", encoding="utf-8"
    )
    made.add(told)
    figures = [one.figure for one in made.figures(commodity="zinc")]
    assert figures
    assert [subject_of(one) for one in figures if one.value("entity")] == [None] * len(figures)


def _question(dimension: str = "mass", **slots: object) -> str:
    time = AskedTime(Time(2025 * 12 + 5, 1))
    asked = {
        "goods": ("gallium",),
        "measure": "trade",
        "flow": "export",
        "origins": ("China",),
        "times": (time,),
    }
    return whole_question(Asked("", **(asked | slots)), dimension)  # type: ignore[arg-type]


SEASON = (AskedTime(parse("2024-07/2025-06") or Time(0, 1)),)
PLACED = {"flow": "", "origins": (), "places": ("Malaysia",), "goods": ("palm oil",)}


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({}, "How much gallium did China export in June 2025?"),
        ({"goods": ("rare earths",)}, "What quantity of rare earths did China export in June 2025?"),
        ({"goods": ("cars",), "dimension": "count"}, "How many cars did China export in June 2025?"),
        ({"dimension": "money"}, "What was the value of China's exports of gallium in June 2025?"),
        (
            {"flow": "import", "destinations": ("United States",)},
            "How much gallium did the United States import from China in June 2025?",
        ),
        (
            {"kind": "ranking", "rank": "partner"},
            "Which country received the most gallium from China in June 2025?",
        ),
        (
            {"kind": "change", "shift": -12, "origins": ("Netherlands",)},
            "By how much did the Netherlands' exports of gallium change in June 2025 from a year earlier?",
        ),
        (PLACED | {"measure": "production"}, "How much palm oil did Malaysia produce in June 2025?"),
        (PLACED | {"measure": "stock"}, "How large were Malaysia's stocks of palm oil in June 2025?"),
        (PLACED | {"measure": "price"}, "What was the price of palm oil in Malaysia in June 2025?"),
        (
            PLACED | {"measure": "production", "status": "forecast", "times": SEASON},
            "How much palm oil is Malaysia expected to produce in 2024/25?",
        ),
        (
            PLACED | {"measure": "production", "places": ()},
            "How much palm oil was produced worldwide in June 2025?",
        ),
        ({"times": ()}, ""),
        ({"goods": ("gallium", "tin")}, ""),
        ({"origins": ()}, ""),
        ({"kind": "share"}, ""),
        (PLACED | {"measure": "quota"}, ""),
    ],
)
def test_whole_questions(slots: dict[str, object], said: str) -> None:
    assert _question(**slots) == said  # type: ignore[arg-type]
