"""What goes into the chat and onto the page: text stays text, places lead to the right characters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_assistant import NEWS_TEXT, cite, customs, news, report

from assistant.answer import Answer, Citation
from corpus.document import Document
from index.passages import Passage
from ui import panel, render, texts
from ui.panel import Place, parse_place, source_panel

PAYLOADS = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    '<svg/onload="window.ran=3">',
    "![pixel](http://evil.example/p.png)",
    "![ref][evil]\n\n[evil]: http://evil.example/q.png",
    "<http://evil.example/auto>",
    "https://evil.example/bare and www.evil.example too",
    "someone@evil.example",
    "[click](javascript:window.ran=4)",
    "[click](data:text/html,<script>window.ran=5</script>)",
    "```mermaid\ngraph TD; A-->B\n```",
    "    indented code",
    "\tindented by a tab",
    "`code` and ``more``",
    r"$$\href{javascript:window.ran=6}{x}$$ and \(y\) and \[z\]",
    "<form action='http://evil.example/'><input type=password></form>",
    '<div style="position:fixed;inset:0;background:red">overlay</div>',
    "<style>body{display:none}</style>",
    "<iframe src='http://evil.example/'></iframe>",
    "${window.ran = 7}",
    "{{constructor.constructor('window.ran=8')()}}",
    "&lt;script&gt;window.ran=9&lt;/script&gt; &#60;b&#62;",
    r"back\slash \\ \[1\] \*",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# heading",
    "## heading\n===\n---",
    "- item\n+ item\n* item",
    "1. item\n2) item",
    "> quote",
    "*em* **strong** _em_ __strong__ ~~gone~~",
    "<details open ontoggle=window.ran=10>x</details>",
    "\"quoted\" 'single' &amp; &quot;",
    "\x01*bold*\x00 <b\x08>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_payload_stays_active(payload: str) -> None:
    escaped = render.md_escape(payload)
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped)
    assert not re.search(r"[<>`*_\[\](){}#!|~$^]", re.sub(r"&#\d+;", "", bare))
    assert "://" not in escaped and "@" not in escaped and "www." not in escaped
    assert not re.search(r"^[ \t]|^[-=+]|^\d+[.)]", escaped, re.MULTILINE)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")))
def test_escaped_text_can_be_read_back(text: str) -> None:
    assert render.plain_text(render.md_escape(text)) == text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_of_a_payload_holds_only_our_tags(payload: str) -> None:
    document = replace(
        news(), name=payload, title=payload, publisher=payload, url=payload, text=payload + "."
    )
    place = Place("src", document.id, 0, len(payload))
    for made in (
        source_panel(document, place, 1, 2),
        render.documents_table([document], confirming=document.id),
        panel.message_panel(payload),
    ):
        seen = _Tags()
        seen.feed(made)
        assert not seen.tags & {"script", "img", "svg", "form", "input", "style", "iframe", "details"}
        assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
        assert all(link.startswith(("http://", "https://")) for link in seen.links)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}


def test_marks_become_links_to_their_place() -> None:
    citation = cite(news(), "Germany bought 2,000 kg.")
    made = render.answer_markdown(Answer("q", "Germany bought 2,000 kg. [1]", "passage", (citation,)))
    address = f"#src/dnews/{citation.start}-{citation.end}"
    title = "Show source 1: Gallium leaves port again, Metals Desk, 20 July 2025"
    assert made.startswith(f'Germany bought 2,000 kg. [1]({address} "{title}")')
    assert made.endswith("Gallium leaves port again, Metals Desk, 20 July 2025")


@pytest.mark.parametrize("text", ["See [2] there.", "See [0].", "See [12].", "See [x]."])
def test_brackets_that_are_no_mark_stay_text(text: str) -> None:
    made = render.answer_markdown(Answer("q", text, "passage", (cite(news(), "Germany"),)))
    assert render.plain_text(made.split("\n\n- ")[0]) == text


def test_a_title_cannot_break_out_of_a_link() -> None:
    document = replace(news(), title='x" onmouseover="window.ran=1) [evil](http://evil.example)')
    made = render.answer_markdown(Answer("q", "Fact. [1]", "passage", (Citation(document, 0, 7),)))
    title = made.split(' "', 1)[1].split('")', 1)[0]
    assert '"' not in title and "http://" not in made


def test_citations_of_one_document_share_a_line() -> None:
    cited = (cite(news(), "Germany"), cite(report(), "quotas"), cite(news(), "Japan"))
    made = render.answer_markdown(Answer("q", "A. [1] B. [2] C. [3]", "passage", cited))
    lines = [line for line in made.splitlines() if line.startswith("- ")]
    assert [re.findall(r"\[(\d)\]", line) for line in lines] == [["1", "3"], ["2"]]


@pytest.mark.parametrize("sentences", [1, 2, 39, 40, 41, 500])
def test_an_answer_grows_in_few_steps(sentences: int) -> None:
    text = " ".join("A sentence. [1]" for _ in range(sentences))
    steps = render.answer_steps(Answer("q", text, "passage", (cite(news(), "Japan"),)))
    assert 1 < len(steps) <= render.MAX_STEPS
    assert all(after.startswith(before) for before, after in pairwise(steps))


@pytest.mark.parametrize(
    "text", ["", "The documents do not say.", "The documents do not say. Nothing on tin."]
)
def test_an_abstention_says_so_once_and_leads_to_the_nearest(text: str) -> None:
    passage = Passage(news(), 0, 25)
    made = render.answer_markdown(Answer("q", text, "abstention", nearest=(passage,)))
    assert made.count("The documents do not say") == 1
    assert "](#place/dnews/0-25 " in made
    assert ("Nothing on tin" in made) == ("tin" in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("short", "short"), ("one two  three", "one two three"), ("a" * 30 + " " + "b" * 200, "a" * 30 + " …")],
)
def test_excerpt(text: str, expected: str) -> None:
    assert render.excerpt(text) == expected


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([], "0 documents"),
        ([report()], "1 document"),
        ([report(), news()], "2 documents, newest 20 July 2025"),
    ],
)
def test_summary(documents: list[Document], expected: str) -> None:
    assert render.summary(documents) == expected


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("", ["gallium-note.txt", "gallium.csv", "quota-report.pdf"]),
        ("GALLIUM", ["gallium-note.txt", "gallium.csv"]),
        ("metals july", ["gallium-note.txt"]),
        ("2025-07", ["gallium-note.txt"]),
        ("pdf institute", ["quota-report.pdf"]),
        ("tin", []),
    ],
)
def test_matching(words: str, names: list[str]) -> None:
    assert [d.name for d in render.matching([news(), customs(), report()], words)] == names


def test_the_list_says_what_is_guessed_and_what_is_unknown() -> None:
    made = render.documents_table([news(), customs()])
    assert f'20 July 2025 <span class="inferred" title="{texts.INFERRED_HINT}">inferred</span>' in made
    assert texts.NOT_STATED in made


@pytest.mark.parametrize(
    ("confirming", "changeable", "asks"), [("", True, 0), ("dnews", True, 1), ("dnews", False, 0)]
)
def test_deleting_is_asked_first(confirming: str, changeable: bool, asks: int) -> None:
    made = render.documents_table([news(), report()], "", confirming, changeable)
    assert made.count('data-do="remove"') == asks
    assert ('data-do="ask_remove"' in made) == changeable


def test_a_long_list_is_cut_and_says_so() -> None:
    many = [replace(report(), id=f"d{number}") for number in range(render.MAX_ROWS + 5)]
    made = render.documents_table(many)
    assert made.count("data-open") == render.MAX_ROWS and "200 of 205 documents" in made


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("src/dnews/4-9", Place("src", "dnews", 4, 9)),
        ("place/dnews/4-9", Place("place", "dnews", 4, 9)),
        ("doc/dnews", Place("doc", "dnews", 0, 0)),
        ("src/dnews", None),
        ("src/dnews/-4-9", None),
        ("src/dnews/4-9x", None),
        ("src/../4-9/", None),
        ("src/d news/4-9", None),
        ("src/dnews/99999999999999-9", None),
        ("", None),
        (None, None),
        (7, None),
        (["src/dnews/4-9"], None),
    ],
)
def test_places_from_the_browser_are_checked(address: object, place: Place | None) -> None:
    assert parse_place(address) == place


@pytest.mark.parametrize("span", [(9, 4), (4, 4), (0, 100_000)])
def test_a_place_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    assert texts.NO_SUCH_PLACE in source_panel(news(), Place("src", "dnews", *span))


def _marked(made: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", made)


def test_the_cited_sentence_is_marked_in_the_whole_document() -> None:
    quote = "Buyers in Japan took 2,004 kg of gallium in June."
    citation = cite(news(), quote)
    made = source_panel(news(), Place("src", "dnews", citation.start, citation.end), 2, 3)
    assert _marked(made) == [quote]
    assert "Source 2 of 3" in made and "<dt>Section</dt><dd>GALLIUM</dd>" in made
    shown = re.sub(r"<[^>]+>", "", made.split('class="source-text"')[1].split(">", 1)[1])
    assert shown == NEWS_TEXT.replace("\n", "")


def test_a_mark_across_lines_is_marked_in_each() -> None:
    start, end = NEWS_TEXT.index("GALLIUM"), NEWS_TEXT.index(" Germany")
    made = source_panel(news(), Place("src", "dnews", start, end))
    assert _marked(made) == ["GALLIUM", "Buyers in Japan took 2,004 kg of gallium in June."]


@pytest.mark.parametrize(("quote", "page"), [("quotas", "1"), ("prices", "2")])
def test_the_page_is_named(quote: str, page: str) -> None:
    citation = cite(report(), quote)
    made = source_panel(report(), Place("src", "dreport", citation.start, citation.end))
    assert f"<dt>Page</dt><dd>{page}</dd>" in made and '<p class="page">Page 2</p>' in made


def test_a_table_row_is_shown_with_its_headers() -> None:
    row = customs().tables[0].rows[0]
    made = source_panel(customs(), Place("src", "dcustoms", row.start, row.end))
    assert _marked(made) == ["2025-06", "Japan", "2004"]
    assert '<th scope="col">partner</th>' in made
    assert "<dt>Row</dt><dd>period: 2025-06; partner: Japan; kg: 2004</dd>" in made


def test_a_single_cell_is_marked_alone() -> None:
    citation = cite(customs(), "Germany")
    made = source_panel(customs(), Place("src", "dcustoms", citation.start, citation.end))
    assert _marked(made) == ["Germany"]


def test_a_long_document_is_read_in_parts() -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(60_000))
    document = Document("dlong", "long.txt", text)
    start = text.index("Paragraph 30000.")
    made = source_panel(document, Place("src", "dlong", start, start + 16))
    assert _marked(made) == ["Paragraph 30000."]
    assert texts.EARLIER in made and texts.LATER in made and len(made) < 2 * panel.WINDOW


def test_day() -> None:
    assert (render.day(date(2025, 7, 1)), render.day(None)) == ("1 July 2025", "")
