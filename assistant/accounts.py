"""What belongs to a sentence that answers: its date, what it leans on, the rest of a definition."""

from __future__ import annotations

import re

from assistant.evidence import Reading, following, same_paragraph
from assistant.fitting import names_good
from assistant.question import Question
from assistant.sought import NOT_STATED, STARTS_OR_ENDS
from corpus.words import stop_keys

_PRONOUN = re.compile(
    r"(?:It|Its|They|Their|He|His|She|Her|Both|This|These|That|Those|The (?:subsidiary|company|group|firm"
    r"|joint venture|latter|former|two|three|partners|decision|measure|step|move))\b"
)
_TAKES_BACK = re.compile(
    r"(?:That|This|It) (?:was|is|were) (?:wrong|incorrect|false|an error|a mistake"
    r"|not (?:so|true|right|the case))\b"
    r"|No[:,.]|In (?:fact|reality|truth)\b|Correct(?:ly|ion)?\b|Wrong\b|Not so\b",
    re.IGNORECASE,
)
TERM_WITHIN = 4
"""The other end of what a rule lasts stands at most so many sentences further on."""
_WHEN = r"(?:(?:early|mid|late|the end of|the|at least|end)[ -])*(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?"
_ENDS = re.compile(
    rf"\b(?:until|till|through|expir\w+ (?:on|in|at)|ends? (?:on|in)|runs? out (?:on|in)"
    rf"|lapses? (?:on|in)) {_WHEN}"
    r"(?:(?:19|20)\d\d|[A-Z][a-z]+)\b"
)
_BEGINS = re.compile(
    rf"\b(?:since|from|as of|effective|(?:effect|force|began|started|introduced|imposed) (?:on|in)) {_WHEN}"
    r"(?:(?:19|20)\d\d|[A-Z][a-z]+)\b"
)
_SECOND_TERM = re.compile(
    r"\w[^?]*\b(?:and|,) (?:(?P<until>(?:until|till) (?:when|what|which)|how long|when (?:does|do|will"
    r"|did) (?:it|they|that|this) (?:end|expire|run out|lapse))|(?:since|from) (?:when|what|which))\b",
    re.IGNORECASE,
)
"""The second of two questions about what a rule lasts."""
_DATES_IT = re.compile(
    r"(?:It|They|This|The (?:\w+ )?(?:scheme|programme|program|regime|system|waiver"
    r"|exemption|suspension|decree|ban|measure|step|rule|law|duty|duties|tariff|order|act|decision"
    r"|change|regulation|levy|tax|quota|embargo|restriction|requirement)s?)\b.{0,40}\b(?:effect|force|appl\w+"
    r"|effective|valid|since|from|until|runs? out|expires?)\b",
    re.IGNORECASE,
)


def with_date(reading: Reading) -> tuple[Reading, ...]:
    """A sentence that names no day from or until which something holds, with the next one if that does."""
    later = next(iter(following(reading, 1)), None)
    dates = later is not None and _DATES_IT.search(later.text)
    if later is None or not STARTS_OR_ENDS.search(later.text):
        return (reading,)
    return (reading, later) if dates or not STARTS_OR_ENDS.search(reading.text) else (reading,)


def with_term(told: tuple[Reading, ...], question: Question) -> tuple[Reading, ...]:
    """A sentence that says when something begins with the one near it that says until when, and the other
    way round, where a question asks for both.
    """
    asked = _SECOND_TERM.search(question.text)
    if asked is None:
        return told
    sought = _ENDS if asked["until"] else _BEGINS
    if any(sought.search(one.text) for one in told):
        return told
    first = told[0]
    near = (*following(told[-1], TERM_WITHIN), *reversed(first.before))
    other = next((one for one in near if not one.is_heading and sought.search(one.text)), None)
    return told if other is None else (*told, other)


def with_antecedent(told: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Sentences behind the one before them where they open with a pronoun: "It was set at 9%." is of what?"""
    first = told[0]
    before = [one for one in first.before[-1:] if not one.is_heading and not one.is_row]
    if first.is_row or not before or not _PRONOUN.match(first.text) or not same_paragraph(before[0], first):
        return told
    return (*before, *told)


def with_verdict(told: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Sentences with the one after them that answers or takes back what the last one says."""
    last = told[-1]
    later = next(iter(() if last.is_row else following(last, 1)), None)
    if later is None:
        return told
    open_ = last.text.rstrip('"”').endswith("?") or _TAKES_BACK.match(later.text)
    left = (
        NOT_STATED.search(later.text) and same_paragraph(last, later) and last.keys & later.keys - stop_keys()
    )
    return (*told, later) if open_ or left else told


def with_rest(reading: Reading) -> tuple[Reading, ...]:
    """A definition with the sentence after it in the same paragraph that goes on about it."""
    if reading.is_row:
        return (reading,)
    for later in following(reading, 1):
        if same_paragraph(reading, later) and not later.states_figure():
            return (reading, later)
    return (reading,)


def defines(reading: Reading, question: Question) -> bool:
    """Whether a sentence says what the words asked for are: "MOP = ...", "uranium (tU)", "X means ..."."""
    names = [re.escape(name) for name in _names(question)]
    if not names:
        return False
    names += [
        name.rsplit(" ", 1)[-1]
        for name in names
        if " " in name and names_good(reading.document, question.commodities)
    ]
    named = rf"\b(?:{'|'.join(names)})\b"
    return bool(
        re.search(rf"\w \((?:{'|'.join(names)})\)", reading.text)
        or re.search(
            rf"{named}(?: \([^()]*\))?(?: ?=|,? (?:or|i\.e\.|that is|meaning|a|an|the)\b|: | means?\b"
            r"| stands?\b| refers?\b| (?:is|are|was) (?:an?|the|used|defined|what|when|how)\b| denotes?\b"
            r"| comprises?\b"
            r"| includes?\b| covers?\b| (?:is|are) )",
            reading.text,
            re.IGNORECASE,
        )
    )


def _names(question: Question) -> tuple[str, ...]:
    """The words asked for as they stand in the question: an abbreviation, else the longest run of them."""
    short = re.findall(r"\b(?:[A-Z]{2,}s?|[a-z]+[A-Z]\w*|[A-Z]+[a-z]*[A-Z0-9]\w*)\b", question.text)
    if short:
        return tuple(short)
    match = re.search(
        r"(?:what (?:is|are)(?: meant by)?|uses of|does|do|term) (?:an? |the )?(.+?)"
        r"(?: used for| stand for| mean| include| cover|[?,]|$| in the | for )",
        question.text,
        re.IGNORECASE,
    )
    return (match[1],) if match else ()
