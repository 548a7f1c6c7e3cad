"""The values that figures have in one slot of a question, while they answer the rest of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.changed_slots import OTHER_WAY, the_time, with_slot
from assistant.figures.around import Found
from assistant.figures.asked import Asked, AskedTime, End, with_ends
from assistant.figures.choosing import SOUND, parts_of
from assistant.figures.goods_fit import ALL_GOODS, JOINT, same_good
from assistant.figures.known import Figures
from assistant.figures.matching import Match, matches
from assistant.reading import good_label
from corpus.figures.calendar import Time, parse
from corpus.goods import goods

_STATED = ("change", "difference", "ratio")
_CHANGED = ("commodity", "flow", "origin", "destination", "place", "period")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the figures hold for another value of a slot: the question as slots, and what answers it."""

    slot: str
    value: str
    label: str
    asked: Asked
    found: tuple[Match, ...]


def entries(
    asked: Asked, figures: Figures, slots: Mapping[str, str], ids: Collection[str] | None = None
) -> dict[str, list[Entry]]:
    """The values of each slot for which the rest of the question has an answer, the best first.

    `slots`: the names of the slots that are looked at, each with its value now, "" where it is open. `ids`:
    the documents that are asked, None for all.
    """
    asked = replace(asked, otherwise=None)
    if not asked.goods or asked.kind in ("text", "trend") or asked.then or asked.views or asked.rank == "row":
        return {}
    same = figures.about(asked, (), ids)
    found: dict[str, list[Entry]] = {}
    for slot, was in slots.items():
        if slot not in _CHANGED:
            continue
        pool = _of_other_goods(asked, figures, ids) if slot == "commodity" else same
        if values := _values(asked, slot, was, pool):
            found[slot] = _ordered(asked, slot, values)
    return found


def _of_other_goods(asked: Asked, figures: Figures, ids: Collection[str] | None) -> list[Found]:
    """The figures at the places and in the period of a question for one good."""
    places = (*asked.origins, *asked.destinations, *asked.places)
    time = the_time(asked)
    if len(asked.goods) != 1 or time is None or time.open:
        return []
    return figures.of_any_good(places, (time.time.first, time.time.last), ids)


def _values(asked: Asked, slot: str, was: str, pool: Sequence[Found]) -> list[Entry]:
    """The other values that the figures have in a slot, each with those that answer for it."""
    grouped: defaultdict[str, list[Found]] = defaultdict(list)
    for found in pool:
        value = _value(asked, slot, found)
        if value and value != was:
            grouped[value].append(found)
    values: list[Entry] = []
    for value, figures in grouped.items():
        turned = with_slot(asked, slot, value, was)
        if turned is None:
            continue
        others: Sequence[Found] = figures
        if asked.kind == "share":
            others = [one for one in pool if one.time == figures[0].time or one.figure.role == "share"]
        elif slot == "period" and asked.kind in ("change", "difference"):
            others = pool
        if answers := answering(turned, others):
            values.append(Entry(slot, value, _label(slot, value, answers), turned, tuple(answers)))
    return values


def _value(asked: Asked, slot: str, found: Found) -> str:
    """What a figure has in a slot, "" where that is nothing that could be asked for instead."""
    if slot == "flow":
        value = found.figure.value("flow")
        return value if value == OTHER_WAY.get(asked.flow) else ""
    value = found.figure.value(slot)
    if slot == "period":
        return value if found.time and _another(asked, found.time) else ""
    if JOINT in value or value in ("World", ALL_GOODS):
        return ""
    if slot == "commodity" and any(same_good(value, one) or same_good(one, value) for one in asked.goods):
        return ""
    return value


def _another(asked: Asked, time: Time) -> bool:
    """Whether a time is another period than the one asked for, of which the same can be asked."""
    held = the_time(asked)
    if any(one.base for one in asked.times):
        return False
    if time.day or held is None:
        return not (time.day or asked.times)
    return not held.accepts(time) and not (asked.shift and time.months != held.time.months)


def _label(slot: str, value: str, found: Sequence[Match]) -> str:
    if slot == "period":
        time = parse(value)
        return time.words if time else value
    return written(value, [match.found for match in found]) if slot == "commodity" else value


def written(good: str, found: Iterable[Found]) -> str:
    """The name of a good as the figures' documents write it, else as the vocabulary lists it."""
    slots = ((one.document.text, one.figure.slot("commodity")) for one in found)
    return good_label(good, *(text[held.start : held.end] for text, held in slots if held))


def answering(asked: Asked, figures: Sequence[Found]) -> list[Match]:
    """The figures that answer a question: of every part of it at least one; none where a part has none."""
    if asked.kind == "ranking":
        return _ranked(asked, figures)
    if asked.kind == "share":
        return _sound(asked, figures, ("share",)) or _part_of_whole(asked, figures)
    since = [one for one in asked.times if one.base]
    if asked.kind in ("change", "difference") and (asked.shift or since or len(parts_of(asked)) == 1):
        return _sound(asked, figures, _STATED) or _two_levels(asked, figures, since)
    found: list[Match] = []
    parts = parts_of(replace(asked, shift=0))
    if asked.kind == "comparison" and len(parts) < 2:
        return []  # two measures or two firms are compared, and no two values of a slot
    for part in parts:
        mine = _sound(part, figures)
        if not mine:
            return []
        found += mine
    return found


def _sound(asked: Asked, figures: Iterable[Found], roles: Iterable[str] = ("level",)) -> list[Match]:
    return [match for match in matches(asked, figures, roles) if match.score >= SOUND]


def _ranked(asked: Asked, figures: Sequence[Found]) -> list[Match]:
    found = _sound(asked, figures)
    slots = {"partner": ("origin", "destination"), "period": ("period",)}.get(asked.rank, (asked.rank,))
    named = {*asked.origins, *asked.destinations}
    ranked = {match.figure.value(slot) for match in found for slot in slots} - named - {"", "World"}
    return found if len(ranked) > 1 else []


def _part_of_whole(asked: Asked, figures: Sequence[Found]) -> list[Match]:
    level = _level(asked)
    end: End = "destination" if level.destinations else "origin"
    whole = with_ends(level, end, ())
    totals = [one for one in figures if one.figure.value(end) in ("", "World")]
    return _sound(level, figures) if whole != level and _sound(whole, totals) else []


def _two_levels(asked: Asked, figures: Sequence[Found], since: Sequence[AskedTime]) -> list[Match]:
    time = the_time(asked)
    if time is None or time.open or not (asked.shift or since):
        return []
    base = since[0] if since else AskedTime(time.time.shifted(asked.shift))
    now = _sound(replace(_level(asked), times=(time,)), figures)
    before = _sound(replace(_level(asked), times=(replace(base, base=False),)), figures)
    return now if before else []


def _level(asked: Asked) -> Asked:
    return replace(asked, kind="lookup", percent=False, shift=0, direction="")


def _ordered(asked: Asked, slot: str, values: Iterable[Entry]) -> list[Entry]:
    """Periods by how near they are, places by their amounts, goods of the same kind first."""
    if slot == "period":
        return _apart(sorted(values, key=_nearness(asked)))
    if slot == "commodity":
        held = goods().get(asked.goods[0])
        group = held.group if held else ""

        def kinship(entry: Entry) -> tuple[object, ...]:
            other = goods().get(entry.value)
            return (other is None or other.group != group, -len(entry.found), entry.value)

        return sorted(values, key=kinship)
    entries_ = list(values)
    bases = Counter(match.figure.quantity.base for entry in entries_ for match in entry.found[:1])
    common = max(bases, key=lambda base: (bases[base], base), default="")

    def size(entry: Entry) -> tuple[object, ...]:
        amounts = [
            match.figure.quantity.canonical for match in entry.found if match.figure.quantity.base == common
        ]
        return (not amounts, -max(amounts, default=Decimal(0)), entry.value)

    return sorted(entries_, key=size)


def _apart(values: Sequence[Entry]) -> list[Entry]:
    """Of two names of one season ("2023/24", "April 2023 to March 2024") only the first."""
    kept: list[Entry] = []
    for entry in values:
        time = parse(entry.value)
        known = (AskedTime(one) for one in map(parse, (other.value for other in kept)) if one)
        if time and not any(one.accepts(time) for one in known):
            kept.append(entry)
    return kept


def _nearness(asked: Asked) -> Callable[[Entry], tuple[object, ...]]:
    """Periods of the same length first, then those nearest in time, the later of two as near."""
    held = the_time(asked)

    def order(entry: Entry) -> tuple[object, ...]:
        time = parse(entry.value) or Time(0, 1)
        if held is None or held.open:
            return (0, -time.last, time.months)
        other_length = time.months != held.time.months
        other_start = time.months == 12 and time.first % 12 != held.time.first % 12
        return (other_length, other_start, abs(time.last - held.time.last), -time.last, time.months)

    return order
