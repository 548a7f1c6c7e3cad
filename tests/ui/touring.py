"""A walk through every view of the page and every state that it can be in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from visiting import Visit

from ui import texts

WIDE = 768
"""From this width on the page stands in columns; below, one thing lies over the other."""


def tour(opened: Visit, folder: Path) -> Iterator[str]:
    """The name of each state while it is shown, over the store `conftest.DESK`.

    `folder`: where two files to upload are written, one that is added and one that is refused.
    """
    yield from _asking(opened)
    yield from _conversations(opened)
    yield from _documents(opened, folder)
    yield from _figures(opened)
    opened.open_view("Coverage")
    opened.page.wait_for_selector("#covered .refused")
    unfold(opened, "#covered details")
    yield "coverage"


def unfold(opened: Visit, folded: str) -> None:
    """Open all details that a selector finds."""
    opened.page.locator(folded).evaluate_all("all => { for (const one of all) one.open = true; }")


def _asking(opened: Visit) -> Iterator[str]:
    page = opened.page
    yield "start"
    opened.ask("How much gallium went to Japan in June?")
    page.wait_for_selector("#turn details.chip")
    page.locator("#turn a.number").first.focus()
    page.wait_for_selector("#tip:not([hidden])")
    yield "answer-tip"
    page.keyboard.press("Escape")
    page.locator("#turn details.chip summary").first.click()
    yield "answer-chip"
    page.keyboard.press("Escape")
    page.locator("#turn footer summary", has_text=texts.COPY).click()
    yield "answer-copy"
    page.keyboard.press("Escape")
    for name, document, place in (
        ("source", "Metals Desk", "p mark"), ("source-table", ": gallium", "td mark"),
    ):  # fmt: skip
        page.locator(f'#turn .cited a.mark[aria-label*="{document}"]').first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#source-panel {place}")
        yield name
        page.keyboard.press("Escape")  # the panel
        page.keyboard.press("Escape")  # the tip of the mark that has the focus again
    opened.ask("How much gallium did China export in June 2025?")
    page.wait_for_selector("#turn table.sides")
    yield "conflict"
    opened.ask("How much gallium went to Norway in June 2025?")
    page.wait_for_selector("#turn button.suggestion")
    yield "abstention"
    opened.ask("Which countries received gallium from China in July 2025?")
    page.locator("#turn .chart summary").click()
    page.locator("#turn").get_by_role("button", name=texts.BAD, exact=True).click()
    yield "chart"
    opened.ask("Compare gallium exports to Japan and Germany in June 2025")
    page.get_by_text(texts.PROOF, exact=True).last.click()
    page.wait_for_selector("#turn .looked-at")
    unfold(opened, "#turn .looked-at")
    yield "proof"


def _conversations(opened: Visit) -> Iterator[str]:
    page = opened.page
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    yield "keys"
    page.keyboard.press("Escape")
    if page.locator("#side").is_hidden():
        page.locator('[data-do="side"]').click()
    menu = page.locator("#side details.menu summary")
    menu.click()
    yield "conversations"
    page.get_by_role("button", name=texts.RENAME).click()
    page.wait_for_selector("#side input[name=title]")
    yield "conversation-rename"
    page.keyboard.press("Enter")
    page.wait_for_selector("#side .title")
    menu.click()
    page.locator("#side").get_by_role("button", name=texts.DELETE).click()
    page.wait_for_selector("#side .danger")
    yield "conversation-delete"
    page.locator("#side").get_by_role("button", name=texts.DELETE_NO).click()
    if opened.width < WIDE:
        page.locator('[data-do="side"]').click()


def _documents(opened: Visit, folder: Path) -> Iterator[str]:
    page = opened.page
    opened.open_view("Documents")
    page.wait_for_selector("#documents-table table")
    yield "documents"
    good, bad = folder / "tin.md", folder / "fake.pdf"
    good.write_text(
        "---\ntitle: Tin leaves Peru\ndate: 2025-08-02\n---\nPeru exported 310 tonnes of tin in May 2025."
    )
    bad.write_text("no")
    page.set_input_files("#upload input[type=file]", [str(good), str(bad)])
    page.wait_for_selector("#upload-results :text('1 added')")
    page.wait_for_selector("#brand :text('4 documents')", state="attached")
    unfold(opened, "#upload-results details")
    yield "documents-added"
    page.get_by_label(texts.CHOOSE.format(title="Tin leaves Peru")).check()
    page.get_by_role("button", name="Delete: Tin leaves Peru").click()
    page.wait_for_selector("tr.confirm")
    yield "documents-delete"


def _figures(opened: Visit) -> Iterator[str]:
    page = opened.page
    opened.open_view("Figures")
    page.wait_for_selector("#figures .figure-table")
    yield "figures"
    for name, there in (("grid", ".figure-grid"), ("chart", ".chart-svg")):
        page.locator("#figures .switch").get_by_role("button", name=texts.FIGURE_VIEWS[name]).click()
        page.wait_for_selector(f"#figures {there}:visible")
        yield f"figures-{name}"
