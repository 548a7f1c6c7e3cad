"""How something changed: as it is stated, or from two amounts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.apart import average_fits, average_years
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.choosing import Known, contradicting, operands_of
from assistant.figures.goods_fit import unheard
from assistant.figures.lookup import stated_one
from assistant.figures.matching import Match
from assistant.figures.month_ends import month_ends, within_month
from assistant.figures.saying import common_scale, finished, list_operands, say, side_by_side
from assistant.figures.verdicts import verdict
from assistant.figures.wording import Composer, number, unit_words
from corpus.figures.calendar import Time, parse


def _pair(asked: Asked, known: Known) -> tuple[Match, Match] | None:
    """The amounts of the two periods that a question about a change compares, later one first."""
    if within_month(asked):
        return month_ends(asked, known)
    dating = [time for time in asked.times if not time.base]
    based = [time for time in asked.times if time.base]
    spanned = re.search(r"\bbetween\b|\bfrom\b", asked.text, re.I) or (dating and dating[0].time.months == 2)
    if len(dating) == 1 and not based and not asked.shift and spanned and 2 <= dating[0].time.months <= 25:
        time = dating[0]  # "from April to May", "between June 2024 and June 2025": the two ends are compared
        if time.time.months not in (3, 6, 12) or re.search(r"\bbetween\b", asked.text, re.I):
            dating = [replace(time, time=Time(at, 1)) for at in (time.time.first, time.time.last)]
    if len(dating) == 1 and based:
        dating = [*based[:1], *dating]
    if len(dating) >= 2:
        ends = [replace(asked, times=(replace(time, base=False),), shift=0) for time in dating[:2]]
        pair = operands_of(ends, known)
        return _ordered(pair[0], pair[1]) if pair else None
    later = known.best(replace(asked, shift=0))
    if later is None or later.found.time is None:
        return None
    shift = asked.shift if asked.shift < 0 else -12
    earlier = known.beside(
        replace(asked, times=(AskedTime(later.found.time.shifted(shift)),), shift=0), later
    )
    if earlier is None and not asked.shift and not based:
        earlier = _set_against(asked, later, known)
    return (later, earlier) if earlier else None


def _set_against(asked: Asked, later: Match, known: Known) -> Match | None:
    """The one earlier amount that the sentence of the later one sets beside it: "fell to 20 from 30 t"."""
    assert later.found.time is not None
    beside = [
        match
        for match in known.all(replace(asked, times=(), shift=0))
        if match.found.document.id == later.found.document.id
        and match.figure.start == later.figure.start
        and _before(match, later.found.time)
        and all(match.figure.value(name) == later.figure.value(name) for name in _ALIKE)
        and match.figure.quantity.base == later.figure.quantity.base
    ]
    return beside[0] if len(beside) == 1 else None


_FROM = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus) (?:about |some |just |only |around |nearly )?$",
    re.IGNORECASE,
)


def _before(match: Match, later: Time) -> bool:
    """Whether an amount is of the time before, or told without one as what a later one came from."""
    time, number_ = match.found.time, match.figure.quantity.start
    if time is None:
        return bool(_FROM.search(match.found.document.text[match.figure.start : number_]))
    return time < later and time.months == later.months


_ALIKE = ("commodity", "origin", "destination", "place", "measure", "flow", "status")


def _ordered(one: Match, other: Match) -> tuple[Match, Match]:
    left, right = one.found.time, other.found.time
    return (one, other) if left and right and left > right else (other, one)


def change_of(asked: Asked, known: Known) -> Answer | None:
    stated = _stated_change(asked, known)
    plain = replace(asked, kind="lookup", percent=False, unit=None)
    averaged = average_years(asked.text) is not None
    pair = None if averaged else _pair(plain, known)
    counted = asked.unit is not None and asked.unit.dimension != "percent" and not asked.percent
    if pair and (asked.kind == "difference" or counted) and (apart := _computed_change(asked, pair)):
        return apart
    if averaged and stated is None:
        return None
    if stated and not asked.goods and unheard(asked, stated.found):
        return None
    if stated and _counts_more(asked) and stated.figure.quantity.dimension == "percent":
        return None
    if stated and (others := contradicting(asked, stated, known, ("change", "difference", "ratio"))):
        return side_by_side(asked, [stated, *others])
    if pair and (stated is None or stated.figure.role == "ratio" or not _base_fits(asked, stated)):
        return _computed_change(asked, pair)
    if stated is None:
        level = known.best(plain)
        return stated_one(plain, level, known) if level and level.figure.is_zero else None
    composer = Composer()
    composer.say(verdict(asked, stated.figure.direction))
    say(composer, stated.found, asked)
    if pair:
        composer.say("; ")
        list_operands(composer, [pair[0], pair[1]], plain)
        _check_change(composer, stated, pair)
    return finished(asked, composer, "change", stated.score)


_MORE_OF = re.compile(r"\bhow many (?:more|fewer|less|additional|extra) \w+", re.IGNORECASE)


def _counts_more(asked: Asked) -> bool:
    """Whether so many more are asked for, which no percentage says: "how many more cargoes than in May"."""
    return asked.kind == "difference" and bool(_MORE_OF.search(asked.text))


def _stated_change(asked: Asked, known: Known) -> Match | None:
    dating = [time for time in asked.times if not time.base]
    if len(dating) == 2:
        earlier, later = sorted(dating, key=lambda one: one.time)
        asked = replace(asked, times=(later, replace(earlier, base=True)))
    roles = ("change", "difference", "ratio") if not asked.percent else ("change", "ratio")
    found = known.all(replace(asked, unit=None), roles)
    two = len(dating) == 2
    fitting = [
        match
        for match in found
        if (
            _base_fits(asked, match)
            or _base_unsaid(asked, match, known)
            or (two and not match.figure.value("base"))
        )
        and average_fits(asked.text, match.found)
        and _points_fit(asked, match)
    ]
    return (fitting or [None])[0]  # type: ignore[list-item]


_OF_RATE = re.compile(
    r"\b(?:share|points?|rates?|duty|duties|tariffs?|percentage|slice|proportion)\b", re.IGNORECASE
)


def _points_fit(asked: Asked, match: Match) -> bool:
    """Whether it is no change of a share or rate, in points, where an amount is asked for."""
    return match.figure.quantity.dimension != "percentage points" or bool(_OF_RATE.search(asked.text))


def _base_fits(asked: Asked, match: Match) -> bool:
    base, time = parse(match.figure.value("base")), match.found.time
    wanted = [one for one in asked.times if one.base]
    dating = sorted((one for one in asked.times if not one.base), key=lambda one: one.time)
    if len(dating) == 2:
        wanted = dating[:1]
    if wanted:
        return base is not None and any(one.accepts(base) for one in wanted)
    if (
        len(dating) == 1
        and dating[0].time.months == 2
        and not dating[0].open
        and match.figure.value("period") == ""
    ):
        return False
    if asked.shift and base and time:
        return base.first == time.first + asked.shift
    return not asked.shift or base is not None


def _base_unsaid(asked: Asked, match: Match, known: Known) -> bool:
    """Whether a change does not say what it is reckoned from, in a text that reckons all others of its
    period from the time asked for: "Exports rose 21% on the year, and within them chips rose 38%".
    """
    time = match.found.time
    if not asked.shift or time is None or match.figure.value("base"):
        return False
    bases = [
        parse(one.figure.value("base"))
        for one in known.figures
        if one.document.id == match.found.document.id and one.time == time and one.figure.value("base")
    ]
    return bool(bases) and all(base and base.first == time.first + asked.shift for base in bases)


def _computed_change(asked: Asked, pair: tuple[Match, Match]) -> Answer | None:
    later, earlier = pair
    composer = Composer()
    operands = [later.found, earlier.found]
    quantities = [found.figure.quantity for found in operands]
    try:
        scale = common_scale(quantities)
        absolute = Formula("difference", quantities[0].unit or quantities[1].unit, scale)
        difference = absolute.result(quantities)
        percent = Formula("change").result(quantities) if quantities[1].value else None
    except NotComparable:
        return None
    composer.say(verdict(asked, "" if difference == 0 else "up" if difference > 0 else "down"))
    composer.say("Unchanged" if difference == 0 else "Up by " if difference > 0 else "Down by ")
    unit = quantities[0].unit or quantities[1].unit
    if difference and percent is not None:
        composer.derived("computed", number(abs(percent), 4), operands, Formula("change"))
        composer.say("% (")
        composer.derived("computed", number(abs(difference), 7), operands, absolute)
        composer.say(f"{unit_words(unit, scale)})")
    elif difference:
        composer.derived("computed", number(abs(difference), 7), operands, absolute)
        composer.say(unit_words(unit, scale))
    composer.say(": ")
    list_operands(composer, [later, earlier], asked)
    return finished(asked, composer, "change", min(later.score, earlier.score))


def _check_change(composer: Composer, stated: Match, pair: tuple[Match, Match]) -> None:
    """Say so when the amounts give another change than the text states."""
    if stated.figure.role != "change":
        return
    operands = [pair[0].found, pair[1].found]
    try:
        value = Formula("change").result([found.figure.quantity for found in operands])
    except NotComparable:
        return
    sign = -1 if stated.figure.direction == "down" else 1
    if abs(value - sign * stated.figure.quantity.value) <= max(Decimal(1), abs(value) / 20):
        return
    composer.say(". The amounts give ")
    composer.derived("computed", number(abs(value), 4), operands, Formula("change"))
    composer.say(f"% {'more' if value > 0 else 'less'}, which is not what the text states")
