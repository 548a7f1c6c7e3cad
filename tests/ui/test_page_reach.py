"""Everything is reached with the Tab key, and read in a narrow window with widely set text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from touring import tour
from visiting import Visit, served, visit

from assistant import Assistant

NARROW = (320, 640)
"""A desktop window of 1,280 pixels at 400 %: WCAG 1.4.10."""
WIDELY_SET = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12."""
CONTROLS = """() => {
  const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(controls)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.disabled)
    .map((one, at) => { one.dataset.reached = at; return `${at} ${one.outerHTML.slice(0, 120)}`; });
}"""
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const ring = [one, one.closest(".input-container")].some((node) => {
    const { outlineStyle, outlineWidth, boxShadow } = node ? getComputedStyle(node) : {};
    return node && ((outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none");
  });
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { at: one.dataset.reached, ring, seen, name: one.outerHTML.slice(0, 120) };
}"""
HANGING = """() => {
  const scrolled = ".figure-filters, .figure-scroll, .chart-scroll, .source-text, .sr-only, svg, thead";
  const read = "a, button, input, select, textarea, summary, h1, h2, h3, p, td, li";
  return [...document.querySelectorAll(read)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(scrolled))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 120));
}"""


def unreached(opened: Visit) -> list[str]:
    """What the Tab key does not come to from the top, and where one does not see that one is there."""
    page = opened.page
    controls = page.evaluate(CONTROLS)
    page.evaluate("const top = document.querySelector('h1'); top.tabIndex = -1; top.focus()")
    passed: dict[str, dict[str, Any]] = {}
    for _ in range(len(controls) + 10):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["at"] in passed:
            break
        if focused["at"] is not None:
            passed[focused["at"]] = focused
    lost = [control for control in controls if control.split()[0] not in passed]
    return lost + [one["name"] for one in passed.values() if not (one["ring"] and one["seen"])]


def test_the_tab_key_comes_to_everything(browser: Any, desk: Assistant) -> None:
    with served(desk) as address, visit(browser, address) as opened:
        page = opened.page
        assert unreached(opened) == []
        opened.ask("How much gallium went to Japan in June?")
        page.wait_for_selector("#turn .looked-at, #turn .next", state="attached")
        page.locator("#turn a.mark").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#source-panel mark")
        assert unreached(opened) == []
        page.keyboard.press("Escape")
        for name, there in (("Documents", "table"), ("Figures", ".figure-table"), ("Coverage", ".months")):
            opened.open_view(name)
            page.wait_for_selector(f"#{name.lower()} {there}")
            assert unreached(opened) == [], name


def test_a_narrow_window_with_widely_set_text_loses_nothing(
    browser: Any, desk: Assistant, tmp_path: Path
) -> None:
    hanging = {}
    with served(desk) as address, visit(browser, address, NARROW) as opened:
        opened.page.add_style_tag(content=WIDELY_SET)
        for state in tour(opened, tmp_path):
            opened.keep(f"narrow-{state}")
            if found := opened.page.evaluate(HANGING):
                hanging[state] = found
    assert hanging == {}
