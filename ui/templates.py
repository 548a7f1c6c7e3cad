"""HTML from templates: the one way for texts of documents and people onto the page, always escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ui import texts

_templates = Environment(
    loader=PackageLoader("ui"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["t"] = texts


def render(name: str, **values: Any) -> Markup:
    """The HTML that a template of `ui/templates` makes of these values; `t` is the table of texts."""
    return Markup(_templates.get_template(name).render(**values))
