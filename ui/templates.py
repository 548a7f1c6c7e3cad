"""HTML is made here and nowhere else: templates that escape whatever is put into them.

Documents, file names and questions are data. A text becomes part of the page only as a value of a template in
ui/templates, where Jinja2 escapes it; nothing but the result of `render` is put on the page as it is.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ui import captions, texts


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("ui", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = texts
    made.filters |= {"day": captions.day}
    return made


def render(name: str, **values: Any) -> Markup:
    """The template `name`.html of ui/templates, filled; every value that is no `Markup` is escaped."""
    return Markup(_environment().get_template(f"{name}.html").render(**values))
