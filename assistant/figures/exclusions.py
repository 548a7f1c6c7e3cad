"""Amounts of all but some: "to all countries except the United States", "to markets outside China"."""

from __future__ import annotations

import re

from assistant.figures.around import Found, places_in

_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.-]*)*"
_ALL_BUT = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|destinations?|markets?|buyers?|customers|partners?|suppliers?|origins?"
    r"|sources?|world|all|every(?:one|body|where)|any(?:one|where))"
    r"(?:,? (?:except(?:ing)?(?: for)?|excluding|apart from|aside from|besides|outside(?: of)?)| other than"
    r"| but)"
    rf" (?P<who>{_NAME}(?:(?:, {_NAME})*,? (?:and|or) {_NAME})?)"
)
_WORDS = ("except", "excluding", "apart from", "aside from", "besides", "outside", "other than", " but ")
_OTHER_CLAUSE = re.compile(r"\d|;| while | whereas | although ")


def left_out(found: Found) -> tuple[str, ...]:
    """The places that the clause of a figure leaves out of its amount, () where it names none."""
    if not any(word in found.sentence for word in _WORDS):
        return ()
    figure, text = found.figure, found.document.text
    for match in _ALL_BUT.finditer(found.sentence):
        start, end = figure.start + match.start(), figure.start + match.end()
        number = figure.quantity
        between = text[end : number.start] if end <= number.start else text[number.end : start]
        if not _OTHER_CLAUSE.search(between):
            return tuple(places_in(match["who"]))
    return ()
