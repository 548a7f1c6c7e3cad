"""What a figure is about as a question, and other views of the same: the total, the order, the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.changed_slots import the_time
from assistant.figures.asked import Asked, AskedTime
from assistant.figures.goods_fit import ALL_GOODS, JOINT
from corpus.figures.calendar import parse
from corpus.figures.figure import Figure

FLOWING = ("origin", "destination")
_PLACED = ("production", "consumption", "stock", "price")


def subject_of(figure: Figure) -> Asked | None:
    """The question that a figure answers; None for one that no question in few words asks for."""
    good, measure, time = figure.value("commodity"), figure.value("measure"), parse(figure.value("period"))
    places = [figure.value(name) for name in (*FLOWING, "place")]
    if not good or time is None or good == ALL_GOODS or JOINT in good or any(JOINT in one for one in places):
        return None
    period = figure.slot("period")
    if period and period.source in ("published", "default"):
        return None
    asked = Asked(
        "",
        goods=(good,),
        measure=measure,
        times=(AskedTime(time),),
        status="forecast" if figure.value("status") == "forecast" else "",
        money=figure.quantity.dimension == "money" if measure == "trade" else None,
    )
    origin, destination, place = (tuple(one for one in (name,) if one and one != "World") for name in places)
    if measure == "trade" and (origin or destination):
        return replace(asked, flow=figure.value("flow"), origins=origin, destinations=destination)
    if measure in _PLACED and not figure.value("entity") and (place or origin or "World" in places):
        return replace(asked, places=place or origin)
    return None


def looked_for(asked: Asked) -> Asked | None:
    """What an unanswered question was about, as far as it is one thing."""
    time = the_time(asked)
    lone = len(asked.goods) == 1 and time is not None and not time.open and not asked.then
    if not lone or asked.kind == "text" or asked.measure not in ("trade", "", *_PLACED):
        return None
    if max(len(asked.origins), len(asked.destinations), len(asked.places)) > 1:
        return None
    return Asked(
        "",
        goods=asked.goods,
        measure=asked.measure or "trade",
        flow=asked.flow,
        origins=asked.origins,
        destinations=asked.destinations,
        places=asked.places,
        times=(time,) if time else (),
        status=asked.status,
        money=asked.money,
    )


def slots_of(subject: Asked) -> dict[str, str]:
    """The slots that another value may stand in; of a total its partners too."""
    slots = {"commodity": subject.goods[0]}
    if subject.measure == "trade":
        far, near = ("origin", "destination") if subject.flow == "import" else ("destination", "origin")
        ends = {"origin": subject.origins, "destination": subject.destinations}
        slots |= {far: ends[far][0] if ends[far] else ""}
        slots |= {near: ends[near][0]} if ends[near] else {}
        slots |= {"flow": subject.flow} if subject.flow else {}
    elif subject.places:
        slots |= {"place": subject.places[0]}
    time = the_time(subject)
    return slots | ({"period": time.time.iso} if time else {})


def views_of(subject: Asked) -> Iterator[tuple[str, Asked]]:
    """The total over all partners, the order of partners, the change, and what else is measured there."""
    both = subject.origins and subject.destinations
    if subject.measure == "trade":
        if total := _total(subject) if both else None:
            yield "total", total
        if ranking := ranking_of(subject):
            yield "ranking", ranking
    time = the_time(subject)
    if not subject.status and time and not time.time.day:
        for shift in (-12, -1) if time.time.months == 1 else (-12,):
            yield "change", replace(subject, kind="change", shift=shift)
    where = subject.places or (subject.destinations if subject.flow == "import" else subject.origins)
    for measure in ("production", "stock"):
        if where and measure != subject.measure:
            bare = replace(subject, origins=(), destinations=(), places=where, flow="", money=None)
            yield "measure", replace(bare, measure=measure)


def _total(subject: Asked) -> Asked:
    if subject.flow == "import":
        return replace(subject, origins=())
    return replace(subject, destinations=())


def ranking_of(subject: Asked) -> Asked | None:
    """Which partner has most of it."""
    if subject.measure != "trade" or subject.status or subject.money:
        return None
    total = _total(subject) if subject.origins and subject.destinations else subject
    return replace(total, kind="ranking", rank="partner", money=None)
