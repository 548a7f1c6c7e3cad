from __future__ import annotations

from datetime import date

import pytest

from corpus.content import Attributes, Heading, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.text import read

REPORT = """Tin imports jump again

Published: Thu, 21 Aug 2025 10:30 GMT

JAKARTA, Aug 21 (Reuters) - Indonesia’s smelters shipped 4,500 tonnes of tin in July, “a record”, they said.
"""


def test_a_report_is_read_whole() -> None:
    content = read(REPORT.encode(), "tin.txt")
    assert [type(block) for block in content.blocks] == [Heading, Paragraph, Paragraph]
    assert content.attributes == Attributes(
        "Tin imports jump again", "Reuters", date(2025, 8, 21), "", frozenset({"title", "publisher"})
    )
    assert content.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_changes_nothing(encoding: str) -> None:
    assert read(REPORT.encode(encoding), "tin.txt").blocks == read(REPORT.encode(), "tin.txt").blocks


@pytest.mark.parametrize("data", [b"", b" \n\t", b"%PDF-1.7 x", bytes(range(32)) * 20])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data, "tin.txt")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "Title: Tin: a record\nSource: Tin Weekly\nDate: August 21, 2025\n\n",
            ("Tin: a record", "Tin Weekly", date(2025, 8, 21)),
        ),
        (
            "---\nheadline: Tin in July\npublisher: Tin Weekly\n---\n",
            ("Tin in July", "Tin Weekly", None),
        ),
        ("Date: 21 August 2025\nSmelters shipped more tin.\n", ("", "", date(2025, 8, 21))),
    ],
)
def test_lines_at_the_top_that_say_what_the_text_is(
    head: str, expected: tuple[str, str, date | None]
) -> None:
    content = read(f"{head}Smelters shipped 4,500 tonnes of tin in July.\n".encode(), "a.txt")
    found = content.attributes
    assert (found.title, found.publisher, found.published) == expected
