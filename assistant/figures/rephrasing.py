"""Everyday phrases of questions, put into the words of trade."""

from __future__ import annotations

import re
from functools import cache

from corpus.vocabulary import records


def rephrased(text: str) -> str:
    """The question with each phrase of `vocabulary/question_phrases.csv` replaced by what it means."""
    pattern, means = _phrases()
    return pattern.sub(lambda match: means[" ".join(match.group().lower().split())], text)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    means = {
        form: row["means"] for row in records("question_phrases.csv") for form in row["forms"].split("|")
    }
    longest = sorted(means, key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), means
