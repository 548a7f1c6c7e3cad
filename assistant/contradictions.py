"""A sentence about the very thing asked for that says otherwise: what was taken for granted is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from assistant.event_words import events_in, same_event
from assistant.events import share
from assistant.evidence import Reading
from assistant.fitting import dated, home
from assistant.question import Question
from assistant.reason_subjects import asked_ways, elsewhere, ways
from corpus.quantities import quantities
from corpus.words import keys

KNOWN = 0.8
"""What a word counts that stands only before the sentence."""
_CHANGES = "raised lower lift close stop start resume scrap approve reject impose"
COVERED = 0.55
"""Of the question's words, rare ones counting more, such a sentence holds."""
COVERED_UNNAMED = 0.7
"""The same where a question names no activity that moved: whatever moves in a sentence may be another."""
COVERED_OF_TIME = 0.4
"""The same where it says late of what the question takes for early."""
_UNCHANGED = re.compile(
    r"\b(?:unchanged|remain(?:s|ed)?|stay(?:s|ed)?|kept|keeps|maintain(?:s|ed)?|still)\b", re.IGNORECASE
)
_NEGATED = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are)(?: not|n[’']t| never)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:no|not|none|nothing|never|only|alone|solely|exclusively|without)\b|n[’']t\b", re.IGNORECASE
)
_WAYS = frozenset({"rise", "fall"})
"""Keys of the words of a change."""


_ACTIVITIES = frozenset({"export", "import", "produc", "price", "sell", "stock", "demand"})
"""Keys of what may rise or fall: what is said of another denies nothing."""
_PRONOUN = re.compile(r"\W*(?:it|they|this|these|that|those)\b", re.IGNORECASE)
_THAN = re.compile(r"\b(?:than|compared (?:to|with)|against|versus)\b.*", re.IGNORECASE)
"""What a question compares with."""
_COMPARED = r"\b(?:(?:as )?(?:compared|against)(?: (?:to|with))?|versus|vs\.?)"
_BESIDE = re.compile(_COMPARED, re.IGNORECASE)
_BEFORE_LEVEL = re.compile(rf"{_COMPARED} (?:only |about |around |some |just |a |an |the )*$", re.IGNORECASE)
"""Between an amount and the one it is compared with."""
_EARLIER = re.compile(
    r"\b(?:year|month|quarter|season|week|period|ago|earlier|before|previous(?:ly)?|last|prior|(?:19|20)\d\d"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
"""Behind that one: it is of another time, not of another seller."""
_EXCLUSIVE = re.compile(r"\b(?:only|alone|solely|exclusively|entirely)\b", re.IGNORECASE)
_WHOLLY = re.compile(
    r"\b(?:all of (?:it|them|this)|no other|only|sole(?:ly)?|entirely|the entire|exclusively)\b",
    re.IGNORECASE,
)


def denial(question: Question, told: Sequence[Reading], weights: Mapping[str, float]) -> float:
    """How much of what a question takes for granted sentences hold that say otherwise; 0 when they do not."""
    own = frozenset[str]().union(*(reading.keys for reading in told))
    around = own.union(*(reading.context_keys for reading in told))
    text = " ".join(reading.text for reading in told)
    lasts = bool(_UNCHANGED.search(text))
    if (
        question.periods
        and not lasts
        and any(reading.periods for reading in told)
        and not dated(told[-1], question)
    ):
        return 0.0
    if question.commodities and not question.commodities & around:
        return 0.0
    if _EXCLUSIVE.search(question.text) and _WHOLLY.search(text):
        return COVERED
    cover = max(share(weights, told), KNOWN * share(weights, told, around))
    asked, stated = _WAYS & set(question.words), _WAYS & own
    moved = _ACTIVITIES & set(question.words)
    of_it = not moved or bool(moved & own) or bool(_PRONOUN.match(told[-1].text))
    turned = len(asked) == 1 and bool(stated) and not asked & stated and of_it
    compared = bool(asked & _compared_ways(text))
    turned = (turned and not compared) or _goal_kept(question.text, text)
    if _EARLY.search(question.text) and _LATE.search(text):
        return COVERED if cover >= COVERED_OF_TIME else 0.0
    if _NONE.search(question.text):
        return cover if cover >= COVERED and not _NONE.search(text) else 0.0
    if turned or _negates(question, told):
        return cover if cover >= COVERED else 0.0
    if compared or not lasts or not _presumed(weights):
        return 0.0
    lasting = {word: weight for word, weight in weights.items() if not same_event(word)}
    held = max(share(lasting, told), KNOWN * share(lasting, told, around))
    happened = frozenset[int]().union(*(same_event(word) for word in _presumed(weights)))
    found = frozenset[int]().union(*(reading.events for reading in told))
    return held if held >= COVERED and not happened & found else 0.0


def reversed_claim(
    question: Question, near: Sequence[Reading], weights: Mapping[str, float]
) -> tuple[float, ...]:
    """For each of some sentences how much of a question it holds where it says that what moved went the
    other way: asked why a crop is smaller, it is 1.7% larger. All 0 where one says that it
    went that way.
    """
    claim = _THAN.sub("", question.text)
    asked = asked_ways(question.text)
    if len(asked) != 1:
        return (0.0,) * len(near)
    least = COVERED if _ACTIVITIES & set(question.words) else COVERED_UNNAMED
    claimed = frozenset(keys(claim))
    still = {
        word: weight
        for word, weight in weights.items()
        if word not in _WAYS
        and not ways(word)
        and (word in claimed or word not in keys(question.text))
        and not (question.periods and word.isdigit())
    }
    about = [_of_it(question, one) and not elsewhere((one,), one, question) for one in near]
    told = [share(still, (one,)) * fits for one, fits in zip(near, about, strict=True)]
    known = [
        max(own, KNOWN * share(still, (one,), one.keys | one.context_keys) * fits)
        for one, own, fits in zip(near, told, about, strict=True)
    ]
    otherwise = tuple(
        cover
        if cover >= least and len(stated_ways(one.text)) == 1 and not asked & stated_ways(one.text)
        else 0.0
        for one, cover in zip(near, known, strict=True)
    )
    borne_out = (own for one, own in zip(near, told, strict=True) if asked <= stated_ways(one.text))
    if max(borne_out, default=0.0) >= COVERED:
        return (0.0,) * len(near)
    return otherwise


@lru_cache(maxsize=20_000)
def stated_ways(text: str) -> frozenset[str]:
    """The ways that a text says something moved, in words or by an amount and the one it is compared with."""
    said = ways(text)
    if said or not _BESIDE.search(text):
        return said
    found = quantities(text)
    for one, other in pairwise(found):
        same = one.unit == other.unit and one.dimension == other.dimension and one.dimension != "percent"
        beside = _BEFORE_LEVEL.search(text[one.end : other.start]) and _EARLIER.search(text[other.end :][:70])
        if same and beside and one.value != other.value:
            return frozenset({"up" if one.value > other.value else "down"})
    return said


def _of_it(question: Question, reading: Reading) -> bool:
    """Whether a sentence is about the time and place asked for, and about what moved."""
    moved = _ACTIVITIES & set(question.words)
    about = not moved or bool(moved & reading.keys) or bool(_PRONOUN.match(reading.text))
    places = reading.of_kind("place") - (set(home(reading.document)) & question.places)
    here = not places or bool(places & question.places)
    return about and here and (not question.periods or dated(reading, question))


_COMPARES_UP = re.compile(r"\b(?:more|above|higher|larger|greater|bigger)\b", re.IGNORECASE)
_COMPARES_DOWN = re.compile(r"\b(?:less|fewer|below|lower|smaller)\b", re.IGNORECASE)


def _compared_ways(text: str) -> frozenset[str]:
    """The ways that comparisons go: "9% more than in May but 3% short of a year ago" is a rise too."""
    up, down = _COMPARES_UP.search(text), _COMPARES_DOWN.search(text)
    return frozenset({"rise"} if up else ()) | frozenset({"fall"} if down else ())


_GOAL = (
    r"[^.;]{0,60}?\b(?:guidance|targets?|goals?|forecasts?|plans?|ranges?|quotas?|budgets?|expectations)\b"
)
_MISSED = re.compile(
    rf"\b(?:miss(?:ed|es|ing)?|f[ae]ll(?:en|s|ing)? short of|undershot|undershoot|undercut"
    rf"|(?:below|under|behind|short of)){_GOAL}",
    re.IGNORECASE,
)
_KEPT = re.compile(
    rf"\b(?:(?:inside|within|in line with|on|met|meets|meeting|reached|hit|matched){_GOAL})", re.IGNORECASE
)
_BEATEN = re.compile(
    rf"\b(?:beat|beats|beaten|exceed(?:ed|s)?|surpass(?:ed|es)?|topped|overshot|overshoot|outperform(?:ed)?"
    rf"|above|over|ahead of|better than){_GOAL}",
    re.IGNORECASE,
)


_EARLY = re.compile(
    r"\b(?:earlier than|ahead of (?:time|schedule|plan)|sooner than|before schedule)\b", re.IGNORECASE
)
_LATE = re.compile(r"\b(?:will be late|later than|delayed|postponed|pushed back|behind schedule)\b", re.I)


def _goal_kept(asked: str, stated: str) -> bool:
    """Whether something is told to have kept or beaten a goal that the question says it missed, or the other
    way round.
    """
    missed, kept, beaten = (bool(pattern.search(stated)) for pattern in (_MISSED, _KEPT, _BEATEN))
    if _MISSED.search(asked):
        return (kept or beaten) and not missed
    return bool(_BEATEN.search(asked)) and (kept or missed) and not beaten


def _negates(question: Question, told: Sequence[Reading]) -> bool:
    """Whether sentences say that what happened by the question did not: "exports have not stopped"."""
    asked = frozenset[int]().union(*(same_event(word) for word in question.words))
    for reading in told:
        for match in _NEGATED.finditer(reading.text):
            after = tuple(term for term in reading.terms if term.start >= match.end())[:2]
            if any(term.key in question.words for term in after) or events_in(after) & asked:
                return True
    return False


def _presumed(weights: Mapping[str, float]) -> frozenset[str]:
    """The words for a change that a question takes for granted: raised, lifted, closed."""
    return frozenset(word for word in weights if same_event(word) & _changes())


@cache
def _changes() -> frozenset[int]:
    return frozenset[int]().union(*(same_event(keys(word)[0]) for word in _CHANGES.split()))
