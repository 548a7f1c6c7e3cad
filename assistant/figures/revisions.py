"""Numbers that were given anew: a forecast cut or raised, a figure corrected. The new one and the old one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.derivation import Formula, NotComparable
from assistant.figures.asked import Asked
from assistant.figures.choosing import Known
from assistant.figures.conflicts import compatible
from assistant.figures.matching import Match
from assistant.figures.saying import common_scale, finished, list_operands
from assistant.figures.verdicts import verdict
from assistant.figures.wording import Composer, number, unit_words
from corpus.figures.calendar import parse
from corpus.goods import is_kind_of

_FORECAST = r"(?:forecasts?|estimates?|projections?|targets?|guidance|outlook|expectations?|predictions?)"
_REVISED = re.compile(
    rf"\b(?:rais\w*|lower(?:ed|ing|s)?|cut\w*|revis\w*|chang\w*|trim\w*|lift\w*|reduc\w*|adjust\w*|happen\w*"
    rf"|upgrad\w*|downgrad\w*|slash\w*|hik\w*)\b[^?]*\b{_FORECAST}\b"
    rf"|\b{_FORECAST}\b[^?]*\b(?:rais\w*|lower\w*|cut|revis\w*|chang\w*|trimm\w*|lifted|reduc\w*|adjust\w*"
    rf"|upgrad\w*|downgrad\w*|slash\w*|hiked)\b"
    rf"|\bdo to (?:its|their|the|his)\b[^?]*\b{_FORECAST}\b"
    rf"|\b(?:earlier|previous|prior|initial|original|old|first)\b[^?]*\b{_FORECAST}\b",
    re.IGNORECASE,
)
_UP = re.compile(r"\b(?:rais(?:e[ds]?|ing)|lift\w*|upgrad\w*|hik(?:e[ds]?|ing))\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:lower(?:ed|ing|s)?|cut(?:s|ting)?|trimm?\w*|reduc\w*|downgrad\w*|slash\w*)\b", re.IGNORECASE
)
"""Which way a question says that a forecast was revised."""
_OLD = re.compile(
    r"\b(?:from|earlier|previously|previous|before|initial(?:ly)?|original(?:ly)?|against|instead of|versus"
    r"|vs\.?|compared with|having (?:\w+ly )?\w+|had (?:been |still )?(?:\w+ ){0,2}"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November|December),?"
    r" (?:it|they|we|he|she|the \w+) (?:had )?\w+)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_PUTS = re.compile(
    r"\b(?:(?:now|currently|then|still) (?:puts?|sees?|pegs?|reckons?)|had (?:said|put|seen|pegged)"
    r"|(?:puts?|sees?|pegs?) (?:the|its|their|total|full-year|this|next)\b[^.;]* at)\b",
    re.IGNORECASE,
)
"""An amount that somebody only puts there: "we now put the crop at 2 million t"."""
_BY = re.compile(r"\bby (?:about |around |some |nearly |almost |just )*$", re.IGNORECASE)
_ALIKE = ("commodity", "origin", "destination", "place", "measure")
_EXPECTED = frozenset({"forecast", "target", "planned", "estimate"})
NEAR = 500
"""Characters between a new forecast and the old one it replaces."""


def revised_forecast(asked: Asked, known: Known) -> Answer | None:
    """Old and new value of a forecast that the question says was revised; None where one is not stated."""
    compared = re.search(r"\b(?:higher|lower|more|less|larger|smaller)\b.*\bthan\b", asked.text, re.I)
    if compared or not _REVISED.search(asked.text) or asked.kind == "ranking" or len(asked.goods) > 1:
        return None
    plain = replace(asked, kind="lookup", status="forecast", percent=False, unit=None, shift=0, yes_no=False)
    for form in (plain, replace(plain, times=())):
        if pair := next(_pairs(form, known), None):
            return None if _of_a_kind(asked, pair[0]) else _told(asked, *pair)
        if step := next(_steps(form, known), None):
            return _stepped(asked, *step)
    return None


def _of_a_kind(asked: Asked, match: Match) -> bool:
    """Whether a forecast is of one kind of the good asked for alone: robusta is not all coffee."""
    good = match.figure.value("commodity")
    return bool(asked.goods) and good not in asked.goods and any(is_kind_of(good, one) for one in asked.goods)


def _borne_out(asked: Asked, direction: str) -> str:
    """What a revision says of the way that the question takes for granted."""
    up, down = bool(_UP.search(asked.text)), bool(_DOWN.search(asked.text))
    claimed = "" if up == down else "up" if up else "down"
    return verdict(replace(asked, direction=claimed), direction)


def _steps(asked: Asked, known: Known) -> Iterator[tuple[Match, Match]]:
    """A new value and the amount by which it was revised, both of one sentence."""
    steps = known.all(asked, ("difference",))
    for new in known.all(asked):
        for step in steps:
            same = (new.found.document.id, new.figure.start) == (step.found.document.id, step.figure.start)
            between = new.found.document.text[step.figure.quantity.end : new.figure.quantity.start]
            alike = all(new.figure.value(name) == step.figure.value(name) for name in _ALIKE)
            if same and alike and between.strip(" ,") == "to" and step.figure.direction and is_expected(new):
                yield new, step


def _stepped(asked: Asked, new: Match, step: Match) -> Answer | None:
    """The value before a stated revision, reckoned back."""
    operands = [new.found, step.found]
    quantities = [found.figure.quantity for found in operands]
    scale = common_scale(quantities)
    down = step.figure.direction == "down"
    formula = Formula("sum" if down else "difference", quantities[0].unit, scale)
    try:
        before = formula.result(quantities)
    except NotComparable:
        return None
    composer = Composer()
    composer.say(_borne_out(asked, "down" if down else "up"))
    composer.say(f"{'Lowered' if down else 'Raised'} from ")
    composer.derived("computed", number(before, 7), operands, formula)
    composer.say(f"{unit_words(formula.unit, scale)}: ")
    list_operands(composer, [new, step], asked)
    return finished(asked, composer, "change", min(new.score, step.score))


def _pairs(asked: Asked, known: Known) -> Iterator[tuple[Match, Match]]:
    """The new and the old value of one forecast, as the text tells which is which."""
    expected = replace(asked, times=())
    olds = [match for match in known.all(expected) if is_expected(match) and is_old(match)]
    for new in known.all(asked):
        if not is_expected(new) or is_old(new) or _BY.search(_lead(new)):
            continue
        for old in olds:
            if _same_forecast(new, old):
                yield new, old


def _same_forecast(new: Match, old: Match) -> bool:
    left, right = new.figure, old.figure
    near = new.found.document.id == old.found.document.id and abs(left.start - right.start) <= NEAR
    alike = all(left.value(name) == right.value(name) for name in _ALIKE)
    comparable = left.quantity.base == right.quantity.base and left.quantity.value != right.quantity.value
    time = parse(right.value("period"))
    same_time = time is None or left.value("period") == right.value("period") or _said_then(old)
    return near and alike and comparable and same_time and left.quantity.qualifier == right.quantity.qualifier


def is_expected(match: Match) -> bool:
    """Whether a number is a forecast, a target or a plan."""
    return match.figure.value("status") in _EXPECTED or bool(_PUTS.search(_before(match)))


def _said_then(match: Match) -> bool:
    """Whether the period of a forecast was over when the text was written: it is when it was said."""
    time, published = match.found.time, match.found.document.published
    return bool(time and published and time.last <= published.year * 12 + published.month - 1)


def is_old(match: Match) -> bool:
    """Whether the words before a number say that it is the one that held before."""
    return bool(_OLD.search(_lead(match))) and not _BY.search(_lead(match))


def _lead(match: Match) -> str:
    """The words of the sentence that lead to the number, from the number before it on."""
    return re.split(r"\d[\d.,]*", _before(match))[-1]


def _before(match: Match) -> str:
    """The sentence up to the number."""
    return match.found.document.text[match.figure.start : match.figure.quantity.start]


def _told(asked: Asked, new: Match, old: Match) -> Answer | None:
    quantities = [new.figure.quantity, old.figure.quantity]
    scale = common_scale(quantities)
    formula = Formula("difference", quantities[0].unit, scale)
    try:
        gap = formula.result(quantities)
    except NotComparable:
        return None
    composer = Composer()
    composer.say(_borne_out(asked, "up" if gap > 0 else "down"))
    composer.say("Raised by " if gap > 0 else "Lowered by ")
    composer.derived("computed", number(abs(gap), 7), [new.found, old.found], formula)
    composer.say(f"{unit_words(formula.unit, scale)}: ")
    list_operands(composer, [new], asked)
    composer.say("; before that ")
    list_operands(composer, [old], asked)
    return finished(asked, composer, "change", min(new.score, old.score))


_CORRECTS = re.compile(
    r"\b(?:correct(?:ion|ed|s)?|erratum|errata|restated|revised|amended|misprint(?:ed)?|in error|wrongly"
    r"|mistaken|right (?:number|figure|value|amount)|should (?:have been|be|have|read))\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:gave|given|put|from|not|instead of|rather than|published as|printed|wrongly|read|reported"
    r"|first|earlier|previously)\b[^.;]*$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:right|correct|should (?:have been|be|have read|read)|(?:revised|restated|corrected|amended)"
    r"(?: \w+)? (?:to|as|at)|now|actually|instead)\b[^.;]*$",
    re.IGNORECASE,
)


def corrected(best: Match, fitting: Sequence[Match]) -> tuple[Match, Match] | None:
    """The corrected number and the one it replaces, where a text of the same publisher corrects the best
    match; the answer is then the correction.
    """
    same = [match for match in fitting if _same_thing(best, match)]
    rights = [match for match in same if _RIGHT.search(_lead(match)) and _corrects(match)]
    wrongs = [match for match in same if match not in rights]
    for right in rights:
        for wrong in wrongs:
            if not compatible(right.figure.quantity, wrong.figure.quantity) and (
                wrong.found.document.id != right.found.document.id or _WRONG.search(_before(wrong))
            ):
                return right, wrong
    return None


def _corrects(match: Match) -> bool:
    """Whether the sentence, or the one before it, speaks of a correction."""
    figure, text = match.figure, match.found.document.text
    return bool(_CORRECTS.search(text[max(0, figure.start - 150) : figure.end]))


def _same_thing(one: Match, other: Match) -> bool:
    left, right = one.figure, other.figure
    return (
        all(left.value(name) == right.value(name) for name in (*_ALIKE, "period"))
        and left.quantity.base == right.quantity.base
        and one.found.document.publisher == other.found.document.publisher
    )
