"""PDFs as agencies print them, written by hand for the test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.content import Content, Grid
from corpus.errors import UnreadableFile
from corpus.readers.pdf import read

ENCRYPTED = (
    b"/Encrypt<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">/P -4>>/ID[<00><00>]"
)


def written_pdf(pages: Sequence[Sequence[str]], title: str = "", trailer: bytes = b"") -> bytes:
    """The bytes of a PDF with these lines on its pages; `trailer` goes into the trailer dictionary."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = b"".join(b"(" + _escaped(line) + b") Tj T* " for line in lines)
        stream = b"BT /F1 10 Tf 14 TL 1 0 0 1 50 780 Tm " + shown + b"ET"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<</Title(%s)/CreationDate(D:20250101120000Z)>>" % _escaped(title))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        len(objects),
        trailer,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return data


ARTICLE = [
    "Gallium exports rise",
    "China shipped 2,004 kg of gallium to Japan in June, customs data showed.",
]


def text(content: Content, page: int | None = None) -> str:
    return "\n".join(
        block.text
        for block in content.blocks
        if not isinstance(block, Grid) and (page is None or block.page == page)
    )


def test_every_block_knows_its_page() -> None:
    content = read(written_pdf([ARTICLE, ["Germanium exports fell to 5 t in the same month."]]), "a.pdf")
    assert "2,004 kg" in text(content, 1)
    assert text(content, 2) == "Germanium exports fell to 5 t in the same month."
    assert {block.page for block in content.blocks} == {1, 2}


def test_accents_quotation_marks_and_dashes() -> None:
    content = read(written_pdf([["“Prices – in € – rose”, said a trader at São Paulo’s café."]]), "a.pdf")
    assert text(content) == "“Prices – in € – rose”, said a trader at São Paulo’s café."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The country ex-", "ported 2,004 kg of gallium."], "exported"),
        (["Exports of rare-earth magnets rose, and rare-", "earth prices fell."], "rare-earth prices"),
        (["Earth that is rare is dear: the rare-", "earth price rose."], "rare-earth price"),
        (["Exports in 2024-", "25 were the highest so far."], "2024-25"),
        (["Trade under the Sino-", "US agreement went on."], "Sino-US"),
    ],
)
def test_words_parted_at_a_line_end_are_joined(lines: list[str], joined: str) -> None:
    assert joined in re.sub(r"\s*\n\s*", "", text(read(written_pdf([lines]), "a.pdf")))


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    metals = ["Gallium", "Germanium", "Antimony", "Tungsten"]
    pages = [
        [
            "Metals Monthly, June 2025",
            f"{metal} exports rose in June, data showed.",
            "Prices fell.",
            "© Metals",
            foot,
        ]
        for metal, foot in zip(
            metals, ["Page 1 of 4", "Page 2 of 4", "Page 3 of 4", "Page 4 of 4"], strict=True
        )
    ]
    content = read(written_pdf(pages), "a.pdf")
    assert text(content).count("Metals Monthly") == 1
    assert "Page" not in text(content)
    assert "©" not in text(content)
    assert "Antimony exports rose" in text(content, 3)


def test_two_pages_with_the_same_lines_keep_them() -> None:
    content = read(written_pdf([ARTICLE, ARTICLE]), "a.pdf")
    assert "2,004 kg" in text(content, 1)
    assert text(content, 1) == text(content, 2)


def test_page_numbers_that_start_elsewhere_are_left_out() -> None:
    pages = [
        [f"{metal} exports rose in June, data showed.", f"{n}"] for n, metal in enumerate(("Tin", "Zinc"), 17)
    ]
    assert "17" not in text(read(written_pdf(pages), "a.pdf"))


def test_rows_of_a_table_that_goes_over_pages_are_no_running_lines() -> None:
    pages = [
        ["Exports in kg, customs data showed.", f"Japan {n * 37 + 100}", f"Korea {n * 11 + 500}"]
        for n in range(6)
    ]
    content = read(written_pdf(pages), "a.pdf")
    assert all(f"Japan {n * 37 + 100}" in text(content) for n in range(6))


def test_a_figure_that_only_looks_like_a_page_number_stays_in_the_middle() -> None:
    content = read(written_pdf([["Tonnes shipped to Japan in June:", "2004", "That is a record."]]), "a.pdf")
    assert "2004" in text(content)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Rare earth exports in June", "Rare earth exports in June"),
        ("Microsoft Word - report_final.doc", ""),
        ("gallium june.pdf", ""),
        ("Untitled document", ""),
        ("", ""),
    ],
)
def test_the_title_is_taken_where_it_is_one(stated: str, title: str) -> None:
    attributes = read(
        written_pdf([["exports rose in June to 2,004 kg of gallium."]], stated), "a.pdf"
    ).attributes
    assert attributes.title == title
    assert attributes.published is None


def test_a_page_without_text_is_named() -> None:
    content = read(written_pdf([ARTICLE, [], ARTICLE]), "a.pdf")
    assert content.warnings == ("1 page of 3 without text, OCR would be needed: 2.",)


def test_two_threads_may_read_at_once() -> None:
    data = written_pdf([ARTICLE] * 5)
    with ThreadPoolExecutor(4) as pool:
        assert len({text(content) for content in pool.map(lambda _: read(data, "a.pdf"), range(8))}) == 1


WHOLE = written_pdf([ARTICLE])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (WHOLE[: len(WHOLE) // 2], "damaged"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (b"Gallium exports rose.", "no PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP archive"),
        (written_pdf([ARTICLE], trailer=ENCRYPTED), "password"),
        (written_pdf([[], []]), "2 pages hold only images"),
    ],
)
def test_what_gives_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.pdf")
    assert words in caught.value.came
    assert all((caught.value.allowed, caught.value.next_step))
