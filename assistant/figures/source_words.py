"""Questions for what sources say of an amount, or whether they agree, as questions for the amount."""

from __future__ import annotations

import re

_SOURCES = (
    r"(?:the |all |both |these |two |different |various |several |available |my |our |published |news )*"
    r"(?:sources?|reports?|documents?|papers?|articles?|texts?|publishers?|publications?|accounts?|agencies"
    r"|outlets?|media|statistics|writers?|authors?|analysts?)(?: all| both)?"
)
_AGREE = (
    r"(?:agree|concur|differ|disagree|diverge|conflict|match|say the same(?: thing)?|tally|contradict (?:each"
    r" other|one another))(?: with each other| with one another| among themselves)?"
)
_NUMBERS = r"(?:different |differing |conflicting |other )?(?:figures?|numbers?|values|data|estimates?)"
_GIVEN = r"(?:given|reported|quoted|stated|published|named|cited|mentioned|found|available|there)"
_ABOUT = r"(?:on|about|over|as to|regarding|concerning|for|of|in)"
_BEFORE = tuple(
    re.compile(rf"^\s*(?:and )?{pattern} (?P<rest>\S.+)$", re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"(?:do|did) {_SOURCES} {_AGREE} {_ABOUT}",
        rf"what (?:do|did) {_SOURCES} (?:say|report|state|give|tell(?: us)?|write|put) {_ABOUT}",
        rf"(?:which|what) {_NUMBERS} (?:do|did) {_SOURCES}"
        rf" (?:give|report|state|name|quote|publish|have|cite) {_ABOUT}",
        rf"(?:which|what) {_NUMBERS} (?:is|are|was|were) {_GIVEN} {_ABOUT}",
        rf"(?:is|are) there (?:any )?(?:a )?(?:disagreements?|conflicts?|contradictions?|discrepanc(?:y|ies)"
        rf"|differing {_NUMBERS}|{_NUMBERS})(?: (?:between|among|in) {_SOURCES})? {_ABOUT}",
    )
)
_AFTER = re.compile(
    rf"[,;:]?\s+(?:[-–—] )?(?:and |or )?(?:(?:do|did) {_SOURCES} {_AGREE}(?: (?:on|about) (?:this|that|it))?"
    rf"|what (?:do|did) {_SOURCES} (?:say|report|state|give|tell)(?: (?:on|about) (?:this|that|it))?)"
    r"\s*\?*\s*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:how|what|when|which|who|where|whether)\b", re.IGNORECASE)
_BY_HOW_MUCH = re.compile(r"\b(?:how much|how far|by how many [\w-]+|by what \w+)\W*$", re.IGNORECASE)
""" "By how many tonnes do the two sources disagree?": what lies between is asked for."""
LEAST = 3
"""What is left of a question has so many words at least."""


def without_sources(text: str) -> str:
    """The question for the amount itself; the same text where it does not ask about its sources."""
    short = _AFTER.sub("?", text)
    if short != text and not _BY_HOW_MUCH.search(short) and len(short.split()) >= LEAST:
        return short
    for pattern in _BEFORE:
        match = pattern.match(text)
        if match and len(match["rest"].split()) >= LEAST:
            return match["rest"] if _ASKS.match(match["rest"]) else f"What was {match['rest']}"
    return text
