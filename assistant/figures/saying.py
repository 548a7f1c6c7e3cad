"""One figure or several as text, and the answer that they make."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import Answer, Kind
from assistant.derivation import Formula, NotComparable
from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.conflicts import exact
from assistant.figures.exclusions import left_out
from assistant.figures.matching import Match
from assistant.figures.speakers import speaker
from assistant.figures.wording import SCALES, Composer, number, subject, unit_words, when
from corpus.figures.calendar import Time
from corpus.numerals import numeral
from corpus.quantities import Quantity, quantities
from corpus.units import unit_named

MOST_EARLIER = 2
"""Earlier periods that are named beside the latest."""
MOST_QUOTED = 3
"""With more sources than this the answer names its numbers only; the citations show the sentences."""


def say(composer: Composer, found: Found, asked: Asked, *, dated: bool = True) -> bool:
    """Say one figure with its slots, or without its period; True when its number was converted."""
    figure = found.figure
    about = _about(found)
    time = when(figure) if dated else ""
    composer.say(about[:1].upper() + about[1:])
    if time:
        composer.say(", " if about else "")
        composer.period(found, time)
    composer.say(": " if about or time else "")
    converted = _number(composer, found, asked)
    if figure.value("status"):
        composer.say(f" ({figure.value('status')})")
    composer.mark(found)
    return converted


def _number(composer: Composer, found: Found, asked: Asked) -> bool:
    quantity = found.figure.quantity
    if found.figure.is_zero:
        if any(char.isdigit() for char in quantity.literal):
            composer.say("none (")
            composer.quote(found)
            composer.say(")")
        else:
            composer.say(f"none (“{quantity.literal}”)")
        return False
    hedge = "" if quantity.qualifier == "=" else f"{quantity.qualifier} "
    direction = {"up": "up ", "down": "down "}.get(found.figure.direction, "")
    unit = asked.unit
    if unit and quantity.dimension == f"money per {unit.dimension}":
        unit = unit_named(f"{quantity.unit.split('/')[0]}/{unit.symbol}")
    if unit and found.figure.role == "level" and quantity.unit and unit.symbol != quantity.unit:
        formula = Formula("convert", unit.symbol)
        try:
            value = formula.result([quantity])
        except NotComparable:
            value = None
        if value is not None:
            composer.say(hedge)
            composer.derived("converted", number(value, 6), [found], formula)
            composer.say(f"{unit_words(unit.symbol)} (")
            composer.quote(found)
            composer.say(")")
            return True
    composer.say(direction + hedge)
    if (quantity.unit and not _says_unit(quantity)) or _scaled_by_column(quantity):
        composer.derived("converted", number(quantity.value, 12), [found], Formula("convert", quantity.unit))
        composer.say(unit_words(quantity.unit))
    else:
        composer.quote(found)
    return False


def _about(found: Found) -> str:
    """What a figure is about, and the places that its clause leaves out."""
    without = left_out(found)
    named = subject(found.figure).removesuffix(" to World") if without else subject(found.figure)
    return f"{named} without {' and '.join(without)}" if without else named


def _scaled_by_column(quantity: Quantity) -> bool:
    """Whether a bare number stands for more than it says: 569 in a column of thousands of tyres."""
    said = None if quantity.unit else numeral(quantity.literal)
    return said is not None and said.value != abs(quantity.value)


def _says_unit(quantity: Quantity) -> bool:
    """Whether the literal itself names the unit; that of a table cell stands in its column, or with
    a neighbour.
    """
    return any(read.unit == quantity.unit for read in quantities(quantity.literal)) or not any(
        char.isdigit() for char in quantity.literal
    )


def list_operands(composer: Composer, operands: Sequence[Match], asked: Asked) -> None:
    for at, match in enumerate(operands):
        composer.say("; " if at else "")
        say(composer, match.found, asked)


def common_scale(quantities_: Sequence[Quantity]) -> Decimal:
    """The scale word that all amounts are written with ("million"), one where they differ."""
    scales = {quantity.scale for quantity in quantities_ if quantity.value}
    return scales.pop() if len(scales) == 1 and scales <= SCALES.keys() else Decimal(1)


def finished(asked: Asked, composer: Composer, kind: Kind, score: float) -> Answer:
    composer.quote_sources(MOST_QUOTED)
    return Answer(
        question=asked.text,
        text=composer.text,
        kind=kind,
        citations=tuple(composer.citations),
        proof=tuple(composer.proof),
        figures=tuple(composer.figures),
        confidence=max(0.0, min(1.0, score / 15)),
    )


def side_by_side(asked: Asked, found: Sequence[Match]) -> Answer:
    composer = Composer()
    documents = {match.found.document.id for match in found}
    composer.say("The documents differ. " if len(documents) > 1 else "The sources differ. ")
    for at, match in enumerate(found):
        document = match.found.document
        composer.say("; " if at else "")
        name = document.publisher or document.name
        if len(documents) < len(found) and (body := speaker(match.found)):
            name = f"{name} ({body})"
        composer.say(f"{name}: " if not _has_digits(name) else "")
        say(composer, match.found, asked)
    return finished(asked, composer, "conflict", found[0].score)


def _has_digits(text: str) -> bool:
    return any(char.isdigit() for char in text)


def say_earlier(composer: Composer, match: Match, fitting: Sequence[Match]) -> None:
    """The question named no period: beside the latest, those before it are named."""
    time = match.found.time
    if time is None or time.day:
        return
    earlier: dict[Time, Match] = {}
    for other in fitting:
        when_ = other.found.time
        if (
            when_
            and when_ < time
            and when_.months == time.months
            and not when_.day
            and _same_but_time(match, other)
        ):
            earlier.setdefault(when_, exact(other, [one for one in fitting if one.found.time == when_]))
    for at, when_ in enumerate(sorted(earlier, reverse=True)[:MOST_EARLIER]):
        composer.say("; before that, " if at == 0 else "; ")
        composer.period(earlier[when_].found, when_.words)
        composer.say(": ")
        _number(composer, earlier[when_].found, Asked(""))
        composer.mark(earlier[when_].found)


def _same_but_time(one: Match, other: Match) -> bool:
    left, right = one.figure, other.figure
    names = ("commodity", "origin", "destination", "place", "measure")
    return (
        all(left.value(name) == right.value(name) for name in names)
        and left.quantity.base == right.quantity.base
    )
