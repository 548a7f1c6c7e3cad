"""Places as English says them: "the United States", "Japanese"."""

from __future__ import annotations

import re
from functools import cache

from corpus.places import place_named

_WITH_ARTICLE = re.compile(
    r"United (?:States|Kingdom|Arab Emirates)|Netherlands|Philippines|Maldives|Gambia|Bahamas|Seychelles"
    r"|Comoros|Congo Republic|European Union|Eurozone|Eurasian Economic Union|Gulf\b.*"
    r"|(?:Far|Middle|Near) East|(?:Black|Baltic|Red|Caspian|North) Sea|Persian Gulf|Mediterranean|Balkans"
    r"|Caucasus|Caribbean|Americas"
    r"|(?:.* )?(?:Islands|Republic|Territories|Peninsula|Coast of .*)"
)
_ENDING = re.compile(
    r"(?:an|ese|ish|[rtdgmnb]i|ch|ss|ek|hai|shi|qi|li|akh|gyz|men|ine|vak|iot|ovar|rin|dic|bwean|nch)$",
    re.IGNORECASE,
)
_APART = {
    "United States": "US", "United Kingdom": "British", "European Union": "EU", "Netherlands": "Dutch",
    "Denmark": "Danish", "Myanmar": "Burmese", "Ivory Coast": "Ivorian", "DR Congo": "Congolese",
    "United Arab Emirates": "Emirati", "Saudi Arabia": "Saudi", "Czech Republic": "Czech",
    "Hong Kong": "Hong Kong", "Macau": "Macau", "New Zealand": "New Zealand",
}  # fmt: skip
"""Adjectives that begin otherwise than the name or are of fewer words, and names that are their own."""


def the(name: str) -> str:
    """The name of a place within a sentence, with its article if it has one."""
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name


@cache
def adjective_of(name: str) -> str:
    """The adjective of a place, "" where none is known; ports, cities and states are their own."""
    place = place_named(name)
    if place is None:
        return ""
    if name in _APART:
        return _APART[name]
    if place.kind in ("port", "city", "state"):
        return name
    length = len(name.split())
    alike = (
        form
        for form in place.forms
        if len(form.split()) == length
        and form[:2] == name[:2]
        and _ENDING.search(form)
        and not form.isupper()
    )
    return next(alike, "")


def is_adjective(word: str, name: str) -> bool:
    """Whether a word for a place is its adjective: "Japanese", "Dutch"."""
    place = place_named(name)
    if place is None or word.lower() in (name.lower(), f"the {name.lower()}"):
        return False
    forms = {form.lower() for form in place.forms}
    same = word.lower() in forms and _ENDING.search(word) is not None
    return same and (word[:2].lower() == name[:2].lower() or word.lower() in _OTHER)


_OTHER = frozenset(
    {"american", "british", "dutch", "danish", "burmese", "ivorian", "congolese", "emirati", "korean"}
)
