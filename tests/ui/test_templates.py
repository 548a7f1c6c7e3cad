"""Templates: every text they name is there, and every value is escaped."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from markupsafe import Markup

from ui import texts
from ui.templates import render

TEMPLATES = {
    file.name: file.read_text(encoding="utf-8") for file in (resources.files("ui") / "templates").iterdir()
}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_text_of_a_template_is_in_the_list_of_texts(name: str) -> None:
    used = set(re.findall(r"\bt\.([A-Z][A-Z0-9_]*)", TEMPLATES[name]))
    assert {text for text in used if not hasattr(texts, text)} == set()


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_template_lets_a_text_through_unescaped(name: str) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", TEMPLATES[name])


def test_a_value_is_escaped_unless_it_was_rendered() -> None:
    made = render("notice", message="<b>&")
    assert "&lt;b&gt;&amp;" in made
    assert "<b>&" in render("thread", turns=[Markup("<b>&")])
