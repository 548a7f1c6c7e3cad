"""From a question to an answer that rests on figures, or None where figures do not answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant.answer import Answer, Kind
from assistant.derivation import Formula, NotComparable, unit_of
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.conflicts import agreeing, differing, exact
from assistant.figures.matching import Found, Match, matches, misfit, named_ends, same_good
from assistant.figures.wording import SCALES, Composer, number, subject, unit_words, when
from corpus.figures.calendar import Time
from corpus.places import lies_in
from corpus.quantities import Quantity, quantities

MOST_RANKED = 5
MOST_EARLIER = 2
MOST_QUOTED = 3
"""With more sources than this the answer names its numbers only; the citations show the sentences."""
SOUND = 5.5
"""Below this score a match rests on too much that the text does not say."""


@dataclass(frozen=True, slots=True)
class Known:
    """The figures that may answer: those about the goods or places asked for."""

    figures: Sequence[Found]

    def best(self, asked: Asked, roles: Iterable[str] = ("level",)) -> Match | None:
        """The best match that is sound enough to be printed."""
        found = self.all(asked, roles)
        return exact(found[0], found) if found else None

    def beside(self, asked: Asked, other: Match) -> Match | None:
        """The best match, of the same document as another one if that has any."""
        found = self.all(asked)
        same = [match for match in found if match.found.document.id == other.found.document.id]
        return exact((same or found)[0], found) if found else None

    def all(self, asked: Asked, roles: Iterable[str] = ("level",)) -> list[Match]:
        """All sound matches, best first."""
        return [match for match in matches(asked, self.figures, roles) if match.score >= SOUND]


def answer(asked: Asked, figures: Sequence[Found]) -> Answer | None:
    """Answer a question from figures; None when it asks for no figure or none fits.

    A question of two parts ("..., and what was its price?") is answered in two parts, or not at all.
    """
    if asked.then is None:
        return _single(asked, figures)
    first, second = _single(replace(asked, then=None), figures), _single(asked.then, figures)
    if first is None or second is None:
        return first
    return first if second.figures == first.figures else _together(first, second)


def _together(first: Answer, second: Answer) -> Answer:
    """Two answers as one; the citations of the second follow those of the first."""
    moved = len(first.citations)
    mark = re.compile(r"\[(\d+)\]")
    text, offset = "", len(first.text) + 2
    proof = list(first.proof)
    at = 0
    shifts: list[tuple[int, int]] = []
    for match in mark.finditer(second.text):
        if not 0 < int(match[1]) <= len(second.citations):
            continue
        text += second.text[at : match.start()] + f"[{int(match[1]) + moved}]"
        at = match.end()
        shifts.append((match.end(), len(text) - match.end()))
    text += second.text[at:]
    for one in second.proof:
        shift = next((by for end, by in reversed(shifts) if end <= one.start), 0) + offset
        citations = tuple(number + moved for number in one.citations)
        proof.append(
            replace(
                one,
                start=one.start + shift,
                end=one.end + shift,
                citation=one.citation + moved,
                citations=citations,
            )
        )
    return replace(
        first,
        text=f"{first.text}\n\n{text}",
        citations=first.citations + second.citations,
        proof=tuple(proof),
        figures=first.figures + second.figures,
        confidence=min(first.confidence, second.confidence),
    )


def _single(asked: Asked, figures: Sequence[Found]) -> Answer | None:
    known = Known(figures)
    handlers: dict[str, Callable[[Asked, Known], Answer | None]] = {
        "lookup": _lookup,
        "trend": _lookup,
        "sum": _sum,
        "share": _share,
        "change": _change,
        "difference": _difference,
        "comparison": _comparison,
        "ranking": _ranking,
    }
    handler = handlers.get(asked.kind)
    if handler is None or not (asked.goods or asked.names or asked.words):
        return None
    return handler(asked, known)


# one figure


def _lookup(asked: Asked, known: Known) -> Answer | None:
    if asked.excluded:
        return None
    parts = _parts(asked)
    if len(parts) > 1:
        return _several(asked, parts, known)
    found = known.best(asked)
    if found and (tellers := _several_tellers(asked, found, known)):
        return _listed(asked, tellers)
    if found is None and asked.measure == "price":
        return _unit_price(asked, known)
    if found is None and asked.measure == "trade" and asked.percent:
        return _share(asked, known)
    return _one(asked, found, known) if found else _missing_total(asked, known)


def _several_tellers(asked: Asked, best: Match, known: Known) -> list[Match]:
    """The question names no country and several have a figure of that kind: one of each."""
    if (
        named_ends(asked)
        or asked.names
        or best.figure.value("measure") not in ("trade", "production", "consumption")
    ):
        return []
    end = (
        "origin"
        if best.figure.value("origin")
        else "destination"
        if best.figure.value("destination")
        else "place"
    )
    found: dict[str, Match] = {}
    for match in known.all(asked):
        figure = match.figure
        alike = match.found.time == best.found.time and figure.value("measure") == best.figure.value(
            "measure"
        )
        if alike and figure.quantity.base == best.figure.quantity.base and figure.value(end):
            found.setdefault(figure.value(end), match)
    return list(found.values()) if len(found) > 1 else []


def _listed(asked: Asked, found: Sequence[Match]) -> Answer:
    composer = Composer()
    _list_operands(composer, found[:MOST_RANKED], asked)
    return _finish(asked, composer, "list", min(match.score for match in found[:MOST_RANKED]))


def _one(asked: Asked, match: Match, known: Known) -> Answer:
    composer = Composer()
    fitting = known.all(asked)
    others = differing(match, fitting)
    if others:
        return _conflict(asked, [match, *others])
    converted = _say(composer, match.found, asked)
    if witnesses := agreeing(match, fitting):
        composer.mark(*(witness.found for witness in witnesses))
    if not [time for time in asked.times if not time.base]:
        _say_earlier(composer, match, fitting)
    return _finish(asked, composer, "conversion" if converted else "lookup", match.score)


def _say_earlier(composer: Composer, match: Match, fitting: Sequence[Match]) -> None:
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


def _say(composer: Composer, found: Found, asked: Asked) -> bool:
    """Say one figure with its slots; True when its number was converted."""
    figure = found.figure
    about = subject(figure)
    time = when(figure)
    composer.say(about[:1].upper() + about[1:])
    if time:
        composer.say(", ")
        composer.period(found, time)
    composer.say(": ")
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
    if quantity.unit and not _says_unit(quantity):
        composer.derived("converted", number(quantity.value, 12), [found], Formula("convert", quantity.unit))
        composer.say(unit_words(quantity.unit))
    else:
        composer.quote(found)
    return False


def _says_unit(quantity: Quantity) -> bool:
    """Whether the literal itself names the unit; that of a table cell stands in its column, or with a neighbour."""
    return any(read.unit == quantity.unit for read in quantities(quantity.literal)) or not any(
        char.isdigit() for char in quantity.literal
    )


def _finish(asked: Asked, composer: Composer, kind: Kind, score: float) -> Answer:
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


def _conflict(asked: Asked, found: Sequence[Match]) -> Answer:
    composer = Composer()
    composer.say("The documents differ. ")
    for at, match in enumerate(found):
        document = match.found.document
        composer.say("; " if at else "")
        composer.say(
            f"{document.publisher or document.name}: "
            if not _has_digits(document.publisher or document.name)
            else ""
        )
        _say(composer, match.found, asked)
    return _finish(asked, composer, "conflict", found[0].score)


def _has_digits(text: str) -> bool:
    return any(char.isdigit() for char in text)


# several values asked for at once


def _parts(asked: Asked) -> list[Asked]:
    """The question once for each of several goods, partners or periods that it names."""
    dating = [time for time in asked.times if not time.base]
    if len(asked.destinations) > 1:
        return [replace(asked, destinations=(one,)) for one in asked.destinations]
    if len(asked.origins) > 1:
        return [replace(asked, origins=(one,)) for one in asked.origins]
    if (
        len(asked.places) > 1
        and not asked.origins
        and not asked.destinations
        and asked.measure not in ("trade", "")
    ):
        return [replace(asked, places=(one,)) for one in asked.places]
    if len(asked.goods) > 1:
        return [replace(asked, goods=(one,)) for one in asked.goods]
    if len(dating) > 1:
        return [replace(asked, times=(one,)) for one in dating]
    return [asked]


def _several(asked: Asked, parts: Sequence[Asked], known: Known) -> Answer | None:
    found = [known.best(part) for part in parts]
    stated = [match for match in found if match]
    if len(stated) < max(len(found) - 1, 2) and len(stated) < len(found):
        return None
    composer = Composer()
    for part, match in zip(parts, found, strict=True):
        composer.say(". " if composer.text else "")
        if match:
            _say(composer, match.found, asked)
        else:
            composer.say(f"{_named(part)}: not stated")
    return _finish(asked, composer, "list", min(match.score for match in stated))


def _named(part: Asked) -> str:
    return (
        " ".join(
            (
                *part.goods[:1],
                *(f"from {one}" for one in part.origins[:1]),
                *(f"to {one}" for one in part.destinations[:1]),
            )
        )
        or "The rest"
    )


# derived


def _operands(parts: Sequence[Asked], known: Known) -> list[Match] | None:
    found = [known.best(part) for part in parts]
    return [match for match in found if match] if all(found) else None


def _sum(asked: Asked, known: Known) -> Answer | None:
    parts = _parts(asked)
    if len(parts) < 2:
        return _lookup(asked, known)
    operands = _operands(parts, known)
    if operands is None:
        return _several(asked, parts, known)
    return _added(asked, operands)


def _added(asked: Asked, operands: Sequence[Match]) -> Answer | None:
    first = next(
        (match.figure.quantity for match in operands if match.figure.quantity.unit),
        operands[0].figure.quantity,
    )
    unit = asked.unit.symbol if asked.unit else first.unit
    scale = _common_scale([match.figure.quantity for match in operands])
    formula = Formula("sum", unit, scale)
    try:
        value = formula.result([match.figure.quantity for match in operands])
    except NotComparable:
        return None
    composer = Composer()
    composer.say("Together ")
    composer.derived("computed", number(value, 7), [match.found for match in operands], formula)
    composer.say(f"{unit_words(unit, scale)}: ")
    _list_operands(composer, operands, asked)
    return _finish(asked, composer, "sum", min(match.score for match in operands))


def _common_scale(quantities_: Sequence[Quantity]) -> Decimal:
    """The scale word that all amounts are written with ("million"), one where they differ."""
    scales = {quantity.scale for quantity in quantities_ if quantity.value}
    return scales.pop() if len(scales) == 1 and scales <= SCALES.keys() else Decimal(1)


def _list_operands(composer: Composer, operands: Sequence[Match], asked: Asked) -> None:
    for at, match in enumerate(operands):
        composer.say("; " if at else "")
        _say(composer, match.found, asked)


def _missing_total(asked: Asked, known: Known) -> Answer | None:
    """The months of a range added up, where the range itself is not stated."""
    dating = [time for time in asked.times if not time.base]
    if (
        len(dating) != 1
        or not 2 <= dating[0].time.months <= 12
        or dating[0].time.day
        or asked.measure == "price"
    ):
        return None
    time = dating[0]
    months = [replace(time, time=Time(time.time.first + at, 1)) for at in range(time.time.months)]
    if time.open:
        months = [replace(one, time=replace(one.time, first=one.time.first % 12)) for one in months]
    operands = _operands([replace(asked, times=(month,)) for month in months], known)
    return (
        _added(asked, operands) if operands and len(operands) > 1 else _range_less_month(asked, time, known)
    )


def _range_less_month(asked: Asked, time: AskedTime, known: Known) -> Answer | None:
    """January to June as January to July less July."""
    if time.open:
        return None
    longer = replace(time, time=Time(time.time.first, time.time.months + 1))
    month = replace(time, time=Time(time.time.last + 1, 1))
    operands = _operands([replace(asked, times=(longer,)), replace(asked, times=(month,))], known)
    if operands is None:
        return None
    quantities_ = [match.figure.quantity for match in operands]
    scale = _common_scale(quantities_)
    formula = Formula("difference", quantities_[0].unit, scale)
    try:
        value = formula.result(quantities_)
    except NotComparable:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 7), [match.found for match in operands], formula)
    composer.say(f"{unit_words(formula.unit, scale)}, as the difference of ")
    _list_operands(composer, operands, asked)
    return _finish(asked, composer, "difference", min(match.score for match in operands))


def _share(asked: Asked, known: Known) -> Answer | None:
    stated = known.best(_without_money(asked), ("share",))
    if stated and _says_same_part(asked, stated):
        if others := _contradicting(_without_money(asked), stated, known, ("share",)):
            return _conflict(asked, [stated, *others])
        composer = Composer()
        _say(composer, stated.found, asked)
        return _finish(asked, composer, "share", stated.score)
    part, whole = _part_and_whole(asked, known)
    if part is None or whole is None or part.found == whole.found:
        return None
    formula = Formula("share")
    try:
        value = formula.result([part.figure.quantity, whole.figure.quantity])
    except NotComparable:
        return None
    if value > 100:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 3), [part.found, whole.found], formula)
    composer.say("%: ")
    _say(composer, part.found, asked)
    composer.say(" of ")
    _say(composer, whole.found, asked)
    return _finish(asked, composer, "share", min(part.score, whole.score))


def _contradicting(asked: Asked, stated: Match, known: Known, roles: Sequence[str]) -> list[Match]:
    """Stated changes or shares of other publishers that differ."""
    same = [
        match
        for match in known.all(asked, roles)
        if match.figure.role == stated.figure.role
        and match.figure.of == stated.figure.of
        and {match.figure.value("base"), stated.figure.value("base")} - {""}
        <= {stated.figure.value("base") or match.figure.value("base")}
    ]
    return differing(stated, same)


def _without_money(asked: Asked) -> Asked:
    return replace(asked, unit=None, money=None)


def _says_same_part(asked: Asked, match: Match) -> bool:
    """A share is that of the partner asked for, not any share in a sentence about the good."""
    figure = match.figure
    wanted = {*asked.destinations, *asked.origins, *asked.places}
    held = {figure.value("origin"), figure.value("destination"), figure.value("place")}
    return wanted <= held


def _part_and_whole(asked: Asked, known: Known) -> tuple[Match | None, Match | None]:
    plain = replace(asked, kind="lookup", percent=False)
    part = known.best(plain)
    if part is None:
        return None, None
    if asked.flow == "import" and asked.destinations and asked.origins:
        whole = replace(plain, origins=())
    elif asked.destinations and asked.origins:
        whole = replace(plain, destinations=(), flow="export")
    elif asked.destinations:
        origin = part.figure.value("origin")
        whole = replace(plain, destinations=(), origins=(origin,) if origin else (), flow="export")
    elif asked.places:
        whole = replace(plain, places=())
    elif asked.origins:
        whole = replace(plain, origins=())
    else:
        return part, None
    time = part.found.time
    if time:
        whole = replace(whole, times=(AskedTime(time),))
    return part, known.beside(whole, part)


def _pair(asked: Asked, known: Known) -> tuple[Match, Match] | None:
    """The amounts of the two periods that a question about a change compares, later one first."""
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
        found = [
            known.best(replace(asked, times=(replace(time, base=False),), shift=0)) for time in dating[:2]
        ]
        pair = [match for match in found if match]
        if len(pair) < 2:
            return None
        return _ordered(pair[0], pair[1])
    later = known.best(replace(asked, shift=0))
    if later is None or later.found.time is None:
        return None
    shift = asked.shift if asked.shift < 0 else -12
    earlier = known.beside(
        replace(asked, times=(AskedTime(later.found.time.shifted(shift)),), shift=0), later
    )
    return (later, earlier) if earlier else None


def _ordered(one: Match, other: Match) -> tuple[Match, Match]:
    left, right = one.found.time, other.found.time
    return (one, other) if left and right and left > right else (other, one)


def _change(asked: Asked, known: Known) -> Answer | None:
    stated = _stated_change(asked, known)
    plain = replace(asked, kind="lookup", percent=False, unit=None)
    pair = _pair(plain, known)
    if stated and (others := _contradicting(asked, stated, known, ("change", "difference", "ratio"))):
        return _conflict(asked, [stated, *others])
    composer = Composer()
    if pair and (stated is None or not _base_fits(asked, stated)):
        return _computed_change(asked, pair)
    if stated is None:
        level = known.best(plain)
        return _one(plain, level, known) if level and level.figure.is_zero else None
    _say(composer, stated.found, asked)
    if pair:
        composer.say("; ")
        _list_operands(composer, [pair[0], pair[1]], plain)
        _check_change(composer, stated, pair)
    return _finish(asked, composer, "change", stated.score)


def _stated_change(asked: Asked, known: Known) -> Match | None:
    dating = [time for time in asked.times if not time.base]
    if len(dating) == 2:
        later = max(dating, key=lambda one: one.time)
        asked = replace(asked, times=(later,))
    roles = ("change", "difference", "ratio") if not asked.percent else ("change", "ratio")
    found = known.all(replace(asked, unit=None), roles)
    fitting = [match for match in found if _base_fits(asked, match)]
    return (fitting or [None])[0]  # type: ignore[list-item]


def _base_fits(asked: Asked, match: Match) -> bool:
    from corpus.figures.calendar import parse

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


def _computed_change(asked: Asked, pair: tuple[Match, Match]) -> Answer | None:
    later, earlier = pair
    composer = Composer()
    operands = [later.found, earlier.found]
    quantities = [found.figure.quantity for found in operands]
    try:
        scale = _common_scale(quantities)
        absolute = Formula("difference", quantities[0].unit or quantities[1].unit, scale)
        difference = absolute.result(quantities)
        percent = Formula("change").result(quantities) if quantities[1].value else None
    except NotComparable:
        return None
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
    _list_operands(composer, [later, earlier], asked)
    return _finish(asked, composer, "change", min(later.score, earlier.score))


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


def _difference(asked: Asked, known: Known) -> Answer | None:
    parts = _parts(asked)
    plain = [replace(part, kind="lookup") for part in parts]
    if len(parts) == 2 and (len(asked.times) < 2):
        operands = _operands(plain, known)
        return _compared(asked, operands) if operands else None
    answered = _change(asked, known)
    return answered


def _comparison(asked: Asked, known: Known) -> Answer | None:
    parts = _parts(asked)
    if len(parts) < 2 and len(asked.places) > 1:
        parts = [replace(asked, places=(one,)) for one in asked.places]
    if len(parts) < 2:
        return None
    operands = _operands([replace(part, kind="lookup") for part in parts], known)
    return _compared(asked, operands) if operands else None


def _compared(asked: Asked, operands: Sequence[Match]) -> Answer | None:
    try:
        unit = next((m.figure.quantity.unit for m in operands if m.figure.quantity.unit), "")
        values = [Formula("sum", unit).result([match.figure.quantity]) for match in operands]
    except NotComparable:
        return None
    order = sorted(range(len(operands)), key=lambda at: (-values[at], at))
    ranked = [operands[at] for at in (order if asked.most else order[::-1])]
    composer = Composer()
    _list_operands(composer, ranked, asked)
    if len(ranked) == 2 and values[0] != values[1]:
        high, low = operands[order[0]], operands[order[1]]
        composer.say(". The difference is ")
        scale = _common_scale([high.figure.quantity, low.figure.quantity])
        formula = Formula("difference", unit, scale)
        gap = formula.result([high.figure.quantity, low.figure.quantity])
        composer.derived("computed", number(gap, 7), [high.found, low.found], formula)
        composer.say(unit_words(unit, scale))
    return _finish(asked, composer, "comparison", min(match.score for match in operands))


def _unit_price(asked: Asked, known: Known) -> Answer | None:
    """Value by weight, where no price is stated."""
    money = known.best(replace(asked, measure="trade", money=True, unit=None))
    if money is None:
        return None
    times_ = (AskedTime(money.found.time),) if money.found.time else asked.times
    weight = known.best(replace(asked, measure="trade", money=False, unit=None, times=times_))
    if weight is None:
        return None
    basis = unit_of(weight.figure.quantity)
    if basis is None or money.figure.quantity.value == 0:
        return None
    formula = Formula("unit price", f"{money.figure.quantity.unit}/{basis.symbol}")
    try:
        value = formula.result([money.figure.quantity, weight.figure.quantity])
    except NotComparable:
        return None
    composer = Composer()
    composer.derived("computed", number(value, 5), [money.found, weight.found], formula)
    composer.say(f"{unit_words(formula.unit)} on average: ")
    _list_operands(composer, [money, weight], replace(asked, unit=None))
    return _finish(asked, composer, "price", min(money.score, weight.score))


# many


def _ranking(asked: Asked, known: Known) -> Answer | None:
    groups = _ranked_groups(asked, known)
    if not groups:
        return None
    entries = max(groups, key=lambda rows: (len(rows), rows[0].score))
    if len(entries) < 2:
        return None
    ordered = sorted(entries, key=lambda match: -match.figure.quantity.canonical)
    if not asked.most:
        ordered.reverse()
    shown = ordered[: asked.number or MOST_RANKED]
    composer = Composer()
    _list_operands(composer, shown, asked)
    if len(ordered) > len(shown) and asked.number == 1:
        composer.say(". Next: ")
        _list_operands(composer, ordered[1:3], asked)
    return _finish(asked, composer, "ranking", min(match.score for match in shown))


def _ranked_groups(asked: Asked, known: Known) -> list[list[Match]]:
    """Figures that differ in what is ranked and agree in all else, each value once."""
    slot = asked.rank
    if slot == "partner":
        slot = _open_end(asked)
    found = [match for match in known.all(asked) if _ranked_value(match, slot)]
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
        )
        value = _ranked_value(match, slot)
        if slot == "period" and (match.found.time is None):
            continue
        if slot == "period" and match.found.time:
            key = (*key, str(match.found.time.months))
        if slot in ("origin", "destination", "place") and _is_region(value):
            continue
        groups.setdefault(key, {}).setdefault(value, match)
    return [list(group.values()) for group in groups.values() if group]


def _is_region(name: str) -> bool:
    from corpus.places import place_named

    place = place_named(name)
    return "+" in name or (place is not None and place.kind in ("region", "world"))


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


__all__ = ["Known", "answer", "lies_in", "misfit", "pairwise", "same_good"]
