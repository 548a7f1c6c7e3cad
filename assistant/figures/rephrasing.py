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


def rephrased(text: str) -> str:
    """The question with each phrase of `vocabulary/question_phrases.csv` replaced by what it means."""
    pattern, means = _phrases()
    text = _GETS_PER.sub("earn", text)
    return pattern.sub(lambda match: means[" ".join(match.group().lower().split())], text)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    means = {
        form: row["means"] for row in records("question_phrases.csv") for form in row["forms"].split("|")
    }
    longest = sorted(means, key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), means
