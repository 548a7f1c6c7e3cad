"""Whether a number is one that a named body gave, and when: by its clause, its document, its date."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.around import Found
from assistant.figures.asked import AskedTime, View
from assistant.figures.speakers import speaker
from corpus.figures.calendar import Time
from corpus.periods import periods
from corpus.vocabulary import records
from corpus.words import keys

_CUT = re.compile(r"[;]|, (?:while|whereas|but|and) ")
_PART = r"(?:[A-Z][\w&'-]*|of|and|the|for|&)"
_ACRONYM = re.compile(rf"({_PART}(?: {_PART}){{1,9}}) \(([A-Z][A-Z&]+)\)")
_LOOSE = frozenset(
    {"association", "council", "bureau", "agency", "service", "department", "institute", "data", "figures"}
    | {"statistics", "ministry", "board", "office", "union"}
)
""" "The association said": whichever the text has named."""
LEAD = 200
"""Characters before a sentence in which the text says when, or by whom, a number was given."""


@cache
def _listed() -> tuple[tuple[frozenset[frozenset[str]], str], ...]:
    return tuple(
        (frozenset(frozenset(keys(form)) for form in row["forms"].split("|")), row["place"])
        for row in records("bodies.csv")
    )


@cache
def _forms() -> re.Pattern[str]:
    names = [form for row in records("bodies.csv") for form in row["forms"].split("|") if form[0].isupper()]
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in longest)})\b", re.IGNORECASE)


def listed_bodies(text: str) -> list[tuple[int, int]]:
    """Where a text names bodies of the list by their own names."""
    return [match.span() for match in _forms().finditer(text)]


def _also(view: View) -> frozenset[frozenset[str]]:
    """The name of a view and the other names of the same body; those of the bodies of its place."""
    if view.place:
        return frozenset().union(*(forms for forms, place in _listed() if place == view.place))
    same = (forms for forms, _ in _listed() if any(form <= view.words for form in forms))
    return frozenset({view.words}).union(*same)


def _names_in(view: View, text: str, whole: str) -> bool:
    """Whether a text names the body of a view; `whole`: the document, which explains its short names."""
    said = frozenset(keys(text))
    wanted = _also(view)
    if any(form <= said for form in wanted):
        return True
    return any(
        frozenset(keys(short)) <= said and any(form <= frozenset(keys(long)) for form in wanted)
        for long, short in _ACRONYM.findall(whole)
    )


def clause(found: Found) -> str:
    """The sentence of a figure without what another clause of it says."""
    text, figure = found.document.text, found.figure
    lead = _CUT.split(text[figure.start : figure.quantity.start])[-1]
    rest = _CUT.split(text[figure.quantity.end : figure.end])[0]
    return f"{lead} {rest}"


def closeness(view: View, other: View, found: Found) -> int:
    """How closely a text ties a figure to a view: 3 in its clause, 2 in the document's head, 1 somewhere
    in a document that does not name the other one; 0 not at all.
    """
    if not view.words or view.words == other.words:
        return 3 if not view.words else _alone(view, found)
    document, own = found.document, clause(found)
    rival = _names_in(other, own, document.text)
    if not rival and (
        _names_in(view, own, document.text) or found.figure.value("reporter") == view.place != ""
    ):
        return 3
    if rival or _said_by_another(view, found):
        return 0
    head = f"{document.title} {document.publisher}"
    for level, text in ((2, head), (1, document.text)):
        if _names_in(view, text, document.text) and not _names_in(other, text, document.text):
            return level
    return 0


def _alone(view: View, found: Found) -> int:
    if _names_in(view, clause(found), found.document.text):
        return 3
    known = _names_in(view, f"{found.document.title} {found.document.text}", found.document.text)
    return 2 if known and not _said_by_another(view, found) else 0


def _said_by_another(view: View, found: Found) -> bool:
    named = speaker(found)
    return bool(named) and named.lower() not in _LOOSE and not _names_in(view, named, found.document.text)


def given_at(found: Found, wanted: AskedTime) -> bool:
    """Whether a number was given in a month: as its sentence says, or the one before it, else when the
    document was published.
    """
    text, figure, published = found.document.text, found.figure, found.document.published
    now = Time(published.year * 12 + published.month - 1, 1) if published else None
    lead = text[max(0, figure.start - LEAD) : figure.start].rpartition("\n")[2]
    for words in (text[figure.start : figure.end], lead):
        months = [
            AskedTime(Time(one.first, one.months))
            for one in periods(words, published)
            if one.months == 1 and not one.open and (now is None or one.first <= now.first)
        ]
        if months:
            return any(wanted.accepts(one.time) for one in months)
    return now is not None and wanted.accepts(now)
