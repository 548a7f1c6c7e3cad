"""Whatever documents, file names, questions and addresses hold: nothing runs, all of it is shown as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from conftest import filled
from payloads import EVERY, LONG, NAMES, PLACES, SHORT, files
from visiting import DESKTOP, PHONE, Visit, served, visit

from assistant import Assistant
from ui import texts

HARM = (Path(__file__).parent / "harm.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over documents that hold every payload."""
    folder = tmp_path_factory.mktemp("hostile")
    with filled(folder, {}) as assistant:
        for name, content in files().items():
            (folder / "given" / name).write_bytes(content)
        for name in NAMES:
            (folder / "given" / f"{name}.pdf").write_bytes(b"no")
        report = assistant.add(folder / "given")
        assert len(report.added) == len(files()) and len(report.failed) == len(NAMES)
        yield assistant


def plain(text: str) -> str:
    """A text as a browser shows it: white space is one blank, and it knows no NUL."""
    return " ".join(text.replace("\0", "").split())


def safe(opened: Visit, step: str, *shown: str) -> None:
    """Nothing ran and nothing was made; each of these texts stands there as it is."""
    opened.keep(f"safety-{step}")
    assert opened.page.evaluate(HARM) == [], step
    text = plain(opened.page.evaluate("document.body.textContent"))
    assert [one for one in shown if plain(one) not in text] == [], step


def read(opened: Visit, document: Any) -> None:
    """Open a document from the list; all of it that could do harm stands in the panel."""
    opened.page.locator(f'#documents-table [data-open="doc/{document.id}"]').click()
    opened.page.wait_for_selector(f'#source-panel [data-url="open=doc/{document.id}"]')
    text = plain(document.text)
    held = [one for one in EVERY if plain(one) in text]
    safe(opened, f"read-{document.name.split('.')[-1]}", document.publisher, document.url, *held)
    assert len(held) > len(EVERY) * 0.75 or len(document.text) < 2_000


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_answers_quote_and_nothing_runs(
    browser: Any, hostile: Assistant, size: tuple[int, int], scheme: str
) -> None:
    with served(hostile) as address, visit(browser, address, size, scheme) as opened:
        page = opened.page
        opened.ask("Which countries received gallium from China in July 2025?")
        page.wait_for_selector("#turn .next, #turn .looked-at", state="attached")
        safe(opened, "ranking", *PLACES[-3:])
        opened.ask("How much gallium went to Japan in June 2025?")
        page.wait_for_selector("#turn .looked-at", state="attached")
        page.locator("#turn .looked-at").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        cited = page.locator("#turn a.mark").first
        title = str(cited.get_attribute("aria-label"))
        safe(opened, "answer", title.split(": ", 1)[1])
        cited.focus()
        page.wait_for_selector("#tip:not([hidden])")
        safe(opened, "tip")
        page.keyboard.press("Enter")
        page.wait_for_selector("#source-panel mark")
        safe(opened, "source")


def downloaded(page: Any, button: Any) -> str:
    """The text of the file that a button gives."""
    with page.expect_download() as download:
        button.click()
    return str(download.value.path().read_text(encoding="utf-8"))


def harmless_table(text: str) -> None:
    """No cell is a formula for a spreadsheet; what would be one stands there as text."""
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert any("evil.example" in cell for cell in cells)


def harmless_drawing(text: str) -> None:
    """No element does anything; the texts of documents are text."""
    nodes = list(ElementTree.fromstring(text).iter())
    tags = {node.tag.rpartition("}")[2] for node in nodes}
    assert tags <= {"svg", "title", "desc", "defs", "pattern", "rect", "line", "circle", "text"}
    assert not [name for node in nodes for name in node.attrib if name.startswith("on") or "href" in name]
    assert any("evil.example" in (node.text or "") for node in nodes)


def test_documents_are_listed_and_read_and_nothing_runs(
    browser: Any, hostile: Assistant, tmp_path: Path
) -> None:
    with served(hostile) as address, visit(browser, address) as opened:
        page = opened.page
        opened.open_view("Documents")
        page.wait_for_selector("#documents-table table")
        stored = hostile.documents()
        titles = [one for document in stored for one in (document.title, document.publisher, document.name)]
        safe(opened, "documents", *titles)
        named = {document.name: document for document in stored}
        for name in (
            "all.txt",
            "all.html",
            "table.csv",
            "table.xlsx",
            "page.docx",
            f"{NAMES[0]}.md",
            "news12.md",
        ):
            read(opened, named[name])
        page.keyboard.press("Escape")
        row = page.locator(
            "#documents-table tr", has=page.locator(f'[data-open="doc/{named["news12.md"].id}"]')
        )
        row.locator("[data-send=ask_remove]").click()
        page.wait_for_selector("tr.confirm")
        safe(opened, "delete", named["news12.md"].title[:40])
        given = [tmp_path / f"{name}{suffix}" for name in NAMES for suffix in (".md", ".pdf")]
        for path in given:
            path.write_text(f"Peru exported 5 tonnes of tin in May 2025. {path.name}", encoding="utf-8")
        page.set_input_files("#upload input[type=file]", [str(path) for path in given])
        page.wait_for_selector(f"#upload-results :text('{texts.ADDING_DONE}')")
        page.locator("#upload-results details").evaluate_all(
            "all => all.forEach((one) => { one.open = true; })"
        )
        # Gradio leaves out characters that a file's name should not have.
        safe(opened, "added", "4 added", "4 not added")


def test_figures_and_coverage_and_nothing_runs(browser: Any, hostile: Assistant) -> None:
    with served(hostile) as address, visit(browser, address) as opened:
        page = opened.page
        opened.go(
            f"?view=figures&partner={quote(PLACES[0])}&commodity={quote(SHORT[1])}&show={quote(SHORT[2])}"
        )
        page.wait_for_selector("#figures .figures")
        safe(opened, "figures-refused", SHORT[2][:40])
        opened.go("?view=figures&period=2025-07")
        page.wait_for_selector("#figures .figure-table")
        safe(opened, "figures-table")
        assert sum(place in page.inner_text("#figures tbody") for place in PLACES) > 20
        for name, there in (("grid", ".figure-grid"), ("chart", ".chart-wide svg")):
            page.locator("#figures .switch").get_by_role("button", name=texts.FIGURE_VIEWS[name]).click()
            page.wait_for_selector(f"#figures {there}")
            safe(opened, f"figures-{name}", "<base href='http://evil.example/'>")
        assert page.input_value("#figures select[name=period]") == "2025-07"
        tools = page.locator("#figures .chart .tools")
        harmless_drawing(downloaded(page, tools.get_by_role("button", name="SVG")))
        harmless_table(downloaded(page, tools.get_by_role("button", name="CSV")))
        harmless_table(downloaded(page, page.locator("#figures .downloads a").first))
        opened.open_view("Coverage")
        page.wait_for_selector("#covered .refused")
        page.locator("#covered details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        safe(opened, "coverage", *(f"{name}.pdf" for name in NAMES), SHORT[0], SHORT[-1], PLACES[0])


def test_what_people_write_is_shown_and_nothing_runs(browser: Any, hostile: Assistant) -> None:
    joined = [" ".join(map(plain, EVERY[start::3]))[:1_900] for start in range(3)]
    with served(hostile) as address, visit(browser, address) as opened:
        page = opened.page
        for question in joined[:2]:
            page.fill("#question textarea", question)
            page.press("#question textarea", "Enter")
            page.wait_for_function(
                "words => document.querySelector('#turn .done h3')?.textContent.trim().startsWith(words)",
                arg=question[:60],
            )
        safe(opened, "question", *joined[:2])
        page.locator("#past article").first.hover()
        page.locator("#past article").first.get_by_role("button", name=texts.EDIT).click()
        page.wait_for_selector(f"#scope :text('{texts.EDITING}')")
        page.fill("#question textarea", joined[2])
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#turn article.done[data-turn='0']")
        safe(opened, "edited", joined[2])
        page.locator("#turn").get_by_role("button", name=texts.BAD, exact=True).click()
        page.get_by_label(texts.WHY_BAD).fill(joined[0])
        page.keyboard.press("Enter")
        for title in (PLACES[1], LONG[:200], '"><img src=x onerror=window.ran=70>'):
            page.locator("#side details.menu summary").click()
            page.get_by_role("button", name=texts.RENAME).click()
            page.locator("#side input[name=title]").fill(title)
            safe(opened, "renaming")
            page.keyboard.press("Enter")
            page.wait_for_function(
                "title => document.querySelector('#side .title')?.textContent.startsWith(title)",
                arg=title[:70],
            )
            safe(opened, "renamed", title[:70])
        page.locator("#side details.menu summary").click()
        page.locator("#side").get_by_role("button", name=texts.DELETE).click()
        page.wait_for_selector("#side .danger")
        safe(opened, "forgetting", title)
        here = page.url.removeprefix(address)
        opened.go(here)
        page.wait_for_selector("#past article")
        safe(opened, "reopened", joined[2])
        opened.open_view("Documents")
        page.wait_for_selector("#documents-words")
        page.fill("#documents-words", joined[0][:200])
        page.press("#documents-words", "Enter")
        page.wait_for_selector(f"#documents-table :text('{texts.NO_MATCH}')")
        safe(opened, "searched")


HOSTILE = "\"><img src=x onerror=window.ran=80>'${window.ran=81}{{window.ran=82}}"
NAMED = ("view", "conversation", "open", "words", "publisher", "commodity", "partner", "__theme")


@pytest.mark.parametrize(
    "query",
    [
        dict.fromkeys(NAMED, HOSTILE),
        {
            "view": "documents", "words": SHORT[1], "publisher": SHORT[2], "kind": "<b>",
            "order": "javascript:", "open": "doc/javascript:window.ran=85",
        },
        {
            "view": "figures", "open": "src/<script>window.ran=83</script>/1-2",
            "commodity": "\u202e<b>",
            "series": '"><svg onload=window.ran=84>', "document": "<iframe src=//evil.example>",
            "part": "<b>", "period": "${1}", "conversation": "../../'\"<b>",
        },
    ],
    ids=["all", "documents", "figures"],
)  # fmt: skip
def test_an_address_runs_nothing(browser: Any, hostile: Assistant, query: dict[str, str]) -> None:
    with served(hostile) as address, visit(browser, address) as opened:
        opened.go(f"?{urlencode(query)}#<img src=x onerror=window.ran=86>")
        opened.page.wait_for_selector("#source-panel h2")
        safe(opened, "address", texts.NO_SUCH_PLACE)
