"""A question as slots with one of them changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.asked import Asked, AskedTime, End, ends_of, with_ends
from assistant.time_words import time_of, time_value
from corpus.units import unit_named

_ENDS: dict[str, End] = {"origin": "origin", "destination": "destination", "place": "place"}
_COMPARED = (
    *("kind", "goods", "origins", "destinations", "places", "excluded", "times", "shift", "status", "flow"),
    *("unit", "per", "percent", "yes_no", "rank", "most", "number", "nth", "names", "words", "views"),
)
OTHER_WAY = {"export": "import", "import": "export"}


def with_slot(asked: Asked, slot: str, value: str, was: str = "") -> Asked | None:
    """The question with a slot changed from `was`, or filled where it was open; None where it cannot be.

    `slot`: commodity, origin, destination, place, period, flow or unit; `value` as in `ReadSlot.value`. With
    the flow the ends change too: China's imports instead of its exports. Of a question of two parts both are
    changed that have the slot alike.
    """
    changed = _changed(asked, slot, value, was)
    if changed is None or asked.then is None:
        return changed
    then = with_slot(asked.then, slot, value, was)
    return None if then is None else replace(changed, then=then)


def _changed(asked: Asked, slot: str, value: str, was: str) -> Asked | None:
    if slot == "commodity":
        goods = _exchanged(asked.goods, value, was)
        return None if goods is None else replace(asked, goods=goods)
    if slot in _ENDS:
        return _placed(asked, _ENDS[slot], value, was)
    if slot == "period":
        return _dated(asked, value, was)
    if slot == "flow" and OTHER_WAY.get(value) == asked.flow:
        return replace(asked, flow=value, origins=asked.destinations, destinations=asked.origins)
    unit = unit_named(value) if slot == "unit" else None
    return replace(asked, unit=unit) if unit else None


def _exchanged(held: Sequence[str], value: str, was: str) -> tuple[str, ...] | None:
    if value in held:
        return None
    if was in held:
        return tuple(value if one == was else one for one in held)
    return None if len(held) > 1 else (value,)


def _placed(asked: Asked, end: End, value: str, was: str) -> Asked | None:
    held = ends_of(asked, end)
    if value in (*asked.origins, *asked.destinations, *asked.places, *asked.excluded):
        return None
    if was and was not in held and was in asked.places:  # the words do not tell which end it is
        return replace(asked, places=tuple(value if one == was else one for one in asked.places))
    if held and was not in held:
        return None
    places = _exchanged(held, value, was)
    return None if places is None else with_ends(asked, end, places)


def _dated(asked: Asked, value: str, was: str) -> Asked | None:
    wanted = time_of(value)
    times = [one for one in asked.times if not one.base]
    if wanted is None or any(time_value(one) == value for one in asked.times):
        return None
    old = next((one for one in times if time_value(one) == was), times[0] if len(times) == 1 else None)
    if old is None:
        return None if times else replace(asked, times=(*asked.times, wanted), latest=False)
    return replace(asked, times=tuple(wanted if one is old else one for one in asked.times))


def reads_alike(asked: Asked, wanted: Asked | None) -> bool:
    """Whether a question asks for what was wanted; an amount will do where the money was left open."""
    if wanted is None or (asked.then is None) != (wanted.then is None):
        return False
    if any(_comparable(asked, name) != _comparable(wanted, name) for name in _COMPARED):
        return False
    measures = {asked.measure, wanted.measure}
    if len(measures) > 1 and measures != {"", "trade"}:
        return False
    if asked.money != wanted.money and not (wanted.money is None and asked.money is False):
        return False
    return asked.then is None or reads_alike(asked.then, wanted.then)


def _comparable(asked: Asked, name: str) -> object:
    value = getattr(asked, name)
    if name == "times":
        return {(time_value(one), one.base) for one in value}
    return set(value) if isinstance(value, tuple) else value


def the_time(asked: Asked) -> AskedTime | None:
    """The one period that is asked for, None for several or none."""
    times = [one for one in asked.times if not one.base]
    return times[0] if len(times) == 1 else None
