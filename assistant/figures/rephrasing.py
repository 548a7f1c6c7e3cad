"""Everyday phrases of questions, put into the words of trade."""

from __future__ import annotations

import re
from functools import cache

from corpus.vocabulary import records

_GETS_PER = re.compile(
    r"\b(?:get|gets|got|receives?|received)\b(?= (?:on average )?(?:per|for (?:an?|each|every)) (?:metric )?"
    r"(?:tonnes?|tons?|kg|kilo(?:gram)?|pound|lb|ounce|oz|barrel|bushel|litre|gallon|bag|bale|carat|head)\b)",
    re.IGNORECASE,
)
""" "What did Peru get per tonne": it sold."""

_HOW_FAR = re.compile(
    r"\bhow far\b(?=[^?]*\b(?:above|below|short of|behind|ahead of|under)\b)", re.IGNORECASE
)
_GROWN = re.compile(
    r"(?P<before>\bhow (?:much|many) (?!did|do|does|has|have|had|more|less|faster|percent)[a-z][^?,]*?"
    r"\b(?:did|does|do|will|would|has|have|had)\b[^?,]*?)\b(?P<verb>grow|grown)\b"
    r"(?! (?:by|from|to|faster|more|in (?:percent|value|volume|size|price|weight))\b)",
    re.IGNORECASE,
)
""" "How much barley did France grow": produce."""

_GOT = re.compile(
    r"(?P<before>\b(?:did|does|do|will|would|to)\b(?: [\w'’-]+){1,6}? )(?<!the )(?<!its )(?<!a )"
    r"(?:source|secure|nab|bag|grab|land)\b(?= (?!of\b)[a-z]|\W*$)",
    re.IGNORECASE,
)
""" "How much urea did India secure from Oman": verbs that are nouns or adjectives elsewhere."""
_MADE = {"grow": "produce", "grown": "produced"}


_ASIDE = re.compile(
    r"\b(?:[Ll]eaving|[Ss]etting|[Pp]utting"
    r"|[Ll]eave) (?P<a>(?:the )?[A-Z][\w.-]*(?: [A-Z]\w*)*) (?:aside|out|apart)\b"
    r"|(?<=, )(?P<b>(?:the )?[A-Z][\w.-]*(?: [A-Z]\w*)*) aside\b"
    r"|^\W*(?P<c>(?:the )?[A-Z][\w.-]*(?: [A-Z]\w*)*) aside\b"
    r"|\b(?:[Nn]ot (?:counting|including)|[Ww]ithout counting|[Dd]isregarding"
    r"|[Ii]gnoring|[Ii]f (?:you|we) (?:ignore|exclude|leave"
    r" out)|[Oo]mitting) (?P<d>(?:the )?[A-Z][\w.-]*(?: [A-Z]\w*)*)\b",
)
""" "China aside", "not counting China": all but China."""


def _apart_from(match: re.Match[str]) -> str:
    return f"apart from {next(name for name in match.groups() if name)}"


def rephrased(text: str) -> str:
    """The question with each phrase of `vocabulary/question_phrases.csv` replaced by what it means."""
    pattern, means = _phrases()
    text = _HOW_FAR.sub("by how much", _ASIDE.sub(_apart_from, _GETS_PER.sub("earn", text)))
    text = _GOT.sub(lambda match: f"{match['before']}buy", text)
    text = _GROWN.sub(lambda match: match["before"] + _MADE[match["verb"].lower()], text)
    return pattern.sub(lambda match: means[" ".join(match.group().lower().split())], text)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    means = {
        form: row["means"] for row in records("question_phrases.csv") for form in row["forms"].split("|")
    }
    longest = sorted(means, key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), means
