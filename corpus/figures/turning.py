"""Sentences that turn to another country: "Ghana fares no better. It sold ...", "In Peru, exports ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.lexicon import flow_words
from corpus.figures.mentions import Mentions
from corpus.figures.place_mention import PlaceMention
from corpus.figures.sentence import Sentence
from corpus.figures.state import State, tells_statistics
from corpus.places import kind_of_place
from corpus.rare import Rare

_OPENING = 3
"""Words in which a sentence names the country that it is about."""
_NEAR = 7
"""Words in which the next one says what that country did."""
_GOES_ON = re.compile(r"(?:It|Its|They|Their|The country(?:['’]s)?|The nation(?:['’]s)?) ")
_SPEAKS = Rare(r"\b(?:said|says|told|according to|expects?|thinks?|noted|adds|added|sees)\b")
_OPENS_IN = re.compile(r"(?:But |Meanwhile,? )?[Ii]n (?:neighbou?ring |nearby )?$")
_WHOLE = frozenset({"exports", "imports", "exporters", "importers"})


def turned_to(s: Sentence, drafts: Sequence[Draft], named: Mentions) -> Slot | None:
    """The country that a sentence without amounts is about; None where it is about none or several."""
    told = [one for one in named.places if one.role != "excluded" and tells_statistics(one.name)]
    if drafts or not told or _SPEAKS.search(s.text):
        return None
    first = told[0]
    if len({one.name for one in told}) > 1 and (first.index > 1 or first.owner):
        return None
    named_first = first.index < _OPENING and not re.match(r"(?:In|To|From) ", s.text)
    return _slot(s, first) if named_first and kind_of_place(first.name) == "country" else None


def turn(s: Sentence, named: Mentions, state: State) -> None:
    """Let the amounts of a sentence be those of the country that it has turned to."""
    whose = state.turned if _GOES_ON.match(s.text) else None
    opened = None if whose else _opened_in(s, named)
    subject = whose or opened
    if subject is None:
        return
    flow = next((one for one in named.flows if one.value and one.index <= _NEAR), None)
    if flow is None:
        state.place = subject if whose else state.place
        return
    wanted = "destination" if flow.value == "import" else "origin"
    if flow_words()[s.lower(flow.index)].subject not in (None, "", wanted):
        return
    if opened and s.lower(flow.index) not in _WHOLE:
        return
    if state.end in ("", wanted):
        state.reporter, state.end, state.place = subject, wanted, subject


def _opened_in(s: Sentence, named: Mentions) -> Slot | None:
    """The country of "In Peru, exports rose": no other is named as an end of the flow."""
    for one in named.places[:1]:
        word = s.words[one.index]
        opens = _OPENS_IN.fullmatch(s.text[: word.start].lstrip()) and s.text[word.end : word.end + 1] == ","
        if opens and kind_of_place(one.name) == "country":
            return _slot(s, one)
    return None


def _slot(s: Sentence, mention: PlaceMention) -> Slot:
    word = s.words[mention.index]
    return Slot(mention.name, "previous", word.start, word.end)
