"""Answers and conversations to take along: what is written, and that text of documents is no markup in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant import Assistant, UnknownFormat, as_markdown, as_text
from assistant.answer import Answer, Citation
from assistant.exporting import FOLLOWS
from assistant.proof import quoting
from corpus.document import Document

QUESTION = "How much gallium went to Japan in June 2025?"
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def cited(quote: str = "Tin rose by 5%.", **document: Any) -> dict[str, Any]:
    """A citation as `Citation.to_dict` gives it."""
    about = {"id": "d1", "name": "tin.txt", "title": "", "publisher": "", "published": None, "url": ""}
    page = document.pop("page", None)
    return {
        "document": {**about, "inferred": [], **document},
        "quote": quote,
        "start": 0,
        "end": len(quote),
        "page": page,
        "row": None,
    }


def told(text: str, *citations: dict[str, Any], proof: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"question": "?", "text": text, "citations": list(citations), "proof": proof or []}


def derived(kind: str, number: str, formula: str, *operands: str) -> dict[str, Any]:
    marks = list(range(1, len(operands) + 1))
    return {
        "number": number,
        "kind": kind,
        "formula": formula,
        "operands": list(operands),
        "citations": marks,
    }


FOOTNOTES = [
    (cited(), "[1] tin.txt: “Tin rose by 5%.”"),
    (cited(title="Tin", publisher="Metal News"), "[1] Tin, Metal News: “Tin rose by 5%.”"),
    (
        cited(title="Tin", publisher="Metal News", published="2025-07-20", page=3),
        "[1] Tin, Metal News, 20 July 2025, page 3: “Tin rose by 5%.”",
    ),
    (
        cited(title="Tin", published="2025-07-01", inferred=["published", "title"]),
        "[1] Tin, 1 July 2025 (inferred): “Tin rose by 5%.”",
    ),
    (cited("Tin rose\n\n  by 5%.\u2028Zinc\u00a0fell."), "[1] tin.txt: “Tin rose by 5%. Zinc\u00a0fell.”"),
]


@pytest.mark.parametrize(("citation", "note"), FOOTNOTES)
def test_footnotes(citation: dict[str, Any], note: str) -> None:
    answer = told("Tin rose by 5%. [1]", citation)
    assert as_text(answer) == as_markdown(answer) == f"Tin rose by 5%. [1]\n\n{note}"
    assert as_text(answer, ["tin.txt is no longer in the store."]).endswith(
        f"{note} (tin.txt is no longer in the store.)"
    )


FOLLOWING = [
    (
        derived("computed", "7", "a + b + ...", "3 t", "4 t"),
        "7 is computed: a + b + ..., where a = 3 t [1], b = 4 t [2]",
    ),
    (
        derived("converted", "2.004", "a in t", "2,004 kg"),
        "2.004 is converted: a in t, where a = 2,004 kg [1]",
    ),
    (
        derived("computed", "43", "(a + ...) / z x 100", "3 t", "7 t"),
        "43 is computed: (a + ...) / z x 100, where a = 3 t [1], z = 7 t [2]",
    ),
    (derived("converted", "2,000", "a in kg", "2000"), ""),
    (derived("converted", "2,000", "a in kg", "2,000 kilograms"), ""),
    ({**derived("quoted", "5", ""), "formula": None}, ""),
]


@pytest.mark.parametrize(("proof", "line"), FOLLOWING)
def test_how_numbers_follow(proof: dict[str, Any], line: str) -> None:
    text = as_text(told("They did. [1] [2]", cited(), cited("Zinc fell."), proof=[proof, proof]))
    assert text.count(" is computed") + text.count(" is converted") == bool(line)  # each once
    assert text.partition("How the numbers follow:\n")[2] == (f"- {line}" if line else "")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. 5 t of *tin* [1]", r"1\. 5 t of \*tin\* [1]"),
        ("# No heading\n- no item\n\n\n  > no quote", "\\# No heading\\\n\\- no item\n\n\\> no quote"),
        ("[1](javascript:alert(1))", r"[1]\(javascript:alert(1))"),
        ("[1]: http://evil.example", r"[1]\: http://evil.example"),
        ("![x](http://evil.example/a.png)", r"!\[x\](http://evil.example/a.png)"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("[2] is no mark [1]", r"\[2\] is no mark [1]"),
        ("a | b\n--|--\nc | d", "a \\| b\\\n\\--\\|--\\\nc \\| d"),
        ("===", r"\==="),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("- ", r"\-"),
        ("", ""),
    ],
)
def test_text_of_documents_is_no_markup(text: str, markdown: str) -> None:
    assert as_markdown(told(text, cited())).partition("\n\n[1] tin.txt")[0] == markdown


def shown(markdown: str) -> tuple[set[str], str]:
    """What Markdown is read as: the kinds of its parts, and its words."""

    def walk(tokens: list[Token]) -> tuple[set[str], str]:
        kinds: set[str] = set()
        words = ""
        for token in tokens:
            if token.children is not None:
                inner, text = walk(token.children)
                kinds |= inner
                words += text + "\n"
            else:
                kinds.add(token.type)
                words += token.content if token.type == "text" else " "
        return kinds, words

    return walk(READER.parse(markdown))


nasty = st.text(st.sampled_from(list("aB1 \n\r\t[]()<>!*_`~#|+-=.:&;\\\"'/^{}$@0\u2028\u00a0")), max_size=40)
snippets = st.sampled_from(
    [
        *("1. a", "\n12) b", "\n- c", "\n# d", "\n===", "```", "<script>", "![](e.png)"),
        *("[1](http://e.x)", "<http://e.x>", "[a]: http://e.x"),
    ]
)
texts = st.lists(nasty | snippets, max_size=4).map("".join)


@given(text=texts, quote=texts, title=texts, operand=texts)
def test_markdown_shows_every_character_and_nothing_else(
    text: str, quote: str, title: str, operand: str
) -> None:
    proof = [derived("computed", "7", "a + b + ...", operand, "4 t")]
    answer = told(text, cited(quote, title=title), cited("Zinc fell.", publisher=title), proof=proof)
    kinds, words = shown(as_markdown(answer))
    allowed = {"text", "softbreak", "hardbreak", "paragraph_open", "paragraph_close"}
    assert kinds <= allowed | {
        f"{part}_{end}" for part in ("list_item", "bullet_list") for end in ("open", "close")
    }
    before, heading, line = as_text(answer).rpartition(f"{FOLLOWS}\n- ")
    assert heading and "".join(words.split()) == "".join(f"{before}{FOLLOWS}{line}".split())


@given(question=texts.filter(str.strip), text=texts)
def test_questions_are_no_markup_either(question: str, text: str) -> None:
    heading = as_markdown(told(question))
    kinds, _ = shown(heading)
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "fence", "code_inline", "em_open"}


# answers of a store


@pytest.mark.parametrize("question", [QUESTION, "How much gallium went to Germany in June 2025?", "tin"])
def test_an_answer_of_a_store(made: Assistant, question: str) -> None:
    answer = made.ask(question)
    for written in (as_text(answer.to_dict()), as_markdown(answer.to_dict())):
        for number, citation in enumerate(answer.citations, 1):
            assert f"[{number}] " in written.partition("\n\n")[2]
            assert citation.document.name.partition(".")[0].title() in written
    assert as_text(answer.to_dict()).startswith(answer.text)
    assert as_text(json.loads(json.dumps(answer.to_dict()))) == as_text(answer.to_dict())


def test_a_whole_conversation(made: Assistant) -> None:
    talk = made.conversation()
    first = talk.ask(f"{QUESTION}\n# not a heading")
    talk.ask("And to Germany?")
    talk.rate(1, False, "month?")
    markdown, text = talk.export("markdown"), talk.export("text")
    assert markdown.startswith(rf"# {QUESTION} \# not a heading")
    assert markdown.count("\n## ") == text.count("\n> ") == 2
    assert "\n## And to Germany?\n" in markdown and "\n> And to Germany?\n" in text
    assert as_text(first.to_dict()) in text and as_markdown(first.to_dict()) in markdown
    whole = json.loads(talk.export("json"))
    assert [turn["question"] for turn in whole["turns"]] == [turn.question for turn in talk.turns]
    assert whole["turns"][0]["answer"] == first.to_dict()
    assert [turn["rating"] and turn["rating"]["reason"] for turn in whole["turns"]] == [None, "month?"]
    assert whole["id"] == talk.id and whole["turns"][0]["gone"] == [""] * len(first.citations)


def test_what_is_gone_is_said(made: Assistant) -> None:
    talk = made.conversation()
    (citation,) = talk.ask(QUESTION).citations
    made.remove(citation.document.id)
    gone = "gallium.txt is no longer in the store."
    for written in (talk.export("text"), talk.export("markdown")):
        assert f"“{citation.quote}” ({gone})" in written
    assert json.loads(talk.export("json"))["turns"][0]["gone"] == [gone]


def test_no_other_format(made: Assistant) -> None:
    with pytest.raises(UnknownFormat, match="markdown, text, json"):
        made.conversation().export("pdf")  # type: ignore[arg-type]
    assert made.conversation().export("text") == "\n"


def test_numbers_of_one_document(made: Assistant) -> None:
    document = Document("d1", "a.txt", "Tin: 5 t. Zinc: 7 t.", title="Metals", publisher="News")
    citations = (Citation(document, 0, 9), Citation(document, 10, 20))
    text, proof = quoting(citations)
    written = as_text(Answer("?", text, "passage", citations, proof).to_dict())
    assert written == (
        "Tin: 5 t. [1] Zinc: 7 t. [2]\n\n[1] Metals, News: “Tin: 5 t.”\n[2] Metals, News: “Zinc: 7 t.”"
    )
