"""The Documents view in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_uploads import TIN, uploaded
from visiting import DESKTOP, PHONE, served, visit

from assistant import Assistant
from ui import texts
from ui.access import Visitor
from ui.documents import view


@pytest.fixture
def page(desk: Assistant, browser: Any) -> Iterator[Any]:
    with served(desk) as address, visit(browser, address, DESKTOP) as opened:
        opened.open_view("Documents")
        opened.page.wait_for_selector("#documents-table table")
        yield opened


def test_searching_and_sorting_are_in_the_address(page: Any) -> None:
    tab = page.page
    tab.fill("#documents-words", "harbour")
    tab.press("#documents-words", "Enter")
    tab.wait_for_selector("#documents-table .count:has-text('1 of 3')")
    tab.get_by_role("button", name="Title").click()
    tab.wait_for_selector("th[aria-sort=ascending]:has-text('Title')")
    assert "words=harbour" in tab.url and "order=title" in tab.url
    again = page.context.new_page()
    again.goto(tab.url)
    again.wait_for_selector("#documents-table .count:has-text('1 of 3')")
    assert again.input_value("#documents-words") == "harbour"
    assert again.input_value("#documents-order") == "title"
    tab.get_by_role("button", name=texts.SHOW_ALL_DOCUMENTS).click()
    tab.wait_for_selector("#documents-table .count:has-text('3 documents')")
    page.keep("documents")


def test_asking_only_ticked_documents(page: Any) -> None:
    tab = page.page
    tab.get_by_label(texts.CHOOSE.format(title="What the harbour saw")).check()
    tab.select_option("#documents-publisher", "Metals Desk")
    tab.wait_for_selector("tbody.kept")
    tab.get_by_role("button", name=texts.ASK_ONLY_THESE).click()
    tab.wait_for_selector("#scope :text('What the harbour saw')")
    page.ask("How much gallium did China export in June 2025?")
    answer = tab.inner_text("#turn article")
    assert "5,100" in answer and "4,260" not in answer


def test_adding_and_deleting(page: Any, desk: Assistant, tmp_path: Path) -> None:
    tab = page.page
    good, bad = uploaded(tmp_path, 0, "tin.md", TIN), uploaded(tmp_path, 1, "fake.pdf", "no")
    tab.set_input_files("#upload input[type=file]", [str(good), str(bad)])
    tab.wait_for_selector("#upload-results :text('1 added')")
    assert "fake.pdf is no PDF" in tab.inner_text("#upload-results")
    tab.wait_for_selector("#brand :text('4 documents')")
    page.keep("documents-added")
    tab.get_by_role("button", name="Delete: Tin leaves Peru").click()
    tab.wait_for_selector("tr.confirm :text('no other document tells of it')")
    assert tab.evaluate("document.activeElement.innerText") == texts.DELETE_NO
    page.keep("documents-delete")
    tab.get_by_role("button", name=texts.DELETE_YES).click()
    tab.wait_for_selector("#brand :text('3 documents')")
    assert "tin.md" not in {document.name for document in desk.documents()}


def test_who_may_not_change_is_refused_by_the_handlers_too(
    desk: Assistant, browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "visitor_of_gradio", lambda request: Visitor("reader", "", False))
    held = {document.id for document in desk.documents()}
    with served(desk) as address, visit(browser, address) as opened:
        tab = opened.page
        opened.open_view("Documents")
        tab.wait_for_selector("#documents-table table")
        assert tab.locator("[data-send=ask_remove]").count() == 0
        forged = f'<button id="forged" data-send="remove" data-document="{min(held)}">x</button>'
        tab.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", forged)
        tab.evaluate("document.getElementById('forged').click()")
        tab.wait_for_selector(f"#documents-table :text('{texts.MAY_NOT_CHANGE}')")
        tab.set_input_files("#upload input[type=file]", str(uploaded(tmp_path, 0, "tin.md", TIN)))
        tab.wait_for_selector(f"#upload-results :text('{texts.MAY_NOT_CHANGE}')")
    assert {document.id for document in desk.documents()} == held


def test_a_read_only_page_offers_no_change(desk: Assistant, browser: Any) -> None:
    with served(desk, read_only=True) as address, visit(browser, address, PHONE, "dark") as opened:
        opened.open_view("Documents")
        opened.page.wait_for_selector("#documents-table table")
        assert texts.READ_ONLY_NOTE in opened.page.inner_text("#documents-table")
        assert opened.page.locator("#upload, [data-send=ask_remove]").count() == 0
        opened.keep("documents-read-only")
