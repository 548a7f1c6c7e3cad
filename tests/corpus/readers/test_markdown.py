from __future__ import annotations

from datetime import date

import pytest

from corpus.content import Block, Grid, Heading, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.markdown import read

BODY = "# Tin in July\n\nSmelters shipped 4,500 tonnes of tin in July, more than in any month before it.\n"


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode(), "a.md").blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Tin\n\nTin *rose* to\n**5 t**, [they](http://a.example) said.",
            (Heading("Tin"), Paragraph("Tin rose to 5 t, they said.")),
        ),
        ("Tin\n===\n\nZinc\n---", (Heading("Tin"), Heading("Zinc"))),
        (
            "- Japan: 5 t\n- Korea: `3 t`\n\n1. Chile",
            (Paragraph("Japan: 5 t"), Paragraph("Korea: 3 t"), Paragraph("Chile")),
        ),
        ("> Tin rose.", (Paragraph("Tin rose."),)),
        (
            "| Partner | kg |\n|---|--:|\n| Japan | 2,004 |\n| Korea | |",
            (Grid(("Partner", "kg"), (("Japan", "2,004"), ("Korea", ""))),),
        ),
        ("```\nJapan  5\nKorea  3\n```", (Paragraph("Japan 5 Korea 3"),)),
        ("AT&amp;T \\* 5 &lt; 6", (Paragraph("AT&T * 5 < 6"),)),
        ("Japan 5<br>Korea 3<br/>x", (Paragraph("Japan 5 Korea 3 x"),)),
        ("<div>\n<p>Japan <b>5</b></p>\n<!-- no -->\n</div>", (Paragraph("Japan 5"),)),
        ("<script>\nvar a = 1;\n</script>\n\nTin.", (Paragraph("Tin."),)),
        ("![a ship](ship.png)\n\nTin.", (Paragraph("Tin."),)),
        ("Tin.\n\n---\n\nZinc.", (Paragraph("Tin."), Paragraph("Zinc."))),
    ],
)
def test_blocks(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_front_matter_states_and_the_text_fills_in() -> None:
    front = "publisher: Tin Weekly\npublished: 2025-08-21\nurl: https://a.example\ninferred: [published]"
    found = read(f"---\n{front}\n---\n{BODY}".encode(), "a.md").attributes
    assert (found.title, found.publisher, found.published) == ("Tin in July", "Tin Weekly", date(2025, 8, 21))
    assert (found.url, found.inferred) == ("https://a.example", {"published", "title"})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("date: 2025-08-21", date(2025, 8, 21)),
        ("date: 2025-08-21 10:30:00", date(2025, 8, 21)),
        ("published: 21 August 2025", date(2025, 8, 21)),
        ("published: soon", None),
        ("published: 5", None),
        ("published:", None),
    ],
)
def test_dates_of_the_front_matter(line: str, expected: date | None) -> None:
    assert read(f"---\n{line}\n---\n{BODY}".encode(), "a.md").attributes.published == expected


@pytest.mark.parametrize(
    ("front", "title", "published"),
    [
        ("title: [", "[", None),
        ("title: Tin in July\npublished: 2025-13-45", "Tin in July", None),
        ("title: Tin: a record\npublished: 2025-08-21", "Tin: a record", date(2025, 8, 21)),
        ("title: 'Tin' sets a record\ndate: 21 August 2025", "'Tin' sets a record", date(2025, 8, 21)),
        ('title: "Tin: more"\nby: [', "Tin: more", None),
    ],
)
def test_broken_front_matter_is_read_by_lines_with_a_warning(
    front: str, title: str, published: date | None
) -> None:
    content = read(f"---\n{front}\n---\n{BODY}".encode(), "a.md")
    assert content.blocks == blocks(BODY)
    assert (content.attributes.title, content.attributes.published) == (title, published)
    assert any("front matter" in warning for warning in content.warnings)


def test_text_in_a_markdown_file_is_read_as_text() -> None:
    text = (
        "Tin exports jump in July\nby | 20. Aug 2025 - 08:55 | Economy\n"
        "Indonesia shipped 4,500 tonnes of tin in July.\nOnly 20 tonnes went to Japan.\n"
    )
    content = read(text.encode(), "a.md")
    assert content.blocks[0] == Heading("Tin exports jump in July")
    assert len(content.blocks) == 4
    assert content.attributes.title == "Tin exports jump in July"
    assert content.attributes.published == date(2025, 8, 20)


@pytest.mark.parametrize("front", ["- a\n- b", "just words", "", "inferred: title"])
def test_front_matter_of_another_shape_states_nothing(front: str) -> None:
    content = read(f"---\n{front}\n---\n{BODY}".encode(), "a.md")
    assert (content.attributes.publisher, content.attributes.inferred) == ("", {"title"})


def test_a_rule_without_end_is_no_front_matter() -> None:
    assert blocks("---\n\nTin rose.") == (Paragraph("Tin rose."),)


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read(b"\x89PNG\r\n\x1a\n", "a.md")
