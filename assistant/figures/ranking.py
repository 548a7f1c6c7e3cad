"""Amounts that differ in one thing only, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known
from assistant.figures.kinds import adds_up
from assistant.figures.lookup import MOST_RANKED, stated_one
from assistant.figures.matching import Match
from assistant.figures.rivals import left_out, unknown_rivals
from assistant.figures.rows_ranked import first_row
from assistant.figures.saying import finished, list_operands
from assistant.figures.sums import added
from assistant.figures.superlatives import PART, grows_most, period_length
from assistant.figures.wording import Composer
from corpus.places import lies_in, place_named
from corpus.words import keys

_CALLED = re.compile(
    r"\b(?:largest|biggest|top|main|leading|number one|most important|principal|chief)\b", re.IGNORECASE
)


_REGIONS = re.compile(r"\b(?:world )?(?:regions?|continents?)\b|\bparts? of the world\b", re.IGNORECASE)
"""Regions are put in order, and no countries."""
_MARKETS = re.compile(r"\bmarkets\b", re.IGNORECASE)
"""A market may be a region of which no country stands in the same order: "the Middle East, then Japan"."""


def ranking_of(asked: Asked, known: Known) -> Answer | None:
    """The amounts in their order, one of them alone, or the first of them added up."""
    if asked.rank == "row":
        return first_row(asked, known)
    entries = ordered(replace(asked, excluded=()), known)
    if asked.nth and not _stand_before(asked.excluded, entries[: asked.nth - 1]):
        return None
    if asked.excluded and not asked.nth:
        entries = [match for match in entries if not set(asked.excluded) & _ends(match)]
        if none := _none_else(asked, entries, known):
            return none
    if len(entries) < 2:
        return _called_first(asked, entries)
    if _only_compared(asked, entries) or unknown_rivals(asked):
        return None
    if asked.nth:
        return _nth(asked, entries)
    if asked.number > 1 and adds_up(asked.text):
        return added(asked, entries[: asked.number]) if len(entries) >= asked.number else None
    shown = entries[: asked.number or MOST_RANKED]
    composer = Composer()
    list_operands(composer, shown, asked)
    if len(entries) > len(shown) and asked.number == 1:
        composer.say(". Next: ")
        list_operands(composer, entries[1:3], asked)
    if asked.rank == "commodity":
        composer.say("".join(f". {good.capitalize()}: not stated" for good in left_out(asked, entries)))
    elif not asked.number and (whole := _whole(asked, entries, known)):
        composer.say(". In total: ")
        list_operands(composer, [whole], asked)
    return finished(asked, composer, "ranking", min(match.score for match in shown))


def _called_first(asked: Asked, entries: Sequence[Match]) -> Answer | None:
    """The one amount of a sentence that itself calls it the largest."""
    if (
        len(entries) != 1
        or entries[0].figure.role != "level"
        or asked.number != 1
        or not asked.most
        or not _CALLED.search(entries[0].found.sentence)
    ):
        return None
    composer = Composer()
    list_operands(composer, entries, asked)
    return finished(asked, composer, "ranking", entries[0].score)


def _only_compared(asked: Asked, entries: Sequence[Match]) -> bool:
    """Whether the only two periods known are one and the one it is compared with: neither is a record."""
    same = {(match.found.document.id, match.figure.start) for match in entries}
    return asked.rank == "period" and not asked.times and len(entries) == 2 and len(same) == 1


def _stand_before(named: Sequence[str], before: Sequence[Match]) -> bool:
    """Whether those that a question names as larger are: "Behind China, who came second?"."""
    return set(named) <= {value for match in before for value in _ends(match)}


def _ends(match: Match) -> set[str]:
    return {match.figure.value("origin"), match.figure.value("destination")}


def _none_else(asked: Asked, entries: Sequence[Match], known: Known) -> Answer | None:
    """ "Besides Korea, who received any?" where the text says that nobody else did."""
    if any(not match.figure.is_zero for match in entries):
        return None
    rest = known.best(asked)
    return stated_one(asked, rest, known) if rest and rest.figure.is_zero else None


def _nth(asked: Asked, entries: Sequence[Match]) -> Answer | None:
    """The second or third of an order alone, and then those before it."""
    if len(entries) < asked.nth:
        return None
    composer = Composer()
    list_operands(composer, entries[asked.nth - 1 : asked.nth], asked)
    composer.say(". Before it: ")
    list_operands(composer, entries[: asked.nth - 1], asked)
    return finished(asked, composer, "ranking", min(match.score for match in entries[: asked.nth]))


def ordered(asked: Asked, known: Known) -> list[Match]:
    """The amounts that differ in what is ranked, first to last; empty where there are none."""
    entries = _largest(_ranked_groups(asked, known))
    if len(entries) < max(asked.number, 2) and not grows_most(asked.text):
        shares = _largest(_ranked_groups(_of_shares(asked), known, ("share",)))
        entries = shares if len(shares) > max(len(entries), 1) else entries
    found = sorted(entries, key=lambda match: -_rank(match))
    downward = grows_most(asked.text) and asked.direction == "down"
    return found if asked.most != downward else found[::-1]


def _largest(groups: Sequence[list[Match]]) -> list[Match]:
    return max(groups, key=lambda rows: (len(rows), rows[0].score), default=[])


def _of_shares(asked: Asked) -> Asked:
    """The question put to the shares of partners, which a text may give in place of amounts."""
    shared = frozenset(keys("share percentage"))
    words, telling = asked.words - shared, asked.telling - shared
    return replace(asked, unit=None, money=None, words=words, telling=telling)


def _rank(match: Match) -> Decimal:
    value = match.figure.quantity.canonical
    return -value if match.figure.direction == "down" else value


def _whole(asked: Asked, parts: Sequence[Match], known: Known) -> Match | None:
    """The amount for all partners together, of the period of the parts."""
    part = parts[0]
    if asked.measure not in ("trade", "") or part.found.time is None:
        return None
    whole = known.beside(replace(asked, kind="lookup", rank="", times=(AskedTime(part.found.time),)), part)
    return whole if whole and whole.figure not in [one.figure for one in parts] else None


def _ranked_groups(asked: Asked, known: Known, roles: Sequence[str] = ("level",)) -> list[list[Match]]:
    """Figures that differ in what is ranked and agree in all else, each value once."""
    slot = asked.rank
    if slot == "partner":
        slot = _open_end(asked)
    inside = asked.places[0] if slot == "place" and len(asked.places) == 1 and PART.search(asked.text) else ""
    asked = replace(asked, places=()) if inside else asked
    by_change = grows_most(asked.text)
    roles = ("change",) if by_change else roles
    found = [match for match in known.all(asked, roles) if _ranked_value(match, slot)]
    if by_change:
        found = [match for match in found if match.figure.quantity.dimension == "percent"]
    if inside:
        found = [
            match
            for match in found
            if lies_in(match.figure.value(slot), inside) and match.figure.value(slot) != inside
        ]
    if slot == "period" and (months := period_length(asked.text)):
        found = [match for match in found if match.found.time and match.found.time.months == months]
    regions = _REGIONS.search(asked.text) is not None and not inside
    markets = _MARKETS.search(asked.text) is not None
    groups: dict[tuple[str, ...], dict[str, Match]] = {}
    for match in found:
        figure = match.figure
        key = (
            *(
                figure.value(name)
                for name in ("period", "origin", "destination", "commodity")
                if name != slot
            ),
            figure.quantity.base,
            figure.value("measure"),
            figure.value("base") if by_change else "",
        )
        value = _ranked_value(match, slot)
        if slot == "period" and (match.found.time is None):
            continue
        if slot == "period" and match.found.time:
            key = (*key, str(match.found.time.months))
        if (
            slot in ("origin", "destination", "place")
            and _is_region(value) != regions
            and not (markets and not regions and _apart(value))
        ):
            continue
        if slot in ("origin", "destination") and _at_home(match, slot):
            continue
        groups.setdefault(key, {}).setdefault(value, match)
    parts = [_without_wholes(group) for group in groups.values()]
    return [group for group in parts if group]


def _without_wholes(group: dict[str, Match]) -> list[Match]:
    """The entries of an order without a whole that others are parts of: the European Union beside Spain."""
    return [
        match
        for value, match in group.items()
        if not any(other != value and lies_in(other, value) for other in group)
    ]


def _is_region(name: str) -> bool:
    place = place_named(name)
    return "+" in name or (place is not None and place.kind in ("region", "world"))


def _apart(name: str) -> bool:
    """Whether a region is one of the world's that a text may count as one market."""
    place = place_named(name)
    return place is not None and place.kind == "region" and "+" not in name


def _at_home(match: Match, slot: str) -> bool:
    """Whether one end lies within the other: a port of the exporter is no destination."""
    other = match.figure.value("origin" if slot == "destination" else "destination")
    value = match.figure.value(slot)
    return bool(other) and (lies_in(value, other) or lies_in(other, value))


def _ranked_value(match: Match, slot: str) -> str:
    return match.figure.value(slot)


def _open_end(asked: Asked) -> str:
    if asked.measure not in ("trade", ""):
        return "place"
    if asked.destinations and not asked.origins:
        return "origin"
    if asked.origins and not asked.destinations:
        return "destination"
    return "origin" if asked.flow == "export" else "destination"
