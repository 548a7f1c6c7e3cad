"""The words that every match of a regular expression holds, read from the expression's own syntax tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]  # no public module parses expressions
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

EDGE = "\0"
"""Stands for the edge of a word, which is a space in the texts that are searched."""
MOST = 64
"""Texts of a piece that are told apart."""
LISTS = 2
"""Lists of words that are worth looking for."""


@dataclass(frozen=True)
class _Piece:
    """What a part of an expression matches: one of the texts `whole`, where they are few, else None.

    `needed`: lists of words; a text that matches holds one of each list.
    """

    whole: frozenset[str] | None
    needed: tuple[frozenset[str], ...] = ()


_ANYTHING = _Piece(None)
_NOTHING = _Piece(frozenset({""}))


def words_needed(expression: str, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """Lists of words, one of each of which every match of the expression holds.

    They are in lower case, with a space for each character that no word has and for the edge of a word.
    """
    piece = _sequence(parser.parse(expression, flags))
    lists = [_shortest(map(_written, words)) for words in (*piece.needed, *_told(piece.whole))]
    useful = {words for words in lists if all(len(word) > 1 for word in words)}
    return tuple(sorted(useful, key=_worth, reverse=True)[:LISTS])


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words without those that hold another one of them."""
    kept: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(short in word for short in kept):
            kept.append(word)
    return tuple(kept)


def _written(word: str) -> str:
    return word.replace(f"{EDGE} ", " ").replace(f" {EDGE}", " ").replace(EDGE, " ")


def _told(whole: frozenset[str] | None) -> tuple[frozenset[str], ...]:
    """The texts of a piece as a list of words, where all of them tell something."""
    return (whole,) if whole and all(word.strip(f" {EDGE}") for word in whole) else ()


def _sequence(tree: Iterable[tuple[Any, Any]]) -> _Piece:
    """Pieces that follow each other; neighbours that are known by all their texts become one."""
    needed: list[frozenset[str]] = []
    run = frozenset({""})
    broken = False
    for code, value in tree:
        piece = _piece(code, value)
        needed += piece.needed
        if piece.whole is not None and len(run) * len(piece.whole) <= MOST:
            run = frozenset(left + right for left, right in product(run, piece.whole))
            continue
        needed += _told(run)
        broken = True
        run = piece.whole if piece.whole is not None else frozenset({""})
    if not broken:
        return _Piece(run, tuple(needed))
    return _Piece(None, (*needed, *_told(run)))


def _piece(code: Any, value: Any) -> _Piece:
    if code is op.LITERAL:
        return _Piece(frozenset({_character(value)}))
    if code is op.IN:
        return _set(value)
    if code is op.AT:
        return _Piece(frozenset({EDGE})) if value is op.AT_BOUNDARY else _NOTHING
    if code is op.SUBPATTERN:
        return _sequence(value[-1])
    if code is op.BRANCH:
        return _either([_sequence(one) for one in value[1]])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeated(*value)
    if code is op.ASSERT:
        ahead = _sequence(value[1])
        return _Piece(frozenset({""}), (*ahead.needed, *_told(ahead.whole)))
    return _NOTHING if code is op.ASSERT_NOT else _ANYTHING


def _character(code: int) -> str:
    char = chr(code).lower()
    return char if char.isalnum() or char == "_" else " "


def _set(items: list[tuple[Any, Any]]) -> _Piece:
    """A set of a few characters; white space is one."""
    found: set[str] = set()
    for code, value in items:
        if code is op.LITERAL:
            found.add(_character(value))
        elif code is op.RANGE and value[1] - value[0] < 4:
            found |= {_character(one) for one in range(value[0], value[1] + 1)}
        elif code is op.CATEGORY and value is op.CATEGORY_SPACE:
            found.add(" ")
        else:
            return _ANYTHING
    return _Piece(frozenset(found)) if len(found) <= 4 else _ANYTHING


def _repeated(least: int, most: int, tree: Iterable[tuple[Any, Any]]) -> _Piece:
    once = _sequence(tree)
    if least == most == 1:
        return once
    if least:
        return _Piece(None, (*once.needed, *_told(once.whole)))
    if most == 1 and once.whole is not None and not once.needed:
        return _Piece(once.whole | {""})
    return _ANYTHING


def _either(pieces: list[_Piece]) -> _Piece:
    if all(piece.whole is not None and not piece.needed for piece in pieces):
        whole = frozenset(word for piece in pieces for word in piece.whole or ())
        return _Piece(whole) if len(whole) <= MOST else _Piece(None, _told(whole))
    union: set[str] = set()
    for piece in pieces:
        lists = [*piece.needed, *_told(piece.whole)]
        if not lists:
            return _ANYTHING
        union |= max(lists, key=_worth)
    return _Piece(None, (frozenset(union),))


def _worth(words: Iterable[str]) -> float:
    """How much it tells that a text holds one of the words: long and whole ones are rare, few soon found."""
    listed = _shortest(map(_written, words))
    return min(len(word) + word.count(" ") for word in listed) - len(listed) / 4
