"""Places of a question that stand side by side ("to Germany and Japan", "more than Peru") play one part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figures.asked import AskedTime
from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.sentence import Sentence

_BESIDE = re.compile(r"^[\s,]*(?:and|or|plus|as well as|&)?[\s,]*(?:to|from|by)?\s*(?:the|both)?\s*$", re.I)
_THAN = re.compile(
    r"(?:(?<!other )\bthan|\b(?:exceed|surpass|outstrip)(?:s|ed)?) (?:in |the |that of |those of )*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:did|does|do|has|have|had) (?:the )?$", re.IGNORECASE)
_THAN_PLACE = re.compile(r"\bthan (?:the )?$", re.IGNORECASE)
"""Behind it stands another subject: "Did Italy buy more than France?"."""
_BEHIND_END = re.compile(r"\b(?:from|to|into) (?:the )?$", re.IGNORECASE)
_THOSE_OF = re.compile(
    r"\b(?:than|exceed\w*|surpass\w*|outstrip\w*) (?:that|those) of (?:the )?$", re.IGNORECASE
)
""" "Brazil's exports to China exceeded those of Peru": Peru is set against Brazil."""
_OWNER = re.compile(r"[\w .-]+?(?:'s|’s|s')(?!\w)")
_ENDS = ("origin", "destination")
_LOOSE = frozenset({"partner", "inside", "via"})


def with_shared_roles(s: Sentence, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions, each that has no part of its own with that of the place it is joined to."""
    result: list[PlaceMention] = []
    subject = next((place for place in places if _SUBJECT.search(s.text[: s.words[place.index].start])), None)
    for place in places:
        lead = s.text[: s.words[place.index].start]
        rival = subject and not (place.owner or place.bound) and _THAN_PLACE.search(lead)
        if subject and rival and not _behind_end(s, result[-1]):
            place = replace(place, role=subject.role, bound=True)
        elif result and _THOSE_OF.search(lead) and _behind_end(s, result[-1]) and result[0].role in _ENDS:
            place = replace(place, role=result[0].role, bound=True)
        elif result and place.role in _LOOSE and (twin := _twin(s, result, place, lead)):
            place = replace(place, role=twin.role, bound=True)
        elif result and (role := _shared(s, result[-1], place)):
            place = replace(place, role=role, bound=True)
        result.append(place)
    return tuple(result)


def _twin(s: Sentence, before: Sequence[PlaceMention], place: PlaceMention, lead: str) -> PlaceMention | None:
    """The owner whose trade that of another is set against: "China's intake than Thailand's"."""
    if not _THAN_PLACE.search(lead) or not _OWNER.match(s.text, s.words[place.index].start):
        return None
    owners = (one for one in before if one.role in _ENDS and _OWNER.match(s.text, s.words[one.index].start))
    return next(owners, None)


def _behind_end(s: Sentence, place: PlaceMention) -> bool:
    return _BEHIND_END.search(s.text[: s.words[place.index].start]) is not None


def _shared(s: Sentence, before: PlaceMention, place: PlaceMention) -> Role | None:
    between = s.text[s.words[before.index].end : s.words[place.index].start]
    if place.owner or before.role == place.role:
        return None
    if _THAN.search(between) and before.role in ("origin", "destination"):
        return before.role
    joined = _BESIDE.match(between) and between.strip()
    if joined and before.role == "excluded":
        return "excluded"
    loose = place.role in _LOOSE or not place.bound
    return before.role if joined and loose and before.role in ("origin", "destination") else None


def with_shared_years(times: Sequence[AskedTime]) -> list[AskedTime]:
    """ "August versus July 2024": a month without a year is of that year which brings it nearest."""
    dated = [one for one in times if not one.open]
    if len(dated) != 1 or len(times) != 2 or dated[0].time.months > 3:
        return list(times)
    near = dated[0].time
    return [_dated(one, near.first) if one.open else one for one in times]


def _dated(one: AskedTime, near: int) -> AskedTime:
    years = range(near // 12 - 1, near // 12 + 2)
    first = min((year * 12 + one.time.first % 12 for year in years), key=lambda at: abs(at - near))
    return replace(one, time=replace(one.time, first=first), open=False)
