"""Pages built like those of agencies, customs offices and old bulletins."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.content import Content, Grid, Heading, Paragraph
from corpus.errors import UnreadableFile
from corpus.readers.html import read

LEAD = "China shipped 2,004 kg of gallium to Japan in June, a third more than in May, customs data showed."
MORE = (
    "A trader said on Monday that buyers in Seoul and Nagoya wait for licences, and stocks are all but gone."
)
TABLE = (
    "<table><caption>Exports by partner</caption>"
    "<thead><tr><th>Partner</th><th>Quantity (kg)</th></tr></thead>"
    "<tbody><tr><td>Japan</td><td>2,004</td></tr><tr><td>Korea</td><td></td></tr></tbody></table>"
)
GRID = Grid(("Partner", "Quantity (kg)"), (("Japan", "2,004"), ("Korea", "")), "Exports by partner")


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>"
        "<div class='cookie-banner'>We use cookies.</div><script>var shown = 'secret';</script>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/m'>Markets</a></li></ul></nav>"
        f"<article><h1>Gallium exports rise</h1>{body}</article>"
        "<aside><h3>Related</h3><ul><li><a href='/1'>Tin falls</a></li></ul></aside>"
        "<style>p { color: red }</style><footer>All rights reserved</footer></body></html>"
    ).encode()


def text(content: Content) -> str:
    return "\n".join(block.text for block in content.blocks if not isinstance(block, Grid))


def test_an_article_keeps_its_parts_and_loses_its_frame() -> None:
    partners = "<ul><li>Japan: 5 t</li><li>Korea: 3 t</li></ul>"
    content = read(page(f"<p>{LEAD}</p><h2>Partners</h2>{TABLE}<p>{MORE}</p>{partners}"), "a.html")
    assert content.blocks == (
        Heading("Gallium exports rise"),
        Paragraph(LEAD),
        Heading("Partners"),
        GRID,
        Paragraph(MORE),
        Paragraph("Japan: 5 t"),
        Paragraph("Korea: 3 t"),
    )


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        (TABLE, GRID),
        ("<table><tr><th rowspan=2>Partner<th colspan=2>2025<tr><th>kg<th>USD<tr><td>Japan<td>1<td>2</table>",
         Grid(("Partner", "2025 kg", "2025 USD"), (("Japan", "1", "2"),))),
        ("<table><tr><td>Metal<td>Partner<td>kg<tr><td rowspan=2>Tin<td>Japan<td>1<tr><td>Korea<td>2</table>",
         Grid(("Metal", "Partner", "kg"), (("Tin", "Japan", "1"), ("Tin", "Korea", "2")))),
        ("<table><tr><th>Partner<th>kg<tr><td>Japan<td rowspan=2>7<tr><td>Korea</table>",
         Grid(("Partner", "kg"), (("Japan", "7"), ("Korea", "")))),
        ("<table><tr><th>Partner<th>kg<tr><td>Japan<br>(all)<td>2,004<sup>1</sup></table>",
         Grid(("Partner", "kg"), (("Japan (all)", "2,004¹"),))),
        ("<table><tr><th>Rank<th>1<th>2<tr><td>Japan<td>5<td>6</table>",
         Grid(("Rank", "1", "2"), (("Japan", "5", "6"),))),
    ],
)  # fmt: skip
def test_tables_keep_their_rows_columns_and_names(table: str, grid: Grid) -> None:
    assert grid in read(page(f"<p>{LEAD}</p>{table}<p>{MORE}</p>"), "a.html").blocks


def test_a_page_that_is_only_a_table_keeps_it() -> None:
    content = read(f"<html><body><h1>Exports</h1>{TABLE}</body></html>".encode(), "a.html")
    assert content.blocks == (Heading("Exports"), GRID)


def test_a_page_laid_out_by_a_table_is_text() -> None:
    menu = "<td><a href='/'>Home</a></td>"
    content = read(
        f"<body><table><tr>{menu}<td><p>{LEAD}</p><p>{MORE * 3}</p></td></tr></table>".encode(), "a.html"
    )
    assert LEAD in text(content)
    assert not any(isinstance(block, Grid) for block in content.blocks)


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("<p>Gallium: 5 t.</p>", ["Gallium: 5 t."]),
        ("<div>Gallium: 5 t.</div><div>Tin: 3 t.</div>", ["Gallium: 5 t.", "Tin: 3 t."]),
        (
            "Exports rose.<br><br>Prices fell<br>and stocks grew.",
            ["Exports rose.", "Prices fell and stocks grew."],
        ),
        ("<p>5 m<sup>3</sup> of CO<sub>2</sub></p>", ["5 m³ of CO₂"]),
        ("<pre>Japan 5\nKorea 3</pre>", ["Japan 5", "Korea 3"]),
        ("<p>No&shy;thing &amp; all&nbsp;of it</p>", ["No\xadthing & all of it"]),
        ("Just words, no element at all", ["Just words, no element at all"]),
        ("<nav>Only a menu</nav>", ["Only a menu"]),
    ],
)
def test_small_pages_keep_their_text(body: str, paragraphs: list[str]) -> None:
    script = (
        "<script>var shown = 'secret';</script><style>p { color: red }</style><noscript>Turn it on</noscript>"
    )
    content = read(f"<html><body>{body}{script}</body></html>".encode(), "a.html")
    assert [block.text for block in content.blocks if isinstance(block, Paragraph)] == paragraphs


def test_nothing_of_scripts_and_styles_is_text() -> None:
    content = read(page(f"<p>{LEAD}</p><script>var inner = 'secret';</script><p>{MORE}</p>"), "a.html")
    assert "secret" not in text(content)
    assert "color" not in text(content)


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle",
"headline": "Gallium", "datePublished": "2025-08-21T08:00:00Z",
"publisher": {"name": "Metal Daily"}}]}</script>"""


@pytest.mark.parametrize(
    ("head", "body", "publisher", "published", "inferred"),
    [
        ("<meta property='og:site_name' content='Metal Daily'>"
         "<meta property='article:published_time' content='2025-08-21T08:00:00+08:00'>",
         "", "Metal Daily", date(2025, 8, 21), set()),
        (LINKED, "", "Metal Daily", date(2025, 8, 21), set()),
        ("<script type='application/ld+json'>{broken</script><meta name='date' content='21 August 2025'>"
         "<meta property='og:site_name' content='Metal Daily'>",
         "", "Metal Daily", date(2025, 8, 21), set()),
        ("<meta property='og:site_name' content='Metal Daily'>",
         "<time itemprop='datePublished' datetime='2025-08-21'>yesterday</time>",
         "Metal Daily", date(2025, 8, 21), set()),
        ("<meta property='og:site_name' content='Metal Daily'>"
         "<link rel='canonical' href='https://metal.example/2025/08/21/gallium'>",
         "", "Metal Daily", date(2025, 8, 21), {"published"}),
        ("<link rel='canonical' href='https://metal.example/gallium'>"
         "<meta name='date' content='2025-08-21'>", "", "metal.example", date(2025, 8, 21), {"publisher"}),
    ],
)  # fmt: skip
def test_what_the_page_states_and_what_is_guessed(
    head: str, body: str, publisher: str, published: date, inferred: set[str]
) -> None:
    found = read(page(f"{body}<p>{LEAD}</p><p>{MORE}</p>", head), "a.html").attributes
    assert found.title == "Gallium exports rise"
    assert (found.publisher.lower(), found.published) == (publisher.lower(), published)
    assert found.inferred == inferred


def test_the_address_is_that_of_the_page() -> None:
    head = "<link rel='canonical' href='https://metal.example/gallium'>"
    assert read(page(f"<p>{LEAD}</p>", head), "a.html").attributes.url == "https://metal.example/gallium"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset='windows-1252'>", "cp1252"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "cp1252"),
        ("<meta charset='iso-8859-1'>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_the_declared_encoding_is_honoured(declared: str, encoding: str) -> None:
    source = f"<html><head>{declared}</head><body><p>“Prices” in São Paulo: 5 €.</p></body></html>"
    content = read(source.encode(encoding), "a.html")
    assert text(content) == "“Prices” in São Paulo: 5 €."
    assert content.warnings == ()


def test_chinese_in_its_old_encoding() -> None:
    source = "<html><head><meta charset='gb2312'></head><body><p>六月份镓出口量为2004千克。</p></body></html>"
    assert text(read(source.encode("gb18030"), "a.html")) == "六月份镓出口量为2004千克。"


def test_xhtml_with_an_encoding_declaration() -> None:
    source = "<?xml version='1.0' encoding='utf-8'?><html><body><p>Gallium: 5 t.</p></body></html>"
    assert text(read(source.encode(), "a.html")) == "Gallium: 5 t."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"<title>Gallium</title>", "without text"),
        (b"<html><head></head></html>", "without text"),
        (b"<html><body><div id='app'></div><script>start()</script></body></html>", "without text"),
        (b"<!-- nothing -->", "without text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG image"),
    ],
)
def test_what_holds_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.html")
    assert words in caught.value.came
    assert all((caught.value.allowed, caught.value.next_step))
