"""Why something happened: which sentence gives the reason of which event, and how plainly."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.causes import (
    ANNOUNCES_REASON,
    CAME_FROM,
    CAUSE_FIRST,
    DISRUPTS,
    EFFECT_FIRST,
    HEADS_REASON,
    LEANS_BACK,
    PLAIN,
    SAYS_WHY,
    TURNS,
    WANTS,
)
from assistant.event_words import events_in, same_event
from assistant.events import share
from assistant.evidence import Reading, following, same_paragraph
from assistant.fitting import home
from assistant.reason_subjects import ways
from assistant.speaking import SPEAKS
from assistant.unsaid_reasons import BARE, only_splits, unsaid_reason
from corpus.words import stop_keys, terms

FAR = 6
"""The reason of an event is looked for in so many sentences after it."""
NEXT = 0.8
"""A reason in the next sentence counts so much of one in the sentence, in the one after that the square."""
OTHER_PARAGRAPH = 0.8
"""And so much again when an empty line lies between."""
COVERED = 0.45
"""A reason is one of the event asked for when its effect holds this share of the question's words."""
LEAST = 0.3
"""With a smaller share it is the reason of something else."""
WEAK = 0.5
"""An event that may be the reason is not one when it is that of another company."""
KNOWN = 0.6
"""What a word counts in this that a reader only knows from before."""
LINK = 0.12
"""It holds so much by itself, or is about something else."""
_ACTIVITIES = frozenset({"export", "import", "produc", "price", "sell", "stock", "demand"})
"""Keys of what may rise or fall; a reason of one is none of another."""

_HELD_OFF = re.compile(r"\b(?:despite|in spite of|risks?|defied|regardless of)\b", re.IGNORECASE)
"""What stood against an event, or may come yet, is no reason of it."""
BESIDE = 3
"""Sentences of its paragraph that may give the reason of an event, linked to it by no word."""
ASIDE = 0.7
"""How plainly a clause put in gives the reason: "In Benin, where storms cut the yield, exports fell"."""
_ASIDE = re.compile(r", (?:where|whose|which) [^,;.\d]{8,120}, (?=[a-z])")
_WAYS = frozenset({"rise", "fall"})
"""Keys of the words of a change."""
_OPENS = 70
"""Characters of a sentence in which its subject stands."""


@dataclass(frozen=True, slots=True)
class Account:
    """The sentences of an event with its reason, in order.

    `strength`: how plainly it is a reason, 0 to 1. `cover`: the share of the question's words that its effect
    holds. `effect`: the sentence, or the part of it, that tells the event;
    None where one sentence tells event and reason.
    """

    told: tuple[Reading, ...]
    strength: float
    cover: float
    effect: Reading | None

    @property
    def worth(self) -> float:
        """0 to 1: a plain reason of the very event."""
        return self.strength * min(1.0, self.cover / COVERED) if self.cover >= LEAST else 0.0


def account_of(reading: Reading, weights: Mapping[str, float]) -> Account:
    """A sentence with the best reason in it or in the sentences after it."""
    accounts = [_own(reading, weights)]
    after = () if reading.is_row else following(reading, FAR + 1)
    known = reading.keys | weights.keys()
    told: tuple[Reading, ...] = (reading,)
    event = None if _says_why(reading.text) else reading
    for distance, later in enumerate(after[:FAR], start=1):
        strength = _strength_after(reading, later, weights) * NEXT**distance
        if strength < WEAK and _changes_subject(later, known) and not only_splits(reading, later):
            break
        if distance > 1 and not same_paragraph(reading, later):
            strength *= OTHER_PARAGRAPH
        if not strength or _turns(reading, later):
            continue
        announced = bool(ANNOUNCES_REASON.search(later.text))
        told = (*told, *after[distance - 1 : distance + announced])
        accounts.append(Account(told, strength, _cover((reading, later), weights), event))
    if unsaid := unsaid_reason(reading, after):
        strength = BARE * NEXT ** (unsaid - 1)
        accounts.append(Account((reading, *after[:unsaid]), strength, _cover((reading,), weights), reading))
    return max(accounts, key=lambda account: account.worth)


def with_reason_beside(reading: Reading, weights: Mapping[str, float]) -> tuple[Reading, ...]:
    """A sentence with the nearest one in its paragraph that gives a reason in so many words, in order."""
    if reading.is_row:
        return ()
    for later in following(reading, BESIDE):
        if same_paragraph(reading, later) and _reason_in(later, weights)[0] >= ASIDE:
            return (reading, later)
    for earlier in reversed(reading.before[-BESIDE:]):
        near = not earlier.is_heading and not earlier.is_row and same_paragraph(earlier, reading)
        if near and _reason_in(earlier, weights)[0] >= ASIDE:
            return (earlier, reading)
    return ()


def _own(reading: Reading, weights: Mapping[str, float]) -> Account:
    strength, effect = _reason_in(reading, weights)
    before = tuple(one for one in reading.before[-1:] if not one.is_heading and not one.is_row)
    leans = bool(before) and bool(LEANS_BACK.match(reading.text))
    after = following(reading, 1) if ANNOUNCES_REASON.search(reading.text) else ()
    told = (*(before if leans else ()), reading, *after)
    around = (*(before if leans else ()), effect)
    return Account(told, strength, _cover(around, weights), None if _says_why(reading.text) else effect)


def _reason_in(reading: Reading, weights: Mapping[str, float]) -> tuple[float, Reading]:
    """How plainly a sentence gives a reason, and what of it is the effect; the effect most asked for."""
    if _says_why(reading.text):
        return 1.0, reading
    told = [(strength, _part(reading, start, end)) for strength, start, end in _reasons(reading.text)]
    other_event = 0.0 if _disrupts(reading.text, weights) is None else 1.0 if _headed(reading) else 0.5
    found = (*told, (other_event, reading))
    return max(found, key=lambda one: (one[0] * share(weights, (one[1],)), one[0]))


def _headed(reading: Reading) -> bool:
    """Whether a sentence stands under a heading that says that reasons follow."""
    heading = next((one for one in reversed(reading.before) if one.is_heading), None)
    return heading is not None and bool(HEADS_REASON.search(heading.text))


@lru_cache(maxsize=20_000)
def _says_why(text: str) -> bool:
    """Whether a whole sentence is about a reason."""
    return bool(SAYS_WHY.search(text) or (WANTS.search(text) and LEANS_BACK.match(text)))


@lru_cache(maxsize=20_000)
def _reasons(text: str) -> tuple[tuple[float, int, int], ...]:
    """How plain each reason is that a sentence gives in so many words, and where its effect stands."""
    found = [(1.0, match.start(), len(text)) for match in CAUSE_FIRST.finditer(text)]
    for match in EFFECT_FIRST.finditer(text):
        strength = 1.0 if PLAIN.search(match.group()) else 0.7
        if match.start() < 3:
            comma = text.find(", ", match.end())
            found.append((strength, max(0, comma), len(text)))
        else:
            found.append((strength, 0, match.start()))
    found += [(1.0, 0, match.end("effect")) for match in CAME_FROM.finditer(text)]
    found += [(ASIDE, 0, len(text)) for match in _ASIDE.finditer(text) if _tells_event(match.group())]
    return tuple(found)


def _tells_event(aside: str) -> bool:
    return bool(ways(aside)) or bool(DISRUPTS.search(aside))


def _part(reading: Reading, start: int, end: int) -> Reading:
    return replace(reading, terms=tuple(term for term in reading.terms if start <= term.start < end))


def _disrupts(text: str, weights: Mapping[str, float]) -> int | None:
    """Where a text tells of another event than the one asked for, which may be its reason."""
    asked = frozenset[int]().union(*(same_event(word) for word in weights))
    return next(
        (at for at, words, told in _disruptions(text) if not (weights.keys() & words or asked & told)), None
    )


@lru_cache(maxsize=20_000)
def _disruptions(text: str) -> tuple[tuple[int, frozenset[str], frozenset[int]], ...]:
    """What a text tells that disrupts trade: where, and the keys of its words and events."""
    if _HELD_OFF.search(text):
        return ()
    told = [(match.start(), terms(match.group())) for match in DISRUPTS.finditer(text)]
    return tuple((at, frozenset(term.key for term in found), events_in(found)) for at, found in told)


def _strength_after(reading: Reading, later: Reading, weights: Mapping[str, float]) -> float:
    """How plainly a later sentence gives the reason of an event told before."""
    strength, effect = _reason_in(later, weights)
    if ANNOUNCES_REASON.search(later.text):
        return 1.0
    if strength > 0.5:
        leads = CAUSE_FIRST.search(later.text) and not _says_why(later.text)
        linked = not leads and bool(LEANS_BACK.match(later.text) or _says_why(later.text))
        own = reading.keys - stop_keys()
        shared = own & effect.keys or reading.events & effect.events
        return strength if linked or shared else 0.0
    at = _disrupts(later.text, weights)
    return strength if at is not None and at < _OPENS else 0.0


def _cover(told: tuple[Reading, ...], weights: Mapping[str, float]) -> float:
    """The share of the question's words in an effect, less for those only known from before it; half when it
    is another activity that is told.
    """
    around = frozenset[str]().union(*(reading.context_keys for reading in told))
    own = frozenset[str]().union(*(reading.keys for reading in told))
    wanted = _ACTIVITIES & weights.keys()
    other = bool(wanted) and not wanted & own and bool(_ACTIVITIES & own)
    around |= {place for reading in told for place in home(reading.document)}
    moved = frozenset[str]().union(*(ways(reading.text) for reading in told))
    same_way = frozenset(word for word in weights if ways(word) and ways(word) <= moved)
    cover = share(weights, told, same_way)
    if cover >= LINK:
        cover = max(cover, KNOWN * share(weights, told, around | same_way))
    return cover * (0.5 if other else 1.0)


def _changes_subject(later: Reading, known: Collection[str]) -> bool:
    """Whether a sentence opens with a name that neither the event nor the question has."""
    first = next(iter(later.terms), None)
    if first is None or first.key in known or first.key in stop_keys() or SPEAKS.search(later.text):
        return False
    word = later.text[first.start : first.end]
    inside = re.search(rf"(?<=[a-z,] ){re.escape(word)}\b", later.document.text)
    return word[:1].isupper() and bool(inside)


def _turns(reading: Reading, later: Reading) -> bool:
    """Whether a sentence goes on to another event, so that its reason is not that of the one before."""
    if _says_why(later.text):
        return False
    ways, others = reading.keys & _WAYS, later.keys & _WAYS
    if TURNS.search(later.text) or (ways and others and not ways & others):
        return True
    return bool(later.of_kind("measure") - reading.of_kind("measure")) and bool(others)
