"""How an answer is drawn: its numbers lead to where they stand, its text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_documents import PAYLOADS, cite, customs, news, report

from assistant import Assistant
from assistant.answer import Answer, Citation, Proof
from index.passages import Passage
from ui import texts
from ui.ask.segments import Block, Segment, steps, told
from ui.ask.turn import MOST_STEPS, Around, Turn, around_html, growing, turn_html

TAGS = {
    "article", "header", "h3", "h4", "button", "div", "p", "a", "section", "ol", "ul", "li", "cite", "q",
    "details", "summary", "footer", "form", "label", "input", "textarea", "span", "i", "code", "strong",
    "small", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
}  # fmt: skip


class _Tags(HTMLParser):
    """The tags and attributes of a piece of HTML."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.feed(made)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}


def _answer(text: str, kind: str = "passage", *citations: Citation, **more: object) -> Answer:
    return replace(Answer("q", text, "passage", citations), kind=kind, **more)  # type: ignore[arg-type]


def _drawn(answer: Answer, **more: object) -> str:
    return str(turn_html(replace(Turn(0, "q", "done", answer.to_dict()), **more)))  # type: ignore[arg-type]


def _words(block: Block) -> list[str]:
    return ["".join(segment.text for segment in part) for part in block.parts]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("One. [1] Two. [2]", "passage", [["One. 1 Two. 2"]]),
        ("One. [1]\n\nTwo. [2]", "passage", [["One. 1"], ["Two. 2"]]),
        ("A: 4 kg [1]; B: 3 kg [2]. The difference is 1 kg\n\nQuote. [1]", "comparison",
         [["A: 4 kg 1", "B: 3 kg 2"], ["The difference is 1 kg"]]),
        ("The documents do not say. They do state: A: 4 kg [1]; B: 3 kg [2]", "abstention",
         [["The documents do not say."], ["They do state:"], ["A: 4 kg 1", "B: 3 kg 2"]]),
        ("The documents differ. X: 4 kg [1]; Y: 5 kg [2]\n\nQuote. [1]", "conflict",
         [["The documents differ."], ["X: 4 kg 1", "Y: 5 kg 2"]]),
        ("See [9] and [0].", "passage", [["See [9] and [0]."]]),
        ("", "passage", []),
    ],
)  # fmt: skip
def test_an_answer_in_parts(text: str, kind: str, expected: list[list[str]]) -> None:
    cited = (cite(news(), "Germany"), cite(report(), "quotas"))
    assert [_words(block) for block in told(_answer(text, kind, *cited).to_dict())] == expected


@given(
    st.text(st.sampled_from("ab 12.,;:[]\n\u00e9"), max_size=60),
    st.sampled_from(["passage", "lookup", "abstention"]),
)
def test_no_word_of_an_answer_is_lost(text: str, kind: str) -> None:
    answer = _answer(text, kind, cite(news(), "Germany"), cite(news(), "Japan")).to_dict()
    head = text.split("\n\n")[0] if kind == "lookup" and "\n\n" in text else text
    shown = "".join(word for block in told(answer) for word in _words(block))
    plain = re.sub(r"\[([12])\]", r"\1", head)
    assert re.sub(r"[\s;.]", "", shown) == re.sub(r"[\s;.]", "", plain)


def _proven() -> Answer:
    citation = cite(news(), "Buyers in Japan took 2,004 kg of gallium in June.")
    start = news().text.index("2,004")
    text = "Japan: 2,004 kg [1]"
    proof = Proof("2,004", 7, 12, "quoted", 0, start)
    return replace(_answer(text, "lookup", citation), proof=(proof,))


def test_a_number_leads_to_where_it_stands() -> None:
    answer = _proven()
    start, citation = news().text.index("2,004"), answer.citations[0]
    made = _drawn(answer)
    assert f'href="#src/dnews/{citation.start}-{citation.end}/{start}-{start + 5}"' in made
    assert ">2,004</a>" in made and "Gallium leaves port again, Metals Desk, 20 July 2025" in made


def test_numbers_and_marks_are_segments() -> None:
    part = told(_proven().to_dict())[0].parts[0]
    assert part == (
        Segment("words", "Japan: "), Segment("quoted", "2,004", 1, 0), Segment("words", " kg "),
        Segment("mark", "1", 1),
    )  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_document_or_question_becomes_html(payload: str) -> None:
    document = replace(news(), text=payload, title=payload, publisher=payload, name=payload, headings=())
    cited = Citation(document, 0, len(payload))
    answer = _answer(f"{payload} [1]", "passage", cited, nearest=(Passage(document, 0, len(payload)),))
    around = Around(
        (payload,), {"commodity": [{"label": payload, "question": payload}]}, answer.to_dict()["nearest"]
    )
    for kind in ("passage", "abstention", "lookup", "conflict"):
        for state in ("searching", "writing", "done", "failed", "stopped"):
            told_answer = (
                None if state in ("searching", "failed", "stopped") else replace(answer, kind=kind).to_dict()
            )
            turn = Turn(0, payload, state, told_answer, message=payload)  # type: ignore[arg-type]
            made = _Tags(str(turn_html(turn)) + (around_html(turn, around) if told_answer else ""))
            assert made.tags <= TAGS
            assert not any(name.startswith("on") or name in ("style", "src") for name in made.attributes)
            assert all(link.startswith("#") for link in made.links)


def test_a_row_is_quoted_cell_by_cell() -> None:
    row = customs().tables[0].rows[0]
    made = _drawn(_answer("Japan: 2004 kg [1]\n\nx", "lookup", Citation(customs(), row.start, row.end)))
    assert "<i>partner</i> Japan" in made


def test_what_disagrees_stands_side_by_side() -> None:
    text = "The documents differ. Metals Desk: June: 2,004 kg [1]; quota-report.pdf: June: 3 kg [2]\n\nx [1]"
    cited = (cite(news(), "Buyers in Japan took 2,004 kg of gallium in June."), cite(report(), "quotas"))
    at = text.index("2,004"), text.index("3 kg")
    proof = (
        Proof("2,004", at[0], at[0] + 5, "quoted", 0, news().text.index("2,004")),
        Proof("3", at[1], at[1] + 1, "quoted", 1, 0),
    )
    made = _drawn(replace(_answer(text, "conflict", *cited), proof=proof))
    assert made.count("<tr>") == 3 and '<th scope="row">Metals Desk</th>' in made
    assert "20 July 2025" in made and texts.NOT_STATED in made


@pytest.mark.parametrize("sentences", [1, 2, 11, 12, 13, 200])
def test_an_answer_grows_in_few_steps(sentences: int) -> None:
    text = "; ".join("A: 4 kg [1]" for _ in range(sentences))
    answer = _answer(f"{text}\n\nQuote. [1]", "lookup", cite(news(), "Japan")).to_dict()
    turn = Turn(0, "q", "done", answer)
    grown = [*growing(turn), turn_html(turn)]
    assert 1 <= len(grown) <= MOST_STEPS + 1
    assert all(len(before) <= len(after) for before, after in pairwise(grown))
    assert 'aria-busy="false"' in grown[-1] and all('aria-busy="true"' in step for step in grown[:-1])


def _blocks() -> Iterator[Block]:
    for number in range(1, 5):
        yield Block(tuple((Segment("words", f"{number}.{part}"),) for part in range(number)))


@given(st.integers(1, 12))
def test_steps_end_with_the_whole(most: int) -> None:
    blocks = tuple(_blocks())
    grown = list(steps(blocks, most))
    assert grown[-1] == blocks and len(grown) <= most


def test_an_abstention_leads_to_the_nearest() -> None:
    made = _drawn(_answer("The documents do not say.", "abstention", nearest=(Passage(news(), 0, 25),)))
    assert texts.NEAREST in made and '"#place/dnews/0-25"' in made


def test_what_is_offered_around_an_answer() -> None:
    around = Around(
        ("What of tin?",), {}, _answer("", nearest=(Passage(report(), 0, 5),)).to_dict()["nearest"]
    )
    turn = Turn(
        0, "q", "done", _answer("Fact. [1]", "passage", cite(news(), "Japan")).to_dict(), conversation="c"
    )
    made = around_html(turn, around)
    assert texts.LOOKED_AT in made and 'data-question="What of tin?"' in made


@pytest.mark.parametrize(("state", "said"), [("failed", texts.NOT_ANSWERED), ("stopped", texts.STOPPED)])
def test_a_turn_without_an_answer_can_be_asked_again(state: str, said: str) -> None:
    made = str(turn_html(Turn(2, "Why?", state, message="The store is empty.")))  # type: ignore[arg-type]
    assert said in made and "The store is empty." in made and 'data-send="retry" data-turn="2"' in made


def test_chips_say_what_was_read_from_where(desk: Assistant) -> None:
    answer = desk.ask("How much gallium went to Japan in June?")
    made = _drawn(answer)
    assert "<i>Commodity</i> gallium" in made and "<i>Period</i> June 2025" in made
    assert texts.SAID["documents"] in made
