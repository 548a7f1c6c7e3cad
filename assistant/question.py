"""What a question asks for, as far as its words tell: the subjects it names and the kind of thing it seeks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.errors import AssistantError
from corpus.months import Month, months, years
from corpus.words import stop_keys, terms

LONGEST = 2_000
"""Characters of a question that are read; nobody asks longer, and the model reads 256 word pieces anyway."""
ELLIPTIC = 4
"""A question of fewer content words than this leans on the one before ("And to Germany?")."""

Sought = Literal["quantity", "person", "time", "reason", "anything"]

_SOUGHT: tuple[tuple[Sought, re.Pattern[str]], ...] = (
    ("reason", re.compile(r"\bwhy\b|\bwhat (?:caused|led to|explains?)\b|\breasons?\b", re.IGNORECASE)),
    ("person", re.compile(r"\bwho\b|\bwhom\b", re.IGNORECASE)),
    (
        "time",
        re.compile(
            r"\bwhen\b|\bsince when\b|\b(?:in|on|by) (?:which|what) (?:year|month|date|day|quarter)\b"
            r"|\bwhat date\b",
            re.IGNORECASE,
        ),
    ),
    (
        "quantity",
        re.compile(
            r"\bhow (?:much|many|large|big|high|far)\b"
            r"|\b(?:what|which) (?:\w+ ){0,2}(?:share|percentage|percent|price|value|volume|amount|quantity|total|number|rate)\b"
            r"|\b(?:kg|kilograms?|tons?|tonnes?|mt|lbs?|usd|barrels?)\b"
            r"|\b(?:most|least|largest|biggest|highest|lowest|smallest|top|more|less|fewer|total)\b"
            r"|\b(?:change[ds]?|compare[ds]?|develop\w*|difference)\b"
            r"|\bwhat (?:was|were|is|are) .*\b(?:exports?|imports?|shipments?|output|production|sales|prices?|revenues?"
            r"|quotas?|stocks|capacity)\b",
            re.IGNORECASE,
        ),
    ),
)
_FOLLOW_UP = re.compile(r"^\s*(?:and|but|or|what about|how about|what of|also)\b|\b(?:that|it|they|them|there)\b", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:compare[ds]?|comparison|change[ds]?|than|versus|vs|difference)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w&-]*|\b[A-Z]{2,}\b")
_QUOTED = re.compile(r"[\"“](?P<double>[^\"”]{8,})[\"”]|(?<!\w)['‘](?P<single>[^'’]{8,}(?:['’]\w[^'’]*)*)['’](?!\w)")


class BadQuestion(AssistantError):
    """The question holds nothing that could be looked up."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in comparable form.

    `words`: keys of all content words. `places`, `commodities`, `measures`, `names`: those of them that an
    answer must be about. `months`, `years`: the periods named. `quoted`: a phrase in quotation marks.
    `query`: the text that is searched for, follow-ups completed from the questions before.
    """

    text: str
    query: str
    words: tuple[str, ...]
    places: frozenset[str]
    commodities: frozenset[str]
    measures: frozenset[str]
    names: frozenset[str]
    months: tuple[Month, ...]
    years: frozenset[int]
    sought: Sought
    quoted: str = ""


def understand(text: str, history: Sequence[str] = ()) -> Question:
    """Read a question; what a follow-up leaves out comes from the nearest earlier question that has it.

    Raises `BadQuestion` when nothing in it could be looked up.
    """
    question = _read(text)
    for earlier in reversed(history):
        if not _leans_on_earlier(question):
            break
        before = _read(earlier)
        question = replace(
            question,
            query=f"{before.text} {question.query}",
            words=question.words + tuple(word for word in before.words if word not in question.words),
            places=question.places or before.places,
            commodities=question.commodities or before.commodities,
            measures=question.measures or before.measures,
            names=question.names or before.names,
            months=_joint_months(question, before),
            years=question.years or before.years,
            sought=before.sought if question.sought == "anything" else question.sought,
        )
    if not question.words:
        raise BadQuestion(
            "The question is empty." if not text.strip() else "The question holds no word to look for.",
            "A question names what it is about.",
            'Ask for example: "How much gallium went to Japan in June?"',
        )
    return question


def _read(text: str) -> Question:
    text = " ".join(text.split())[:LONGEST]
    found = terms(text)
    stop = stop_keys()
    content = [term for term in found if term.key not in stop]
    names = [match.span() for match in _NAME.finditer(text)]
    quoted = _QUOTED.search(text)
    return Question(
        text=text,
        query=text,
        words=tuple(dict.fromkeys(term.key for term in content)),
        places=frozenset(term.key for term in content if term.kind == "place"),
        commodities=frozenset(term.key for term in content if term.kind == "commodity"),
        measures=frozenset(term.key for term in content if term.kind == "measure"),
        names=frozenset(
            term.key
            for term in content
            if not term.kind and not months(text[term.start : term.end])
            and any(start <= term.start < end for start, end in names)
        ),
        months=months(text),
        years=years(text),
        sought=next((sought for sought, pattern in _SOUGHT if pattern.search(text)), "anything"),
        quoted=(quoted["double"] or quoted["single"]) if quoted else "",
    )


def _joint_months(question: Question, before: Question) -> tuple[Month, ...]:
    """A follow-up that compares is about its own months and those asked for before."""
    if question.months and not _COMPARES.search(question.text):
        return question.months
    return question.months + before.months


def _leans_on_earlier(question: Question) -> bool:
    return len(question.words) < ELLIPTIC or bool(_FOLLOW_UP.search(question.text) and not question.commodities)
