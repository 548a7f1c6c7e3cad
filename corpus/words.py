"""Words as they are compared: lower case, stemmed, spelling variants and demonyms brought together.

The text itself is never changed; every term keeps the way back to its characters.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from Stemmer import Stemmer

from corpus.vocabulary import forms
from corpus.vocabulary import lines as vocabulary

_TOKEN = re.compile(
    r"(?=[^\W_])"  # for speed, as the next line, which takes most words
    r"(?:[A-Za-z]{2,}+(?![\w'’+])"
    r"|\d+(?:[.,]\d+)*"  # 2,004 and 75.5 are one token
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|OPEC\+"  # more members than OPEC
    r"|[^\W_]+(?:['’][^\W\d_]+)?)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?")


Kind = Literal["", "place", "commodity", "measure"]
"""From which vocabulary a term is known; empty for plain words."""

_VOCABULARIES: tuple[tuple[str, Kind], ...] = (
    ("synonyms.txt", ""),
    ("measures.txt", "measure"),
    ("places.csv", "place"),
    ("commodities.csv", "commodity"),
)


class Term(NamedTuple):
    """One word or listed phrase: what it is compared by, its characters, its kind, and if a list has it."""

    key: str
    start: int
    end: int
    kind: Kind = ""
    listed: bool = False


@lru_cache(maxsize=32)  # several readers ask for the words of one sentence
def terms(text: str) -> tuple[Term, ...]:
    """The words of a text in order, stop words included; a listed phrase ("United States") is one term."""
    made = tuple.__new__  # what NamedTuple's own constructor calls, at a third of the time
    return tuple([made(Term, fields) for fields in _joined(text)])


def keys(text: str) -> tuple[str, ...]:
    """The keys of a text's words without stop words: what the lexical index stores."""
    stop = stop_keys()
    return tuple([key for key, *_ in _joined(text) if key not in stop])


@cache
def stop_keys() -> frozenset[str]:
    """Keys of words that say nothing about the subject of a text or question."""
    return frozenset(_stem(word) for line in vocabulary("stopwords.txt") for word in line.split())


def _joined(text: str) -> list[tuple[str, int, int, Kind, bool]]:
    """The terms' fields: listed phrases and variants by the first form of their line in the vocabulary."""
    variants = _variants()
    tokens = [(match.group(), *match.span()) for match in _TOKEN.finditer(text)]
    if "$" in text:  # "US$" and "A$" are money and no places
        tokens = [token for token in tokens if not _of_currency(text, token)]
    stems = [_key(token) for token, _, _ in tokens]
    found: list[tuple[str, int, int, Kind, bool]] = []
    behind = 0  # the phrase found last reaches up to this token
    for index, (stem, (token, start, end)) in enumerate(zip(stems, tokens, strict=True)):
        if index < behind:
            continue
        for length, phrase, key, kind in variants.get(stem, ()):
            if length == 1:
                if kind in ("place", "commodity") and _participle(token):
                    continue  # "polished rice" is not of Poland
            elif tuple(stems[index : index + length]) != phrase:
                continue
            behind = index + length
            found.append((key, start, tokens[behind - 1][2], kind, True))
            break
        else:
            found.append((stem, start, end, "", False))
    return found


_SPACED = re.compile(r" \$ ?\d")
""" "US $40 million" is money too; "to the US $40 million" was sold."""


def _of_currency(text: str, token: tuple[str, int, int]) -> bool:
    word, start, end = token
    if text[end : end + 1] == "$":
        return True
    spaced = word in ("US", "U.S", "NZ", "HK") and _SPACED.match(text, end)
    return bool(spaced) and not text[:start].lower().endswith("the ")


@cache
def _variants() -> dict[str, tuple[tuple[int, tuple[str, ...], str, Kind], ...]]:
    """Listed forms by their first word, the longest first: number of words, their keys, key and kind of the
    line's first form.
    """
    table: dict[tuple[str, ...], tuple[str, Kind]] = {}
    for name, kind in _VOCABULARIES:
        for entry in forms(name):
            written = [tuple(_key(token) for token in _TOKEN.findall(form)) for form in entry]
            for form in filter(None, written):  # "元" has no word
                table.setdefault(form, ("_".join(written[0]), kind))
    by_first: dict[str, list[tuple[int, tuple[str, ...], str, Kind]]] = {}
    for form, (key, kind) in sorted(table.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(form[0], []).append((len(form), form, key, kind))
    return {first: tuple(listed) for first, listed in by_first.items()}


def _participle(token: str) -> bool:
    """Whether a word is made of a listed one and says what is done: "refrigerated", "fishing"."""
    lower = token.lower()
    return lower.endswith(("ed", "ing")) and lower not in _single_forms()


@cache
def _single_forms() -> frozenset[str]:
    """Listed places and goods of one word that end like a participle: "Beijing", "herring"."""
    return frozenset(
        word.lower()
        for name, kind in _VOCABULARIES
        if kind in ("place", "commodity")
        for entry in forms(name)
        for form in entry
        if len(tokens := _TOKEN.findall(form)) == 1 and (word := tokens[0]).lower().endswith(("ed", "ing"))
    )


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, _ in _VOCABULARIES:
        for first, *_ in forms(name):
            found.setdefault("_".join(_key(token) for token in _TOKEN.findall(first)), first)
    return found


def name_of(key: str) -> str:
    """The name under which the vocabulary lists a key ("south_korea" is South Korea), else the key itself."""
    return _names().get(key, key)


_APART = {
    "opec+": "opecplus",
    "product": "product.",
    "products": "product.",
    "concentrator": "concentrator.",
    "concentrators": "concentrator.",
}
"""Words whose stem is that of another word ("production", "concentrate")."""


@lru_cache(maxsize=200_000)
def _key(token: str) -> str:
    if apart := _APART.get(token.lower()):
        return apart
    if token[0].isdigit():
        return token.replace(",", "") if _GROUPED.fullmatch(token) else token
    if "." in token or _POSSESSIVE.sub("", token) == "US":  # the country, and not the pronoun "us"
        return f"{_POSSESSIVE.sub('', token).replace('.', '').lower()}."
    return "may." if token == "May" else _stem(token)  # the month, not the verb


def _stem(token: str) -> str:
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", token).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if not hasattr(_ENGLISH, "stemmer"):
        _ENGLISH.stemmer = Stemmer("english", 0)
    return str(_ENGLISH.stemmer.stemWord(plain))


_ENGLISH = threading.local()
"""Snowball's English stemmer, one a thread: two threads must not use one at a time."""
