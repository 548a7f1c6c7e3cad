"""Which body a text names as the source of a number: the association, the customs service, a ministry."""

from __future__ import annotations

import re

from assistant.figures.around import Found
from corpus.document import Document

_BODIES = (
    r"(?i:association|council|union|board|bureau|agency|ministry|customs|service|department|institute|exporters?"
    r"|traders?|mill(?:er)?s|growers|producers|analysts?|surveyors?|regulator|office|exchange|commission"
    r"|authority|federation|chamber|consultancy|bank|committee|statistics|data|figures)|[A-Z]{3,}"
)
_SPOKE = (
    r"put|puts|counted|counts|sees?|saw|reckons?|reckoned|estimates?|estimated|expects?|expected|forecasts?"
    r"|gave|gives|has|had|reported|reports|shows?|showed|says?|said|projects?|projected|recorded|records"
    r"|found|finds|claim(?:s|ed)|announced|calculat(?:es|ed)"
)
_SPEAKER = re.compile(rf"\b((?:{_BODIES}))\)?(?:'s?)?(?: \w+)? (?:{_SPOKE})\b")
_BY = re.compile(
    rf"\b(?:according to|by|from|per) (?:the )?(?:[\w-]+ )*?((?:{_BODIES}))\b(?! \w+ing)",
)


def speaker(found: Found) -> str:
    """The body that the clause of a figure names as its source, "" where it names none."""
    figure, text = found.figure, found.document.text
    start = max(text.rfind(";", figure.start, figure.quantity.start) + 1, figure.start)
    stops = [at for at in (text.find(";", figure.quantity.end, figure.end),) if at >= 0]
    lead, rest = (
        text[start : figure.quantity.start],
        text[figure.quantity.end : min(stops, default=figure.end)],
    )
    spoken = [*_SPEAKER.finditer(lead)] or [*_BY.finditer(lead)]
    behind = _BY.search(rest) or _SPEAKER.search(rest)
    match = spoken[-1] if spoken else behind
    return match[1] if match else _spoke_before(text, figure.start, lead)


_LEANS = re.compile(r"\W*(?:that|this|it|these|those)\b", re.IGNORECASE)
""" "That is 5% more": whoever gave the amount before says so."""


def _spoke_before(text: str, start: int, lead: str) -> str:
    if not _LEANS.match(lead):
        return ""
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    sentence = before[before.rfind(". ", 0, len(before) - 1) + 1 :]
    found = [*_SPEAKER.finditer(sentence)] or [*_BY.finditer(sentence)]
    return found[-1][1] if found else ""


_PART = r"(?:[A-Z][\w&'-]*|of|and|the|for|&)"
_INTRODUCED = re.compile(
    rf"(?:{_PART} )*(?i:association|council|union|board|bureau|chamber|federation|institute)(?: {_PART})*"
    r" \((?P<short>[A-Z][A-Z&]+)\)"
)
""" "The All India Sugar Trade Association (AISTA)": a body that a text makes known to its readers."""


def reports_another_body(one: Document, other: Document) -> bool:
    """Whether two texts, of a news agency say, each report what a body says that the other does not name."""
    left, right = _INTRODUCED.search(one.text), _INTRODUCED.search(other.text)
    if left is None or right is None:
        return False
    return left["short"] not in other.text and right["short"] not in one.text
