"""Every view and state checked by axe-core, on a desktop and a phone, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import filled
from touring import tour
from visiting import DESKTOP, PHONE, served, visit

from assistant import Assistant
from ui import texts
from ui.access import TokenAccess
from ui.signing_in import SignIns

RULES = {
    # What depends on colours is the only thing that can differ.
    "dark": {"type": "rule", "values": ["color-contrast"]},
    "light": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
DRAWN_IN = """scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches
    && (!document.getElementById("desk") || document.body.classList.contains("dark") === (scheme === "dark"))
    && !document.getAnimations().some((one) => one.playState === "running")"""
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def wrong(page: Any, state: str, keep: Callable[[str], None] = lambda step: None) -> list[str]:
    """What axe-core finds in the page as it is, in dark and in light, in which it is left."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = []
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour on its way to another
        page.wait_for_function(DRAWN_IN, arg=scheme)
        keep(f"{state}-{scheme}")
        result = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
        for violation in result["violations"]:
            found += [
                f"{state} in {scheme}: {violation['impact']} {violation['id']}: {node['html'][:200]}"
                for node in violation["nodes"]
            ]
    return found


@SIZES
def test_axe_finds_nothing(browser: Any, desk: Assistant, tmp_path: Path, size: tuple[int, int]) -> None:
    with served(desk) as address, visit(browser, address, size) as opened:
        found = [
            problem for state in tour(opened, tmp_path) for problem in wrong(opened.page, state, opened.keep)
        ]
    assert not found, "\n".join(found)


@SIZES
def test_axe_finds_nothing_where_there_is_nothing(
    browser: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    found = []
    with (
        filled(tmp_path, {}) as empty,
        served(empty, read_only=True) as address,
        visit(browser, address, size) as opened,
    ):
        opened.ask("Anything?", "#turn article.failed")
        found += wrong(opened.page, "failed", opened.keep)
        for name, there in (("Documents", ".empty"), ("Figures", ".note"), ("Coverage", ".badge")):
            opened.open_view(name)
            opened.page.wait_for_selector(f"#{name.lower()} {there}")
            found += wrong(opened.page, f"empty-{name.lower()}", opened.keep)
    assert not found, "\n".join(found)


@SIZES
def test_axe_finds_nothing_where_one_signs_in(browser: Any, desk: Assistant, size: tuple[int, int]) -> None:
    with served(desk, access=TokenAccess(SignIns({}))) as address:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.goto(address)
        found = wrong(page, "login")
        page.get_by_label(texts.TOKEN).fill("<b>wrong</b>")
        page.get_by_role("button", name=texts.SIGN_IN).click()
        page.wait_for_selector("[role=alert]")
        found += wrong(page, "login-refused")
        page.close()
    assert not found, "\n".join(found)
