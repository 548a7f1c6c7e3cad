from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Span
from corpus.reading import read_bytes
from corpus.sentences import sentences, split


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. sold 5 tonnes to the U.K. government.",
        "No. 1 buyer St. Helens Inc. paid Rs. 5,208 crore, or approx. 62 tonnes.",
        "Titan Co. Ltd. said J. K. Mehta of No. 7 Trading saw it.",
        "Exports between Sept. 1-6 and Dec. 1-20 rose 3.5 pct.",
        "Mr. Lee and Dr. Chen met Gov. Walker in Washington D.C. on Aug. 21, 2025.",
        "Prices of nickel vs. tin (see Fig. 3, p. 12) rose by ca. 4%.",
        "The price ($9,987/t; cf. May) fell to 23 c. per lb.",
        "It paid $3,388 an oz. on Monday, i.e. less than in May.",
        "By Ann Lee and A. N. Other",
        "Stocks of 6,000 kcal/kg NAR coal stood at 1.5 mn t in Q2.",
        "HS 2805.30.10 covers rare earths.",
        "See www.census.gov/trade for the rest.",
    ],
)
def test_abbreviations_end_no_sentence(sentence: str) -> None:
    assert split(f"It rose. {sentence}")[1:] == (Span(9, 9 + len(sentence)),)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Exports rose to 4,958 mt.", "July exports were lower."),
        ("Shipments rose 3.5 t.", "The firm sold more."),
        ("The firm sold 12 kg.", "It wants more."),
        ("Output was 3.2 Mt.", "Stocks fell."),
        ("It cost 5%.", "Nobody bought."),
        ('"We wait," he said.', '"They wait too."'),
        ("He said: “We wait.”", "They do."),
        ('"We wait."', "They do."),
        ("Prices fell...", "They may fall again."),
        ("Will it rise?", "Yes!"),
        ("It went to the U.S.", "The rest stayed."),
        ("He asked in 2024.", "She answered in 2025."),
        ("(It rose.)", "It fell."),
    ],
)
def test_sentences_end(first: str, second: str) -> None:
    text = f"{first} {second}"
    assert [text[span.start : span.end] for span in split(text)] == [first, second]


def test_a_sentence_ends_with_its_line() -> None:
    text = "  Exports of tin\nExports fell to\n\n5 t. More.  "
    assert [text[s.start : s.end] for s in split(text)] == [
        "Exports of tin",
        "Exports fell to",
        "5 t.",
        "More.",
    ]


def test_headings_and_table_rows_are_one_piece() -> None:
    data = b"# Tin rose. Zinc fell. What now?\n\nTin rose. Zinc fell.\n\n"
    data += b"| note | kg |\n|--|--|\n| It rose. It fell. | 5 |\n"
    document = read_bytes(data, "a.md")
    assert [document.text[s.start : s.end] for s in sentences(document)] == [
        "Tin rose. Zinc fell. What now?",
        "Tin rose.",
        "Zinc fell.",
        "note: It rose. It fell.; kg: 5",
    ]


def test_part_of_a_document() -> None:
    document = read_bytes(b"# Tin. Zinc\n\nTin rose. Zinc fell.\n\nLead rose.", "a.md")
    every = sentences(document)
    assert sentences(document, every[1].start, every[2].end) == every[1:3]
    assert sentences(document, every[3].start) == every[3:]


def test_long_lines_are_split_like_short_ones() -> None:
    line = "The U.S. paid Rs. 5 for No. 1 coal. "
    assert len(split(line * 1000)) == 1000


PIECES = st.sampled_from(
    [
        "Tin",
        "rose.",
        "U.S.",
        "5",
        "t.",
        "No.",
        "Dec.",
        '"',
        "”",
        ")",
        "...",
        "?",
        "\n",
        "\t",
        "\u00a0",
        "\u2028",
        "A.",
        "中。",
        "%",
        "kg",
    ]
)
TEXTS = (
    st.text(max_size=300)
    | st.lists(PIECES, max_size=60).map(" ".join)
    | st.lists(PIECES, max_size=60).map("".join)
)


@given(TEXTS)
def test_sentences_are_slices_in_order_and_leave_nothing_out(text: str) -> None:
    end = 0
    for span in split(text):
        piece = text[span.start : span.end]
        assert piece == piece.strip() != ""
        assert "\n" not in piece
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_a_part_has_the_sentences_of_the_whole(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    document = Document(id="d", name="a.txt", text=text)
    whole, part = sentences(document), sentences(document, start, end)
    assert [span for span in part if span in whole] == [s for s in whole if start <= s.start and s.end <= end]
    assert all(any(w.start <= span.start and span.end <= w.end for w in whole) for span in part)
    assert (
        "".join(text[s.start : s.end] for s in part).split()
        == "".join(text[max(start, s.start) : min(end, s.end)] for s in whole).split()
    )
