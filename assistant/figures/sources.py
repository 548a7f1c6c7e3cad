"""One amount as two sources see it, or one source at two times, which a question sets side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked, View
from assistant.figures.bodies import closeness, given_at
from assistant.figures.choosing import Known
from assistant.figures.goods_fit import same_good
from assistant.figures.matching import Match
from assistant.figures.revisions import is_expected, is_old
from assistant.figures.saying import common_scale, finished, say
from assistant.figures.wording import Composer, number, unit_words
from corpus.words import keys, stop_keys

_THAN = re.compile(
    r"\b(?:how much|by how (?:much|many|far)|how many|how far)\b[^?]*?\b(?P<sign>higher|lower|larger|bigger"
    r"|smaller|more|less|above|below)\b(?P<left>[^?]*?)\bthan\b(?P<right>[^?]*)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    keys("forecast estimate view count figure number projection crop export import year season in of that")
)
_COUNTED = re.compile(r"\b(?:count(?:s|ed)?|tall(?:y|ies)|statistics|customs|recorded)\b", re.IGNORECASE)
_ALIKE = ("commodity", "measure", "origin", "destination", "place")
CLOSE = 0.75
"""Two numbers of one source whose scores differ by less leave open which one is meant."""


def views_compared(asked: Asked, known: Known) -> Answer | None:
    """The same amount as two sources see it, or as one saw it at two times, and what lies between."""
    views = asked.views or _than_views(asked)
    if len(views) != 2:
        return None
    open_ = replace(
        asked, kind="lookup", views=(), words=frozenset(), telling=frozenset(), percent=False, unit=None,
        names=asked.names if asked.views else frozenset(), direction="", shift=0, latest=False,
        status=asked.status or ("" if _COUNTED.search(asked.text) else "forecast"),
    )  # fmt: skip
    left, right = views
    ones, others = _seen_by(left, right, open_, known), _seen_by(right, left, open_, known)
    pairs = [
        (one, other)
        for one in ones
        for other in others
        if one.figure != other.figure and _same_thing(one, other)
    ]
    return _gap(asked, views, pairs[0]) if pairs else None


def _than_views(asked: Asked) -> tuple[View, ...]:
    """The two sources of "How much higher is A's forecast than B's?"."""
    match = _THAN.search(asked.text)
    if match is None or len(asked.goods) > 1:
        return ()
    named = asked.words | asked.names
    left, right = (
        frozenset(key for key in keys(match[side]) if key in named) - stop_keys() - _GENERIC
        for side in ("left", "right")
    )
    return (View("", left), View("", right)) if left and right and not left & right else ()


def _seen_by(view: View, other: View, open_: Asked, known: Known) -> list[Match]:
    """What one source expects, and what it knows, best first: one number each at most. None of either where
    it has several between which nothing decides.
    """
    found = known.all(open_)
    if view.time:
        time = view.time
        loose = [match for match in known.all(replace(open_, times=())) if match.found.time == time.time]
        found = [match for match in (*found, *loose) if given_at(match.found, time)]
    named = [match for match in found if _of_that_good(match, open_)]
    ranked = [(closeness(view, other, match.found), match) for match in named or found]
    result = []
    for expected in (True, False):
        alike = [(rank, match) for rank, match in ranked if rank and is_expected(match) == expected]
        best = max((rank for rank, _ in alike), default=0)
        if one := _decided([match for rank, match in alike if rank == best], bool(view.time)):
            result.append((best, one))
    return [match for _, match in sorted(result, key=lambda one: -one[0])]


def _of_that_good(match: Match, open_: Asked) -> bool:
    good = match.figure.value("commodity")
    return any(same_good(good, wanted) for wanted in open_.goods)


def _decided(chosen: Sequence[Match], dated: bool) -> Match | None:
    """The best of several numbers of one source, unless another one is as good."""
    chosen = [match for match in chosen if dated or not is_old(match)] or list(chosen)
    if not chosen:
        return None
    rivals = [
        match for match in chosen if match.figure.quantity.canonical != chosen[0].figure.quantity.canonical
    ]
    return None if rivals and chosen[0].score - rivals[0].score < CLOSE else chosen[0]


def _same_thing(one: Match, other: Match) -> bool:
    """Whether both numbers are of one good, place and measure, and both expected or both known; a period
    may be that of the report.
    """
    left, right = one.figure, other.figure
    alike = is_expected(one) == is_expected(other) and all(
        left.value(name) == right.value(name) for name in _ALIKE
    )
    return alike and left.quantity.base == right.quantity.base


def _gap(asked: Asked, views: Sequence[View], found: Sequence[Match]) -> Answer | None:
    operands = [match.found for match in found]
    quantities = [one.figure.quantity for one in operands]
    scale = common_scale(quantities)
    formula = Formula("difference", quantities[0].unit, scale)
    try:
        gap = formula.result(quantities)
    except NotComparable:
        return None
    composer = Composer()
    revised = views[0].time and views[1].time and views[0].words == views[1].words
    if gap == 0:
        composer.say("Unchanged" if revised else "No difference")
    else:
        composer.say(("Lowered by " if gap > 0 else "Raised by ") if revised else "The difference is ")
        composer.derived("computed", number(abs(gap), 7), operands, formula)
        composer.say(unit_words(formula.unit, scale))
    for at, (view, match) in enumerate(zip(views, found, strict=True)):
        named = view.label if not revised and not any(char.isdigit() for char in view.label) else ""
        composer.say(": " if at == 0 else "; then " if revised else "; ")
        composer.say(f"{named}: " if named else "")
        time = match.found.time
        asked_for = not asked.times or bool(time and any(one.accepts(time) for one in asked.times))
        say(composer, match.found, asked, dated=asked_for)
    return finished(asked, composer, "difference", min(match.score for match in found))
