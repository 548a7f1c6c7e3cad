"""Short beginnings of a paragraph that say what it is about: "Stocks.", "Indonesia.", "3. Imports."."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.figure import Slot
from corpus.figures.lexicon import flow_words
from corpus.figures.mentions import Mentions
from corpus.figures.sentence import Sentence
from corpus.figures.state import SUPPLIED, State, tells_statistics

LABEL = 5
"""Words of a sentence that may only say what the next ones are about."""
_CARRIED = frozenset({"stock", "production", "consumption", "revenue"})
_LIGHT = frozenset(
    {"and", "the", "in", "elsewhere", "of", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
)


def label(s: Sentence, named: Mentions, state: State) -> bool:
    """Carry the measure or the country that a sentence of few words without numbers names; whether it did."""
    if len(s.words) > LABEL or s.text.rstrip()[-1:] not in (".", ":"):
        return False
    return (
        _of_suppliers(s, named, state)
        or _of_tenders(s, state)
        or _of_a_measure(s, named, state)
        or _of_a_country(s, named, state)
        or _of_a_country_and_measure(s, named, state)
        or _of_a_flow(s, named, state)
    )


def _is_light(word: str) -> bool:
    """Whether a word says nothing of what is told next: the "D" of "D. Stocks." too."""
    return word in _LIGHT or len(word) == 1 or word.isdigit()


def _of_a_measure(s: Sentence, named: Mentions, state: State) -> bool:
    """ "Stocks.", "Production plans.": what is counted next, unless it says otherwise."""
    nouns = [one for one in named.measures if one.noun]
    if len({one.value for one in nouns}) != 1 or named.places or any(one.value for one in named.flows):
        return False
    if nouns[0].index != 0 and not _is_light(s.lower(0)) and not named.goods:
        return False
    word = s.words[nouns[0].index]
    state.priced = nouns[0].value == "price"
    if nouns[0].value in _CARRIED:
        state.measure = Slot(nouns[0].value, "previous", word.start, word.end)
        state.flow = None
    return not named.goods


def _of_suppliers(s: Sentence, named: Mentions, state: State) -> bool:
    """ "Who supplied Japan.": what others sent there is told to the end of the paragraph."""
    asked = SUPPLIED.match(s.text)
    place = next((p for p in named.places if asked and s.words[p.index].start == asked.end()), None)
    if place is None or not tells_statistics(place.name):
        return False
    word = s.words[place.index]
    state.reporter, state.end = Slot(place.name, "previous", word.start, word.end), "destination"
    state.flow, state.labelled = Slot("import", "previous"), True
    return True


def _of_a_country(s: Sentence, named: Mentions, state: State) -> bool:
    """ "Indonesia.", "Brazil, January.": whose figures are told to the end of the paragraph."""
    if len(named.places) != 1 or named.goods or named.flows or not tells_statistics(named.places[0].name):
        return False
    at = named.places[0].index
    dated = [s.indexes(one.start, one.end) for one in named.times]
    for index in range(len(s.words)):
        light = _is_light(s.lower(index)) or any(first <= index <= last for first, last in dated)
        if index != at and not light:
            return False
    word = s.words[at]
    place = Slot(named.places[0].name, "previous", word.start, word.end)
    state.reporter, state.place, state.labelled = place, place, True
    return not named.times


def _of_a_country_and_measure(s: Sentence, named: Mentions, state: State) -> bool:
    """ "INDIA STOCKS.", "Stocks in Japan.": what is counted next, and where."""
    if len(named.places) != 1 or named.goods or named.flows or len(named.measures) != 1:
        return False
    place, measure = named.places[0], named.measures[0]
    if not (measure.noun and measure.value in _CARRIED):
        return False
    told = {place.index, *range(measure.index, measure.last + 1)}
    if any(index not in told and not _is_light(s.lower(index)) for index in range(len(s.words))):
        return False
    word = s.words[place.index]
    where = Slot(place.name, "previous", word.start, word.end)
    state.measure, state.flow = Slot(measure.value, "previous", word.start, word.end), None
    state.place, state.labelled, state.priced = where, True, False
    if tells_statistics(place.name):
        state.reporter = where
    return True


_TENDERS = re.compile(
    r"\W*(?:\w+ (?:and|&) )?(?:[Tt]enders?|TENDERS?|[Dd]eals|[Aa]wards|[Ff]ixtures)\b(?: \w+)?[.:]"
)


def _of_tenders(s: Sentence, state: State) -> bool:
    """ "Tenders.": what many buyers booked, from anywhere."""
    if not _TENDERS.fullmatch(s.text.strip()):
        return False
    state.reporter, state.end, state.labelled, state.surveyed = None, "", False, True
    return True


def _of_a_flow(s: Sentence, named: Mentions, state: State) -> bool:
    """ "3. Imports." of a report that has told of exports: the country is at the other end now."""
    flow = next((one for one in named.flows if one.value), None)
    whose = state.reporter or state.home
    if flow is None or named.places or not flow_words()[s.lower(flow.index)].statistic or not whose:
        return False
    state.end = "destination" if flow.value == "import" else "origin"
    state.reporter = replace(whose, source="previous" if state.reporter else whose.source)
    return False
