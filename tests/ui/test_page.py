"""The page in a real browser: what a person sees and does, and that nothing leaves the machine."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from made_assistant import FakeAssistant, cite, made_assistant, news

from assistant.answer import Answer, Citation
from ui import texts
from ui.opening import Opening
from ui.server import LOOPBACK, create_app

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP, PHONE = (1440, 860), (390, 844)
KNOWN = "How much gallium went to Japan in June?"
SOURCE_LINK = '#chat a[href*="#src/"]'


@contextmanager
def served(assistant: Any, read_only: bool = False) -> Iterator[str]:
    """The address of the page over an assistant that someone else closes."""
    opening = Opening(lambda: assistant)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = create_app(opening, read_only, LOOPBACK)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class Visit:
    """One open page, with the hosts it asked and the errors it met."""

    def __init__(self, browser: Any, address: str, size: tuple[int, int], scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
        )
        self.context.set_default_timeout(60_000)  # a cold and busy machine draws its first page slowly
        self.page = self.context.new_page()
        self.address, self.name = address, f"{size[0]}-{scheme}"
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(address)
        self.page.wait_for_selector("#question textarea")
        self.page.wait_for_function("/^\\d/.test(document.querySelector('#brand .about')?.textContent)")

    def _note(self, url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob"):
            self.hosts.add(urlsplit(url).netloc)

    def ask(self, question: str) -> None:
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")

    def keep(self, step: str) -> None:
        """Keep a picture, when a folder for pictures is named."""
        folder = os.environ.get("ASSISTANT_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.wait_for_timeout(300)
            self.page.screenshot(path=str(Path(folder) / f"{step}-{self.name}.png"))

    def leave(self) -> None:
        """Close the page; nothing may have gone elsewhere or wrong."""
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        self.context.close()
        assert self.hosts == {urlsplit(self.address).netloc}
        assert self.errors == []
        assert wide <= int(self.name.split("-")[0])


@contextmanager
def visit(
    browser: Any, address: str, size: tuple[int, int] = DESKTOP, scheme: str = "light"
) -> Iterator[Visit]:
    opened = Visit(browser, address, size, scheme)
    try:
        yield opened
    except BaseException:
        opened.context.close()
        raise
    opened.leave()


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "light"), (DESKTOP, "dark")])
def test_a_question_to_the_library(
    browser: Any, library_store: Any, size: tuple[int, int], scheme: str
) -> None:
    with served(library_store) as address, visit(browser, address, size, scheme) as opened:
        page = opened.page
        opened.keep("1-start")
        opened.ask(KNOWN)
        page.wait_for_selector(SOURCE_LINK, timeout=60_000)
        opened.keep("2-answer")
        page.locator(SOURCE_LINK).first.click()
        page.wait_for_selector("#source-panel mark")
        assert "2,004" in "".join(page.locator("#source-panel mark").all_inner_texts())
        assert page.locator("#source-panel mark").first.is_visible()
        opened.keep("3-source")
        page.keyboard.press("Escape")
        assert not page.locator("#source-panel mark").first.is_visible()
        assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#src/")
        page.get_by_role("tab", name=texts.DOCUMENTS_TAB).click()
        page.wait_for_selector("#listed [data-open]")
        opened.keep("4-documents")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (2560, 1300)])
def test_citations_are_read_one_after_the_other(
    browser: Any, fake: FakeAssistant, size: tuple[int, int]
) -> None:
    with served(fake) as address, visit(browser, address, size) as opened:
        page = opened.page
        assert page.get_by_role("button", name=KNOWN).is_visible()
        page.get_by_role("button", name=KNOWN).click()
        page.wait_for_selector(f"{SOURCE_LINK} >> nth=5")
        assert not page.get_by_role("button", name=KNOWN).is_visible()
        page.locator(SOURCE_LINK).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Source 1 of 3")
        assert page.evaluate("document.activeElement.tagName") == "H2"
        assert page.get_by_role("button", name="Previous").is_disabled()
        page.get_by_role("button", name="Next", exact=True).click()
        page.wait_for_selector("text=Source 2 of 3")
        assert page.locator("#source-panel mark").all_inner_texts() == ["2025-06", "Japan", "2004"]
        opened.keep("5-row")
        page.get_by_role("button", name="Next", exact=True).click()
        page.wait_for_selector("#source-panel dd:text-is('2')")
        page.get_by_role("button", name="Close", exact=True).click()
        assert page.locator("#source-panel mark").first.is_hidden()


def test_an_abstention_leads_to_what_came_near(browser: Any, fake: FakeAssistant) -> None:
    with served(fake) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask("What about <b>tin</b> *and* zinc?")
        page.wait_for_selector("text=The documents do not say.")
        assert page.locator("#chat .user .md").inner_text() == "What about <b>tin</b> *and* zinc?"
        opened.keep("6-abstention")
        page.locator('#chat a[href*="#place/"]').first.click()
        page.wait_for_selector("text=Passage 1 of 3")
        fake.stored.clear()
        page.locator('#chat a[href*="#place/"]').nth(1).click()
        page.wait_for_selector(f"text={texts.GONE}")


def test_stop_retry_and_new_chat(browser: Any, fake: FakeAssistant) -> None:
    fake.pause = threading.Event()
    with served(fake) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask(KNOWN)
        page.get_by_role("button", name=texts.STOP, exact=True).click()
        page.wait_for_selector(f"#chat >> text={texts.STOPPED}")
        fake.pause.set()
        page.get_by_role("button", name="Retry").click()
        page.wait_for_selector(SOURCE_LINK)
        assert page.locator("#chat .user .md").count() == 1
        page.get_by_role("button", name=texts.NEW_CHAT).click()
        page.wait_for_selector(f"text={texts.WELCOME}")
        assert page.get_by_role("button", name=KNOWN).is_visible()


def test_documents_are_filtered_read_added_and_deleted(
    browser: Any, fake: FakeAssistant, tmp_path: Path
) -> None:
    (tmp_path / "tin.txt").write_text("Tin left the smelter.")
    (tmp_path / "nothing.txt").write_text("")
    with served(fake) as address, visit(browser, address) as opened:
        page = opened.page
        page.get_by_role("tab", name=texts.DOCUMENTS_TAB).click()
        page.get_by_label(texts.FILTER).fill("quota")
        page.wait_for_function("document.querySelectorAll('#listed [data-open]').length === 1")
        page.get_by_role("button", name="Quota report", exact=True).click()
        page.wait_for_selector("#source-panel :text('The second page is about prices.')")
        page.keyboard.press("Escape")
        page.get_by_label(texts.FILTER).fill("")
        page.wait_for_function("document.querySelectorAll('#listed [data-open]').length === 3")
        page.set_input_files("#upload input[type=file]", [tmp_path / "tin.txt", tmp_path / "nothing.txt"])
        page.wait_for_selector("#results :text('nothing.txt holds no text.')")
        page.wait_for_selector("#results li.done:has-text('tin.txt')")
        page.wait_for_selector("#brand :text('4 documents')")
        opened.keep("7-added")
        page.get_by_role("button", name="Delete: tin.txt").click()
        page.wait_for_selector(f"text={texts.DELETE_ASK}")
        assert page.evaluate("document.activeElement.textContent") == texts.DELETE_NO
        opened.keep("8-delete")
        page.get_by_role("button", name=texts.DELETE_NO).click()
        page.wait_for_selector(f"text={texts.DELETE_ASK}", state="detached")
        assert len(fake.stored) == 4
        page.get_by_role("button", name="Delete: tin.txt").click()
        page.get_by_role("button", name=texts.DELETE_YES).click()
        page.wait_for_selector("#status :text('Deleted: tin.txt')")
        assert len(fake.stored) == 3


def test_a_read_only_page_offers_no_change(browser: Any, fake: FakeAssistant) -> None:
    with served(fake, read_only=True) as address, visit(browser, address) as opened:
        opened.page.get_by_role("tab", name=texts.DOCUMENTS_TAB).click()
        opened.page.wait_for_selector("#listed [data-open]")
        assert opened.page.locator("#upload, [data-do=ask_remove]").count() == 0


def test_the_chosen_theme_is_kept(browser: Any, fake: FakeAssistant) -> None:
    with served(fake) as address, visit(browser, address) as opened:
        page = opened.page
        page.get_by_role("button", name=texts.DARK_MODE).click()
        for _ in range(2):
            page.wait_for_selector("html.dark body.dark")
            page.reload()
            page.wait_for_selector("#question textarea")
        time.sleep(1)
        assert page.evaluate("document.body.classList.contains('dark')")


ATTACKS = (
    "<script>window.ran=1</script> <img src='http://203.0.113.9/i.png' onerror='window.ran=2'>",
    "![pixel](http://203.0.113.9/p.png) [click](javascript:window.ran=3) http://203.0.113.9/auto",
    "<svg onload=window.ran=4> <iframe src='http://203.0.113.9/f'></iframe> <style>*{opacity:0}</style>",
    "${window.ran=5} {{constructor.constructor('window.ran=6')()}} $$\\href{javascript:window.ran=7}{x}$$",
    "<form action='http://203.0.113.9/'><input type=password></form> `x` ```mermaid graph TD ```",
    "<div style='position:fixed;inset:0'>overlay</div> \\[1\\] &lt;img src=x onerror=window.ran=8&gt;",
)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_nothing_in_a_document_runs_or_calls_out(browser: Any, size: tuple[int, int]) -> None:
    fake = made_assistant()
    text = "\n\n".join(ATTACKS)
    bad = replace(
        news(), id="dbad", name=ATTACKS[0], title=ATTACKS[1], publisher=ATTACKS[3], text=text, headings=()
    )
    fake.stored[bad.id] = bad
    said = " ".join(f"{attack} [{number}]" for number, attack in enumerate(ATTACKS, start=1))
    fake.answers[KNOWN] = Answer(KNOWN, said, "passage", tuple(cite(bad, attack) for attack in ATTACKS))
    with served(fake) as address, visit(browser, address, size) as opened:
        page = opened.page
        opened.ask(KNOWN)
        page.wait_for_selector(f"{SOURCE_LINK} >> nth=11")
        page.locator(SOURCE_LINK).nth(3).click()
        page.wait_for_selector("#source-panel mark")
        opened.keep("9-attack")
        assert page.locator("#source-panel mark").all_inner_texts() == [ATTACKS[3]]
        page.keyboard.press("Escape")
        opened.ask(ATTACKS[1])
        page.wait_for_selector("text=The documents do not say.")
        page.get_by_role("tab", name=texts.DOCUMENTS_TAB).click()
        page.wait_for_selector("#listed [data-open='doc/dbad']")
        foreign = "#chat, #source-panel, #listed"
        inside = "img, iframe, form, script, style, input, svg[onload], [style*=fixed], .mermaid, .katex"
        found = page.evaluate(
            "([places, parts]) => [...document.querySelectorAll(places)]"
            ".flatMap((place) => [...place.querySelectorAll(parts)])"
            ".filter((part) => !part.closest('button')).map((part) => part.outerHTML)",
            [foreign, inside],
        )
        assert found == []
        assert page.evaluate("window.ran") is None


def test_citation_of_a_vanished_place_is_no_error(browser: Any, fake: FakeAssistant) -> None:
    fake.answers["q"] = Answer("q", "Fact. [1]", "passage", (Citation(replace(news(), id="dgone"), 0, 4),))
    with served(fake) as address, visit(browser, address) as opened:
        opened.ask("q")
        opened.page.locator(SOURCE_LINK).first.click()
        opened.page.wait_for_selector(f"#source-panel >> text={texts.GONE}")
