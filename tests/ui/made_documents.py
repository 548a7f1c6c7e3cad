"""Documents made for the page: running text, a table, two pages, and texts that would like to run."""

from __future__ import annotations

from datetime import date

from assistant.answer import Citation
from corpus.document import Document, Page, Row, Span, Table

NEWS_TEXT = """\
Gallium leaves port again

Customs recorded the first shipments since spring.

GALLIUM

Buyers in Japan took 2,004 kg of gallium in June. Germany bought 2,000 kg. Nothing went elsewhere.

GERMANIUM

Germanium shipments stayed low, and traders expect no change before autumn.
"""

ROWS = (("2025-06", "Japan", "2004"), ("2025-06", "Germany", "2000"), ("2025-05", "", "0"))


def news() -> Document:
    """Running text with headings."""
    text = NEWS_TEXT
    spans = tuple(
        Span(text.index(line), text.index(line) + len(line))
        for line in ("Gallium leaves port again", "GALLIUM", "GERMANIUM")
    )
    return Document(
        "dnews", "gallium-note.txt", text, "Gallium leaves port again", "Metals Desk", date(2025, 7, 20),
        inferred=frozenset({"published"}), headings=spans,
    )  # fmt: skip


def customs() -> Document:
    """A table: each row one line, each cell led by its column."""
    header = ("period", "partner", "kg")
    lines = ["; ".join(f"{n}: {c}" for n, c in zip(header, row, strict=True) if c) for row in ROWS]
    text = "\n".join(lines)
    rows: list[Row] = []
    for line, cells in zip(lines, ROWS, strict=True):
        start = text.index(line)
        rows.append(Row(start, start + len(line), cells))
    table = Table(0, len(text), header, tuple(rows))
    return Document(
        "dcustoms", "gallium.csv", text, "gallium", inferred=frozenset({"title"}), tables=(table,)
    )


def report() -> Document:
    """Two pages."""
    first, second = "The first page is about quotas.", "The second page is about prices."
    text = f"{first}\n\n{second}"
    pages = (Page(1, 0, len(first)), Page(2, len(first) + 2, len(text)))
    return Document("dreport", "quota-report.pdf", text, "Quota report", "Trade Institute", pages=pages)


def cite(document: Document, quote: str) -> Citation:
    """The citation of the first place where a text stands."""
    start = document.text.index(quote)
    return Citation(document, start, start + len(quote))


PAYLOADS = (
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
)
"""What documents, titles and questions may hold; none of it may run, show or fetch anything."""
