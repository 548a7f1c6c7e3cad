"""What a bare number counts: "41 destinations" is no amount of tea, and 6 million tonnes are no countries."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from corpus.figures.lexicon import flow_words, measure_words
from corpus.units import unit_named
from corpus.words import keys, stop_keys, terms

_HOW_MANY = re.compile(r"\b(?:how many|(?:the )?number of|how large a number of) ", re.IGNORECASE)
_PARTIES = re.compile(
    r"^ (?:(?!of\b|to\b|from\b|in\b|and\b)[\w-]+ ){0,2}?(?:countries|nations|destinations|markets|buyers"
    r"|suppliers|members|companies|firms|exporters|importers|producers|ports|mines|mills|refineries"
    r"|smelters|economies|customers)\b",
    re.IGNORECASE,
)
_BARE = ("number", "count", "")


def counts_another(asked: Asked, found: Found) -> bool:
    """Whether the number counts something else than the question does."""
    quantity = found.figure.quantity
    bare = not quantity.unit and quantity.dimension in _BARE
    thing = counted(asked)
    if thing:
        return not bare or not thing & frozenset(keys(found.sentence))
    if found.figure.row or not bare or found.figure.role != "level" or found.figure.is_zero:
        return False
    return bool(_PARTIES.match(found.document.text[quantity.end : found.figure.end]))


def counted(asked: Asked) -> frozenset[str]:
    """The thing that "how many ..." counts, as keys; nothing for units, goods and packs."""
    match = _HOW_MANY.search(asked.text)
    if match is None:
        return frozenset()
    said: list[str] = []
    for term in terms(asked.text[match.end() :]):
        word = asked.text[match.end() :][term.start : term.end].lower()
        if term.key in stop_keys() or word in flow_words() or word in measure_words():
            break
        if unit_named(word) or term.kind == "commodity" or word[0].isdigit() or word in _SCALES:
            return frozenset()
        said.append(term.key)
    return frozenset(said[-1:]) if said and said[-1] in _party_keys() else frozenset()


_SCALES = ("million", "billion", "thousand", "metric", "percent", "percentage")


def _party_keys() -> frozenset[str]:
    return frozenset(
        keys(
            "countries nations destinations markets buyers suppliers members companies firms exporters"
            " importers producers ports mines mills refineries smelters economies customers ships vessels"
            " tankers cargoes lots trucks farmers growers farms wells rigs"
        )
    )
