"""Whom and what a figure's own sentence tells of: a firm, or the kind of good that its clause names."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from corpus.figures.figure import Figure
from corpus.figures.lexicon import flow_words, measure_words
from corpus.vocabulary import lines
from corpus.words import keys, stop_keys, terms

_OPENING = re.compile(r"^\W*(?:(?:In|Over|During|For|Last|From|By|At|Between|Meanwhile|Also)\b[^,]{0,50}, )?")
_NAME = re.compile(r"(?:[A-Z][\w&.’'-]*)(?: (?:&|of|de|and)(?= [A-Z])| [A-Z][\w&.’'-]*)*")
_APPOSITION = re.compile(r"(?:, [^,]{3,90},| \([^)]{2,60}\))? ")
_ADVERB = re.compile(r"(?:also|alone|itself|only|has|had|have|now|reportedly|\w+ly) ")
_THE_FIRM = re.compile(r"[Tt]he (?:[\w-]+ ){0,2}?([a-z-]+) ")
_BREAK = re.compile(r",(?!\d)|;| and | but | while | whereas | against | versus ")
_REGION = re.compile(
    r"\b(?:Ports?|Provinces?|States?|Regions?|County|Valley|District|Coast|Islands?|Republic|Kingdom|Union)\b"
)
_OF_FIRMS = frozenset(keys("mine mines production producers resources company group"))
_WHICH = re.compile(r"\b(?:which|who|list|each)\b", re.IGNORECASE)
_OTHER = re.compile(r"; | while |, [A-Z]| and [A-Z]")
_IRREGULAR = frozenset({"sold", "sent", "bought", "took", "got", "dug", "ground", "built", "made", "caught"})
_DIGIT = re.compile(r"\d")


def of_a_firm(asked: Asked, found: Found) -> bool:
    """Whether the sentence tells what a firm did that the question does not name.

    What a firm mined, made or sold is not what its country did.
    """
    lead = found.document.text[found.figure.start : found.figure.quantity.start]
    opening = _OPENING.match(lead)
    rest = lead[opening.end() :] if opening else lead
    if (said := _THE_FIRM.match(rest)) and said[1] in _firm_nouns():
        named = asked.names or asked.telling & frozenset(keys(said.group()))
        return not named and _acts(rest[said.end() :])
    name = _NAME.match(rest)
    apposed = _APPOSITION.match(rest, name.end()) if name else None
    if not name or not apposed or not _acts(rest[apposed.end() :]) or not _firm_name(name.group(), found):
        return False
    return not frozenset(keys(rest[: apposed.end()])) & (asked.names | asked.telling)


def _firm_name(name: str, found: Found) -> bool:
    """Whether a name at the beginning of a sentence is one: any word stands there with a capital."""
    if _REGION.search(name) or all(term.kind or term.key in stop_keys() for term in terms(name)):
        return False
    if " " in name:
        return True
    lower, text = name.lower(), found.document.text
    if lower in flow_words() or lower in measure_words():
        return False
    inside = re.search(rf"[a-z,] {re.escape(name)}\b", text) is not None
    return inside or not (lower.endswith("s") or re.search(rf"\b{re.escape(lower)}\b", text))


def _acts(text: str) -> bool:
    """Whether a text begins with a verb of trade or production, and comes to no other subject."""
    while adverb := _ADVERB.match(text):
        text = text[adverb.end() :]
    word = re.match(r"[a-z]+", text)
    return word is not None and word.group() in _verbs() and not _OTHER.search(text)


@cache
def _verbs() -> frozenset[str]:
    """The verbs of flows and activities as they follow a name; "exports" would be a noun."""
    moved = {form for form, word in flow_words().items() if word.subject}
    done = {form for form, word in measure_words().items() if not word.noun and word.measure == "production"}
    past = {form for form in moved | done if form.endswith("ed")}
    return frozenset(past | ((moved | done) & _IRREGULAR) | {"handled", "generated"})


@cache
def _firm_nouns() -> frozenset[str]:
    return frozenset(word for line in lines("firm_nouns.txt") for word in line.split())


def of_another_row(asked: Asked, figure: Figure) -> bool:
    """Whether a row is of one firm, vessel or part ("opening", "live") that the question does not name."""
    entity = frozenset(keys(figure.value("entity"))) - _OF_FIRMS if figure.row else frozenset()
    return (
        bool(entity)
        and not entity & (frozenset(keys(asked.text)) | asked.names)
        and not _WHICH.search(asked.text)
    )


def of_another_number(asked: Asked, found: Found) -> bool:
    """Whether words of the question stand in a later clause of the sentence, which has a number of its own:
    "raw 62,000 t, refined 154,000 t" says nothing of refined with its first number.
    """
    if found.figure.row or not asked.telling:
        return False
    text, end = found.sentence, found.figure.quantity.end - found.figure.start
    stop = _BREAK.search(text, end)
    if asked.telling & _sides() - frozenset(keys(text[: stop.start()] if stop else text)):
        return True  # "northern Sweden" is not southern Sweden, of which the sentence before tells
    if stop is None:
        return False
    before, after = frozenset(keys(text[: stop.start()])), text[stop.end() :]
    around = frozenset(keys(found.document.title))
    later = (asked.telling & frozenset(keys(after))) - before - around
    return any(_numbered_behind(word, after) for word in later)


@cache
def _sides() -> frozenset[str]:
    return frozenset(keys("northern southern eastern western north south east west central"))


def _numbered_behind(word: str, text: str) -> bool:
    """Whether a number follows a word within its own clause."""
    term = next((term for term in terms(text) if term.key == word), None)
    if term is None:
        return False
    rest = text[term.end :]
    stop = _BREAK.search(rest)
    return bool(_DIGIT.search(rest[: stop.start()] if stop else rest))
