"""Passages hold a whole document, fit the model's window and keep sentences in one piece."""

from __future__ import annotations

import pytest
from hashed_words import HashedWords
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Page, Span
from corpus.sentences import sentences
from index.embedding import SentenceTransformerEmbedder
from index.passages import CONTEXT_PIECES, LONGEST_CONTEXT, Passage, covers, split

WORDS = HashedWords()
ROOM = WORDS.window - CONTEXT_PIECES

word = st.sampled_from(
    [
        "China",
        "exported",
        "2,004",
        "kilograms",
        "gallium",
        "in",
        "June",
        "75.5%",
        "mt.",
        "said",
        "価格",
        "naïve",
    ]
)
sentence = st.lists(word, min_size=1, max_size=60).map(lambda words: " ".join(words) + ".")
long_word = st.integers(1, 3000).map(lambda length: "x" * length)
block = st.one_of(
    sentence, st.lists(sentence, min_size=2, max_size=12).map(" ".join), long_word, st.just("Heading")
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text, headings = "", []
    for part in draw(st.lists(block, max_size=12)):
        text += "\n\n" if text else ""
        if part == "Heading":
            headings.append(Span(len(text), len(text) + len(part)))
        text += part
    title = draw(st.sampled_from(["", "Gallium exports", "Words " * 400, "9" * 500]))
    return Document("d", "d.txt", text, title=title, headings=tuple(headings))


@given(documents())
def test_passages_cover_the_document_and_fit_the_window(document: Document) -> None:
    passages = split(document, WORDS.count, WORDS.window)
    assert bool(passages) == bool(document.text.strip())
    assert covers(passages)
    end = 0
    for passage in passages:
        assert end <= passage.start < passage.end
        assert passage.text == document.text[passage.start : passage.end] == passage.text.strip()
        assert WORDS.count(passage.context) <= WORDS.window
        end = passage.end


@given(documents())
def test_only_a_sentence_longer_than_the_room_is_cut(document: Document) -> None:
    edges = {edge for p in split(document, WORDS.count, WORDS.window) for edge in (p.start, p.end)}
    for span in sentences(document):
        if any(span.start < edge < span.end for edge in edges):
            front = min(LONGEST_CONTEXT, len(document.title)) // 4 + 30
            assert WORDS.count(document.text[span.start : span.end]) > min(ROOM, WORDS.window - front - 30)


@given(documents())
def test_headings_are_carried(document: Document) -> None:
    for passage in split(document, WORDS.count, WORDS.window):
        above = [document.text[h.start : h.end] for h in document.headings if h.start <= passage.start]
        assert passage.heading == (above[-1] if above else "")
        if passage.heading:
            assert passage.heading in passage.context


@given(documents())
def test_splitting_is_repeatable(document: Document) -> None:
    assert split(document, WORDS.count, WORDS.window) == split(document, WORDS.count, WORDS.window)


def test_a_section_is_divided_evenly() -> None:
    document = Document("d", "d.txt", " ".join(f"Sentence {n} is about tin." for n in range(80)))
    sizes = [WORDS.count(passage.text) for passage in split(document, WORDS.count, WORDS.window)]
    assert len(sizes) == -(-sum(sizes) // ROOM)
    assert max(sizes) - min(sizes) < ROOM / 4


def test_the_page_is_the_one_the_passage_begins_on() -> None:
    document = Document("d", "d.pdf", "One.\n\nTwo.", pages=(Page(1, 0, 4), Page(2, 6, 10)))
    assert Passage(document, 6, 10).page == 2
    assert Passage(Document("d", "d.txt", "One."), 0, 4).page is None


def test_the_title_stands_once_in_front() -> None:
    document = Document("d", "d.txt", "Tin\n\nTin rose.", title="Tin", headings=(Span(0, 3),))
    assert Passage(document, 5, 14, "Tin").context == "Tin\nTin rose."
    assert Passage(document, 0, 14, "Tin").text == document.text


def test_gaps_are_noticed() -> None:
    document = Document("d", "d.txt", "One. Two. Three.")
    assert covers([Passage(document, 0, 4), Passage(document, 5, 16)])
    assert not covers([Passage(document, 0, 4), Passage(document, 10, 16)])
    assert not covers([Passage(document, 5, 16)])


@pytest.mark.parametrize("window", [254, 510])
def test_the_library_fits_the_real_model(library_documents: tuple[Document, ...], window: int) -> None:
    count = SentenceTransformerEmbedder().count
    for document in library_documents:
        passages = split(document, count, window)
        assert covers(passages)
        assert max(count(passage.context) for passage in passages) <= window
