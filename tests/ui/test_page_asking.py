"""Asking in a real browser: what a person sees, clicks and takes away."""

from __future__ import annotations

import json
from typing import Any

import pytest
from made_desk import filled
from visiting import DESKTOP, DONE, PHONE, WALL, served, visit

from assistant import Assistant
from ui import texts

KNOWN = "How much gallium went to Japan in June?"
NUMBER = "#turn a.number"


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark"), (WALL, "light")])
def test_a_click_on_a_number_shows_where_it_stands(
    browser: Any, desk: Assistant, size: tuple[int, int], scheme: str
) -> None:
    with served(desk) as address, visit(browser, address, size, scheme) as opened:
        page = opened.page
        opened.keep("1-start")
        opened.ask(KNOWN)
        page.wait_for_selector("#turn .looked-at, #turn .next", state="attached")
        opened.keep("2-answer")
        assert page.locator(NUMBER).first.inner_text() == "2,004"
        page.locator(NUMBER).first.click()
        page.wait_for_selector("#source-panel mark.number")
        assert page.locator("#source-panel mark.number").inner_text() in ("2,004", "2004")
        assert page.locator("#source-panel mark.number").is_visible()
        assert page.evaluate("document.activeElement.tagName") == "H2"
        opened.keep("3-source")
        page.keyboard.press("Escape")
        assert page.locator("#source-panel mark.number").is_hidden()
        assert page.evaluate("document.activeElement.textContent") == "2,004"


def test_hovering_and_focusing_show_the_quote(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask(KNOWN)
        page.locator('#turn .cited a.mark[aria-label*="Metals Desk"]').hover()
        page.wait_for_selector("#tip :text('Metals Desk, 20 July 2025')")
        page.keyboard.press("Escape")
        assert page.locator("#tip").is_hidden()
        page.locator(NUMBER).first.focus()
        page.wait_for_selector(f"#tip :text('{texts.PROOF_KINDS['quoted']}')")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_citations_are_read_one_after_the_other(browser: Any, desk: Assistant, size: tuple[int, int]) -> None:
    with served(desk) as address, visit(browser, address, size) as opened:
        page = opened.page
        opened.ask("Compare gallium exports to Japan and Germany in June 2025")
        page.locator("#turn a.mark").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#source-panel .source-label:has-text('Source ')")
        before = page.locator("#source-panel mark").all_inner_texts()
        page.get_by_role("button", name=texts.NEXT, exact=True).click()
        marks = "[...document.querySelectorAll('#source-panel mark')].map(mark => mark.textContent)"
        page.wait_for_function(f"(was) => JSON.stringify({marks}) !== JSON.stringify(was)", arg=before)
        page.get_by_role("button", name=texts.CLOSE, exact=True).first.click()
        assert page.locator("#source-panel mark").first.is_hidden()


def test_what_was_computed_shows_its_operands(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask("Compare gallium exports to Japan and Germany in June 2025")
        page.get_by_text(texts.PROOF, exact=True).click()
        proof = page.locator("#turn .proof").inner_text()
        assert texts.PROOF_KINDS["computed"] in proof and "a - b" in proof
        page.locator("#turn .proof .operand a.number").first.click()
        page.wait_for_selector("#source-panel mark")
        opened.keep("4-proof")


def test_disagreement_stands_side_by_side(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        opened.ask("How much gallium did China export in June 2025?")
        sides = opened.page.locator("#turn table.sides tbody tr")
        assert sides.count() == 2
        shown = " ".join(sides.all_inner_texts())
        assert all(one in shown for one in ("Metals Desk", "Harbour Post", "4,260", "5,100", "25 July 2025"))
        opened.keep("5-conflict")


def test_an_abstention_leads_on(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask("How much gallium went to Norway in June 2025?")
        assert "The documents do not say." in page.locator("#turn .told").inner_text()
        page.wait_for_selector("#turn button.suggestion")
        opened.keep("6-abstention")
        suggested = page.locator("#turn button.suggestion").first.inner_text()
        page.locator("#turn button.suggestion").first.click()
        page.wait_for_selector(f'{DONE}:has(h3:text-is("{suggested}"))')
        assert page.locator(NUMBER).count() >= 1


def test_a_chip_changes_how_the_question_is_read(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask("How much gallium went to Japan in June 2025?")
        chip = page.locator("#turn details.chip", has_text=texts.SLOTS["destination"])
        chip.locator("summary").click()
        opened.keep("7-chip")
        chip.get_by_role("button", name="Germany").click()
        page.wait_for_selector(f"{DONE}:has(h3:has-text('Germany'))")
        assert page.locator(NUMBER).first.inner_text() == "2,000"


def test_a_chart_can_be_taken_away(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask("Which countries received gallium from China in July 2025?")
        assert page.locator("#turn figure svg[role=img]:visible").count() == 1
        opened.keep("8-chart")
        for name, holds in (("SVG", "<svg"), ("CSV", "Japan")):
            with page.expect_download() as download:
                page.get_by_role("button", name=name).click()
            assert holds in download.value.path().read_text(encoding="utf-8")


def test_an_answer_is_copied(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened.ask(KNOWN)
        for name, holds in (
            (texts.COPY_TEXT, "Metals Desk, 20 July 2025"), (texts.COPY_MARKDOWN, "Metals Desk"),
            (texts.COPY_JSON, '"proof"'),
        ):  # fmt: skip
            page.locator("#turn footer summary", has_text=texts.COPY).click()
            page.locator("#turn footer").get_by_role("button", name=name).click()
            page.wait_for_function("document.getElementById('said').textContent !== ''")
            text = page.evaluate("navigator.clipboard.readText()")
            assert holds in text and "2,004" in text
        assert json.loads(text)["question"] == KNOWN


def test_a_conversation_goes_on_is_kept_and_is_ones_own(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask(KNOWN)
        opened.ask("And to Germany?")
        assert (
            page.locator("#past article").count() == 1 and page.locator(NUMBER).first.inner_text() == "2,000"
        )
        page.wait_for_function("location.search.startsWith('?conversation=')")
        here = page.url.removeprefix(address)
        opened.go(here)
        page.wait_for_selector("#past article >> nth=1")
        opened.ask("And to Italy in July?")
        assert page.locator("#past article").count() == 2
        assert page.locator("#side .title").count() == 1
        opened.keep("9-conversation")
        with visit(browser, address) as other:
            assert other.page.locator("#side .title").count() == 0
            other.go(here)
            other.page.wait_for_selector("#talk .notice")
            assert "2,004" not in other.page.content()


def test_a_conversation_is_renamed_exported_and_deleted(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask(KNOWN)
        menu = page.locator("#side details.menu summary")
        menu.click()
        page.get_by_role("button", name=texts.RENAME).click()
        page.locator("#side input[name=title]").fill("Gallium & <b>Japan</b>")
        page.keyboard.press("Enter")
        page.wait_for_selector("#side .title:text-is('Gallium & <b>Japan</b>')")
        for form, holds in (("markdown", "2,004"), ("text", "2,004"), ("json", '"turns"')):
            menu.click()
            with page.expect_download() as download:
                page.get_by_role("link", name=texts.EXPORT_AS[form]).click()
            assert holds in download.value.path().read_text(encoding="utf-8")
        page.keyboard.press("Escape")
        menu.click()
        page.get_by_role("button", name=texts.DELETE).click()
        page.get_by_role("button", name=texts.FORGET_YES).click()
        page.wait_for_selector(f"#side :text('{texts.NO_CONVERSATIONS}')")
        assert page.locator("#turn article").count() == 0 and desk.ratings() == ()


def test_a_question_is_edited_and_asked_again(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask(KNOWN)
        opened.ask("And to Germany?")
        page.locator("#past article").hover()
        page.locator("#past article").get_by_role("button", name=texts.EDIT).click()
        page.wait_for_selector(f"#scope :text('{texts.EDITING}')")
        assert page.input_value("#question textarea") == KNOWN
        opened.ask("How much gallium went to Italy in July 2025?")
        assert page.locator("article.turn").count() == 1 and page.locator(NUMBER).first.inner_text() == "400"
        page.locator("#turn").get_by_role("button", name=texts.RETRY).click()
        page.wait_for_selector(f"{DONE}[data-turn='0']")
        assert page.locator("article.turn").count() == 1


def test_stop_leaves_the_question_to_be_asked_again(
    browser: Any, desk: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    go_on, ask = threading.Event(), Assistant.ask

    def slow(self: Assistant, *args: Any, **more: Any) -> Any:
        go_on.wait(20)
        return ask(self, *args, **more)

    monkeypatch.setattr(Assistant, "ask", slow)
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        page.fill("#question textarea", KNOWN)
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#turn .searching")
        page.get_by_role("button", name=texts.STOP, exact=True).click()
        page.wait_for_selector(f"#turn :text('{texts.STOPPED}')")
        go_on.set()
        page.locator("#turn").get_by_role("button", name=texts.RETRY).click()
        page.wait_for_selector(DONE)
        assert page.locator("article.turn").count() == 1


def test_thumbs_are_stored_with_their_reason(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.ask(KNOWN)
        page.locator("#turn").get_by_role("button", name=texts.BAD, exact=True).click()
        page.get_by_label(texts.WHY_BAD).fill("It was <b>more</b>.")
        page.keyboard.press("Enter")
        page.wait_for_function(f"document.getElementById('said').textContent === {json.dumps(texts.THANKS)}")
        for _ in range(100):  # it is stored behind what the page says at once
            if any(one.rating.reason for one in desk.ratings()):
                break
            page.wait_for_timeout(100)
        assert [(one.rating.good, one.rating.reason) for one in desk.ratings()] == [
            (False, "It was <b>more</b>.")
        ]


def test_the_keyboard_alone(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        page.locator("h1").click()
        page.keyboard.press("?")
        assert page.get_by_role("heading", name=texts.SHORTCUTS).is_visible()
        opened.keep("10-keys")
        page.keyboard.press("Escape")
        page.locator("h1").click()
        page.keyboard.press("2")
        page.wait_for_selector("#documents .view")
        page.keyboard.press("/")
        page.wait_for_function("document.activeElement.closest('#question')")
        page.keyboard.type(KNOWN)
        page.keyboard.press("Enter")
        page.wait_for_selector(DONE)
        page.locator(NUMBER).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#source-panel mark.number")
        page.keyboard.press("j")
        page.wait_for_selector("#source-panel .source-label:has-text('Source 2')")
        page.keyboard.press("Escape")
        page.keyboard.press("d")
        page.wait_for_selector("html.dark body.dark")
        page.reload()
        page.wait_for_selector("html.dark body.dark")
        page.wait_for_selector("#brand [data-ready]", state="attached")
        page.locator("h1").click()
        page.keyboard.press("?")
        page.get_by_label(texts.KEYS_ON).uncheck()
        page.get_by_role("button", name=texts.CLOSE).first.click()
        page.keyboard.press("d")
        assert page.evaluate("document.body.classList.contains('dark')")


def test_an_address_opens_the_same_again(browser: Any, desk: Assistant) -> None:
    identity = next(one.id for one in desk.documents() if one.name == "metals-desk.md")
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        opened.go(f"?open=src/{identity}/0-8")
        page.wait_for_selector("#source-panel mark")
        opened.go("?open=doc/dnone")
        page.wait_for_selector(f"#source-panel :text('{texts.GONE}')")
        opened.go("?view=%3Cscript%3E&conversation=%27none%27&open=%22%3E%3Cimg%3E")
        page.wait_for_selector("#talk .notice")
        assert page.locator("#source-panel img").count() == 0


def test_an_empty_store_says_what_to_do(browser: Any, tmp_path: Any) -> None:
    with filled(tmp_path, {}) as empty, served(empty) as address, visit(browser, address) as opened:
        opened.ask("Anything?", "#turn article.failed")
        assert "Add some" in opened.page.locator("#turn").inner_text()
