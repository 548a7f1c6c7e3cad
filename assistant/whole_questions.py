"""Questions in whole sentences, which can be read alone, from what they ask for."""

from __future__ import annotations

from assistant.changed_slots import the_time
from assistant.figures.asked import Asked
from assistant.place_words import the
from assistant.reading import good_label
from assistant.rewording import is_plural
from assistant.time_words import phrase

_VERBS = {"production": "produce", "consumption": "consume"}
_MADE = {"production": "produced", "consumption": "consumed"}
_NOUNS = {"production": "production", "consumption": "consumption", "stock": "stocks", "price": "price"}


def whole_question(asked: Asked, dimension: str = "mass", label: str = "") -> str:
    """The question for one good, at most one place at each end and one period; "" where none can be said.

    `dimension`: that of the amount asked for ("mass", "money", "count"). `label`: the good as it is written.
    """
    time = the_time(asked)
    if len(asked.goods) != 1 or time is None or time.open or asked.excluded:
        return ""
    if max(len(asked.origins), len(asked.destinations), len(asked.places)) > 1:
        return ""
    good, when = label or good_label(asked.goods[0]), f" {phrase(time.time)}"
    if asked.kind == "ranking":
        return _ranking(asked, good, when)
    if asked.kind == "change":
        since = {-12: "a year earlier", -1: "the month before"}.get(asked.shift)
        what = _possession(asked, good)
        return f"By how much did {what} change{when} from {since}?" if since and what else ""
    if asked.kind != "lookup":
        return ""
    if asked.measure == "price":
        place = f" in {the(asked.places[0])}" if asked.places else ""
        return f"What was the price of {good}{place}{when}?"
    if asked.measure == "stock":
        what = _possession(asked, good)
        return f"How large were {what}{when}?" if what else ""
    if dimension == "money":
        what = _possession(asked, good)
        return f"What was the value of {what}{when}?" if what else ""
    return _amount(asked, good, when, dimension)


def _amount(asked: Asked, good: str, when: str, dimension: str) -> str:
    much = f"How much {good}"
    if is_plural(good):
        much = f"How many {good}" if dimension == "count" else f"What quantity of {good}"
    origin, destination = _first(asked.origins), _first(asked.destinations)
    if asked.measure == "trade":
        to, source = f" to {destination}" if destination else "", f" from {origin}" if origin else ""
        if destination and (asked.flow == "import" or not origin):
            return _done(asked, much, destination, "import", f"{source}{when}")
        return _done(asked, much, origin, "export", f"{to}{when}") if origin else ""
    verb = _VERBS.get(asked.measure)
    if verb is None:
        return ""
    if place := _first(asked.places) or origin:
        return _done(asked, much, place, verb, when)
    return f"{much} was {_MADE[asked.measure]} worldwide{when}?"


def _done(asked: Asked, much: str, who: str, verb: str, rest: str) -> str:
    """ "How much gallium did China export ...", or is it expected to."""
    if asked.status == "forecast":
        return f"{much} is {who} expected to {verb}{rest}?"
    return f"{much} did {who} {verb}{rest}?"


def _possession(asked: Asked, good: str) -> str:
    """ "China's exports of gallium to Japan", "Malaysia's stocks of palm oil"."""
    origin, destination, place = map(_first, (asked.origins, asked.destinations, asked.places))
    if asked.measure == "trade" and destination and (asked.flow == "import" or not origin):
        return f"{_owner(destination)} imports of {good}{f' from {origin}' if origin else ''}"
    if asked.measure == "trade":
        to = f" to {destination}" if destination else ""
        return f"{_owner(origin)} exports of {good}{to}" if origin else ""
    noun = _NOUNS.get(asked.measure)
    return f"{_owner(place or origin)} {noun} of {good}" if noun and (place or origin) else ""


def _ranking(asked: Asked, good: str, when: str) -> str:
    origin, destination = _first(asked.origins), _first(asked.destinations)
    if asked.measure != "trade" or (origin and destination):
        return ""
    if origin and asked.rank in ("partner", "destination"):
        return f"Which country received the most {good} from {origin}{when}?"
    if destination and asked.rank in ("partner", "origin"):
        return f"Which country supplied the most {good} to {destination}{when}?"
    return ""


def _first(places: tuple[str, ...]) -> str:
    return the(places[0]) if places else ""


def _owner(place: str) -> str:
    return f"{place}'" if place.endswith("s") else f"{place}'s"
