"""What a text file says about itself above its text: title, publisher, publication date, address.

Either YAML between two lines of dashes, or at least two lines like "Source: Metal Gazette" at the very top.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from corpus.content import Attributes
from corpus.dates import parse_date

NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "agency", "publication", "site"),
    "published": ("published", "date", "published on", "publication date", "date published", "issued"),
    "url": ("url", "link"),
}
"""By which names a field goes, the usual one first."""
FEWEST = 2
"""Fewer lines without dashes around them are no head: "Source: ..." alone may be the first line of a text."""

_FENCE = "---"
_LINE = re.compile(r"\s*([A-Za-z][\w ]{0,24}?)\s*:\s+(\S.*?)\s*$|\s*([A-Za-z][\w ]{0,24}?)\s*:\s*$")
_QUOTED = re.compile(r"([\"'])(.*)\1")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head states, the text below it, and what was wrong with the head."""

    stated: Attributes
    body: str
    warnings: tuple[str, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """The head of a text apart from the rest; what is not valid YAML is read line by line, with a warning."""
    import yaml

    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), 0)
    if lines[0].rstrip() != _FENCE or not end:
        return _unfenced(lines)
    head, body = lines[1:end], "\n".join(lines[end + 1 :])
    try:
        fields = yaml.safe_load("\n".join(head))
    except (yaml.YAMLError, ValueError):  # ValueError: a date that no calendar has
        warning = "The front matter is not valid YAML; it was read line by line."
        return FrontMatter(_attributes(_fields(head)), body, (warning,))
    return FrontMatter(_attributes(fields if isinstance(fields, dict) else {}), body)


def _unfenced(lines: list[str]) -> FrontMatter:
    known = {name for names in NAMES.values() for name in names}
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    end = first
    while end < len(lines) and (field := _LINE.match(lines[end])) and _name(field[1] or field[3]) in known:
        end += 1
    if end - first < FEWEST:
        return FrontMatter(Attributes(), "\n".join(lines))
    return FrontMatter(_attributes(_fields(lines[first:end])), "\n".join(lines[end:]))


def _fields(lines: list[str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for line in lines:
        if (field := _LINE.match(line)) and field[1]:
            quoted = _QUOTED.fullmatch(field[2])
            fields[field[1]] = quoted[2] if quoted else field[2]
    return fields


def _attributes(fields: Mapping[object, object] | Mapping[str, object]) -> Attributes:
    named = {_name(str(name)): value for name, value in fields.items()}
    values = {field: next(filter(None, map(named.get, names)), None) for field, names in NAMES.items()}
    inferred = named.get("inferred")
    return Attributes(
        title=str(values["title"] or ""),
        publisher=str(values["publisher"] or ""),
        published=_date(values["published"]),
        url=str(values["url"] or ""),
        inferred=frozenset(map(str, inferred)) if isinstance(inferred, list) else frozenset(),
    )


def _name(text: str) -> str:
    return text.strip().lower().replace("_", " ").replace("-", " ")


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date(value) if isinstance(value, str) else None
