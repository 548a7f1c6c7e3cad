"""Countries that a text names by where they are: "the Asian country", "the South American nation"."""

from __future__ import annotations

from corpus.figures.figure import Slot
from corpus.figures.sentence import Sentence
from corpus.figures.state import IT, State
from corpus.places import lies_in, place_named
from corpus.words import name_of, terms


def spoken_of(s: Sentence, state: State) -> Slot | None:
    """The country that "it", or "the Asian country", of a sentence is."""
    match = IT.match(s.text)
    if match is None or not (where := (match["where"] or "").strip()):
        return state.spoken
    regions = [name_of(term.key) for term in terms(where) if term.kind == "place"]
    if not regions or (place := place_named(regions[0])) is None or place.kind == "country":
        return state.spoken
    named = [*state.lands, *(slot.value for slot in (state.spoken, state.reporter, state.home) if slot)]
    found = list(dict.fromkeys(name for name in named if name != place.name and lies_in(name, place.name)))
    return Slot(found[0], "previous") if len(found) == 1 else None
