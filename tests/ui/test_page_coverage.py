"""The Coverage view: what is counted, what is missing, and the badge of the evaluation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hashed_words import HashedWords
from visiting import PHONE, served, visit

from assistant import Assistant
from eval.__main__ import LIBRARY_GOLD
from eval.gate import pins
from eval.gold import PARTS
from index.store import Store
from ui import texts
from ui.coverage import handlers
from ui.coverage.evaluation import evaluation

PAYLOAD = "<img src=x onerror=window.X=1>"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over a store without documents."""
    with Assistant(Store(tmp_path / "empty", HashedWords())) as assistant:
        yield assistant


def test_the_badge_is_of_the_present_gold_and_library() -> None:
    badge = evaluation()
    assert badge["gold"] == hashlib.sha256(LIBRARY_GOLD.read_bytes()).hexdigest()
    assert badge["documents"] == pins()["library"].documents
    assert set(badge["parts"]) == set(PARTS) == set(texts.EVALUATION_PARTS)
    assert badge["questions"] == sum(part["questions"] for part in badge["parts"].values())
    for part in badge["parts"].values():
        assert set(texts.EVALUATION_MEASURES) <= set(part["values"])


def test_the_badge_is_part_of_the_package() -> None:
    file = resources.files("ui") / "evaluation.json"
    assert json.loads(file.read_text(encoding="utf-8")) == evaluation()


@pytest.mark.parametrize(
    ("months", "strip"),
    [
        ([], []),
        ([{"name": "2025-06", "figures": 5}], [("2025", [0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0])]),
        (
            [{"name": "2023-01", "figures": 1}, {"name": "2025-12", "figures": 64}],
            [("2025", [0] * 11 + [4]), ("2023", [1] + [0] * 11)],
        ),
    ],
)
def test_months_stand_in_years(months: list[dict[str, Any]], strip: list[tuple[str, list[int]]]) -> None:
    drawn = handlers.years(months)
    assert [(year["year"], [cell["level"] for cell in year["cells"]]) for year in drawn] == strip


def test_the_view_leads_to_figures_and_documents(desk: Assistant) -> None:
    page = handlers.show(desk)
    for link in (
        "commodity=gallium",
        "partner=Italy",
        "period=2025-07",
        "view=documents&amp;publisher=Harbour%20Post",
    ):
        assert link in page
    assert texts.NO_REFUSED in page and "May 2025 – July 2025" in page
    gallium = next(one for one in desk.documents() if one.name == "gallium.csv")
    assert f"doc/{gallium.id}" in page  # it states neither date nor publisher


def test_what_was_refused_is_told_until_it_is_forgotten(desk: Assistant, tmp_path: Path) -> None:
    broken = tmp_path / f"{PAYLOAD}.pdf"
    broken.write_text("no")
    desk.add(broken)
    page = handlers.show(desk, may_change=True)
    assert "&lt;img" in page and "<img" not in page and "is no PDF" in page
    assert "forget_failures" in page and "forget_failures" not in handlers.show(desk)
    desk.forget_failures()
    assert texts.NO_REFUSED in handlers.show(desk, may_change=True)


def test_an_empty_store(empty: Assistant) -> None:
    page = handlers.show(empty)
    assert texts.NOTHING_COVERED in page and texts.EVALUATION in page and "months" not in page


def test_a_phone_shows_it_and_forgets(desk: Assistant, browser: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_text("no")
    desk.add(broken)
    with served(desk) as address, visit(browser, address, PHONE, "dark") as opened:
        opened.open_view("Coverage")
        opened.page.wait_for_selector("#covered .refused :text('broken.pdf')")
        opened.keep("coverage")
        opened.page.get_by_role("button", name=texts.FORGET_REFUSED).click()
        opened.page.wait_for_selector(f"#covered :text('{texts.NO_REFUSED}')")
        months = opened.page.locator("#covered .months a")
        assert "period=2025-0" in str(months.first.get_attribute("href"))
