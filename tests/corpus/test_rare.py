"""Expressions that are tried only where a match is possible find what they find everywhere else."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import corpus
from corpus import figures
from corpus.rare import Rare
from corpus.rare_words import words_needed
from corpus.reading import read, readable_files
from corpus.sentences import split

LIBRARY = Path(str(corpus.__file__)).parent / "library"


def _all_rare() -> list[tuple[str, Rare]]:
    found = []
    for package in (corpus, figures):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            held = vars(importlib.import_module(module.name))
            found += [(f"{module.name}.{name}", one) for name, one in held.items() if isinstance(one, Rare)]
    return found


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"\bnext year\b", ((" next year ",),)),
        (r"\b(?:a|one) week ago\b", ((" a week ago ", " one week ago "),)),
        (r"\bexports?\b", ((" export ", " exports "),)),
        (r"\bon[- ]year\b", ((" on year ",),)),
        (r"\bmonths?\b.{3,9}\bago\b", ((" month ", " months "), (" ago ",))),
        (r"\b(?:first|last) \w+ of\b", ((" last ", " first "), (" of ",))),
        (r"\d+ t(?= of tin\b)", ((" of tin ",), (" t",))),
        (r"(?<=from )May(?! be)", (("from ",), ("may",))),
        (r"(?:tin|\d+)", ()),
        (r"tin|[a-z]+", ()),
        (r"(?:tin)?", ()),
        (r"\w+", ()),
    ],
)  # fmt: skip
def test_the_words_of_an_expression_are_in_each_of_its_matches(
    expression: str, needed: tuple[tuple[str, ...], ...]
) -> None:
    assert sorted(map(set, words_needed(expression)), key=str) == sorted(map(set, needed), key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Next year it rises",
        "in next-year terms",
        "(next year)",
        "NEXT YEAR",
        "ne\u017ft",
        "next\u00a0year",
        "",
    ],
)
def test_words_are_seen_whatever_their_letters_and_edges(text: str) -> None:
    for expression in (r"\bnext year\b", r"\bnext\b", r"\bnext[- ]year", r"\bnest\b"):
        rare = Rare(expression, re.IGNORECASE)
        assert [one.span() for one in rare.finditer(text)] == [
            one.span() for one in rare.pattern.finditer(text)
        ]


def test_no_match_is_lost_in_the_library() -> None:
    texts = [document.text for document in map(read, readable_files(LIBRARY))]
    pieces = [text[span.start : span.end] for text in texts for span in split(text)]
    for name, rare in _all_rare():
        for piece in pieces[::4]:
            assert rare.may_match(piece) or rare.pattern.search(piece) is None, (name, piece)


def test_the_package_has_such_expressions() -> None:
    assert len(_all_rare()) > 30
