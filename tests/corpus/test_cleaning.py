from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import Cleaned, blocks_from_text, clean
from corpus.content import Grid, Heading, Paragraph


def texts(cleaned: Cleaned) -> list[str]:
    return [block.text for block in cleaned.blocks if not isinstance(block, Grid)]


def headings(text: str) -> list[str]:
    return [block.text for block in blocks_from_text(text) if isinstance(block, Heading)]


PROSE = "Malaysian mills sold 1.2 million tonnes of palm oil in May, a tenth less than in April."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Coffee stocks fell.\r\nTea stocks rose.", ["Coffee stocks fell.", "Tea stocks rose."]),
        ("Zinc\u00ad prices\u200b  rose\u00a05%.", ["Zinc prices rose 5%."]),
        ("Ca\u0301diz shipped cork.", ["C\u00e1diz shipped cork."]),
        ("August 4, 2025Brazil shipped more sugar.", ["August 4, 2025", "Brazil shipped more sugar."]),
        ("Cup 2022Mali wins.", ["Cup 2022 Mali wins."]),
        (
            "Exports rose by 4%.Imports fell on Monday.Yonhap",
            ["Exports rose by 4%. Imports fell on Monday. Yonhap"],
        ),
        ('Rice rose."It will fall again," he said.', ['Rice rose. "It will fall again," he said.']),
        ('He said: "Rice rose."By month end it fell.', ['He said: "Rice rose." By month end it fell.']),
        (
            "More ships have to wait outside. QUEUE STILL GROWS\nTen.",
            ["More ships have to wait outside.", "QUEUE STILL GROWS", "Ten."],
        ),
        ("The U.S.-based firm paid $3.5 in St. Gallen.", ["The U.S.-based firm paid $3.5 in St. Gallen."]),
        ("| Unit: t\n| 39.46 |", ["Unit: t", "39.46"]),
        ("Same line.\nSame line.\nOther.", ["Same line.", "Other."]),
        (f"{PROSE}\n* * *\n\\\n# # #", [PROSE]),
    ],
)
def test_raw_lines_are_mended(raw: str, expected: list[str]) -> None:
    assert texts(clean(raw)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # A mail: broken at about 70 characters, fields and items stay apart.
        (
            "To: desk@example.com\nSubject: Tin\n\n"
            "Spot tin for delivery to Rotterdam slipped to $31,400 per tonne on\n"
            "Thursday from $31,650 a week earlier, as inventories in the port\n"
            "climbed to 1,980 tonnes.\n\n"
            "- A tender for 200 t closes on Friday and stays\n  valid until Monday\n- One was withdrawn",
            [
                "To: desk@example.com",
                "Subject: Tin",
                "Spot tin for delivery to Rotterdam slipped to $31,400 per tonne on Thursday from $31,650 a "
                "week earlier, as inventories in the port climbed to 1,980 tonnes.",
                "A tender for 200 t closes on Friday and stays valid until Monday",
                "One was withdrawn",
            ],
        ),
        # One broken line in a text that is not wrapped.
        (
            f"{PROSE} {PROSE}\nThe fall has\npushed up prices for Indian buyers.\n{PROSE} Yes. {PROSE}",
            [
                f"{PROSE} {PROSE}",
                "The fall has pushed up prices for Indian buyers.",
                f"{PROSE} Yes. {PROSE}",
            ],
        ),
        # "U.S." at the end of a line ends no sentence.
        (
            "This is the largest growth of U.S.\nexports since May.",
            ["This is the largest growth of U.S. exports since May."],
        ),
        # A wrapped day of the month is no list number.
        (
            "The ministry in Jakarta will meet the exporters on August\n12. The quota for nickel ore is then "
            "set for all of\nthe coming year, and it is said to be lower.",
            [
                "The ministry in Jakarta will meet the exporters on August 12. The quota for nickel ore is "
                "then set for all of the coming year, and it is said to be lower."
            ],
        ),
        # Short lines in lower case are a list.
        ("copper\nzinc\nlead", ["copper", "zinc", "lead"]),
        # Written in every other line.
        (
            "At the close of June the ports of Peru\n\nhad 5 t of zinc in store, and the smelters\n\n"
            "had another 7 t, as the ministry of mines and\n\nenergy said on Monday.\n\nZinc 12",
            [
                "At the close of June the ports of Peru had 5 t of zinc in store, and the smelters had "
                "another 7 t, as the ministry of mines and energy said on Monday.",
                "Zinc 12",
            ],
        ),
        # Lines of a table stay lines.
        ("Japan 2,004\nGermany 2,000\nChina 46,840", ["Japan 2,004", "Germany 2,000", "China 46,840"]),
    ],
)
def test_only_lines_that_wrap_are_joined(raw: str, expected: list[str]) -> None:
    assert texts(clean(raw)) == expected


@pytest.mark.parametrize("bullet", ["•", "-", "–", "*", "▪", "1.", "1)"])
def test_list_marks_are_dropped(bullet: str) -> None:
    assert texts(clean(f"{bullet} Japan took 5 t of it.")) == ["Japan took 5 t of it."]


@pytest.mark.parametrize(
    "line", ["- 3.2%", "– 12", "1.5 million tonnes left.", "7. It left.", "-5% is less."]
)
def test_signs_and_numbers_are_no_list_marks(line: str) -> None:
    assert texts(clean(line)) == [line]


def test_numbered_items_count_up() -> None:
    assert texts(clean("1. Oats are up.\n2. Rye is up.\n9. Barley is up.")) == [
        "Oats are up.",
        "Rye is up.",
        "9. Barley is up.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "READ MORE",
        "Facebook Twitter Print",
        "Contact us | Follow us",
        "Advertisement",
        "2 min read",
        "(Reporting by Ann Lee; Editing by Bo Chen)",
        "Additional reporting by Ann Lee",
        "(Adds details, background)",
        "FILE PHOTO: Workers load sacks in Santos, March 2, 2019",
        "Sacks of beans in Santos. REUTERS/Ann Lee",
        "Cranes at Tema port, Ghana, May 2, 2024. (AP Photo/Ann Lee)",
        "A mine near Kolwezi. (Image courtesy of Acme Mining.)",
        "A palm is cut. — Picture by Ann Lee",
        "Ship at berth. bob/iStock/GettyImagesPlus",
        "[Photo via Acme]",
        "Photo: Acme Mining",
    ],
)
def test_frame_and_captions_are_left_out(line: str) -> None:
    cleaned = clean(f"{PROSE}\n{line}\nMore followed.")
    assert texts(cleaned) == [PROSE, "More followed."]
    assert cleaned.left_out == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Shares of the mills rose.",
        "The news agency Reuters/Ipsos polled 40 traders.",
        "Reporting by mines is late.",
        "Photographers were kept away from the port.",
        "Email traffic with Lagos (AP Moller) stopped.",
        "Search of the ship took two days.",
        "By 2030 Chile wants to double its output.",
    ],
)
def test_sentences_about_such_things_stay(line: str) -> None:
    assert line in texts(clean(f"{PROSE}\n{line}\nMore followed."))


def test_a_menu_is_left_out_and_a_list_of_highlights_is_not() -> None:
    menu = ["Acme", "Metals", "Energy", "Acme", "Acme Prices", "Events"]
    highlights = ["HIGHLIGHTS", "Exports up 7%", "Buyers still wait"]
    cleaned = clean("\n".join([*menu, "Steel, 4 May", *highlights, PROSE]))
    assert cleaned.left_out == tuple(menu)
    assert texts(cleaned) == ["Steel, 4 May", *highlights, PROSE]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (f"Palm oil exports fall\n{PROSE}", ["Palm oil exports fall"]),
        (f"Palm oil exports fall\n\nMay in review\n\n{PROSE}", ["Palm oil exports fall", "May in review"]),
        (f"(LEAD) S. Korea's exports fall\n{PROSE}", ["(LEAD) S. Korea's exports fall"]),
        (f"PALM OIL: EXPORTS FALL 12.5% –\n{PROSE}", ["PALM OIL: EXPORTS FALL 12.5% –"]),
        (f"1. PURPOSE\n{PROSE}\n2. COVERAGE\n{PROSE} Yes.", ["1. PURPOSE", "2. COVERAGE"]),
        (f"Will India buy more?\n{PROSE}", ["Will India buy more?"]),
        (f"Key figures:\n• Exports: 5 t\n• Stocks: 3 t\n{PROSE}", ["Key figures:"]),
        # No more than a line of a list, a byline, a date, a table row, a caption, a sentence.
        (f"Exports up\nStocks down\nPrices flat\n{PROSE}", []),
        (f"By Ann Lee\n{PROSE}", []),
        (f"Reuters Staff\n{PROSE}", []),
        (f"Posted Aug 23, 2021 6:48 PM\n{PROSE}", []),
        (f"Friday, 26 August 2022 19:54:56 (GMT+3) | San Diego\n{PROSE}", []),
        (f"04/29/2020 | 10:35pm EDT\n{PROSE}", []),
        (f"TOTAL 97,994.1 850,789.1\n{PROSE}", []),
        (f"KNOWN | 7,550.7 | 6,014.8\n{PROSE}", []),
        ("Crude exports\n0.23\n0.36", []),
        (f"Grain is loaded at the terminal. Ships wait\n{PROSE}", []),
        (PROSE, []),
        (f"{PROSE}\nPalm oil exports fall", []),
        # Three short lines and more: the last, set off by blank lines, heads the text.
        (f"Acme\n\nThe metals daily\n\nPalm oil exports fall\n\n{PROSE}", ["Palm oil exports fall"]),
    ],
)
def test_headings(raw: str, expected: list[str]) -> None:
    assert headings(raw) == expected


@pytest.mark.parametrize(
    "shouted",
    [
        "THE RUPEE FELL ON FRIDAY. THE BANK SOLD DOLLARS, DEALERS SAID, BUT COULD NOT STOP IT.",
        "IMPORTERS OF EDIBLE OIL RUSHED TO COVER THEIR NEEDS BEFORE THE FESTIVAL SEASON " * 3,
    ],
)
def test_prose_in_capitals_is_no_heading(shouted: str) -> None:
    assert headings(f"{PROSE}\n{shouted}\n{PROSE} More.") == []


def test_in_a_text_all_in_capitals_only_short_lines_are_headings() -> None:
    telex = "COFFEE MARKET\nSANTOS SHIPPED 40,000 BAGS IN MAY.\nSTOCKS FELL BY 2,000 BAGS IN THE SAME MONTH."
    assert headings(telex) == ["COFFEE MARKET"]


def test_blocks_carry_their_page() -> None:
    assert blocks_from_text(f"Palm oil\n{PROSE}", 7) == [Heading("Palm oil", 7), Paragraph(PROSE, 7)]


WORDS = st.sampled_from(
    ["exports", "of", "tin", "rose", "to", "Japan", "in", "June", "and", "2,004", "kg", "by", "4.5%"]
)
SENTENCES = st.lists(WORDS, min_size=8, max_size=25).map(lambda words: f"The {' '.join(words)}.")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=6, unique=True), st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_prose_loses_no_word(paragraphs: list[str], between: str) -> None:
    cleaned = clean(between.join(paragraphs))
    assert texts(cleaned) == paragraphs
    assert cleaned.left_out == ()


@given(st.lists(PARAGRAPHS, min_size=2, max_size=4, unique=True), st.integers(50, 90))
def test_wrapped_prose_loses_no_word(paragraphs: list[str], width: int) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    assert " ".join(texts(clean(wrapped))).split() == " ".join(paragraphs).split()


@given(st.text(alphabet='aB1 .\n"-|•()%A', max_size=200) | st.text(max_size=200))
def test_any_text_gives_trimmed_lines(text: str) -> None:
    cleaned = clean(text)
    for line in (*texts(cleaned), *cleaned.left_out):
        assert line
        assert "\n" not in line
        assert line == line.strip()


@given(st.lists(PARAGRAPHS | st.sampled_from(["Palm oil exports fall", "RICE", "• Oats: 5 t"]), max_size=8))
def test_cleaning_what_was_cleaned_changes_no_text(lines: list[str]) -> None:
    once = texts(clean("\n".join(lines)))
    assert texts(clean("\n\n".join(once))) == once


FLAT = ("Country", "March (t)", "Change (%)", "Japan", "27,284", "-84.6", "Chile", "817", "n/a")


@pytest.mark.parametrize(
    ("raw", "rest"),
    [
        ("\n".join(FLAT), []),
        ("\n\n".join(FLAT), []),
        ("|\n" + "\n|\n".join(FLAT), []),
        ("Main sources of tin scrap\n" + "\n".join(FLAT), ["Main sources of tin scrap"]),
        ("\n".join(FLAT) + f"\n{PROSE}", [PROSE]),
        ("\n".join(FLAT) + "\nPeru", ["Peru"]),
    ],
)
def test_a_table_of_one_cell_a_line_is_a_table(raw: str, rest: list[str]) -> None:
    cleaned = clean(raw)
    tables = [block for block in cleaned.blocks if isinstance(block, Grid)]
    assert tables == [Grid(FLAT[:3], (FLAT[3:6], FLAT[6:9]))]
    assert texts(cleaned) == rest


@pytest.mark.parametrize(
    "raw",
    ["Tin\n5,000\nZinc\n7,000", "Exports\nImports\n12\n13\nBalance", "Japan\n5\nChile\n6\n7\nPeru\n8"],
)
def test_labels_and_numbers_without_a_header_are_no_table(raw: str) -> None:
    assert not [block for block in clean(raw).blocks if isinstance(block, Grid)]


def test_years_may_head_the_columns() -> None:
    (table,) = clean("Country\n2022\n2023\nJapan\n5\n6\nChile\n7\n8").blocks
    assert table == Grid(("Country", "2022", "2023"), (("Japan", "5", "6"), ("Chile", "7", "8")))
