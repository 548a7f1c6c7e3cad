"""What the questions of a conversation mean, read from their words alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.corrections import correction
from assistant.turns import EARLIER, turns

FIRST = "How much gallium did China export to Japan in June 2025?"

CORRECTED = [
    ("no, I meant July", "How much gallium did China export to Japan in July 2025?"),
    ("I meant July 2024.", "How much gallium did China export to Japan in July 2024?"),
    ("sorry, 2024", "How much gallium did China export to Japan in June 2024?"),
    ("sorry, germanium", "How much germanium did China export to Japan in June 2025?"),
    (
        "Sorry I meant rare earth magnets",
        "How much rare earth magnets did China export to Japan in June 2025?",
    ),
    ("I meant imports", "How much gallium did China import from Japan in June 2025?"),
    ("oops, Korea instead", "How much gallium did China export to Korea in June 2025?"),
    ("no, from Chile", "How much gallium did Chile export to Japan in June 2025?"),
    ("not Japan but Germany", "How much gallium did China export to Germany in June 2025?"),
    ("July, not June", "How much gallium did China export to Japan in July 2025?"),
    ("no, Korea, not China", "How much gallium did Korea export to Japan in June 2025?"),
    ("actually, make that May", "How much gallium did China export to Japan in May 2025?"),
    ("no, germanium in May 2024", "How much germanium did China export to Japan in May 2024?"),
    ("wait, Q2 2025", "How much gallium did China export to Japan in Q2 2025?"),
]


@pytest.mark.parametrize(("said", "meant"), CORRECTED, ids=[said for said, _ in CORRECTED])
def test_a_correction_mends_the_question_before(said: str, meant: str) -> None:
    last = turns([FIRST, said])[-1]
    assert (last.kind, last.question, last.history) == ("question", meant, ())


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        ("Exports of tin to Japan in May?", "no, imports", "Imports of tin from Japan in May?"),
        ("What was China's coal output?", "I meant India", "What was India's coal output?"),
        ("How much steel scrap went to Turkey?", "sorry, copper", "How much copper went to Turkey?"),
        ("How much gallium went to Japan?", "I meant in July", "How much gallium went to Japan in July?"),
        ("How much tin in H1 2024?", "no, H2", "How much tin in H2 2024?"),
    ],
)
def test_slots_are_put_right_where_they_stand(asked: str, said: str, meant: str) -> None:
    assert turns([asked, said])[-1].question == meant


def test_a_correction_reaches_the_question_that_has_the_slot() -> None:
    assert [turn.question for turn in turns([FIRST, "And to Germany?", "no, to France"])][
        -1
    ] == "And to France?"
    last = turns([FIRST, "And to Germany?", "no, I meant July"])[-1]
    assert last.question == "And to Germany?"
    assert last.history == ("How much gallium did China export to Japan in July 2025?",)
    whole = "How much tin did Peru export in May 2024?"
    assert turns([FIRST, whole, "no, to Korea"])[-1].history == (FIRST,)  # the one before is not touched


def test_what_cannot_be_put_in_place_goes_on_about_it() -> None:
    last = turns([FIRST, "no, prices"])[-1]
    assert (last.question, last.history) == ("And prices?", (FIRST,))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("sorry, how much went to Germany?", "how much went to Germany?"),
        ("No exports to Korea?", "No exports to Korea?"),
        ("no", "no"),
        ("What about germanium?", "What about germanium?"),
        ("Which mines had no exports of tin?", "Which mines had no exports of tin?"),
    ],
)
def test_questions_are_no_corrections(said: str, asked: str) -> None:
    last = turns([FIRST, said])[-1]
    assert (last.kind, last.question, last.history) == ("question", asked, (FIRST,))


BACK = [
    ("speaker", "who said that?"),
    ("speaker", "And who says so?"),
    ("speaker", "According to whom?"),
    ("speaker", "Whose figure is that?"),
    ("source", "show me the source"),
    ("source", "Can you show me the sources for that, please?"),
    ("source", "Where does that stand?"),
    ("source", "where did you get this from?"),
    ("source", "What’s your source?"),
    ("source", "Source?"),
    ("reason", "Why?"),
    ("reason", "but why is that?"),
    ("reason", "How come?"),
    ("reason", "Why did it fall?"),
    ("more", "What else?"),
    ("more", "Anything else about that?"),
    ("more", "what else do you know about it?"),
    ("more", "Tell me more"),
    ("question", "Who said that tin would rise?"),
    ("question", "What else did Japan buy?"),
    ("question", "Why did tin prices fall?"),
    ("question", "Where does the tin come from?"),
    ("question", "What is the source of most tin?"),
    ("question", "What more did Peru export?"),
]


@pytest.mark.parametrize(("kind", "said"), BACK, ids=[said for _, said in BACK])
def test_what_a_turn_is_about(kind: str, said: str) -> None:
    last = turns([FIRST, said])[-1]
    assert last.kind == kind
    if kind != "question":
        assert (last.question, last.before) == (FIRST, 0)
    assert turns([said])[-1].kind == "question"  # nothing was said before


def test_turns_about_answers_are_no_earlier_questions() -> None:
    said = turns(
        [FIRST, "who said that?", "what else?", "what else?", "why?", "source?", "And to Germany?", "more"]
    )
    assert [turn.kind for turn in said[1:-2]] == ["speaker", "more", "more", "reason", "source"]
    assert [turn.before for turn in said[1:-2]] == [0, 0, 2, 3, 4]
    assert [turn.page for turn in said[1:-2]] == [0, 1, 2, 0, 0]
    assert said[-2].history == (FIRST,)
    assert (said[-1].before, said[-1].page) == (6, 1)


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        ("Gold exports of Switzerland in March 2023?", "And in April?", "And in April 2023?"),
        ("Gold exports of Switzerland in March 2023?", "and in april", "and in april 2023"),
        ("Gold exports of Switzerland in 2023?", "And in April?", "And in April 2023?"),
        ("Gold exports of Switzerland in March 2023?", "And in April 2022?", "And in April 2022?"),
        ("Gold exports of Switzerland in December 2023?", "And in January?", "And in January?"),
        ("Gold exports of Switzerland in 2023/24?", "And in April?", "And in April?"),
        ("Gold exports of Switzerland in March?", "And in April?", "And in April?"),
        (
            "Gold in March 2023?",
            "How much tin did Peru export in April?",
            "How much tin did Peru export in April?",
        ),
    ],
)
def test_a_month_is_of_the_year_asked_for_before(before: str, asked: str, meant: str) -> None:
    assert turns([before, asked])[-1].question == meant


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.text(max_size=40) | st.sampled_from([said for _, said in BACK] + [s for s, _ in CORRECTED]))
)
def test_any_list_is_read(questions: list[str]) -> None:
    read = turns(questions)
    assert len(read) == len(questions[-EARLIER:])
    assert read == turns(questions)
    for number, turn in enumerate(read):
        assert turn.before < number
    for question in questions:
        correction(question)
